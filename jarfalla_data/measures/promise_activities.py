"""What was done for each promise, year by year: activities planned and done. Source: activities."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

import numpy as np
import pandas as pd

from jarfalla_data.figures import Figures, rows
from jarfalla_data.measures import promises
from jarfalla_data.measures.promises import PromisePeriod
from jarfalla_data.reporting_delay import is_settled
from jarfalla_data.store import Store, kept

TABLES = ("activities", "commitments")
COLUMNS = ("commitment_id", "year", "first", "last", "planned", "done", "unfinished")


@kept
def by_year(store: Store) -> Figures:
    """How many activities were planned and done for each promise, in each year of its period?

    Unit: activities. One row = one promise and calendar year that the file reaches: commitment_id, year, first, last
    (dates: the days of the year that are in the period), planned (all that stand in the file, done or not), done. An
    activity belongs to the promise that it names; one that names none to the first promise of its kind, day and place,
    those at a place before those anywhere, so that none is counted twice. Promises without any activity have no row:
    that nobody wrote one down does not say that none was done. Public are whole years that are over and past the
    reporting delay, and of them what was done only: what was planned and not done tells how often nobody came.
    Internal has `unfinished` years too. Denominator: planned.
    """
    frame = pd.DataFrame(list(_counted(store)), columns=COLUMNS)
    frame = frame.sort_values("year", kind="stable", ignore_index=True)
    return Figures(
        frame.astype({"year": "int64", "planned": "Int64", "done": "Int64", "unfinished": bool}),
        TABLES,
        store.files["activities"].origin,
        personal=True,
        counts=("done",),
        internal_columns=("planned",),
        internal_rows="unfinished",
    )


def _counted(store: Store) -> Iterator[tuple[Any, ...]]:
    covered = covered_days(store)
    if covered is None:
        return
    found = store.activities.assign(promise=_promise_of(store))
    for asked in promises.periods(store):
        for item in rows(promises.commitments(store, asked.code).frame):
            own = found[found["promise"] == item.commitment_id]
            for year, first, last in () if own.empty else _years(asked, covered):
                of_year = own[(own["date"] >= pd.Timestamp(first)) & (own["date"] <= pd.Timestamp(last))]
                done = int((of_year["status"] == "done").sum())
                whole = covered[0] <= first and last <= covered[1] and is_settled(last, store.files["activities"])
                yield item.commitment_id, year, first, last, len(of_year), done, not whole


def covered_days(store: Store) -> tuple[dt.date, dt.date] | None:
    """From the first month of the file to the end of its last one; None without activities."""
    if store.activities.empty:
        return None
    months = store.activities["date"].dt.to_period("M")
    return months.min().start_time.date(), months.max().end_time.date()


def _years(asked: PromisePeriod, covered: tuple[dt.date, dt.date]) -> Iterator[tuple[int, dt.date, dt.date]]:
    """The years of a period that the file reaches, with their first and last day in it."""
    for year in range(asked.first.year, asked.last.year + 1):
        first, last = max(asked.first, dt.date(year, 1, 1)), min(asked.last, dt.date(year, 12, 31))
        if first <= covered[1] and last >= covered[0]:
            yield year, first, last


def _promise_of(store: Store) -> np.ndarray[Any, np.dtype[np.object_]]:
    """By row of activities: the id of its promise, or "" for those of none."""
    table = store.activities
    named = table["commitment_id"].astype(object).fillna("").to_numpy(dtype=object)
    free, found = named == "", named.copy()
    every = [(asked, item) for asked in promises.periods(store) for item in rows(_items(store, asked))]
    for asked, item in sorted(every, key=lambda pair: not isinstance(pair[1].place_id, str)):
        days = table["date"].between(pd.Timestamp(asked.first), pd.Timestamp(asked.last))
        fits = table["kind"].isin(str(item.activity_kinds).split("|")) & days
        if isinstance(item.place_id, str):
            fits &= table["place_id"] == item.place_id
        chosen = fits.to_numpy(dtype=bool) & free
        found[chosen], free = item.commitment_id, free & ~chosen
    return found


def _items(store: Store, asked: PromisePeriod) -> pd.DataFrame:
    return promises.commitments(store, asked.code).frame
