"""The drug scene measure: what was said, which days that makes certain, and where nothing was promised."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from jarfalla_data import Period, Selection, Store
from jarfalla_data.figures import Figures
from jarfalla_data.measures import drug_scene
from jarfalla_data.partial_dates import PartialDate
from jarfalla_data.privacy import Audience, release
from tests.factories import (
    SLOW_PROPERTY,
    bundled_store,
    milestone,
    promise,
    scene_count,
    scene_status,
    store_of,
    store_with,
)

ALL = Selection()
OPEN, NOT_OPEN = "open_drug_scene", "not_open_drug_scene"
D = dt.date


def rows(figures: Figures, *columns: str) -> list[tuple[Any, ...]]:
    return list(figures.frame[list(columns)].itertuples(index=False, name=None))


def said(event: str, date: str, precision: str = "day") -> dict[str, str]:
    """A statement; after every event but a declassification the place is an open drug scene."""
    status = NOT_OPEN if event in ("declassified", "gone_still") else OPEN
    event = "confirmed" if event == "gone_still" else event
    return scene_status(event=event, date=date, date_precision=precision, status_after=status)


def told(*statements: dict[str, str], selection: Selection = ALL) -> list[tuple[Any, ...]]:
    """The stretches of a list of statements: status, first and last day, certain."""
    store = store_with(drug_scene_status=statements)
    return rows(drug_scene.status_stretches(store, selection), "status", "first", "last", "certain")


# The bundled facts


def test_the_stretches_of_the_published_facts_are_exact_to_the_day():
    assert rows(drug_scene.status_stretches(bundled_store(), ALL), "status", "first", "last", "certain") == [
        (OPEN, D(2018, 1, 1), D(2018, 12, 31), False),
        (OPEN, D(2019, 1, 1), D(2021, 7, 1), True),
        (OPEN, D(2021, 7, 2), D(2023, 5, 1), False),
        (NOT_OPEN, D(2023, 5, 2), D(2024, 11, 30), True),
    ]


def test_an_uncertain_stretch_names_the_date_that_bounds_it():
    known = drug_scene.status_stretches(bundled_store(), ALL).frame["known_by"].tolist()
    assert known[0] == PartialDate.parse("2018")
    assert known[2] == PartialDate.parse("2023-05-02", "no_later_than")
    assert pd.isna(known[1])
    assert pd.isna(known[3])


def test_the_published_statements_are_in_order_of_time_and_only_the_last_is_the_latest():
    events = rows(drug_scene.statements(bundled_store(), ALL), "event", "latest")
    assert events == [
        ("classified", False),
        ("goal_set", False),
        ("confirmed", False),
        ("goal_missed", False),
        ("confirmed", False),
        ("declassified", False),
        ("confirmed", True),
    ]


def test_the_published_counts_know_whether_jakobsberg_was_one_of_them():
    assert rows(drug_scene.county_counts(bundled_store(), ALL), "count", "approximate", "status") == [
        (48, False, "unknown"),
        (50, True, OPEN),
        (50, True, OPEN),
        (64, False, OPEN),
        (63, False, NOT_OPEN),
        (53, False, NOT_OPEN),
    ]


def test_the_half_year_without_a_promise_is_named():
    periods = rows(drug_scene.promise_periods(bundled_store(), ALL), "first", "last", "items", "promised")
    assert [period for period in periods if not period[3]] == [(D(2021, 1, 1), D(2021, 6, 30), 0, False)]
    assert [(first.year, last.year, items) for first, last, items, promised in periods if promised] == [
        (2017, 2017, 5),
        (2018, 2018, 5),
        (2019, 2020, 7),
        (2021, 2022, 4),
        (2023, 2023, 2),
        (2024, 2024, 6),
    ]


def test_a_period_that_is_only_inferred_says_so():
    stated = rows(drug_scene.promise_periods(bundled_store(), ALL), "first", "stated")
    assert [first.year for first, is_stated in stated if not is_stated] == [2023]


# Stretches of other statements


def test_a_change_known_to_the_day_is_certain_from_that_day():
    assert told(said("classified", "2018-03-04"), said("declassified", "2020-05-06")) == [
        (OPEN, D(2018, 3, 4), D(2020, 5, 5), True),
        (NOT_OPEN, D(2020, 5, 6), D(2020, 5, 6), True),
    ]


@pytest.mark.parametrize(
    ("date", "precision", "first", "last"),
    [
        ("2018", "year", D(2018, 1, 1), D(2018, 12, 31)),
        ("2018-02", "month", D(2018, 2, 1), D(2018, 2, 28)),
        ("2018-summer", "season", D(2018, 6, 1), D(2018, 8, 31)),
    ],
)
def test_a_change_known_no_better_makes_its_whole_stretch_uncertain(date, precision, first, last):
    after = last + dt.timedelta(days=1)
    assert told(said("classified", date, precision), said("confirmed", "2019-03-04")) == [
        (OPEN, first, last, False),
        (OPEN, after, D(2019, 3, 4), True),
    ]


def test_a_change_no_later_than_a_day_is_uncertain_since_the_statement_before_it():
    assert told(
        said("classified", "2018-03-04"),
        said("confirmed", "2019-05", "month"),
        said("declassified", "2020-05-06", "no_later_than"),
    ) == [
        (OPEN, D(2018, 3, 4), D(2019, 5, 31), True),
        (OPEN, D(2019, 6, 1), D(2020, 5, 5), False),
        (NOT_OPEN, D(2020, 5, 6), D(2020, 5, 6), True),
    ]


def test_a_change_no_later_than_the_day_after_a_statement_leaves_nothing_uncertain():
    assert told(said("classified", "2018-03-04"), said("declassified", "2018-03-05", "no_later_than")) == [
        (OPEN, D(2018, 3, 4), D(2018, 3, 4), True),
        (NOT_OPEN, D(2018, 3, 5), D(2018, 3, 5), True),
    ]


def test_one_statement_makes_one_day_certain():
    assert told(said("classified", "2018-03-04")) == [(OPEN, D(2018, 3, 4), D(2018, 3, 4), True)]


def test_one_statement_of_a_year_makes_no_day_certain():
    assert told(said("classified", "2018", "year")) == [(OPEN, D(2018, 1, 1), D(2018, 12, 31), False)]


def test_a_place_that_is_still_open_is_so_until_the_last_statement_and_no_day_longer():
    assert told(said("classified", "2018-03-04"), said("confirmed", "2019", "year")) == [
        (OPEN, D(2018, 3, 4), D(2019, 12, 31), True)
    ]


def test_a_place_may_be_classified_again():
    changes = [said("classified", "2018-03-04"), said("declassified", "2019-03-04"), said("classified", "2020-03-04")]
    assert [(status, first) for status, first, *_ in told(*changes)] == [
        (OPEN, D(2018, 3, 4)),
        (NOT_OPEN, D(2019, 3, 4)),
        (OPEN, D(2020, 3, 4)),
    ]


@pytest.mark.parametrize("statements", [[], [said("confirmed", "2018-03-04")], [said("goal_set", "2018", "year")]])
def test_without_a_change_of_status_there_is_no_stretch(statements):
    assert told(*statements) == []


def test_a_period_cuts_stretches_at_both_ends_and_leaves_out_those_outside():
    changes = [said("classified", "2018-03-04"), said("declassified", "2020-05-06"), said("gone_still", "2024", "year")]
    assert told(*changes, selection=Selection(Period.of_years(2019, 2020))) == [
        (OPEN, D(2019, 1, 1), D(2020, 5, 5), True),
        (NOT_OPEN, D(2020, 5, 6), D(2020, 12, 31), True),
    ]
    assert told(*changes, selection=Selection(Period.of_years(2010, 2011))) == []


def dates() -> st.SearchStrategy[tuple[str, str]]:
    day = st.dates(D(2015, 1, 1), D(2024, 12, 31))
    return st.one_of(
        st.tuples(day.map(str), st.sampled_from(["day", "no_later_than"])),
        st.tuples(day.map(lambda d: f"{d:%Y-%m}"), st.just("month")),
        st.tuples(day.map(lambda d: f"{d:%Y}"), st.just("year")),
    )


@SLOW_PROPERTY
@given(st.lists(st.tuples(st.sampled_from(["classified", "confirmed", "goal_set"]), dates()), unique=True, max_size=6))
def test_a_place_that_never_lost_its_class_is_never_said_to_have_and_certain_days_end_with_the_last_statement(
    statements,
):
    table = [said(event, *date) for event, date in statements]
    store = store_with(drug_scene_status=table)
    stretches = drug_scene.status_stretches(store, ALL).frame
    assert set(stretches["status"]) <= {OPEN}
    last = max((date.last for date in store.drug_scene_status["date"]), default=None)
    assert all(stretch.first <= stretch.last <= last for stretch in stretches.itertuples())


# Counts, promises and milestones


@pytest.mark.parametrize(
    ("date", "precision", "status"),
    [
        ("2018", "year", OPEN),
        ("2017", "year", "unknown"),
        ("2019-03-03", "day", OPEN),
        ("2019-03-04", "day", NOT_OPEN),
        ("2019", "year", "unknown"),
        ("2021", "year", "unknown"),
    ],
)
def test_the_status_at_a_count_is_the_one_that_is_certain_for_its_days(date, precision, status):
    store = store_with(
        drug_scene_status=[
            said("classified", "2018-03-04"),
            said("declassified", "2019-03-04"),
            said("gone_still", "2020-03-04"),
        ],
        county_drug_scenes=[scene_count(date=date, date_precision=precision)],
    )
    assert drug_scene.county_counts(store, ALL).frame["status"].tolist() == [status]


def test_statements_about_another_place_say_nothing_of_the_station():
    elsewhere = scene_status(place_id="viksjo_centre", event="declassified", date="2020-01-01")
    store = store_with(drug_scene_status=[said("classified", "2018-03-04"), elsewhere])
    assert rows(drug_scene.statements(store, ALL), "event", "latest") == [("classified", True)]


def test_a_statement_is_the_latest_only_if_nothing_later_is_known_outside_the_period():
    chosen = drug_scene.statements(bundled_store(), Selection(Period.of_years(2018, 2019)))
    assert rows(chosen, "event", "latest") == [("classified", False), ("goal_set", False)]


def promises(*periods: tuple[str, str]) -> list[tuple[Any, ...]]:
    table = [promise(period_start=first, period_end=last) for first, last in periods]
    store = store_with(commitments=table)
    return rows(drug_scene.promise_periods(store, ALL), "first", "last", "items", "promised")


def test_promises_of_one_period_are_counted_together():
    assert promises(("2022", ""), ("2022", "")) == [(D(2022, 1, 1), D(2022, 12, 31), 2, True)]


def test_periods_that_meet_have_no_gap_between_them():
    found = promises(("2021-01-01", "2021-06-30"), ("2021-07-01", "2021-12-31"))
    assert [promised for *_, promised in found] == [True, True]


def test_a_gap_reaches_from_the_day_after_one_period_to_the_day_before_the_next():
    found = promises(("2021-01-01", "2021-06-30"), ("2021-07-02", "2021-12-31"))
    assert found[1] == (D(2021, 7, 1), D(2021, 7, 1), 0, False)


def test_a_period_inside_a_longer_one_leaves_no_gap_after_it():
    found = promises(("2019", "2022"), ("2020", "2020"), ("2023", "2023"))
    assert [promised for *_, promised in found] == [True, True, True]


def test_an_item_of_the_cooperation_agreement_is_no_promise():
    table = [promise(agreement="cooperation_agreement")]
    store = store_with(commitments=table)
    assert drug_scene.promise_periods(store, ALL).frame.empty


@pytest.fixture
def done() -> Store:
    return store_with(
        milestones=[
            milestone(milestone_id="later", date="2023-01-01"),
            milestone(milestone_id="centre", place_id="jakobsberg_centre"),
            milestone(milestone_id="secret", internal_only="yes"),
            milestone(milestone_id="elsewhere", place_id="viksjo_centre"),
            milestone(milestone_id="nowhere", place_id=""),
            milestone(milestone_id="own row", category="drug_scene"),
            milestone(milestone_id="own band", category="promise"),
        ],
    )


def test_milestones_are_those_at_the_station_and_in_the_centre_that_have_no_row_of_their_own(done):
    released = release(drug_scene.milestones(done, ALL), Audience.INTERNAL)
    assert released.frame["milestone_id"].tolist() == ["centre", "secret", "later"]


def test_the_public_gets_the_short_label_of_a_milestone_and_no_title_or_note(done):
    released = release(drug_scene.milestones(done, ALL), Audience.PUBLIC)
    assert released.frame["milestone_id"].tolist() == ["centre", "later"]
    assert released.frame["label_sv"].tolist() == ["Kameror", "Kameror"]
    assert {"title_sv", "title_en", "note_sv", "note_en", "internal_only"} & set(released.frame.columns) == set()


def test_no_published_milestone_for_everyone_tells_a_time_of_day():
    released = release(drug_scene.milestones(bundled_store(), ALL), Audience.PUBLIC)
    told = " ".join(str(cell) for cell in released.frame.drop(columns="source_url").to_numpy().ravel())
    assert "18-04" not in told
    assert "dagligen" not in told


MEASURES = [
    drug_scene.statements,
    drug_scene.status_stretches,
    drug_scene.county_counts,
    drug_scene.promise_periods,
    drug_scene.milestones,
]


@pytest.fixture
def nothing(tmp_path) -> Store:
    return store_of(tmp_path, facts=("population",))


@pytest.mark.parametrize("measure", MEASURES)
@pytest.mark.parametrize("selection", [ALL, Selection(Period.of_years(2019, 2020))], ids=["all", "period"])
def test_without_data_a_measure_is_empty_and_keeps_its_columns(nothing, measure, selection):
    figures = measure(nothing, selection)
    assert figures.frame.empty
    assert list(figures.frame.columns) == list(measure(bundled_store(), ALL).frame.columns)


@pytest.mark.parametrize("measure", MEASURES)
def test_a_period_before_all_data_leaves_the_columns(measure):
    figures = measure(bundled_store(), Selection(Period.of_years(1990, 1991)))
    assert figures.frame.empty
    assert list(figures.frame.columns) == list(measure(bundled_store(), ALL).frame.columns)


@pytest.mark.parametrize("measure", MEASURES)
def test_a_measure_does_not_change_the_store(measure):
    store = bundled_store()
    before = {name: getattr(store, name).copy() for name in drug_scene.TABLES}
    measure(store, Selection(Period.of_years(2019, 2020)))
    for name, frame in before.items():
        pd.testing.assert_frame_equal(getattr(store, name), frame)
