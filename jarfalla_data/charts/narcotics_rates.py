"""Reports per 100 controls by year, with intervals: for the internal audience, and no verdict."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pandas as pd

from jarfalla_data.charts.describe import describe
from jarfalla_data.charts.model import Chart, Table
from jarfalla_data.charts.narcotics import Work
from jarfalla_data.measures.narcotics import PER
from jarfalla_data.privacy.suppression import Released
from jarfalla_data.vocabulary.work import NARCOTICS_KINDS
from jarfalla_data.wording import format_number


def rates(counted: Released, told: Work) -> Chart:
    """A point with its interval for each year, dealing and possession apart, municipality and place apart."""
    t = told.t
    names = [told.names.get(place, place) for place in counted.frame["place_id"]]
    drawn = replace(counted, frame=counted.frame.assign(label=names))
    headline, lead = _headline(drawn, told), "" if drawn.frame.empty else _lead(drawn, told)
    said = (f"{row.label} {row.year}, {_kind(row, told)}: {_with_interval(row, told)}." for row in drawn.rows)
    return describe(
        key="narcotics-rates",
        kind="narcotics_rates",
        lang=told.lang,
        headline=headline,
        lead=lead,
        subtitle=t("Anmälda brott per {n} kontroller · streck: 95 % osäkerhet · egen skala för varje slag", n=PER),
        alt=" ".join([f"{headline}.", lead, *said]),
        layers={"rows": drawn},
        tables=(_table(drawn, told),),
        freshness=told.freshness,
    )


def _headline(drawn: Released, told: Work) -> str:
    """The latest year's numbers of the municipality; no comparison between years."""
    t = told.t
    known = [row for row in drawn.rows if row.place_id == told.place]
    year = max((row.year for row in known), default=None)
    values = {row.kind: row.value for row in known if row.year == year and pd.notna(row.value)}
    if drawn.frame.empty or year is None:
        return t("Anmälda brott per {n} kontroller: inga uppgifter för perioden", n=PER)
    if len(values) < len(NARCOTICS_KINDS.codes):
        return t("Anmälda brott per {n} kontroller går inte att räkna ut för {year}", n=PER, year=year)
    dealing, possession = (format_number(float(values[kind]), told.lang, 1) for kind in NARCOTICS_KINDS.codes)
    return t(
        "Per {n} kontroller {year}: {dealing} försäljning, {possession} innehav",
        **{"n": PER, "year": year, "dealing": dealing, "possession": possession},
    )


def _lead(drawn: Released, told: Work) -> str:
    """What the rates do not say, and which years have none."""
    t = told.t
    said = t(
        "Talet visar inte hur vanlig narkotikan är: det beror på vilka som kontrolleras. Alla anmälda brott kommer "
        "inte ur en kontroll."
    )
    refused = sorted({row.year for row in drawn.rows if row.refused})
    if not refused:
        return said
    return f"{said} {t('Inga kontroller, så inget tal: {years}.', years=', '.join(map(str, refused)))}"


def _kind(row: Any, told: Work) -> str:
    return NARCOTICS_KINDS.label(row.kind, told.lang).lower()


def _with_interval(row: Any, told: Work) -> str:
    """ "2,8 (1,9–4,0)", or that it cannot be worked out."""
    if pd.isna(row.value):
        return told.t("går inte att räkna ut")
    value, low, high = (format_number(float(end), told.lang, 1) for end in (row.value, row.low, row.high))
    return f"{value} ({low}–{high})"


def _table(drawn: Released, told: Work) -> Table:
    t = told.t
    rate = t("Per {n} kontroller (95 % osäkerhet)", n=PER)
    numeric = (t("Anmälda brott"), t("Kontroller"), rate)
    return Table(
        name=t("narkotikabrott-per-kontroll"),
        caption=t("Anmälda narkotikabrott per {n} kontroller", n=PER),
        columns=(t("År"), t("Plats"), t("Slag"), *numeric),
        rows=tuple(
            (
                str(row.year),
                row.label,
                _kind(row, told),
                format_number(int(row.reports), told.lang),
                format_number(int(row.controls), told.lang),
                _with_interval(row, told),
            )
            for row in drawn.rows
        ),
        numeric=numeric,
    )
