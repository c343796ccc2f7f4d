"""The types of the police's published events: which category each is counted in, and which are no incidents."""

from __future__ import annotations

from jarfalla_data.vocabulary.incident_categories import INCIDENT_CATEGORIES
from jarfalla_data.vocabulary.terms import fold

_FAMILIES = {
    "trafikolycka": "accident",
    "misshandel": "violence_unspecified",
    "mord/dråp": "lethal_violence",
    "rån": "robbery",
    "olaga hot": "threats_harassment",
    "ofredande/förargelse": "threats_harassment",
    "stöld/inbrott": "burglary_unspecified",
    "inbrott": "burglary_unspecified",
    "stöld": "theft_unspecified",
    "skottlossning": "shooting",
    "explosion": "explosion",
    "fylleri/lob": "disorder",
    "bråk": "disorder",
    "våldtäkt": "sexual_offences",
    "sexualbrott": "sexual_offences",
    "våld/hot mot tjänsteman": "officials",
}
_NO_INCIDENTS = (
    "sammanfattning",
    "försvunnen person",
    "anträffad död",
    "sjukdom/olycksfall",
    "efterlyst person",
    "djur",
    "arbetsplatsolycka",
    "information",
    "uppdatering",
    "räddningsinsats",
    "fjällräddning",
    "polisinsats/kommendering",
    "upphittat gods",
    "anträffat gods",
)


def event_category(kind: str) -> str | None:
    """The category of a type of event, with what is added to it ("Rån, försök"); None for an unknown type."""
    family = next((category for name, category in _FAMILIES.items() if _is_of(kind, name)), None)
    return family or INCIDENT_CATEGORIES.find(kind)


def is_no_incident(kind: str) -> bool:
    """Whether what the police publish under this type is a digest, a search or a rescue, and no incident."""
    return any(_is_of(kind, name) for name in _NO_INCIDENTS)


def _is_of(kind: str, name: str) -> bool:
    return fold(kind) == name or fold(kind).startswith((f"{name},", f"{name} "))
