"""How often intervals drawn at 95 % hold the truth, by simulation; each case below names the share it found.

Overdispersed counts are negative binomial with phi times the variance of Poisson's. "Said" is the phi that the method
is told: told 1 where it is 2, an exact test is wrong three times as often as it says.
"""

from __future__ import annotations

import numpy as np
import pytest

from jarfalla_data.measures import statistics

DRAWS, FEWER = 20_000, 1_500
NOISE = 0.005
"""Three standard errors of a share of 95 % in 20,000 draws: what another version of numpy may differ by."""


def rng() -> np.random.Generator:
    """The same draws in every run."""
    return np.random.default_rng(2026)


def drawn(mean: float, phi: float, source: np.random.Generator, draws: int = DRAWS) -> np.ndarray:
    """Counts with this mean and phi times the variance of Poisson's."""
    if phi == 1:
        return source.poisson(mean, draws).astype(float)
    return source.negative_binomial(mean / (phi - 1), 1 / phi, draws).astype(float)


def wilson(p: float, n: int) -> float:
    """The part of the intervals of a share p of n that hold it."""
    low, high = statistics.shares(rng().binomial(n, p, DRAWS).astype(float), np.full(DRAWS, float(n)))
    return float(((low <= p) & (p <= high)).mean())


def newcombe(p1: float, n1: int, p2: float, n2: int) -> float:
    """The part of the intervals of a difference of two shares that hold it."""
    source, once = rng(), np.ones(DRAWS)
    x1, x2 = source.binomial(n1, p1, DRAWS) * once, source.binomial(n2, p2, DRAWS) * once
    low, high = statistics.differences(x1, n1 * once, x2, n2 * once, 0.05 * once)
    return float(((low <= p1 - p2) & (p1 - p2 <= high)).mean())


def garwood(mean: float, phi: float, said: float) -> float:
    """The part of the intervals of a count that hold its mean."""
    low, high = statistics.poisson_limits(drawn(mean, phi, rng()), said)
    return float(((low <= mean) & (mean <= high)).mean())


def ratio(mean1: float, mean2: float, phi: float, said: float) -> float:
    """The part of the intervals of a ratio of two counts that hold it; two zeros say nothing, so nothing wrong."""
    source, once = rng(), np.ones(DRAWS)
    x1, x2 = drawn(mean1, phi, source), drawn(mean2, phi, source)
    nothing = x1 + x2 == 0
    low, high = statistics.ratio_limits(np.where(nothing, 1, x1), once, x2, once, said)
    return float((nothing | ((low <= mean1 / mean2) & (mean1 / mean2 <= high))).mean())


EXACT = [
    (garwood, (2, 1, 1), 0.984),
    (garwood, (20, 1, 1), 0.957),
    (garwood, (100, 1, 1), 0.954),
    (garwood, (2, 2, 2), 0.990),
    (garwood, (20, 2, 2), 0.968),
    (garwood, (100, 2, 2), 0.956),
    (garwood, (20, 4, 4), 0.969),
    (ratio, (3, 3, 1, 1), 0.987),
    (ratio, (20, 20, 1, 1), 0.966),
    (ratio, (30, 60, 1, 1), 0.964),
    (ratio, (200, 200, 1, 1), 0.955),
    (ratio, (3, 3, 2, 2), 0.996),
    (ratio, (20, 20, 2, 2), 0.973),
    (ratio, (30, 60, 2, 2), 0.965),
    (ratio, (200, 200, 2, 2), 0.956),
    (ratio, (100, 100, 4, 4), 0.961),
]
SCORE = [
    (wilson, (0.05, 30), 0.937),
    (wilson, (0.3, 30), 0.931),
    (wilson, (0.3, 100), 0.939),
    (wilson, (0.3, 400), 0.942),
    (wilson, (0.02, 100), 0.948),
    (newcombe, (0.3, 30, 0.3, 30), 0.952),
    (newcombe, (0.4, 100, 0.3, 100), 0.949),
    (newcombe, (0.3, 40, 0.3, 400), 0.949),
    (newcombe, (0.05, 100, 0.1, 60), 0.963),
]
IGNORED = [
    (garwood, (20, 2, 1), 0.849),
    (garwood, (100, 2, 1), 0.844),
    (ratio, (20, 20, 2, 1), 0.869),
    (ratio, (200, 200, 2, 1), 0.846),
]


def names(cases):
    """An id for each case: its method and numbers."""
    return [f"{method.__name__}-{'-'.join(map(str, numbers))}" for method, numbers, _ in cases]


@pytest.mark.parametrize(("method", "numbers", "share"), EXACT, ids=names(EXACT))
def test_an_exact_interval_holds_the_truth_at_least_as_often_as_it_says(method, numbers, share):
    found = method(*numbers)
    assert found >= 0.95 - NOISE
    assert found == pytest.approx(share, abs=NOISE)


@pytest.mark.parametrize(("method", "numbers", "share"), SCORE, ids=names(SCORE))
def test_a_score_interval_holds_the_truth_about_as_often_as_it_says(method, numbers, share):
    found = method(*numbers)
    assert 0.93 - NOISE <= found <= 0.97
    assert found == pytest.approx(share, abs=NOISE)


@pytest.mark.parametrize("n", [30, 100, 400])
def test_over_all_shares_wilsons_interval_holds_the_truth_as_often_as_it_says(n):
    over = [wilson(p, n) for p in np.linspace(0.025, 0.975, 96)]
    assert np.mean(over) == pytest.approx(0.95, abs=0.005)


@pytest.mark.parametrize(("method", "numbers", "share"), IGNORED, ids=names(IGNORED))
def test_an_exact_interval_that_ignores_overdispersion_is_wrong_three_times_as_often_as_it_says(method, numbers, share):
    found = method(*numbers)
    assert 2.5 <= (1 - found) / 0.05 <= 3.5
    assert found == pytest.approx(share, abs=NOISE)


@pytest.mark.parametrize("phi", [1, 2])
def test_rirr_and_wdd_hold_no_effect_about_as_often_as_they_say(phi):
    source = rng()
    counts = np.array([drawn(mean, phi, source, FEWER) for mean in (60, 60, 90, 90)]).T
    ratios = [statistics.rirr(*row, phi=phi) for row in counts]
    named = ("treated_before", "treated_after", "control_before", "control_after")
    fewer = [statistics.wdd(**dict(zip(named, row, strict=True)), phi=phi) for row in counts]
    told = [found for found in fewer if not found.refused]
    assert np.mean([found.low <= 1 <= found.high for found in ratios]) == pytest.approx(0.95, abs=0.02)
    assert np.mean([found.low <= 0 <= found.high for found in told]) == pytest.approx(0.95, abs=0.02)


def test_like_trends_are_told_apart_about_as_often_as_they_say():
    source, at = rng(), np.arange(36)
    season = (1 + 0.5 * np.sin(2 * np.pi * at / 12)) * 0.8 ** (at / 12)
    found = [statistics.trend_before(source.poisson(40 * season), source.poisson(60 * season)) for _ in range(400)]
    assert np.mean([each.low <= 1 <= each.high for each in found]) == pytest.approx(0.95, abs=0.033)
