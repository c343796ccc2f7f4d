"""For those who ask: the figures behind the sentence, and how the answer changes with what is chosen."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pandas as pd

from jarfalla_data.charts.describe import describe, example_table
from jarfalla_data.charts.effect_about import Effect, what_label
from jarfalla_data.charts.model import Chart, Table
from jarfalla_data.charts.refusal_words import refusal
from jarfalla_data.measures.statistics import Displacement, Estimate, Reason, Refused, Spread, Unit
from jarfalla_data.privacy.suppression import Released
from jarfalla_data.reading.descriptor import Origin

FIGURES = ("trend", "ratio", "difference", "quotient")


def figures_table(estimates: Released, told: Effect) -> Table:
    """Each figure with its standard error and interval, and how it is read or why it is refused."""
    t = told.t
    numeric = (t("Värde"), t("Medelfel"), t("95 % osäkerhet"))
    rows = [_row(row.figure, row.estimate, told) for row in estimates.rows if row.figure in FIGURES]
    phi = next((row.phi for row in estimates.rows), None)
    if phi is not None:
        spread = t(
            "Så många gånger mer än av slump varierade månaderna före. Alla medelfel är vidgade med roten ur det."
        )
        rows.append((t("Månadernas variation (φ)"), told.number(phi, 2), "–", "–", spread))
    table = Table(
        t("uppfoljning-matt"),
        t("Siffrorna bakom svaret"),
        (t("Mått"), *numeric, t("Så läses det")),
        tuple(rows),
        numeric,
        internal=True,
    )
    return example_table(table, told.lang) if estimates.origin is Origin.EXAMPLE else table


def _row(name: str, estimate: Estimate, told: Effect) -> tuple[str, ...]:
    t = told.t
    names = {
        "trend": t("Utvecklingen före, kvot per år"),
        "ratio": t("Ändringen jämfört med jämförelsen, kvot (RIRR)"),
        "difference": t("Antal färre eller fler (WDD)"),
        "quotient": t("Flyttade händelserna, eller spred sig effekten? (WDQ)"),
    }
    if estimate.refused is not None:
        return names[name], "–", "–", "–", _sentence(refusal(estimate.refused, told.lang))
    decimals = 0 if estimate.unit is Unit.REPORTS else 2
    value = told.number(estimate.value or 0, decimals)
    error = "–" if estimate.standard_error is None else told.number(estimate.standard_error, 3)
    return names[name], value, error, interval(estimate, decimals, told), _reading(name, estimate, told)


def interval(estimate: Any, decimals: int, told: Effect) -> str:
    """ "0,77–1,92", or with a negative end "−196 till −40"; a dash without one."""
    if pd.isna(estimate.low) or pd.isna(estimate.high):
        return "–"
    low, high = (told.number(float(end), decimals) for end in (estimate.low, estimate.high))
    return told.t("{low} till {high}", low=low, high=high) if estimate.low < 0 else f"{low}–{high}"


def _reading(name: str, estimate: Estimate, told: Effect) -> str:
    t = told.t
    if isinstance(estimate, Displacement) and estimate.spread is not None:
        return {
            Spread.BENEFIT_EXCEEDS: t("Över 1: större effekt intill än på platsen. Ingen osäkerhet kan räknas."),
            Spread.BENEFIT: t("Mellan 0 och 1: en del av effekten spred sig. Ingen osäkerhet kan räknas."),
            Spread.NONE: t("0: varken flytt eller spridning. Ingen osäkerhet kan räknas."),
            Spread.DISPLACED: t("Under 0: en del av händelserna flyttade. Ingen osäkerhet kan räknas."),
            Spread.CANCELLED: t("Under −1: det som flyttade var mer än effekten. Ingen osäkerhet kan räknas."),
        }[estimate.spread]
    return {
        "trend": t("1 är samma utveckling. Utesluter gränserna 1 görs ingen jämförelse. Medelfelet är i logaritmer."),
        "ratio": t(
            "1 är ingen skillnad, under 1 är färre än jämförelsen ger anledning att vänta. Medelfelet är i logaritmer."
        ),
        "difference": t("0 är ingen skillnad. Tiden före är omräknad till lika lång som tiden efter."),
    }.get(name, "")


def variants(curve: Released, told: Effect) -> Chart:
    """How the answer changes with the windows, what is counted and the comparison: ranked dots, the chosen marked."""
    t = told.t
    rows = [(row, label(row, told)) for row in curve.rows]
    drawn = replace(curve, frame=_ranked(curve.frame.assign(label=[name for _, name in rows])))
    values = [float(row.value) for row in curve.rows if pd.notna(row.value)]
    headline = (
        t(
            "Svaret ligger mellan {low} och {high} gånger, beroende på vad som väljs",
            low=told.number(min(values), 2),
            high=told.number(max(values), 2),
        )
        if values
        else t("Inget val ger ett svar")
    )
    said = "; ".join(f"{row.label}: {value_words(row, told)}" for row in drawn.rows)
    return describe(
        key="effect-variants",
        kind="effect_variants",
        lang=told.lang,
        headline=headline,
        lead=t(
            "Ett val i taget är ändrat. Raderna bedöms inte var för sig: utan verklig ändring hamnar ändå ungefär "
            "en av tjugo utanför."
        ),
        subtitle=t(
            "Ändringen jämfört med jämförelsen, kvot: 1 är ingen skillnad · streck: 95 % osäkerhet · {start}",
            start=told.start,
        ),
        alt=f"{headline}. {said}.",
        layers={"rows": drawn},
        tables=(_table(drawn, told),),
        freshness="",
    )


def label(row: Any, told: Effect) -> str:
    """What is chosen otherwise in a row."""
    t = told.t
    if row.varied == "window":
        return t("{years} år före, {months} månader efter", years=row.years_before, months=row.months_after)
    if row.varied == "what":
        return what_label(row.what, t)
    if row.varied == "control":
        return t("Jämfört med {place}", place=told.names[row.control])
    return t("Det valda")


def value_words(row: Any, told: Effect) -> str:
    """The ratio with its interval, or why there is none."""
    if pd.isna(row.value):
        return told.t("räknas inte")
    return f"{told.number(float(row.value), 2)} ({interval(row, 2, told)})"


def _ranked(frame: pd.DataFrame) -> pd.DataFrame:
    """From the lowest to the highest, what is refused last."""
    return frame.sort_values("value", kind="stable", na_position="last").reset_index(drop=True)


def _table(drawn: Released, told: Effect) -> Table:
    t = told.t
    numeric = (t("Kvot"), t("95 % osäkerhet"))
    rows = tuple(
        (
            row.label,
            "–" if pd.isna(row.value) else told.number(float(row.value), 2),
            interval(row, 2, told),
            _sentence(refusal(_refused(row), told.lang)) if row.refused else "",
        )
        for row in drawn.rows
    )
    return Table(
        t("uppfoljning-andra-val"), t("Svaret med andra val"), (t("Val"), *numeric, t("Anmärkning")), rows, numeric
    )


def _refused(row: Any) -> Refused:
    """The reason of a row; those that say numbers do not come here, for the windows are whole."""
    return Refused(Reason(row.refused), (0.0, 0.0), (0.0, 0.0))


def _sentence(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}."
