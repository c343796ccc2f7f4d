"""An area is held against its own share of the baseline, and named only far outside what chance does."""

from __future__ import annotations

import datetime as dt

import numpy as np
import pytest

from jarfalla_data import Period, Selection
from jarfalla_data.measures.funnel import against_expected
from jarfalla_data.privacy import Audience, release
from tests.factories import bundled_store, store_with
from tests.measures.monthly import declared, rows

WHOLE = "municipality:all"
HERE, ELSEWHERE = "0123R001", "0123R005"
LAST_YEAR = Period.of_years(2023, 2023)
EXPECTED = 60


def funnel_of(in_2023: int, *, elsewhere: int = 20, period: Period | None = LAST_YEAR):
    """Five a month in one area and twenty in another, but in 2023."""
    here = rows(lambda month: in_2023 // 12 if month.year == 2023 else 5, area_id=HERE)
    there = rows(lambda month: elsewhere if month.year == 2023 else 20, area_id=ELSEWHERE)
    store = store_with(incidents=[*here, *there], baselines=declared(WHOLE))
    return against_expected(store, Selection(period=period)).frame.set_index("code")


@pytest.mark.parametrize(
    ("in_2023", "standing"),
    [(60, "as_expected"), (96, "eye_on_higher"), (120, "higher"), (36, "eye_on_lower"), (24, "lower")],
)
def test_an_area_is_named_by_how_far_it_is_from_what_is_expected(in_2023, standing):
    assert funnel_of(in_2023).loc[HERE, "standing"] == standing


def test_expected_is_the_share_of_the_baseline_of_what_the_municipality_has_now():
    row = funnel_of(60, elsewhere=40).loc[HERE]
    assert row["expected"] == pytest.approx(0.2 * (60 + 12 * 40))
    assert row["reports"] == 60


def test_a_change_that_is_the_same_everywhere_is_no_areas():
    frame = funnel_of(120, elsewhere=40)
    assert set(frame.loc[[HERE, ELSEWHERE], "standing"]) == {"as_expected"}


def test_an_area_with_little_expected_is_not_judged():
    frame = funnel_of(60)
    others = frame.drop([HERE, ELSEWHERE])
    assert set(others["standing"]) == {"too_few"}
    assert others[["low", "high", "p"]].isna().all(axis=None)


def test_without_a_period_the_last_settled_year_is_held_against_the_baseline():
    row = funnel_of(60, period=None).iloc[0]
    assert (row["first"], row["last"]) == (dt.date(2023, 12, 1), dt.date(2024, 11, 30))
    assert (row["baseline_first"], row["baseline_last"]) == (dt.date(2017, 1, 1), dt.date(2019, 12, 31))


def test_months_of_the_baseline_are_not_held_against_it():
    row = funnel_of(60, period=Period.of_years(2018, 2020)).iloc[0]
    assert (row["first"], row["last"]) == (dt.date(2020, 1, 1), dt.date(2020, 12, 31))
    assert funnel_of(60, period=Period.of_years(2017, 2019)).empty


def test_without_a_declared_baseline_no_area_is_compared():
    assert against_expected(store_with(baselines=[]), Selection()).frame.empty


def test_without_incidents_no_area_is_compared():
    assert against_expected(store_with(incidents=[]), Selection()).frame.empty


def test_no_report_without_an_area_is_in_it():
    frame = against_expected(bundled_store(), Selection(period=LAST_YEAR)).frame
    rows_2023 = bundled_store().incidents
    rows_2023 = rows_2023[(rows_2023["occurred_at"].dt.year == 2023) & rows_2023["area_id"].notna()]
    assert frame["reports"].sum() < len(rows_2023)
    assert frame["expected"].sum() == pytest.approx(frame["reports"].sum())
    assert len(frame) == 25


def test_the_limits_of_998_hold_those_of_95_and_both_hold_what_is_expected():
    frame = against_expected(bundled_store(), Selection(period=LAST_YEAR)).frame
    for inner, outer in (("low_95", "low"), ("expected", "low_95"), ("high_95", "expected"), ("high", "high_95")):
        assert (frame[inner] > frame[outer]).all()
    assert (frame["phi"] >= 1).all()


def test_the_chosen_area_does_not_narrow_the_comparison():
    chosen = Selection(period=LAST_YEAR, area=HERE, area_ids=(HERE,))
    frames = [against_expected(bundled_store(), s).frame for s in (chosen, Selection(period=LAST_YEAR))]
    assert np.array_equal(frames[0]["reports"], frames[1]["reports"])


def test_areas_against_expectation_are_not_public():
    assert release(against_expected(bundled_store(), Selection(period=LAST_YEAR)), Audience.PUBLIC).frame.empty
