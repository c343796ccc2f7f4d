"""The control chart of the station on the page of the drug scene: what it is about, and how it may be read."""

from __future__ import annotations

from jarfalla_data.charts.control_words import Series
from jarfalla_data.charts.sources import freshness
from jarfalla_data.measures.control import TABLES
from jarfalla_data.measures.covered import Periods
from jarfalla_data.measures.drug_scene import PLACE
from jarfalla_data.privacy.suppression import Released
from jarfalla_data.reading.descriptor import Origin
from jarfalla_data.store import Store
from jarfalla_data.wording import translator

SERIES = f"{PLACE}:all"


def about(store: Store, told: Periods, lang: str) -> Series:
    """The series of all incidents at the station but those that controls find; `told`: as of `freshness`."""
    t = translator(lang)
    return Series(
        key="station-control",
        name=t("Jakobsbergs station"),
        measure=t("Antal anmälningar och händelser, utom brott som upptäcks genom kontroller"),
        file=t("handelser-vid-stationen"),
        freshness=freshness(store, TABLES, told, lang),
        lang=lang,
    )


def reading(points: Released, lang: str) -> str:
    """What milestones beside numbers do not say."""
    t = translator(lang)
    example = (
        t("Milstolparna är publicerade, talen är påhittade: de säger inget om vad insatserna har gett.")
        if points.origin is Origin.EXAMPLE
        else ""
    )
    caution = t("Att en signal kommer efter en milstolpe visar inte att den beror på milstolpen.")
    return " ".join(filter(None, (caution, example)))
