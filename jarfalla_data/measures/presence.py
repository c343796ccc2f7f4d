"""Was anyone there when it was needed? For the internal audience only.

Needed is told by the hours at which reported offences of earlier years happened. Measured on the offences of the same
year, presence that works would look useless: where somebody stands, less happens.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from jarfalla_data import geography
from jarfalla_data.figures import Figures, rows
from jarfalla_data.measures import on_site
from jarfalla_data.measures.evenings import days_told
from jarfalla_data.measures.incident_rows import Rows, encode
from jarfalla_data.measures.incident_terms import NO_HOUR
from jarfalla_data.measures.statistics import Estimate, Reason, Unit
from jarfalla_data.measures.statistics.estimate import Floats, refuse
from jarfalla_data.measures.statistics.ranks import DRAWS, SEED
from jarfalla_data.store import Store, kept

TABLES = ("activities", "incidents")
FEWEST = 100
"""The fewest offences with a clock time, in earlier years, that hours are expected from: this project's own."""
METHOD = "resampled weeks"
WEEK = 7 * 24
COLUMNS = ("year", "first", "last", "value", "low", "high", "even", "staffed", "hours", "clocked", "earlier", "refused")


@dataclass(frozen=True, eq=False)
class Earlier:
    """Offences of earlier years: the hour of the week (0: Monday 00) and the week of each with a clock time.

    `weeks`: how many weeks they lie in; `all`: how many there are, also those without a clock time.
    """

    hour: npt.NDArray[np.int64]
    week: npt.NDArray[np.int64]
    weeks: int
    all: int


@kept
def where_needed(store: Store, code: str | None = None) -> Figures:
    """Which share of the expected incident-hours was staffed, in each year of a promise's period?

    Unit: share (0–1) of expected incident-hours: each hour of the year weighs as many reported offences as its hour of
    the week had in Jakobsberg in the years before (offences that controls find and those that are for the
    municipality only left out). Numerator: weight of the time in which police or guards were on site (`on_site`);
    denominator: weight of all hours. One row = one year: year, first, last (dates that are told of), value, low, high
    (95 %: weeks of the earlier years resampled `DRAWS` times with replacement, seeded; the hours on site are known),
    even (what the same hours would cover if spread evenly over day and night), staffed, hours (hours on site and in
    all), clocked, earlier (offences of earlier years: with a clock time, and in all), refused (code of
    `statistics.Reason`, or ""). Refused below `FEWEST` offences with a clock time. Internal only. Source: activities,
    incidents; Efron 1979 for resampling. Caveat: few reported offences have a clock time, and those need not be like
    the others.
    """
    told = days_told(store, code)
    years = () if told is None else range(told[0].year, told[1].year + 1)
    found = [_of_year(store, year, *told) for year in years] if told else []
    numbers = dict.fromkeys(("value", "low", "high"), "Float64")
    frame = pd.DataFrame(found, columns=COLUMNS).astype(numbers)
    return Figures(frame, TABLES, store.files["activities"].origin, personal=True, internal_only=True)


def _of_year(store: Store, year: int, first: pd.Timestamp, last: pd.Timestamp) -> tuple[Any, ...]:
    start, end = max(first, pd.Timestamp(year, 1, 1)), min(last, pd.Timestamp(year, 12, 31))
    there, every = _staffed_hours(store, start, end)
    before = _earlier(store, year)
    known = coverage(there, every, before)
    refused = "" if known.refused is None else str(known.refused.reason)
    share = float(there.sum() / every.sum())
    counted = (share, float(there.sum()), int(every.sum()), len(before.hour), before.all)
    return (year, start.date(), end.date(), known.value, known.low, known.high, *counted, refused)


def coverage(there: Floats, every: Floats, before: Earlier, draws: int = DRAWS, seed: int = SEED) -> Estimate:
    """The share of expected incident-hours that was staffed, its interval from resampled weeks.

    `there` and `every`: hours on site, and in all, by hour of the week (168). n: offences. Refused for too few.
    """
    n = len(before.hour)
    if n < FEWEST:
        return refuse(METHOD, Reason.FEW_VALUES, n=n, has=(n,), needed=(FEWEST,), unit=Unit.SHARE)
    covered, expected = (np.bincount(before.week, by[before.hour], before.weeks) for by in (there, every))
    even = np.full(before.weeks, 1 / before.weeks)
    drawn = np.random.default_rng(seed).multinomial(before.weeks, even, size=draws)
    sums = drawn @ expected
    shares = (drawn @ covered)[sums > 0] / sums[sums > 0]
    low, high = np.quantile(shares, (0.025, 0.975))
    return Estimate(float(covered.sum() / expected.sum()), float(low), float(high), n, METHOD, unit=Unit.SHARE)


def _staffed_hours(store: Store, start: pd.Timestamp, end: pd.Timestamp) -> tuple[Floats, Floats]:
    """By hour of the week: hours in which somebody was on site, and all hours, from a day to a day, both inside."""
    minutes = np.zeros(((end - start).days + 1) * 24 * 60, dtype=bool)
    for shift in rows(on_site.shifts(store)):
        first, last = ((moment - start) // pd.Timedelta(minutes=1) for moment in (shift.starts, shift.ends))
        minutes[max(first, 0) : max(last, 0)] = True
    hours = minutes.reshape(-1, 60).mean(axis=1)
    at = (np.arange(len(hours)) + 24 * start.weekday()) % WEEK
    return _by_hour(at, hours), _by_hour(at, np.ones(len(hours)))


def _by_hour(at: npt.NDArray[np.int64], hours: Floats) -> Floats:
    return np.asarray(np.bincount(at, hours, WEEK), dtype=np.float64)


@kept
def _earlier(store: Store, year: int) -> Earlier:
    table = store.incidents
    there = table["area_id"].isin(geography.area_ids(store, on_site.PART) or ())
    there |= table["place_id"].isin(store.places.loc[store.places["municipal_part"] == on_site.PART, "place_id"])
    asked = there & (table["source"] == "reported_offence") & (table["occurred_at"] < pd.Timestamp(year, 1, 1))
    found = encode(replace(store, incidents=table[asked]))
    counts = (found.kind == 0) & (found.area <= len(store.areas))
    return _by_week(found, counts, dt.date(year, 1, 1))


def _by_week(found: Rows, counts: npt.NDArray[np.bool_], until: dt.date) -> Earlier:
    """The offences that count, in weeks from their first one up to a day."""
    days, weekdays, hours = found.day[counts], found.weekday[counts], found.hour[counts]
    if not len(days):
        nothing = np.empty(0, dtype=np.int64)
        return Earlier(nothing, nothing, 0, 0)
    monday = int((days - weekdays).min())
    weeks = ((until - dt.date(1970, 1, 1)).days - 1 - monday) // 7 + 1
    known = hours != NO_HOUR
    at = (weekdays * 24 + hours)[known]
    return Earlier(at, ((days - monday) // 7)[known], int(weeks), len(days))
