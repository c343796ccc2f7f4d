"""Have the reports of a place changed since the year before? Internal only.

Unit: reports. The last twelve whole months of the selection whose usual delay has gone, against the twelve before: the
same season. Source: incidents, baselines. Method: ratio of two rates, exact conditional, widened by √phi; phi is that
of the group's months in the baseline declared for all reports of the municipality, around their season, and larger by
how uncertain it is. Judged as one list (Benjamini–Hochberg) over the groups that are judged: in simulated data without
any change (season ±20 %, φ = 2) no more than 5 % of the lists say anything.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import partial

import numpy as np
import pandas as pd

from jarfalla_data.figures import Figures
from jarfalla_data.geography import MUNICIPALITY
from jarfalla_data.measures import control_series
from jarfalla_data.measures.control import internal
from jarfalla_data.measures.control_baseline import fit_months
from jarfalla_data.measures.control_months import FEWEST_MONTHS, Months, Refusal, months_of
from jarfalla_data.measures.control_series import Declared
from jarfalla_data.measures.exposure import Exposure
from jarfalla_data.measures.funnel import BASELINE
from jarfalla_data.measures.incident_cube import absolute_month, cube
from jarfalla_data.measures.incident_periods import Step, stretches
from jarfalla_data.measures.incident_terms import SERIES
from jarfalla_data.measures.statistics import CONFIDENCE, Estimate, judge_together, rate_ratio
from jarfalla_data.measures.usual_delay import usual_delay
from jarfalla_data.selection import Period, Selection
from jarfalla_data.store import Store, kept
from jarfalla_data.vocabulary.incidents import CATEGORY_GROUPS

MONTHS = 12
CHANGED_METHOD = "changed_method"
LISTED = (1 - CONFIDENCE) / len(CATEGORY_GROUPS.codes)
"""The level at which the first of the groups is judged: that at which phi must be sure."""
COLUMNS = (
    *("series", "unjudged", "first_before", "last_before", "first", "last", "left_out_first", "left_out_last"),
    *("before", "reports"),
    *("value", "low", "high", "confidence", "verdict", "phi"),
)


@dataclass(frozen=True)
class Windows:
    """The twelve months now and the twelve before, as days and as places among the months of the file.

    `left_out`: the months after them that are not whole, or still get reports.
    """

    before: Period
    now: Period
    left_out: Period | None
    at_before: slice
    at_now: slice


@dataclass(frozen=True)
class _Group:
    """A broad group: reports and days in each window, why it is not judged (or ""), and phi."""

    series: str
    unjudged: str
    before: tuple[float, float]
    now: tuple[float, float]
    phi: float


@kept
def changes(store: Store, selection: Selection) -> Figures:
    """Have the reports of each broad group changed since the year before, in the chosen place?

    One row = one of SERIES: series, unjudged ("found_by_controls", "changed_method", or ""), first_before, last_before,
    first, last (dates of the two windows, both inside), left_out_first, left_out_last (dates of the months after them
    that are not judged yet; missing where there are none), before, reports (reports in the windows), value, low, high
    (how many times as many a day; missing where there is no such number), confidence (of the limits: that of the list),
    verdict ("" where nothing is compared), phi. Empty (refused) for a part of the day, without 24 whole months, or
    without a declared baseline.
    """
    there, windows = control_series.declared(store).get(BASELINE), twelve_and_twelve(store, selection)
    if there is None or windows is None or selection.time_of_day is not None:
        return internal(store, pd.DataFrame(columns=COLUMNS))
    found = [_group(store, selection.area or MUNICIPALITY, what, there, windows) for what in SERIES]
    groups = [group for group in found if group is not None]
    judged = [group for group in groups if not group.unjudged]
    ratios = judge_together([partial(rate_ratio, *group.now, *group.before, group.phi) for group in judged])
    told = dict(zip([group.series for group in judged], ratios, strict=True))
    rows = [_row(group, windows, told.get(group.series)) for group in groups]
    numbers = dict.fromkeys(("value", "low", "high", "confidence"), "Float64")
    return internal(store, pd.DataFrame(rows, columns=COLUMNS).astype(numbers))


def twelve_and_twelve(store: Store, selection: Selection) -> Windows | None:
    """The last twelve whole months of the selection whose usual delay has gone, and the twelve before.

    None where there are not so many whole months.
    """
    delay, start = usual_delay(store), cube(store).months(Selection()).start
    spans = stretches(store, Selection(period=selection.period), Step.MONTH)
    settled = [span for span in spans if span.complete and delay.settled(span.last)][-2 * MONTHS :]
    if len(settled) < 2 * MONTHS:
        return None
    first = absolute_month(settled[0].first) - start
    days = [(part[0].first, part[-1].last) for part in (settled[:MONTHS], settled[MONTHS:])]
    between = first, first + MONTHS, first + 2 * MONTHS
    later = [span for span in spans if span.first > settled[-1].last]
    left_out = Period(later[0].first, later[-1].last) if later else None
    return Windows(Period(*days[0]), Period(*days[1]), left_out, slice(*between[:2]), slice(*between[1:]))


def _group(store: Store, place: str, what: str, declared: Declared, windows: Windows) -> _Group | None:
    """None where phi cannot be told, for want of months in the baseline."""
    months = months_of(store, f"{place}:{what}", declared, Exposure.DAYS)
    if months is None or months.in_baseline.sum() < FEWEST_MONTHS:
        return None
    before, now = (
        (float(months.reports[at].sum()), float(months.exposure[at].sum()))
        for at in (windows.at_before, windows.at_now)
    )
    return _Group(what, _unjudged(what, months, windows), before, now, _phi(store, what, months))


def _unjudged(what: str, months: Months, windows: Windows) -> str:
    if control_series.is_found_by_controls(what):
        return str(Refusal.FOUND_BY_CONTROLS)
    first, last = windows.before.first, windows.now.last
    return CHANGED_METHOD if any(first < known.ends and last >= known.starts for known in months.cut_by) else ""


def _phi(store: Store, what: str, months: Months) -> float:
    """Of the series in the baseline; of a series without reports there, that of the whole municipality's."""
    counts = control_series.by_category_and_month(store, MUNICIPALITY, what)
    whole = months.reports if counts is None else counts.sum(axis=0).astype(np.float64)
    series = [reports for reports in (months.reports, whole) if reports[months.in_baseline].any()]
    if not series:
        return 1.0
    fitted = fit_months(months.in_baseline, series[0], whole, months.exposure, months.calendar)
    return float(fitted.sure_phi(LISTED))


def _row(group: _Group, windows: Windows, told: Estimate | None) -> dict[str, object]:
    later = windows.left_out
    days: dict[str, dt.date | None] = {
        **{"first_before": windows.before.first, "last_before": windows.before.last},
        **{"first": windows.now.first, "last": windows.now.last},
        **{"left_out_first": later.first if later else None, "left_out_last": later.last if later else None},
    }
    return {
        **{"series": group.series, "unjudged": group.unjudged, **days},
        **{"before": int(group.before[0]), "reports": int(group.now[0]), "phi": group.phi},
        **{name: told and getattr(told, name) for name in ("value", "low", "high", "confidence")},
        "verdict": str(told.verdict) if told and told.verdict else "",
    }
