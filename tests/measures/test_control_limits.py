"""Limits of an expected count: exact Poisson, wider the more the counts vary, and in step with p."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from jarfalla_data.measures import statistics
from jarfalla_data.measures.control_limits import OUTSIDE, Expected, limits, p_value

counts = st.floats(0.2, 400)
phis = st.floats(1, 6)
freedoms = st.one_of(st.just(np.inf), st.floats(5, 60))


def expected(count: float, phi: float = 1, freedom: float = np.inf) -> Expected:
    return Expected(*(np.array([value], dtype=float) for value in (count, phi, freedom)))


def of_one(found: tuple[np.ndarray, np.ndarray]) -> tuple[float, float]:
    return float(found[0][0]), float(found[1][0])


@given(counts, phis, freedoms)
def test_the_limits_hold_what_is_expected(count, phi, freedom):
    low, high = of_one(limits(expected(count, phi, freedom)))
    assert np.isnan(low) or 0 <= low < count
    assert high > count


@given(counts, phis, freedoms, st.floats(1.01, 2))
def test_the_limits_widen_with_what_the_counts_vary(count, phi, freedom, more):
    narrow, wide = (of_one(limits(expected(count, by, freedom))) for by in (phi, phi * more))
    assert wide[1] > narrow[1]
    assert np.isnan(wide[0]) or wide[0] < narrow[0]


@given(counts, phis, st.floats(5, 50))
def test_the_limits_widen_when_the_variation_is_less_known(count, phi, freedom):
    known, unsure = (of_one(limits(expected(count, phi, by))) for by in (np.inf, freedom))
    assert unsure[1] > known[1]
    assert np.isnan(unsure[0]) or unsure[0] < known[0]


@given(counts, phis, freedoms, st.floats(1.001, 3))
def test_more_expected_means_higher_limits(count, phi, freedom, times):
    few, many = (of_one(limits(expected(c, phi, freedom))) for c in (count, count * times))
    assert many[1] > few[1]
    assert np.isnan(few[0]) or phi > 1 or many[0] > few[0]


@given(counts, phis, freedoms)
def test_limits_of_95_per_cent_lie_inside_those_of_998(count, phi, freedom):
    outer, inner = (of_one(limits(expected(count, phi, freedom), alpha)) for alpha in (OUTSIDE, 0.05))
    assert inner[1] < outer[1]
    assert np.isnan(outer[0]) or outer[0] < inner[0]


@given(counts, phis, freedoms, st.integers(0, 900), st.sampled_from([OUTSIDE, 0.05]))
def test_a_count_is_outside_exactly_where_its_p_is_that_small(count, phi, freedom, reports, alpha):
    low, high = of_one(limits(expected(count, phi, freedom), alpha))
    p = float(p_value(np.array([float(reports)]), expected(count, phi, freedom))[0])
    if abs(p - alpha) > 1e-6 * alpha:
        assert (reports <= low or reports >= high) == (p < alpha)


@given(counts)
def test_without_overdispersion_the_tails_are_poissons(count):
    low, high = of_one(limits(expected(count)))
    assert stats.poisson.sf(np.ceil(high) - 1, count) <= OUTSIDE / 2 + 1e-9
    assert stats.poisson.sf(np.ceil(high) - 2, count) > OUTSIDE / 2 - 1e-9
    if not np.isnan(low):
        assert stats.poisson.cdf(np.floor(low), count) <= OUTSIDE / 2 + 1e-9
        assert stats.poisson.cdf(np.floor(low) + 1, count) > OUTSIDE / 2 - 1e-9
    else:
        assert stats.poisson.cdf(0, count) > OUTSIDE / 2 - 1e-9


@pytest.mark.parametrize("count", [0.8, 5, 20, 250])
def test_at_its_limits_garwoods_interval_just_reaches_what_is_expected(count):
    low, high = of_one(limits(expected(count)))
    assert statistics.poisson_interval(high, confidence=1 - OUTSIDE).low == pytest.approx(count)
    if not np.isnan(low):
        assert statistics.poisson_interval(low, confidence=1 - OUTSIDE).high == pytest.approx(count)


def test_what_is_expected_has_p_1():
    assert p_value(np.array([7.0]), expected(7))[0] == 1
