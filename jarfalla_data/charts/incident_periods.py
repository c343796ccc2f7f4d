"""Incidents over time: a row of bars for each broad group, or for each area."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from jarfalla_data.charts.describe import describe
from jarfalla_data.charts.incident_words import (
    About,
    Total,
    any_hidden,
    cell,
    controlled,
    elsewhere,
    largest,
    period_label,
    series_label,
    together,
    totals,
    withheld,
)
from jarfalla_data.charts.model import Badge, Chart, Table
from jarfalla_data.measures.incident_terms import SERIES
from jarfalla_data.privacy.suppression import Released
from jarfalla_data.vocabulary.incidents import CATEGORY_GROUPS
from jarfalla_data.vocabulary.published import MUNICIPAL_PARTS


def periods(counted: Released, told: About) -> Chart:
    """One row of bars per series; the finding is which group, or which area of a part, has the most."""
    sums = totals(counted, told)
    headline = _headline(sums, told)
    lead = " ".join(filter(None, (controlled(sums, told), told.caution))) if sums else elsewhere(told)
    drawn = _labelled(counted, sums, told)
    return describe(
        key="incident-periods",
        kind="periods",
        lang=told.lang,
        headline=headline,
        lead=lead,
        subtitle=_subtitle(counted, told),
        alt=_alternative(headline, lead, drawn, sums, told),
        layers={"rows": drawn},
        tables=(_table(counted, sums, told),),
        freshness=told.freshness,
        more_badges=_badges(counted),
        withheld=withheld(counted, "reports"),
    )


def _labelled(counted: Released, sums: list[Total], told: About) -> Released:
    """With the name of each series, and its sum in words where nothing of it is hidden."""
    names = {total.code: total.label for total in sums}
    numbers = {total.code: "" if total.reports is None else told.number(total.reports) for total in sums}
    series = list(counted.frame["series"])
    labels = {"label": [names[code] for code in series], "total": [numbers[code] for code in series]}
    return replace(counted, frame=counted.frame.assign(**labels))


def _headline(sums: list[Total], told: About) -> str:
    t, total, most = told.t, together(sums), largest(sums)
    if not sums:
        return t("Inga brott eller händelser i urvalet")
    if total is None:
        total = next((found.reports for found in sums if found.code == told.selection.area), None)
    if total is None:
        return t("Brott och händelser: små antal visas inte")
    if len(sums) == 1 or most is None:
        return t.plural(
            "{place}: {number} anmält brott eller händelse",
            "{place}: {number} anmälda brott och händelser",
            total,
            number=told.number(total),
            place=told.place,
        )
    n = told.number(most.reports or 0)
    if most.code not in CATEGORY_GROUPS.codes:
        return t("Flest anmälda brott och händelser i {place}: {n}", place=most.label, n=n)
    return t(
        "Flest anmälda brott och händelser gäller {group}: {n} av {total}",
        group=_about_group(most.code, told),
        n=n,
        total=told.number(total),
    )


def _about_group(code: str, told: About) -> str:
    """What a group is about, within a sentence."""
    t = told.t
    return {
        "person": t("brott mot person"),
        "property": t("egendom"),
        "damage": t("skadegörelse"),
        "disorder": t("ordning"),
        "other": t("övrigt"),
    }[code]


def _subtitle(counted: Released, told: About) -> str:
    t = told.t
    if counted.frame.empty:
        return told.place
    measure = t("Antal anmälningar och händelser {step}", step=_step(counted, told))
    return " · ".join(filter(None, (measure, told.place, told.when, _scales(counted.rows[0].series, told))))


def _scales(first: str, told: About) -> str:
    """What the heights of the bars can be compared with, by the first series."""
    if first in SERIES:
        return told.t("egen skala i varje rad, skalans topp till höger")
    parts = first in MUNICIPAL_PARTS.codes
    return told.t("kommundelen på egen skala, områdena på en gemensam") if parts else ""


def _step(counted: Released, told: About) -> str:
    first: Any = counted.rows[0]
    return {1: told.t("per månad"), 3: told.t("per kvartal")}.get(
        first.last.month - first.first.month + 1, told.t("per år")
    )


def _alternative(headline: str, lead: str, drawn: Released, sums: list[Total], told: About) -> str:
    """The finding, and of each series its sum and its highest period."""
    rows = drawn.rows
    said = [_in_words(total, [row for row in rows if row.series == total.code], told) for total in sums]
    return " ".join([f"{headline}.", lead, *said]).strip()


def _in_words(total: Total, rows: list[Any], told: About) -> str:
    t = told.t
    if total.reports is None:
        return t("{label}: visas inte.", label=total.label)
    top = max(rows, key=lambda row: int(row.reports))
    return t(
        "{label}: {n}, flest {period} ({most}).",
        label=total.label,
        n=told.number(total.reports),
        period=period_label(top.first, top.last, told.lang),
        most=told.number(top.reports),
    )


def _table(counted: Released, sums: list[Total], told: About) -> Table:
    """One row per period, one column per series; no sums, which could give a hidden cell away."""
    t = told.t
    by_period: dict[tuple[Any, Any, bool], list[str]] = {}
    for row in counted.rows:
        by_period.setdefault((row.first, row.last, row.complete), []).append(cell(row.reports, told))
    labels = tuple(series_label(total.code, told) for total in sums)
    return Table(
        name=t("brott-och-handelser-over-tid"),
        caption=t("Anmälda brott och händelser över tid: {place}", place=told.place),
        columns=(t("Period"), *labels),
        rows=tuple(
            (
                period_label(first, last, told.lang)
                + ("" if complete else f" ({t('ofullständig eller inte slutlig')})"),
                *cells,
            )
            for (first, last, complete), cells in by_period.items()
        ),
        numeric=labels,
    )


def _badges(counted: Released) -> tuple[Badge, ...]:
    frame = counted.frame
    incomplete = (Badge.PRELIMINARY,) if not frame["complete"].astype(bool).all() else ()
    return (*incomplete, *((Badge.SUPPRESSED,) if any_hidden(counted) else ()))
