"""The calendar of Friday and Saturday evenings: a box an evening, by how it was staffed."""

from __future__ import annotations

from collections import Counter
from typing import Any

from babel.dates import format_date

from jarfalla_data.charts.describe import describe
from jarfalla_data.charts.model import Chart, Table
from jarfalla_data.measures.evenings import State
from jarfalla_data.privacy.suppression import Released
from jarfalla_data.wording import Translator, format_day, format_number, translator


def evenings(told: Released, years: str, freshness: str, lang: str) -> Chart:
    """Which evenings of a promise's period were staffed; `years` names the period."""
    t, headline = translator(lang), _headline(told, years, lang)
    counted = Counter(row.state for row in told.rows)
    said = [f"{state_words(state, t)}: {format_number(counted[state], lang)}." for state in _states(told)]
    return describe(
        key="evenings",
        kind="evenings",
        lang=lang,
        headline=headline,
        lead=_lead(told, t),
        subtitle=t("Polis eller vakter kl. 18–02 vid Jakobsbergs station och centrum · varje ruta är en kväll")
        + f" · {years}",
        alt=" ".join([f"{headline}.", *said]),
        layers={"rows": told},
        tables=(_by_year(told, lang), _by_evening(told, lang)),
        freshness=freshness,
    )


def state_words(state: str, t: Translator) -> str:
    """How an evening was staffed, as the key says it."""
    return {
        State.EMPTY: t("ingen närvaro redovisad"),
        State.STAFFED: t("bara polis eller bara vakter"),
        State.JOINT: t("tillsammans med andra"),
        State.BRIEFED: t("tillsammans, efter gemensamt utsättningsmöte"),
    }[State(state)]


def evening_words(row: Any, lang: str) -> str:
    """One evening in words: day, how it was staffed, for how long."""
    t = translator(lang)
    day = str(format_date(row.date, "EEEE d MMMM y", locale=lang))
    said = f"{day[:1].upper()}{day[1:]}: {state_words(row.state, t)}"
    if row.state == State.EMPTY:
        return said
    return f"{said}, {t('{hours} av {n} timmar', hours=format_number(row.hours, lang, 1), n=8)}"


def _states(told: Released) -> list[State]:
    """The states that occur, from most to least."""
    there = {row.state for row in told.rows}
    return [state for state in reversed(State) if state in there]


def _headline(told: Released, years: str, lang: str) -> str:
    t = translator(lang)
    if told.frame.empty:
        return t("Inga fredags- och lördagskvällar i materialet för {years}", years=years)
    staffed = sum(row.state != State.EMPTY for row in told.rows)
    counted = {"n": format_number(staffed, lang), "total": format_number(len(told.rows), lang)}
    return t("{n} av {total} fredags- och lördagskvällar var bemannade", **counted)


def _lead(told: Released, t: Translator) -> str:
    """What the boxes do not say."""
    if told.frame.empty:
        return ""
    said = t("En tom ruta betyder att ingen närvaro är redovisad, inte säkert att ingen var där.")
    missing = sum(row.no_clock for row in told.rows)
    if not missing:
        return said
    more = t.plural(
        "{n} insats saknar klockslag och är inte med.", "{n} insatser saknar klockslag och är inte med.", missing
    )
    return f"{said} {more}"


def _by_year(told: Released, lang: str) -> Table:
    """One row a year: how many evenings of each kind."""
    t = translator(lang)
    states = list(reversed(State))
    names = tuple(_capital(state_words(state, t)) for state in states)
    counted = Counter((row.year, row.state) for row in told.rows)
    years = sorted({row.year for row in told.rows})
    return Table(
        name=t("kvallar-per-ar"),
        caption=t("Fredags- och lördagskvällar per år"),
        columns=(t("År"), *names),
        rows=tuple((str(year), *(format_number(counted[year, state], lang) for state in states)) for year in years),
        numeric=names,
    )


def _by_evening(told: Released, lang: str) -> Table:
    """One row an evening."""
    t = translator(lang)
    hours = t("Timmar kl. 18–02")
    return Table(
        name=t("kvallar"),
        caption=t("Varje fredags- och lördagskväll"),
        columns=(t("Datum"), t("Dag"), t("Läge"), hours),
        rows=tuple(
            (
                format_day(row.date, lang),
                str(format_date(row.date, "EEEE", locale=lang)),
                state_words(row.state, t),
                format_number(row.hours, lang, 1),
            )
            for row in told.rows
        ),
        numeric=(hours,),
    )


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
