"""What is unusual in the chosen place, and what has changed since the year before, on the page of incidents."""

from __future__ import annotations

from typing import Any

import pandas as pd

from jarfalla_data.charts.control_words import Series
from jarfalla_data.charts.describe import example_headline
from jarfalla_data.charts.estimate_words import counted, unjudged
from jarfalla_data.charts.incident_words import About, series_label, span_words
from jarfalla_data.charts.refusal_words import Untold
from jarfalla_data.measures.incident_terms import DETECTION_DRIVEN
from jarfalla_data.measures.statistics import Estimate, Reason, Refused, Unit, Verdict, as_relative
from jarfalla_data.privacy.suppression import Released
from jarfalla_data.reading.descriptor import Origin
from jarfalla_data.selection import Period


def about_all(told: About) -> Series:
    """The series of all reports of the place but those that controls find."""
    t = told.t
    return Series(
        key="incident-control",
        name=told.place,
        measure=t("Antal anmälningar och händelser, utom brott som upptäcks genom kontroller"),
        file=t("brott-och-handelser-ovanligt"),
        freshness=told.freshness,
        lang=told.lang,
    )


def not_judged(told: About) -> str:
    """That no baseline is decided for the place, or that parts of the day are not judged."""
    t = told.t
    if told.selection.time_of_day is not None:
        return t("Vad som är ovanligt bedöms bara för hela dygnet.")
    return t(
        "För {place} är ingen jämförelseperiod beslutad. Därför bedöms inte vad som är ovanligt.", place=told.place
    )


def quarter_limits(told: About) -> str:
    """What the limits of the public quarters rest on."""
    return told.t(
        "Fälten rymmer 99,8 % av slumpens variation, räknat bara på de kvartal som visas. De är bredare än de som "
        "räknas per månad: bara stora förändringar hamnar utanför. En grupp utan fält saknar beslutad "
        "jämförelseperiod, eller har kvartal i den som inte visas."
    )


def change_told(changes: Released, told: About) -> tuple[str, tuple[str, ...]]:
    """Which twelve months are held against which, and what has changed; nothing where nothing is compared."""
    if not changes.rows:
        return "", ()
    return _heading(changes, told), (*(_sentence(row, told) for row in changes.rows), *_left_out(changes, told))


def _heading(changes: Released, told: About) -> str:
    row: Any = changes.rows[0]
    said = told.t(
        "{place}: {now} jämfört med {before}",
        place=told.place,
        now=span_words(Period(row.first, row.last), told.lang),
        before=span_words(Period(row.first_before, row.last_before), told.lang),
    )
    return example_headline(said, told.lang) if changes.origin is Origin.EXAMPLE else said


def _sentence(row: Any, told: About) -> str:
    group = series_label(row.series, told)
    subject = told.t("Antalet i gruppen {group}", group=group[:1].lower() + group[1:])
    if row.series == DETECTION_DRIVEN:
        subject = told.t("Brott som upptäcks genom kontroller")
    if row.unjudged:
        return unjudged(subject, Untold(row.unjudged), told.lang, (row.before, row.reports))
    ratio = _ratio(row)
    return counted(subject, as_relative(ratio), ratio, told.lang)


def _ratio(row: Any) -> Estimate:
    """The change of a row, as it was judged in its list."""
    value, low, high = (None if pd.isna(end) else float(end) for end in (row.value, row.low, row.high))
    counts = (float(row.before), float(row.reports))
    return Estimate(
        value,
        low,
        high,
        sum(counts),
        "exact conditional",
        Verdict(row.verdict) if row.verdict else None,
        None if row.before else Refused(Reason.NOTHING_BEFORE, counts),
        Unit.RATIO,
        float(row.confidence) if pd.notna(row.confidence) else 0.0,
        counts,
    )


def _left_out(changes: Released, told: About) -> tuple[str, ...]:
    """That the months after those judged are not judged yet, where there are any."""
    days = [(row.left_out_first, row.left_out_last) for row in changes.rows[:1] if pd.notna(row.left_out_first)]
    said = (span_words(Period(*between), told.lang) for between in days)
    return tuple(unjudged(months[:1].upper() + months[1:], Untold.UNFINISHED, told.lang) for months in said)
