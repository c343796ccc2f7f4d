"""How long it takes until what a safety walk found is fixed, when some of it is not yet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.stats import norm
from statsmodels.duration.survfunc import SurvfuncRight

from jarfalla_data.measures.statistics.conventions import CONFIDENCE, FINDINGS, FIXED, FIXED_WITHIN_DAYS
from jarfalla_data.measures.statistics.estimate import Estimate, Floats, Reason, Refused, Unit
from jarfalla_data.measures.statistics.proportions import share

METHOD = "kaplan-meier"


@dataclass(frozen=True)
class Fixed:
    """The share fixed (0–1, with its interval) by each of `days` on which something was; or why it is refused."""

    days: Floats
    share: Floats
    low: Floats
    high: Floats
    n: int
    refused: Refused | None = None


def time_to_fix(days: Sequence[float], fixed: Sequence[bool], confidence: float = CONFIDENCE) -> Fixed:
    """Kaplan–Meier's share fixed by day, with intervals on the scale of log(−log).

    days: one for each finding, from found to fixed, or to last checked where it is not (`fixed` False). Refused with
    fewer than 20 findings or 10 fixed. Source: Kaplan & Meier 1958; Kalbfleisch & Prentice 1980; statsmodels
    `SurvfuncRight`. ValueError for a negative number of days or unequal lengths.
    """
    time, done = np.asarray(days, dtype=float), np.asarray(fixed, dtype=bool)
    if time.shape != done.shape or not (np.isfinite(time) & (time >= 0)).all():
        raise ValueError("each finding needs its days, 0 or more, and whether it is fixed")
    n, mended = len(time), int(done.sum())
    if n < FINDINGS or mended < FIXED:
        none = np.array([], dtype=float)
        return Fixed(none, none, none, none, n, Refused(Reason.FEW_FINDINGS, (n, mended), (FINDINGS, FIXED)))
    curve = SurvfuncRight(time, done.astype(int))
    left, error = np.asarray(curve.surv_prob), np.asarray(curve.surv_prob_se)
    followed = [_followed(time, done, day) for day in curve.surv_times]
    low, high = _limits(left, error, np.array(followed), confidence)
    return Fixed(np.asarray(curve.surv_times, dtype=float), 1 - left, low, high, n)


def fixed_within(
    days: Sequence[float],
    fixed: Sequence[bool],
    within: float = FIXED_WITHIN_DAYS,
    confidence: float = CONFIDENCE,
) -> Estimate:
    """The share (0–1) fixed within so many days of being found, with its interval: `time_to_fix` at one day.

    n: findings. Refused as that, and when no finding was followed that long.
    """
    curve = time_to_fix(days, fixed, confidence)
    refused = curve.refused
    if refused is None and within > max(days) and curve.share[-1] < 1:
        refused = Refused(Reason.NOT_FOLLOWED, (float(max(days)),), (within,))
    if refused is not None:
        return Estimate(None, None, None, curve.n, METHOD, refused=refused, unit=Unit.SHARE)
    at = int(np.searchsorted(curve.days, within, side="right")) - 1
    if at < 0:
        followed = _followed(np.asarray(days, dtype=float), np.asarray(fixed, dtype=bool), within)
        value, (low, high) = 0.0, _at_an_end(0.0, followed, confidence)
    else:
        value, low, high = float(curve.share[at]), float(curve.low[at]), float(curve.high[at])
    return Estimate(value, low, high, curve.n, METHOD, unit=Unit.SHARE, confidence=confidence)


def _limits(left: Floats, error: Floats, followed: Floats, confidence: float) -> tuple[Floats, Floats]:
    z = norm.isf((1 - confidence) / 2)
    inside = (left > 0) & (left < 1)
    safe = np.where(inside, left, 0.5)
    reach = np.exp(z * np.where(inside, error, 0.0) / (safe * np.abs(np.log(safe))))
    low, high = 1 - safe ** (1 / reach), 1 - safe**reach
    for i in np.flatnonzero(~inside):
        low[i], high[i] = _at_an_end(1 - left[i], followed[i], confidence)
    return low, high


def _at_an_end(value: float, followed: float, confidence: float) -> tuple[float, float]:
    """Limits for none or all fixed, where log(−log) has none: Wilson's, of the findings followed until then."""
    ends = share(value * followed, followed, confidence)
    return float(ends.low or 0.0), float(1.0 if ends.high is None else ends.high)


def _followed(time: Floats, done: NDArray[np.bool_], day: float) -> float:
    """The findings fixed by a day or still followed on it."""
    return float(((time >= day) | done).sum())
