"""What the chart of changes says: the three verdicts only, and what can be ruled out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd

from jarfalla_data.charts.dots import value_text, verdict_text
from jarfalla_data.charts.insecurity_words import chance, round_label, when
from jarfalla_data.charts.model import Table
from jarfalla_data.privacy.suppression import Released
from jarfalla_data.wording import format_share, translator

MOST_NAMED = 3


def change_headline(rows: Released, time: str, lang: str) -> str:
    """Which places have changed, by the three verdicts only."""
    t = translator(lang)
    if not rows.rows:
        return t("Går inte att jämföra: mätmetoden har ändrats eller tidigare svar saknas")
    up, down = (_named(rows.rows, verdict, lang) for verdict in ("increases", "decreases"))
    if up and down:
        return t("Otryggheten {when} har ökat i {up} och minskat i {down}", when=when(time, lang), up=up, down=down)
    if up:
        return t("Otryggheten {when} har ökat i {up}", when=when(time, lang), up=up)
    if down:
        return t("Otryggheten {when} har minskat i {down}", when=when(time, lang), down=down)
    return t("Om otryggheten {when} har ändrats någonstans går inte att avgöra", when=when(time, lang))


def _named(rows: Sequence[Any], verdict: str, lang: str) -> str:
    """The places with a verdict: at most three names, then how many more."""
    t = translator(lang)
    places = [row.label for row in rows if row.verdict == verdict]
    if len(places) <= MOST_NAMED:
        return t(" och ").join(filter(None, (", ".join(places[:-1]), *places[-1:])))
    return t("{names} och {n} till", names=", ".join(places[:MOST_NAMED]), n=len(places) - MOST_NAMED)


def judgement(row: Any, lang: str) -> str:
    """The verdict; where nothing can be told, which change can be ruled out."""
    t = translator(lang)
    if row.verdict != "undecided" or pd.isna(row.value):
        return verdict_text(row, lang) or value_text(row, lang)
    return t(
        "{verdict}; större ändring än {low} till {high} procentenheter kan uteslutas",
        verdict=verdict_text(row, lang),
        low=format_share(row.low, lang, signed=True),
        high=format_share(row.high, lang, signed=True),
    )


def change_subtitle(asked: Released, time: str, lang: str) -> str:
    """What is compared, and how it is judged."""
    t = translator(lang)
    return t(
        "Ändring i procentenheter av andelen otrygga {when} till {round} från den senaste jämförbara omgången. "
        "Alla rader bedöms tillsammans, och strecken är ritade så att de visar bedömningen. {chance}",
        when=when(time, lang),
        round=round_label(asked, lang),
        chance=chance(lang),
    )


def change_alternative(headline: str, rows: Released, lang: str) -> str:
    """The finding, and every row's verdict in words."""
    return f"{headline}. " + "; ".join(f"{row.label} {judgement(row, lang)}" for row in rows.rows)


def change_table(rows: Released, lang: str) -> Table:
    """Both shares, the difference and the verdict of every row."""
    t = translator(lang)
    columns = (t("Område"), t("Före"), t("Nu"), t("Ändring, procentenheter"), t("Bedömning"))
    told = tuple(
        (
            row.label,
            "–" if pd.isna(row.share_before) else format_share(row.share_before, lang),
            "–" if pd.isna(row.share) else format_share(row.share, lang),
            "–" if pd.isna(row.value) else format_share(row.value, lang, signed=True),
            judgement(row, lang),
        )
        for row in rows.rows
    )
    return Table(t("otrygghet-andring"), t("Ändring av andelen otrygga"), columns, told, numeric=columns[1:4])
