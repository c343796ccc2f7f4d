"""What a map of areas says in words: why a value is not shown, its text alternative, its table."""

from __future__ import annotations

from typing import Any

from jarfalla_data.charts.model import Table
from jarfalla_data.privacy.suppression import Released
from jarfalla_data.vocabulary.published import MUNICIPAL_PARTS
from jarfalla_data.wording import translator

SHOWN, FEW, REFUSED, SUPPRESSED, NONE = "shown", "few", "refused", "suppressed", "none"
HIDDEN_STATES = (SUPPRESSED, REFUSED, NONE)
NAMED = 3
"""So many of the highest are named in the text alternative."""


def why_hidden(state: str, lang: str) -> str:
    """Why an area has no value."""
    t = translator(lang)
    return {SUPPRESSED: t("visas inte"), REFUSED: t("för få svar"), NONE: t("inga uppgifter")}[state]


def value_words(row: Any, lang: str) -> str:
    """An area's value as it is written, or why there is none."""
    if row.state in HIDDEN_STATES:
        return why_hidden(row.state, lang)
    return translator(lang)("{value}, få svar", value=row.label) if row.state == FEW else str(row.label)


def alternative(headline: str, measure: str, areas: Released, lang: str) -> str:
    """The map in words: the highest areas, the lowest, and those that have no value, by name."""
    t, rows = translator(lang), areas.rows
    told = sorted((row for row in rows if row.state not in HIDDEN_STATES), key=lambda row: -row.value)
    said = [f"{row.name} {value_words(row, lang)}" for row in told]
    sentences = [t("{headline}. Karta över områdena: {measure}.", headline=headline.rstrip("."), measure=measure)]
    if said:
        sentences.append(t("Högst: {areas}.", areas="; ".join(said[:NAMED])))
    if len(said) > NAMED:
        sentences.append(t("Lägst: {area}.", area=said[-1]))
    for state in HIDDEN_STATES:
        names = [row.name for row in rows if row.state == state]
        if names:
            sentences.append(f"{_capital(why_hidden(state, lang))}: {', '.join(names)}.")
    return " ".join(sentences)


def areas_table(areas: Released, lang: str, *, name: str, measure: str) -> Table:
    """All areas by their numbers on the map, with their values."""
    t, rows = translator(lang), areas.rows
    details = any(row.detail for row in rows)
    columns = (t("Nr på kartan"), t("Område"), t("Kommundel"), measure, *((t("Underlag"),) if details else ()))
    grouping = t("Indelningen i kommundelar är projektets egen, efter läge.")
    return Table(
        name=name,
        caption=t("{measure} i varje område.", measure=measure) + f" {grouping}",
        columns=columns,
        rows=tuple(
            (
                str(row.number) if row.x else "–",
                row.name,
                _part(row, lang),
                value_words(row, lang),
                *((row.detail or "–",) if details else ()),
            )
            for row in rows
        ),
        numeric=(columns[0], measure),
    )


def _part(row: Any, lang: str) -> str:
    return MUNICIPAL_PARTS.label(row.part, lang) if row.part in MUNICIPAL_PARTS.codes else "–"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
