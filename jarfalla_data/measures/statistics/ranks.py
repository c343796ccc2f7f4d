"""How sure it is that a place is among those with the most."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from jarfalla_data.measures.statistics.counts import check_counts
from jarfalla_data.measures.statistics.estimate import Estimate, Floats, Reason, Unit, refuse

METHOD = "bootstrap"
DRAWS, SEED = 2000, 20260301


def stays_on_top(
    counts: Sequence[float] | Floats,
    k: int,
    exposure: Sequence[float] | Floats | None = None,
    phi: float = 1.0,
    draws: int = DRAWS,
    seed: int = SEED,
) -> tuple[Estimate, ...]:
    """For each place the share (0–1) of bootstrap draws in which it is among the k with the most; they add up to k.

    counts: reports a place; exposure: what to divide them by (else nothing). A draw takes the reports anew, with
    replacement (phi of them at a time, for they come together). The shares have no interval; n: all reports. Refused
    when there are none. Source: Efron 1979; Goldstein & Spiegelhalter 1996 for doubting ranks.
    ValueError unless 1 ≤ k ≤ places and each exposure is above 0.
    """
    x = np.asarray(counts, dtype=float)
    by = np.ones(len(x)) if exposure is None else np.asarray(exposure, dtype=float)
    check_counts(x, phi)
    if by.shape != x.shape or not (by > 0).all():
        raise ValueError("each place needs an exposure above 0")
    n = float(x.sum())
    if n == 0:
        return tuple(refuse(METHOD, Reason.NO_BASE, n=0, unit=Unit.SHARE) for _ in x)
    drawn = np.random.default_rng(seed).multinomial(max(1, round(n / phi)), x / n, size=draws)
    return tuple(
        Estimate(float(share), None, None, n, METHOD, unit=Unit.SHARE) for share in share_in_top(drawn / by, k)
    )


def share_in_top(draws: Floats, k: int) -> Floats:
    """The share (0–1) of draws (rows) in which each place (column) is among the k highest.

    Places that tie for the last room share it. ValueError unless 1 ≤ k ≤ places.
    """
    if not 1 <= k <= draws.shape[1]:
        raise ValueError(f"there is no top {k} of {draws.shape[1]} places")
    above = (draws[:, None, :] > draws[:, :, None]).sum(axis=2)
    tied = (draws[:, None, :] == draws[:, :, None]).sum(axis=2)
    return np.asarray(np.clip((k - above) / tied, 0.0, 1.0).mean(axis=0))
