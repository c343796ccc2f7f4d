"""The year's wheel: in which months each kind of problem usually peaks, and what is planned in the months ahead."""

from __future__ import annotations

from functools import cache
from typing import Any, Literal

from babel.dates import get_month_names

from jarfalla_data.charts.describe import describe
from jarfalla_data.charts.incident_words import About
from jarfalla_data.charts.model import Chart, Table
from jarfalla_data.charts.plan_words import plans_by_month, plans_table
from jarfalla_data.measures.statistics import Verdict
from jarfalla_data.privacy.suppression import Released
from jarfalla_data.vocabulary.incidents import CATEGORY_GROUPS
from jarfalla_data.wording import format_number, translator


def year_wheel(months: Released, planned: Released, told: About) -> Chart:
    """The chart of `measures.year_wheel`: groups below each other, months beside each other, and plans last."""
    t, rows = told.t, months.rows
    headline, lead = _headline(rows, told), _lead(rows, told)
    years = f"{rows[0].first}–{rows[0].last}" if rows else ""
    measure, plans = (
        t("Anmälningar per månad mot jämn fördelning över året"),
        t("Planerat: antal under de tolv månaderna efter uppgifterna"),
    )
    subtitle = " · ".join(filter(None, (measure, told.place, years, plans)))
    return describe(
        key="year-wheel",
        kind="year_wheel",
        lang=told.lang,
        headline=headline,
        lead=lead,
        subtitle=subtitle,
        alt=" ".join((f"{headline}.", *(f"{line}." for line in (*_peaks(rows, told), *_plans(planned.rows, told))))),
        layers={"rows": months, "planned": planned},
        tables=tuple(table for table in (_table(rows, told), plans_table(planned, told)) if table.rows),
        freshness=told.freshness,
    )


@cache
def month_names(lang: str, width: Literal["wide", "abbreviated"] = "wide") -> tuple[str, ...]:
    """Names of the months, January first; "abbreviated" for short ones, without a full stop."""
    names = get_month_names(width, context="stand-alone", locale=lang)
    return tuple(str(names[month]).rstrip(".") for month in range(1, 13))


def level_words(lang: str) -> tuple[str, ...]:
    """What the levels of the figure mean, from the lowest."""
    t = translator(lang)
    return (
        t("minst 20 % färre"),
        t("5–20 % färre"),
        t("som vanligt"),
        t("5–20 % fler"),
        t("minst 20 % fler"),
    )


def peaks(rows: list[Any], code: str) -> list[int]:
    """The months (1–12) in which a group has more than evenly spread."""
    return [row.month for row in rows if row.series == code and row.verdict == Verdict.INCREASES]


def _headline(rows: list[Any], told: About) -> str:
    if not rows:
        return told.t("Går inte att säga när på året det händer: för få anmälningar eller år")
    most = max(rows, key=lambda row: row.index)
    if most.verdict != Verdict.INCREASES:
        return told.t("Ingen månad skiljer sig säkert från de andra")
    return told.t(
        "{group}: flest i {month}",
        group=CATEGORY_GROUPS.label(most.series, told.lang),
        month=month_names(told.lang)[most.month - 1],
    )


def _lead(rows: list[Any], told: About) -> str:
    if not rows:
        return ""
    if any(row.verdict == Verdict.INCREASES for row in rows):
        return told.t("● säkert fler än jämnt fördelat, alla rutor bedömda tillsammans.")
    return told.t("Alla rutor är bedömda tillsammans.")


def _peaks(rows: list[Any], told: About) -> list[str]:
    names, said = month_names(told.lang), []
    for code in dict.fromkeys(row.series for row in rows):
        months = ", ".join(names[month - 1] for month in peaks(rows, code))
        group = CATEGORY_GROUPS.label(code, told.lang)
        said.append(f"{group}: {months}" if months else told.t("{group}: ingen säker topp", group=group))
    return said


def _plans(plans: list[Any], told: About) -> list[str]:
    """How much is planned, month by month."""
    by_month = plans_by_month(plans)
    if not by_month:
        return [told.t("Inget är planerat")]
    names = month_names(told.lang)
    said = ", ".join(f"{names[month - 1]} {n}" for month, n in by_month.items())
    return [told.t("Planerat: {months}", months=said)]


def _table(rows: list[Any], told: About) -> Table:
    """One row per month, one column per group: reports, and whether the month is a peak."""
    t, codes = told.t, list(dict.fromkeys(row.series for row in rows))
    groups = tuple(CATEGORY_GROUPS.label(code, told.lang) for code in codes)
    cells = {(row.series, row.month): _cell(row, told) for row in rows}
    names = [name[:1].upper() + name[1:] for name in month_names(told.lang)]
    return Table(
        name=t("arshjul"),
        caption=t("När på året: {place}", place=told.place),
        columns=(t("Månad"), *groups),
        rows=tuple((name, *(cells[code, n] for code in codes)) for n, name in enumerate(names, 1)) if codes else (),
        numeric=groups,
    )


def _cell(row: Any, told: About) -> str:
    number = format_number(row.reports, told.lang)
    return f"● {number}" if row.verdict == Verdict.INCREASES else number
