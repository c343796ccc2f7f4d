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
    judged = judge(p_values(x1, n1, x2, n2))
    low, high = differences(x1, n1, x2, n2, np.full(len(x1), judged.alpha))
    verdicts = tuple(
        verdict(a, b) if told else Verdict.UNDECIDED for a, b, told in zip(low, high, judged.told, strict=True)
    )
    return Compared(x1 / n1 - x2 / n2, low, high, judged.adjusted_p, verdicts)


@dataclass(frozen=True, eq=False)
class Judged:
    """By item of a list: `told` (its change can be told) and adjusted p; `alpha`: the level of all intervals."""

    told: NDArray[np.bool_]
    adjusted_p: Floats
    alpha: float


def judge(p: Floats) -> Judged:
    """Which of the p values can be told as one list; all intervals are then drawn at 1 − alpha = 1 − 0.05·R/m."""
    if len(p) == 0:
        return Judged(np.zeros(0, dtype=bool), p, 1 - CONFIDENCE)
    told, adjusted, *_ = multipletests(p, alpha=1 - CONFIDENCE, method="fdr_bh")
    return Judged(told, np.asarray(adjusted), (1 - CONFIDENCE) * max(1, int(told.sum())) / len(p))


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
    judged = judge(np.array(told))
    each = iter(zip(judged.told, judged.adjusted_p, strict=True))
    return tuple(
        estimate if estimate.p is None else _said(change(confidence=1 - judged.alpha), *next(each))
        for change, estimate in zip(changes, first, strict=True)
    )


def _said(estimate: Estimate, told: bool, adjusted: float) -> Estimate:
    said = estimate.verdict if told else Verdict.UNDECIDED
    return replace(estimate, verdict=said, adjusted_p=float(adjusted))
