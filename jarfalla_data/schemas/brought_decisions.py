"""The tables of what was settled: the meeting's decisions, and the baselines that series are held against."""

from __future__ import annotations

from dataclasses import replace

from jarfalla_data.schemas.brought_work import AREA, PLACE
from jarfalla_data.schemas.columns import Column, Kind, Table
from jarfalla_data.vocabulary import work
from jarfalla_data.vocabulary.dialogue import CONCERNS
from jarfalla_data.vocabulary.incidents import INCIDENT_CATEGORIES
from jarfalla_data.vocabulary.terms import CodeList, Term


def _both(concern: Term) -> Term:
    """The concern, also found by the words of the incident category of the same code."""
    if concern.code not in INCIDENT_CATEGORIES.codes:
        return concern
    same = INCIDENT_CATEGORIES[concern.code]
    return replace(concern, spellings=(*concern.spellings, same.sv, same.en, *same.spellings))


PROBLEMS = CodeList(
    "problems",
    (
        *(_both(term) for term in CONCERNS),
        *(term for term in INCIDENT_CATEGORIES if term.code not in CONCERNS.codes),
    ),
)
"""What a decision may be about: a concern from the dialogues or an incident category."""

DECISIONS = Table(
    name="decisions",
    sv="Mötets beslut",
    en="Decisions of the meeting",
    description="What the meeting decided: about which problem, who is responsible, and how it went.",
    key=("decision_id",),
    period=("decided_on",),
    personal=True,
    columns=(
        Column(
            "decision_id",
            Kind.TEXT,
            "beslut",
            "The decision's id.",
            spellings=("beslutsid", "besluts-id", "id"),
        ),
        Column("decided_on", Kind.DATE, "beslutsdatum", "Day of the decision.", spellings=("beslutad", "datum")),
        AREA,
        PLACE,
        Column(
            "problem",
            Kind.CODE,
            "problem",
            "The concern or incident category that it is about.",
            codes=PROBLEMS,
            spellings=("gäller problem",),
        ),
        Column(
            "action_code",
            Kind.CODE,
            "åtgärd",
            "What is to be done.",
            codes=work.DECISION_ACTIONS,
            spellings=("åtgärdskod",),
        ),
        Column(
            "responsible",
            Kind.CODE,
            "ansvarig",
            "Who is to do it.",
            codes=work.RESPONSIBLE,
            spellings=("ansvarig part",),
        ),
        Column(
            "due_on",
            Kind.DATE,
            "klart senast",
            "Day by which it is to be done.",
            required=False,
            spellings=("slutdatum",),
        ),
        Column(
            "done_on",
            Kind.DATE,
            "genomförd",
            "Day on which it was done.",
            required=False,
            may_be_future=False,
            spellings=("klar", "utförd"),
        ),
        Column(
            "follow_up_on",
            Kind.DATE,
            "följs upp",
            "Day on which it is to be followed up.",
            required=False,
            spellings=("uppföljningsdatum", "uppföljning"),
        ),
        Column(
            "outcome",
            Kind.CODE,
            "resultat",
            "What the follow-up found.",
            required=False,
            codes=work.DECISION_OUTCOMES,
            spellings=("utfall",),
        ),
    ),
)

BASELINES = Table(
    name="baselines",
    sv="Jämförelseperioder",
    en="Baselines",
    description="The declared period that a series is held against; it stays until a new one is declared.",
    key=("series", "starts_on"),
    period=("starts_on", "ends_on"),
    columns=(
        Column(
            "series",
            Kind.TEXT,
            "serie",
            "The series as where:what, e.g. municipality:all, jakobsberg:property, 0123R012:vandalism.",
            spellings=("tidsserie",),
        ),
        Column("starts_on", Kind.DATE, "startdatum", "First day of the baseline.", spellings=("från", "start")),
        Column("ends_on", Kind.DATE, "slutdatum", "Last day of the baseline.", spellings=("till", "slut")),
        Column("decided_by", Kind.CODE, "beslutad av", "Who declared it.", codes=work.PARTNERS, spellings=("av",)),
        Column("decided_on", Kind.DATE, "beslutsdatum", "Day it was declared.", spellings=("beslutad",)),
        Column(
            "reason_code",
            Kind.CODE,
            "skäl",
            "Why this period.",
            codes=work.BASELINE_REASONS,
            spellings=("skälskod", "orsak"),
        ),
    ),
)
