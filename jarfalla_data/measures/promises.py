"""What was promised for each period, how is it reported, and to which place and problem does it belong?

Published facts, each with its source. An outcome whose text tells of one operation's day or of guards' hours is for
the internal audience; that there is one, and which, is public.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

import pandas as pd

from jarfalla_data import geography
from jarfalla_data.figures import Figures, rows
from jarfalla_data.geography import MUNICIPALITY
from jarfalla_data.partial_dates import PartialDate
from jarfalla_data.selection import Period, Selection
from jarfalla_data.store import Store, kept
from jarfalla_data.vocabulary.published import PROMISE_OUTCOME

TABLES = ("commitments",)
NUMBER, STATE, NO_TARGET = "count", "status", "none"
TOLD_OF_WORK = (
    *("published_outcome_sv", "published_outcome_en", "outcome_told_on", "outcome_source_url", "note_sv", "note_en"),
)
"""What the public does not read of an outcome that is internal."""
INSECURITY = ""
PROBLEM_OF_KIND = {
    "narcotics_operation": "drug_dealing",
    "licensed_premises_inspection": "intoxicated_people",
    "traffic_control": "reckless_two_wheelers",
    "fraud_information": "fraud_elderly",
}
"""By kind of activity the problem in the dialogues that a promise of it answers to: this project's own choice. A
promise of other kinds answers to how unsafe people feel."""


@dataclass(frozen=True)
class PromisePeriod:
    """The days that the promises of one period are about, both inside; `stated`: the source says so itself."""

    first: dt.date
    last: dt.date
    stated: bool

    @property
    def code(self) -> str:
        """Its name in links: the years."""
        years = dict.fromkeys((self.first.year, self.last.year))
        return "–".join(map(str, years))


@kept
def periods(store: Store) -> tuple[PromisePeriod, ...]:
    """The periods of the citizen promises in the material, the latest first."""
    promised = _promises(store)
    found = []
    for start in sorted(set(promised["period_start"]), reverse=True):
        group = promised[promised["period_start"] == start]
        ends = [end.last for end in group["period_end"] if isinstance(end, PartialDate)]
        stated = bool((group["period_basis"] == "stated").all())
        found.append(PromisePeriod(start.first, max(ends, default=start.last), stated))
    return tuple(found)


def period(store: Store, code: str | None) -> PromisePeriod | None:
    """The period that is asked for, else the latest; None when nothing is promised in the material."""
    known = periods(store)
    return next((one for one in known if one.code == code), known[0] if known else None)


@kept
def commitments(store: Store, code: str | None = None) -> Figures:
    """What was promised for a period (the latest when None), item by item, with target, outcome and sources?

    One row = one promise: the columns of commitments, first, last (dates of the period), stated (bool), number (its
    place in the period from 1), where (code of the area, part or municipality that it is about) and problem (code of
    a concern, or "" for how unsafe people feel). Texts and source of an outcome that tells of one operation or of
    guards' hours are internal.
    """
    asked = period(store, code)
    frame = _promises(store).iloc[:0] if asked is None else items_of(store, asked)
    places = _where(store)
    frame = frame.reset_index(drop=True).assign(
        first=None if asked is None else asked.first,
        last=None if asked is None else asked.last,
        stated=asked is not None and asked.stated,
        number=range(1, len(frame) + 1),
        where=[places.get(place, MUNICIPALITY) for place in frame["place_id"]],
        problem=[_problem(kinds) for kinds in frame["activity_kinds"]],
    )
    return Figures(
        frame,
        TABLES,
        store.files["commitments"].origin,
        personal_rows="outcome_internal_only",
        internal_cells=TOLD_OF_WORK,
    )


def before(store: Store, code: str | None) -> Selection:
    """All days before a period's first: what was known when it was promised."""
    asked = period(store, code)
    end = dt.date(1, 1, 1) if asked is None else asked.first - dt.timedelta(days=1)
    return Selection(Period(dt.date(1, 1, 1), end))


def before_in_parts(store: Store, code: str | None) -> dict[str, Selection]:
    """The same in the municipality and in each of its parts, by code."""
    whole = before(store, code)
    parts = {part: Selection(whole.period, part, geography.area_ids(store, part)) for part in geography.parts(store)}
    return {MUNICIPALITY: whole} | parts


@kept
def about_state(store: Store, place_id: str) -> Figures:
    """Which promises were that a place should be in some state by a day, and how are they reported?

    One row = one promise, the latest first: commitment_id, code (of its period), title_sv, title_en, outcome.
    """
    found = [
        (row.commitment_id, one.code, row.title_sv, row.title_en, row.outcome)
        for one in periods(store)
        for row in rows(items_of(store, one))
        if row.target_kind == STATE and row.place_id == place_id
    ]
    frame = pd.DataFrame(found, columns=["commitment_id", "code", "title_sv", "title_en", "outcome"])
    return Figures(frame, TABLES, store.files["commitments"].origin)


@kept
def latest_outcomes(store: Store) -> Figures:
    """How are the citizen promises of the latest period in the material reported?

    One row per outcome that occurs, in the vocabulary's order: outcome, items (number of promises), first, last (dates
    of the period), source_url (of the promise). Published outcomes only; what nobody has reported is "not_reported".
    """
    asked = period(store, None)
    found = _promises(store).iloc[:0] if asked is None else items_of(store, asked)
    counted = found["outcome"].astype("str").value_counts()
    frame = pd.DataFrame(
        [(code, int(counted[code])) for code in PROMISE_OUTCOME.codes if code in counted], columns=["outcome", "items"]
    )
    if asked is not None:
        frame = frame.assign(first=asked.first, last=asked.last, source_url=found["source_url"].iloc[0])
    return Figures(frame, TABLES, store.files["commitments"].origin)


def _promises(store: Store) -> pd.DataFrame:
    return store.commitments[store.commitments["agreement"] == "citizen_promise"]


def items_of(store: Store, asked: PromisePeriod) -> pd.DataFrame:
    """The promises of a period, in the order of the file."""
    promised = _promises(store)
    return promised[[start.first == asked.first for start in promised["period_start"]]]


def _where(store: Store) -> dict[str, str]:
    """By place: the area that it lies in, else its part."""
    return {
        row.place_id: row.area_id if isinstance(row.area_id, str) else str(row.municipal_part)
        for row in rows(store.places)
        if isinstance(row.area_id, str) or pd.notna(row.municipal_part)
    }


def _problem(kinds: Any) -> str:
    named = [PROBLEM_OF_KIND[kind] for kind in str(kinds).split("|") if kind in PROBLEM_OF_KIND]
    return named[0] if named else INSECURITY
