"""The mix of categories: what is reported, and apart from it what controls find."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pandas as pd

from jarfalla_data.charts import palette
from jarfalla_data.charts.bars import Bar, Line, draw_lines
from jarfalla_data.charts.describe import describe
from jarfalla_data.charts.incident_words import About, any_hidden, cell, totals, withheld
from jarfalla_data.charts.model import Badge, Chart, Table
from jarfalla_data.charts.spec import Json
from jarfalla_data.measures.incident_terms import DETECTION_DRIVEN, KINDS, SERIES
from jarfalla_data.privacy.suppression import Released
from jarfalla_data.vocabulary.incidents import CATEGORY_GROUPS, INCIDENT_CATEGORIES
from jarfalla_data.wording import format_number, translator

REPORTED = KINDS[0]


def category_mix(counted: Released, told: About) -> Chart:
    """All categories, most first, what controls find under its own heading."""
    labels = [INCIDENT_CATEGORIES.label(code, told.lang) for code in counted.frame["category"]]
    groups = [CATEGORY_GROUPS.label(code, told.lang) for code in counted.frame["group"]]
    drawn = replace(counted, frame=counted.frame.assign(label=labels, group_label=groups))
    return _chart(drawn, _category_table(drawn, told), told, told.t("Antal anmälningar och händelser efter kategori"))


def group_mix(periods: Released, told: About) -> Chart:
    """The broad groups, each the sum of the periods that are shown; hidden where one of them is hidden."""
    sums = [total for total in totals(periods, told) if total.code in SERIES]
    frame = pd.DataFrame(
        {
            "label": [total.label for total in sums],
            "kind": [DETECTION_DRIVEN if total.code == DETECTION_DRIVEN else REPORTED for total in sums],
            "reports": pd.array([total.reports for total in sums], dtype="Int64"),
        }
    ).sort_values("reports", ascending=False, kind="stable", na_position="last")
    drawn = replace(periods, frame=frame.assign(reports_hidden=frame["reports"].isna()))
    return _chart(drawn, _group_table(drawn, told), told, told.t("Antal anmälningar och händelser efter grupp"))


def draw(chart: Chart, width: int) -> Json:
    """The figure for a place at least `width` pixels wide."""
    t, rows = translator(chart.lang), chart.layers["rows"].rows
    lines = [_line(row, palette.NAVY, chart.lang) for row in rows if row.kind == REPORTED]
    found = [_line(row, palette.TURQUOISE, chart.lang) for row in rows if row.kind == DETECTION_DRIVEN]
    return draw_lines([*lines, *([Line(t("Brott som upptäcks genom kontroller")), *found] if found else [])], width)


def _line(row: Any, color: str, lang: str) -> Line:
    hidden = pd.isna(row.reports)
    text = translator(lang)("visas inte") if hidden else format_number(int(row.reports), lang)
    return Line(row.label, (Bar(None if hidden else int(row.reports), text, color, f"{row.label}: {text}"),))


def _chart(drawn: Released, table: Table, told: About, measure: str) -> Chart:
    t = told.t
    headline = _headline(drawn, told)
    controls = t("Brott som upptäcks genom kontroller står för sig: de följer hur mycket som kontrolleras.")
    found = (drawn.frame["kind"] == DETECTION_DRIVEN).any()
    said = ", ".join(f"{row.label} {cell(row.reports, told)}" for row in drawn.rows)
    return describe(
        key="incident-mix",
        kind="category_mix",
        lang=told.lang,
        headline=headline,
        lead=" ".join(filter(None, (controls if found else "", told.caution))),
        subtitle=" · ".join(filter(None, (measure, told.place, told.when))),
        alt=f"{headline}. {said}." if said else f"{headline}.",
        layers={"rows": drawn},
        tables=(table,),
        freshness=told.freshness,
        more_badges=(Badge.SUPPRESSED,) if any_hidden(drawn) else (),
        withheld=withheld(drawn, "reports"),
    )


def _headline(drawn: Released, told: About) -> str:
    t = told.t
    reported = [row for row in drawn.rows if row.kind == REPORTED]
    if drawn.frame.empty:
        return t("Inga kategorier att visa för urvalet")
    if not reported or any(pd.isna(row.reports) for row in reported):
        return t("Brott och händelser efter slag")
    top = [row for row in reported if row.reports == reported[0].reports]  # most first
    if len(top) > 1:
        return t("Flera slag är lika vanliga")
    name = top[0].label
    return t(
        "Vanligast är {category}, {n} av {total}",
        category=name[:1].lower() + name[1:],
        n=told.number(top[0].reports),
        total=told.number(sum(row.reports for row in reported)),
    )


def _category_table(drawn: Released, told: About) -> Table:
    """Reports and the offences in them, by category."""
    t = told.t
    numeric = (t("Anmälningar och händelser"), t("Brott i dem"))
    return Table(
        name=t("brott-och-handelser-kategorier"),
        caption=t("Anmälda brott och händelser efter kategori: {place}, {when}", place=told.place, when=told.when),
        columns=(t("Kategori"), t("Grupp"), t("Upptäcks genom kontroller"), *numeric),
        rows=tuple(
            (
                row.label,
                row.group_label,
                t("ja") if row.kind == DETECTION_DRIVEN else t("nej"),
                cell(row.reports, told),
                cell(row.offences, told),
            )
            for row in drawn.rows
        ),
        numeric=numeric,
    )


def _group_table(drawn: Released, told: About) -> Table:
    t = told.t
    return Table(
        name=t("brott-och-handelser-grupper"),
        caption=t("Anmälda brott och händelser efter grupp: {place}, {when}", place=told.place, when=told.when),
        columns=(t("Grupp"), t("Anmälningar och händelser")),
        rows=tuple((row.label, cell(row.reports, told)) for row in drawn.rows),
        numeric=(t("Anmälningar och händelser"),),
    )
