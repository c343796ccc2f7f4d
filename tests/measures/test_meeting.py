"""What the meeting decided, what is left, what is new: small folders whose answers can be counted by hand."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pandas as pd
import pytest

from jarfalla_data import Selection, geography
from jarfalla_data.measures import meeting
from jarfalla_data.privacy import Audience, release
from tests.factories import activity, decision, incident, inspection, inspection_finding, store_of

EVERYWHERE = Selection()
DAY = dt.date(2024, 1, 31)


def here(store, area):
    return Selection(area=area, area_ids=geography.area_ids(store, area))


def dated(store, table, day):
    """The store as if a file had been read on a day."""
    files = {**store.files, table: replace(store.files[table], read_at=dt.datetime.combine(day, dt.time(12), dt.UTC))}
    return replace(store, files=files)


def decided(tmp_path, *rows, read=dt.date(2024, 6, 1)):
    return dated(store_of(tmp_path, decisions=list(rows)), "decisions", read)


@pytest.mark.parametrize(
    ("cells", "state"),
    [
        ({"due_on": "2024-05-31"}, "overdue"),
        ({"due_on": "2024-06-01"}, "open"),
        ({"due_on": None}, "open"),
        ({"due_on": "2024-05-31", "done_on": "2024-05-01"}, "follow_up"),
        ({"done_on": "2024-05-01", "outcome": "done_not_followed_up"}, "follow_up"),
        ({"done_on": "2024-05-01", "outcome": "done_effect_seen"}, "closed"),
        ({"done_on": "2024-05-01", "outcome": "done_no_effect_seen"}, "closed"),
        ({"due_on": "2024-05-31", "outcome": "dropped"}, "closed"),
    ],
)
def test_how_a_decision_stands(tmp_path, cells, state):
    store = decided(tmp_path, decision(decided_on="2024-02-08", **cells))
    assert list(meeting.decisions(store, EVERYWHERE).frame["state"]) == [state]


def test_overdue_decisions_come_first_and_the_longest_overdue_before_others(tmp_path):
    store = decided(
        tmp_path,
        decision(decision_id="closed", done_on="2024-03-01", outcome="done_effect_seen"),
        decision(decision_id="open", due_on="2024-12-01"),
        decision(decision_id="late", due_on="2024-04-01"),
        decision(decision_id="later", due_on="2024-01-01"),
        decision(decision_id="follow", done_on="2024-03-01"),
    )
    assert list(meeting.decisions(store, EVERYWHERE).frame["decision_id"]) == [
        *("later", "late", "open", "follow", "closed")
    ]


def test_a_decision_about_a_named_place_counts_in_its_area_and_its_part(tmp_path):
    store = decided(tmp_path, decision(area_id=None, place_id="jakobsberg_centre"))
    found = {area: len(meeting.decisions(store, here(store, area)).frame) for area in ("0123R005", "jakobsberg")}
    assert found == {"0123R005": 1, "jakobsberg": 1}
    assert meeting.decisions(store, here(store, "viksjo")).frame.empty


def test_a_place_on_the_border_of_areas_counts_in_its_part_only(tmp_path):
    store = decided(tmp_path, decision(area_id=None, place_id="jakobsberg_station"))
    found = [len(meeting.decisions(store, here(store, area)).frame) for area in geography.choices(store)]
    assert sum(found) == 1
    assert len(meeting.decisions(store, here(store, "jakobsberg")).frame) == 1


def test_meetings_are_the_days_on_which_something_was_decided(tmp_path):
    store = decided(tmp_path, decision(decided_on="2024-03-08"), decision(), decision(decided_on="2024-03-08"))
    assert meeting.meetings(store) == (dt.date(2022, 2, 8), dt.date(2024, 3, 8))


def test_what_is_new_is_what_came_after_the_day_of_the_meeting(tmp_path):
    old, new = inspection(date="2024-01-31"), inspection(date="2024-02-01")
    store = store_of(
        tmp_path,
        incidents=[incident(occurred_at=at) for at in ("2024-01-31 23:00", "2024-02-01", "2024-02-02 01:00")],
        decisions=[decision(decided_on="2024-02-08", done_on="2024-02-09"), decision(decided_on="2024-01-31")],
        inspections=[old, new],
        inspection_findings=[
            inspection_finding(inspection_id=old["inspection_id"], status="fixed", fixed_on="2024-03-01"),
            inspection_finding(inspection_id=new["inspection_id"]),
            inspection_finding(inspection_id=new["inspection_id"]),
        ],
        activities=[activity(date="2024-02-01"), activity(date="2024-02-01", status="planned"), activity()],
    )
    assert dict(meeting.since(store, EVERYWHERE, DAY).frame.itertuples(index=False)) == {
        **{"reports": 2, "decided": 1, "done": 1},
        **{"findings": 2, "fixed": 1, "activities": 1},
    }
    assert list(meeting.news(store, EVERYWHERE, DAY).frame["what"]) == [
        *("fixed", "done", "decided", "findings", "findings")
    ]


def test_what_is_new_is_told_with_its_problem_and_its_place(tmp_path):
    seen = inspection(date="2024-02-01")
    store = store_of(
        tmp_path,
        decisions=[decision(decided_on="2024-02-08", problem="graffiti"), decision(decided_on="2024-01-31")],
        inspections=[seen],
        inspection_findings=[
            inspection_finding(inspection_id=seen["inspection_id"], category="littering", place_id="jakobsberg_centre")
        ],
    )
    frame = meeting.news(store, EVERYWHERE, DAY).frame
    assert list(zip(frame["what"], frame["code"], frame["day"], strict=True)) == [
        ("decided", "graffiti", pd.Timestamp("2024-02-08")),
        ("findings", "littering", pd.Timestamp("2024-02-01")),
    ]
    assert frame["place_id"][1] == "jakobsberg_centre"
    assert meeting.news(store, here(store, "viksjo"), DAY).frame.empty


def test_traffic_accidents_are_no_news(tmp_path):
    store = store_of(tmp_path, incidents=[incident(category="accident", occurred_at="2024-02-01")])
    news = dict(meeting.since(store, EVERYWHERE, DAY).frame.itertuples(index=False))
    assert news["reports"] == 0


def test_without_a_day_nothing_is_new(tmp_path):
    store = store_of(tmp_path, incidents=[incident(occurred_at="2024-02-01")])
    assert meeting.since(store, EVERYWHERE, None).frame.empty
    assert meeting.news(store, EVERYWHERE, None).frame.empty


def test_open_and_ordered_findings_are_left_and_overdue_ones_come_first(tmp_path):
    seen = inspection(date="2024-01-01")
    given = {"inspection_id": seen["inspection_id"]}
    store = store_of(
        tmp_path,
        inspections=[seen],
        inspection_findings=[
            inspection_finding(finding_id="later", priority="1", due_on="2024-12-01", **given),
            inspection_finding(finding_id="late", priority="3", due_on="2024-05-31", status="ordered", **given),
            inspection_finding(finding_id="fixed", status="fixed", fixed_on="2024-06-01", **given),
            inspection_finding(finding_id="no", status="rejected", **given),
        ],
    )
    frame = meeting.left_to_fix(store, EVERYWHERE).frame
    assert list(zip(frame["finding_id"], frame["overdue"], strict=True)) == [("late", True), ("later", False)]


def test_decisions_are_held_against_the_day_of_reading_and_findings_against_the_last_day_of_their_files(tmp_path):
    seen = inspection(date="2024-01-01")
    rows = {
        "decisions": [decision()],
        "inspections": [seen, inspection(date="2024-05-04")],
        "inspection_findings": [inspection_finding(inspection_id=seen["inspection_id"])],
    }
    store = dated(store_of(tmp_path, **rows), "decisions", dt.date(2024, 6, 1))
    assert list(meeting.decisions(store, EVERYWHERE).frame["as_of"]) == [dt.date(2024, 6, 1)]
    assert list(meeting.left_to_fix(store, EVERYWHERE).frame["as_of"]) == [dt.date(2024, 5, 4)]


def test_work_is_counted_over_the_year_that_ends_with_the_last_activity(tmp_path):
    days = ("2023-03-04", "2023-03-05", "2024-03-04")
    store = store_of(tmp_path, activities=[*(activity(date=day) for day in days), activity(kind="cleanup")])
    frame = meeting.work_done(store, EVERYWHERE).frame
    assert list(zip(frame["kind"], frame["done"], frame["first"], strict=True)) == [
        ("presence", 2, dt.date(2023, 3, 5))
    ]


def test_what_is_planned_ahead_is_counted_apart(tmp_path):
    store = store_of(tmp_path, activities=[activity(), activity(date="2022-04-01", status="planned")])
    frame = meeting.work_done(store, EVERYWHERE).frame
    assert list(frame[["kind", "done", "planned"]].itertuples(index=False, name=None)) == [("presence", 1, 1)]


@pytest.mark.parametrize("measure", [meeting.decisions, meeting.left_to_fix, meeting.work_done])
def test_a_folder_without_the_files_has_nothing(tmp_path, measure):
    assert measure(store_of(tmp_path, incidents=[incident()]), EVERYWHERE).frame.empty


def test_nothing_of_the_meeting_is_public(tmp_path):
    store = store_of(tmp_path, decisions=[decision()], activities=[activity()], incidents=[incident()])
    asked = (meeting.decisions, meeting.left_to_fix, meeting.work_done)
    after = (meeting.since, meeting.news)
    figures = [*(of(store, EVERYWHERE) for of in asked), *(of(store, EVERYWHERE, DAY) for of in after)]
    assert [len(release(one, Audience.PUBLIC).frame) for one in figures] == [0] * 5
