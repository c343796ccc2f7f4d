"""Months, quarters and years of incidents: which of them the file covers whole, and what an audience may choose."""

from __future__ import annotations

import calendar
import datetime as dt
from dataclasses import dataclass, replace
from enum import StrEnum

from jarfalla_data.measures.incident_cube import cube
from jarfalla_data.reporting_delay import is_settled
from jarfalla_data.selection import Period, Selection
from jarfalla_data.store import Store

PUBLIC, INTERNAL = "public", "internal"
"""The audiences, as the exit names them."""


class Step(StrEnum):
    """How long the periods are that are counted."""

    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"

    @property
    def months(self) -> int:
        """Its length in months."""
        return {Step.MONTH: 1, Step.QUARTER: 3, Step.YEAR: 12}[self]


@dataclass(frozen=True)
class Grain:
    """How fine a series is: the length of its periods, and whether it is split by broad group or by area."""

    step: Step
    by_area: bool = False


@dataclass(frozen=True)
class Stretch:
    """A month, quarter or year: its days, both ends inside.

    `complete`: file and selection cover it whole, and when the file was read the reporting delay had passed.
    """

    first: dt.date
    last: dt.date
    complete: bool


def finest(audience: str, selection: Selection) -> Grain:
    """How finely an audience may see incidents over time.

    Internal: months by broad group. Public: quarters by broad group for the municipality; within chosen areas only
    the year of each area, without groups, so that no two public tables add up to the same cell.
    """
    if audience == INTERNAL:
        return Grain(Step.MONTH)
    return Grain(Step.QUARTER) if selection.area_ids is None else Grain(Step.YEAR, by_area=True)


def allowed(audience: str, selection: Selection) -> Selection:
    """The selection as an audience may make it: public are whole years at all hours."""
    if audience == INTERNAL:
        return selection
    period = selection.period
    years = period and Period.of_years(period.first.year, period.last.year)
    return replace(selection, period=years, time_of_day=None)


def for_areas(audience: str, store: Store, selection: Selection) -> Selection:
    """The selection in which an audience may compare areas: for the public the last whole year in it.

    Without a whole year the public's period is one that holds nothing.
    """
    wanted = allowed(audience, selection)
    if audience == INTERNAL:
        return wanted
    whole = [stretch for stretch in stretches(store, wanted, Step.YEAR) if stretch.complete]
    last = Period(whole[-1].first, whole[-1].last) if whole else Period.of_years(1, 1)
    return replace(wanted, period=last)


def stretches(store: Store, selection: Selection, step: Step) -> list[Stretch]:
    """The months, quarters or years that the file and the selection touch, in order."""
    counted = cube(store)
    months = counted.months(selection)
    if not months or counted.covered is None:
        return []
    size, report = step.months, store.files["incidents"]
    starts = range(months.start // size * size, months.stop, size)
    spans = [_stretch(start, size, counted.covered, selection.period) for start in starts]
    return [replace(span, complete=span.complete and is_settled(span.last, report)) for span in spans]


def counted_period(store: Store, selection: Selection) -> Period | None:
    """The days of the selection's period that the file covers; None when there is none."""
    covered, period = cube(store).covered, selection.period
    if covered is None or (period is not None and not period.meets(*covered)):
        return None
    return Period(max(covered[0], period.first), min(covered[1], period.last)) if period else Period(*covered)


def _stretch(start: int, size: int, covered: tuple[dt.date, dt.date], period: Period | None) -> Stretch:
    first, last = dt.date(start // 12, start % 12 + 1, 1), _month_end(start + size - 1)
    inside = period is None or (period.first <= first and last <= period.last)
    return Stretch(first, last, inside and covered[0] <= first and last <= covered[1])


def _month_end(month: int) -> dt.date:
    year, number = month // 12, month % 12 + 1
    return dt.date(year, number, calendar.monthrange(year, number)[1])
