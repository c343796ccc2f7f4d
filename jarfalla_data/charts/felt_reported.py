"""Felt beside reported: areas where the two part ways, in words; never why."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pandas as pd

from jarfalla_data.charts.describe import describe
from jarfalla_data.charts.incident_words import span_words
from jarfalla_data.charts.model import Chart, Table
from jarfalla_data.charts.priority_words import Priority, listed
from jarfalla_data.measures.felt_reported import (
    AGREED,
    MORE_FELT,
    MORE_REPORTED,
    NO_RATE,
    NO_SHARE,
    PASSERS_BY,
    PER,
)
from jarfalla_data.privacy.suppression import Released
from jarfalla_data.selection import Period
from jarfalla_data.wording import format_share

MOST_IN_HEADLINE = 2


def felt_reported(both: Released, told: Priority) -> Chart:
    """The chart of `felt_reported.felt_and_reported`: one mark an area; those that part ways have their names."""
    shown = replace(both, frame=both.frame.assign(label=[told.names[code] for code in both.frame["code"]]))
    every = shown.rows
    rows = [row for row in every if not row.untold]
    said, more = _headline(rows, told), _lead(rows, every, told)
    drawn = shown if rows else replace(shown, frame=shown.frame.iloc[:0])
    return describe(
        key="felt-reported",
        kind="felt_reported",
        lang=told.lang,
        headline=said,
        lead=more,
        subtitle=_subtitle(rows, told),
        alt=" ".join([f"{said}.", more, *(f"{row.label}: {point_words(row, told)}." for row in rows)]),
        layers={"rows": drawn},
        tables=(_table(every, told),) if rows else (),
        freshness=told.freshness,
    )


def point_words(row: Any, told: Priority) -> str:
    """An area's two numbers."""
    return told.t(
        "{share} otrygga, {rate} händelser per {per} invånare",
        share=format_share(float(row.share), told.lang),
        rate=told.number(float(row.rate)),
        per=told.number(PER),
    )


def side_words(side: str, told: Priority) -> str:
    """Which halves an area is in."""
    t = told.t
    return {
        MORE_FELT: t("hög otrygghet, få händelser"),
        MORE_REPORTED: t("låg otrygghet, många händelser"),
        "": t("går inte att skilja ut"),
    }[side]


def _headline(rows: list[Any], told: Priority) -> str:
    t = told.t
    if not rows:
        return t("Otrygghet och händelser går inte att ställa bredvid varandra")
    felt, reported = ([row.label for row in rows if row.side == side] for side in (MORE_FELT, MORE_REPORTED))
    if not felt and not reported:
        return t("I inget område går otrygghet och händelser säkert isär")
    if len(felt) + len(reported) > MOST_IN_HEADLINE:
        n = len(felt) + len(reported)
        return t.plural(
            "Otrygghet och händelser går isär i {n} område", "Otrygghet och händelser går isär i {n} områden", n
        )
    high = t("Hög otrygghet, få händelser: {areas}", areas=listed(felt, t)) if felt else ""
    low = t("Låg otrygghet, många händelser: {areas}", areas=listed(reported, t)) if reported else ""
    return ". ".join(filter(None, (high, low)))


def _lead(rows: list[Any], every: list[Any], told: Priority) -> str:
    """The areas that part ways in words, that no cause is told, and which areas are left out."""
    t = told.t
    if not rows:
        return t("Det behövs svar från dialoger, 24 hela månader av händelser och antalet invånare.")
    felt, reported = ([row.label for row in rows if row.side == side] for side in (MORE_FELT, MORE_REPORTED))
    middle = {
        "share": format_share(float(rows[0].middle_share), told.lang),
        "rate": told.number(float(rows[0].middle_rate)),
        "per": told.number(PER),
    }
    sentences = (
        t(
            "Otryggare än hälften av områdena (mittersta värdet: {share}) men färre händelser per {per} invånare "
            "({rate}): {areas}.",
            areas=listed(felt, t),
            **middle,
        )
        if felt
        else "",
        t(
            "Tryggare än hälften av områdena (mittersta värdet: {share}) men fler händelser per {per} invånare "
            "({rate}): {areas}.",
            areas=listed(reported, t),
            **middle,
        )
        if reported
        else "",
    )
    why = t("Det säger inte varför: det ena förklarar inte det andra.")
    return " ".join(filter(None, (*sentences, why, _left_out(every, told))))


def _left_out(every: list[Any], told: Priority) -> str:
    t = told.t
    names = {why: [row.label for row in every if row.untold == why] for why in (PASSERS_BY, NO_SHARE, NO_RATE)}
    said = (
        t(
            "Områden med centrum eller station, där många passerar, är inte med: {areas}.",
            areas=listed(names[PASSERS_BY], t),
        )
        if names[PASSERS_BY]
        else "",
        t("Få svar: {areas}.", areas=listed(names[NO_SHARE], t)) if names[NO_SHARE] else "",
        t("Antal invånare saknas: {areas}.", areas=listed(names[NO_RATE], t)) if names[NO_RATE] else "",
    )
    return " ".join(filter(None, said))


def _subtitle(rows: list[Any], told: Priority) -> str:
    t = told.t
    measure = t("Andel otrygga sen kväll mot anmälningar och händelser per {per} invånare", per=told.number(PER))
    if not rows:
        return measure
    first = rows[0]
    parts = (
        measure,
        span_words(Period(first.first, first.last), told.lang),
        t("{n} områden, {answers} svar", n=len(rows), answers=told.number(sum(int(row.n) for row in rows))),
        t(
            "namn där svaret är detsamma i minst {share} av slumpdragningarna",
            share=format_share(AGREED, told.lang),
        ),
        t("källa: dialoger, anmälningar och SCB"),
    )
    return " · ".join(parts)


def _table(every: list[Any], told: Priority) -> Table:
    t = told.t
    share, rate = t("Andel otrygga"), t("Händelser per {per} invånare", per=told.number(PER))
    numeric = (t("Svar"), share, t("95 %"), t("Antal"), rate, t("95 % av talet"))
    return Table(
        name=t("otrygghet-mot-handelser"),
        caption=t("Otrygghet mot händelser"),
        columns=(t("Område"), *numeric, t("Bedömning")),
        rows=tuple(
            (
                row.label,
                "–" if pd.isna(row.n) else told.number(int(row.n)),
                _share(row.share, told),
                _between(_share(row.share_low, told), _share(row.share_high, told)),
                told.number(int(row.reports)),
                _rate(row.rate, row, told),
                _between(_rate(row.rate_low, row, told), _rate(row.rate_high, row, told)),
                _judged(row, told),
            )
            for row in every
        ),
        numeric=numeric,
    )


def _judged(row: Any, told: Priority) -> str:
    t = told.t
    left_out = {PASSERS_BY: t("centrum eller station"), NO_SHARE: t("få svar"), NO_RATE: t("antal invånare saknas")}
    return left_out[row.untold] if row.untold else side_words(row.side, told)


def _share(value: Any, told: Priority) -> str:
    return "–" if pd.isna(value) else format_share(float(value), told.lang)


def _rate(value: Any, row: Any, told: Priority) -> str:
    """Never where those who pass are not those who live there."""
    return "–" if pd.isna(value) or row.untold == PASSERS_BY else told.number(float(value), 1)


def _between(low: str, high: str) -> str:
    return "–" if "–" in (low, high) else f"{low}–{high}"
