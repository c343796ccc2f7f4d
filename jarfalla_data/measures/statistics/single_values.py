"""Limits for single values that are not counts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from jarfalla_data.measures.statistics.estimate import Floats, Reason, Refused

TO_LIMIT, TO_RANGE_LIMIT = 2.66, 3.267
"""Three standard deviations, and the limit of the ranges of two, in mean moving ranges: 3/d₂ and D₄ for n = 2."""


@dataclass(frozen=True)
class Xmr:
    """The limits of a series, all in the unit of its values; or why there are none.

    `moving_range` is the mean distance between a value and the next, `range_limit` the highest that chance gives.
    `screened` ranges above that limit were left out of the mean.
    """

    mean: float | None
    low: float | None
    high: float | None
    moving_range: float | None
    range_limit: float | None
    n: int
    screened: int = 0
    refused: Refused | None = None


def xmr(values: Sequence[float] | Floats, screen: bool = False) -> Xmr:
    """Mean ± 2.66 · mean moving range; `screen` once leaves out the moving ranges above 3.267 times their mean.

    Refused with fewer than two values. Source: Shewhart's chart for individuals; Nelson 1982 for the screening.
    ValueError for a value that is missing or infinite.
    """
    x = np.asarray(values, dtype=float)
    if not np.isfinite(x).all():
        raise ValueError("a series with a missing value has no moving ranges")
    if len(x) < 2:
        few = Refused(Reason.FEW_VALUES, (len(x),), (2,))
        return Xmr(None, None, None, None, None, len(x), refused=few)
    ranges = np.abs(np.diff(x))
    kept = ranges[ranges <= TO_RANGE_LIMIT * ranges.mean()] if screen else ranges
    mean, usual = float(x.mean()), float(kept.mean())
    return Xmr(
        mean,
        mean - TO_LIMIT * usual,
        mean + TO_LIMIT * usual,
        usual,
        TO_RANGE_LIMIT * usual,
        len(x),
        len(ranges) - len(kept),
    )
