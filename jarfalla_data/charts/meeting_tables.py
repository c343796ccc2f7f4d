"""The meeting's lists as tables: what was decided, what inspections left, what is new since last time."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import pandas as pd

from jarfalla_data.charts.describe import example_headline, example_table
from jarfalla_data.charts.incident_words import About
from jarfalla_data.charts.model import Table
from jarfalla_data.charts.picture_cards import MOST_NAMED, as_of
from jarfalla_data.measures.meeting import State
from jarfalla_data.privacy.suppression import Audience, Released
from jarfalla_data.reading.descriptor import Origin
from jarfalla_data.schemas.brought_decisions import PROBLEMS
from jarfalla_data.vocabulary.work import (
    DECISION_ACTIONS,
    DECISION_OUTCOMES,
    FINDING_PRIORITY,
    FINDING_STATUS,
    INSPECTION_FINDINGS,
    RESPONSIBLE,
)
from jarfalla_data.wording import Translator, format_day

MOST_LISTED = 4
"""Rows of a list that stand open on the page."""


def state_word(state: str, t: Translator) -> str:
    """How a decision stands."""
    return {
        State.OVERDUE: t("Försenat"),
        State.OPEN: t("På gång"),
        State.FOLLOW_UP: t("Att följa upp"),
        State.CLOSED: t("Avslutat"),
    }[State(state)]


@dataclass(frozen=True)
class Listed:
    """A list of which the first rows stand open: `heading` says what it is, `lead` of which day, how much is seen."""

    heading: str
    lead: str
    first: Table
    whole: Table
    lang: str


def decisions_list(decisions: Released, told: About) -> Listed:
    """What was decided, overdue first; what is closed stands in the whole list only."""
    waiting = decisions.frame[decisions.frame["state"] != State.CLOSED]
    return _listed(told.t("Mötets beslut"), _decisions, decisions, waiting, told)


def findings_list(findings: Released, told: About) -> Listed:
    """What inspections found and nobody has mended, overdue first."""
    return _listed(told.t("Kvar efter besiktningar"), _findings, findings, findings.frame, told)


def _listed(
    heading: str, table: Callable[[Released, About], Table], every: Released, waiting: pd.DataFrame, told: About
) -> Listed:
    first = _marked(table(replace(every, frame=waiting.head(MOST_LISTED)), told), every, told.lang, in_rows=False)
    shown, total = min(len(waiting), MOST_LISTED), len(every.frame)
    if not total:
        lead = told.t("Inget i listan.")
    elif not shown:
        lead = told.t("Inget väntar. Hela listan: {n}.", n=total)
    elif shown < total:
        lead = told.t("De {n} första av {total}. Försenade står först.", n=shown, total=total)
    else:
        lead = told.t("Försenade står först.")
    lead = " ".join(filter(None, (as_of(every, told), lead)))
    return Listed(heading, lead, first, _marked(table(every, told), every, told.lang), told.lang)


def _decisions(decisions: Released, told: About) -> Table:
    t = told.t
    rows = tuple(
        (
            state_word(row.state, t),
            PROBLEMS.label(row.problem, told.lang),
            _place(row, told),
            DECISION_ACTIONS.label(row.action_code, told.lang),
            RESPONSIBLE.label(row.responsible, told.lang),
            *(_day(day) for day in (row.decided_on, row.due_on, row.done_on, row.follow_up_on)),
            "–" if pd.isna(row.outcome) else DECISION_OUTCOMES.label(row.outcome, told.lang),
        )
        for row in decisions.rows
    )
    columns = (
        *(t("Läge"), t("Problem"), t("Plats"), t("Åtgärd"), t("Ansvarig")),
        *(t("Beslutat"), t("Klart senast"), t("Klart"), t("Följs upp"), t("Resultat")),
    )
    caption = t("Mötets beslut: {place}", place=told.place)
    return Table(t("beslut"), caption, columns, rows)


def _findings(findings: Released, told: About) -> Table:
    t = told.t
    rows = tuple(
        (
            t("Försenad") if row.overdue else FINDING_STATUS.label(row.status, told.lang),
            INSPECTION_FINDINGS.label(row.category, told.lang),
            _place(row, told),
            RESPONSIBLE.label(row.responsible, told.lang),
            FINDING_PRIORITY.label(str(row.priority), told.lang),
            *(_day(day) for day in (row.found_on, row.due_on, row.checked_on)),
        )
        for row in findings.rows
    )
    columns = (
        *(t("Läge"), t("Brist"), t("Plats"), t("Ansvarig"), t("Hur bråttom")),
        *(t("Hittad"), t("Klart senast"), t("Senast kontrollerad")),
    )
    caption = t("Kvar efter besiktningar: {place}", place=told.place)
    return Table(t("kvar-efter-besiktningar"), caption, columns, rows)


def news_heading(day: dt.date | None, told: About) -> str:
    """Since when the news are told."""
    if day is None:
        return told.t("Sedan förra mötet")
    return told.t("Sedan förra mötet, {day}", day=format_day(day, told.lang))


def news(since: Released, named: Released, told: About) -> tuple[str, ...]:
    """What is new since the last meeting, a sentence a kind; empty when there is none.

    Decisions and findings are named where they are few.
    """
    t, n = told.t, {row.what: int(row.n) for row in since.rows}
    kinds = {
        "reports": t.plural("{n} anmälan eller händelse", "{n} anmälningar och händelser", n.get("reports", 0)),
        "decided": t.plural("{n} nytt beslut", "{n} nya beslut", n.get("decided", 0)),
        "done": t.plural("{n} beslut genomfört", "{n} beslut genomförda", n.get("done", 0)),
        "findings": t.plural("{n} ny brist vid besiktning", "{n} nya brister vid besiktning", n.get("findings", 0)),
        "fixed": t.plural("{n} brist åtgärdad", "{n} brister åtgärdade", n.get("fixed", 0)),
        "activities": t.plural("{n} insats gjord", "{n} insatser gjorda", n.get("activities", 0)),
    }
    said = [f"{sentence}{_named(named, what, told)}" for what, sentence in kinds.items() if n.get(what, 0)]
    example = since.origin is Origin.EXAMPLE
    return tuple(example_headline(sentence, told.lang) if example else sentence for sentence in said)


def _named(named: Released, what: str, told: About) -> str:
    """The problem and the place of each decision or finding of a kind; nothing of many."""
    terms = PROBLEMS if what in ("decided", "done") else INSPECTION_FINDINGS
    rows = [row for row in named.rows if row.what == what]
    said = Counter(f"{_small(terms.label(row.code, told.lang))}, {_place(row, told)}" for row in rows)
    alike = [f"{name} ({n})" if n > 1 else name for name, n in said.items()]
    return f": {'; '.join(alike)}" if 0 < len(rows) <= MOST_NAMED else ""


def _small(label: str) -> str:
    return label[:1].lower() + label[1:]


def _place(row: Any, told: About) -> str:
    """The named place, or the area, or all of the municipality."""
    codes = [code for code in (row.place_id, getattr(row, "area_id", None)) if pd.notna(code)]
    return told.names.get(codes[0], codes[0]) if codes else told.t("Hela Järfälla")


def _day(day: Any) -> str:
    return "–" if pd.isna(day) else f"{day:%Y-%m-%d}"


def _marked(table: Table, layer: Released, lang: str, *, in_rows: bool = True) -> Table:
    """The table with the marks that it is invented and for those inside.

    Not `in_rows`: what only stands on the page has the first in its caption; in each row it pushes dates out of sight.
    """
    inside = replace(table, internal=layer.audience is Audience.INTERNAL)
    return example_table(inside, lang, in_rows=in_rows) if layer.origin is Origin.EXAMPLE else inside
