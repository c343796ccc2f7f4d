"""The changes planted in the example data are found as often as their size predicts.

The generator draws its months anew with 200 seeds; the control chart of each planted series is made from them, and from
the bundled file. A planted change of part of the day moves no month, and no control chart is to find it.
"""

from __future__ import annotations

from collections.abc import Collection
from functools import cache

import numpy as np
import pytest
from scipy import stats

from jarfalla_data import Period
from jarfalla_data.example import read_surroundings
from jarfalla_data.example.incident_counts import CATEGORIES, expected_counts, incident_counts, month_number
from jarfalla_data.example.truth import TRUTHS, Shape, Truth, truths
from jarfalla_data.measures import control, exposure
from jarfalla_data.measures.control_baseline import expect, fit_months
from jarfalla_data.measures.control_limits import limits
from jarfalla_data.measures.control_rules import IN_A_ROW, Direction, Rule, signals
from jarfalla_data.measures.exposure import Exposure
from tests.factories import BUNDLED, store_with
from tests.measures.monthly import declared
from tests.simulations.no_change import PHI, SEED, drawn

MONTHS = range(2017 * 12, 2025 * 12)
YEARS = Period.of_years(2019, 2021)
IN_BASELINE = (np.arange(len(MONTHS)) >= 24) & (np.arange(len(MONTHS)) < 60)
DRAWS = 200
PLANTED = [truth for truth in TRUTHS if truth.shape in (Shape.LEVEL, Shape.SINGLE_MONTH)]
FOUND = ((0.75, 0.93, 0.99), (0.92, 1, 1))
"""How often each is found, at least and at most: 5 → 8 a month, 6 → 3 a month, 24 in one month instead of 1."""
MONTHS_A_POINT = {"vehicle_crime_up": 1, "vandalism_down": 1, "storage_burglary_month": 3}


def ids(truth: Truth) -> str:
    return truth.name


def series(truth: Truth) -> str:
    return f"{truth.area_id}:{truth.subject}"


def side(truth: Truth) -> Direction:
    return Direction.HIGHER if truth.after > truth.before else Direction.LOWER


@cache
def draws() -> np.ndarray:
    """Counts by draw, month, area (the last one: not known) and category."""
    around = read_surroundings(BUNDLED)
    return np.stack([incident_counts(around, seed) for seed in range(DRAWS)]).astype(float)


def found_in(reports: np.ndarray, whole: np.ndarray, truth: Truth, rules: Collection[Rule] = tuple(Rule)) -> bool:
    """Whether the chart of one draw has a signal to the planted side that ends after the change began."""
    days, calendar = exposure.by_month(MONTHS, Exposure.DAYS), exposure.calendar_months(MONTHS)
    starts = np.arange(0, len(MONTHS), MONTHS_A_POINT[truth.name])
    fitted = fit_months(IN_BASELINE, reports, whole, days, calendar)
    expected = expect(fitted, days, calendar, starts)
    low, high = limits(expected)
    found = signals(np.add.reduceat(reports, starts), expected.count, low, high, runs=True)
    began = month_number(truth.starts) // MONTHS_A_POINT[truth.name]
    return any(s.direction == side(truth) and s.last >= began and s.rule in rules for s in found)


def power(truth: Truth, *rules: Rule) -> float:
    """How often the change is found, by some rules or by any."""
    at = read_surroundings(BUNDLED).area_ids.index(truth.area_id)
    of_kind = draws()[..., CATEGORIES.index(truth.subject)]
    return float(np.mean([found_in(one[:, at], one.sum(axis=1), truth, rules or tuple(Rule)) for one in of_kind]))


def said_of_nothing(truth: Truth) -> float:
    """How often the same is said of a series that is drawn as before the change all the way."""
    around = read_surroundings(BUNDLED)
    area, kind = around.area_ids.index(truth.area_id), CATEGORIES.index(truth.subject)
    expected = expected_counts(around, 0)[:, area, kind]
    if truth.shape is Shape.LEVEL:
        expected[month_number(truth.starts) :] *= truth.before / truth.after
    calm = drawn(np.random.default_rng(SEED), expected, DRAWS)
    whole = draws()[..., kind].sum(axis=2) - draws()[:, :, area, kind] + calm
    return float(np.mean([found_in(*one, truth) for one in zip(calm, whole, strict=True)]))


@pytest.fixture(scope="module")
def store():
    return store_with(baselines=declared(*map(series, PLANTED), years=YEARS))


@pytest.mark.parametrize(("truth", "low", "high"), [*zip(PLANTED, *FOUND, strict=True)], ids=[*map(ids, PLANTED)])
def test_what_was_planted_is_found_as_often_as_its_size_gives(truth, low, high):
    assert low <= power(truth) <= high


@pytest.mark.parametrize("truth", truths(Shape.LEVEL), ids=ids)
def test_seven_in_a_row_come_as_often_as_size_and_n_predict(truth):
    assert power(truth, Rule.ONE_SIDE) == pytest.approx(predicted(truth), abs=0.08)


def predicted(truth: Truth) -> float:
    """The chance of seven in a row on the planted side, with an expected number as uncertain as its n makes it."""
    around, began = read_surroundings(BUNDLED), month_number(truth.starts)
    at, kind = around.area_ids.index(truth.area_id), CATEGORIES.index(truth.subject)
    mean = expected_counts(around, 0)[:, at, kind]
    usual = mean[began:] * truth.before / truth.after
    error = np.sqrt(PHI / mean[IN_BASELINE].sum())
    off = [1 + error * stats.norm.ppf((i + 0.5) / 40) for i in range(40)]
    return float(np.mean([of_seven(beyond(mean[began:], usual * by, side(truth))) for by in off]))


def beyond(mean: np.ndarray, expected: np.ndarray, where: Direction) -> np.ndarray:
    """By month the chance of a count above, or below, what is expected; counts are negative binomial."""
    of = stats.nbinom(mean / (PHI - 1), 1 / PHI)
    return of.sf(np.floor(expected)) if where is Direction.HIGHER else of.cdf(np.ceil(expected) - 1)


def of_seven(chances: np.ndarray) -> float:
    """The chance that seven in a row come true at least once."""
    so_far = np.eye(IN_A_ROW + 1)[0]
    for chance in chances:
        again = so_far[:-1] * chance
        so_far = np.array([so_far[:-1].sum() * (1 - chance), *again[:-1], so_far[-1] + again[-1]])
    return float(so_far[-1])


@pytest.mark.parametrize("truth", PLANTED, ids=ids)
def test_the_same_is_said_far_less_often_where_nothing_was_planted(truth):
    # Within 32 months, by any rule: runs of points are what finds a lasting change, and what chance makes too.
    assert said_of_nothing(truth) < 0.35


@pytest.mark.parametrize("truth", PLANTED, ids=ids)
def test_what_was_planted_is_found_in_the_bundled_file(store, truth):
    found = control.signals(store, series(truth)).frame
    there = found[(found["direction"] == side(truth)) & (found["last"].astype(str) >= truth.starts)]
    assert not there.empty


@pytest.mark.parametrize("truth", PLANTED, ids=ids)
def test_the_chart_of_what_was_planted_has_the_periods_that_the_simulation_has(store, truth):
    assert len(control.points(store, series(truth)).frame) == len(MONTHS) / MONTHS_A_POINT[truth.name]
