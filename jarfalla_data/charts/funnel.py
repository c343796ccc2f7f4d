"""Areas against expectation: which have more or fewer reports than their share of the baseline leads one to expect."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pandas as pd

from jarfalla_data.charts.describe import describe
from jarfalla_data.charts.incident_words import About, span_words
from jarfalla_data.charts.model import Chart, Table
from jarfalla_data.measures.funnel import SMALLEST_EXPECTED, Standing
from jarfalla_data.privacy.suppression import Released
from jarfalla_data.selection import Period
from jarfalla_data.wording import Translator, format_number

MOST_NAMED = 3
ORDER = (
    Standing.HIGHER,
    Standing.EYE_ON_HIGHER,
    Standing.AS_EXPECTED,
    Standing.EYE_ON_LOWER,
    Standing.LOWER,
    Standing.TOO_FEW,
)


def funnel(compared: Released, told: About) -> Chart:
    """The chart of `funnel.against_expected`: areas ranked by what may be said of them, those not judged last."""
    drawn = _ranked(compared, told)
    rows = drawn.rows
    headline, lead = _headline(rows, told), _lead(rows, told)
    return describe(
        key="incident-funnel",
        kind="funnel",
        lang=told.lang,
        headline=headline,
        lead=lead,
        subtitle=_subtitle(rows, told),
        alt=" ".join([f"{headline}.", lead, *(f"{row.label}: {_said(row, told)}." for row in rows)]),
        layers={"rows": drawn},
        tables=(_table(rows, told),),
        freshness=told.freshness,
    )


def standing_words(standing: str, t: Translator) -> str:
    """What may be said of an area."""
    return {
        Standing.HIGHER: t("högre än väntat"),
        Standing.EYE_ON_HIGHER: t("håll ögonen på: fler än väntat"),
        Standing.AS_EXPECTED: t("som väntat"),
        Standing.EYE_ON_LOWER: t("håll ögonen på: färre än väntat"),
        Standing.LOWER: t("lägre än väntat"),
        Standing.TOO_FEW: t("för få för att bedömas"),
    }[Standing(standing)]


def _ranked(compared: Released, told: About) -> Released:
    """With label and ratio (reports over expected); by standing, then ratio, those not judged last by name."""
    frame = compared.frame
    label = [told.names[code] for code in frame["code"]]
    ratio = [row.reports / row.expected if row.expected else 0.0 for row in compared.rows]
    standing = [ORDER.index(Standing(code)) for code in frame["standing"]]
    few = ORDER.index(Standing.TOO_FEW)
    order = [(at, 0.0 if at == few else -ratio[i]) for i, at in enumerate(standing)]
    places = sorted(range(len(frame)), key=lambda i: order[i])
    return replace(compared, frame=frame.assign(label=label, ratio=ratio).iloc[places].reset_index(drop=True))


def _named(rows: list[Any], *standings: Standing) -> list[str]:
    return [row.label for row in rows if row.standing in standings]


def _headline(rows: list[Any], told: About) -> str:
    """ "Higher than expected" is said only of areas outside 99.8 %."""
    t = told.t
    if not rows:
        return t("Områden mot det väntade går inte att bedöma")
    higher, watched = _named(rows, Standing.HIGHER), _named(rows, Standing.EYE_ON_HIGHER)
    lower = _named(rows, Standing.LOWER)
    if higher:
        return t("Högre än väntat: {areas}", areas=_listed(higher, t))
    if watched:
        return t("Inget område säkert högre än väntat. Håll ögonen på {areas}", areas=_listed(watched, t))
    return t("Lägre än väntat: {areas}", areas=_listed(lower, t)) if lower else t("Inget område säkert högre än väntat")


def _listed(names: list[str], t: Translator) -> str:
    if len(names) > MOST_NAMED:
        return t("{names} och {n} till", names=", ".join(names[:MOST_NAMED]), n=len(names) - MOST_NAMED)
    return t(" och ").join(filter(None, (", ".join(names[:-1]), names[-1])))


def _lead(rows: list[Any], told: About) -> str:
    """How many could be outside by chance, and which are not judged."""
    t = told.t
    if not rows:
        return t("Ingen hel månad efter jämförelseperioden finns i urvalet, eller ingen jämförelseperiod är beslutad.")
    few = _named(rows, Standing.TOO_FEW)
    chance = t.plural(
        "Av {n} område hamnar slumpvis omkring {by_chance} utanför gränserna för 95 %.",
        "Av {n} områden hamnar slumpvis omkring {by_chance} utanför gränserna för 95 %.",
        len(rows) - len(few),
        by_chance=format_number((len(rows) - len(few)) / 20, told.lang, 1),
    )
    refused = t("Bedöms inte, färre än {n} väntade: {areas}.", n=SMALLEST_EXPECTED, areas=", ".join(few))
    return " ".join(filter(None, (chance, refused if few else "", told.caution)))


def _subtitle(rows: list[Any], told: About) -> str:
    """What is compared with what."""
    t = told.t
    measure = t("Antal anmälningar och händelser mot områdets andel av kommunen under jämförelseperioden")
    if not rows:
        return measure
    first = rows[0]
    now, before = (
        span_words(Period(*span), told.lang)
        for span in ((first.first, first.last), (first.baseline_first, first.baseline_last))
    )
    return " · ".join(filter(None, (measure, now, told.part_of_day, t("jämförelse {period}", period=before))))


def _said(row: Any, told: About) -> str:
    """An area's number beside what was expected, and its standing."""
    return told.t(
        "{n}, väntat {expected}, {standing}",
        n=told.number(row.reports),
        expected=format_number(row.expected, told.lang, 0 if row.expected >= 20 else 1),
        standing=standing_words(row.standing, told.t),
    )


def _table(rows: list[Any], told: About) -> Table:
    """Each area with its number, what was expected, and both pairs of limits."""
    t = told.t
    numeric = (t("Antal"), t("Väntat"), t("95 %"), t("99,8 %"))
    return Table(
        name=t("brott-och-handelser-mot-vantat"),
        caption=t("Områden mot det väntade"),
        columns=(t("Område"), *numeric, t("Bedömning")),
        rows=tuple(
            (
                row.label,
                told.number(row.reports),
                format_number(row.expected, told.lang, 1),
                _between(row.low_95, row.high_95, told),
                _between(row.low, row.high, told),
                standing_words(row.standing, t),
            )
            for row in rows
        ),
        numeric=numeric,
    )


def _between(low: Any, high: Any, told: About) -> str:
    if pd.isna(high):
        return "–"
    ends = (0 if pd.isna(low) else float(low), float(high))
    return "–".join(format_number(end, told.lang, 1) for end in ends)
