"""Are there more or fewer reports in an area now than its share of the baseline leads one to expect?

Unit: reports with a known area, without what controls find and without what is for the municipality only. Expected =
the area's share of the baseline × the municipality now: a change that is the same everywhere is no area's. Limits as in
`control_limits`: exact Poisson, widened by √phi; phi is that of the area's months around the same share. Internal only.
"""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum

import numpy as np
import pandas as pd

from jarfalla_data.figures import Figures
from jarfalla_data.geography import MUNICIPALITY
from jarfalla_data.measures.control import internal
from jarfalla_data.measures.control_limits import KEEP_AN_EYE, Expected, Floats, limits, p_value
from jarfalla_data.measures.control_series import ALL, declared
from jarfalla_data.measures.incident_cube import cube
from jarfalla_data.measures.incident_periods import Step, stretches
from jarfalla_data.measures.incident_terms import MUNICIPALITY_ONLY, NOT_KNOWN
from jarfalla_data.measures.usual_delay import usual_delay
from jarfalla_data.selection import Period, Selection
from jarfalla_data.store import Store, kept

SMALLEST_EXPECTED = 5
"""Below this many expected reports an area is not judged (this project's own convention)."""
BASELINE = f"{MUNICIPALITY}:{ALL}"
"""The declared series whose baseline all areas share."""
USUAL_MONTHS = 12
"""So many months are judged, so that the season is that of a whole year."""


class Standing(StrEnum):
    """What may be said of an area; the last is refused."""

    HIGHER = "higher"
    EYE_ON_HIGHER = "eye_on_higher"
    AS_EXPECTED = "as_expected"
    EYE_ON_LOWER = "eye_on_lower"
    LOWER = "lower"
    TOO_FEW = "too_few"


COLUMNS = (
    *("code", "reports", "expected", "low", "high", "low_95", "high_95", "p", "phi", "standing"),
    *("first", "last", "baseline_first", "baseline_last"),
)


@kept
def against_expected(store: Store, selection: Selection) -> Figures:
    """Reports of each area against what its share of the baseline leads one to expect.

    One row = one area: code, reports, expected, low, high (limits of 99.8 %; low is missing where not even 0 would be
    unusual), low_95, high_95, p (two-sided), phi, standing (of `Standing`; "higher" and "lower" only outside 99.8 %,
    "eye_on_…" between that and 95 %, "too_few": not judged), first, last (the months counted) and baseline_first,
    baseline_last (dates). Months: at most the last USUAL_MONTHS of the selection's that are whole, settled and after
    the baseline. Empty (refused) without a declared baseline, or when there is no such month.
    The selection's area does not narrow it. Of 25 areas judged, one or two are worth an eye by chance alone.
    """
    known = _spans(store, selection)
    if known is None:
        return internal(store, pd.DataFrame(columns=COLUMNS))
    baseline, now = known
    before, after = (_by_month(store, selection, period) for period in known)
    if not before.any():
        return internal(store, pd.DataFrame(columns=COLUMNS))
    areas = [area for area in cube(store).areas if area not in (NOT_KNOWN, MUNICIPALITY_ONLY)]
    frame = judged(before, after).assign(
        code=areas, first=now.first, last=now.last, baseline_first=baseline.first, baseline_last=baseline.last
    )
    return internal(store, frame[[*COLUMNS]])


def _spans(store: Store, selection: Selection) -> tuple[Period, Period] | None:
    """The months of the baseline and those to judge; None when either is missing."""
    there = declared(store).get(BASELINE)
    if there is None:
        return None
    delay = usual_delay(store)
    before = [s for s in stretches(store, Selection(period=there.baseline), Step.MONTH) if s.complete]
    whole = [s for s in stretches(store, Selection(period=selection.period), Step.MONTH) if s.complete]
    after = [s for s in whole if s.first > there.baseline.last and delay.settled(s.last)]
    after = after[-USUAL_MONTHS:]
    if len(before) < USUAL_MONTHS or not after:
        return None
    return Period(before[0].first, before[-1].last), Period(after[0].first, after[-1].last)


def _by_month(store: Store, selection: Selection, period: Period) -> Floats:
    """Reports by area (without those that belong to none) and month."""
    counted = cube(store)
    counts = counted.count(replace(selection, period=period, area=None, area_ids=None), "kind", "area", "month")[0]
    known = [area not in (NOT_KNOWN, MUNICIPALITY_ONLY) for area in counted.areas]
    return np.asarray(counts[known], dtype=np.float64)


def judged(before: Floats, after: Floats) -> pd.DataFrame:
    """The columns of `against_expected` that are not of dates, one row per area.

    `before` and `after` are reports by area and month, in the baseline and in the months to judge.
    """
    of_area, reports = before.sum(axis=1), after.sum(axis=1)
    share = of_area / before.sum()
    count = share * reports.sum()
    told = count >= SMALLEST_EXPECTED
    phi = _overdispersion(before, share)
    # 1/of_area: how uncertain a share of the baseline is; it is 0 only where nothing is expected, and nothing is told
    unsure = 1 + count / np.maximum(of_area, 1)
    expected = Expected(np.where(told, count, 1.0), phi * unsure, np.full(len(count), before.shape[1] - 1.0))
    (low, high), (low_95, high_95) = limits(expected), limits(expected, KEEP_AN_EYE)
    numbers = {"low": low, "high": high, "low_95": low_95, "high_95": high_95, "p": p_value(reports, expected)}
    standing = np.select(
        [~told, reports >= high, reports <= low, reports >= high_95, reports <= low_95],
        [Standing.TOO_FEW, Standing.HIGHER, Standing.LOWER, Standing.EYE_ON_HIGHER, Standing.EYE_ON_LOWER],
        Standing.AS_EXPECTED,
    )
    return pd.DataFrame(
        {
            "reports": reports.astype(np.int64),
            "expected": count,
            **{name: pd.Series(values, dtype="Float64").where(pd.Series(told)) for name, values in numbers.items()},
            "phi": phi,
            "standing": [str(word) for word in standing],
        }
    )


def _overdispersion(before: Floats, share: Floats) -> Floats:
    """By area: Pearson's χ² of its months around its share of the municipality's, over months − 1; never below 1."""
    expected = np.outer(share, before.sum(axis=0))
    away = np.divide((before - expected) ** 2, expected, out=np.zeros_like(before), where=expected > 0)
    return np.asarray(np.maximum(1.0, away.sum(axis=1) / (before.shape[1] - 1)))
