"""What a control chart is made from: a series by month, its baseline, and whether it may be judged at all.

Unit: reports.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from jarfalla_data.measures import control_series, exposure
from jarfalla_data.measures.control_limits import Floats
from jarfalla_data.measures.control_series import Counts, Declared, parts_of
from jarfalla_data.measures.exposure import Exposure
from jarfalla_data.measures.incident_cube import cube
from jarfalla_data.measures.incident_periods import Step, stretches
from jarfalla_data.measures.method_breaks import BREAKS, TELLING_SHARE, Break
from jarfalla_data.measures.season import Flags, Integers
from jarfalla_data.selection import Selection
from jarfalla_data.store import Store

SMALLEST_MEAN = 2
"""Below this many reports a period on average the period is made longer."""
FEWEST_MONTHS = 6
"""A baseline of fewer months cannot tell how much the months vary."""


class Refusal(StrEnum):
    """Why nothing is judged in a series."""

    UNKNOWN_SERIES = "unknown_series"
    NO_BASELINE = "no_baseline"
    FOUND_BY_CONTROLS = "found_by_controls"
    ACROSS_BREAK = "across_break"
    SHORT_BASELINE = "short_baseline"
    TOO_FEW = "too_few"


@dataclass(frozen=True, eq=False)
class Months:
    """The months of the file: reports of a series by category, exposure, calendar month (0–11), and the baseline.

    `cut_by`: changes of method in so many of its reports that the series is cut; `touched_by`: in fewer.
    """

    counts: Counts
    exposure: Floats
    calendar: Integers
    in_baseline: Flags
    cut_by: tuple[Break, ...]
    touched_by: tuple[Break, ...]

    @property
    def reports(self) -> Floats:
        """Reports by month."""
        return np.asarray(self.counts.sum(axis=0), dtype=np.float64)


def months_of(store: Store, series: str, declared: Declared | None, held_against: Exposure) -> Months | None:
    """A series named where:what by month; None when its place or its kind of report is unknown."""
    where, _, what = series.partition(":")
    counts = control_series.by_category_and_month(store, where, what)
    if counts is None:
        return None
    months = cube(store).months(Selection())
    spans = stretches(store, Selection(), Step.MONTH)
    inside = [
        span.complete and declared is not None and declared.baseline.holds(span.first, span.last) for span in spans
    ]
    # By the baseline, where there is one: what comes later must not move what is frozen.
    shares = _shares(counts[:, inside] if any(inside) else counts, what)
    cut_by = tuple(known for known, share in shares.items() if share >= TELLING_SHARE)
    return Months(
        counts,
        exposure.by_month(months, held_against),
        exposure.calendar_months(months),
        np.array(inside, dtype=bool),
        cut_by,
        tuple(known for known, share in shares.items() if 0 < share < TELLING_SHARE),
    )


def refusal(months: Months | None, series: str, declared: Declared | None) -> Refusal | None:
    """Why the series may not be judged; None when it may."""
    if months is None:
        return Refusal.UNKNOWN_SERIES
    if control_series.is_found_by_controls(series.partition(":")[2]):
        return Refusal.FOUND_BY_CONTROLS
    if declared is None:
        return Refusal.NO_BASELINE
    if any(declared.baseline.first < known.ends and declared.baseline.last >= known.starts for known in months.cut_by):
        return Refusal.ACROSS_BREAK
    return _too_little(months)


def usual_step(months: Months) -> Step | None:
    """The shortest period that has SMALLEST_MEAN reports on average in the baseline; None when not even a year has."""
    mean = months.reports[months.in_baseline].mean()
    return next((step for step in Step if mean * step.months >= SMALLEST_MEAN), None)


def _too_little(months: Months) -> Refusal | None:
    if months.in_baseline.sum() < FEWEST_MONTHS:
        return Refusal.SHORT_BASELINE
    return Refusal.TOO_FEW if usual_step(months) is None else None


def _shares(counts: Counts, what: str) -> dict[Break, float]:
    """How much of the series' reports are in the categories of each change of method that it is not whole across."""
    by_category, parts = counts.sum(axis=1), parts_of(what)
    return {
        known: float(by_category[[code in known.categories for code in parts]].sum() / max(1, by_category.sum()))
        for known in BREAKS
        if known.cuts(parts)
    }
