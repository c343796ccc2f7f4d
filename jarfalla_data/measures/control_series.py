"""Series that a baseline is declared for: what they count, by month.

Unit: reports. A series is named where:what, as municipality:all, jakobsberg:property, 0123R012:vandalism. Where: the
municipality, a part, an area or a named place. What: "all" (without what controls find), one of SERIES, or a category.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from jarfalla_data import geography
from jarfalla_data.figures import rows
from jarfalla_data.geography import MUNICIPALITY
from jarfalla_data.measures.incident_cube import Cube, cube
from jarfalla_data.measures.incident_terms import (
    CATEGORIES,
    DETECTION_DRIVEN,
    GROUP_OF_CATEGORY,
    KINDS,
    MUNICIPALITY_ONLY,
    SERIES,
)
from jarfalla_data.selection import Period, Selection
from jarfalla_data.store import Store, kept
from jarfalla_data.vocabulary.incidents import INCIDENT_CATEGORIES

ALL = "all"
_FOUND_BY_CONTROLS = INCIDENT_CATEGORIES.marked(DETECTION_DRIVEN)

Counts = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Declared:
    """A series with its declared baseline."""

    series: str
    baseline: Period
    decided_on: dt.date

    @property
    def where(self) -> str:
        """The code of its place."""
        return self.series.partition(":")[0]

    @property
    def what(self) -> str:
        """The code of what it counts."""
        return self.series.partition(":")[2]


@kept
def declared(store: Store) -> dict[str, Declared]:
    """The declared series in the order of the file; of several baselines the one decided last. Kept: never change."""
    found: dict[str, Declared] = {}
    for row in rows(store.baselines):
        one = Declared(row.series, Period(row.starts_on.date(), row.ends_on.date()), row.decided_on.date())
        if row.series not in found or found[row.series].decided_on <= one.decided_on:
            found[row.series] = one
    return found


def series_name(selection: Selection, what: str = ALL) -> str:
    """The name of the series about the chosen area, part or the municipality."""
    return f"{selection.area or MUNICIPALITY}:{what}"


def is_found_by_controls(what: str) -> bool:
    """Whether a series follows how much is controlled: it has a chart, but nothing is judged."""
    return what == DETECTION_DRIVEN or what in _FOUND_BY_CONTROLS


def parts_of(what: str) -> tuple[str, ...]:
    """The categories that are summed; none for a code that is unknown."""
    if what in (ALL, DETECTION_DRIVEN):
        return CATEGORIES
    if what in SERIES:
        return tuple(c for c, group in zip(CATEGORIES, GROUP_OF_CATEGORY, strict=True) if group == SERIES.index(what))
    return (what,) if what in CATEGORIES else ()


@kept
def by_category_and_month(store: Store, where: str, what: str) -> Counts | None:
    """Reports by category of `parts_of` and month of the file; None for a place or a code that is unknown."""
    counted, selection = _counted_at(store, where)
    parts = [CATEGORIES.index(code) for code in parts_of(what)]
    if counted is None or not parts:
        return None
    counts = counted.count(selection, "category", "kind", "month")[parts]
    if what in _FOUND_BY_CONTROLS:
        return _over_the_file(store, counted, counts.sum(axis=1))
    kind = KINDS.index(DETECTION_DRIVEN) if what == DETECTION_DRIVEN else 0
    return _over_the_file(store, counted, counts[:, kind])


def _counted_at(store: Store, where: str) -> tuple[Cube | None, Selection]:
    """The cube that counts a place, and the selection of the place in it."""
    if where == MUNICIPALITY:
        return cube(store), Selection()
    areas = geography.area_ids(store, where)
    if areas is not None:
        return cube(store), Selection(area=where, area_ids=areas)
    if where in set(store.places["place_id"]):
        counted = _cube_of_place(store, where)
        return counted, Selection(area_ids=tuple(a for a in counted.areas if a != MUNICIPALITY_ONLY))
    return None, Selection()


@kept
def _cube_of_place(store: Store, place_id: str) -> Cube:
    here = store.incidents[store.incidents["place_id"] == place_id]
    return cube(replace(store, incidents=here))


def _over_the_file(store: Store, counted: Cube, counts: Counts) -> Counts:
    """The same counts over all months of the file, which a place may not fill."""
    months = cube(store).months(Selection())
    whole = np.zeros((len(counts), len(months)), dtype=np.int64)
    if counts.shape[1]:
        start = counted.first_month - months.start
        whole[:, start : start + counts.shape[1]] = counts
    return whole
