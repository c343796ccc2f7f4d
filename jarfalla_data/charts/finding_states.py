"""What waits to be mended, overdue first: by place, category, responsible and priority, for the internal audience."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pandas as pd

from jarfalla_data.charts.describe import describe, example_headline
from jarfalla_data.charts.finding_tables import state_label, states_table, waiting_table
from jarfalla_data.charts.inspection_words import Told
from jarfalla_data.charts.model import Chart
from jarfalla_data.measures.inspections import OVERDUE, PLACE
from jarfalla_data.privacy.suppression import Released
from jarfalla_data.reading.descriptor import Origin
from jarfalla_data.wording import Translator, format_day

WAIT = (OVERDUE, "open", "ordered")
"""The states that are drawn, in this order."""
MOST_LISTED = 10


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
        tables=(*waiting, states_table(drawn, told, group)),
        freshness=told.freshness,
    )


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
    return _with_most(said, most, group, told) if len(most) <= 2 else said


def _with_most(said: str, most: list[str], group: str, told: Told) -> str:
    t = told.t
    if group == PLACE:
        return t("{said}, flest: {most}", said=said, most=told.listed(most))
    if group == "responsible":
        return t("{said}, flest hos {most}", said=said, most=told.listed(most))
    within = told.listed([name[:1].lower() + name[1:] for name in most])
    if group == "priority":
        return t("{said}, flest med prioritet ”{most}”", said=said, most=within)
    return t("{said}, flest gäller {most}", said=said, most=within)


def _most(drawn: Released, state: str | None) -> list[str]:
    """The names of the rows with most overdue or, without a state, most that wait."""
    names = [state] if state else list(WAIT)
    sums = [sum(int(getattr(row, name)) for name in names) for row in drawn.rows]
    return [row.label for row, n in zip(drawn.rows, sums, strict=True) if n == max(sums)]


def overdue_heading(listed: Released, t: Translator) -> str:
    """What stands above the list of what is overdue."""
    name = t("Försenade brister")
    return example_headline(name, t.lang) if listed.origin is Origin.EXAMPLE else name


def overdue_sentences(listed: Released, told: Told) -> tuple[str, ...]:
    """The findings that are overdue, the most overdue first: place, what it is, who is to mend it, and for how long."""
    t = told.t
    late = [row for row in listed.rows if pd.notna(row.days_over)]
    said = [
        t.plural(
            "{place}: {category}. {responsible}, {n} dag försenad",
            "{place}: {category}. {responsible}, {n} dagar försenad",
            int(row.days_over),
            place=told.name(PLACE, row.place_id),
            category=told.name("category", row.category),
            responsible=told.name("responsible", row.responsible),
        )
        for row in late[:MOST_LISTED]
    ]
    rest = len(late) - len(said)
    return (*said, t("{n} till, i tabellen efter plats", n=rest)) if rest else tuple(said)


def _lead(drawn: Released, told: Told) -> str:
    if drawn.frame.empty:
        return ""
    t = told.t
    day = format_day(drawn.frame["as_of"].iloc[0], told.lang)
    said = t(
        "Läget {day}, senaste datum i underlaget. Försenad: datumet då bristen skulle vara åtgärdad har passerat.",
        day=day,
    )
    others = int(drawn.frame[["rejected", "moved"]].sum().sum())
    if not others:
        return said
    left = t.plural(
        "{number} brist är avslagen eller överlämnad till annan och väntar inte.",
        "{number} brister är avslagna eller överlämnade till annan och väntar inte.",
        others,
        number=told.number(others),
    )
    return f"{said} {left}"
