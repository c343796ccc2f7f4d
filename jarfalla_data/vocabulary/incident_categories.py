"""All categories of incidents, from offence codes and from what police, guards and municipality report."""

from __future__ import annotations

from jarfalla_data.vocabulary.terms import CodeList, Term
from jarfalla_data.vocabulary.victim_categories import (
    AGAINST_PERSONS,
    AGAINST_PROPERTY,
    DAMAGE,
    DETECTION_DRIVEN,
)

_CONTROLLED = (
    Term(
        "weapons",
        "Vapen och knivar",
        "Weapons, knives",
        marks=DETECTION_DRIVEN,
        spellings=("vapenbrott", "vapenlagen", "knivlagen"),
    ),
    Term(
        "narcotics_dealing",
        "Narkotika: överlåtelse, framställning",
        "Drug dealing",
        marks=DETECTION_DRIVEN,
        spellings=("överlåtelse av narkotika", "narkotikaförsäljning"),
    ),
    Term(
        "narcotics_possession_use",
        "Narkotika: innehav, bruk",
        "Drug possession, use",
        marks=DETECTION_DRIVEN,
        spellings=("innehav av narkotika", "bruk av narkotika", "eget bruk"),
    ),
    Term(
        "narcotics_other",
        "Narkotika: övrigt, smuggling",
        "Other narcotics",
        marks=DETECTION_DRIVEN,
        spellings=("narkotikabrott", "narkotikasmuggling"),
    ),
    Term(
        "alcohol",
        "Alkoholbrott, langning",
        "Alcohol offences",
        marks=DETECTION_DRIVEN,
        spellings=("alkoholbrott", "alkohollagen", "langning av alkohol"),
    ),
    Term(
        "traffic",
        "Trafikbrott",
        "Traffic offences",
        marks=DETECTION_DRIVEN,
        definition="Traffic offences; where the offence code is known, it tells whether checks found it.",
        spellings=("rattfylleri", "olovlig körning", "trafikkontroll"),
    ),
)

_REST = (
    Term("trespass", "Hemfridsbrott, olaga intrång", "Trespass", spellings=("hemfridsbrott", "olaga intrång")),
    Term(
        "fraud_elderly",
        "Bedrägeri mot äldre/funktionsnedsatta (2019–)",
        "Fraud, older/disabled",
        spellings=("bedrägeri mot äldre/funktionsnedsatta", "bedrägeri mot äldre", "åldringsbrott"),
    ),
    Term("fraud_other", "Övrigt bedrägeri", "Other fraud", spellings=("bedrägeri", "övriga bedrägerier")),
    Term(
        "disorder",
        "Ordningsstörning",
        "Disorder",
        definition="No offence code: disturbances, drunkenness and breaches of public order as reported.",
        spellings=("ordningsstörningar", "fylleri", "fylleri/lob", "lob", "ordningslagen"),
    ),
    Term(
        "insecurity_sign",
        "Tecken på otrygghet (EST)",
        "Sign of insecurity",
        definition="No offence code: what the weekly local situation reports tell.",
        spellings=("tecken på otrygghet", "est"),
    ),
    Term(
        "accident",
        "Trafikolycka",
        "Traffic accident",
        definition="From the police's events; no crime, kept apart from all counts of incidents.",
        marks=frozenset({"not_incident"}),
        spellings=("olycka", "trafikolycka, personskada", "trafikolycka, singel"),
    ),
    Term("other", "Övrigt", "Other", spellings=("annat", "övriga brott")),
)

INCIDENT_CATEGORIES = CodeList(
    "incident_categories",
    (*AGAINST_PERSONS, *AGAINST_PROPERTY, *DAMAGE, *_CONTROLLED, *_REST),
)
