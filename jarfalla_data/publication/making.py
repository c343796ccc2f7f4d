"""From a store, and the release before it, to an extract."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from dataclasses import replace

import numpy as np
import pandas as pd

from jarfalla_data.figures import Figures
from jarfalla_data.measures.incident_terms import SERIES
from jarfalla_data.measures.rounds import earlier_comparable
from jarfalla_data.privacy.suppression import HIDDEN, Audience, Released, release
from jarfalla_data.publication.extract import Extract
from jarfalla_data.publication.further import further_hidden
from jarfalla_data.publication.incident_cells import hidden_incidents
from jarfalla_data.publication.public_tables import public_tables, rules
from jarfalla_data.publication.questions import Key, Question, answer, questions
from jarfalla_data.publication.release import AREAS, QUARTERS, WORK, Release
from jarfalla_data.publication.rounds import Round, rounds
from jarfalla_data.store import Store, kept

CHANGES, NOW = "insecurity_change.changes", "insecurity.by_area"
LATEST: Key = ("incident_latest.same_period_by_year",)
NAMED = {
    "incidents.by_source": "reports",
    "insecurity.asked": "n",
    "insecurity.by_age": "n",
    "insecurity.by_gender": "n",
    "insecurity.by_time_of_day": "n",
}
"""Measures with a row only for what has reports or answers, and the column that counts them."""


@kept
def extract(store: Store, k: int, earlier: Extract | None = None) -> Extract:
    """The extract of a store, made once for it: counts from 1 to k − 1 are hidden, and what would give them away.

    What an earlier release with the same k has told stays as it told it, see `release`. ValueError for another k.
    """
    if earlier is not None and earlier.k != k:
        raise ValueError(f"the earlier release hides counts below {earlier.k}, this one below {k}")
    made = Release(store, k, earlier)
    asked = {question.key: question for question in questions(store)}
    tables = {key: _made(made, asked, question) for key, question in asked.items() if not made.stays(key)}
    tables |= {key: table for key, table in made.told.items() if made.stays(key)}
    _keep_quarters_and_areas(made, tables)
    for key in WORK:
        _keep_years(made, tables, key)
    listed = [table.measure for table in public_tables()]
    in_order = sorted(tables.items(), key=lambda item: listed.index(item[0][0]))
    return Extract(store.version, k, rules(), _rounds(made), dict(in_order))


def _rounds(made: Release) -> tuple[Round, ...]:
    """The rounds that have been told of and the new ones, the earliest first."""
    before = [] if made.earlier is None else [one for one in made.earlier.rounds if one.round_id in made.rounds]
    new = [one for one in rounds(made.store) if one.round_id not in made.rounds]
    return tuple(sorted([*before, *new], key=lambda one: one.first))


def _made(made: Release, asked: dict[Key, Question], question: Question) -> Released:
    """One table as the data are now; a change since a round that has been told otherwise is not told."""
    table = _released(made, question)
    if question.key[0] == CHANGES and not _as_told_before(made, asked, question.key):
        return replace(table, frame=table.frame.iloc[:0])
    return table


def _released(made: Release, question: Question) -> Released:
    figures = answer(made.store, question)
    if question.key[0] in NAMED:
        figures = _of_many(figures, NAMED[question.key[0]], made.k)
    hidden = further_hidden(made, question.key, figures.frame)
    table = release(figures, Audience.PUBLIC, made.k, hidden)
    return replace(table, frame=table.frame.reset_index(drop=True))  # as it is read back from a file


def _of_many(figures: Figures, count: str, k: int) -> Figures:
    """The rows that count at least k: a name that comes with a single report or answer would tell of it."""
    return replace(figures, frame=figures.frame.assign(few=figures.frame[count] < k), internal_rows="few")


def _as_told_before(made: Release, asked: dict[Key, Question], key: Key) -> bool:
    """Whether the round that this one is compared with still is what was told of it."""
    _, round_id, time = key
    before = (NOW, earlier_comparable(made.store, round_id) or "", time)
    if before not in made.told or not made.stays(before):
        return True
    return before in asked and _released(made, asked[before]).frame.equals(made.told[before].frame)


def _keep_quarters_and_areas(made: Release, tables: dict[Key, Released]) -> None:
    """Put the rows that have been told in the place of what is counted now."""
    corrected = hidden_incidents(made.store, made.k, made.earlier).corrected
    quarters = {name[1] for name in made.quarters if name[1].year not in corrected}
    for key, days in ((QUARTERS, quarters), (AREAS, frozenset[dt.date]())):
        tables[key] = _with_rows(tables[key], made.told.get(key), days, made.years)
    tables[LATEST] = _as_in(tables[QUARTERS], tables[LATEST])


def _keep_years(made: Release, tables: dict[Key, Released], key: Key) -> None:
    """Put the years of work that have been told in the place of what is counted now."""
    before, now = made.told.get(key), tables[key]
    if before is not None and not before.frame.empty:
        by = "year" if "year" in now.frame else "first"  # a span of years has no year of its own
        new = now.frame[~now.frame[by].isin(before.frame[by])]
        frames = [before.frame, new] if len(new) else [before.frame]
        both = pd.concat(frames, ignore_index=True).sort_values(by, kind="stable", ignore_index=True)
        tables[key] = replace(now, frame=both)


def _with_rows(table: Released, told: Released | None, days: Collection[dt.date], years: Collection[int]) -> Released:
    """The rows of these years and of periods that begin on these days as they were told, the others as they are now."""
    before = table.frame.iloc[:0] if told is None else told.frame
    stay, gone = ([day in days or day.year in years for day in frame["first"]] for frame in (before, table.frame))
    frames = [before[np.array(stay, dtype=bool)], table.frame[~np.array(gone, dtype=bool)]]
    both = pd.concat([frame for frame in frames if len(frame)] or [table.frame.iloc[:0]], ignore_index=True)
    order = {name: i for i, name in enumerate(dict.fromkeys([*table.frame["series"], *before["series"]]))}
    places = sorted(range(len(both)), key=lambda at: (order[both["series"].iloc[at]], both["first"].iloc[at]))
    return replace(table, frame=both.iloc[places].reset_index(drop=True))


def _as_in(quarters: Released, table: Released) -> Released:
    """The same quarter of each year, in a table with a column for each series, as the table of quarters has it."""
    if table.frame.empty:
        return table
    by_name = quarters.frame.set_index(["series", "first"])
    frame = table.frame.copy()
    for code in SERIES:
        cells = by_name.reindex([(code, day) for day in frame["first"]])
        frame[code] = cells["reports"].array
        frame[code + HIDDEN] = cells["reports" + HIDDEN].fillna(True).astype(bool).array
    return replace(table, frame=frame)
