"""The latest whole week beside the same week of earlier years: a description, no verdict."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from jarfalla_data.charts import palette
from jarfalla_data.charts.bars import Bar, Heading, Line, draw_lines
from jarfalla_data.charts.describe import describe
from jarfalla_data.charts.incident_words import About, series_label
from jarfalla_data.charts.model import Badge, Chart, Table
from jarfalla_data.charts.spec import Json
from jarfalla_data.measures.incident_terms import DETECTION_DRIVEN, SERIES
from jarfalla_data.privacy.suppression import Released
from jarfalla_data.wording import format_day, format_number, from_to, translator


def week_years(weeks: Released, told: About) -> Chart:
    """The chart of `incident_weeks.same_week_by_year`: the latest week first."""
    frame = weeks.frame.iloc[::-1]
    own = [code for code in SERIES if code != DETECTION_DRIVEN]
    drawn = replace(weeks, frame=frame.assign(reported=frame[own].sum(axis=1)).reset_index(drop=True))
    rows = drawn.rows
    headline, lead = _headline(rows, told), _lead(rows, told)
    return describe(
        key="incident-week",
        kind="week_years",
        lang=told.lang,
        headline=headline,
        lead=lead,
        subtitle=_subtitle(rows, told),
        alt=" ".join([f"{headline}.", lead, *(f"{row.year}: {told.number(row.reported)}." for row in rows)]),
        layers={"rows": drawn},
        tables=(_table(rows, told),),
        freshness=told.freshness,
        more_badges=(Badge.PRELIMINARY,) if rows and not rows[0].settled else (),
    )


def draw(chart: Chart, width: int) -> Json:
    """The figure for a place at least `width` pixels wide."""
    t, rows = translator(chart.lang), chart.layers["rows"].rows
    headings = (
        Heading(t("Anmälda brott och händelser"), t("Anmälda")),
        Heading(t("Upptäcks genom kontroller"), t("Genom kontroller")),
    )
    return draw_lines([_line(row, chart.lang) for row in rows], width, headings)


def _line(row: Any, lang: str) -> Line:
    color = palette.NAVY if row.latest else palette.OUTLINE
    label = str(row.year)
    numbers = ((row.reported, color), (row.detection_driven, palette.TURQUOISE))
    return Line(label, tuple(_bar(label, value, shade, lang) for value, shade in numbers), strong=row.latest)


def _bar(label: str, value: int, color: str, lang: str) -> Bar:
    text = format_number(int(value), lang)
    return Bar(int(value), text, color, f"{label}: {text}")


def _headline(rows: list[Any], told: About) -> str:
    """The latest week's number, and from where to where the earlier years reach."""
    t = told.t
    if not rows:
        return t("Ingen hel vecka i urvalet")
    now, earlier = rows[0], [row.reported for row in rows[1:]]
    if not earlier:
        return t("Vecka {week} {year}: {n}", week=now.week, year=now.year, n=told.number(now.reported))
    ends = tuple(dict.fromkeys(told.number(f(earlier)) for f in (min, max)))
    return t(
        "Vecka {week}: {n}, samma vecka tidigare år {earlier}",
        week=now.week,
        n=told.number(now.reported),
        earlier="–".join(ends),
    )


def _lead(rows: list[Any], told: About) -> str:
    """That nothing is judged, and that the latest week may not be final."""
    if not rows:
        return ""
    t = told.t
    late = "" if rows[0].settled else t("Veckan är inte slutlig: alla anmälningar har inte kommit in.")
    return " ".join(filter(None, (t("En enda vecka säger inte om något har ändrats."), late, told.caution)))


def _subtitle(rows: list[Any], told: About) -> str:
    t = told.t
    if not rows:
        return told.place
    days = from_to(*(format_day(day, told.lang) for day in (rows[0].first, rows[0].last)))
    measure = t("Antal anmälningar och händelser i veckan")
    return " · ".join(filter(None, (measure, told.place, days, told.part_of_day)))


def _table(rows: list[Any], told: About) -> Table:
    """One row per year, with each broad group and what controls find."""
    t = told.t
    groups = tuple(series_label(code, told) for code in SERIES)
    numeric = (t("Anmälda brott och händelser"), *groups)
    return Table(
        name=t("brott-och-handelser-veckan"),
        caption=t("Samma vecka olika år: {place}", place=told.place),
        columns=(t("År"), *numeric),
        rows=tuple(
            (str(row.year), told.number(row.reported), *(told.number(getattr(row, code)) for code in SERIES))
            for row in rows
        ),
        numeric=numeric,
    )
