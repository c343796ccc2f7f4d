"""Counts, rates, overdispersion and single values: the printed examples, and what must hold for any numbers."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from jarfalla_data.measures import statistics
from jarfalla_data.measures.statistics import Reason

numbers = st.integers(0, 2000)
phis = st.floats(1, 20)


@pytest.mark.parametrize(
    ("x", "low", "high"),
    [(0, 0, 3.6889), (1, 0.0253, 5.5716), (5, 1.6235, 11.6683), (10, 4.7954, 18.3904)],
)
def test_a_count_has_garwoods_interval(x, low, high):
    found = statistics.poisson_interval(x)
    assert (found.value, round(found.low, 4), round(found.high, 4)) == (x, low, high)


def test_overdispersion_widens_both_sides_of_a_count_by_its_root():
    narrow, wide = statistics.poisson_interval(50), statistics.poisson_interval(50, phi=4)
    assert wide.high - 50 == pytest.approx(2 * (narrow.high - 50))
    assert 50 - wide.low == pytest.approx(2 * (50 - narrow.low))


@given(numbers, phis, st.sampled_from([0.9, 0.95, 0.998]))
def test_the_interval_of_a_count_holds_it_and_is_never_below_0(x, phi, confidence):
    found = statistics.poisson_interval(x, phi, confidence)
    assert 0 <= found.low <= found.value <= found.high


@given(numbers, phis)
def test_the_limits_of_a_larger_count_are_higher_and_relatively_closer(x, phi):
    less, more = statistics.poisson_interval(x + 1, phi), statistics.poisson_interval(x + 2, phi)
    assert less.low <= more.low
    assert less.high < more.high
    assert (less.high - less.low) / (x + 1) > (more.high - more.low) / (x + 2)


@pytest.mark.parametrize(("x", "phi"), [(-1, 1.0), (float("nan"), 1.0), (3, 0.9), (3, float("nan"))])
def test_what_is_no_count_or_no_overdispersion_is_a_bug(x, phi):
    with pytest.raises(ValueError, match="no"):
        statistics.poisson_interval(x, phi)


def test_reports_per_100_controls_have_the_interval_of_their_count():
    found, count = statistics.rate(10, 40, per=100), statistics.poisson_interval(10)
    assert (found.value, found.n) == (25, 10)
    assert (found.low, found.high) == pytest.approx((count.low * 2.5, count.high * 2.5))


def test_reports_without_any_control_have_no_rate():
    found = statistics.rate(3, 0, per=100)
    assert found.value is None
    assert found.refused.reason is Reason.NO_BASE


def test_overdispersion_is_pearsons_chi_square_over_its_degrees_of_freedom():
    # (4 + 4 + 16) / 8 over 3 − 1
    assert statistics.overdispersion([10, 6, 12], [8, 8, 8]) == pytest.approx(1.5)


def test_overdispersion_is_never_below_1():
    assert statistics.overdispersion([8, 8, 9], [8, 8, 9]) == 1


def test_more_fitted_numbers_leave_fewer_degrees_of_freedom():
    counts, expected = [20, 2, 14, 4], [10, 10, 10, 10]
    assert statistics.overdispersion(counts, expected, 3) == 3 * statistics.overdispersion(counts, expected, 1)


@pytest.mark.parametrize(("counts", "expected"), [([1], [1]), ([1, 2], [1, 0]), ([1, 2], [1, 2, 3]), ([-1, 2], [1, 1])])
def test_overdispersion_of_nothing_to_compare_is_a_bug(counts, expected):
    with pytest.raises(ValueError, match=r"overdispersion|no counts"):
        statistics.overdispersion(counts, expected)


def test_poisson_counts_have_an_overdispersion_near_1_and_clumps_of_three_near_3():
    rng = np.random.default_rng(5)
    for clump in (1, 3):
        counts = clump * rng.poisson(20, 4000)
        assert statistics.overdispersion(counts, np.full(4000, 20.0 * clump)) == pytest.approx(clump, rel=0.08)


SERIES = (1, 2, 1, 2, 10, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1)


@pytest.mark.parametrize(
    ("screen", "low", "high", "screened"), [(False, -3.06, 6.95, 0), (True, -0.72, 4.60, 2)], ids=["all", "screened"]
)
def test_single_values_have_limits_from_their_moving_ranges(screen, low, high, screened):
    found = statistics.xmr(SERIES, screen=screen)
    assert (round(found.mean, 2), round(found.low, 2), round(found.high, 2)) == (1.94, low, high)
    assert found.screened == screened


def test_the_limit_of_moving_ranges_is_3_267_times_their_mean():
    found = statistics.xmr([1, 3, 2])
    assert found.range_limit == pytest.approx(3.267 * 1.5)


def test_one_value_has_no_limits():
    found = statistics.xmr([4])
    assert (found.mean, found.low, found.high) == (None, None, None)
    assert found.refused.reason is Reason.FEW_VALUES


def test_a_missing_value_among_single_values_is_a_bug():
    with pytest.raises(ValueError, match="missing"):
        statistics.xmr([1, float("nan"), 2])


@given(st.lists(st.floats(-1e6, 1e6), min_size=2, max_size=40))
def test_screening_never_widens_the_limits(values):
    every, screened = statistics.xmr(values), statistics.xmr(values, screen=True)
    assert screened.moving_range <= every.moving_range + 1e-9
    assert every.low <= every.mean <= every.high
