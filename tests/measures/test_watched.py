"""Översikt watches at most twelve declared series, and knows how many of them chance would signal."""

from __future__ import annotations

import datetime as dt

import pytest

from jarfalla_data import geography
from jarfalla_data.measures import watched
from jarfalla_data.measures.control_series import declared as declared_in
from jarfalla_data.privacy import Audience, release
from tests.factories import bundled_store, store_with
from tests.measures.monthly import declared, rows, store_of_months

WHOLE, PART = "municipality:all", "viksjo:all"
LATEST = dt.date(2024, 11, 1)


@pytest.fixture(scope="module")
def bundled():
    return watched.watched(bundled_store()).frame


def test_each_declared_series_has_its_latest_judged_month(bundled):
    assert list(bundled["series"]) == list(declared_in(bundled_store()))
    assert set(bundled["first"]) == {dt.date(2024, 12, 1)}
    assert set(bundled["refused"]) == {""}


def test_p_and_limits_of_the_latest_month_agree(bundled):
    assert (bundled["outside"] == (bundled["p"] <= 0.002)).all()


@pytest.mark.parametrize(("reports", "direction"), [(60, "higher"), (1, "lower"), (20, "")])
def test_a_month_that_is_unusual_is_outside_its_limits(reports, direction):
    store = store_of_months(lambda month: reports if month == LATEST else 20, WHOLE)
    row = watched.watched(store).frame.iloc[0]
    assert (row["first"], row["reports"], bool(row["outside"])) == (LATEST, reports, direction != "")
    assert row["direction"] == direction or not row["outside"]


def test_at_most_twelve_are_watched_and_the_rest_are_counted():
    names = [f"0123R{n:03d}:all" for n in range(1, 20)]
    store = store_with(incidents=rows(lambda _: 3), baselines=declared(*names))
    assert list(watched.watched(store).frame["series"]) == names[:12]
    assert watched.false_signals(store).frame.iloc[0].to_dict() == {
        "declared": 19,
        "watched": 12,
        "judged": 1,
        "by_chance": 0.001,
    }


def test_false_signals_are_the_sum_of_the_tails(bundled):
    row = watched.false_signals(bundled_store()).frame.iloc[0]
    limits_there_are = len(bundled) + bundled["low"].notna().sum()
    assert row["by_chance"] == pytest.approx(0.001 * limits_there_are)
    assert row["judged"] == len(bundled)


def test_a_refused_series_says_why_and_signals_nothing():
    store = store_with(incidents=rows(lambda _: 3), baselines=declared(WHOLE, "municipality:traffic", "nowhere:all"))
    frame = watched.watched(store).frame
    assert list(frame["refused"]) == ["", "found_by_controls", "unknown_series"]
    assert not frame["outside"].any()
    assert frame["by_chance"].tolist()[1:] == [0, 0]
    assert frame["p"].isna().tolist() == [False, True, True]


@pytest.mark.parametrize("tables", [{"baselines": []}, {"incidents": []}], ids=["no baselines", "no incidents"])
def test_nothing_to_watch_is_no_error(tables):
    store = store_with(**tables)
    frame = watched.watched(store).frame
    assert frame["p"].isna().all()
    assert watched.false_signals(store).frame["by_chance"].tolist() == [0]


@pytest.mark.parametrize("measure", [watched.watched, watched.false_signals])
def test_what_is_watched_by_month_is_not_public(measure):
    assert release(measure(bundled_store()), Audience.PUBLIC).frame.empty


def test_a_part_may_be_watched_beside_the_municipality():
    inside, outside = (
        geography.area_ids(bundled_store(), "viksjo")[0],
        geography.area_ids(bundled_store(), "jakobsberg")[0],
    )
    incidents = [*rows(lambda _: 5, area_id=inside), *rows(lambda _: 5, area_id=outside)]
    frame = watched.watched(store_with(incidents=incidents, baselines=declared(WHOLE, PART))).frame
    assert frame["reports"].tolist() == [10, 5]
