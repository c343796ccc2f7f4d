"""Activities for each promise by year: which promise they count for, and what the public may know of them."""

from __future__ import annotations

import datetime as dt

import pandas as pd
import pytest

from jarfalla_data.measures import promise_activities
from jarfalla_data.measures.drug_scene import PLACE
from jarfalla_data.privacy import Audience, release
from jarfalla_data.publication import name_of, public
from jarfalla_data.publication.making import extract
from tests.factories import Row, activity, bundled_store, promise, read_on, store_of, store_with

NAME = name_of(promise_activities.by_year)
WHOLE = [activity(date=day, kind="cleanup") for day in ("2022-01-05", "2022-12-20")]
"""What makes the file reach over the whole year without counting for a promise."""
PROMISE = {"commitment_id": "promise", "activity_kinds": "presence"}


def counted(*activities: Row, promises: list[Row] | None = None) -> dict[str, tuple[int, int]]:
    """By promise: planned and done in 2022."""
    store = store_with(commitments=promises or [promise(**PROMISE)], activities=[*WHOLE, *activities])
    frame = promise_activities.by_year(store).frame
    return {row.commitment_id: (row.planned, row.done) for row in frame.itertuples()}


def seen(*activities: Row, k: int = 5) -> dict[int, int | None]:
    """What the public reads of one promise: year → done, None where hidden."""
    store = store_with(commitments=[promise(**PROMISE)], activities=[*WHOLE, *activities])
    rows = public(store, k, promise_activities.by_year, ()).rows
    return {row.year: None if pd.isna(row.done) else int(row.done) for row in rows}


def test_what_is_done_and_what_is_only_planned_was_planned():
    assert counted(activity(), activity(status="planned")) == {"promise": (2, 1)}


def test_an_activity_counts_for_the_promise_that_it_names_whatever_its_kind():
    assert counted(activity(kind="opening", commitment_id="promise")) == {"promise": (1, 1)}


def test_an_activity_that_names_no_promise_counts_where_its_kind_and_day_fit():
    assert counted(activity(), activity(kind="night_patrol"), activity(date="2021-12-31")) == {"promise": (1, 1)}


def test_no_activity_counts_twice_and_a_promise_at_the_place_goes_first():
    both = [promise(**PROMISE), promise(commitment_id="at place", activity_kinds="presence", place_id=PLACE)]
    activities = [activity(place_id=PLACE), activity(place_id="kallhall_station")]
    assert counted(*activities, promises=both) == {"promise": (1, 1), "at place": (1, 1)}


def test_an_activity_of_an_agreement_counts_for_no_promise():
    agreed = promise(commitment_id="agreed", agreement="cooperation_agreement", agreement_part="school_education")
    assert counted(activity(commitment_id="agreed"), promises=[promise(**PROMISE), agreed]) == {}


def test_a_promise_without_activities_has_no_row():
    assert counted() == {}


def test_without_activities_there_are_no_rows():
    assert promise_activities.by_year(store_with(activities=[])).frame.empty


def test_only_the_days_of_the_period_count():
    half = promise(commitment_id="promise", activity_kinds="presence", period_start="2022-07-01")
    store = store_with(commitments=[half], activities=[*WHOLE, activity(), activity(date="2022-08-01")])
    (row,) = promise_activities.by_year(store).frame.itertuples()
    assert (row.done, row.first.isoformat(), row.last.isoformat()) == (1, "2022-07-01", "2022-12-31")


def test_the_public_reads_what_was_done_from_five_on_and_a_smaller_number_is_hidden():
    assert seen(*(activity() for _ in range(5))) == {2022: 5}
    assert seen(*(activity() for _ in range(4))) == {2022: None}


def test_a_higher_smallest_count_hides_more():
    assert seen(*(activity() for _ in range(9)), k=10) == {2022: None}


def test_a_year_that_the_file_does_not_cover_whole_is_not_public():
    store = store_with(commitments=[promise(**PROMISE)], activities=[activity(date="2022-02-01") for _ in range(9)])
    assert list(promise_activities.by_year(store).frame["unfinished"]) == [True]
    assert public(store, 5, promise_activities.by_year, ()).frame.empty


@pytest.mark.parametrize(("day", "is_public"), [(dt.date(2022, 12, 31), False), (dt.date(2023, 6, 1), True)])
def test_a_year_is_public_when_it_was_over_and_the_delay_had_passed_on_the_day_the_file_was_read(day, is_public):
    store = store_with(commitments=[promise(**PROMISE)], activities=[*WHOLE, *(activity() for _ in range(9))])
    store = read_on(store, "activities", day)
    assert list(promise_activities.by_year(store).frame["unfinished"]) == [not is_public]
    assert release(promise_activities.by_year(store), Audience.PUBLIC).frame.empty != is_public


def test_the_public_table_tells_neither_what_was_planned_nor_any_day_of_an_activity():
    frame = public(bundled_store(), 5, promise_activities.by_year, ()).frame
    assert set(frame) == {"commitment_id", "year", "first", "last", "done", "done_hidden"}
    assert all((first.day, last.day) in {(1, 31)} for first, last in zip(frame["first"], frame["last"], strict=True))


@pytest.mark.parametrize("k", [5, 10])
def test_one_activity_more_changes_no_public_number_that_would_tell_of_it(k):
    """Whoever knows all but one: a hidden number stays hidden, or becomes k; what was planned changes nothing."""
    few = [activity() for _ in range(k - 2)]
    assert seen(*few, k=k) == seen(*few, activity(), k=k) == {2022: None}
    assert seen(*few, activity(), activity(), k=k) == {2022: k}
    assert seen(*few, activity(status="planned"), k=k) == seen(*few, k=k)


def test_a_year_that_has_been_told_stays_as_it_was_told(tmp_path):
    both = [
        promise(commitment_id=f"p{y}", activity_kinds="presence", period_start=f"{y}-01-01", period_end=f"{y}-12-31")
        for y in (2022, 2023)
    ]
    first = [*WHOLE, *(activity() for _ in range(6))]
    late = [*first, activity(), *(activity(date=d) for d in ("2023-01-02", "2023-12-28", *["2023-05-01"] * 5))]
    before, after = (
        store_of(tmp_path / str(n), facts=["places"], descriptor=False, commitments=both, activities=rows)
        for n, rows in enumerate((first, late))
    )
    table = extract(after, 5, extract(before, 5)).released(NAME)
    assert [(row.year, row.done) for row in table.rows] == [(2022, 6), (2023, 7)]
