"""Areas compared: how many reports in each, what controls find beside it, hidden ones last."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pandas as pd

from jarfalla_data.charts import palette
from jarfalla_data.charts.bars import Bar, Heading, Line, draw_lines
from jarfalla_data.charts.describe import describe
from jarfalla_data.charts.incident_words import About, any_hidden, cell, withheld
from jarfalla_data.charts.model import Badge, Chart, Table
from jarfalla_data.charts.spec import Json
from jarfalla_data.measures.incident_areas import AREA
from jarfalla_data.measures.incident_terms import DETECTION_DRIVEN, MUNICIPALITY_ONLY, NOT_KNOWN
from jarfalla_data.privacy.suppression import Released
from jarfalla_data.vocabulary.incidents import CATEGORY_GROUPS
from jarfalla_data.wording import format_number, translator


def area_counts(counted: Released, told: About) -> Chart:
    """All areas ranked by their reports; the finding is where most are, if one place has the most."""
    t, every = told.t, _labelled(counted, told)
    drawn = replace(every, frame=every.frame[every.frame["level"].isin([AREA, NOT_KNOWN])])
    headline = _headline(drawn, told)
    risk = t("Talen säger inte hur stor risken är: där många rör sig händer också mer.")
    none = withheld(drawn, "reported")
    lead = "" if none or not drawn.rows else " ".join(filter(None, (risk, told.caution)))
    return describe(
        key="incident-areas",
        kind="area_counts",
        lang=told.lang,
        headline=headline,
        lead=lead,
        subtitle=" · ".join(filter(None, (t("Antal anmälningar och händelser per område"), told.when))),
        alt=_alternative(headline, lead, drawn, told),
        layers={"rows": drawn},
        tables=(_table(every, told),),
        freshness=told.freshness,
        more_badges=(Badge.SUPPRESSED,) if any_hidden(drawn) else (),
        withheld=none,
    )


def draw(chart: Chart, width: int) -> Json:
    """The figure for a place at least `width` pixels wide."""
    t, layer = translator(chart.lang), chart.layers["rows"]
    lines = [_line(row, chart.lang) for row in layer.rows]
    if DETECTION_DRIVEN not in layer.frame:
        return draw_lines(lines, width)
    named = (
        Heading(t("Anmälda brott och händelser"), t("Anmälda")),
        Heading(t("Upptäcks genom kontroller"), t("Genom kontroller")),
    )
    return draw_lines(lines, width, named)


def _line(row: Any, lang: str) -> Line:
    color = palette.MUTED if row.level != AREA else palette.PLUM if row.chosen else palette.NAVY
    bars = [_bar(row, row.reported, color, lang)]
    if hasattr(row, DETECTION_DRIVEN):
        bars.append(_bar(row, row.detection_driven, palette.TURQUOISE, lang))
    return Line(row.label, tuple(bars), strong=row.chosen)


def _bar(row: Any, value: Any, color: str, lang: str) -> Bar:
    hidden = pd.isna(value)
    text = translator(lang)("visas inte") if hidden else format_number(int(value), lang)
    code = row.code if row.level == AREA else None
    return Bar(None if hidden else int(value), text, color, f"{row.label}: {text}", code)


def _labelled(counted: Released, told: About) -> Released:
    """With labels; areas ranked, hidden ones last by name so that the order tells nothing, then all other places."""
    by_name = {code: i for i, code in enumerate(told.names)}
    rows = list(enumerate(counted.rows))

    def rank(place: tuple[int, Any]) -> tuple[bool, bool, int, int]:
        at, row = place
        if row.level != AREA:
            return True, False, 0, at
        hidden = bool(pd.isna(row.reported))
        return False, hidden, 0 if hidden else -int(row.reported), by_name[row.code]

    frame = counted.frame.assign(label=[_label(row.code, told) for _, row in rows])
    return replace(counted, frame=frame.iloc[[at for at, _ in sorted(rows, key=rank)]])


def _label(code: str, told: About) -> str:
    other = {NOT_KNOWN: told.t("Område saknas"), MUNICIPALITY_ONLY: told.t("Räknas bara för hela kommunen")}
    return other.get(code) or told.names[code]


def _headline(drawn: Released, told: About) -> str:
    t, areas = told.t, [row for row in drawn.rows if row.level == AREA]
    shown = [row for row in areas if pd.notna(row.reported)]
    if not areas:
        return t("Inga områden att jämföra i urvalet")
    most = max((int(row.reported) for row in shown), default=0)
    if not most:
        small, none = t("Antal per område är för små för att visas"), t("Inga brott eller händelser med känt område")
        return none if len(shown) == len(areas) else small
    top = [row for row in shown if row.reported == most]
    if len(top) > 2:
        return t("Flera områden har lika många brott och händelser")
    place, n = f" {t('och')} ".join(row.label for row in top), told.number(top[0].reported)
    if len(shown) < len(areas):
        return t("Flest anmälda brott och händelser av de områden som visas: {place}, {n}", place=place, n=n)
    return t("Flest anmälda brott och händelser i {place}: {n}", place=place, n=n)


def _alternative(headline: str, lead: str, drawn: Released, told: About) -> str:
    said = ", ".join(f"{row.label} {cell(row.reported, told)}" for row in drawn.rows)
    return f"{headline}. {lead} {said}.".replace("  ", " ") if said else f"{headline}."


def _table(every: Released, told: About) -> Table:
    """One row per place; the internal audience sees groups, what controls find, and sums of parts."""
    t = told.t
    shown = {"reported": t("Anmälda brott och händelser")}
    shown |= {code: CATEGORY_GROUPS.label(code, told.lang) for code in CATEGORY_GROUPS.codes}
    shown |= {DETECTION_DRIVEN: t("Upptäcks genom kontroller")}
    columns = {name: label for name, label in shown.items() if name in every.frame}
    return Table(
        name=t("brott-och-handelser-omraden"),
        caption=t("Anmälda brott och händelser efter område, {when}", when=told.when),
        columns=(t("Område"), *columns.values()),
        rows=tuple((row.label, *(cell(getattr(row, name), told) for name in columns)) for row in every.rows),
        numeric=tuple(columns.values()),
    )
