"""Presence where needed: what hours are expected from, what covers them, when it is refused; never public."""

from __future__ import annotations

import datetime as dt
from typing import Any

import numpy as np
import pandas as pd
import pytest

from jarfalla_data.measures import presence
from jarfalla_data.privacy import Audience, release
from jarfalla_data.publication import current, public
from tests.factories import Row, activity, bundled_store, incident, promise, store_with

AREA = "0123R005"  # in Jakobsberg
ELSEWHERE = [activity(date=day, kind="cleanup") for day in ("2022-01-05", "2022-12-20")]
FRIDAYS = [dt.date(2022, 1, 7) + dt.timedelta(weeks=n) for n in range(52)]


def offences(n: int, hour: int, weekday: int = 4, **cells: Any) -> list[Row]:
    """Reported offences of 2021 with a clock time, a week apart."""
    first = dt.date(2021, 1, 4) + dt.timedelta(days=weekday)
    days = [first + dt.timedelta(weeks=i % 50) for i in range(n)]
    given = {"area_id": AREA, "category": "vandalism", "source": "reported_offence", **cells}
    return [incident(occurred_at=f"{day} {hour:02}:00", **given) for day in days]


def year(*incidents: Row, activities: list[Row] | None = None) -> Any:
    store = store_with(commitments=[promise()], incidents=incidents, activities=[*ELSEWHERE, *(activities or [])])
    (row,) = presence.where_needed(store).frame.itertuples()
    return row


def every_friday(start: str, end: str) -> list[Row]:
    return [activity(date=day.isoformat(), starts_at=start, ends_at=end) for day in FRIDAYS]


def test_hours_weigh_as_many_offences_as_they_had_the_years_before():
    row = year(*offences(60, 20), *offences(60, 10), activities=every_friday("20:00", "21:00"))
    assert row.value == pytest.approx(60 / 120)
    assert row.even == pytest.approx(52 / 8760)
    assert (row.clocked, row.earlier, row.staffed, row.hours) == (120, 120, 52.0, 8760)


def test_part_of_an_hour_covers_part_of_it():
    assert year(*offences(120, 20), activities=every_friday("20:15", "20:30")).value == pytest.approx(0.25)


def test_two_at_the_same_time_cover_no_more_than_one():
    both = [*every_friday("20:00", "21:00"), *every_friday("20:00", "21:00")]
    assert year(*offences(120, 20), activities=both).value == pytest.approx(1.0)


def test_where_nobody_came_nothing_is_covered():
    row = year(*offences(120, 20))
    assert (row.value, row.low, row.high, row.even) == (0, 0, 0, 0)


@pytest.mark.parametrize(
    "other",
    [
        {"source": "police_event"},
        {"category": "narcotics_possession_use"},
        {"category": "violence_indoors"},
        {"area_id": "0123R020"},
    ],
    ids=str,
)
def test_only_reported_offences_in_jakobsberg_that_controls_do_not_find_count(other):
    work = every_friday("20:00", "21:00")
    assert year(*offences(120, 20), *offences(120, 10, **other), activities=work).value == pytest.approx(1.0)


def test_an_offence_at_a_place_in_jakobsberg_counts_without_an_area():
    rows = offences(120, 20, area_id=None, place_id="jakobsberg_station")
    assert year(*rows, activities=every_friday("20:00", "21:00")).value == pytest.approx(1.0)


def test_offences_of_the_year_itself_do_not_count():
    """Presence that works would look useless, measured on what happened all the same."""
    same = [incident(occurred_at=f"{day} 10:00", area_id=AREA, category="vandalism") for day in FRIDAYS]
    with_them = year(*offences(120, 20), *same, activities=every_friday("20:00", "21:00"))
    assert (with_them.value, with_them.clocked) == (1.0, 120)


def test_below_a_hundred_clock_times_it_is_refused_with_its_reason():
    few = [*offences(99, 20), incident(occurred_at="2021-05-05", area_id=AREA, category="vandalism")]
    row = year(*few)
    assert (row.refused, row.clocked, row.earlier) == ("few_values", 99, 100)
    assert all(pd.isna(value) for value in (row.value, row.low, row.high))


def test_the_interval_is_that_of_resampled_weeks_and_the_same_each_time():
    row = year(*offences(80, 20), *offences(80, 10), activities=every_friday("20:00", "21:00"))
    again = year(*offences(80, 20), *offences(80, 10), activities=every_friday("20:00", "21:00"))
    assert (row.low, row.high) == (again.low, again.high)
    assert (row.low, row.high) == (pytest.approx(0.5), pytest.approx(0.5))  # each week has as many at 20 as at 10


def test_the_interval_widens_as_weeks_differ():
    rows = [*offences(50, 20), *offences(50, 20), *offences(25, 10), *offences(25, 10), *offences(25, 10)]
    row = year(*rows, activities=every_friday("20:00", "21:00"))
    covered = np.array([2.0] * 50 + [0.0] * 2)
    expected = np.array([2.0 + 3.0] * 25 + [2.0] * 25 + [0.0] * 2)
    rng = np.random.default_rng(7)
    drawn = rng.integers(0, 52, (4000, 52))
    shares = covered[drawn].sum(1) / expected[drawn].sum(1)
    low, high = np.quantile(shares, (0.025, 0.975))
    assert row.value == pytest.approx(100 / 175)
    assert (row.low, row.high) == (pytest.approx(low, abs=0.01), pytest.approx(high, abs=0.01))


def test_a_period_without_activities_has_no_year():
    assert presence.where_needed(bundled_store(), "2017").frame.empty


@pytest.mark.parametrize("code", ["2019–2020", "2024"])
def test_the_public_gets_none_of_it(code):
    figures = presence.where_needed(bundled_store(), code)
    assert len(figures.frame)
    assert release(figures, Audience.PUBLIC).frame.empty
    assert public(bundled_store(), 5, presence.where_needed, (code,)).frame.empty
    assert not current(bundled_store(), 5).holds("presence.where_needed")
