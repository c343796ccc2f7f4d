"""How does a series vary over the year? The season index of a baseline.

Unit: reports per unit of exposure in a calendar month, over that of the whole baseline: 1.2 is a fifth more than usual.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

SMALLEST_YEARS = 3
"""A calendar month must be in the baseline this many times."""
CALENDAR_MONTHS = 12

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class Season:
    """`index` and `reports` (those it rests on) by calendar month, January first: the last axis.

    Leading axes, where there are any, are separate series.
    """

    index: Floats
    reports: Floats


def season_index(reports: Floats, exposure: Floats, calendar_month: Integers) -> Season | None:
    """The season index of whole months; None (refused) when it cannot be told.

    The last axis of `reports` is the months; `exposure` (days, or nights) and `calendar_month` (0–11) have one value
    for each. Refused unless each calendar month is there SMALLEST_YEARS times and has reports. The index, weighted by
    exposure, is 1 on average.
    """
    place = np.equal.outer(calendar_month, np.arange(CALENDAR_MONTHS)).astype(np.float64)
    counted, exposed = reports @ place, exposure @ place
    if place.sum(axis=0).min() < SMALLEST_YEARS or not (counted > 0).all():
        return None
    usual = reports.sum(axis=-1, keepdims=True) / exposure.sum()
    return Season(counted / exposed / usual, counted)
