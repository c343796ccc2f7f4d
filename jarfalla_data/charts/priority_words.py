"""What the charts of the priorities say in words: criteria, values, headline and what to know beside it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

import pandas as pd

from jarfalla_data import geography
from jarfalla_data.charts.incident_words import span_words
from jarfalla_data.charts.sources import freshness
from jarfalla_data.measures.covered import Periods
from jarfalla_data.measures.priorities import TABLES, TOP
from jarfalla_data.measures.priority_criteria import DECISIONS, FINDINGS, INSECURITY, TREND, WORRY
from jarfalla_data.measures.priority_stability import MOVED
from jarfalla_data.measures.priority_values import AREA
from jarfalla_data.selection import Period
from jarfalla_data.store import Store
from jarfalla_data.wording import Translator, format_day, format_number, format_share, translator

MOST_NAMED = 3


@dataclass(frozen=True)
class Priority:
    """What the charts are about: whether areas or parts are ranked, all names of places, freshness, language."""

    level: str
    names: Mapping[str, str]
    freshness: str
    lang: str

    @property
    def t(self) -> Translator:
        """Says texts in the chart's language."""
        return translator(self.lang)

    def number(self, value: float, decimals: int = 0) -> str:
        """A number in the chart's language."""
        return format_number(value, self.lang, decimals)


def about(store: Store, level: str, told: Periods, lang: str) -> Priority:
    """What charts of a level are about; `told`: the period of each table, as the audience may know it."""
    names = MappingProxyType(dict(geography.names(store, lang)))
    return Priority(level, names, freshness(store, TABLES, told, lang), lang)


def criterion_label(code: str, t: Translator) -> str:
    """A criterion, in as few words as a column's head has room for."""
    return {
        INSECURITY: t("Otrygghet"),
        WORRY: t("Oro för brott"),
        TREND: t("Fler händelser"),
        FINDINGS: t("Öppna brister"),
        DECISIONS: t("Försenade beslut"),
    }[code]


def score_words(t: Translator) -> str:
    """What the points are."""
    return t(
        "Poängen i ett kriterium är hur stor del av de andra områdena som har ett lägre värde. Områdets poäng är "
        "medel av dem, enligt vikterna."
    )


def level_label(level: str, t: Translator) -> str:
    """What is ranked."""
    return t("Områden") if level == AREA else t("Kommundelar")


def value_words(code: str, value: Any, told: Priority) -> str:
    """A place's value: a share, a change in per cent, or a count; or that it is missing."""
    if pd.isna(value):
        return told.t("okänt")
    if code == TREND:
        change = round(100 * (float(value) - 1))
        sign = "+" if change > 0 else "−" if change < 0 else "±"
        return f"{sign}{format_share(abs(change) / 100, told.lang)}"
    return format_share(float(value), told.lang) if code in (INSECURITY, WORRY) else told.number(float(value))


def rank_words(row: Any, told: Priority) -> str:
    """The places in the list that a place may have: "1–6"; a dash where it is not ranked."""
    if pd.isna(row.rank_low):
        return "–"
    low, high = int(row.rank_low), int(row.rank_high)
    return str(low) if low == high else f"{low}–{high}"


def headline(rows: Sequence[Any], used: Sequence[Any], told: Priority) -> str:
    """Which places come first; or that they cannot be told apart, or that nothing can be ranked."""
    t = told.t
    ranked = [row for row in rows if pd.notna(row.score)]
    if not any(each.weight for each in used):
        return t("Alla vikter är 0: inget att rangordna")
    if not ranked:
        return t("Det går inte att rangordna: uppgifter saknas")
    first = [row.label for row in ranked if row.first]
    if len(first) == 1:
        return t("{place} kommer först med dessa vikter", place=first[0])
    if len(first) <= MOST_NAMED and len(first) < len(ranked):
        return t("Först, går inte att skilja åt: {places}", places=listed(first, t))
    if 2 * len(first) > len(ranked):
        return t("Det går inte att säga vilka som kommer först")
    return t("{n} områden i toppen går inte att skilja åt", n=len(first))


def lead(rows: Sequence[Any], used: Sequence[Any], told: Priority) -> str:
    """Which cannot be told apart, what the weights decide, and what is missing."""
    t = told.t
    if not any(each.weight for each in used):
        return t("Höj minst en vikt i vänsterkanten.")
    ranked = [row for row in rows if pd.notna(row.score)]
    first = [row.label for row in ranked if row.first]
    many = MOST_NAMED < len(first) < len(ranked)
    return " ".join(
        filter(
            None,
            (
                t("De är märkta med romb i figuren.")
                if many
                else t("Inget går att skilja från det som har mest poäng.")
                if len(first) == len(ranked) > 1
                else "",
                _moved(ranked, t),
                _not_counted(used, t),
                t("Det som saknas räknas inte som 0: poängen är då medel av det som finns.")
                if any(row.missing for row in rows)
                else "",
            ),
        )
    )


def _moved(ranked: Sequence[Any], t: Translator) -> str:
    if not ranked:
        return ""
    moved, moves, by = ranked[0].moved, ranked[0].moves, round(100 * MOVED)
    if not moved:
        return t("Ändras en vikt med {by} % kommer samma först, hur man än gör.", by=by)
    return t("Ändras en vikt i taget med {by} % kommer ett annat först i {n} av {all} fall.", by=by, n=moved, all=moves)


def _not_counted(used: Sequence[Any], t: Translator) -> str:
    """Criteria that have a weight and too few places."""
    few = [each for each in used if each.weight and not each.counts]
    told = (
        t(
            "{what} räknas inte: uppgift finns för {n} av {all}.",
            what=criterion_label(each.code, t),
            n=each.known,
            all=each.of,
        )
        for each in few
    )
    return " ".join(told)


def subtitle(rows: Sequence[Any], used: Sequence[Any], told: Priority) -> str:
    """What is measured, of how many, from when, and out of what."""
    t, by_code = told.t, {each.code: each for each in used}
    felt, trend, findings, decisions = (by_code[code] for code in (INSECURITY, TREND, FINDINGS, DECISIONS))
    parts = (
        t("Poäng 0–100, medel enligt vikterna"),
        t("{n} områden", n=len(rows)) if told.level == AREA else t("{n} kommundelar", n=len(rows)),
        t("otrygghet sen kväll och oro: {when}", when=_span(felt, told.lang)) if felt.first else "",
        t("händelser: {when} mot året före", when=_span(trend, told.lang)) if trend.first else "",
        t("brister till {day}", day=format_day(findings.last, told.lang)) if findings.last else "",
        t("beslut till {day}", day=format_day(decisions.last, told.lang)) if decisions.last else "",
        t("källa: dialoger, anmälningar, besiktningar och mötets beslut"),
    )
    return " · ".join(filter(None, parts))


def top_label(told: Priority) -> str:
    """The head of the column that says how often a place is among the first."""
    k = TOP[told.level]
    return told.t("Kommer först") if k == 1 else told.t("Bland de {k} första", k=k)


def listed(names: Sequence[str], t: Translator) -> str:
    """Names as a list in words."""
    return t(" och ").join(filter(None, (", ".join(names[:-1]), names[-1]))) if names else ""


def _span(each: Any, lang: str) -> str:
    return span_words(Period(each.first, each.last), lang)
