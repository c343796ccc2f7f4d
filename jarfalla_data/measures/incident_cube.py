"""All incidents counted once, so that a filter's answer costs the same whatever the number of rows.

Unit: reports (rows of incidents), and beside it the offences in them (the sum of `count`; an empty one is one).
What is no incident, as a traffic accident, is in no count.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from jarfalla_data.measures.incident_rows import encode
from jarfalla_data.measures.incident_terms import (
    CATEGORIES,
    KINDS,
    MUNICIPALITY_ONLY,
    NOT_KNOWN,
    PART_OF_HOUR,
    PARTS,
    SERIES,
)
from jarfalla_data.selection import Selection
from jarfalla_data.store import Store, kept

Counts = npt.NDArray[np.int32]

CALENDAR = ("area", "category", "kind", "month", "part")
"""Axes of `Cube.reports` and `Cube.offences`."""
CLOCK = ("area", "series", "month", "weekday", "hour")
"""Axes of `Cube.clock`; the 25th hour is "not known"."""


@dataclass(frozen=True, eq=False)
class Cube:
    """Counts along named axes.

    `areas`: all area ids, then NOT_KNOWN (the row has no area) and MUNICIPALITY_ONLY (its category or offence code may
    be told for the whole municipality only, whatever area the row has). Months are absolute: year · 12 + month − 1,
    from `first_month` on. `covered`: the first and last day of the file's rows, missing when there are none.
    `sources` counts the rows by source; `left_out` counts the rows that are no incidents.
    """

    areas: tuple[str, ...]
    first_month: int
    reports: Counts
    offences: Counts
    clock: Counts
    covered: tuple[dt.date, dt.date] | None
    sources: Mapping[str, int]
    left_out: int

    def months(self, selection: Selection) -> range:
        """The absolute months of the file inside the period; ValueError for a period of other than whole months."""
        first, end = self.first_month, self.first_month + self.reports.shape[CALENDAR.index("month")]
        period = selection.period
        if period is not None:
            if period.first.day != 1 or (period.last + dt.timedelta(days=1)).day != 1:
                raise ValueError(f"not whole months: {period}")
            first, end = max(first, absolute_month(period.first)), min(end, absolute_month(period.last) + 1)
        return range(first, max(first, end))

    def count(self, selection: Selection, *axes: str, offences: bool = False) -> npt.NDArray[np.int64]:
        """Reports (or the offences in them) in the selection by the CALENDAR axes named, in that order."""
        return self._sum(self.offences if offences else self.reports, CALENDAR, selection, axes)

    def count_hours(self, selection: Selection, *axes: str) -> npt.NDArray[np.int64]:
        """Reports in the selection by the CLOCK axes named, in that order."""
        return self._sum(self.clock, CLOCK, selection, axes)

    def _sum(
        self, array: Counts, names: tuple[str, ...], selection: Selection, axes: tuple[str, ...]
    ) -> npt.NDArray[np.int64]:
        cut: list[slice | list[int]] = [slice(None)] * len(names)
        months = self.months(selection)
        cut[names.index("month")] = slice(months.start - self.first_month, months.stop - self.first_month)
        part = array[tuple(cut)]
        if selection.area_ids is not None:
            part = part[[self.areas.index(a) for a in selection.area_ids if a in self.areas]]
        if selection.time_of_day is not None:
            part = part[..., _of_time(names[-1], selection.time_of_day)]
        for i, name in enumerate(names):  # one axis at a time, the longest strides first, is five times as fast
            if name not in axes:
                part = part.sum(axis=i, dtype=np.int32, keepdims=True)
        kept = [i for i, name in enumerate(names) if name in axes]
        order = [kept.index(names.index(name)) for name in axes]
        return part.squeeze(tuple(i for i, n in enumerate(names) if n not in axes)).transpose(order).astype(np.int64)


@kept
def cube(store: Store) -> Cube:
    """The store's incidents, counted. Built once for a store: the store itself is the key."""
    rows = encode(store)
    areas = (*map(str, store.areas["area_id"]), NOT_KNOWN, MUNICIPALITY_ONLY)
    months = int(rows.month.max()) - rows.first_month + 1 if len(rows.month) else 0
    month = rows.month - rows.first_month
    calendar = (len(areas), len(CATEGORIES), len(KINDS), months, len(PARTS))
    cells = _cells((rows.area, rows.category, rows.kind, month, PART_OF_HOUR[rows.hour]), calendar)
    clock = (len(areas), len(SERIES), months, 7, len(PART_OF_HOUR))
    report = store.files["incidents"]
    return Cube(
        areas=areas,
        first_month=rows.first_month,
        reports=_counted(cells, calendar),
        offences=_counted(cells, calendar, rows.offences),
        clock=_counted(_cells((rows.area, rows.series, month, rows.weekday, rows.hour), clock), clock),
        covered=(report.first, report.last) if report.first and report.last else None,
        sources=rows.sources,
        left_out=rows.left_out,
    )


def absolute_month(day: dt.date) -> int:
    """Months since the year 0."""
    return day.year * 12 + day.month - 1


def _of_time(axis: str, time_of_day: str) -> list[int]:
    """Positions on the last axis (parts of the day, or hours) that lie in a part of the day."""
    part = PARTS.index(time_of_day)
    return [part] if axis == "part" else [int(hour) for hour in np.flatnonzero(part == PART_OF_HOUR)]


def _cells(codes: tuple[npt.NDArray[np.int64], ...], shape: tuple[int, ...]) -> npt.NDArray[np.int64]:
    """The flat position of each row's cell."""
    return np.ravel_multi_index(codes, shape) if 0 not in shape else np.empty(0, dtype=np.int64)


def _counted(cells: npt.NDArray[np.int64], shape: tuple[int, ...], weights: Counts | None = None) -> Counts:
    size = int(np.prod(shape))
    return np.bincount(cells, weights, size).astype(np.int32).reshape(shape)
