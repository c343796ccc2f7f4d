"""The tables that users bring, in the order in which the documentation tells of them."""

from __future__ import annotations

from jarfalla_data.schemas.brought_decisions import BASELINES, DECISIONS, PROBLEMS
from jarfalla_data.schemas.brought_dialogues import DIALOGUE_ROUNDS, DIALOGUES
from jarfalla_data.schemas.brought_incidents import INCIDENTS, NARCOTICS_WORK, OFFENCE_CODES
from jarfalla_data.schemas.brought_inspections import INSPECTION_FINDINGS, INSPECTIONS
from jarfalla_data.schemas.brought_work import ACTIVITIES, AGREEMENT_YEARS
from jarfalla_data.schemas.columns import Table

__all__ = [
    "ACTIVITIES",
    "AGREEMENT_YEARS",
    "BASELINES",
    "BROUGHT",
    "DECISIONS",
    "DIALOGUES",
    "DIALOGUE_ROUNDS",
    "INCIDENTS",
    "INSPECTIONS",
    "INSPECTION_FINDINGS",
    "NARCOTICS_WORK",
    "OFFENCE_CODES",
    "PROBLEMS",
]

BROUGHT: tuple[Table, ...] = (
    DIALOGUE_ROUNDS,
    DIALOGUES,
    INCIDENTS,
    OFFENCE_CODES,
    NARCOTICS_WORK,
    ACTIVITIES,
    AGREEMENT_YEARS,
    INSPECTIONS,
    INSPECTION_FINDINGS,
    DECISIONS,
    BASELINES,
)
