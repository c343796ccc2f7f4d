"""What holds for the limits of every public figure, whatever its numbers: one table of figures, one test a property."""

from __future__ import annotations

import inspect
import math
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from jarfalla_data.measures import statistics as s
from jarfalla_data.measures.statistics import Estimate
from tests.factories import PROPERTY, SLOW_PROPERTY

some, phis = st.integers(1, 400), st.floats(1, 6)
answers = st.integers(1, 200).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))
enough = st.integers(30, 200).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))
two = st.tuples(answers, answers).map(lambda pair: (*pair[0], *pair[1]))
four = st.tuples(some, some, some, some)
alike = st.integers(20, 200).flatmap(lambda n: st.tuples(st.just(n), some, st.integers(n, 2 * n), some))
SERIES = (9, 11, 14, 10, 8, 12, 15, 9, 10, 13, 7, 11) * 3
months = st.integers(0, 11).map(lambda at: (SERIES[at : at + 24], tuple(reversed(SERIES))[:24]))
times = st.lists(st.tuples(st.integers(0, 200), st.booleans()), min_size=30, max_size=40).filter(
    lambda rows: sum(done for _, done in rows) >= 10 and max(days for days, _ in rows) >= 90
)


def weighed(numbers, **more):
    x, n = numbers
    return s.weighted_share([i < x for i in range(n)], [1 + i % 3 for i in range(n)], base=s.Base(1, 1), **more)


def displaced(numbers, **more):
    names = ("treated_before", "treated_after", "control_before", "control_after")
    return s.wdd(**dict(zip(names, numbers, strict=True)), **more)


def mended(rows, **more):
    return s.fixed_within(*zip(*rows, strict=True), **more)


def of(function: Callable[..., Estimate]) -> Callable[..., Estimate]:
    """The figure of a tuple of numbers."""
    return lambda numbers, **more: function(*numbers, **more)


@dataclass(frozen=True)
class Figure:
    """A public figure: what numbers it takes, how it is asked for, and what its values lie between.

    `raised_by`, `lowered_by`: the places of the numbers that raise it and lower it. `more`: numbers that give the same
    figure from so many times the data.
    """

    numbers: st.SearchStrategy[Any]
    ask: Callable[..., Estimate]
    between: tuple[float, float]
    raised_by: int | None = 0
    lowered_by: int | None = None
    more: Callable[[Any, int], Any] | None = lambda numbers, k: tuple(k * n for n in numbers)
    overdispersed: bool = False


def repeated(rows: Any, k: int) -> Any:
    return rows * k


FIGURES = {
    "share": Figure(answers, of(s.share), (0, 1), None),
    "answer_share": Figure(enough, of(s.answer_share), (0, 1), None),
    "weighted_share": Figure(answers, weighed, (0, 1), None, more=None),
    "share_difference": Figure(two, of(s.share_difference), (-1, 1), None),
    "poisson_interval": Figure(st.tuples(some), of(s.poisson_interval), (0, math.inf), more=None, overdispersed=True),
    "rate": Figure(st.tuples(some, some), of(partial(s.rate, per=100)), (0, math.inf), 0, 1, overdispersed=True),
    "rate_ratio": Figure(four, of(s.rate_ratio), (0, math.inf), 0, 2, overdispersed=True),
    "relative_change": Figure(
        st.tuples(some, some, st.integers(20, 400), some),
        of(s.relative_change),
        (-1, math.inf),
        0,
        2,
        overdispersed=True,
    ),
    "to_expected": Figure(st.tuples(some, some), of(s.to_expected), (0, math.inf), 0, 1, overdispersed=True),
    "rirr": Figure(four, of(s.rirr), (0, math.inf), None, None, overdispersed=True),
    "wdd": Figure(alike, displaced, (-math.inf, math.inf), None, None, more=None, overdispersed=True),
    "trend_before": Figure(
        months,
        of(s.trend_before),
        (0, math.inf),
        None,
        more=lambda series, k: tuple(tuple(k * n for n in one) for one in series),
        overdispersed=True,
    ),
    "fixed_within": Figure(times, mended, (0, 1), None, more=repeated),
}
WITHOUT = {"wdq", "unless_trend", "as_relative"}
"""One has no interval, the others hand on what they are given."""
every = pytest.mark.parametrize("name", FIGURES)


def width(found: Estimate) -> float:
    """From the lower to the upper limit; of a ratio on the log scale, where its limits lie evenly."""
    if found.unit is s.Unit.RATIO and found.method != "garwood":
        return math.log(found.high / found.low)
    return found.high - found.low


def test_every_public_figure_is_in_the_table():
    functions = {name: getattr(s, name) for name in s.__all__ if inspect.isfunction(getattr(s, name))}
    figures = {name for name, each in functions.items() if inspect.signature(each).return_annotation == "Estimate"}
    assert figures - WITHOUT == set(FIGURES)


@pytest.mark.parametrize("counts", [(10, 10, 0, 3), (0, 3, 10, 10)])
def test_all_against_nobody_is_no_more_than_a_whole_difference(counts):
    found = s.share_difference(*counts)
    assert -1 <= found.low <= found.high <= 1


@every
@PROPERTY
@given(data=st.data())
def test_the_limits_hold_the_value_inside_what_it_may_be(name, data):
    figure = FIGURES[name]
    found = figure.ask(data.draw(figure.numbers))
    lowest, highest = figure.between
    assert lowest <= found.low <= found.value + 1e-9
    assert found.value - 1e-9 <= found.high <= highest


@every
@PROPERTY
@given(data=st.data())
def test_the_surer_the_wider(name, data):
    figure = FIGURES[name]
    numbers = data.draw(figure.numbers)
    less, more = (figure.ask(numbers, confidence=confidence) for confidence in (0.8, 0.998))
    assert more.low <= less.low + 1e-9
    assert less.high <= more.high + 1e-9
    assert more.high > less.high or more.low < less.low


@pytest.mark.parametrize("name", [name for name, figure in FIGURES.items() if figure.overdispersed])
@PROPERTY
@given(data=st.data(), phi=phis)
def test_the_more_the_counts_vary_the_wider(name, data, phi):
    figure = FIGURES[name]
    numbers = data.draw(figure.numbers)
    less, more = (figure.ask(numbers, phi=each) for each in (phi, phi * 1.5))
    assert more.value == pytest.approx(less.value)
    assert more.low <= less.low
    assert more.high > less.high


@pytest.mark.parametrize("name", [name for name, figure in FIGURES.items() if figure.more])
@PROPERTY
@given(data=st.data(), times=st.integers(2, 4))
def test_the_more_data_the_narrower(name, data, times):
    figure = FIGURES[name]
    numbers = data.draw(figure.numbers)
    less, more = figure.ask(numbers), figure.ask(figure.more(numbers, times))
    assert more.value == pytest.approx(less.value)
    assert width(more) < width(less)


@pytest.mark.parametrize("name", [name for name, figure in FIGURES.items() if figure.raised_by is not None])
@PROPERTY
@given(data=st.data())
def test_a_larger_count_moves_both_limits_up_and_a_larger_base_down(name, data):
    figure = FIGURES[name]
    numbers = data.draw(figure.numbers)
    found = figure.ask(numbers)
    raised = figure.ask(tuple(n + (i == figure.raised_by) for i, n in enumerate(numbers)))
    assert raised.low >= found.low
    assert raised.high > found.high
    if figure.lowered_by is not None:
        lowered = figure.ask(tuple(n + (i == figure.lowered_by) for i, n in enumerate(numbers)))
        assert lowered.low <= found.low
        assert lowered.high < found.high


SHARES = {"share": s.share, "answer_share": lambda x, n: s.answer_share(x, n, base=s.Base(1, 1))}


@pytest.mark.parametrize("ask", SHARES.values(), ids=SHARES)
@given(answers)
def test_one_more_of_the_same_answers_moves_both_limits_of_a_share_up(ask, numbers):
    x, n = numbers
    if x < n:
        less, more = ask(x, n), ask(x + 1, n)
        assert more.low > less.low
        assert more.high > less.high


@pytest.mark.parametrize("ask", SHARES.values(), ids=SHARES)
@given(answers)
def test_those_who_do_not_say_so_have_the_rest_of_a_share(ask, numbers):
    x, n = numbers
    said, rest = ask(x, n), ask(n - x, n)
    assert (rest.low, rest.high) == pytest.approx((1 - said.high, 1 - said.low), abs=1e-9)


@given(answers, st.floats(0.1, 50))
def test_only_how_weights_stand_to_each_other_matters_and_they_never_make_more_answers(numbers, times):
    hits, weights = [i < numbers[0] for i in range(numbers[1])], [1.0 + i % 4 for i in range(numbers[1])]
    base = s.Base(1, 1)
    found = s.weighted_share(hits, weights, base)
    same = s.weighted_share(hits, [times * w for w in weights], base)
    assert (found.value, found.low, found.high) == pytest.approx((same.value, same.low, same.high))
    assert found.n <= numbers[1] + 1e-9


@given(alike, phis)
def test_swapping_place_and_comparison_turns_wdd_around(numbers, phi):
    t0, t1, c0, c1 = numbers
    one, other = displaced((t0, t1, c0, c1), phi=phi), displaced((c0, c1, t0, t1), phi=phi)
    assert (one.value, one.low, one.high) == pytest.approx((-other.value, -other.high, -other.low))


@given(months)
def test_swapping_place_and_comparison_turns_the_ratio_of_trends_around(series):
    one, other = s.trend_before(*series), s.trend_before(*series[::-1])
    assert (one.value, one.low, one.high) == pytest.approx((1 / other.value, 1 / other.high, 1 / other.low))


@given(st.lists(st.floats(-1e3, 1e3), min_size=2, max_size=30), st.floats(-50, 50))
def test_single_values_turned_or_moved_have_limits_turned_and_moved(values, by):
    found, turned, moved = (s.xmr(each) for each in (values, [-v for v in values], [v + by for v in values]))
    assert (turned.low, turned.high) == pytest.approx((-found.high, -found.low), abs=1e-6)
    assert (moved.low, moved.high) == pytest.approx((found.low + by, found.high + by), abs=1e-6)


@given(times, st.integers(1, 89))
def test_no_less_is_fixed_within_a_longer_time(rows, sooner):
    days, fixed = zip(*rows, strict=True)
    assert s.fixed_within(days, fixed, sooner).value <= s.fixed_within(days, fixed, 90).value


@given(st.lists(st.floats(0.00001, 1), min_size=1, max_size=30))
def test_a_list_never_makes_a_change_surer_and_keeps_their_order(p):
    judged = s.judge(np.array(p))
    assert (judged.adjusted_p >= np.array(p) - 1e-12).all()
    assert (np.diff(judged.adjusted_p[np.argsort(p)]) >= -1e-12).all()
    assert judged.alpha <= 0.05 + 1e-12


@SLOW_PROPERTY
@given(st.lists(two, min_size=1, max_size=8))
def test_many_at_once_are_as_one_at_a_time(several):
    x1, n1, x2, n2 = np.array(several, dtype=float).T
    alone = [s.share_difference(*each) for each in several]
    assert np.array(s.differences(x1, n1, x2, n2, np.full(len(several), 0.05))) == pytest.approx(
        np.array([[each.low for each in alone], [each.high for each in alone]])
    )
    assert s.p_values(x1, n1, x2, n2) == pytest.approx([each.p for each in alone])
    shares = [s.share(x, n) for x, n, *_ in several]
    assert np.array(s.shares(x1, n1)) == pytest.approx(np.array([[v.low for v in shares], [v.high for v in shares]]))
    ratios = [s.rate_ratio(*each) for each in several if each[0] and each[2]]
    if len(ratios) == len(several):
        limits = [[v.low for v in ratios], [v.high for v in ratios]]
        assert np.array(s.ratio_limits(x1, n1, x2, n2)) == pytest.approx(np.array(limits))


ZEROS = {
    "share": lambda: s.share(0, 0),
    "answer_share": lambda: s.answer_share(0, 0),
    "weighted_share": lambda: s.weighted_share([], []),
    "share_difference": lambda: s.share_difference(0, 0, 1, 2),
    "rate": lambda: s.rate(3, 0, 100),
    "rate_ratio": lambda: s.rate_ratio(0, 1, 0, 1),
    "relative_change": lambda: s.relative_change(0, 1, 0, 1),
    "to_expected": lambda: s.to_expected(3, 0),
    "rirr": lambda: s.rirr(5, 0, 7, 8),
    "wdd": lambda: displaced((5, 6, 0, 8)),
    "wdq": lambda: s.wdq(5, 4, 7, 8, 0, 3),
    "trend_before": lambda: s.trend_before([0] * 24, [5] * 24),
    "fixed_within": lambda: s.fixed_within([], []),
    "stays_on_top": lambda: s.stays_on_top([0, 0], 1)[0],
}


def test_all_figures_but_a_count_know_what_a_zero_is_to_them():
    assert set(FIGURES) - set(ZEROS) == {"poisson_interval"}  # of no reports there is an interval


@pytest.mark.parametrize("ask", ZEROS.values(), ids=ZEROS)
def test_a_figure_of_nothing_is_refused_with_its_reason_and_has_no_number(ask):
    found = ask()
    assert (found.value, found.low, found.high, found.verdict, found.p) == (None, None, None, None, None)
    assert found.refused.reason in s.Reason
