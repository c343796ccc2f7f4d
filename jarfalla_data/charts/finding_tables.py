"""The tables of what inspections found: each finding that waits, and all states by group."""

from __future__ import annotations

from typing import Any

import pandas as pd

from jarfalla_data.charts.inspection_words import Told
from jarfalla_data.charts.model import Table
from jarfalla_data.measures.inspections import OVERDUE, PLACE, STATES
from jarfalla_data.privacy.suppression import Released
from jarfalla_data.vocabulary.inspections import FINDING_STATUS, INSPECTION_FINDINGS
from jarfalla_data.wording import Translator


def state_label(state: str, t: Translator) -> str:
    """One of the states in words, as of several findings."""
    return {
        "fixed": t("åtgärdade"),
        "ordered": t("beställda"),
        OVERDUE: t("försenade"),
        "open": t("öppna"),
        "rejected": t("avslagna"),
        "moved": t("överlämnade"),
    }[state]


def waiting_table(listed: Released, told: Told) -> Table:
    """Each finding that waits, overdue ones first."""
    t = told.t
    late = t("Dagar försenad")
    columns = (t("Plats"), t("Brist"), t("Ansvarig"), t("Prioritet"), t("Läge"), t("Hittad"), t("Klart senast"), late)
    return Table(
        name=t("brister-som-vantar"),
        caption=t("Brister som väntar på åtgärd, försenade först"),
        columns=(*columns, t("Senast kontrollerad")),
        rows=tuple(
            (
                told.name(PLACE, row.place_id),
                told.name("category", row.category),
                told.name("responsible", row.responsible),
                told.name("priority", row.priority),
                FINDING_STATUS.label(row.status, told.lang),
                _day(row.found_on),
                _day(row.due_on),
                "–" if pd.isna(row.days_over) else told.number(row.days_over),
                _day(row.checked_on),
            )
            for row in listed.rows
        ),
        numeric=(late,),
    )


def _day(day: Any) -> str:
    return "–" if pd.isna(day) else day.date().isoformat()


def states_table(drawn: Released, told: Told, group: str) -> Table:
    """All states by row; of categories also what of prevention by design they are about."""
    t = told.t
    heads = tuple(state_label(state, t).capitalize() for state in STATES)
    first, name = {
        PLACE: (t("Plats"), t("brister-platser")),
        "category": (t("Slag av brist"), t("brister-slag")),
        "responsible": (t("Ansvarig"), t("brister-ansvariga")),
        "priority": (t("Prioritet"), t("brister-prioritet")),
    }[group]
    about = (t("Handlar om"),) if group == "category" else ()
    return Table(
        name=name,
        caption=t("Brister efter läge: {group}", group=first.lower()),
        columns=(first, *about, t("Hittade"), *heads),
        rows=tuple(
            (
                row.label,
                *((principle(row.code, t),) if about else ()),
                told.number(row.found),
                *(told.number(getattr(row, state)) for state in STATES),
            )
            for row in drawn.rows
        ),
        numeric=(t("Hittade"), *heads),
    )


def principle(category: str, t: Translator) -> str:
    """What of crime prevention through environmental design a category is about; a dash for none."""
    said = {
        "cpted:surveillance": t("överblick"),
        "cpted:access": t("tillträde"),
        "cpted:upkeep": t("skötsel"),
        "cpted:activity": t("liv och rörelse"),
        "cpted:territory": t("gränser"),
    }
    return next((said[mark] for mark in INSPECTION_FINDINGS[category].marks if mark in said), "–")
