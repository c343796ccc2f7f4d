"""What waits to be mended, overdue first: by place, category, responsible and priority, for the internal audience."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pandas as pd

from jarfalla_data.charts.describe import describe
from jarfalla_data.charts.inspection_words import Told
from jarfalla_data.charts.model import Chart, Table
from jarfalla_data.measures.inspections import OVERDUE, PLACE, STATES
from jarfalla_data.privacy.suppression import Released
from jarfalla_data.vocabulary.inspections import FINDING_STATUS, INSPECTION_FINDINGS
from jarfalla_data.wording import Translator, format_day

WAIT = (OVERDUE, "open", "ordered")
"""The states that are drawn, in this order."""


def states(counted: Released, listed: Released, told: Told, group: str) -> Chart:
    """A bar of what waits for each code of a group; `listed`: the findings that wait, as a table beside places."""
    labels = [told.name(group, code) for code in counted.frame["code"]]
    drawn = replace(counted, frame=counted.frame.assign(label=labels))
    headline = _headline(drawn, told, group)
    said = (f"{row.label}: {row_words(row, told.t)}." for row in drawn.rows)
    waiting = (waiting_table(listed, told),) if group == PLACE and len(listed.frame) else ()
    return describe(
        key=f"finding-states-{group}",
        kind="finding_states",
        lang=told.lang,
        headline=headline,
        lead=_lead(drawn, told) if group == PLACE else "",
        subtitle=" · ".join(filter(None, (_measure(group, told.t), told.when))),
        alt=" ".join([f"{headline}.", *said]),
        layers={"rows": drawn},
        tables=(*waiting, _table(drawn, told, group)),
        freshness=told.freshness,
    )


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


def row_words(row: Any, t: Translator) -> str:
    """A row in words: "47 av 54 åtgärdade, 2 försenade, 3 öppna"."""
    waiting = (f"{getattr(row, state)} {state_label(state, t)}" for state in WAIT if getattr(row, state))
    return ", ".join([fixed_words(row, t), *waiting])


def fixed_words(row: Any, t: Translator) -> str:
    """How many of how many are mended."""
    return t("{fixed} av {found} åtgärdade", fixed=row.fixed, found=row.found)


def _measure(group: str, t: Translator) -> str:
    return {
        PLACE: t("Antal brister som väntar på åtgärd, efter plats"),
        "category": t("Antal brister som väntar på åtgärd, efter slag"),
        "responsible": t("Antal brister som väntar på åtgärd, efter ansvarig"),
        "priority": t("Antal brister som väntar på åtgärd, efter prioritet"),
    }[group]


def _headline(drawn: Released, told: Told, group: str) -> str:
    """How many are overdue and where most; without any, how many wait."""
    t = told.t
    late, wait = (int(drawn.frame[list(names)].sum().sum()) for names in ((OVERDUE,), WAIT))
    if drawn.frame.empty:
        return t("Inga brister i perioden")
    if not wait:
        return t("Inga brister väntar på åtgärd")
    most = _most(drawn, OVERDUE if late else None)
    if not late:
        said = t("{findings} väntar på åtgärd, ingen är försenad", findings=told.findings(wait))
    elif group == PLACE:
        numbers = {"late": told.number(late), "findings": told.findings(wait)}
        said = t.plural(
            "{late} av {findings} som väntar är försenad",
            "{late} av {findings} som väntar är försenade",
            late,
            **numbers,
        )
    else:
        said = t.plural("{number} försenad brist", "{number} försenade brister", late, number=told.number(late))
    return t("{said}: flest {most}", said=said, most=told.listed(most)) if len(most) <= 2 else said


def _most(drawn: Released, state: str | None) -> list[str]:
    """The names of the rows with most overdue or, without a state, most that wait."""
    names = [state] if state else list(WAIT)
    sums = [sum(int(getattr(row, name)) for name in names) for row in drawn.rows]
    return [row.label for row, n in zip(drawn.rows, sums, strict=True) if n == max(sums)]


def _lead(drawn: Released, told: Told) -> str:
    if drawn.frame.empty:
        return ""
    day = format_day(drawn.frame["as_of"].iloc[0], told.lang)
    return told.t(
        "Läget {day}, den sista dag som filerna berättar om. Försenad: datumet då bristen skulle vara åtgärdad har "
        "passerat.",
        day=day,
    )


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


def _table(drawn: Released, told: Told, group: str) -> Table:
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
