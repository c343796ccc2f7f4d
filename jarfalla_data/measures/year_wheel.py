"""When in the year does each kind of problem usually peak?

Unit: reports without what controls find. Source: incidents. For the internal audience only.
"""

from __future__ import annotations

import calendar
from dataclasses import replace
from functools import partial

import numpy as np
import pandas as pd

from jarfalla_data.figures import Figures
from jarfalla_data.measures.incident_periods import Grain, Step
from jarfalla_data.measures.incident_terms import DETECTION_DRIVEN, SERIES, TABLES
from jarfalla_data.measures.incidents import by_period
from jarfalla_data.measures.statistics import Estimate, judge_together, overdispersion, to_expected
from jarfalla_data.selection import Selection
from jarfalla_data.store import Store, kept

MONTHS = 12
SMALLEST_YEARS = 3
SMALLEST_EXPECTED = 5
"""With fewer expected reports in a calendar month, over all years, a group is not judged (this project's own)."""
GROUPS = tuple(code for code in SERIES if code != DETECTION_DRIVEN)
COLUMNS = ("series", "month", "reports", "expected", "index", "verdict", "first", "last")


@kept
def year_wheel(store: Store, selection: Selection) -> Figures:
    """Reports of the chosen place in each calendar month of all whole years, against an even spread over the days.

    One row = one broad group in one calendar month: series (of GROUPS), month (1–12), reports, expected (the group's
    reports × the month's share of the days), index (reports / expected), verdict (increases: more than evenly spread,
    decreases, undecided; all months of all groups are judged as one list, Benjamini–Hochberg), first, last (years).
    Limits are Garwood's, widened by √phi of the group's months around their calendar month. A group with fewer than
    SMALLEST_EXPECTED reports expected in a month has no rows; without SMALLEST_YEARS whole years there are none.
    Of the selection only the place counts.
    """
    months = by_period(store, replace(selection, period=None, time_of_day=None), Grain(Step.MONTH)).frame
    months = months[months["complete"] & months["series"].isin(GROUPS)]
    months = months.assign(year=[day.year for day in months["first"]], month=[day.month for day in months["first"]])
    whole = months.groupby("year")["month"].transform("nunique") == MONTHS
    months = months[whole]
    years = sorted(set(months["year"]))
    if len(years) < SMALLEST_YEARS:
        return _internal(store, pd.DataFrame(columns=COLUMNS))
    days = np.array([sum(calendar.monthrange(year, month)[1] for year in years) for month in range(1, MONTHS + 1)])
    found = {code: _of_group(months[months["series"] == code], days) for code in GROUPS}
    told = {code: (counts, expected, phi) for code, (counts, expected, phi) in found.items() if phi is not None}
    estimates = iter(_judged(told))
    rows = [
        (code, month + 1, int(counts[month]), expected[month], *_said(next(estimates)), years[0], years[-1])
        for code, (counts, expected, _) in told.items()
        for month in range(MONTHS)
    ]
    return _internal(store, pd.DataFrame(rows, columns=COLUMNS))


def _of_group(months: pd.DataFrame, days: np.ndarray) -> tuple[np.ndarray, np.ndarray, float | None]:
    """By calendar month: reports, and those expected; and phi, None where there are too few to judge."""
    by_month = months.sort_values("first")["reports"].to_numpy(dtype=float).reshape(-1, MONTHS)
    counts = by_month.sum(axis=0)
    expected = counts.sum() * days / days.sum()
    if expected.min() < SMALLEST_EXPECTED or not counts.all():
        return counts, expected, None
    usual = np.tile(by_month.mean(axis=0), (len(by_month), 1))
    return counts, expected, overdispersion(by_month.ravel(), usual.ravel(), MONTHS)


def _judged(told: dict[str, tuple[np.ndarray, np.ndarray, float]]) -> tuple[Estimate, ...]:
    """All months of all groups as one list."""
    return judge_together(
        [
            partial(to_expected, float(x), float(e), phi)
            for counts, expected, phi in told.values()
            for x, e in zip(counts, expected, strict=True)
        ]
    )


def _said(estimate: Estimate) -> tuple[float, str]:
    return float(estimate.value or 0.0), str(estimate.verdict)


def _internal(store: Store, frame: pd.DataFrame) -> Figures:
    return Figures(frame, TABLES, store.files["incidents"].origin, personal=True, internal_only=True)
