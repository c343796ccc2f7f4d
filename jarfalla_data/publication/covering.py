"""Which days the public may know that the files reach over: of persons and single events those that are published."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from jarfalla_data.measures.covered import Periods, periods
from jarfalla_data.publication.current import current
from jarfalla_data.publication.extract import Extract
from jarfalla_data.selection import Period
from jarfalla_data.store import Store, kept

ANSWERS = "dialogues"


@kept
def public_periods(store: Store, k: int) -> Periods:
    """By table the period that the public reads of; k is the smallest count that is shown."""
    return periods_of(current(store, k), store)


def periods_of(made: Extract, store: Store) -> Periods:
    """By table the period that the public reads of in an extract of a store.

    A file's own first and last day are days of single events, and one row more could move them. So a table about
    persons or single events has the period of the extract: its rounds, or the whole periods that its tables tell of.
    """
    told = {name: period for name, period in periods(store).items() if not store.files[name].personal}
    for name in (name for name, report in store.files.items() if report.personal):
        days = [day for pair in _spans(made, name) for day in pair]
        told |= {name: Period(min(days), max(days))} if days else {}
    return told


def _spans(made: Extract, name: str) -> Iterator[tuple[dt.date, dt.date]]:
    if name == ANSWERS:
        yield from ((one.first, one.last) for one in made.rounds)
        return
    for table in made.tables.values():
        if name in table.tables and {"first", "last"} <= set(table.frame):
            yield from zip(table.frame["first"], table.frame["last"], strict=True)
