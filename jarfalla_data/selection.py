"""What the reader has chosen to look at: the only thing that filters pass on to measures."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True)
class Period:
    """Whole days, both ends inside."""

    first: dt.date
    last: dt.date

    @classmethod
    def of_years(cls, first: int, last: int) -> Period:
        """From 1 January of one year to 31 December of another."""
        return cls(dt.date(first, 1, 1), dt.date(last, 12, 31))

    def meets(self, first: dt.date, last: dt.date) -> bool:
        """Whether a stretch of days, both ends inside, has any day in the period."""
        return first <= self.last and last >= self.first

    def holds(self, first: dt.date, last: dt.date) -> bool:
        """Whether all of a stretch of days, both ends inside, is in the period."""
        return self.first <= first and last <= self.last


@dataclass(frozen=True)
class Selection:
    """Period, area and time of day; None means all of them.

    `area` is the id of an area or the code of a municipal part, `area_ids` the areas that it stands for.
    `time_of_day` is a code of `vocabulary.dialogue.TIME_OF_DAY`.
    """

    period: Period | None = None
    area: str | None = None
    area_ids: tuple[str, ...] | None = None
    time_of_day: str | None = None
