"""Which points of a control chart are signals, and by which rule?

Source: Nelson 1984 and Western Electric 1956, in the form that Swedish health care and municipalities use: outside a
limit; 7 in a row on one side; 7 rising or falling; 2 of 3 in the outer third on the same side.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from jarfalla_data.measures.control_limits import Floats

IN_A_ROW = 7
BY_CHANCE = 0.01
"""How many signals, by all rules, data without any change give a judged point: one in 100 months. By simulation (season
±20 %, φ = 2): 0.009 to 0.011."""


class Rule(StrEnum):
    """Why a point, or a run of points, is a signal."""

    OUTSIDE = "outside"
    ONE_SIDE = "one_side"
    TREND = "trend"
    OUTER_THIRD = "outer_third"


class Direction(StrEnum):
    """More or fewer reports than expected (of a trend: rising or falling)."""

    HIGHER = "higher"
    LOWER = "lower"


@dataclass(frozen=True)
class Signal:
    """`first` and `last` are the places of the first and the last point that make it."""

    rule: Rule
    direction: Direction
    first: int
    last: int

    def later(self, by: int) -> Signal:
        """The same signal among points that begin so many places earlier."""
        return replace(self, first=self.first + by, last=self.last + by)


Signs = NDArray[np.int64]


def signals(reports: Floats, expected: Floats, low: Floats, high: Floats, *, runs: bool) -> list[Signal]:
    """All signals of points that follow each other without a gap; `runs`: also those of several points.

    A missing lower limit (NaN) is below 0. A trend is judged on reports over expected, so that a season is none.
    """
    found = _outside(reports, low, high)
    if runs:
        found += _one_side(reports, expected) + _trend(reports, expected) + _outer_third(reports, expected, low, high)
    return found


def _outside(reports: Floats, low: Floats, high: Floats) -> list[Signal]:
    beyond = (reports >= high).astype(np.int64) - (reports <= low)
    return [_signal(Rule.OUTSIDE, beyond[at], at, at) for at in _places(beyond)]


def _one_side(reports: Floats, expected: Floats) -> list[Signal]:
    stretches = _stretches(np.sign(reports - expected).astype(np.int64))
    return [_signal(Rule.ONE_SIDE, sign, a, b) for sign, a, b in stretches if b - a + 1 >= IN_A_ROW]


def _trend(reports: Floats, expected: Floats) -> list[Signal]:
    steps = _stretches(np.sign(np.diff(reports / expected)).astype(np.int64))
    return [_signal(Rule.TREND, sign, a, b + 1) for sign, a, b in steps if b - a + 2 >= IN_A_ROW]


def _outer_third(reports: Floats, expected: Floats, low: Floats, high: Floats) -> list[Signal]:
    above = reports >= expected + (high - expected) * 2 / 3
    below = reports <= expected - (expected - low) * 2 / 3
    return [
        _signal(Rule.OUTER_THIRD, sign, first, last)
        for sign, there in ((1, above), (-1, below))
        for first, last in _joined([pair for pair in pairwise(_places(there)) if pair[1] - pair[0] <= 2])
    ]


def _joined(pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Pairs of points, in order, that share a point as one stretch."""
    joined: list[tuple[int, int]] = []
    for first, last in pairs:
        if joined and joined[-1][1] == first:
            first = joined.pop()[0]
        joined.append((first, last))
    return joined


def _stretches(signs: Signs) -> list[tuple[int, int, int]]:
    """Each stretch of the same sign other than 0: the sign, its first and its last place."""
    edges = [-1, *_places(np.diff(signs)), len(signs) - 1]
    return [(int(signs[b]), a + 1, b) for a, b in pairwise(edges) if b > a and signs[b]]


def _signal(rule: Rule, sign: int, first: int, last: int) -> Signal:
    return Signal(rule, Direction.HIGHER if sign > 0 else Direction.LOWER, first, last)


def _places(there: NDArray[Any]) -> list[int]:
    return [int(at) for at in np.flatnonzero(there)]
