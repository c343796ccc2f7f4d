"""How long does it take until a period's reports are registered?"""

from __future__ import annotations

import datetime as dt
import math
from dataclasses import dataclass

import pandas as pd

from jarfalla_data.measures.incident_cube import cube
from jarfalla_data.reporting_delay import reporting_delay
from jarfalla_data.store import Store, kept

USUAL_SHARE = 0.95
"""A period is judged when this share of its reports is usually registered."""
SMALLEST_ROWS = 100
"""The fewest registered reports that a delay is told from."""
_LONGEST = dt.timedelta(days=365)


@dataclass(frozen=True)
class Delay:
    """`days` until USUAL_SHARE of the reports are registered, `measured` in the file or declared.

    `known_to`: the latest day that the file tells of, on which it is taken to have been made; None when it is empty.
    """

    days: int
    measured: bool
    known_to: dt.date | None

    def settled(self, last: dt.date) -> bool:
        """Whether the usual delay after the last day of a period had gone when the file was made."""
        return self.known_to is not None and last + dt.timedelta(days=self.days) <= self.known_to


@kept
def usual_delay(store: Store) -> Delay:
    """The file's own delay between occurred_at and registered_on, or the declared one.

    Measured on reports that occurred at least a year before the last day known: of later ones the slow reports are
    missing.
    """
    covered = cube(store).covered
    table = store.incidents.dropna(subset=["registered_on"])
    if covered is None or table.empty:
        return Delay(reporting_delay().days, measured=False, known_to=covered and covered[1])
    known_to = max(covered[1], table["registered_on"].max().date())
    days = (table["registered_on"] - table["occurred_at"].dt.normalize()).dt.days
    days = days[table["occurred_at"] <= pd.Timestamp(known_to - _LONGEST)].clip(lower=0)
    if len(days) < SMALLEST_ROWS:
        return Delay(reporting_delay().days, measured=False, known_to=known_to)
    return Delay(math.ceil(days.quantile(USUAL_SHARE)), measured=True, known_to=known_to)
