"""Counts as native bars: the charts of categories, areas, weeks, years and findings."""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

import pandas as pd

from jarfalla_data.charts import palette
from jarfalla_data.charts.draw_finding_states import COLORS
from jarfalla_data.charts.finding_states import WAIT, fixed_words
from jarfalla_data.charts.finding_tables import state_label
from jarfalla_data.charts.incident_words import period_label
from jarfalla_data.charts.model import Chart
from jarfalla_data.measures.incident_areas import AREA
from jarfalla_data.measures.incident_terms import DETECTION_DRIVEN
from jarfalla_data.measures.narcotics import NO_KIND
from jarfalla_data.report.native import Form, Look, Mark, Panel, Series, highest
from jarfalla_data.vocabulary.work import NARCOTICS_KINDS, NARCOTICS_STEPS
from jarfalla_data.wording import Translator, translator

HIDDEN = math.nan
"""A number that is there and not shown; where there is none at all it is None."""

ROOM = 1.12
"""The axis is so much longer than the longest bar, for the number after it."""

MOST_NUMBERED = 12
"""Columns that have room for their numbers and names; of more there is an axis of years."""
NOTHING_OF_ZERO = "#,##0;;"


class Column(NamedTuple):
    """Numbers of one kind, one for each name: None where there is none, HIDDEN where it is not shown."""

    name: str
    numbers: Sequence[float | None]
    color: str = palette.NAVY
    looks: dict[int, Look] = {}  # noqa: RUF012 - never changed


def bars(names: Sequence[str], columns: Sequence[Column], t: Translator, form: Form, **more: Any) -> Panel:
    """Bars for each name, with their numbers; what is not shown is hatched, or said beside the name.

    Hatched only where a name has one bar: then the hatched one stands alone.
    """
    alone = all(sum(column.numbers[i] is not None for column in columns) <= 1 for i in range(len(names)))
    series = [
        Series(c.name, tuple(map(_shown, c.numbers)), c.color, labelled=True, looks=_looks_of(c)) for c in columns
    ]
    top = highest(series)
    hidden = [i for i in range(len(names)) if any(_is_hidden(column.numbers[i]) for column in columns)]
    if hidden and alone:
        unshown = tuple(top if i in hidden else None for i in range(len(names)))
        said = t("visas inte") if form is Form.ROWS else ""  # columns are too narrow for it: there the legend says it
        words = tuple(said if i in hidden else "" for i in range(len(names)))
        series.append(Series(t("Visas inte (längden säger inget)"), unshown, palette.HATCH, Mark.HATCHED, words=words))
    elif hidden:
        names = [_with_hidden(name, i, columns, t) for i, name in enumerate(names)]
    return Panel(form, tuple(names), tuple(series), low=0, high=top * ROOM, overlapping=alone, **more)


def _shown(value: float | None) -> float | None:
    return None if value is None or _is_hidden(value) else float(value)


def _is_hidden(value: float | None) -> bool:
    return value is not None and math.isnan(value)


def _looks_of(column: Column) -> dict[int, Look]:
    return {i: look for i, look in column.looks.items() if _shown(column.numbers[i]) is not None}


def _with_hidden(name: str, i: int, columns: Sequence[Column], t: Translator) -> str:
    said = [f"{c.name.lower()} {t('visas inte')}" for c in columns if _is_hidden(c.numbers[i])]
    return f"{name} ({', '.join(said)})" if said else name


def number_or_hidden(value: Any) -> float:
    """A released count: HIDDEN where it is missing."""
    return HIDDEN if pd.isna(value) else float(value)


def category_mix(chart: Chart) -> tuple[Panel, ...]:
    """Categories below each other; what controls find in a colour of its own."""
    t, rows = translator(chart.lang), chart.layers["rows"].rows
    found = [row.kind == DETECTION_DRIVEN for row in rows]
    numbers = [number_or_hidden(row.reports) for row in rows]
    columns = [
        Column(t("Anmälda brott och händelser"), [None if f else n for n, f in zip(numbers, found, strict=True)]),
        Column(
            t("Upptäcks genom kontroller"),
            [n if f else None for n, f in zip(numbers, found, strict=True)],
            palette.TURQUOISE,
        ),
    ]
    return (bars([row.label for row in rows], columns if any(found) else columns[:1], t, Form.ROWS),)


def area_counts(chart: Chart) -> tuple[Panel, ...]:
    """Areas below each other, the chosen one in another colour."""
    t, rows = translator(chart.lang), chart.layers["rows"].rows
    chosen = {i: Look(palette.PLUM, Mark.FILLED) for i, row in enumerate(rows) if row.chosen}
    others = {i: Look(palette.MUTED, Mark.FILLED) for i, row in enumerate(rows) if row.level != AREA}
    columns = [Column(t("Anmälda"), [number_or_hidden(r.reported) for r in rows], looks={**chosen, **others})]
    if rows and hasattr(rows[0], DETECTION_DRIVEN):
        found = [number_or_hidden(row.detection_driven) for row in rows]
        columns.append(Column(t("Upptäcks genom kontroller"), found, palette.TURQUOISE))
    return (bars([row.label for row in rows], columns, t, Form.ROWS),)


def week_years(chart: Chart) -> tuple[Panel, ...]:
    """The same week of each year, the latest in the stronger colour."""
    t, rows = translator(chart.lang), chart.layers["rows"].rows
    earlier = {i: Look(palette.OUTLINE, Mark.FILLED) for i, row in enumerate(rows) if not row.latest}
    columns = (
        Column(t("Anmälda brott och händelser"), [float(row.reported) for row in rows], looks=earlier),
        Column(t("Upptäcks genom kontroller"), [float(row.detection_driven) for row in rows], palette.TURQUOISE),
    )
    return (bars([str(row.year) for row in rows], columns, t, Form.ROWS),)


def found_by(chart: Chart) -> tuple[Panel, ...]:
    """What young people found beside what the others found."""
    t, rows = translator(chart.lang), chart.layers["rows"].rows
    columns = (
        Column(t("Unga"), [number_or_hidden(row.young) for row in rows], palette.PLUM),
        Column(t("Övriga besiktningar"), [number_or_hidden(row.others) for row in rows]),
    )
    return (bars([row.label for row in rows], columns, t, Form.ROWS),)


def finding_states(chart: Chart) -> tuple[Panel, ...]:
    """What waits, the overdue first, in one bar for each row."""
    t, rows = translator(chart.lang), chart.layers["rows"].rows
    series = tuple(
        Series(state_label(state, t), tuple(float(getattr(row, state)) for row in rows), COLORS[state], labelled=True)
        for state in WAIT
    )
    names = tuple(f"{row.label} – {fixed_words(row, t)}" for row in rows)
    top = max((sum(getattr(row, state) for state in WAIT) for row in rows), default=0) or 1
    return (Panel(Form.ROWS, names, series, number=NOTHING_OF_ZERO, low=0, high=top * 1.02, stacked=True),)


def periods(chart: Chart) -> tuple[Panel, ...]:
    """A panel for each series, a column for each period."""
    t, rows = translator(chart.lang), chart.layers["rows"].rows
    groups = (list(group) for _, group in itertools.groupby(rows, key=lambda row: row.series))
    note = t("Randigt: ofullständig eller inte slutlig.") if not all(row.complete for row in rows) else ""
    return tuple(_periods_of(group, chart.lang, note) for group in groups)


def _periods_of(rows: list[Any], lang: str, note: str) -> Panel:
    t, color = translator(lang), palette.TURQUOISE if rows[0].series == DETECTION_DRIVEN else palette.NAVY
    looks = {i: Look(color, Mark.HATCHED) for i, row in enumerate(rows) if not row.complete}
    column = Column(t("Anmälningar och händelser"), [number_or_hidden(row.reports) for row in rows], color, looks)
    names = [period_label(row.first, row.last, lang) for row in rows]
    panel = bars(names, [column], t, Form.COLUMNS, title=_titled(rows[0].label, rows[0].total), note=note)
    if len(rows) <= MOST_NUMBERED:
        return panel
    unlabelled = tuple(replace(series, labelled=False, words=()) for series in panel.series)
    return replace(panel, names=tuple(row.first for row in rows), series=unlabelled, axis=True)


def _titled(name: str, more: str) -> str:
    return f"{name}: {more}" if more else name


def narcotics_work(chart: Chart) -> tuple[Panel, ...]:
    """A panel for each step and kind, a column for each year; the steps of a kind after each other."""
    t, rows = translator(chart.lang), chart.layers["rows"].rows
    years = range(min(row.year for row in rows), max(row.year for row in rows) + 1)
    note = t("Randigt: ofullständig.") if any(getattr(row, "unfinished", False) for row in rows) else ""
    asked = itertools.product((NO_KIND, *NARCOTICS_KINDS.codes), NARCOTICS_STEPS.codes)
    of_each = (([r for r in rows if (r.kind, r.step) == one], one) for one in asked)
    return tuple(_step(of_it, kind, step, years, t, note) for of_it, (kind, step) in of_each if of_it)


def _step(rows: list[Any], kind: str, step: str, years: Iterable[int], t: Translator, note: str) -> Panel:
    by_year = {row.year: row for row in rows}
    values = [number_or_hidden(by_year[year].cases) if year in by_year else None for year in years]
    unfinished = [bool(getattr(by_year.get(year), "unfinished", False)) for year in years]
    looks = {i: Look(palette.NAVY, Mark.HATCHED) for i, is_so in enumerate(unfinished) if is_so}
    name = NARCOTICS_STEPS.label(step, t.lang)
    title = f"{name}, {NARCOTICS_KINDS.label(kind, t.lang).lower()}" if kind else name
    column = Column(name, values, looks=looks)
    return bars([str(year) for year in years], [column], t, Form.COLUMNS, title=title, note=note)
