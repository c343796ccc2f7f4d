"""The categories of incidents with a victim: against persons, against property, and damage."""

from __future__ import annotations

from jarfalla_data.vocabulary.terms import Term

# Follows how much is controlled, so it is activity and neither better nor worse.
DETECTION_DRIVEN = frozenset({"detection_driven"})
# The victim's age, sex and relation are inside the code: for the municipality and the year only.
_MUNICIPALITY_ONLY = frozenset({"municipality_only"})

AGAINST_PERSONS = (
    Term(
        "violence_outdoors",
        "Misshandel utomhus",
        "Assault outdoors",
        spellings=("våld utomhus", "våld ute"),
    ),
    Term(
        "violence_indoors",
        "Misshandel inomhus, fridskränkning",
        "Assault indoors",
        marks=_MUNICIPALITY_ONLY,
        spellings=("misshandel inomhus", "våld inomhus", "fridskränkning"),
    ),
    Term(
        "violence_unspecified",
        "Misshandel, okänt ute eller inne",
        "Assault, outdoors or indoors not known",
        definition="Assault that the source does not place outdoors or indoors, as in the police's events.",
        spellings=("misshandel", "misshandel, grov", "våld", "assault"),
    ),
    Term(
        "lethal_violence",
        "Dödligt våld och försök",
        "Lethal violence, attempts",
        marks=_MUNICIPALITY_ONLY,
        spellings=("dödligt våld", "mord/dråp", "mord/dråp, försök"),
    ),
    Term(
        "shooting",
        "Skottlossning",
        "Shooting",
        definition="Shots fired, as in the police's events; offence codes have no such category.",
        spellings=("skjutning",),
    ),
    Term(
        "sexual_offences",
        "Sexualbrott",
        "Sexual offences",
        marks=_MUNICIPALITY_ONLY,
        spellings=("våldtäkt", "våldtäkt, försök", "sedlighetsbrott"),
    ),
    Term("robbery", "Rån", "Robbery", spellings=("personrån", "rån, försök")),
    Term(
        "threats_harassment",
        "Hot, ofredande, förföljelse",
        "Threats, harassment",
        spellings=("hot", "olaga hot", "ofredande", "hot och ofredande"),
    ),
    Term(
        "officials",
        "Våld/hot mot tjänsteman, blåljussabotage",
        "Violence against officials",
        spellings=("våld mot tjänsteman", "hot mot tjänsteman", "blåljussabotage"),
    ),
)

AGAINST_PROPERTY = (
    Term("home_burglary", "Bostadsinbrott", "Home burglary", spellings=("inbrott i villa",)),
    Term(
        "storage_burglary",
        "Inbrott i källare, vind",
        "Storage burglary",
        spellings=("källarinbrott", "vindsinbrott", "inbrott i källare"),
    ),
    Term(
        "other_burglary",
        "Inbrott i skola, butik, lokal, bygge",
        "Other burglary",
        definition="Burglary elsewhere than in a home or its storage; holiday homes are counted here.",
        spellings=("övriga inbrott", "inbrott i skola", "inbrott i butik"),
    ),
    Term(
        "burglary_unspecified",
        "Inbrott, okänt var",
        "Burglary, place not known",
        definition="Burglary whose kind of building the source does not tell, as in the police's events.",
        spellings=("inbrott, försök", "stöld/inbrott"),
    ),
    Term(
        "vehicle_crime",
        "Bilbrott (stöld av och ur fordon)",
        "Vehicle crime",
        spellings=("bilbrott", "motorfordon, stöld", "bilstöld"),
    ),
    Term(
        "bicycle_theft",
        "Stöld av cykel, elsparkcykel",
        "Bicycle, e-scooter theft",
        spellings=("cykelstöld", "stöld av cykel"),
    ),
    Term(
        "shop_theft",
        "Stöld och snatteri i butik",
        "Shop theft",
        marks=DETECTION_DRIVEN,
        spellings=("butiksstöld", "snatteri", "stöld i butik"),
    ),
    Term(
        "other_theft",
        "Övrig stöld (ficktjuv, väska m.m.)",
        "Other theft",
        spellings=("övrig stöld", "fickstöld"),
    ),
    Term(
        "theft_unspecified",
        "Stöld, okänt slag",
        "Theft, kind not known",
        definition="Theft whose kind the source does not tell, as in the police's events.",
        spellings=("stöld", "stöld, ringa", "stöld, grov", "theft"),
    ),
)

DAMAGE = (
    Term("vandalism", "Skadegörelse", "Vandalism", spellings=("skadegörelser",)),
    Term("graffiti", "Klotter", "Graffiti"),
    Term(
        "fire",
        "Bränder (skadegörelse genom brand, mordbrand)",
        "Arson, fire",
        definition="Damage by fire and arson; fires among the police's events are mostly no crime.",
        spellings=("brand", "mordbrand", "bilbrand"),
    ),
    Term("explosion", "Sprängning", "Explosion", spellings=("detonation",)),
)
