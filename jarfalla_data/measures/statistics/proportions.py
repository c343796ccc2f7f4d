"""Shares and the differences of two. Each function names the source of its method."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from statsmodels.stats.proportion import confint_proportions_2indep, proportion_confint

from jarfalla_data.measures.statistics.conventions import CONFIDENCE, DIALOGUE, Base
from jarfalla_data.measures.statistics.estimate import Estimate, Floats, Reason, Unit, refuse, verdict


def share(x: float, n: float, confidence: float = CONFIDENCE) -> Estimate:
    """The share x of n (0–1) with Wilson's score interval; refused when there is no base.

    Source: Wilson 1927; statsmodels `proportion_confint(method="wilson")`. ValueError unless 0 ≤ x ≤ n.
    """
    _check_counts(x, n)
    if n == 0:
        return refuse("wilson", Reason.NO_BASE, n=n, unit=Unit.SHARE)
    low, high = proportion_confint(x, n, alpha=1 - confidence, method="wilson")
    return Estimate(x / n, float(low), float(high), n, "wilson", unit=Unit.SHARE, confidence=confidence)


def share_difference(x1: float, n1: float, x2: float, n2: float, confidence: float = CONFIDENCE) -> Estimate:
    """The share x1 of n1 less the share x2 of n2 (−1 to 1) with Newcombe's hybrid score interval, p and a verdict.

    With the earlier round as the second share a positive difference is an increase. Refused without a base on either
    side. Source: Newcombe 1998; statsmodels `confint_proportions_2indep(method="newcomb", compare="diff")`.
    """
    _check_counts(x1, n1)
    _check_counts(x2, n2)
    if n1 == 0 or n2 == 0:
        return refuse("newcombe", Reason.NO_BASE, n=min(n1, n2), unit=Unit.SHARE_DIFFERENCE)
    a, b, c, d = (np.array([v], dtype=float) for v in (x1, n1, x2, n2))
    limits = differences(a, b, c, d, np.array([1 - confidence]))
    low, high = float(limits[0][0]), float(limits[1][0])
    return Estimate(
        x1 / n1 - x2 / n2,
        low,
        high,
        min(n1, n2),
        "newcombe",
        verdict(low, high),
        unit=Unit.SHARE_DIFFERENCE,
        confidence=confidence,
        p=float(p_values(a, b, c, d)[0]),
    )


def weighted_share(
    hits: Sequence[bool], weights: Sequence[float], base: Base = DIALOGUE, confidence: float = CONFIDENCE
) -> Estimate:
    """The share (0–1) of the weight that `hits` have, with Wilson's interval on Kish's effective number of answers.

    hits, weights: one for each answer; n of the estimate is effective. Refused below `base.smallest` effective
    answers; `few` below `base.few`. ValueError unless there is a positive weight for each.
    """
    w, hit = np.asarray(weights, dtype=float), np.asarray(hits, dtype=bool)
    if w.shape != hit.shape or not (w > 0).all():
        raise ValueError("each answer needs a weight above 0")
    n = effective_n(w)
    x = float(w[hit].sum() / w.sum()) * n if n else 0.0
    return answer_share(x, n, base, confidence)


def answer_share(x: float, n: float, base: Base = DIALOGUE, confidence: float = CONFIDENCE) -> Estimate:
    """The share x of n (effective) answers of a dialogue: as `share`, but refused below `base.smallest`."""
    _check_counts(x, n)
    if n < base.smallest:
        return refuse("wilson", Reason.SMALL_BASE, n=n, has=(n,), needed=(base.smallest,), unit=Unit.SHARE)
    low, high = proportion_confint(x, n, alpha=1 - confidence, method="wilson")
    few = n < base.few
    return Estimate(x / n, float(low), float(high), n, "wilson", unit=Unit.SHARE, confidence=confidence, few=few)


def shares(x: Floats, n: Floats) -> tuple[Floats, Floats]:
    """Wilson's 95 % limits for many shares at once; n > 0."""
    low, high = proportion_confint(x, n, alpha=1 - CONFIDENCE, method="wilson")
    return np.asarray(low), np.asarray(high)


def differences(x1: Floats, n1: Floats, x2: Floats, n2: Floats, alpha: Floats) -> tuple[Floats, Floats]:
    """Newcombe's limits for many differences at once, each at its own level 1 − alpha."""
    low, high = confint_proportions_2indep(x1, n1, x2, n2, method="newcomb", compare="diff", alpha=alpha)
    # Of nobody against all, rounding puts a limit a hair outside what a difference may be.
    return np.clip(low, -1, 1), np.clip(high, -1, 1)


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


def effective_n(weights: Sequence[float] | Floats) -> float:
    """Kish's effective number of answers: (Σw)²/Σw²; 0 for none."""
    w = np.asarray(weights, dtype=float)
    return float(w.sum() ** 2 / (w**2).sum()) if len(w) else 0.0


def _check_counts(x: Any, n: Any) -> None:
    if not 0 <= x <= n:
        raise ValueError(f"{x} of {n} is no share")
