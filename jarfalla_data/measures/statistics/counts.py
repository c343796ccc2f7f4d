"""Counts of reports, rates and how much more they vary than chance alone would have them.

Reports (rows) are counted, not offences: those of one report are not independent. `phi` is the overdispersion of the
baseline; the distance from the value to each exact limit is √phi times as long (never below 0).
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from scipy import stats

from jarfalla_data.measures.statistics.conventions import CONFIDENCE
from jarfalla_data.measures.statistics.estimate import Estimate, Floats, Reason, Unit, refuse


def poisson_interval(x: float, phi: float = 1.0, confidence: float = CONFIDENCE) -> Estimate:
    """The count x (reports) with the exact interval of its expected value, widened by √phi.

    Source: Garwood 1936. ValueError unless x ≥ 0 and phi ≥ 1.
    """
    low, high = poisson_limits(np.array([x], dtype=float), phi, confidence)
    return Estimate(
        float(x), float(low[0]), float(high[0]), float(x), "garwood", unit=Unit.REPORTS, confidence=confidence
    )


def poisson_limits(x: Floats, phi: float = 1.0, confidence: float = CONFIDENCE) -> tuple[Floats, Floats]:
    """The limits of `poisson_interval` for many counts at once."""
    check_counts(x, phi)
    tail = (1 - confidence) / 2
    some = np.where(x > 0, x, 1.0)  # the quantile of a gamma of shape 0 is not defined; its limit is 0
    low = np.where(x > 0, stats.gamma.ppf(tail, some), 0.0)
    high = stats.gamma.isf(tail, x + 1)
    wider = np.sqrt(phi)
    return np.maximum(0.0, x - wider * (x - low)), np.asarray(x + wider * (high - x))


def rate(x: float, t: float, per: float, phi: float = 1.0, confidence: float = CONFIDENCE) -> Estimate:
    """Reports per `per` units of t, with Garwood's interval: per 100 controls, per 1,000 inhabitants.

    x: reports; t: controls, inhabitants and the like, a number known for certain. Refused when t is 0.
    """
    check_counts(np.array([x, t]), phi)
    if t == 0:
        return refuse("garwood", Reason.NO_BASE, n=float(x), unit=Unit.RATE)
    low, high = poisson_limits(np.array([x], dtype=float), phi, confidence)
    each = per / t
    return Estimate(
        x * each,
        float(low[0]) * each,
        float(high[0]) * each,
        float(x),
        "garwood",
        unit=Unit.RATE,
        confidence=confidence,
    )


def overdispersion(counts: Sequence[float] | Floats, expected: Sequence[float] | Floats, fitted: int = 1) -> float:
    """How many times more the counts vary than Poisson's: Pearson's χ² / (periods − fitted), never below 1.

    counts, expected: reports a period of the baseline, and what its mean (and season) would give. fitted: how many
    numbers `expected` was fitted with (a mean: 1; with twelve months of a season: 12). Source: McCullagh & Nelder
    1989, 4.5. ValueError unless there are more periods than that and all is expected to be above 0.
    """
    x, e = np.asarray(counts, dtype=float), np.asarray(expected, dtype=float)
    check_counts(x)
    if x.shape != e.shape or len(x) <= fitted or not (e > 0).all():
        raise ValueError("overdispersion needs a count above 0 expected in each of more periods than were fitted")
    return max(1.0, float(((x - e) ** 2 / e).sum()) / (len(x) - fitted))


def check_counts(counts: Floats, phi: float = 1.0) -> None:
    """ValueError for what no count and no overdispersion can be."""
    if not (np.isfinite(counts) & (counts >= 0)).all():
        raise ValueError(f"{counts} are no counts")
    if not (np.isfinite(phi) and phi >= 1):
        raise ValueError(f"{phi} is no overdispersion: it is never below 1")
