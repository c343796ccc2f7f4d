"""Are there more or fewer reports of the chosen place than a year ago?

Unit: reports without what controls find. Source: incidents. For the internal audience only.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import numpy as np
import pandas as pd

from jarfalla_data.figures import Figures
from jarfalla_data.measures.incident_cube import absolute_month, cube
from jarfalla_data.measures.incident_periods import Step, Stretch, stretches
from jarfalla_data.measures.incident_terms import TABLES
from jarfalla_data.measures.statistics import overdispersion
from jarfalla_data.measures.usual_delay import usual_delay
from jarfalla_data.selection import Period, Selection
from jarfalla_data.store import Store, kept

YEAR = 12  # months
COLUMNS = ("reports", "reports_before", "days", "days_before", "phi", "first", "last", "before_first", "before_last")


@kept
def last_year(store: Store, selection: Selection) -> Figures:
    """Reports of the last twelve whole months against the twelve before.

    One row: reports, reports_before, days, days_before (of each twelve months), phi (Pearson's χ² of all whole months
    around the mean of their calendar month, over its degrees of freedom; never below 1), first, last, before_first,
    before_last (dates). Months are whole when the file covers them and the usual delay of the reports has passed.
    Empty (refused) with fewer than 24 of them. Of the selection only the place counts.
    """
    place = replace(selection, period=None, time_of_day=None)
    delay = usual_delay(store)
    whole = [month for month in stretches(store, place, Step.MONTH) if month.complete and delay.settled(month.last)]
    if len(whole) < 2 * YEAR:
        return _internal(store, pd.DataFrame(columns=COLUMNS))
    counts = _by_month(store, place, whole)
    calendar = np.array([month.first.month for month in whole])
    usual = pd.Series(counts).groupby(calendar).transform("mean").to_numpy()
    told = usual > 0  # a calendar month without any report says nothing of the spread
    fitted = len(np.unique(calendar[told]))
    spread = overdispersion(counts[told], usual[told], fitted) if told.sum() > fitted else 1.0
    now, before = whole[-YEAR:], whole[-2 * YEAR : -YEAR]
    row = (counts[-YEAR:].sum(), counts[-2 * YEAR : -YEAR].sum(), _days(now), _days(before), spread)
    spans = (now[0].first, now[-1].last, before[0].first, before[-1].last)
    return _internal(store, pd.DataFrame([(*map(float, row), *spans)], columns=COLUMNS))


def _by_month(store: Store, place: Selection, whole: list[Stretch]) -> np.ndarray:
    """Reports of each of the months."""
    counted = cube(store)
    months = counted.count(replace(place, period=Period(whole[0].first, whole[-1].last)), "kind", "month")[0]
    first = absolute_month(whole[0].first)
    return np.array([months[absolute_month(month.first) - first] for month in whole], dtype=np.float64)


def _days(months: list[Stretch]) -> int:
    return (months[-1].last - months[0].first + dt.timedelta(days=1)).days


def _internal(store: Store, frame: pd.DataFrame) -> Figures:
    return Figures(frame, TABLES, store.files["incidents"].origin, personal=True, internal_only=True)
