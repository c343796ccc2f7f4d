"""Series over time as native lines: control charts with their limits, follow-ups, and how fast faults are mended."""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Sequence
from typing import Any

import pandas as pd

from jarfalla_data.charts import palette
from jarfalla_data.charts.draw_effect import STYLES
from jarfalla_data.charts.draw_repair import LONGEST
from jarfalla_data.charts.effect import INDEX
from jarfalla_data.charts.incident_words import period_label
from jarfalla_data.charts.model import Chart
from jarfalla_data.measures.control_chart import NOT_FINAL, State
from jarfalla_data.measures.control_rules import Direction
from jarfalla_data.measures.control_series import is_found_by_controls
from jarfalla_data.measures.effect_question import OWN_DATE
from jarfalla_data.report.native import Form, Look, Mark, Panel, Series, as_written, highest, share_format
from jarfalla_data.wording import Translator, translator

SIGNAL = Look(palette.PLUM, Mark.POINT)


def control(chart: Chart) -> tuple[Panel, ...]:
    """One control chart; what has begun at the place is said below it."""
    t, rows = translator(chart.lang), chart.layers["points"].rows
    note = [_key(rows, t)]
    if "milestones" in chart.layers:
        begun = chart.layers["milestones"].rows
        said = [f"{getattr(row, f'label_{chart.lang}')} ({row.date.label(chart.lang)})" for row in begun]
        note.append(t("Milstolpar: {said}.", said="; ".join(said)) if said else "")
    return (_judged(rows, chart.layers["signals"].rows, t, palette.NAVY, note=" ".join(filter(None, note))),)


def control_rows(chart: Chart) -> tuple[Panel, ...]:
    """A control chart for each series."""
    t, every, signals = translator(chart.lang), chart.layers["rows"].rows, chart.layers["signals"].rows
    panels, judged = [], any(row.state == State.JUDGED for row in every)
    told = (t("Linje: antal."), t("Grått: väntat. Streckat: gränser.") if judged else "", _key(every, t))
    note = " ".join(filter(None, told))
    for series, group in itertools.groupby(every, key=lambda row: row.series):
        rows = list(group)
        found = is_found_by_controls(str(series).partition(":")[2])
        numbered = [(n, signal) for n, signal in enumerate(signals, 1) if signal.series == series]
        title = f"{rows[0].label}: {rows[0].total}" if rows[0].total else str(rows[0].label)
        color = palette.TURQUOISE if found else palette.NAVY
        panels.append(_of_numbered(rows, numbered, t, color, title=title, note=note, legend=False))
    return tuple(panels)


def _judged(rows: list[Any], signals: Sequence[Any], t: Translator, color: str, **more: Any) -> Panel:
    return _of_numbered(rows, list(enumerate(signals, 1)), t, color, **more)


def _of_numbered(rows: list[Any], signals: Sequence[tuple[int, Any]], t: Translator, color: str, **more: Any) -> Panel:
    """What was reported, what is expected and the limits; a changed method is a series of its own, joined to none."""
    changed = [row.state == State.CHANGED_METHOD for row in rows]
    numbers = [None if pd.isna(row.reports) else float(row.reports) for row in rows]
    looks = {i: look for i, row in enumerate(rows) if (look := _look(row, color)) and numbers[i] is not None}
    counted = [
        Series(name, values, color, Mark.LINE, words=_numbers(rows, signals), looks=_of(looks, values))
        for name, values in (
            (t("Antal"), tuple(None if c else n for n, c in zip(numbers, changed, strict=True))),
            (t("Antal, ändrad mätmetod"), tuple(n if c else None for n, c in zip(numbers, changed, strict=True))),
        )
        if any(value is not None for value in values)
    ]
    limits = [
        Series(t("Väntat"), _column(rows, "expected"), palette.MUTED, Mark.PLAIN),
        Series(t("Övre gräns"), _column(rows, "high"), palette.OUTLINE, Mark.DASHED),
        Series(t("Nedre gräns"), _column(rows, "low"), palette.OUTLINE, Mark.DASHED),
    ]
    judged = [limit for limit in limits if any(number is not None for number in limit.numbers)]
    days, series = tuple(row.first for row in rows), (*counted, *judged)
    return Panel(Form.LINES, days, series, low=0, high=highest(series) * 1.1, axis=True, **more)


def _column(rows: list[Any], name: str) -> tuple[float | None, ...]:
    """What is expected or a limit, to one decimal as it is written."""
    return tuple(None if pd.isna(getattr(row, name)) else as_written(getattr(row, name), 1) for row in rows)


def _of(looks: dict[int, Look], values: Sequence[float | None]) -> dict[int, Look]:
    return {i: look for i, look in looks.items() if values[i] is not None}


def _look(row: Any, color: str) -> Look | None:
    if row.state in NOT_FINAL:
        return Look(color, Mark.HOLLOW)
    return SIGNAL if row.rules else None


def _numbers(rows: list[Any], signals: Sequence[tuple[int, Any]]) -> tuple[str, ...]:
    """The number of each signal at its point that is farthest from what is expected."""
    at: dict[int, list[str]] = {}
    for n, signal in signals:
        sign = 1 if signal.direction == Direction.HIGHER else -1
        inside = [
            i
            for i, row in enumerate(rows)
            if signal.first <= row.first
            and row.last <= signal.last
            and pd.notna(row.expected)
            and pd.notna(row.reports)
        ]
        if inside:
            farthest = max(inside, key=lambda i: sign * (float(rows[i].reports) - float(rows[i].expected)))
            at.setdefault(farthest, []).append(str(n))
    return tuple(", ".join(at.get(i, ())) for i in range(len(rows)))


def _key(rows: list[Any], t: Translator) -> str:
    """What the marks mean: only those that there are."""
    states = {row.state for row in rows}
    unshown = [period_label(row.first, row.last, t.lang) for row in rows if pd.isna(row.reports)]
    said = (
        t("Romb: signal, med nummer.") if any(row.rules for row in rows) else "",
        t("Ihålig: ofullständig.") if State.UNFINISHED in states else "",
        t("Ihålig: inte slutlig.") if State.UNSETTLED in states else "",
        t("Lucka i linjen: visas inte, små antal.") if unshown else "",
    )
    return " ".join(filter(None, said))


def effect_trends(chart: Chart) -> tuple[Panel, ...]:
    """The place and its comparison, scaled to the time before, with the start as a line."""
    t, rows = translator(chart.lang), chart.layers["months"].rows
    begun = chart.layers["begun"].rows
    days = tuple(sorted({row.first for row in rows}))
    lines = tuple(_role([row for row in rows if row.role == role], days, style) for role, style in STYLES.items())
    top = highest(lines) * 1.1
    starts = tuple(_start(row, days, top, t) for row in begun if row.chosen)
    other = [row for row in begun if row.milestone_id != OWN_DATE and days[0] <= row.date.first <= days[-1]]
    said = "; ".join(f"{getattr(row, f'label_{chart.lang}')} ({row.date.label(chart.lang)})" for row in other)
    note = t("Insatser som började under tiden: {said}.", said=said) if said else ""
    return (Panel(Form.LINES, days, (*lines, *starts), low=0, high=top, axis=True, note=note),)


def _role(rows: list[Any], days: Sequence[dt.date], style: dict[str, str]) -> Series:
    scaled = {row.first: as_written(row.scaled * INDEX) for row in rows}
    values = tuple(scaled.get(day) for day in days)
    return Series(str(rows[0].name), values, style["color"], Mark.LINE)


def _start(row: Any, days: Sequence[dt.date], top: float, t: Translator) -> Series:
    """A line from 0 up, at the period in which it began."""
    at = max((i for i, day in enumerate(days) if day <= row.date.first), default=0)
    values = tuple(top if i == at else None for i in range(len(days)))
    ends = tuple((0.0, top) if i == at else None for i in range(len(days)))
    name = t("Start {day}", day=row.date.label(t.lang))
    return Series(name, values, palette.PLUM, Mark.UNSEEN, ends=ends)


def repair(chart: Chart) -> tuple[Panel, ...]:
    """For each responsible the share that is mended by each day, in steps, between its limits."""
    t, every = translator(chart.lang), chart.layers["curves"].rows
    panels = []
    for row in chart.layers["rows"].rows:
        steps = [step for step in every if step.code == row.code and step.day <= LONGEST]
        days = (0.0, *(float(step.day) for step in steps for _ in range(2)))
        series = tuple(
            Series(name, _stairs(steps, column), color, mark, at=days)
            for name, column, color, mark in (
                (t("Andel åtgärdade"), "share", palette.NAVY, Mark.PLAIN),
                (t("Övre gräns, 95 %"), "high", palette.INTERVAL, Mark.DASHED),
                (t("Nedre gräns, 95 %"), "low", palette.INTERVAL, Mark.DASHED),
            )
        )
        note = " ".join(filter(None, (t("Streckat: 95 % osäkerhet."), f"{row.label}: {row.why}" if row.why else "")))
        scale: dict[str, Any] = {"number": share_format(chart.lang), "low": 0, "high": 1, "step": 0.5, "axis": True}
        panels.append(Panel(Form.STEPS, (), series, str(row.label), note=note, legend=False, **scale))
    return tuple(panels)


def _stairs(steps: list[Any], column: str) -> tuple[float, ...]:
    """Each value from its day until the next one; 0 before the first."""
    values = [0.0, *(as_written(getattr(step, column), 2) for step in steps)]
    return (values[0], *(v for pair in itertools.pairwise(values) for v in pair))
