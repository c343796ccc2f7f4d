"""Code lists of the work: activities, partners, the agreement and the steps against narcotics.

Those of inspections and of decisions are offered here too: one name for all that is about the work.
"""

from __future__ import annotations

from jarfalla_data.vocabulary.activities import ACTIVITY_KINDS, ACTIVITY_STATUS, PARTNERS
from jarfalla_data.vocabulary.decisions import BASELINE_REASONS, DECISION_ACTIONS, DECISION_OUTCOMES
from jarfalla_data.vocabulary.inspections import (
    FINDING_PRIORITY,
    FINDING_STATUS,
    INSPECTION_FINDINGS,
    INSPECTION_KINDS,
    RESPONSIBLE,
)
from jarfalla_data.vocabulary.terms import CodeList, Term

__all__ = [
    "ACTIVITY_KINDS",
    "ACTIVITY_STATUS",
    "AGREEMENT_COMMENTS",
    "AGREEMENT_PARTS",
    "BASELINE_REASONS",
    "DECISION_ACTIONS",
    "DECISION_OUTCOMES",
    "FINDING_PRIORITY",
    "FINDING_STATUS",
    "INSPECTION_FINDINGS",
    "INSPECTION_KINDS",
    "NARCOTICS_KINDS",
    "NARCOTICS_STEPS",
    "PARTNERS",
    "RESPONSIBLE",
]

AGREEMENT_PARTS = CodeList(
    "agreement_parts",
    (
        Term(
            "social_intervention_groups",
            "Sociala insatsgrupper",
            "Social intervention groups",
            spellings=("social insatsgrupp", "sig"),
        ),
        Term(
            "young_victims",
            "Stöd till unga brottsoffer",
            "Support to young victims",
            spellings=("unga brottsoffer", "young victims"),
        ),
        Term(
            "school_education",
            "Utbildning i skolor",
            "Education in schools",
            definition="Education in schools about alcohol and drugs.",
            spellings=("utbildning i skolor om alkohol och droger", "undervisning i skolan"),
        ),
        Term(
            "licensed_premises",
            "Gemensam krogtillsyn",
            "Joint inspections of licensed premises",
            spellings=("krogtillsyn", "gemensam tillsyn i krogmiljön", "licensed premises"),
        ),
    ),
)

AGREEMENT_COMMENTS = CodeList(
    "agreement_comments",
    (
        Term("as_planned", "Enligt plan", "As planned", spellings=("som planerat",)),
        Term("delayed", "Försenat", "Delayed", spellings=("försenad",)),
        Term("cancelled", "Inställt", "Cancelled", spellings=("inställd",)),
        Term("pandemic", "Påverkat av pandemin", "Affected by the pandemic", spellings=("pandemin", "covid-19")),
        Term("not_reported", "Inte redovisat", "Not reported", spellings=("ej redovisat", "redovisning saknas")),
    ),
)

# In the order of a case; but the steps counted in one period are different cases.
NARCOTICS_STEPS = CodeList(
    "narcotics_steps",
    (
        Term("control", "Kontroller", "Checks", spellings=("kontroll",)),
        Term("seizure", "Beslag", "Seizures"),
        Term("report", "Anmälda brott", "Reported offences", spellings=("anmälan", "anmälningar", "reports")),
        Term("investigation", "Utredningar", "Investigations", spellings=("utredning",)),
        Term("prosecution", "Åtal", "Prosecutions", spellings=("väckta åtal",)),
        Term(
            "conviction_decision",
            "Lagföringar",
            "Conviction decisions",
            definition="Convictions, and fines and waivers by the prosecutor.",
            spellings=("lagföring", "lagföringsbeslut"),
        ),
    ),
)

NARCOTICS_KINDS = CodeList(
    "narcotics_kinds",
    (
        Term(
            "dealing",
            "Överlåtelse och försäljning",
            "Dealing",
            spellings=("överlåtelse", "försäljning", "narkotikahandel"),
        ),
        Term(
            "possession_use",
            "Innehav och bruk",
            "Possession and use",
            spellings=("innehav", "bruk", "innehav/bruk", "eget bruk"),
        ),
    ),
)
