"""What is planned month by month, in folders that can be counted by hand."""

from __future__ import annotations

import datetime as dt

from jarfalla_data import Selection, geography
from jarfalla_data.measures.planned import DUE, FOLLOW_UP, MEND, planned
from jarfalla_data.privacy import Audience, release
from tests.factories import activity, decision, inspection, inspection_finding, store_of

EVERYWHERE = Selection()


def told(store, selection=EVERYWHERE):
    return [(row.first, row.what, row.n) for row in planned(store, selection).frame.itertuples()]


def test_plans_are_counted_by_month_after_the_last_month_that_is_told_of(tmp_path):
    rows = [
        activity(date="2024-03-10"),
        activity(date="2024-03-20", status="planned"),
        activity(date="2024-04-02", status="planned"),
        activity(date="2024-04-30", status="planned"),
        activity(date="2024-05-01", status="planned", kind="citizen_dialogue"),
        activity(date="2025-04-01", status="planned"),
    ]
    assert told(store_of(tmp_path, activities=rows)) == [
        (dt.date(2024, 4, 1), "presence", 2),
        (dt.date(2024, 5, 1), "citizen_dialogue", 1),
    ]


def test_decisions_and_findings_stand_where_they_are_to_be_followed_up_done_or_mended(tmp_path):
    store = store_of(
        tmp_path,
        decisions=[
            decision(decided_on="2025-05-20", due_on="2025-07-01"),
            decision(decided_on="2025-01-10", done_on="2025-02-01", follow_up_on="2025-08-02"),
            decision(decided_on="2025-01-10", done_on="2025-02-01", follow_up_on="2025-08-02", outcome="dropped"),
        ],
        inspections=[inspection(inspection_id="i", date="2025-03-01")],
        inspection_findings=[
            inspection_finding(inspection_id="i", status="open", due_on="2025-09-01", fixed_on=None),
            inspection_finding(inspection_id="i", status="fixed", due_on="2025-09-01", fixed_on="2025-04-01"),
        ],
    )
    plans = [(first.month, what, n) for first, what, n in told(store)]
    assert [plan for plan in plans if plan[1] == FOLLOW_UP] == [(8, FOLLOW_UP, 1)]
    assert [plan for plan in plans if plan[1] == MEND] == [(9, MEND, 1)]
    assert [plan for plan in plans if plan[1] == DUE] in ([(7, DUE, 1)], [])


def test_a_place_has_its_own_plans(tmp_path):
    rows = [
        activity(date="2024-03-10"),
        activity(date="2024-04-02", status="planned", place_id="viksjo_centre"),
        activity(date="2024-04-03", status="planned", place_id="kallhall_centre"),
    ]
    store = store_of(tmp_path, activities=rows)
    here = Selection(area="viksjo", area_ids=geography.area_ids(store, "viksjo"))
    assert told(store, here) == [(dt.date(2024, 4, 1), "presence", 1)]


def test_without_anything_done_nothing_is_ahead_and_the_public_never_reads_a_plan(tmp_path):
    assert told(store_of(tmp_path / "none", activities=[activity(status="planned")])) == []
    rows = [activity(date="2024-03-10"), activity(date="2024-04-02", status="planned")]
    figures = planned(store_of(tmp_path / "some", activities=rows), Selection())
    assert release(figures, Audience.PUBLIC).frame.empty
