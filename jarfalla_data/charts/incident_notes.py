"""What must be known of incidents before they are believed: what is counted, what is not, and by whom."""

from __future__ import annotations

from typing import Any

import pandas as pd

from jarfalla_data.charts.incident_hours import known_words
from jarfalla_data.charts.incident_words import About
from jarfalla_data.privacy.suppression import Audience, Released
from jarfalla_data.vocabulary.incidents import INCIDENT_SOURCES


def counted_apart(without: Released, clock: Released, told: About) -> str:
    """How many reports belong to no area, and how many have no clock time, where the audience is told."""
    said: list[str] = []
    for row in without.rows:
        said += (_no_area(row, told), told.t("De räknas bara för hela kommunen."))
        said += _internal(row, told) if "all_reports" in without.frame else []
    return " ".join(filter(None, (*said, known_words(clock, told))))


def _no_area(row: Any, told: About) -> str:
    if pd.isna(row.no_area):
        return told.t("Några få brott och händelser saknar område.")
    return told.t.plural(
        "{number} brott eller händelse saknar område ({when}).",
        "{number} brott och händelser saknar område ({when}).",
        int(row.no_area),
        number=told.number(row.no_area),
        when=told.when,
    )


def _internal(row: Any, told: About) -> list[str]:
    t, number = told.t, told.number
    return [
        t(
            "Bland brott som upptäcks genom kontroller saknar {n} område. {kept} är av slag som visas bara för hela "
            "kommunen, till exempel sexualbrott och våld inomhus.",
            n=number(row.no_area_detection_driven),
            kept=number(row.municipality_only),
        ),
        t("Olyckor räknas inte: {n} rader i filen.", n=number(row.left_out)) if row.left_out else "",
    ]


def sources(by_source: Released, told: About) -> str:
    """Who reported what is in the file; internally, how many rows each."""
    counted = "reports" in by_source.frame
    names = [
        _within(INCIDENT_SOURCES.label(row.source, told.lang)) + (f" ({told.number(row.reports)})" if counted else "")
        for row in by_source.rows
    ]
    return told.t("Källor: {sources}.", sources=", ".join(names)) if names else ""


def _within(label: str) -> str:
    """A label within a sentence: in lower case, but for an abbreviation."""
    return label if label[1:2].isupper() else label[:1].lower() + label[1:]


def limits(told: About, audience: Audience) -> tuple[str, ...]:
    """What the figures cannot tell, a short paragraph each; to the public also why it is not shown more."""
    t = told.t
    shown = () if audience is Audience.INTERNAL else (_public_limits(told),)
    return (
        t(
            "Händelser är inte bara brott: ordningsstörningar och tecken på otrygghet räknas också. Anmälda brott är "
            "inte alla brott: många anmäls aldrig, och en anmälan kan gälla flera brott."
        ),
        t("Polisens händelsenotiser är det som polisen har valt att publicera. De säger inte hur mycket som har hänt."),
        t(
            "Brott som upptäcks genom kontroller (narkotika, vapen, rattfylleri, alkohol, stöld i butik) följer hur "
            "mycket som kontrolleras. Fler anmälningar kan betyda fler kontroller, inte fler brott."
        ),
        t(
            "Sätten att räkna har ändrats: vapen 2018 och 2023, stöld ur fordon 2018, misshandel 2018–2019, bedrägeri "
            "2019, sexualbrott 2018 och 2024–2025. Över de åren går antalen inte att jämföra rakt av."
        ),
        *shown,
    )


def _public_limits(told: About) -> str:
    """What the public is shown, and why not more."""
    return told.t(
        "Offentligt visas kvartal för hela kommunen och hela år för kommundelar och områden. Månader, klockslag, "
        "enskilda kategorier och små antal visas inte, så att ingen enskild kan pekas ut."
    )
