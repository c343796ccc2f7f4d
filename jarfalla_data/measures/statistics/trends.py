"""Did the place and its comparison area go the same way before the measure?"""

from __future__ import annotations

import warnings
from collections.abc import Sequence

import numpy as np
from scipy.stats import norm
from statsmodels.genmod.families import Binomial
from statsmodels.genmod.generalized_linear_model import GLM
from statsmodels.tools.sm_exceptions import PerfectSeparationWarning

from jarfalla_data.measures.statistics.conventions import CONFIDENCE, MONTHS_BEFORE
from jarfalla_data.measures.statistics.counts import check_counts
from jarfalla_data.measures.statistics.estimate import Estimate, Floats, Reason, Refused, Unit, Verdict, refuse, verdict

METHOD = "ratio of trends"


def trend_before(
    treated: Sequence[float], control: Sequence[float], phi: float = 1.0, confidence: float = CONFIDENCE
) -> Estimate:
    """How many times more the place rose a year than its comparison area did, before the measure; with interval.

    treated, control: reports a month, the same months in order. A Poisson regression with a level for each month and
    a trend for the place, fitted as the logistic regression of the place's part of each month's reports (the same
    likelihood); so season and shared events fall out. Its errors are widened by √phi. An interval that excludes 1
    refuses the comparison (`unless_trend`); one that includes 1 proves nothing. Refused before 24 months, and when
    the reports are too few or lie so that no trend fits. Source: McCullagh & Nelder 1989, 6.4.
    ValueError for unequal lengths.
    """
    counts = np.array([treated, control], dtype=float).T
    check_counts(counts, phi)
    n, months = float(counts.sum()), len(counts)
    if months < MONTHS_BEFORE:
        return refuse(METHOD, Reason.SHORT_BEFORE, n=n, has=(months,), needed=(MONTHS_BEFORE,), unit=Unit.RATIO)
    fitted = _yearly_trend(counts, phi)
    if fitted is None:
        return refuse(METHOD, Reason.NO_TREND, n=n, has=counts.sum(axis=0).tolist(), unit=Unit.RATIO)
    logged, error = fitted
    reach = float(norm.isf((1 - confidence) / 2)) * error
    low, high = float(np.exp(logged - reach)), float(np.exp(logged + reach))
    return Estimate(
        float(np.exp(logged)),
        low,
        high,
        n,
        METHOD,
        verdict(low, high, same=1),
        unit=Unit.RATIO,
        confidence=confidence,
        p=float(2 * norm.sf(abs(logged) / error)),
        standard_error=error,
    )


def _yearly_trend(counts: Floats, phi: float) -> tuple[float, float] | None:
    """The logarithm of the ratio a year and its standard error; None when no trend fits best."""
    if _apart(counts):
        return None
    some = counts.sum(axis=1) > 0
    years = np.arange(len(counts))[some] / 12
    design = np.column_stack([np.ones(len(years)), years - years.mean()])
    with warnings.catch_warnings():  # series in the same proportion every month fit perfectly, which is no separation
        warnings.simplefilter("ignore", PerfectSeparationWarning)
        fit = GLM(counts[some], design, family=Binomial()).fit(scale=phi)
    return float(fit.params[1]), float(fit.bse[1])


def _apart(counts: Floats) -> bool:
    """Whether the reports of one all come before those of the other, or one has none: the steepest trend fits best."""
    place, comparison = (np.flatnonzero(column) for column in counts.T)
    if not len(place) or not len(comparison):
        return True
    return bool(place.max() <= comparison.min() or comparison.max() <= place.min())


def unless_trend(effect: Estimate, trend: Estimate) -> Estimate:
    """The effect, or its refusal when the trend before was another or cannot be told."""
    if trend.refused is not None:
        found: Refused = trend.refused
        return refuse(effect.method, found.reason, n=effect.n, has=found.has, needed=found.needed, unit=effect.unit)
    if trend.verdict is Verdict.UNDECIDED:
        return effect
    has = [end for end in (trend.low, trend.high) if end is not None]
    return refuse(effect.method, Reason.TREND_BEFORE, n=effect.n, has=has, unit=effect.unit)
