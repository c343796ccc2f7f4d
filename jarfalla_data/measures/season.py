"""How does a series vary over the year? The season index of a baseline.

Unit: reports per unit of exposure in a calendar month (or quarter), over that of the whole baseline: 1.2 is a
fifth more than usual.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

SMALLEST_YEARS = 3
"""Each calendar month, or quarter, must be in the baseline this many times."""
CALENDAR_MONTHS = 12

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]
Flags = NDArray[np.bool_]


@dataclass(frozen=True, eq=False)
class Season:
    """`index` and `reports` (those it rests on) by calendar month (or quarter), January first: the last axis.

    Leading axes, where there are any, are separate series.
    """

    index: Floats
    reports: Floats


def season_index(reports: Floats, exposure: Floats, calendar: Integers, places: int = CALENDAR_MONTHS) -> Season | None:
    """The season index of whole months, or of the quarters of 4 `places`; None (refused) when it cannot be told.

    The last axis of `reports` is the periods; `exposure` (days, or nights) and `calendar` (the place in the year, from
    0) have one value for each. Refused unless each place is there SMALLEST_YEARS times and has reports. The index,
    weighted by exposure, is 1 on average.
    """
    place = np.equal.outer(calendar, np.arange(places)).astype(np.float64)
    counted, exposed = reports @ place, exposure @ place
    if place.sum(axis=0).min() < SMALLEST_YEARS or not (counted > 0).all():
        return None
    usual = reports.sum(axis=-1, keepdims=True) / exposure.sum()
    return Season(counted / exposed / usual, counted)
