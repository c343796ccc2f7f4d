"""Code lists of the incidents: category, the broad group that areas are shown in, and who reported."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from jarfalla_data.vocabulary.incident_categories import INCIDENT_CATEGORIES
from jarfalla_data.vocabulary.terms import CodeList, Term

__all__ = [
    "CATEGORIES_OF_GROUP",
    "CATEGORY_GROUP",
    "CATEGORY_GROUPS",
    "INCIDENT_CATEGORIES",
    "INCIDENT_SOURCES",
]

CATEGORY_GROUPS = CodeList(
    "category_groups",
    (
        Term("person", "Person", "Person", spellings=("brott mot person",)),
        Term("property", "Egendom", "Property", spellings=("brott mot egendom",)),
        Term("damage", "Skadegörelse", "Damage"),
        Term("disorder", "Ordning", "Disorder", spellings=("ordningsstörning",)),
        Term("other", "Övrigt", "Other", spellings=("annat",)),
    ),
)

CATEGORIES_OF_GROUP: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "person": (
            "violence_outdoors",
            "violence_indoors",
            "violence_unspecified",
            "lethal_violence",
            "shooting",
            "sexual_offences",
            "robbery",
            "threats_harassment",
            "officials",
        ),
        "property": (
            "home_burglary",
            "storage_burglary",
            "other_burglary",
            "burglary_unspecified",
            "vehicle_crime",
            "bicycle_theft",
            "shop_theft",
            "other_theft",
            "theft_unspecified",
        ),
        "damage": ("vandalism", "graffiti", "fire", "explosion"),
        "disorder": ("disorder", "insecurity_sign"),
        # Fraud often has no place, and what controls find is shown apart: neither may swell another group.
        "other": (
            "weapons",
            "narcotics_dealing",
            "narcotics_possession_use",
            "narcotics_other",
            "alcohol",
            "traffic",
            "trespass",
            "fraud_elderly",
            "fraud_other",
            "accident",
            "other",
        ),
    }
)
"""Group → the categories it sums."""

CATEGORY_GROUP: Mapping[str, str] = MappingProxyType(
    {category: group for group, categories in CATEGORIES_OF_GROUP.items() for category in categories}
)
"""Category → its broad group; what is for the municipality only has one too, but is in no area's figure."""

INCIDENT_SOURCES = CodeList(
    "incident_sources",
    (
        Term(
            "reported_offence",
            "Anmält brott",
            "Reported offence",
            spellings=("anmälda brott", "anmälan", "polisanmälan"),
        ),
        Term(
            "police_event",
            "Polisens händelsenotiser",
            "Police event",
            spellings=("polishändelse", "polisens händelser", "händelsenotis"),
        ),
        Term("public_order_guard", "Ordningsvakt", "Public-order guard", spellings=("ordningsvakter",)),
        Term("municipality", "Kommunen", "Municipality", spellings=("kommun", "Järfälla kommun")),
        Term("property_owner", "Fastighetsägare", "Property owner", spellings=("fastighetsägaren", "hyresvärd")),
        Term(
            "est_report",
            "EST-rapport",
            "EST report",
            definition="The weekly report of a local situation picture (Effektiv samordning för trygghet).",
            spellings=("est", "est-inrapportering", "inrapportering"),
        ),
    ),
)
