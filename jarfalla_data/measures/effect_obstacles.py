"""Why nothing can be said of an intervention, whatever its counts are."""

from __future__ import annotations

import datetime as dt
import itertools
from enum import StrEnum

from jarfalla_data.measures.control_months import months_of
from jarfalla_data.measures.effect_places import overlap
from jarfalla_data.measures.effect_question import Question, around, known_months, month_start, windows
from jarfalla_data.measures.exposure import Exposure
from jarfalla_data.measures.method_breaks import Break
from jarfalla_data.measures.statistics.conventions import MONTHS_BEFORE
from jarfalla_data.store import Store, kept


class Obstacle(StrEnum):
    """Why no comparison is made; what `has` and `needed` of its row then hold."""

    NO_REPORTS = "no_reports"  # the file holds no whole month
    NO_START = "no_start"
    NO_PLACE = "no_place"
    NO_COMPARISON = "no_comparison"
    OVERLAP = "overlap"  # a report may be in two of the places
    SHORT_BEFORE = "short_before"  # has: months; needed: months
    SHORT_AFTER = "short_after"  # has: months; needed: months
    CHANGED_METHOD = "changed_method"


@kept
def obstacle(store: Store, question: Question) -> tuple[Obstacle, int, int] | None:
    """The first thing that is in the way, with how much there is and how much is needed; None when nothing is."""
    found = _not_chosen(store, question)
    if found is not None:
        return found, 0, 0
    found_windows = windows(store, question)
    (before, after), months = found_windows.wanted, (len(found_windows.before), len(found_windows.after))
    if months[0] < max(before, MONTHS_BEFORE):
        return Obstacle.SHORT_BEFORE, months[0], before
    if months[1] < after:
        return Obstacle.SHORT_AFTER, months[1], after
    return (Obstacle.CHANGED_METHOD, 0, 0) if any(telling for _, telling in breaks(store, question)) else None


def _not_chosen(store: Store, question: Question) -> Obstacle | None:
    if not known_months(store):
        return Obstacle.NO_REPORTS
    if question.starts is None:
        return Obstacle.NO_START
    if question.treated is None:
        return Obstacle.NO_PLACE
    if question.control is None:
        return Obstacle.NO_COMPARISON
    pairs = itertools.combinations(question.places.values(), 2)
    return Obstacle.OVERLAP if any(overlap(store, *pair) for pair in pairs) else None


@kept
def breaks(store: Store, question: Question) -> tuple[tuple[Break, bool], ...]:
    """The changes of method between the first day before and the last after, in what is counted of any of the places.

    True where so many of a place's reports are touched that before and after cannot be compared.
    """
    first, last = span(store, question)
    found: dict[Break, bool] = {}
    for place in question.places.values():
        months = months_of(store, f"{place}:{question.what}", None, Exposure.DAYS)
        for telling, known in ((True, months.cut_by), (False, months.touched_by)) if months else ():
            for one in known:
                if first < one.ends and last >= one.starts:
                    found[one] = found.get(one, False) or telling
    return tuple(found.items())


def span(store: Store, question: Question) -> tuple[dt.date, dt.date]:
    """From the first day before to the last day after, with what lies between."""
    found, (end, start) = windows(store, question), around(question.starts)  # type: ignore[arg-type]
    first = found.before.start if found.before else end
    last = found.after.stop if found.after else start
    return month_start(first), month_start(last) - dt.timedelta(days=1)
