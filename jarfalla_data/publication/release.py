"""One release of a store: what an earlier one has told already, and what of it stays as it is.

A period is published once it is complete and the reporting delay has passed, and then stays as it was published:
whoever subtracts two releases finds 0. A dialogue round and a whole year stay for good. The quarters of a year may be
corrected once, together, in the yearly release: the one in which that year is published whole.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import pandas as pd

from jarfalla_data.figures import rows
from jarfalla_data.geography import MUNICIPALITY
from jarfalla_data.privacy.suppression import Released
from jarfalla_data.publication.extract import Extract
from jarfalla_data.publication.public_tables import public_tables
from jarfalla_data.publication.questions import Key
from jarfalla_data.publication.rounds import NO_ROUND
from jarfalla_data.reading.descriptor import Origin
from jarfalla_data.store import Store

QUARTERS: Key = ("incidents.by_period", MUNICIPALITY)
AREAS: Key = ("incidents.by_period", "area")
WORK: Mapping[Key, str] = {
    ("narcotics.by_year",): "narcotics_work",
    ("promise_activities.by_year",): "activities",
    ("inspections.by_year",): "inspections",
    ("young_findings.by_span",): "inspections",
    ("cooperation.with_persons",): "agreement_years",
    ("cooperation.without_persons",): "agreement_years",
}
"""Tables of what police and municipality did year by year, and the files that they count."""
OF_YEAR = ("incident_areas.by_area", "incident_areas.without_area")
OF_ROUND = frozenset(table.measure for table in public_tables() if table.period == "round")

QUARTER = "quarter"
Quarter = tuple[str, dt.date, str]
"""The name of a count: QUARTER, its first day, and the series."""


@dataclass(frozen=True)
class Release:
    """A store that is to be published with this smallest count, after this earlier release if there is one."""

    store: Store
    k: int
    earlier: Extract | None = None

    @cached_property
    def told(self) -> Mapping[Key, Released]:
        """The tables of the earlier release that still are in the closed list.

        Invented figures are about nobody, and are no part of real ones.
        """
        listed = {table.measure for table in public_tables()}
        tables = {} if self.earlier is None else self.earlier.tables
        own = {key: table for key, table in tables.items() if table.origin is self._origin(key) is not Origin.EXAMPLE}
        return {key: table for key, table in own.items() if key[0] in listed}

    @cached_property
    def rounds(self) -> frozenset[str]:
        """The rounds that have been told of."""
        return frozenset(key[1] for key in self.told if key[0] in OF_ROUND) - {NO_ROUND}

    @cached_property
    def years(self) -> frozenset[int]:
        """The years that have been told whole, with their areas."""
        return frozenset(int(key[1]) for key in self.told if key[0] in OF_YEAR and key[1])

    @cached_property
    def quarters(self) -> Mapping[Quarter, int | None]:
        """The counts of quarters that have been told; None where hidden."""
        table = self.told.get(QUARTERS)
        found = [] if table is None else rows(table.frame)
        return {(QUARTER, row.first, row.series): None if pd.isna(row.reports) else int(row.reports) for row in found}

    def stays(self, key: Key) -> bool:
        """Whether a table is about a round or year that has been told of: none of its tables is made again or added."""
        return (key[0] in OF_ROUND and key[1] in self.rounds) or (key[0] in OF_YEAR and key[1] in map(str, self.years))

    def _origin(self, key: Key) -> Any:
        table = "dialogues" if key[0] in OF_ROUND else WORK.get(key, "incidents")
        return self.store.files[table].origin
