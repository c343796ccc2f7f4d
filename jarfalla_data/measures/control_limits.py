"""How far from its expected number may a count be by chance? Exact Poisson limits, widened, and the p beside them.

Unit: reports. An exact limit is the count whose Garwood interval just reaches the expected number. It is moved √phi
times as far out (the counts vary more than chance alone), a little further because the expected number is itself
estimated from a baseline, and further again because phi is (Student's t instead of the normal distribution).
Sources: Garwood 1936; McCullagh & Nelder 1989, 4.5. Limits and p agree: p ≤ alpha exactly where a count is outside.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import special, stats

OUTSIDE = 0.002
"""1 − 99.8 %: what is as rare as this lies outside the limits."""
KEEP_AN_EYE = 0.05
"""1 − 95 %: what is as rare as this is worth keeping an eye on where areas are compared."""

Floats = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Expected:
    """What is expected of some periods: `count` (reports, above 0), `phi` (at least 1) and the freedom it rests on.

    `phi` holds the overdispersion and how uncertain `count` is; `freedom` is the degrees of freedom of the estimate,
    at least 5, infinite for a phi that is known. All three are broadcast to one shape.
    """

    count: Floats
    phi: Floats
    freedom: Floats


def limits(expected: Expected, alpha: float = OUTSIDE) -> tuple[Floats, Floats]:
    """The lower and the upper limit; the lower is missing (NaN) where not even 0 reports would be unusual."""
    tail = stats.norm.sf(stats.t.isf(alpha / 2, expected.freedom))
    count, wider = expected.count, np.sqrt(expected.phi)
    high = special.pdtrik(1 - tail, count) + 1
    at_zero = special.pdtr(0, count)
    low = special.pdtrik(np.maximum(tail, at_zero), count)
    low = np.where(at_zero <= tail, count - wider * (count - low), np.nan)
    return np.where(low >= 0, low, np.nan), np.asarray(count + wider * (high - count))


def p_value(reports: Floats, expected: Expected) -> Floats:
    """For each count the smallest alpha whose limits it is outside; two-sided, 1 at the expected number."""
    count = expected.count
    moved = count + (reports - count) / np.sqrt(expected.phi)
    above, below = special.gammainc(np.maximum(moved, count), count), special.gammaincc(moved + 1, count)
    tail = np.where(moved >= count, above, below)
    return np.asarray(np.minimum(1.0, 2 * stats.t.sf(stats.norm.isf(tail), expected.freedom)))
