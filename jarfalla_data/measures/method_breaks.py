"""When did the method of a series change, so that the years before and after may not be compared?

Known breaks in the statistics of reported offences: new offence codes, other rules for coding, wider laws. Where only
the year is known, the whole year is the break. Sources: `vocabulary` and the codes' years in offence_codes.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass

TELLING_SHARE = 0.1
"""A sum of categories is cut by a break in a tenth or more of its reports; of a smaller part it is only told."""

_ASSAULT = ("violence_outdoors", "violence_indoors", "violence_unspecified")


@dataclass(frozen=True)
class Break:
    """A change of method: from the first day on which the old one may have ended to that on which the new one holds.

    `sorted_within`: reports were sorted anew among these categories, so that their sum is not broken. Otherwise
    reports came in from elsewhere, or left.
    """

    code: str
    categories: tuple[str, ...]
    starts: dt.date
    ends: dt.date
    sorted_within: bool = False

    def cuts(self, parts: Collection[str]) -> bool:
        """Whether a sum of these categories is another before and after."""
        broken = set(self.categories) & set(parts)
        return bool(broken) and not (self.sorted_within and broken == set(self.categories))


def _year(year: int) -> tuple[dt.date, dt.date]:
    return dt.date(year, 1, 1), dt.date(year + 1, 1, 1)


def _turn_of(year: int) -> tuple[dt.date, dt.date]:
    return dt.date(year, 1, 1), dt.date(year, 1, 1)


BREAKS = (
    Break("fraud_2019", ("fraud_elderly", "fraud_other"), *_turn_of(2019), sorted_within=True),
    Break("assault_2019", _ASSAULT, *_turn_of(2019), sorted_within=True),
    Break("theft_from_vehicles_2018", ("vehicle_crime", "other_theft"), *_year(2018), sorted_within=True),
    Break("weapons_2018", ("weapons",), *_year(2018)),
    Break("weapons_2023", ("weapons",), *_year(2023)),
    Break("sexual_offences_2018", ("sexual_offences",), *_year(2018)),
    Break("sexual_offences_2025", ("sexual_offences",), *_turn_of(2025)),
)
"""Each in its own place in the series that it touches."""
