"""What the chart of changes says: the three verdicts only, and what can be ruled out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd

from jarfalla_data.charts import estimate_words
from jarfalla_data.charts.dots import SUPPRESSED
from jarfalla_data.charts.insecurity_words import chance, earlier_round_label, round_label, when
from jarfalla_data.charts.model import Table
from jarfalla_data.charts.refusal_words import Untold, untold_words
from jarfalla_data.measures.statistics import Estimate, Reason, Refused, Unit, Verdict
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
    """The verdict; where nothing can be told, which change can be ruled out; or why the change is not shown."""
    if row.state == SUPPRESSED:
        return untold_words(Untold.HIDDEN, lang)
    return estimate_words.judgement(_estimate(row), lang)


def shares_words(row: Any, lang: str) -> str:
    """A change that can be told: its verdict, both shares, and how large it may be."""
    return translator(lang)(
        "{verdict}, från {before} till {now}; ändringen kan vara {interval}",
        verdict=judgement(row, lang),
        before=format_share(row.share_before, lang),
        now=format_share(row.share, lang),
        interval=estimate_words.may_be(_estimate(row), lang),
    )


def _estimate(row: Any) -> Estimate:
    """The change of a row, as it was judged in its list."""
    method, unit, n = "newcombe", Unit.SHARE_DIFFERENCE, row.n
    if pd.isna(row.value):
        return Estimate(None, None, None, n, method, refused=Refused(Reason.SMALL_BASE), unit=unit)
    return Estimate(row.value, row.low, row.high, n, method, Verdict(row.verdict), unit=unit)


def change_lead(rows: Released, time: str, lang: str) -> str:
    """The judgement of the chosen place, else of the municipality; empty where neither is compared."""
    t = translator(lang)
    chosen = [row for row in rows.rows if row.strong] or [row for row in rows.rows if row.level == "municipality"]
    if not chosen:
        return ""
    (row,), at = chosen[:1], when(time, lang)
    if pd.isna(row.value) or row.verdict == Verdict.UNDECIDED:
        return t("{place}: {judgement}.", place=row.label, judgement=judgement(row, lang))
    return t("{place}: otryggheten {when} {change}.", place=row.label, when=at, change=shares_words(row, lang))


def change_subtitle(asked: Released, time: str, lang: str) -> str:
    """What is compared, and how it is judged; without answers only what is."""
    t = translator(lang)
    before = earlier_round_label(asked, lang)
    if not before:
        return t("Ändring i procentenheter av andelen otrygga {when}", when=when(time, lang))
    return t(
        "Ändring i procentenheter av andelen otrygga {when} från {before} till {round}. Alla rader bedöms tillsammans, "
        "och strecken är ritade så att de visar bedömningen. {chance}",
        when=when(time, lang),
        before=before,
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
