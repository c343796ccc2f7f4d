"""Two rates against each other and a count against the expected: the printed example, and what holds for any counts."""

from __future__ import annotations

from functools import partial

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from scipy.stats import binomtest

from jarfalla_data.measures import statistics
from jarfalla_data.measures.statistics import Reason, RuledOut, Unit, Verdict

numbers = st.integers(0, 500)
times = st.floats(0.1, 1e5)
phis = st.floats(1, 8)
TURNED = {Verdict.INCREASES: Verdict.DECREASES, Verdict.DECREASES: Verdict.INCREASES}


def test_a_ratio_of_rates_has_the_exact_conditional_interval_and_its_own_p():
    found = statistics.rate_ratio(2, 17_877, 9, 16_660)
    assert round(found.value, 4) == 0.2071
    assert (round(found.low, 4), round(found.high, 4), round(found.p, 4)) == (0.0218, 1.0005, 0.0501)
    assert found.verdict is Verdict.UNDECIDED


def test_an_undecided_change_says_which_rise_and_which_fall_are_ruled_out():
    found = statistics.rate_ratio(2, 17_877, 9, 16_660)
    assert found.ruled_out == RuledOut(found.low, found.high)
    assert statistics.share(1, 2).ruled_out is None


@given(st.integers(1, 300), st.integers(1, 300))
def test_the_limits_of_a_ratio_are_clopper_and_pearsons(x1, x2):
    exact = binomtest(x1, x1 + x2).proportion_ci(0.95, method="exact")
    found = statistics.rate_ratio(x1, 1, x2, 1)
    assert (found.low, found.high) == pytest.approx((exact.low / (1 - exact.low), exact.high / (1 - exact.high)))


@given(st.integers(1, 300), st.integers(1, 300))
def test_overdispersion_widens_both_sides_of_a_ratio_by_its_root_on_the_log_scale(x1, x2):
    narrow, wide = statistics.rate_ratio(x1, 1, x2, 1), statistics.rate_ratio(x1, 1, x2, 1, phi=4)
    assert np.log(wide.high / wide.value) == pytest.approx(2 * np.log(narrow.high / narrow.value))
    assert np.log(wide.value / wide.low) == pytest.approx(2 * np.log(narrow.value / narrow.low))


@given(numbers, times, numbers, times, phis)
def test_swapping_two_rates_turns_the_ratio_around(x1, t1, x2, t2, phi):
    assume(x1 + x2 > 0)
    one, other = statistics.rate_ratio(x1, t1, x2, t2, phi), statistics.rate_ratio(x2, t2, x1, t1, phi)
    assert one.p == pytest.approx(other.p)
    assert other.verdict == TURNED.get(one.verdict, Verdict.UNDECIDED)
    if x1:
        assert one.low == pytest.approx(1 / other.high)
    if x1 and x2:
        assert one.value == pytest.approx(1 / other.value)


@given(numbers, times, numbers, times, phis)
def test_verdict_p_and_interval_of_a_ratio_say_the_same(x1, t1, x2, t2, phi):
    assume(x1 + x2 > 0)
    found = statistics.rate_ratio(x1, t1, x2, t2, phi)
    assume(abs(found.p - 0.05) > 1e-9)
    excludes = found.low > 1 or (found.high is not None and found.high < 1)
    assert (found.p < 0.05) == excludes == (found.verdict is not Verdict.UNDECIDED)


@given(st.integers(1, 500), times, st.integers(1, 500), times, phis)
def test_the_interval_of_a_ratio_holds_it_and_no_overdispersion_narrows_it(x1, t1, x2, t2, phi):
    found, narrow = statistics.rate_ratio(x1, t1, x2, t2, phi), statistics.rate_ratio(x1, t1, x2, t2)
    assert 0 <= found.low <= found.value <= found.high
    assert found.low <= narrow.low * (1 + 1e-9)
    assert found.high >= narrow.high * (1 - 1e-9)


@given(st.integers(1, 200), st.integers(1, 200), phis)
def test_twice_the_reports_give_a_narrower_interval(x1, x2, phi):
    less, more = statistics.rate_ratio(x1, 1, x2, 1, phi), statistics.rate_ratio(2 * x1, 1, 2 * x2, 1, phi)
    assert less.low < more.low
    assert more.high < less.high


@given(st.integers(1, 60), phis)
def test_a_rate_that_fell_to_none_has_an_upper_limit_that_overdispersion_raises(x, phi):
    found, narrow = statistics.rate_ratio(0, 1, x, 1, phi), statistics.rate_ratio(0, 1, x, 1)
    assert found.value == found.low == 0
    assert found.high >= narrow.high


def test_from_none_there_is_no_number_of_times_but_a_verdict():
    found = statistics.rate_ratio(9, 1, 0, 1)
    assert (found.value, found.high, found.verdict) == (None, None, Verdict.INCREASES)
    assert (found.refused.reason, found.refused.has) == (Reason.NOTHING_BEFORE, (0, 9))
    assert found.low > 1


@pytest.mark.parametrize(
    ("case", "reason"),
    [((0, 1, 0, 1), Reason.NOTHING_BEFORE), ((3, 0, 3, 1), Reason.NO_BASE), ((3, 1, 3, 0), Reason.NO_BASE)],
    ids=["no_reports", "no_base_now", "no_base_before"],
)
def test_a_ratio_of_nothing_is_refused_without_any_number(case, reason):
    found = statistics.rate_ratio(*case)
    assert (found.value, found.low, found.high, found.verdict, found.p) == (None, None, None, None, None)
    assert found.refused.reason is reason


@pytest.mark.parametrize("case", [(-1, 1, 1, 1), (1, -1, 1, 1), (1, 1, 1, 1, 0.5)], ids=["count", "time", "phi"])
def test_what_is_no_rate_is_a_bug(case):
    with pytest.raises(ValueError, match="no"):
        statistics.rate_ratio(*case)


def test_below_twenty_before_there_is_no_percentage_but_the_two_counts():
    found = statistics.relative_change(2, 1, 4, 1)
    assert found.value is None
    assert (found.counts, found.refused.reason, found.refused.needed) == ((4, 2), Reason.FEW_BEFORE, (20,))
    assert statistics.rate_ratio(2, 1, 4, 1).counts == (4, 2)


def test_from_twenty_before_a_change_is_the_ratio_less_one():
    found, ratio = statistics.relative_change(10, 1, 20, 1), statistics.rate_ratio(10, 1, 20, 1)
    assert (found.value, found.low, found.high) == pytest.approx((-0.5, ratio.low - 1, ratio.high - 1))
    assert (found.verdict, found.unit) == (ratio.verdict, Unit.RELATIVE_CHANGE)


@given(numbers, st.floats(0.5, 500), phis)
def test_a_count_against_the_expected_has_a_p_that_agrees_with_its_interval(x, expected, phi):
    found = statistics.to_expected(x, expected, phi)
    assume(abs(found.p - 0.05) > 1e-9)
    assert found.low <= found.value <= found.high
    assert (found.p < 0.05) == (found.low > 1 or found.high < 1) == (found.verdict is not Verdict.UNDECIDED)


def test_nothing_expected_is_refused():
    assert statistics.to_expected(3, 0).refused.reason is Reason.NO_BASE


pairs = st.tuples(st.integers(0, 120), st.integers(0, 120))
share_pairs = st.tuples(st.integers(0, 100), st.integers(0, 80)).map(lambda x: (x[0], 100, x[1], 80))
changes = st.one_of(
    pairs.map(lambda x: partial(statistics.rate_ratio, x[0], 1, x[1], 1)),
    pairs.map(lambda x: partial(statistics.to_expected, x[0], x[1], phi=2)),
    share_pairs.map(lambda x: partial(statistics.share_difference, *x)),
)


@given(st.lists(changes, min_size=1, max_size=10))
def test_picture_and_word_agree_in_a_list_of_shares_and_counts(several):
    for found in statistics.judge_together(several):
        if found.p is None:
            assert found.refused
            continue
        same = 0 if found.unit is Unit.SHARE_DIFFERENCE else 1
        excludes = found.low > same - 1e-9 or (found.high is not None and found.high < same + 1e-9)
        includes = found.low <= same + 1e-9 and (found.high is None or found.high >= same - 1e-9)
        assert includes if found.verdict is Verdict.UNDECIDED else excludes
        assert (found.adjusted_p <= 0.05) == (found.verdict is not Verdict.UNDECIDED)


def test_one_change_in_a_list_is_as_it_is_alone():
    alone = statistics.rate_ratio(30, 1, 60, 1)
    (found,) = statistics.judge_together([partial(statistics.rate_ratio, 30, 1, 60, 1)])
    assert (found.low, found.high) == pytest.approx((alone.low, alone.high))
    assert found.verdict is alone.verdict is Verdict.DECREASES


def test_refused_changes_do_not_count_in_the_list():
    told, refused = partial(statistics.rate_ratio, 30, 1, 60, 1), partial(statistics.rate_ratio, 0, 1, 0, 1)
    assert statistics.judge_together([refused, told, refused])[1] == statistics.judge_together([told])[0]
    assert statistics.judge_together([refused])[0].refused


def test_a_list_of_shares_alone_is_judged_as_compare_many_judges_it():
    lists = [(56, 70, 48, 80), (9, 10, 3, 10), (20, 100, 60, 100)]
    found = statistics.judge_together([partial(statistics.share_difference, *each) for each in lists])
    arrays = statistics.compare_many(*(np.array(column, dtype=float) for column in zip(*lists, strict=True)))
    assert [each.low for each in found] == pytest.approx(arrays.low)
    assert tuple(each.verdict for each in found) == arrays.verdicts
