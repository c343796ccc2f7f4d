"""Which days do the files reach over?"""

from __future__ import annotations

from collections.abc import Mapping

from jarfalla_data.selection import Period
from jarfalla_data.store import Store

TABLES = (
    *("drug_scene_status", "county_drug_scenes", "commitments", "dialogues", "incidents", "inspections"),
    "agreement_years",
)

Periods = Mapping[str, Period]
"""By table: from the first to the last day that is told of it. A table of which nothing is told is not there."""


def periods(store: Store) -> Periods:
    """The days that the loaded rows of each table cover. Of persons and single events they are for those inside."""
    return {name: Period(one.first, one.last) for name, one in store.files.items() if one.first and one.last}


def years(told: Periods) -> range:
    """From the earliest to the latest year of what the pages show, both inside; an empty range without data."""
    shown = [told[name] for name in TABLES if name in told]
    return range(min(p.first.year for p in shown), max(p.last.year for p in shown) + 1) if shown else range(0)
