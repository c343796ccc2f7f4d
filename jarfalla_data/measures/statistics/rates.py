"""Two rates of reports against each other, and a count against what was expected.

`phi`, the overdispersion of the baseline, makes each side of an interval √phi times as long: of a ratio on the log
scale. A count of zero has no place there: beside a zero, phi reports are taken to come as one event (x / phi events),
which widens more. The tests show what share of such intervals holds the truth.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from scipy import stats

from jarfalla_data.measures.statistics.conventions import CONFIDENCE, SMALLEST_FOR_PERCENT
from jarfalla_data.measures.statistics.counts import check_counts, poisson_limits
from jarfalla_data.measures.statistics.estimate import Estimate, Floats, Reason, Refused, Unit, refuse, verdict


def rate_ratio(
    x1: float, t1: float, x2: float, t2: float, phi: float = 1.0, confidence: float = CONFIDENCE
) -> Estimate:
    """The rate x1 per t1 over the rate x2 per t2, with the exact conditional interval, p and a verdict.

    x: reports; t: days, inhabitants or controls. With the earlier period as the second a ratio above 1 is an increase.
    Clopper–Pearson's limits of x1 given x1 + x2; p = 2 · the smaller tail, which is the p of that interval. No value
    when x2 is 0 (but `low` and a verdict), nothing when both are 0 or when a rate has no base.
    Source: Przyborowski & Wilenski 1940; Clopper & Pearson 1934. ValueError unless all ≥ 0 and phi ≥ 1.
    """
    check_counts(np.array([x1, t1, x2, t2]), phi)
    counts, n = (float(x2), float(x1)), float(x1 + x2)
    if t1 == 0 or t2 == 0:
        return refuse("exact conditional", Reason.NO_BASE, n=n, unit=Unit.RATIO, counts=counts)
    if n == 0:
        return refuse("exact conditional", Reason.NOTHING_BEFORE, n=n, has=counts, unit=Unit.RATIO, counts=counts)
    a, b, c, d = (np.array([v], dtype=float) for v in (x1, t1, x2, t2))
    limits = ratio_limits(a, b, c, d, phi, confidence)
    low, highest = float(limits[0][0]), float(limits[1][0])
    high = highest if np.isfinite(highest) else None
    return Estimate(
        (x1 / t1) / (x2 / t2) if x2 else None,
        low,
        high,
        n,
        "exact conditional",
        verdict(low, high, same=1),
        None if x2 else Refused(Reason.NOTHING_BEFORE, counts),
        Unit.RATIO,
        confidence,
        counts,
        float(ratio_p(a, b, c, d, phi)[0]),
    )


def ratio_limits(
    x1: Floats, t1: Floats, x2: Floats, t2: Floats, phi: float = 1.0, confidence: float = CONFIDENCE
) -> tuple[Floats, Floats]:
    """The limits of `rate_ratio` for many pairs at once, not both counts 0 and t > 0; without an upper limit inf."""
    both = (x1 > 0) & (x2 > 0)
    events = np.where(both, 1.0, phi)
    low, high = _odds_limits(x1 / events, x2 / events, (1 - confidence) / 2)
    with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
        odds, wider = x1 / x2, np.sqrt(phi)
        low = np.where(both, odds * (low / odds) ** wider, low)
        high = np.where(both, odds * (high / odds) ** wider, high)
    return np.asarray(low * t2 / t1), np.asarray(high * t2 / t1)


def _odds_limits(x1: Floats, x2: Floats, tail: float) -> tuple[Floats, Floats]:
    """Clopper–Pearson's limits of x1 of x1 + x2, as odds; the upper ones are the lower ones of x2, turned."""
    with np.errstate(divide="ignore"):
        return _lowest_odds(x1, x2, tail), 1 / _lowest_odds(x2, x1, tail)


def _lowest_odds(x1: Floats, x2: Floats, tail: float) -> Floats:
    some = np.where(x1 > 0, x1, 1.0)
    share, rest = stats.beta.ppf(tail, some, x2 + 1), stats.beta.isf(tail, x2 + 1, some)  # rest: exact near share 1
    return np.where(x1 > 0, share / rest, 0.0)


def ratio_p(x1: Floats, t1: Floats, x2: Floats, t2: Floats, phi: float | Floats = 1.0) -> Floats:
    """For each pair the smallest alpha at which `ratio_limits` exclude 1; not both counts 0 and t > 0.

    Limits that are √phi times as far from the ratio r exclude 1 where those for phi = 1 exclude r^(1 − 1/√phi).
    """
    both = (x1 > 0) & (x2 > 0)
    events = np.where(both, 1.0, phi)
    some1, some2 = np.where(x1 > 0, x1, 1.0) / events, np.where(x2 > 0, x2, 1.0) / events
    moved = np.where(both, (some1 / t1 / (some2 / t2)) ** (1 - 1 / np.sqrt(phi)), 1.0) * t1 / t2
    at = moved / (1 + moved)
    as_many = np.where(x1 > 0, stats.beta.cdf(at, some1, x2 / events + 1), 1.0)
    as_few = np.where(x2 > 0, stats.beta.sf(at, x1 / events + 1, some2), 1.0)
    return np.asarray(np.minimum(1.0, 2 * np.minimum(as_many, as_few)))


def relative_change(
    x1: float, t1: float, x2: float, t2: float, phi: float = 1.0, confidence: float = CONFIDENCE
) -> Estimate:
    """The rate x1 per t1 less the earlier rate x2 per t2, as a share of the earlier (−0.2: a fifth lower).

    Refused when the earlier count is below 20: `counts` are then shown ("4 → 2"), beside the interval of `rate_ratio`.
    """
    return as_relative(rate_ratio(x1, t1, x2, t2, phi, confidence))


def as_relative(ratio: Estimate) -> Estimate:
    """The `relative_change` of a `rate_ratio`, with its verdict and confidence. ValueError for one without counts."""
    if ratio.counts is None:
        raise ValueError("a change in per cent needs the counts that it is a change of")
    if ratio.counts[0] < SMALLEST_FOR_PERCENT:
        return refuse(
            ratio.method,
            Reason.FEW_BEFORE,
            n=ratio.n,
            has=ratio.counts,
            needed=(SMALLEST_FOR_PERCENT,),
            unit=Unit.RELATIVE_CHANGE,
            counts=ratio.counts,
        )
    value, low, high = (None if v is None else v - 1 for v in (ratio.value, ratio.low, ratio.high))
    return replace(ratio, value=value, low=low, high=high, unit=Unit.RELATIVE_CHANGE)


def to_expected(x: float, expected: float, phi: float = 1.0, confidence: float = CONFIDENCE) -> Estimate:
    """The count x (reports) over what was expected, a number known for certain, with Garwood's interval and p.

    1: as expected. Refused when nothing was expected. Source: as `poisson_interval`.
    """
    check_counts(np.array([x, expected]), phi)
    if expected == 0:
        return refuse("garwood", Reason.NO_BASE, n=float(x), unit=Unit.RATIO)
    limits = poisson_limits(np.array([x], dtype=float), phi, confidence)
    low, high = float(limits[0][0]) / expected, float(limits[1][0]) / expected
    against = x - (x - expected) / np.sqrt(phi)  # where the limits for phi = 1 end when these end at `expected`
    tail = min(stats.poisson.sf(x - 1, against), stats.poisson.cdf(x, against))
    return Estimate(
        x / expected,
        low,
        high,
        float(x),
        "garwood",
        verdict(low, high, same=1),
        unit=Unit.RATIO,
        confidence=confidence,
        p=float(min(1.0, 2 * tail)),
    )
