"""Did it help? A place before and after a measure, beside a comparison area."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from scipy.stats import norm

from jarfalla_data.measures.statistics.conventions import ALIKE_BEFORE, CONFIDENCE
from jarfalla_data.measures.statistics.counts import check_counts
from jarfalla_data.measures.statistics.estimate import Estimate, Reason, Refused, Unit, refuse, verdict


def rirr(t0: float, t1: float, c0: float, c1: float, phi: float = 1.0, confidence: float = CONFIDENCE) -> Estimate:
    """Relative incident rate ratio (T1/T0) / (C1/C0): how the place changed, in changes of the comparison area.

    t0, t1, c0, c1: reports before (0) and after (1) in the place and in the comparison area, in windows of equal
    length. SE(ln) = √(1/T1 + 1/T0 + 1/C1 + 1/C0) · √phi, which `standard_error` holds. Refused for any zero.
    Source: Wilson 2022; Braga & Weisburd 2022.
    """
    counts = np.array([t0, t1, c0, c1], dtype=float)
    check_counts(counts, phi)
    if not counts.all():
        return refuse("rirr", Reason.ZERO, n=float(counts.sum()), has=counts.tolist(), unit=Unit.RATIO)
    logged, error = float(np.log((t1 / t0) / (c1 / c0))), float(np.sqrt((1 / counts).sum() * phi))
    reach = norm.isf((1 - confidence) / 2) * error
    low, high = float(np.exp(logged - reach)), float(np.exp(logged + reach))
    return Estimate(
        float(np.exp(logged)),
        low,
        high,
        float(counts.sum()),
        "rirr",
        verdict(low, high, same=1),
        unit=Unit.RATIO,
        confidence=confidence,
        counts=(float(t0), float(t1)),
        p=float(2 * norm.sf(abs(logged) / error)),
        standard_error=error,
    )


def wdd(  # the counts are told apart by their names
    *,
    treated_before: float,
    treated_after: float,
    control_before: float,
    control_after: float,
    displacement_treated_before: float | None = None,
    displacement_treated_after: float | None = None,
    displacement_control_before: float | None = None,
    displacement_control_after: float | None = None,
    phi: float = 1.0,
    weights: Mapping[str, float] | None = None,
    confidence: float = CONFIDENCE,
) -> Estimate:
    """Weighted displacement difference: reports fewer (below 0) or more than the comparison areas would have given.

    (ΔT − ΔCt) + (ΔTd − ΔCtd), Δ: after less before. T: the place, Ct: its comparison area; Td: where crime may have
    moved to, Ctd: the comparison of that (both or none). Variance: phi · the sum of all counts. `weights` (by the name
    of a count, else 1; size or length) divide a count, their squares its variance. Refused unless each place's count
    before is within 0.5–2 times that of its own comparison, for it assumes equal absolute change.
    Source: Wheeler & Ratcliffe 2018. ValueError for half a displacement area or a weight of none of the counts.
    """
    treated = {"treated_before": treated_before, "treated_after": treated_after}
    control = {"control_before": control_before, "control_after": control_after}
    moved = {
        "displacement_treated_before": displacement_treated_before,
        "displacement_treated_after": displacement_treated_after,
        "displacement_control_before": displacement_control_before,
        "displacement_control_after": displacement_control_after,
    }
    told = {name: count for name, count in moved.items() if count is not None}
    if told and len(told) < len(moved):
        raise ValueError("a displacement area needs its comparison area, each before and after")
    return _wdd({**treated, **control, **told}, weights or {}, phi, confidence)


def _wdd(counts: Mapping[str, float], weights: Mapping[str, float], phi: float, confidence: float) -> Estimate:
    """`counts`: four for each pair, in the order treated before, after, comparison before, after."""
    x = np.array(list(counts.values()), dtype=float)
    w = np.array([weights.get(name, 1.0) for name in counts], dtype=float)
    check_counts(x, phi)
    if set(weights) - set(counts) or not (w > 0).all():
        raise ValueError("a weight is above 0 and belongs to one of the counts")
    for place, comparison in (x / w).reshape(-1, 4)[:, [0, 2]]:
        if comparison == 0 or not ALIKE_BEFORE[0] <= place / comparison <= ALIKE_BEFORE[1]:
            has = (float(place), float(comparison))
            return refuse("wdd", Reason.NOT_ALIKE, n=float(x.sum()), has=has, needed=ALIKE_BEFORE, unit=Unit.REPORTS)
    signs = np.tile([-1.0, 1.0, 1.0, -1.0], len(x) // 4)
    value, error = float((signs * x / w).sum()), float(np.sqrt(phi * (x / w**2).sum()))
    reach = float(norm.isf((1 - confidence) / 2)) * error
    return Estimate(
        value,
        value - reach,
        value + reach,
        float(x.sum()),
        "wdd",
        verdict(value - reach, value + reach),
        unit=Unit.REPORTS,
        confidence=confidence,
        p=float(2 * norm.sf(abs(value) / error)),
        standard_error=error,
    )


class Spread(StrEnum):
    """How a weighted displacement quotient is read."""

    BENEFIT_EXCEEDS = "benefit_exceeds"  # above 1: the spread benefit exceeds the effect
    BENEFIT = "benefit"  # above 0 to 1: the benefit spread partly
    NONE = "none"  # 0: neither
    DISPLACED = "displaced"  # below 0: some of it moved
    CANCELLED = "cancelled"  # below −1: what moved cancels the effect


@dataclass(frozen=True)
class Displacement(Estimate):
    """A weighted displacement quotient (no interval), the two numbers it is the quotient of, and how it is read."""

    success: float | None = None
    buffer: float | None = None
    spread: Spread | None = None


def wdq(
    treated_before: float,
    treated_after: float,
    control_before: float,
    control_after: float,
    displacement_treated_before: float,
    displacement_treated_after: float,
) -> Displacement:
    """Weighted displacement quotient: Buffer / Success, a number without unit and without interval.

    Success = Ra/Ca − Rb/Cb and Buffer = Da/Ca − Db/Cb, with R the place, C the comparison area, D where crime may
    have moved to, b before and a after (reports). Only when there was a success to spread (below 0) and no count is
    zero. Source: Bowers & Johnson 2003.
    """
    rb, ra, cb, ca, db, da = counts = tuple(
        float(v)
        for v in (
            *(treated_before, treated_after, control_before, control_after),
            *(displacement_treated_before, displacement_treated_after),
        )
    )
    check_counts(np.array(counts))
    n = sum(counts)
    if not all(counts):
        return Displacement(None, None, None, n, "wdq", refused=Refused(Reason.ZERO, counts), unit=Unit.RATIO)
    success, buffer = ra / ca - rb / cb, da / ca - db / cb
    value = buffer / success if success < 0 else None
    return Displacement(
        value,
        None,
        None,
        n,
        "wdq",
        refused=Refused(Reason.NO_SUCCESS, (success,)) if value is None else None,
        unit=Unit.RATIO,
        success=success,
        buffer=buffer,
        spread=_spread(value),
    )


def _spread(quotient: float | None) -> Spread | None:
    if quotient is None:
        return None
    if quotient > 0:
        return Spread.BENEFIT_EXCEEDS if quotient > 1 else Spread.BENEFIT
    if quotient == 0:
        return Spread.NONE
    return Spread.CANCELLED if quotient < -1 else Spread.DISPLACED
