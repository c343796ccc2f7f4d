"""Time to fix and how sure a top list is."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import CensoredData, ecdf

from jarfalla_data.measures import statistics
from jarfalla_data.measures.statistics import Reason

findings = st.lists(st.tuples(st.integers(0, 200), st.booleans()), min_size=20, max_size=60).filter(
    lambda rows: sum(fixed for _, fixed in rows) >= 10
)


def test_the_share_fixed_is_as_another_library_has_it():
    rng = np.random.default_rng(7)
    mended, looked = rng.exponential(60, 80).round(), rng.uniform(0, 250, 80).round()
    days, fixed = np.minimum(mended, looked), mended <= looked
    left = ecdf(CensoredData.right_censored(days, ~fixed)).sf
    limits = left.confidence_interval(0.95, method="log-log")
    found = statistics.fixed_within(days, fixed)
    at = np.searchsorted(left.quantiles, 90, side="right") - 1
    other = [1 - v[at] for v in (left.probabilities, limits.high.probabilities, limits.low.probabilities)]
    assert (found.value, found.low, found.high) == pytest.approx(tuple(other))


def test_what_was_last_checked_early_does_not_count_as_not_fixed():
    days, fixed = [30] * 15 + [10] * 15, [True] * 15 + [False] * 15
    assert statistics.fixed_within(days, fixed).value == 1


@pytest.mark.parametrize(
    ("days", "fixed"), [([5] * 19, [True] * 19), ([5] * 30, [True] * 9 + [False] * 21)], ids=["findings", "fixed"]
)
def test_too_few_findings_or_fixed_have_no_time(days, fixed):
    found = statistics.fixed_within(days, fixed)
    assert (found.value, found.refused.reason) == (None, Reason.FEW_FINDINGS)
    assert (found.refused.has, found.refused.needed) == ((len(days), sum(fixed)), (20, 10))


def test_twenty_findings_of_which_ten_are_fixed_are_enough():
    assert statistics.fixed_within([5] * 10 + [100] * 10, [True] * 10 + [False] * 10).value == 0.5


def test_nothing_is_said_of_days_that_no_finding_was_followed():
    found = statistics.fixed_within([5] * 10 + [40] * 10, [True] * 10 + [False] * 10)
    assert (found.value, found.refused.reason, found.refused.has) == (None, Reason.NOT_FOLLOWED, (40,))


def test_none_and_all_fixed_have_wilsons_limits():
    late = statistics.fixed_within([100] * 20, [True] * 20)
    early = statistics.fixed_within([5] * 20, [True] * 20)
    assert (late.value, round(late.high, 4)) == (0, 0.1611)
    assert (early.value, round(early.low, 4)) == (1, round(1 - 0.1611, 4))


@pytest.mark.parametrize(("days", "fixed"), [([-1], [True]), ([1, 2], [True]), ([float("nan")], [False])])
def test_what_are_no_days_is_a_bug(days, fixed):
    with pytest.raises(ValueError, match="days"):
        statistics.time_to_fix(days, fixed)


@given(findings)
def test_the_share_fixed_rises_inside_its_limits_between_0_and_1(rows):
    found = statistics.time_to_fix(*zip(*rows, strict=True))
    assert (np.diff(found.share) >= 0).all()
    assert (found.low <= found.share + 1e-12).all()
    assert (found.share <= found.high + 1e-12).all()
    assert found.low.min() >= 0
    assert found.high.max() <= 1 + 1e-12


def stays(*args, **options):
    """The share of draws in which each place stays on top."""
    return np.array([each.value for each in statistics.stays_on_top(*args, **options)])


def test_a_clear_top_stays_and_a_close_one_does_not():
    sure = stays([200, 40, 39, 5], 1)
    close = stays([41, 40, 39, 5], 1)
    assert sure[0] == 1
    assert 0.3 < close[0] < 0.6


def test_overdispersion_makes_a_top_less_sure():
    counts = [60, 40, 35]
    assert stays(counts, 1, phi=6)[0] < stays(counts, 1)[0] - 0.05


def test_a_top_by_rate_divides_by_the_exposure():
    assert stays([200, 100], 1, exposure=[1000, 100])[1] == 1


@given(st.lists(st.integers(0, 60), min_size=2, max_size=8).filter(any), st.data())
def test_the_places_of_a_top_add_up_to_it_and_ties_share(counts, data):
    k = data.draw(st.integers(1, len(counts)))
    found = stays(counts, k, draws=50)
    assert found.sum() == pytest.approx(k)
    assert (found == stays(counts, k, draws=50)).all()
    assert ((found >= 0) & (found <= 1)).all()


def test_without_reports_a_top_is_refused():
    for found in statistics.stays_on_top([0, 0], 1):
        assert (found.value, found.refused.reason) == (None, Reason.NO_BASE)


def test_a_place_without_an_exposure_is_a_bug():
    with pytest.raises(ValueError, match="exposure"):
        statistics.stays_on_top([1, 2], 1, exposure=[1, 0])


@pytest.mark.parametrize("k", [0, 3])
def test_a_top_of_none_or_more_than_there_are_is_a_bug(k):
    with pytest.raises(ValueError, match="no top"):
        stays([1, 2], k)
