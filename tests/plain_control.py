"""Control charts, their signals, the funnel and the year against the one before, recomputed from rows with plain loops.

scipy only for the distributions.
"""

from __future__ import annotations

import calendar
import datetime as dt
import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from scipy.optimize import brentq
from scipy.special import gammainc, gammaincc
from scipy.stats import beta, norm, t

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


@dataclass(frozen=True)
class Baseline:
    """What the declared years say of a series: phi and the degrees of freedom it rests on."""

    phi: float
    freedom: float


def chart(
    facts: Plain, counts: Callable[[Incident], bool], season: Callable[[Incident], bool], months: int = 1
) -> list[Point]:
    """The control chart of the reports that count; the season is that of a wider choice."""
    return fitted(facts, counts, season, months)[0]


def fitted(
    facts: Plain, counts: Callable[[Incident], bool], season: Callable[[Incident], bool], months: int = 1
) -> tuple[list[Point], Baseline]:
    """The control chart, and what its baseline says."""
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
    points = [
        Point(first, n, e, *limits(e, phi * (1 + e * unsure[p]), freedom, 0.002))
        for first, n, e, p in zip(spans, own, expected, place, strict=True)
    ]
    return points, Baseline(phi, freedom)


@dataclass(frozen=True)
class Run:
    """A signal: its rule, the side (1 above, -1 below), and the places of its first and last point."""

    rule: str
    side: int
    first: int
    last: int


def signals(points: Sequence[Point]) -> list[Run]:
    """Outside a limit; 7 on one side; 7 rising or falling; 2 of 3 in the outer third on the same side."""
    sides = [(p.reports > p.expected) - (p.reports < p.expected) for p in points]
    ratios = [p.reports / p.expected for p in points]
    steps = [(b > a) - (b < a) for a, b in pairwise(ratios)]
    found = [Run("outside", side, i, i) for i, side in enumerate(sides) if points[i].outside]
    found += [Run("one side", side, a, b) for side, a, b in same(sides) if b - a >= 6]
    found += [Run("trend", side, a, b + 1) for side, a, b in same(steps) if b - a >= 5]
    for side in (1, -1):
        near = [i for i, p in enumerate(points) if in_outer_third(p, side)]
        joined: list[Run] = []
        for a, b in pairwise(near):
            if b - a > 2:
                continue
            start = joined.pop().first if joined and joined[-1].last == a else a
            joined.append(Run("outer third", side, start, b))
        found += joined
    return found


def same(signs: Sequence[int]) -> Iterator[tuple[int, int, int]]:
    """Each longest stretch of one sign other than 0: the sign, its first and its last place."""
    start = 0
    for i in range(1, len(signs) + 1):
        if i == len(signs) or signs[i] != signs[start]:
            if signs[start]:
                yield signs[start], start, i - 1
            start = i


def in_outer_third(point: Point, side: int) -> bool:
    """Whether a point is in the third of the field that is farthest from what is expected; none without a limit."""
    if side > 0:
        return point.reports - point.expected >= (point.high - point.expected) * 2 / 3
    return point.low > 0 and point.expected - point.reports >= (point.expected - point.low) * 2 / 3


@dataclass(frozen=True)
class YearChange:
    """Reports the year before and now, the limits of the ratio a day, and whether its list lets a change be told."""

    before: int
    now: int
    low: float
    high: float
    told: bool


def year_changes(facts: Plain, year: int, groups: Sequence[str]) -> dict[str, YearChange]:
    """By group a year against the one before; one list (Benjamini and Hochberg), limits at its level."""
    pairs: dict[str, tuple[int, int, float]] = {}
    for group in groups:

        def own(report: Incident, group: str = group) -> bool:
            return report.series == group

        before, now = (sum(own(r) and r.day.year == y for r in facts.incidents) for y in (year - 1, year))
        base, tail = fitted(facts, own, own)[1], 0.05 / len(groups) / 2
        pairs[group] = (before, now, base.phi * float(t.isf(tail, base.freedom) / norm.isf(tail)) ** 2)
    days = [days_from(dt.date(y, 1, 1), 12) for y in (year - 1, year)]
    level = alpha_of_list({group: p_of(pair, days) for group, pair in pairs.items()})
    found = {}
    for group, pair in pairs.items():
        low, high = ratio_limits(pair, days, level)
        found[group] = YearChange(pair[0], pair[1], low, high, low > 1 or high < 1)
    return found


def ratio_limits(pair: tuple[int, int, float], days: Sequence[int], alpha: float) -> tuple[float, float]:
    """Clopper and Pearson's limits of the reports now among all, as a ratio a day, √phi times as long in logarithms."""
    before, now, phi = pair
    shares = beta.ppf(alpha / 2, now, before + 1), beta.ppf(1 - alpha / 2, now + 1, before)
    low, high = (
        now / before * (share / (1 - share) / (now / before)) ** math.sqrt(phi) * days[0] / days[1] for share in shares
    )
    return float(low), float(high)


def p_of(pair: tuple[int, int, float], days: Sequence[int]) -> float:
    """The smallest alpha whose limits exclude that nothing has changed."""

    def excess(exponent: float) -> float:
        low, high = ratio_limits(pair, days, math.exp(exponent))
        return max(math.log(low), -math.log(high))

    least, most = -30.0, -1e-9
    if excess(least) > 0:
        return math.exp(least)
    return 1.0 if excess(most) < 0 else math.exp(brentq(excess, least, most))


def alpha_of_list(p: Mapping[str, float]) -> float:
    """The level of all limits: 5 % times how many of the list are told (at least 1) over how many it has."""
    passed = [i for i, value in enumerate(sorted(p.values()), start=1) if value <= 0.05 * i / len(p)]
    return 0.05 * max([1, *passed]) / len(p)


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
