"""Each rule finds what it says, names the points, and nothing less."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from jarfalla_data.measures.control_rules import Direction, Rule, Signal, signals

CENTRE, LOW, HIGH = 10.0, 1.0, 22.0
UP, DOWN = Direction.HIGHER, Direction.LOWER


def found(*reports: float, runs: bool = True, low: float = LOW) -> list[Signal]:
    n = len(reports)
    return signals(np.array(reports, dtype=float), *(np.full(n, v) for v in (CENTRE, low, HIGH)), runs=runs)


def test_a_point_on_or_outside_a_limit_is_a_signal():
    assert found(9, 22, 11, 1) == [Signal(Rule.OUTSIDE, UP, 1, 1), Signal(Rule.OUTSIDE, DOWN, 3, 3)]
    assert found(9, 21, 11, 2) == []


def test_without_a_lower_limit_no_point_is_below_it():
    assert found(11, 0, 11, low=np.nan) == []


def test_seven_in_a_row_on_one_side_are_a_signal_and_six_are_not():
    assert found(9, 11, 12, 11, 12, 11, 12, 11, 9) == [Signal(Rule.ONE_SIDE, UP, 1, 7)]
    assert found(9, 11, 12, 11, 12, 11, 12, 9) == []


def test_a_point_on_the_centre_line_breaks_a_run():
    assert found(11, 12, 11, 10, 11, 12, 11, 12) == []


def test_a_longer_run_is_one_signal():
    assert found(*[9, 8] * 5) == [Signal(Rule.ONE_SIDE, DOWN, 0, 9)]


def test_seven_rising_points_are_a_signal_and_six_are_not():
    assert found(7, 8, 9, 10, 11, 12, 13, 12) == [Signal(Rule.TREND, UP, 0, 6)]
    assert found(8, 9, 10, 11, 12, 13, 12) == []


def test_seven_falling_points_are_a_signal():
    assert found(13, 12, 11, 10, 9, 8, 7) == [Signal(Rule.TREND, DOWN, 0, 6)]


def test_a_season_is_no_trend():
    season = np.arange(7, 14.0)
    assert signals(season, season, season - 6, season + 6, runs=True) == []


def test_two_of_three_in_the_outer_third_on_the_same_side_are_a_signal():
    assert found(18, 9, 18, 9) == [Signal(Rule.OUTER_THIRD, UP, 0, 2)]
    assert found(4, 4, 11) == [Signal(Rule.OUTER_THIRD, DOWN, 0, 1)]
    assert found(18, 4, 9, 18, 9) == []
    assert found(17.9, 9, 18) == []


def test_overlapping_pairs_in_the_outer_third_are_one_signal():
    assert found(18, 9, 18, 19, 9) == [Signal(Rule.OUTER_THIRD, UP, 0, 3)]


def test_without_runs_only_points_outside_are_signals():
    assert found(11, 12, 11, 12, 11, 12, 11, 12, 25, runs=False) == [Signal(Rule.OUTSIDE, UP, 8, 8)]


@pytest.mark.parametrize("reports", [(), (11,), (11, 12)])
def test_few_points_are_no_error(reports):
    assert found(*reports) == []


@given(st.lists(st.integers(0, 30), max_size=40))
def test_turning_a_series_round_turns_its_signals_round(reports):
    forward = found(*reports)
    backward = found(*reports[::-1])
    n = len(reports) - 1
    turned = {Direction.HIGHER: Direction.LOWER, Direction.LOWER: Direction.HIGHER}

    def mirrored(s: Signal) -> Signal:
        return Signal(s.rule, turned[s.direction] if s.rule is Rule.TREND else s.direction, n - s.last, n - s.first)

    assert set(backward) == {mirrored(s) for s in forward}
