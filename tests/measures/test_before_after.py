"""Before and after with a comparison area: the printed examples, the refusals, and what holds for any counts."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from jarfalla_data.measures import statistics
from jarfalla_data.measures.statistics import Reason, Spread, Verdict

PLACE = {"treated_before": 207, "treated_after": 110, "control_before": 308, "control_after": 318}
MOVED = {"displacement_treated_before": 178, "displacement_treated_after": 157}
MOVED_CONTROL = {"displacement_control_before": 150, "displacement_control_after": 140}
some = st.integers(1, 800)
phis = st.floats(1, 8)


def test_wdd_of_the_printed_example():
    found = statistics.wdd(**PLACE, **MOVED, **MOVED_CONTROL)
    assert found.value == -118
    assert round(found.standard_error, 3) == 39.598
    assert (round(found.low), round(found.high)) == (-196, -40)
    assert found.verdict is Verdict.DECREASES


def test_wdd_without_a_displacement_area_is_the_first_pair_alone():
    found = statistics.wdd(**PLACE)
    assert found.value == -107
    assert found.standard_error == pytest.approx(np.sqrt(207 + 110 + 308 + 318))


def test_overdispersion_widens_wdd_by_its_root():
    narrow, wide = statistics.wdd(**PLACE), statistics.wdd(**PLACE, phi=4)
    assert wide.standard_error == pytest.approx(2 * narrow.standard_error)
    assert wide.value == narrow.value


def test_weights_divide_a_count_and_their_squares_its_variance():
    found = statistics.wdd(**PLACE, weights={"control_before": 2, "control_after": 2})
    assert found.value == -97 - 5
    assert found.standard_error == pytest.approx(np.sqrt(207 + 110 + 308 / 4 + 318 / 4))


@pytest.mark.parametrize(
    "counts",
    [
        PLACE | {"control_before": 102},
        PLACE | {"control_before": 415},
        PLACE | {"control_before": 0},
        PLACE | MOVED | MOVED_CONTROL | {"displacement_control_before": 50},
    ],
    ids=["twice", "half", "none", "displacement"],
)
def test_wdd_is_refused_where_a_place_is_unlike_its_comparison(counts):
    found = statistics.wdd(**counts)
    assert (found.value, found.low, found.verdict) == (None, None, None)
    assert (found.refused.reason, found.refused.needed) == (Reason.NOT_ALIKE, (0.5, 2.0))


@pytest.mark.parametrize("control_before", [414, 104])
def test_wdd_is_told_up_to_half_and_twice_the_comparison(control_before):
    assert statistics.wdd(**PLACE | {"control_before": control_before}).value is not None


@pytest.mark.parametrize(
    "wrong",
    [MOVED, {"weights": {"control_before": 0}}, {"weights": {"area": 2}}, {"phi": 0.5}],
    ids=["half_an_area", "no_weight", "weight_of_nothing", "phi"],
)
def test_what_no_wdd_can_be_made_of_is_a_bug(wrong):
    with pytest.raises(ValueError, match=r"displacement|weight|overdispersion"):
        statistics.wdd(**PLACE, **wrong)


def test_wdq_of_the_printed_example():
    found = statistics.wdq(**PLACE, **MOVED)
    assert (round(found.success, 4), round(found.buffer, 4), round(found.value, 4)) == (-0.3262, -0.0842, 0.2582)
    assert (found.low, found.high, found.spread) == (None, None, Spread.BENEFIT)


@pytest.mark.parametrize(
    ("after", "spread"),
    [(40, Spread.BENEFIT_EXCEEDS), (200, Spread.DISPLACED), (400, Spread.CANCELLED), (178 * 318 / 308, Spread.NONE)],
    ids=["exceeds", "displaced", "cancelled", "none"],
)
def test_a_wdq_is_read_by_where_it_lies(after, spread):
    assert statistics.wdq(**PLACE, **MOVED | {"displacement_treated_after": after}).spread is spread


def test_without_success_there_is_no_wdq():
    found = statistics.wdq(**PLACE | {"treated_after": 300}, **MOVED)
    assert (found.value, found.spread, found.refused.reason) == (None, None, Reason.NO_SUCCESS)
    assert found.success > 0


@pytest.mark.parametrize("name", [*PLACE, *MOVED])
def test_a_zero_refuses_a_wdq(name):
    found = statistics.wdq(**PLACE | MOVED | {name: 0})
    assert (found.value, found.refused.reason) == (None, Reason.ZERO)


def test_rirr_is_the_change_of_the_place_in_changes_of_its_comparison():
    found = statistics.rirr(207, 110, 308, 318)
    assert found.value == pytest.approx((110 / 207) / (318 / 308))
    assert found.standard_error == pytest.approx(np.sqrt(1 / 207 + 1 / 110 + 1 / 308 + 1 / 318))
    assert np.log(found.high / found.value) == pytest.approx(1.959964 * found.standard_error, rel=1e-6)
    assert found.counts == (207, 110)


@pytest.mark.parametrize("at", range(4))
def test_any_zero_refuses_rirr(at):
    counts = [5, 6, 7, 8]
    counts[at] = 0
    found = statistics.rirr(*counts)
    assert (found.value, found.low, found.verdict) == (None, None, None)
    assert (found.refused.reason, found.refused.has) == (Reason.ZERO, tuple(counts))


@given(some, some, some, some, phis)
def test_swapping_place_and_comparison_turns_rirr_around(t0, t1, c0, c1, phi):
    one, other = statistics.rirr(t0, t1, c0, c1, phi), statistics.rirr(c0, c1, t0, t1, phi)
    assert one.value == pytest.approx(1 / other.value)
    assert one.low == pytest.approx(1 / other.high)
    assert one.low <= one.value <= one.high


@given(some, some, some, some, phis)
def test_verdict_p_and_interval_of_rirr_say_the_same(t0, t1, c0, c1, phi):
    found = statistics.rirr(t0, t1, c0, c1, phi)
    excludes = found.low > 1 or found.high < 1
    assert (found.p < 0.05) == excludes == (found.verdict is not Verdict.UNDECIDED)


def months(rate: float, growth: float, seed: int, length: int = 36) -> list[int]:
    """Poisson counts a month with a shared season and a growth a year."""
    at = np.arange(length)
    season = 1 + 0.5 * np.sin(2 * np.pi * at / 12)
    return np.random.default_rng(seed).poisson(rate * season * growth ** (at / 12)).tolist()


def test_a_trend_of_its_own_before_refuses_the_comparison():
    trend = statistics.trend_before(months(40, 0.6, 1), months(60, 1, 2))
    assert trend.low < 0.6 < trend.high < 1
    found = statistics.unless_trend(statistics.rirr(207, 110, 308, 318), trend)
    assert (found.value, found.refused.reason) == (None, Reason.TREND_BEFORE)
    assert found.refused.has == (trend.low, trend.high)


def test_like_trends_before_leave_the_effect_as_it_is():
    trend = statistics.trend_before(months(40, 0.8, 3), months(40, 0.8, 3))
    effect = statistics.rirr(207, 110, 308, 318)
    assert trend.value == pytest.approx(1)
    assert trend.low < 1 < trend.high
    assert statistics.unless_trend(effect, trend) is effect


def test_overdispersion_widens_the_ratio_of_trends_by_its_root():
    one, two = (statistics.trend_before(months(40, 1, 5), months(60, 1, 6), phi=phi) for phi in (1, 4))
    assert two.standard_error == pytest.approx(2 * one.standard_error)


@pytest.mark.parametrize(
    ("treated", "control", "reason"),
    [
        ([5] * 23, [5] * 23, Reason.SHORT_BEFORE),
        ([0] * 24, [5] * 24, Reason.NO_TREND),
        ([5] * 12 + [0] * 12, [0] * 12 + [5] * 12, Reason.NO_TREND),
        ([1] + [0] * 23, [3] * 24, Reason.NO_TREND),
    ],
    ids=["short", "none", "apart", "first_month_only"],
)
def test_a_trend_that_cannot_be_told_is_refused_and_the_comparison_with_it(treated, control, reason):
    trend = statistics.trend_before(treated, control)
    assert (trend.value, trend.refused.reason) == (None, reason)
    assert statistics.unless_trend(statistics.rirr(5, 6, 7, 8), trend).refused.reason is reason
