"""Shares, differences and verdicts: the printed examples, and what must hold for any numbers."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from jarfalla_data.measures import statistics
from jarfalla_data.measures.statistics import Base, Reason, Verdict


@pytest.mark.parametrize(
    ("x", "n", "low", "high", "digits"),
    [
        (81, 263, 0.2553, 0.3662, 4),
        (15, 148, 0.0624, 0.1605, 4),
        (65, 100, 0.552544, 0.736358, 6),
        (0, 20, 0, 0.1611, 4),
    ],
)
def test_a_share_has_wilsons_interval(x, n, low, high, digits):
    found = statistics.share(x, n)
    assert found.value == x / n
    assert round(found.low, digits) == low
    assert round(found.high, digits) == high


@pytest.mark.parametrize(
    ("first", "second", "difference", "low", "high"),
    [
        ((56, 70), (48, 80), 0.2, 0.0524, 0.3339),
        ((9, 10), (3, 10), 0.6, 0.1705, 0.8090),
        ((0, 10), (0, 20), 0, -0.1611, 0.2775),
    ],
)
def test_a_difference_has_newcombes_interval(first, second, difference, low, high):
    found = statistics.share_difference(*first, *second)
    assert found.value == pytest.approx(difference)
    assert round(found.low, 4) == low
    assert round(found.high, 4) == high


def test_a_share_without_a_base_is_refused():
    assert statistics.share(0, 0).value is None
    assert statistics.share(0, 0).refused
    assert statistics.share_difference(1, 2, 0, 0).refused


@pytest.mark.parametrize(("x", "n"), [(-1, 5), (6, 5)])
def test_what_is_no_share_is_a_bug(x, n):
    with pytest.raises(ValueError, match="no share"):
        statistics.share(x, n)


def test_weights_make_fewer_answers():
    assert round(statistics.effective_n([1, 1, 1, 1, 3, 3]), 4) == 4.5455
    assert statistics.effective_n([2.0] * 7) == pytest.approx(7)
    assert statistics.effective_n([]) == 0


def test_a_weighted_share_has_wilsons_interval_on_its_effective_answers():
    hits, weights = [True] * 20 + [False] * 60, [3.0] * 20 + [1.0] * 60
    found, n = statistics.weighted_share(hits, weights), 120**2 / 240
    assert (found.value, found.n) == pytest.approx((0.5, n))
    plain = statistics.share(n / 2, n)
    assert (found.low, found.high) == pytest.approx((plain.low, plain.high))


@pytest.mark.parametrize(
    ("n", "refused", "few"), [(29, True, False), (30, False, True), (99, False, True), (100, False, False)]
)
def test_a_share_of_answers_needs_thirty_and_is_of_few_below_a_hundred(n, refused, few):
    found = statistics.answer_share(5, n)
    assert (found.value is None, found.few) == (refused, few)
    if refused:
        assert (found.refused.reason, found.refused.has, found.refused.needed) == (Reason.SMALL_BASE, (29,), (30,))


def test_how_many_answers_are_enough_is_a_setting():
    assert statistics.answer_share(5, 15, base=Base(smallest=10, few=15)).few is False


@pytest.mark.parametrize("weights", [[1, 0], [1, -1], [1]])
def test_an_answer_without_a_weight_is_a_bug(weights):
    with pytest.raises(ValueError, match="weight"):
        statistics.weighted_share([True, False], weights)


counts = st.integers(1, 400).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))


@given(counts)
def test_the_interval_of_a_share_holds_it_and_stays_between_0_and_1(count):
    found = statistics.share(*count)
    assert 0 <= found.low <= found.value + 1e-12
    assert found.value - 1e-12 <= found.high <= 1


@given(counts, counts)
def test_swapping_two_shares_turns_the_difference_around(first, second):
    one, other = statistics.share_difference(*first, *second), statistics.share_difference(*second, *first)
    assert one.value == pytest.approx(-other.value)
    assert one.low == pytest.approx(-other.high)
    turned = {Verdict.INCREASES: Verdict.DECREASES, Verdict.DECREASES: Verdict.INCREASES}
    assert other.verdict == turned.get(one.verdict, Verdict.UNDECIDED)


@given(st.lists(st.tuples(counts, counts), min_size=1, max_size=12))
def test_picture_and_word_agree_in_a_list_judged_together(pairs):
    x1, n1, x2, n2 = (np.array(v, dtype=float) for v in zip(*((*a, *b) for a, b in pairs), strict=True))
    found = statistics.compare_many(x1, n1, x2, n2)
    for low, high, p, verdict in zip(found.low, found.high, found.adjusted_p, found.verdicts, strict=True):
        if verdict is Verdict.UNDECIDED:
            assert p > 0.05 - 1e-9
            assert low <= 1e-9
            assert high >= -1e-9
        else:
            assert p <= 0.05
            assert low > 0 or high < 0


@given(counts, counts)
def test_p_is_where_the_interval_stops_excluding_zero(first, second):
    (x1, n1), (x2, n2) = first, second
    arrays = [np.array([v], dtype=float) for v in (x1, n1, x2, n2)]
    p = statistics.p_values(*arrays)[0]
    if 1e-6 < p < 0.98:
        just_over = statistics.differences(*arrays, np.array([min(1, p * 1.01)]))
        just_under = statistics.differences(*arrays, np.array([p * 0.99]))
        assert just_over[0][0] > 0 or just_over[1][0] < 0
        assert just_under[0][0] <= 0 <= just_under[1][0]


def test_a_single_difference_and_a_list_of_one_say_the_same():
    arrays = [np.array([v], dtype=float) for v in (56, 70, 48, 80)]
    assert statistics.compare_many(*arrays).verdicts == (statistics.share_difference(56, 70, 48, 80).verdict,)


@given(counts, st.integers(2, 5))
def test_more_answers_of_the_same_share_give_a_narrower_interval(count, times):
    (x, n), less = count, statistics.share(*count)
    more = statistics.share(times * x, times * n)
    assert more.high - more.low < less.high - less.low


@given(counts, counts)
def test_verdict_p_and_interval_of_a_difference_say_the_same(first, second):
    found = statistics.share_difference(*first, *second)
    assert found.low <= found.value + 1e-12
    assert found.value - 1e-12 <= found.high
    assert (found.low > 0 or found.high < 0) == (found.verdict is not Verdict.UNDECIDED)
    if abs(found.p - 0.05) > 1e-9:
        assert (found.p < 0.05) == (found.verdict is not Verdict.UNDECIDED)


def test_a_refusal_of_a_difference_says_no_more_than_its_reason():
    found = statistics.share_difference(1, 2, 0, 0)
    assert (found.value, found.low, found.high, found.verdict, found.ruled_out) == (None, None, None, None, None)
    assert found.refused.reason is Reason.NO_BASE
