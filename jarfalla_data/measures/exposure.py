"""How much time is there in a month for something to happen in?"""

from __future__ import annotations

from enum import StrEnum

import numpy as np

from jarfalla_data.measures.season import Floats, Integers


class Exposure(StrEnum):
    """What a count is held against: all days, or the nights to Saturdays and Sundays."""

    DAYS = "days"
    NIGHTS = "nights"


_WEEKDAYS = {Exposure.DAYS: "1111111", Exposure.NIGHTS: "0000110"}


def by_month(months: range, exposure: Exposure) -> Floats:
    """Days, or Fridays and Saturdays, in each of the absolute months (as in `incident_cube.Cube`)."""
    starts = (np.arange(months.start, months.stop + 1) - 1970 * 12).astype("datetime64[M]").astype("datetime64[D]")
    return np.busday_count(starts[:-1], starts[1:], weekmask=_WEEKDAYS[exposure]).astype(np.float64)


def calendar_months(months: range) -> Integers:
    """The calendar month of each absolute month: 0 is January."""
    return np.array(months, dtype=np.int64) % 12
