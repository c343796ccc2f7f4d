"""The calendar of evenings: what makes an evening staffed, joint or after a briefing, and that it is never public."""

from __future__ import annotations

import datetime as dt

import pytest

from jarfalla_data.measures import evenings
from jarfalla_data.privacy import Audience, release
from jarfalla_data.publication import current, public
from tests.factories import Row, activity, bundled_store, promise, read_on, store_with

FRIDAY, SATURDAY, SUNDAY = "2022-03-04", "2022-03-05", "2022-03-06"
WORK = {"date": FRIDAY, "starts_at": "19:00", "ends_at": "01:00"}
ELSEWHERE = [activity(date=day, kind="cleanup") for day in ("2022-01-05", "2022-12-20")]


def calendar(*activities: Row) -> dict[str, tuple[str, float]]:
    """By day: state and hours, of the evenings that are not empty."""
    store = store_with(commitments=[promise()], activities=[*ELSEWHERE, *activities])
    rows = evenings.calendar(store).frame.itertuples()
    return {row.date.isoformat(): (row.state, row.hours) for row in rows if row.state != "empty"}


def test_every_friday_and_saturday_of_the_period_has_a_row():
    store = store_with(commitments=[promise()], activities=ELSEWHERE)
    frame = evenings.calendar(store).frame
    days = [dt.date(2022, 1, 1) + dt.timedelta(days=n) for n in range(365)]
    assert list(frame["date"]) == [day for day in days if day.weekday() in (4, 5)]
    assert set(frame["state"]) == {"empty"}


def test_police_or_guards_alone_staff_an_evening():
    assert calendar(activity(**WORK)) == {FRIDAY: ("staffed", 6.0)}
    assert calendar(activity(**WORK, kind="guard_patrol", partners="public_order_guards"))[FRIDAY][0] == "staffed"


@pytest.mark.parametrize("cells", [{"partners": "police|public_order_guards"}, {"kind": "joint_operation"}])
def test_two_partners_or_a_joint_operation_make_it_joint(cells):
    assert calendar(activity(**WORK, **cells))[FRIDAY][0] == "joint"


def test_a_joint_briefing_on_the_day_counts_for_a_joint_evening_only():
    briefing = activity(date=FRIDAY, kind="joint_briefing", starts_at="17:00", ends_at="17:30")
    assert calendar(briefing) == {}
    assert calendar(briefing, activity(**WORK))[FRIDAY][0] == "staffed"
    assert calendar(briefing, activity(**WORK, partners="police|municipality"))[FRIDAY][0] == "briefed"


def test_a_briefing_that_was_only_planned_is_none():
    briefing = activity(date=FRIDAY, kind="joint_briefing", status="planned")
    assert calendar(briefing, activity(**WORK, partners="police|municipality"))[FRIDAY][0] == "joint"


@pytest.mark.parametrize(
    "cells",
    [
        {"status": "planned"},
        {"place_id": "kallhall_station"},
        {"place_id": None},
        {"kind": "narcotics_operation"},
        {"ends_at": None},
        {"starts_at": "12:00", "ends_at": "18:00"},
        {"date": SUNDAY},
    ],
    ids=str,
)
def test_what_is_not_done_not_there_not_visible_or_not_then_leaves_the_evening_empty(cells):
    assert calendar(activity(**{**WORK, **cells})) == {}


def test_work_without_clock_times_is_counted_apart():
    store = store_with(commitments=[promise()], activities=[*ELSEWHERE, activity(date=FRIDAY)])
    frame = evenings.calendar(store).frame
    assert {row.date.isoformat(): row.no_clock for row in frame.itertuples() if row.no_clock} == {FRIDAY: 1}


def test_the_hours_after_midnight_belong_to_the_evening_before():
    late = activity(date=SATURDAY, starts_at="00:30", ends_at="01:30")
    assert calendar(late) == {FRIDAY: ("staffed", 1.0)}


def test_hours_that_two_cover_count_once_and_only_those_of_the_evening():
    both = [activity(date=FRIDAY, starts_at=a, ends_at=b) for a, b in (("16:00", "20:00"), ("19:00", "21:00"))]
    assert calendar(*both)[FRIDAY][1] == 3.0


def test_evenings_that_are_not_over_when_the_file_is_read_are_not_there():
    store = store_with(commitments=[promise()], activities=ELSEWHERE)
    days = list(evenings.calendar(read_on(store, "activities", dt.date(2022, 5, 14))).frame["date"])
    assert (days[0], days[-1]) == (dt.date(2022, 1, 1), dt.date(2022, 5, 13))


def test_a_period_that_the_file_does_not_reach_has_no_evenings():
    assert evenings.calendar(bundled_store(), "2017").frame.empty
    assert evenings.calendar(store_with(activities=[]), None).frame.empty


@pytest.mark.parametrize("code", ["2019–2020", "2024"])
def test_the_public_gets_no_evening(code):
    figures = evenings.calendar(bundled_store(), code)
    assert len(figures.frame) > 100
    assert release(figures, Audience.PUBLIC).frame.empty
    assert public(bundled_store(), 5, evenings.calendar, (code,)).frame.empty
    assert not current(bundled_store(), 5).holds("evenings.calendar")
