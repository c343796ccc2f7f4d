"""What is a larger share of young people's findings than of the others', with intervals, for the internal audience."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from jarfalla_data.charts.describe import describe
from jarfalla_data.charts.inspection_words import Told
from jarfalla_data.charts.model import Axis, Chart, Table
from jarfalla_data.charts.young_findings import headline_of
from jarfalla_data.measures.statistics import Verdict
from jarfalla_data.privacy.suppression import Released
from jarfalla_data.wording import format_share


def young_compared(compared: Released, told: Told) -> Chart:
    """The difference of the two shares with its interval, the largest first; bold where it can be told."""
    t, rows = told.t, compared.rows
    labels = [told.name("category", row.category) for row in rows]
    beside = [f"{told.share(row.young_share)} / {told.share(row.others_share)}" for row in rows]
    drawn = replace(
        compared,
        frame=compared.frame.assign(
            code=compared.frame["category"],
            label=labels,
            value=compared.frame["difference"],
            state="shown",
            strong=False,
            heavy=compared.frame["verdict"] != str(Verdict.UNDECIDED),
            beside=beside,
        ),
    )
    alone = [row.category for row in sorted(rows, key=lambda row: -row.young) if row.only_young]
    headline = headline_of(alone, told, empty=not rows)
    lead = _lead(rows[0], told) if rows else ""
    subtitle = t(
        "Skillnad i procentenheter, efter slag av brist · till höger: unga / övriga · fet stil: säker skillnad"
    )
    said = (f"{row.label}: {pair}, {_verdict(row, told)}." for row, pair in zip(drawn.rows, beside, strict=True))
    return describe(
        key="young-compared",
        kind="dots",
        lang=told.lang,
        headline=headline,
        lead=lead,
        subtitle=" · ".join(filter(None, (subtitle, told.when))),
        alt=" ".join([f"{headline}.", lead, *said]),
        layers={"rows": drawn},
        tables=(_table(compared, told),),
        freshness=told.freshness,
        axis=Axis(differences=True, reference=0.0, reference_label=t("← övriga oftare · unga oftare →")),
    )


def _lead(row: Any, told: Told) -> str:
    return told.t(
        "Andel av vad unga hittade ({young}) mot andel av vad övriga besiktningar hittade ({others}). De besiktigar "
        "inte samma platser.",
        young=told.findings(row.young_n),
        others=told.findings(row.others_n),
    )


def _verdict(row: Any, told: Told) -> str:
    """Who names it more often, where that can be told."""
    t = told.t
    return {
        Verdict.INCREASES: t("unga oftare"),
        Verdict.DECREASES: t("övriga oftare"),
        Verdict.UNDECIDED: t("går inte att avgöra"),
    }[Verdict(row.verdict)]


def _table(compared: Released, told: Told) -> Table:
    t = told.t
    numeric = (t("Unga"), t("Övriga"), t("Andel, unga"), t("Andel, övriga"), t("Skillnad"), t("Osäkerhet"))
    return Table(
        name=t("unga-mot-ovriga"),
        caption=t("Vad unga och övriga besiktningar hittar. Skillnaderna bedöms tillsammans"),
        columns=(t("Slag av brist"), *numeric, t("Bedömning")),
        rows=tuple(
            (
                told.name("category", row.category),
                told.number(row.young),
                told.number(row.others),
                told.share(row.young_share),
                told.share(row.others_share),
                format_share(row.difference, told.lang, signed=True),
                t("{low} till {high}", low=_points(row.low, told), high=_points(row.high, told)),
                _verdict(row, told),
            )
            for row in compared.rows
        ),
        numeric=numeric,
    )


def _points(value: float, told: Told) -> str:
    return format_share(value, told.lang, signed=True)
