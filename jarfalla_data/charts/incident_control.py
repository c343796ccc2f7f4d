"""The control chart of all reports of the chosen place, on the page of incidents: what it is about."""

from __future__ import annotations

from jarfalla_data.charts.control_words import Series
from jarfalla_data.charts.incident_words import About


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
        "Fälten rymmer 99,8 % av vad slumpen gör, räknat bara på de kvartal som visas. De är bredare än de som räknas "
        "per månad: bara stora förändringar hamnar utanför. En grupp utan fält saknar beslutad jämförelseperiod, "
        "eller har kvartal i den som inte visas."
    )
