"""Several changes shown at once, judged as one list."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Protocol

import numpy as np
from numpy.typing import NDArray
from statsmodels.stats.multitest import multipletests

from jarfalla_data.measures.statistics.conventions import CONFIDENCE
from jarfalla_data.measures.statistics.estimate import Estimate, Floats, Verdict, verdict
from jarfalla_data.measures.statistics.proportions import differences, p_values


@dataclass(frozen=True)
class Compared:
    """Several differences judged together: limits drawn at the level of the list, adjusted p and verdicts."""

    difference: Floats
    low: Floats
    high: Floats
    adjusted_p: Floats
    verdicts: tuple[Verdict, ...]


def compare_many(x1: Floats, n1: Floats, x2: Floats, n2: Floats) -> Compared:
    """Judge several differences of shares shown at once: `judge_together` for arrays of one length, n > 0."""
    if len(x1) == 0:
        nothing = np.array([], dtype=float)
        return Compared(nothing, nothing, nothing, nothing, ())
    rejected, adjusted, alpha = _flagged(p_values(x1, n1, x2, n2))
    low, high = differences(x1, n1, x2, n2, np.full(len(x1), alpha))
    verdicts = tuple(
        verdict(a, b) if judged else Verdict.UNDECIDED for a, b, judged in zip(low, high, rejected, strict=True)
    )
    return Compared(x1 / n1 - x2 / n2, low, high, np.asarray(adjusted), verdicts)


class Change(Protocol):
    """A change that gives its estimate at any confidence, such as `partial(rate_ratio, 2, 17877, 9, 16660)`."""

    def __call__(self, *, confidence: float) -> Estimate:
        """The estimate at this confidence."""
        ...


def judge_together(changes: Sequence[Change]) -> tuple[Estimate, ...]:
    """Judge changes of any kind shown at once: Benjamini–Hochberg at 5 % over those that are not refused.

    All intervals are drawn at 1 − 0.05·R/m, where R of m are judged to have
    changed (at least 1): those then exclude no change and no other does, so that a picture never says other than the
    word. Refused ones (no p) come back as they are and do not count.
    Source: Benjamini & Hochberg 1995; Benjamini & Yekutieli 2005.
    """
    first = [change(confidence=CONFIDENCE) for change in changes]
    told = [estimate.p for estimate in first if estimate.p is not None]
    if not told:
        return tuple(first)
    rejected, adjusted, alpha = _flagged(np.array(told))
    judged = iter(zip(rejected, adjusted, strict=True))
    return tuple(
        estimate if estimate.p is None else _judged(change(confidence=1 - alpha), *next(judged))
        for change, estimate in zip(changes, first, strict=True)
    )


def _judged(estimate: Estimate, rejected: bool, adjusted: float) -> Estimate:
    said = estimate.verdict if rejected else Verdict.UNDECIDED
    return replace(estimate, verdict=said, adjusted_p=float(adjusted))


def _flagged(p: Floats) -> tuple[NDArray[np.bool_], Floats, float]:
    """Which are judged to have changed, their adjusted p, and the alpha that all intervals are drawn at."""
    rejected, adjusted, *_ = multipletests(p, alpha=1 - CONFIDENCE, method="fdr_bh")
    return rejected, np.asarray(adjusted), (1 - CONFIDENCE) * max(1, int(rejected.sum())) / len(p)
