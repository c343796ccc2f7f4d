"""A figure with what may be said of it: its interval, its verdict, or why it is refused."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from jarfalla_data.measures.statistics.conventions import CONFIDENCE

Floats = NDArray[np.float64]


class Verdict(StrEnum):
    """The only words for a change."""

    INCREASES = "increases"
    DECREASES = "decreases"
    UNDECIDED = "undecided"


class Unit(StrEnum):
    """What a value is counted in."""

    SHARE = "share"  # 0–1
    SHARE_DIFFERENCE = "share_difference"  # −1 to 1; times 100: percentage points
    REPORTS = "reports"
    RATE = "rate"  # reports per the number of units that the caller asked for
    RATIO = "ratio"  # times; 1 is no change
    RELATIVE_CHANGE = "relative_change"  # −1 and up; times 100: per cent; 0 is no change


class Reason(StrEnum):
    """Why a figure is refused; what `has` and `needed` of the refusal then hold."""

    NO_BASE = "no_base"  # nothing to take a share or a rate of
    SMALL_BASE = "small_base"  # has: effective answers; needed: the fewest
    NOTHING_BEFORE = "nothing_before"  # has: before, after. From none there is no number of times
    FEW_BEFORE = "few_before"  # has: before, after; needed: the fewest before ("4 → 2" is shown)
    ZERO = "zero"  # has: all the counts, one of which is zero
    NOT_ALIKE = "not_alike"  # has: counts before of the place and its comparison; needed: the quotients between
    NO_SUCCESS = "no_success"  # has: the success, which is no decrease
    TREND_BEFORE = "trend_before"  # has: low and high of the ratio of trends, which excludes 1
    NO_TREND = "no_trend"  # has: reports before of the place and its comparison, too few or too odd for a trend
    SHORT_BEFORE = "short_before"  # has: months; needed: the fewest
    FEW_FINDINGS = "few_findings"  # has: findings, fixed; needed: the fewest of each
    NOT_FOLLOWED = "not_followed"  # has: days of the longest follow-up; needed: the days asked for
    FEW_VALUES = "few_values"  # has: values; needed: the fewest


@dataclass(frozen=True)
class Refused:
    """A reason and the numbers that it is worded with."""

    reason: Reason
    has: tuple[float, ...] = ()
    needed: tuple[float, ...] = ()


@dataclass(frozen=True)
class RuledOut:
    """Values that the interval excludes, in the unit of the estimate: those below and those above.

    Of a difference: falls larger than `below`, rises larger than `above`. None: nothing is ruled out on that side.
    """

    below: float | None
    above: float | None


@dataclass(frozen=True)
class Estimate:
    """A value with its interval (both ends in `unit`), base and verdict, or why it is refused.

    `n` is the base: (effective) answers, reports or findings. `counts` are the counts before and after, where it is a
    change of counts ("4 → 2"). `p` is the smallest alpha whose interval excludes no change (`adjusted_p` in a list).
    A refused figure has no value. It has a verdict only where that can be told all the same: from 0 to 9 reports is an
    increase, though of no number of times; `high` is None then, for there is no highest.
    """

    value: float | None
    low: float | None
    high: float | None
    n: float
    method: str
    verdict: Verdict | None = None
    refused: Refused | None = None
    unit: Unit | None = None
    confidence: float = CONFIDENCE
    counts: tuple[float, float] | None = None
    p: float | None = None
    adjusted_p: float | None = None
    standard_error: float | None = None
    few: bool = False

    @property
    def ruled_out(self) -> RuledOut | None:
        """Which changes can be ruled out; None for what is no change, or where nothing can be told."""
        return None if self.verdict is None else RuledOut(self.low, self.high)


def refuse(  # the facts of a refusal: each has a name at the call
    method: str,
    reason: Reason,
    *,
    n: float,
    has: Sequence[float] = (),
    needed: Sequence[float] = (),
    unit: Unit | None = None,
    counts: tuple[float, float] | None = None,
) -> Estimate:
    """No figure, and why."""
    return Estimate(
        None, None, None, n, method, refused=Refused(reason, tuple(has), tuple(needed)), unit=unit, counts=counts
    )


def verdict(low: float, high: float | None, same: float = 0) -> Verdict:
    """Whether an interval lies above, below or across no change (0 of a difference, 1 of a ratio)."""
    if low > same:
        return Verdict.INCREASES
    return Verdict.DECREASES if high is not None and high < same else Verdict.UNDECIDED
