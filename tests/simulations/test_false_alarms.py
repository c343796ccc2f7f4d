"""Where nothing has changed, next to nothing is said: told beside what the limits and the list promise.

1,000 runs of ten watched series and of 30 changes in insecurity, with a fixed seed. The rates found stand at each test.
"""

from __future__ import annotations

import numpy as np
import pytest

from jarfalla_data import Selection, geography
from jarfalla_data.measures import insecurity_change, statistics
from jarfalla_data.measures.control_baseline import expect, fit
from jarfalla_data.measures.control_limits import KEEP_AN_EYE, OUTSIDE, limits, p_value
from jarfalla_data.measures.control_rules import signals
from jarfalla_data.measures.funnel import judged
from jarfalla_data.measures.season import season_index
from jarfalla_data.measures.statistics import judge
from tests.factories import bundled_store
from tests.simulations.no_change import BASELINE, CALENDAR, DAYS, RUNS, SEED, drawn, expected_after, watched

NAMES = tuple(watched())
MOST_LISTS = 62
"""Of 1,000 lists, 5 % of which may say anything false: no more than this but once in twenty tries."""


@pytest.fixture(scope="module")
def p():
    """By series, run and month after the baseline."""
    return {name: p_value(x[:, BASELINE:], expected_after(x, whole)) for name, (x, whole) in watched().items()}


@pytest.mark.parametrize("name", NAMES)
def test_a_month_is_outside_its_limits_about_as_often_as_they_say(p, name):
    # Nominal 2.0 per 1,000 series and month. The counts lean upwards more than Poisson's: a little more than that.
    assert 0.5 * OUTSIDE < (p[name] <= OUTSIDE).mean() < 2 * OUTSIDE


@pytest.mark.parametrize("name", NAMES)
def test_an_eye_is_kept_on_no_more_months_than_chance_gives(p, name):
    assert 0.6 * KEEP_AN_EYE < (p[name] <= KEEP_AN_EYE).mean() < 1.1 * KEEP_AN_EYE


def test_ten_series_signal_falsely_as_often_as_is_told(p):
    # Told on the page: 0.02 a month (0.001 for each limit that there is).
    false_signals = sum((p[name] <= OUTSIDE).mean() for name in NAMES)
    assert 0.012 < false_signals < 0.03


@pytest.mark.parametrize("name", NAMES)
def test_few_series_signal_within_a_year(name):
    # A chart that ignores season and overdispersion signals in a quarter of all series within a year.
    x, whole = watched()[name]
    expected = expected_after(x, whole)
    low, high = limits(expected)
    by_run = zip(x[:, BASELINE:], expected.count, low, high, strict=True)
    found = [signals(*run, runs=True) for run in by_run]
    assert np.mean([any(s.rule == "outside" for s in run) for run in found]) < 0.05
    assert np.mean([bool(run) for run in found]) < 0.16


@pytest.mark.parametrize("name", ["person", "property", "damage", "disorder"])
def test_a_published_quarter_is_outside_about_as_often_as_its_limits_say(name):
    quarters, days = (by_quarter(values) for values in (watched()[name][0], DAYS))
    before, after, place = slice(0, 12), slice(12, None), np.arange(16) % 4
    season = season_index(quarters[:, before], days[before], place[before], places=4)
    fitted = fit(quarters[:, before], days[before], place[before], season)
    p_of_quarters = p_value(quarters[:, after], expect(fitted, days[after], place[after], np.arange(4)))
    assert (p_of_quarters <= OUTSIDE).mean() < 2 * OUTSIDE
    assert 0.5 * KEEP_AN_EYE < (p_of_quarters <= KEEP_AN_EYE).mean() < 1.2 * KEEP_AN_EYE


def by_quarter(values):
    """Sums of three months along the last axis."""
    return np.add.reduceat(values, np.arange(0, values.shape[-1], 3), axis=-1)


def test_of_a_thousand_whole_lists_at_most_62_say_anything_false(p):
    latest = np.column_stack([p[name][:, -1] for name in NAMES])
    listed = np.column_stack([_p_of_changes(), latest])
    told = [judge(each) for each in listed]
    false = [
        bool(found.told[: -len(NAMES)].any() or (found.told[-len(NAMES) :] & (each[-len(NAMES) :] <= OUTSIDE)).any())
        for found, each in zip(told, listed, strict=True)
    ]
    assert len(false) == RUNS
    assert sum(false) <= MOST_LISTS


def test_areas_without_a_change_are_seldom_named():
    # Nominal: 2 per 1,000 areas named, 5 % to keep an eye on.
    rng, size = np.random.default_rng(SEED + 2), np.geomspace(20, 2, 25)
    usual = DAYS / DAYS.mean() * (1 + 0.2 * np.cos(2 * np.pi * CALENDAR / 12))
    reports = drawn(rng, np.outer(size, usual), runs=200)
    standing = np.concatenate([judged(x[:, :BASELINE], x[:, BASELINE:])["standing"] for x in reports])
    assert np.isin(standing, ["higher", "lower"]).mean() < 2 * OUTSIDE
    assert 0.6 * KEEP_AN_EYE < np.isin(standing, ["eye_on_higher", "eye_on_lower"]).mean() < 1.1 * KEEP_AN_EYE


def _p_of_changes():
    """By run and level or area: p of the change between two rounds in which each area is as insecure as it was.

    As many answers, and as many effective ones, as in the bundled rounds; parts and municipality weigh their areas by
    inhabitants.
    """
    store, rng = bundled_store(), np.random.default_rng(SEED + 1)
    frame = insecurity_change.changes(store, Selection()).frame.set_index("code")
    areas = frame[frame["level"] == "area"]
    people = geography.inhabitants(store, 2022)
    weights = _weights(store, list(frame.index), list(areas.index), people)
    level = areas["x"].to_numpy(float) / areas["n"].to_numpy(float)
    xs, ns = [], []
    for when in ("", "_before"):
        answers = areas["n" + when].to_numpy(int)
        share = rng.binomial(answers, level, (RUNS, len(areas))) / answers @ weights.T
        effective = np.broadcast_to(frame["n_eff" + when].to_numpy(float), share.shape)
        xs.append((share * effective).ravel())
        ns.append(effective.ravel())
    return statistics.p_values(xs[0], ns[0], xs[1], ns[1]).reshape(RUNS, len(frame))


def _weights(store, codes, areas, people):
    """Rows: municipality, parts and areas; columns: the areas that each sums, weighed to 1."""
    inside = [geography.area_ids(store, code) or areas for code in codes]
    weights = np.array([[people[area] * (area in those) for area in areas] for those in inside], dtype=float)
    return weights / weights.sum(axis=1, keepdims=True)
