"""Which Friday and Saturday evenings were staffed at Jakobsbergs station and centre? For the internal audience only."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from typing import Any

import pandas as pd

from jarfalla_data.figures import Figures
from jarfalla_data.measures import on_site, promises
from jarfalla_data.measures.promise_activities import covered_days
from jarfalla_data.store import Store, kept

TABLES = ("activities",)
FRIDAY, SATURDAY = 4, 5
FROM, TO = 18, 26
"""An evening: 18–02, in hours of the day that it begins on."""
COLUMNS = ("date", "year", "week", "weekday", "state", "hours", "no_clock")


class State(StrEnum):
    """How an evening was staffed, from least to most."""

    EMPTY = "empty"  # nobody is told of
    STAFFED = "staffed"  # police or guards, alone
    JOINT = "joint"  # together with others
    BRIEFED = "briefed"  # together with others, after a joint briefing on the day


@kept
def calendar(store: Store, code: str | None = None) -> Figures:
    """Was there anyone on each Friday and Saturday evening, 18–02, of a promise's period (the latest when None)?

    Unit: evenings. One row = one evening that the file reaches and that was over when it was read: date, year, week
    (from 0: its place in the year, Mondays begin one), weekday (4 Friday, 5 Saturday), state (`State`), hours (0–8:
    how much of the evening somebody was there), no_clock (pieces of work on the day without clock times, which are
    not counted as there). Denominator: all such evenings. Internal only. Caveat: an evening is empty when no work is
    written down. Source: activities; which kinds count is `on_site.KINDS`, at `on_site.PLACES`.
    """
    evenings = [_evening(store, day) for day in _days(store, code)]
    frame = pd.DataFrame(evenings, columns=COLUMNS)
    return Figures(frame, TABLES, store.files["activities"].origin, personal=True, internal_only=True)


def days_told(store: Store, code: str | None) -> tuple[pd.Timestamp, pd.Timestamp] | None:
    """First and last day of a promise's period that the file reaches and that are over; None where there are none."""
    asked, covered = promises.period(store, code), covered_days(store)
    if asked is None or covered is None:
        return None
    read = store.files["activities"].read_at.date() - dt.timedelta(days=1)
    first, last = max(asked.first, covered[0]), min(asked.last, covered[1], read)
    return (pd.Timestamp(first), pd.Timestamp(last)) if first <= last else None


def _days(store: Store, code: str | None) -> list[pd.Timestamp]:
    told = days_told(store, code)
    every = [] if told is None else list(pd.date_range(*told))
    return [day for day in every if day.weekday() in (FRIDAY, SATURDAY)]


def _evening(store: Store, day: pd.Timestamp) -> tuple[Any, ...]:
    start, end = day + pd.Timedelta(hours=FROM), day + pd.Timedelta(hours=TO)
    there = _between(store, start, end)
    state = State.EMPTY if not there else State.JOINT if any(joint for _, _, joint in there) else State.STAFFED
    if state is State.JOINT and day in on_site.briefed_days(store):
        state = State.BRIEFED
    week = (day.day_of_year - 1 + dt.date(day.year, 1, 1).weekday()) // 7
    no_clock = on_site.without_clock(store).get(day, 0)
    return day.date(), day.year, week, day.weekday(), str(state), _hours(there, start, end), no_clock


def _between(store: Store, start: pd.Timestamp, end: pd.Timestamp) -> list[tuple[pd.Timestamp, pd.Timestamp, bool]]:
    """The shifts that ran at any time between two moments, in order: starts, ends, joint."""
    shifts = on_site.shifts(store)
    at = ((shifts["starts"] < end) & (shifts["ends"] > start)).to_numpy()
    found = shifts[at].sort_values("starts", kind="stable") if at.any() else shifts.iloc[:0]
    return list(found[["starts", "ends", "joint"]].itertuples(index=False, name=None))


def _hours(there: list[tuple[pd.Timestamp, pd.Timestamp, bool]], start: pd.Timestamp, end: pd.Timestamp) -> float:
    """Hours between two moments in which at least one of the shifts ran."""
    hours, until = 0.0, start
    for first, last, _ in there:
        hours += max(0.0, (min(end, last) - max(until, first)) / pd.Timedelta(hours=1))
        until = max(until, last)
    return hours
