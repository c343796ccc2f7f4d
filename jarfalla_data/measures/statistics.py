"""Shares, their differences and what may be said of them. Each function names the source of its method.

A figure that cannot be honestly computed is refused with its reason, never shown as 0 or NaN.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import numpy as np
from numpy.typing import NDArray
from statsmodels.stats.multitest import multipletests
from statsmodels.stats.proportion import confint_proportions_2indep, proportion_confint

CONFIDENCE = 0.95
Floats = NDArray[np.float64]


class Verdict(StrEnum):
    """The only words for a change."""

    INCREASES = "increases"
    DECREASES = "decreases"
    UNDECIDED = "undecided"


@dataclass(frozen=True)
class Estimate:
    """A value with its interval (both ends in the unit of the value), base and verdict, or why it is refused."""

    value: float | None
    low: float | None
    high: float | None
    n: float
    method: str
    verdict: Verdict | None = None
    refused: str | None = None


def share(x: float, n: float, confidence: float = CONFIDENCE) -> Estimate:
    """The share x of n (0–1) with Wilson's score interval; refused when there is no base.

    Source: Wilson 1927; statsmodels `proportion_confint(method="wilson")`. ValueError unless 0 ≤ x ≤ n.
    """
    _check_counts(x, n)
    if n == 0:
        return Estimate(None, None, None, n, "wilson", refused="no base")
    low, high = proportion_confint(x, n, alpha=1 - confidence, method="wilson")
    return Estimate(x / n, float(low), float(high), n, "wilson")


def share_difference(x1: float, n1: float, x2: float, n2: float, confidence: float = CONFIDENCE) -> Estimate:
    """The share x1 of n1 less the share x2 of n2 (−1 to 1) with Newcombe's hybrid score interval and a verdict.

    With the earlier round as the second share a positive difference is an increase. Refused without a base on either
    side. Source: Newcombe 1998; statsmodels `confint_proportions_2indep(method="newcomb", compare="diff")`.
    """
    _check_counts(x1, n1)
    _check_counts(x2, n2)
    if n1 == 0 or n2 == 0:
        return Estimate(None, None, None, min(n1, n2), "newcombe", refused="no base")
    low, high = differences(_array([x1]), _array([n1]), _array([x2]), _array([n2]), _array([1 - confidence]))
    difference = x1 / n1 - x2 / n2
    return Estimate(
        difference, float(low[0]), float(high[0]), min(n1, n2), "newcombe", verdict(float(low[0]), float(high[0]))
    )


def shares(x: Floats, n: Floats) -> tuple[Floats, Floats]:
    """Wilson's 95 % limits for many shares at once; n > 0."""
    low, high = proportion_confint(x, n, alpha=1 - CONFIDENCE, method="wilson")
    return np.asarray(low), np.asarray(high)


def differences(x1: Floats, n1: Floats, x2: Floats, n2: Floats, alpha: Floats) -> tuple[Floats, Floats]:
    """Newcombe's limits for many differences at once, each at its own level 1 − alpha."""
    low, high = confint_proportions_2indep(x1, n1, x2, n2, method="newcomb", compare="diff", alpha=alpha)
    return np.asarray(low), np.asarray(high)


def verdict(low: float, high: float) -> Verdict:
    """Whether an interval lies above, below or across zero."""
    if low > 0:
        return Verdict.INCREASES
    return Verdict.DECREASES if high < 0 else Verdict.UNDECIDED


def p_values(x1: Floats, n1: Floats, x2: Floats, n2: Floats) -> Floats:
    """For each difference the smallest alpha whose interval excludes zero, so that test and picture agree.

    By bisection on the logarithm of alpha; 1 where the two shares are the same.
    """
    excludes_at = np.zeros(len(x1))  # log alpha at which zero is excluded (alpha = 1: the interval is a point)
    includes_at = np.full(len(x1), -70.0)
    for _ in range(60):
        middle = (excludes_at + includes_at) / 2
        low, high = differences(x1, n1, x2, n2, np.exp(middle))
        excluded = (low > 0) | (high < 0)
        excludes_at = np.where(excluded, middle, excludes_at)
        includes_at = np.where(excluded, includes_at, middle)
    return np.asarray(np.exp(excludes_at))


@dataclass(frozen=True)
class Compared:
    """Several differences judged together: limits drawn at the level of the list, adjusted p and verdicts."""

    difference: Floats
    low: Floats
    high: Floats
    adjusted_p: Floats
    verdicts: tuple[Verdict, ...]


def compare_many(x1: Floats, n1: Floats, x2: Floats, n2: Floats) -> Compared:
    """Judge several differences shown at once: Benjamini–Hochberg at 5 % over the list.

    All intervals are drawn at 1 − 0.05·R/m, where R of m are judged to differ (at least 1): those judged to differ
    then exclude zero and no other does, so that a picture never says other than the word.
    Source: Benjamini & Hochberg 1995; Benjamini & Yekutieli 2005.
    """
    if len(x1) == 0:
        nothing = np.array([], dtype=float)
        return Compared(nothing, nothing, nothing, nothing, ())
    rejected, adjusted, *_ = multipletests(p_values(x1, n1, x2, n2), alpha=1 - CONFIDENCE, method="fdr_bh")
    alpha = np.full(len(x1), (1 - CONFIDENCE) * max(1, rejected.sum()) / len(x1))
    low, high = differences(x1, n1, x2, n2, alpha)
    verdicts = tuple(
        verdict(a, b) if judged else Verdict.UNDECIDED for a, b, judged in zip(low, high, rejected, strict=True)
    )
    return Compared(x1 / n1 - x2 / n2, low, high, np.asarray(adjusted), verdicts)


def effective_n(weights: Sequence[float] | Floats) -> float:
    """Kish's effective number of answers: (Σw)²/Σw²; 0 for none."""
    w = np.asarray(weights, dtype=float)
    return float(w.sum() ** 2 / (w**2).sum()) if len(w) else 0.0


def _array(values: Sequence[float]) -> Floats:
    return np.asarray(values, dtype=float)


def _check_counts(x: Any, n: Any) -> None:
    if not 0 <= x <= n:
        raise ValueError(f"{x} of {n} is no share")
