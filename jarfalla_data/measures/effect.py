"""Did it help? A place before and after an intervention, beside a comparison, and where it may have moved to.

Unit: reports (rows of incidents), at all hours. Source: incidents; milestones and activities for when it began. Method:
`statistics.before_after` and `statistics.trends`, with the rules of `effect_obstacles`. Internal only: months and named
places tell more than the public may see.
"""

from __future__ import annotations

import datetime as dt

import numpy as np
import pandas as pd

from jarfalla_data.figures import Figures
from jarfalla_data.measures.control_series import by_category_and_month
from jarfalla_data.measures.effect_estimates import Counted, Floats, Told, tell
from jarfalla_data.measures.effect_obstacles import obstacle
from jarfalla_data.measures.effect_question import Question, around, known_months, month_start, windows
from jarfalla_data.measures.incident_cube import cube
from jarfalla_data.store import Store, kept

TABLES = ("incidents", "milestones", "activities")
DRAWN = ("treated", "control")
ENOUGH_A_MONTH = 20
"""With fewer reports a month on average in either place, quarters are shown: single months are mostly chance."""
MONTHS = ("role", "place", "first", "last", "reports", "scaled", "window")


@kept
def obstacles(store: Store, question: Question) -> Figures:
    """Why is nothing said? One row: obstacle (of `Obstacle`), has, needed; no row when nothing is in the way."""
    found = obstacle(store, question)
    rows = [] if found is None else [(str(found[0]), found[1], found[2])]
    return internal(store, pd.DataFrame(rows, columns=["obstacle", "has", "needed"]))


@kept
def months(store: Store, question: Question) -> Figures:
    """How did the place and its comparison go, before and after?

    One row = a role (of DRAWN) in one month, or quarter (three months counted from the start): role, place, first, last
    (dates, both inside), reports, scaled (a month, over that of the time before: 1 is the same), window ("before",
    "after", or "" for outside both and the time in which it began). Over all whole months of the file. Empty when
    there is nothing to scale by.
    """
    if question.starts is None or question.control is None or question.treated is None:
        return internal(store, pd.DataFrame(columns=MONTHS))
    before = windows(store, question).before
    counts = {role: by_month(store, question.places[role], question.what) for role in DRAWN}
    usual = {role: _mean(store, counts[role], before) for role in DRAWN}
    if not all(usual.values()):
        return internal(store, pd.DataFrame(columns=MONTHS))
    size = 1 if min(usual.values()) >= ENOUGH_A_MONTH else 3
    rows = [
        (role, question.places[role], *_row(store, question, counts[role], block, usual[role]))
        for role in DRAWN
        for block in _blocks(known_months(store), *around(question.starts), size)
    ]
    return internal(store, pd.DataFrame(rows, columns=MONTHS))


@kept
def counted(store: Store, question: Question) -> Figures:
    """How many reports were there before and after in each place?

    One row = a role ("treated", "control", "beside", "beside_control"): role, place, before, after (reports in the
    months compared), months_before, months_after. Empty where an obstacle is.
    """
    counts = counts_of(store, question)
    rows = [
        (role, place, *map(int, counts.total(role)), int(counts.compared.sum()), len(counts.after[role]))
        for role, place in (question.places.items() if counts else ())
        if counts
    ]
    return internal(
        store, pd.DataFrame(rows, columns=["role", "place", "before", "after", "months_before", "months_after"])
    )


@kept
def estimates(store: Store, question: Question) -> Figures:
    """What may be concluded?

    One row = a figure ("trend", "change", "ratio", "difference", "quotient": fields of `Told`): figure, estimate
    (`statistics.Estimate`, refused or not), phi. Empty where an obstacle is; no quotient without a place beside.
    """
    told = told_of(store, question)
    names = ("trend", "change", "ratio", "difference", "quotient")
    rows = [(name, getattr(told, name), told.phi) for name in names if told and getattr(told, name) is not None]
    return internal(store, pd.DataFrame(rows, columns=["figure", "estimate", "phi"]))


@kept
def told_of(store: Store, question: Question) -> Told | None:
    """All estimates; None where an obstacle is."""
    counts = counts_of(store, question)
    return None if counts is None else tell(counts)


@kept
def counts_of(store: Store, question: Question) -> Counted | None:
    """Reports by role and month; None where an obstacle is."""
    if obstacle(store, question) is not None:
        return None
    found, first = windows(store, question), cube(store).first_month
    counts = {role: by_month(store, place, question.what) for role, place in question.places.items()}
    before, after = (np.array(part) - first for part in (found.before, found.after))
    return Counted(
        {role: series[before] for role, series in counts.items()},
        {role: series[after] for role, series in counts.items()},
        np.isin(found.before, found.compared),
        np.array(found.before) % 12,
    )


def by_month(store: Store, place: str, what: str) -> Floats:
    """Reports of a place by month of the file."""
    counts = by_category_and_month(store, place, what)
    if counts is None:
        raise ValueError(f"{place}:{what} counts nothing")
    return np.asarray(counts.sum(axis=0), dtype=np.float64)


def internal(store: Store, frame: pd.DataFrame) -> Figures:
    """A frame about named places by month: for the internal audience only."""
    return Figures(frame, TABLES, store.files["incidents"].origin, personal=True, internal_only=True)


def _mean(store: Store, counts: Floats, part: range) -> float:
    """Reports a month in some months; 0 without months."""
    first = cube(store).first_month
    return float(counts[part.start - first : part.stop - first].mean()) if part else 0.0


def _blocks(known: range, end: int, start: int, size: int) -> list[range]:
    """The known months in pieces of one size, counted back from the time before and on from the time after."""
    back = [range(m - size, m) for m in range(end, known.start + size - 1, -size)][::-1]
    between = [range(m, min(m + size, start)) for m in range(end, start, size)]
    ahead = [range(m, m + size) for m in range(start, known.stop - size + 1, size)]
    return [block for block in (*back, *between, *ahead) if block.start >= known.start and block.stop <= known.stop]


def _row(
    store: Store, question: Question, counts: Floats, block: range, usual: float
) -> tuple[dt.date, dt.date, int, float, str]:
    """A piece: its days, reports, how many times as many a month as before, and its window."""
    found, first = windows(store, question), cube(store).first_month
    reports = int(counts[block.start - first : block.stop - first].sum())
    named = (("before", found.before), ("after", found.after))
    window = next((name for name, part in named if block.start in part and block.stop - 1 in part), "")
    last = month_start(block.stop) - dt.timedelta(days=1)
    return month_start(block.start), last, reports, reports / len(block) / usual, window
