"""Presence where needed: the share of the expected incident-hours that was staffed, beside an even spread."""

from __future__ import annotations

from typing import Any

import pandas as pd

from jarfalla_data.charts.describe import describe
from jarfalla_data.charts.dots import interval_text
from jarfalla_data.charts.model import Chart, Table
from jarfalla_data.charts.refusal_words import refusal
from jarfalla_data.measures.presence import FEWEST
from jarfalla_data.measures.statistics import Reason, Refused
from jarfalla_data.privacy.suppression import Released
from jarfalla_data.wording import Translator, format_number, format_share, translator


def presence(told: Released, years: str, freshness: str, lang: str) -> Chart:
    """How much of the time that was expected to need it somebody was there; `years` names the period."""
    t, headline = translator(lang), _headline(told, years, lang)
    return describe(
        key="presence",
        kind="presence",
        lang=lang,
        headline=headline,
        lead=_lead(told, t),
        subtitle=" · ".join((t("Andel av tiden då brott väntas som var bemannad"), "Jakobsberg", years)),
        alt=" ".join([f"{headline}.", *(f"{_in_words(row, lang)}." for row in told.rows)]),
        layers={"rows": told},
        tables=(_table(told, lang),),
        freshness=freshness,
    )


def value_words(row: Any, lang: str) -> str:
    """What stands beside a year: the share, or why there is none."""
    return why_refused(row, lang) if pd.isna(row.value) else format_share(row.value, lang)


def why_refused(row: Any, lang: str) -> str:
    """Why a year has no share."""
    reason = Refused(Reason(row.refused), (row.clocked,), (FEWEST,))
    return translator(lang)("anmälda brott med klockslag, {why}", why=refusal(reason, lang))


def even_words(row: Any, t: Translator) -> str:
    """What the same hours would cover if they were spread evenly."""
    return t("{share} om samma timmar spritts jämnt", share=format_share(row.even, t.lang))


def _headline(told: Released, years: str, lang: str) -> str:
    t = translator(lang)
    shown = [row for row in told.rows if pd.notna(row.value)]
    if told.frame.empty:
        return t("Närvaro när det behövs: inga uppgifter för {years}", years=years)
    if not shown:
        return t("Närvaro när det behövs går inte att räkna ut för {years}", years=years)
    last = shown[-1]
    named = {"share": format_share(last.value, lang), "year": last.year}
    if last.low > last.even:
        return t("Närvaro när det behövs {year}: {share}, mer än om timmarna spritts jämnt", **named)
    if last.high < last.even:
        return t("Närvaro när det behövs {year}: {share}, mindre än om timmarna spritts jämnt", **named)
    return t("Närvaro när det behövs {year}: {share}, ungefär som om timmarna spritts jämnt", **named)


def _lead(told: Released, t: Translator) -> str:
    if told.frame.empty:
        return ""
    said = t("Väntad tid räknas på när brott skett under tidigare år, inte samma år: där någon står händer mindre.")
    last = told.rows[-1]
    counts = {"n": format_number(last.clocked, t.lang), "all": format_number(last.earlier, t.lang)}
    return f"{said} {t('Klockslag finns för {n} av {all} anmälda brott före {year}.', year=last.year, **counts)}"


def _in_words(row: Any, lang: str) -> str:
    said = f"{row.year}: {value_words(row, lang)}"
    return said if pd.isna(row.value) else f"{said} ({interval_text(row, lang)}), {even_words(row, translator(lang))}"


def _table(told: Released, lang: str) -> Table:
    t = translator(lang)
    numeric = (
        t("Andel"),
        t("95 % osäkerhet"),
        t("Jämnt spritt"),
        t("Bemannade timmar"),
        t("Alla timmar"),
        t("Brott med klockslag"),
        t("Alla brott tidigare år"),
    )
    return Table(
        name=t("narvaro-nar-det-behovs"),
        caption=t("Närvaro när det behövs"),
        columns=(t("År"), *numeric),
        rows=tuple(
            (
                str(row.year),
                value_words(row, lang),
                interval_text(row, lang),
                format_share(row.even, lang),
                *(format_number(n, lang) for n in (row.staffed, row.hours, row.clocked, row.earlier)),
            )
            for row in told.rows
        ),
        numeric=numeric,
    )
