"""Beside a follow-up: what people said before and after, where comparable rounds lie around the start."""

from __future__ import annotations

from typing import Any

import pandas as pd

from jarfalla_data.charts import insecurity_change_words as words
from jarfalla_data.charts.describe import describe
from jarfalla_data.charts.dots import labelled
from jarfalla_data.charts.effect_about import Effect
from jarfalla_data.charts.estimate_words import verdict_word
from jarfalla_data.charts.insecurity import state_badges
from jarfalla_data.charts.insecurity_words import chance, channels, round_label, when
from jarfalla_data.charts.model import Axis, Chart
from jarfalla_data.measures.insecurity import STANDARD_TIME
from jarfalla_data.measures.statistics import Verdict
from jarfalla_data.privacy.suppression import Released
from jarfalla_data.wording import format_share


def dialogues(shares: Released, before: Released, after: Released, told: Effect) -> Chart:
    """The change of the share that feels unsafe in the place (or the part around it) and in its comparison."""
    t, lang = told.t, told.lang
    rows = labelled(shares, dict(told.names), ranked=False, value="difference")
    if not rows.rows:
        headline = t("Dialogerna: inga jämförbara omgångar före och efter starten")
    else:
        first = rows.rows[0]
        headline = t("Otryggheten i {place}: {verdict}", place=first.label, verdict=_verdict(first, lang))
    said = [_row_words(row, told) for row in rows.rows]
    return describe(
        key="effect-dialogues",
        kind="dots",
        lang=lang,
        headline=headline,
        lead=" ".join(said),
        subtitle=_subtitle(before, after, told) if rows.rows else "",
        alt=" ".join([f"{headline}.", *said]),
        layers={"rows": rows},
        tables=(words.change_table(rows, lang),),
        freshness="",
        more_badges=state_badges(rows),
        axis=Axis(differences=True, reference_label=t("mindre otryggt ← → mer otryggt"), reference=0.0),
    )


def _verdict(row: Any, lang: str) -> str:
    """The verdict on the place; without a figure it cannot be told."""
    return verdict_word(Verdict.UNDECIDED if pd.isna(row.value) else Verdict(row.verdict), lang)


def _row_words(row: Any, told: Effect) -> str:
    """Both shares of a row with how many answered, and the judgement."""
    judged = words.judgement(row, told.lang)
    if pd.isna(row.value):
        return told.t("{place}: {judgement}.", place=row.label, judgement=judged)
    shares = (format_share(share, told.lang) for share in (row.share_before, row.share))
    return told.t(
        "{place}: {before} → {after} ({n} och {m} svar), {judgement}.",
        **dict(zip(("before", "after"), shares, strict=True)),
        **{"place": row.label, "judgement": judged, "n": told.number(row.n_before), "m": told.number(row.n)},
    )


def _subtitle(before: Released, after: Released, told: Effect) -> str:
    t, lang = told.t, told.lang
    rounds = [f"{round_label(asked, lang)} ({channels(asked, lang)})" for asked in (before, after)]
    return t(
        "Ändring i procentenheter av andelen otrygga {when}, från {before} till {after}. Raderna bedöms för sig; på "
        "sidan Otrygghet bedöms alla områden tillsammans, och då krävs mer. {chance}",
        **{"when": when(STANDARD_TIME, lang), "before": rounds[0], "after": rounds[1], "chance": chance(lang)},
    )
