"""Which areas come first: their places in the list, how sure they are, and what each owes its place to."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pandas as pd

from jarfalla_data.charts.describe import describe
from jarfalla_data.charts.model import Chart, Table
from jarfalla_data.charts.priority_words import (
    Priority,
    criterion_label,
    headline,
    lead,
    level_label,
    rank_words,
    subtitle,
    top_label,
    value_words,
)
from jarfalla_data.measures.priority_criteria import CODES, criteria
from jarfalla_data.privacy.suppression import Released
from jarfalla_data.wording import Translator, format_share


def priority(ranked: Released, used: Released, told: Priority) -> Chart:
    """The chart of `priorities.ranking`: places by score; with weights of 0 only a sentence."""
    shown = replace(ranked, frame=ranked.frame.assign(label=[told.names[code] for code in ranked.frame["code"]]))
    rows, criteria_told = shown.rows, used.rows
    said, more = headline(rows, criteria_told, told), lead(rows, criteria_told, told)
    empty = all(pd.isna(row.score) for row in rows)
    layers = {"rows": shown, "criteria": used}
    if empty:
        layers = {name: replace(layer, frame=layer.frame.iloc[:0]) for name, layer in layers.items()}
    return describe(
        key="priority",
        kind="priority",
        lang=told.lang,
        headline=said,
        lead=more,
        subtitle=subtitle(rows, criteria_told, told),
        alt=" ".join([f"{said}.", more, *(_said(row, told) for row in rows if pd.notna(row.score))]),
        layers=layers,
        tables=() if empty else (_table(rows, told),),
        freshness=told.freshness,
    )


def criterion_head(each: Any, t: Translator) -> str:
    """What a criterion weighs, or that it does not count."""
    if each.weight and not each.counts:
        return t("inte med")
    return t("vikt {n}", n=each.weight)


def reasons_table(used: Released, told: Priority) -> Table:
    """Each criterion: its weight now, the declared one, why, and how many places have it."""
    t = told.t
    declared = {criterion.code: criterion for criterion in criteria()}
    return Table(
        name=t("prioritering-vikter"),
        caption=t("Kriterier och vikter"),
        columns=(t("Kriterium"), t("Vikt nu"), t("Förvald vikt"), t("Har uppgift"), t("Skäl")),
        rows=tuple(
            (
                criterion_label(each.code, t),
                str(each.weight),
                str(declared[each.code].weight),
                t("{n} av {all}", n=each.known, all=each.of),
                declared[each.code].reasons[told.lang],
            )
            for each in used.rows
        ),
        numeric=(t("Vikt nu"), t("Förvald vikt"), t("Har uppgift")),
        internal=True,
    )


def _said(row: Any, told: Priority) -> str:
    return told.t(
        "{place}: placering {rank}, {score} poäng.",
        place=row.label,
        rank=rank_words(row, told),
        score=told.number(float(row.score)),
    )


def _table(rows: list[Any], told: Priority) -> Table:
    """Each place with its score, places in the list, and for each criterion its value and its part of the score."""
    t = told.t
    labels = [criterion_label(code, t) for code in CODES]
    of_criteria = [name for label in labels for name in (label, t("{what}, poäng", what=label))]
    numeric = (t("Poäng"), t("Plats"), top_label(told), *of_criteria)
    return Table(
        name=t("prioritering"),
        caption=t("Prioritering av områden"),
        columns=(level_label(told.level, t), *numeric),
        rows=tuple(
            (
                row.label,
                t("rangordnas inte") if pd.isna(row.score) else told.number(float(row.score), 1),
                rank_words(row, told),
                "–" if pd.isna(row.top) else format_share(float(row.top), told.lang),
                *(cell for code in CODES for cell in _cells(row, code, told)),
            )
            for row in rows
        ),
        numeric=numeric,
    )


def _cells(row: Any, code: str, told: Priority) -> tuple[str, str]:
    part = getattr(row, f"part_{code}")
    return (
        value_words(code, getattr(row, f"value_{code}"), told),
        "–" if pd.isna(part) else told.number(float(part), 1),
    )
