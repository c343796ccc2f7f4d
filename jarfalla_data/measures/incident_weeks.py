"""Is the latest whole week like the same week of earlier years? Internal only.

Unit: reports. Weeks are those of ISO 8601: Monday to Sunday, numbered by the year that their Thursday is in.
Descriptive: to be outside the earlier years is no verdict.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from jarfalla_data.figures import Figures
from jarfalla_data.measures.incident_cube import cube
from jarfalla_data.measures.incident_rows import encode
from jarfalla_data.measures.incident_terms import PART_OF_HOUR, PARTS, SERIES, TABLES
from jarfalla_data.measures.usual_delay import usual_delay
from jarfalla_data.selection import Selection
from jarfalla_data.store import Store, kept

_WEEK = dt.timedelta(days=6)
_MONDAY = dt.date(1970, 1, 5)


@dataclass(frozen=True, eq=False)
class _Weekly:
    """Reports by week from the first (its Monday), area as in the cube, series of SERIES and part of the day."""

    first: dt.date
    reports: npt.NDArray[np.int32]


@kept
def same_week_by_year(store: Store, selection: Selection) -> Figures:
    """How many reports in the last whole week of the selection's period, and in the same week of every earlier year?

    One row = that week of one year: year and week (of ISO), first, last (dates), latest (bool), settled (bool: the
    usual delay of reports has gone), and for each of SERIES a column of reports. Only weeks that the file covers
    whole; a year without a week 53 has no row for it.
    """
    last = _last_whole_week(store, selection)
    mondays = [] if last is None else _same_weeks(store, last)
    delay, counts = usual_delay(store), _counts(store, selection, mondays)
    frame = pd.DataFrame(
        {
            "year": [day.isocalendar().year for day in mondays],
            "week": [day.isocalendar().week for day in mondays],
            "first": mondays,
            "last": [day + _WEEK for day in mondays],
            "latest": [day == last for day in mondays],
            "settled": [delay.settled(day + _WEEK) for day in mondays],
            **{code: pd.array(counts[:, i], dtype="Int64") for i, code in enumerate(SERIES)},
        }
    )
    return Figures(frame, TABLES, store.files["incidents"].origin, personal=True, internal_only=True)


def _last_whole_week(store: Store, selection: Selection) -> dt.date | None:
    """The Monday of the last week that file and selection cover whole."""
    covered, period = cube(store).covered, selection.period
    if covered is None:
        return None
    end = min(covered[1], period.last) if period else covered[1]
    monday = end - dt.timedelta(days=(end.weekday() + 1) % 7) - _WEEK
    start = max(covered[0], period.first) if period else covered[0]
    return monday if monday >= start else None


def _same_weeks(store: Store, last: dt.date) -> list[dt.date]:
    """The Mondays of the same week number, earliest first, of the years that the file covers it in."""
    covered = cube(store).covered
    if covered is None:
        return []
    year, week, _ = last.isocalendar()
    mondays = [_monday(y, week) for y in range(covered[0].year, year + 1)]
    return [day for day in mondays if day is not None and covered[0] <= day]


def _monday(year: int, week: int) -> dt.date | None:
    """The Monday of a week; None when the year has no such week."""
    try:
        return dt.date.fromisocalendar(year, week, 1)
    except ValueError:
        return None


def _counts(store: Store, selection: Selection, mondays: list[dt.date]) -> npt.NDArray[np.int64]:
    """By week and series: reports of the selection's areas and part of the day."""
    weekly = _weekly(store)
    at = [(day - weekly.first).days // 7 for day in mondays]
    part = weekly.reports[at]
    if selection.area_ids is not None:
        areas = cube(store).areas
        part = part[:, [areas.index(a) for a in selection.area_ids if a in areas]]
    if selection.time_of_day is not None:
        part = part[..., [PARTS.index(selection.time_of_day)]]
    return np.asarray(part.sum(axis=(1, 3)), dtype=np.int64)


@kept
def _weekly(store: Store) -> _Weekly:
    rows, covered = encode(store), cube(store).covered
    first, last = covered or (_MONDAY, _MONDAY - _WEEK)
    start = (first - _MONDAY).days // 7
    shape = ((last - _MONDAY).days // 7 - start + 1, len(cube(store).areas), len(SERIES), len(PARTS))
    reports = np.zeros(shape, dtype=np.int32)
    week = (rows.day - (_MONDAY - dt.date(1970, 1, 1)).days) // 7
    np.add.at(reports, (week - start, rows.area, rows.series, PART_OF_HOUR[rows.hour]), 1)
    return _Weekly(_MONDAY + dt.timedelta(days=7 * start), reports)
