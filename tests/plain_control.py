"""Control charts and the funnel recomputed from rows with plain loops; scipy only for the distributions."""

from __future__ import annotations

import calendar
import datetime as dt
import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from scipy.optimize import brentq
from scipy.special import gammainc, gammaincc
from scipy.stats import norm, t

from tests.plain import Incident, Plain

FIRST_YEAR, LAST_YEAR = 2017, 2024
BASELINE = (2017, 2019)


@dataclass(frozen=True)
class Point:
    """A period: its first day, its reports, what is expected of it, and its limits (0: none below)."""

    first: dt.date
    reports: int
    expected: float
    low: float
    high: float

    @property
    def outside(self) -> bool:
        return self.reports >= self.high or (self.low > 0 and self.reports <= self.low)


def firsts(months: int) -> list[dt.date]:
    """The first days of the periods of so many months."""
    years = range(FIRST_YEAR, LAST_YEAR + 1)
    return [dt.date(year, month, 1) for year in years for month in range(1, 13, months)]


def days_from(first: dt.date, months: int) -> int:
    return sum(calendar.monthrange(first.year, first.month + i)[1] for i in range(months))


def by_period(reports: Sequence[Incident], months: int) -> list[int]:
    """How many in each period."""
    spans = firsts(months)
    counted = dict.fromkeys(spans, 0)
    for report in reports:
        counted[dt.date(report.day.year, (report.day.month - 1) // months * months + 1, 1)] += 1
    return [counted[first] for first in spans]


def chart(
    facts: Plain, counts: Callable[[Incident], bool], season: Callable[[Incident], bool], months: int = 1
) -> list[Point]:
    """The control chart of the reports that count; the season is that of a wider choice."""
    own, wide = (by_period([r for r in facts.incidents if keep(r)], months) for keep in (counts, season))
    spans = firsts(months)
    days = [days_from(first, months) for first in spans]
    place = [(first.month - 1) // months for first in spans]
    before = [i for i, first in enumerate(spans) if BASELINE[0] <= first.year <= BASELINE[1]]
    places = 12 // months
    in_place = [sum(wide[i] for i in before if place[i] == p) for p in range(places)]
    days_in = [sum(days[i] for i in before if place[i] == p) for p in range(places)]
    mean = sum(in_place) / sum(days_in)
    index = [n / d / mean for n, d in zip(in_place, days_in, strict=True)]
    total = sum(own[i] for i in before)
    rate = total / sum(days[i] * index[place[i]] for i in before)
    expected = [rate * d * index[p] for d, p in zip(days, place, strict=True)]
    freedom = len(before) - 1 - (places - 1) * total / sum(in_place)
    phi = max(1.0, sum((own[i] - expected[i]) ** 2 / expected[i] for i in before) / freedom)
    unsure = [1 / total + 1 / in_place[p] - 1 / sum(in_place) for p in range(places)]
    return [
        Point(first, n, e, *limits(e, phi * (1 + e * unsure[p]), freedom, 0.002))
        for first, n, e, p in zip(spans, own, expected, place, strict=True)
    ]


def limits(expected: float, phi: float, freedom: float, alpha: float) -> tuple[float, float]:
    """The counts whose exact Poisson interval just reaches what is expected, √phi times as far out; 0 for none."""
    tail = float(norm.sf(t.isf(alpha / 2, freedom)))
    top = expected + 40 * math.sqrt(expected) + 40
    high = brentq(lambda x: gammainc(x, expected) - tail, expected, top)
    low = -1.0
    if math.exp(-expected) <= tail:
        exact = brentq(lambda x: gammaincc(x + 1, expected) - tail, 0, expected)
        low = expected - math.sqrt(phi) * (expected - exact)
    return max(low, 0.0), expected + math.sqrt(phi) * (high - expected)


def against_share(
    facts: Plain, year: int
) -> Iterator[tuple[str, int, float, tuple[float, float], tuple[float, float]]]:
    """Each area of a year: code, reports, what its share of the baseline leads to, limits of 95 % and 99.8 %."""
    rows = [r for r in facts.incidents if not r.found and r.area in facts.names]
    before = [r for r in rows if BASELINE[0] <= r.day.year <= BASELINE[1]]
    now = [r for r in rows if r.day.year == year]
    whole = by_period(before, 1)[: 12 * 3]
    for area in facts.part_of:
        of_area = by_period([r for r in before if r.area == area], 1)[: 12 * 3]
        share = sum(of_area) / len(before)
        around = [(n - share * m) ** 2 / (share * m) for n, m in zip(of_area, whole, strict=True)]
        phi, expected = max(1.0, sum(around) / 35), share * len(now)
        wide = phi * (1 + expected / sum(of_area))
        narrow, outer = (limits(expected, wide, 35, alpha) for alpha in (0.05, 0.002))
        yield area, sum(r.area == area for r in now), expected, narrow, outer
