"""Inspections: what is counted in which year, what waits, what is overdue, and what of it may be public."""

from __future__ import annotations

import datetime as dt

import pytest

from jarfalla_data import Period, Selection
from jarfalla_data.measures import inspections
from jarfalla_data.privacy import Audience, release
from tests.factories import BUNDLED, bundled_store, inspection, inspection_finding, store_with
from tests.plain_inspections import by_year, faults, last_day

ALL = Selection()


def store(*findings, **visit):
    """One inspection and what it found."""
    visits = [inspection(inspection_id="visit", **visit)]
    return store_with(
        inspections=visits, inspection_findings=[inspection_finding(inspection_id="visit", **f) for f in findings]
    )


def years(opened, name="found", selection=ALL):
    frame = inspections.by_year(opened, selection).frame
    return dict(zip(frame["year"], frame[name], strict=True))


def test_a_finding_counts_in_the_year_of_its_inspection_and_its_mending_in_its_own():
    opened = store({"status": "fixed", "fixed_on": "2024-02-01"}, date="2022-05-04")
    assert years(opened) == {2022: 1, 2023: 0, 2024: 0}
    assert years(opened, "fixed") == {2022: 0, 2023: 0, 2024: 1}


@pytest.mark.parametrize("category", ["entrance", "camera_alarm"])
def test_locks_entrances_cameras_and_alarms_are_in_no_public_column(category):
    opened = store({"category": category, "status": "fixed", "fixed_on": "2022-06-01"})
    seen = release(inspections.by_year(opened, ALL), Audience.PUBLIC).frame
    assert seen["found"].tolist() == seen["fixed"].tolist() == [0]
    assert set(seen) == {
        "year",
        "first",
        "last",
        *(n + h for n in ("inspections", "found", "fixed") for h in ("", "_hidden")),
    }
    inside = inspections.by_year(opened, ALL).frame
    assert inside["all_found"].tolist() == inside["all_fixed"].tolist() == [1]


def test_what_is_mended_without_a_day_is_in_no_year():
    assert years(store({"status": "fixed"}), "fixed") == {2022: 0}


def test_a_year_that_is_not_over_is_not_public():
    year = bundled_store().files["inspections"].read_at.year
    opened = store({}, date=f"{year}-01-02")
    assert years(opened, "unfinished") == {year: True}
    assert release(inspections.by_year(opened, ALL), Audience.PUBLIC).frame.empty


def test_only_the_years_of_the_period_are_told():
    assert list(years(bundled_store(), selection=Selection(period=Period.of_years(2019, 2020)))) == [2019, 2020]


@pytest.mark.parametrize("sensitive", [True, False])
def test_every_year_of_the_bundled_files_is_what_the_files_hold(sensitive):
    frame = inspections.by_year(bundled_store(), ALL).frame
    names = ("inspections", "all_found", "all_fixed") if sensitive else ("inspections", "found", "fixed")
    told = {row["year"]: tuple(row[name] for name in names) for _, row in frame.iterrows()}
    assert told == by_year(BUNDLED, sensitive=sensitive)


# What waits -----------------------------------------------------------------------------------------------------------


def states(opened, group="place_id", selection=ALL):
    frame = inspections.by_group(opened, selection, group).frame
    return {row["code"]: {s: row[s] for s in inspections.STATES if row[s]} for _, row in frame.iterrows()}


def test_open_after_its_day_is_overdue_and_on_its_day_is_not():
    late = {"due_on": "2022-08-31", "checked_on": "2022-09-01"}
    assert states(store(late)) == {"jakobsberg_station": {"overdue": 1}}
    assert states(store({**late, "due_on": "2022-09-01"})) == {"jakobsberg_station": {"open": 1}}


@pytest.mark.parametrize("status", ["fixed", "rejected", "moved"])
def test_what_no_longer_waits_is_never_overdue(status):
    opened = store({"status": status, "due_on": "2022-06-01", "checked_on": "2022-09-01"})
    assert states(opened) == {"jakobsberg_station": {status: 1}}


def test_the_state_is_that_of_the_last_day_of_the_files():
    opened = store({"due_on": "2022-06-01"}, date="2022-05-04")
    assert states(opened) == {"jakobsberg_station": {"open": 1}}
    assert inspections.last_day(opened) == dt.date(2022, 5, 4)
    assert inspections.last_day(bundled_store()) == last_day(BUNDLED)


@pytest.mark.parametrize("group", inspections.GROUPS)
def test_the_states_of_each_group_add_up_to_what_the_files_hold(group):
    frame = inspections.by_group(bundled_store(), ALL, group).frame
    name = group.removesuffix("_id")
    now, held = last_day(BUNDLED), faults(BUNDLED)
    assert set(frame["code"]) == {getattr(fault, name) for fault in held}
    for row in frame.itertuples():
        of_row = [fault for fault in held if getattr(fault, name) == row.code]
        assert row.found == len(of_row)
        assert row.overdue == sum(fault.is_late(now) for fault in of_row)
        assert row.open == sum(fault.status == "open" and not fault.is_late(now) for fault in of_row)
        assert row.ordered == sum(fault.status == "ordered" and not fault.is_late(now) for fault in of_row)
        assert row.fixed == sum(fault.status == "fixed" for fault in of_row)
    if group != "priority":
        assert frame["overdue"].is_monotonic_decreasing


def test_the_most_overdue_stand_first_then_what_is_most_urgent():
    rows = [
        {"finding_id": "later", "priority": "3"},
        {"finding_id": "urgent", "priority": "1", "due_on": "2022-12-01"},
        {"finding_id": "a little late", "priority": "2", "due_on": "2022-08-30"},
        {"finding_id": "very late", "priority": "3", "due_on": "2022-06-01", "checked_on": "2022-09-01"},
        {"finding_id": "done", "status": "fixed"},
    ]
    frame = inspections.waiting(store(*rows), ALL).frame
    assert frame["finding_id"].tolist() == ["very late", "a little late", "urgent", "later"]
    assert frame["days_over"].dropna().tolist() == [92, 2]


def test_nothing_of_what_waits_is_public():
    for measure in (
        inspections.waiting,
        *(lambda s, w, g=g: inspections.by_group(s, w, g) for g in inspections.GROUPS),
    ):
        assert release(measure(bundled_store(), ALL), Audience.PUBLIC).frame.empty


@pytest.mark.parametrize("selection", [ALL, Selection(period=Period.of_years(1999, 2000))])
def test_without_findings_there_are_no_rows(selection):
    empty = store_with(inspections=[], inspection_findings=[]) if selection is ALL else bundled_store()
    assert inspections.by_year(empty, selection).frame.empty
    assert inspections.waiting(empty, selection).frame.empty
    assert all(inspections.by_group(empty, selection, group).frame.empty for group in inspections.GROUPS)
