"""Narcotics work by year: what is added up, what is not, what is refused, and what the public may see of it."""

from __future__ import annotations

import pandas as pd
import pytest
from scipy import stats

from jarfalla_data import Period, Selection
from jarfalla_data.measures import narcotics
from jarfalla_data.measures.drug_scene import PLACE
from jarfalla_data.privacy import Audience, release
from jarfalla_data.publication import name_of, public
from jarfalla_data.publication.making import extract
from tests.factories import Row, bundled_store, store_of, store_with
from tests.factories import narcotics as work

ALL = Selection()
NAME = name_of(narcotics.by_year)


def counted(*rows: Row, selection: Selection = ALL) -> list[tuple[object, ...]]:
    frame = narcotics.by_year(store_with(narcotics_work=rows), selection).frame
    return list(frame[["year", "step", "kind", "cases", "unfinished"]].itertuples(index=False, name=None))


def months(year: int, numbers: range, **cells: object) -> list[Row]:
    return [work(period=f"{year}-{month:02}", **cells) for month in numbers]


def seen_by_public(*rows: Row, k: int = 5) -> dict[tuple[int, str, str], int | None]:
    released = public(store_with(narcotics_work=rows), k, narcotics.by_year, (ALL,))
    return {(r.year, r.step, r.kind): None if pd.isna(r.cases) else int(r.cases) for r in released.rows}


def test_a_year_stands_as_the_file_has_it():
    assert counted(work(period="2022", count=12)) == [(2022, "control", "", 12, False)]


def test_twelve_months_are_added_up_to_a_whole_year():
    assert counted(*months(2022, range(1, 13), count=3)) == [(2022, "control", "", 36, False)]


def test_a_year_that_lacks_a_month_is_unfinished():
    assert counted(*months(2022, range(1, 12), count=3)) == [(2022, "control", "", 33, True)]


def test_a_year_of_its_own_goes_before_its_months():
    rows = [work(period="2022", count=50), *months(2022, range(1, 13), count=3)]
    assert counted(*rows) == [(2022, "control", "", 50, False)]


def test_a_year_that_is_not_over_when_the_file_is_read_is_unfinished():
    year = bundled_store().files["narcotics_work"].read_at.year
    assert counted(work(period=str(year), count=12)) == [(year, "control", "", 12, True)]


def test_a_place_is_not_added_to_the_municipality():
    rows = [work(period="2022", count=12), work(period="2022", count=7, place_id=PLACE)]
    assert counted(*rows) == [(2022, "control", "", 12, False)]
    store = store_with(narcotics_work=rows)
    assert list(narcotics.at_place(store, ALL, PLACE).frame["cases"]) == [7]


def test_the_municipality_is_never_made_from_its_places():
    assert counted(work(period="2022", count=7, place_id=PLACE)) == []


def test_steps_stand_in_the_order_of_a_case_and_dealing_before_possession():
    rows = [
        work(period="2022", step=step, kind=kind, count=20)
        for step in ("prosecution", "report")
        for kind in ("possession_use", "dealing")
    ]
    order = [(row[1], row[2]) for row in counted(*rows)]
    assert order == [(step, kind) for step in ("report", "prosecution") for kind in ("dealing", "possession_use")]


def test_only_the_years_of_the_period_are_told():
    rows = [work(period=str(year), count=20) for year in range(2018, 2024)]
    told = counted(*rows, selection=Selection(Period.of_years(2020, 2021)))
    assert [row[0] for row in told] == [2020, 2021]


@pytest.mark.parametrize("measure", [narcotics.by_year, narcotics.by_month, narcotics.reports_per_control])
def test_without_rows_there_is_an_empty_table_with_all_columns(measure):
    store = store_with(narcotics_work=[])
    assert list(measure(store, ALL).frame) == list(measure(bundled_store(), ALL).frame)
    assert measure(store, ALL).frame.empty


def test_months_are_told_as_they_are():
    rows = [work(period="2022", count=50), *months(2023, range(1, 3), count=3)]
    frame = narcotics.by_month(store_with(narcotics_work=rows), ALL).frame
    assert [(day.year, day.month) for day in frame["first"]] == [(2023, 1), (2023, 2)]


# Reports per 100 controls


def rate(controls: int | None, reports: int, **cells: object) -> object:
    rows = [work(period="2022", step="report", kind="dealing", count=reports)]
    rows += [] if controls is None else [work(period="2022", count=controls)]
    (row,) = narcotics.reports_per_control(store_with(narcotics_work=rows), ALL).frame.itertuples()
    return row


@pytest.mark.parametrize(("controls", "reports"), [(200, 0), (200, 5), (1000, 31), (50, 60)])
def test_a_rate_has_garwoods_exact_interval(controls, reports):
    row = rate(controls, reports)
    low = stats.chi2.ppf(0.025, 2 * reports) / 2 if reports else 0
    high = stats.chi2.ppf(0.975, 2 * reports + 2) / 2
    expected = [n / controls * 100 for n in (reports, low, high)]
    assert [row.value, row.low, row.high] == pytest.approx(expected)


@pytest.mark.parametrize("controls", [0, None])
def test_without_controls_a_rate_is_refused(controls):
    row = rate(controls, 5)
    assert row.refused == "no_base"
    assert pd.isna(row.value)


def test_the_controls_of_one_place_are_not_those_of_another():
    rows = [work(period="2022", count=200), work(period="2022", count=50, place_id=PLACE)]
    rows += [work(period="2022", step="report", kind="dealing", count=10, place_id=place) for place in ("", PLACE)]
    frame = narcotics.reports_per_control(store_with(narcotics_work=rows), ALL, PLACE).frame
    assert dict(zip(frame["place_id"], frame["value"], strict=True)) == {"": 5.0, PLACE: 20.0}


def test_reports_of_no_known_kind_have_no_rate():
    rows = [work(period="2022", count=200), work(period="2022", step="report", count=30)]
    assert narcotics.reports_per_control(store_with(narcotics_work=rows), ALL).frame.empty


# The public


@pytest.mark.parametrize("k", [3, 5, 10])
def test_the_public_sees_counts_from_10_whatever_the_setting(k):
    rows = [work(period=str(2015 + n), count=count) for n, count in enumerate((0, 1, 5, 9, 10, 11))]
    told = [seen_by_public(*rows, k=k)[2015 + n, "control", ""] for n in range(6)]
    assert told == [0, None, None, None, 10, 11]


def test_a_stricter_setting_goes_before_10():
    assert seen_by_public(work(period="2022", count=15), k=20) == {(2022, "control", ""): None}


def test_the_public_sees_no_year_that_is_unfinished():
    assert seen_by_public(*months(2022, range(1, 12), count=30)) == {}


def test_a_count_of_both_kinds_is_hidden_where_the_difference_would_tell_a_small_one():
    kinds = {"": 104, "dealing": 4, "possession_use": 100}
    rows = [work(period="2022", step="report", kind=kind, count=count) for kind, count in kinds.items()]
    told = seen_by_public(*rows)
    assert [told[2022, "report", kind] for kind in kinds] == [None, None, 100]


def test_a_count_of_both_kinds_is_shown_where_neither_kind_is_small():
    kinds = {"": 114, "dealing": 14, "possession_use": 100}
    rows = [work(period="2022", step="report", kind=kind, count=count) for kind, count in kinds.items()]
    assert list(seen_by_public(*rows).values()) == [14, 100, 114]


@pytest.mark.parametrize("measure", [narcotics.at_place, narcotics.by_month, narcotics.reports_per_control])
def test_places_months_and_rates_have_no_rows_for_the_public(measure):
    asked = (ALL, PLACE) if measure is narcotics.at_place else (ALL,)
    rows = [work(period="2022", place_id=PLACE, count=50), *months(2023, range(1, 13), count=50)]
    rows += [work(period="2022", count=50), work(period="2022", step="report", kind="dealing", count=50)]
    store = store_with(narcotics_work=rows)
    assert len(measure(store, *asked).frame)
    assert release(measure(store, *asked), Audience.PUBLIC).frame.empty
    assert public(store, 5, measure, asked).frame.empty


def test_the_public_table_names_neither_place_nor_month():
    frame = public(bundled_store(), 5, narcotics.by_year, (ALL,)).frame
    assert set(frame) == {"year", "step", "kind", "first", "last", "cases", "cases_hidden"}


def test_a_year_that_has_been_told_stays_as_it_was_told(tmp_path):
    folders = [tmp_path / name for name in ("before", "after")]
    before, after = (
        store_of(folder, facts=["places"], descriptor=False, narcotics_work=[work(period=y, count=n) for y, n in rows])
        for folder, rows in zip(folders, ([("2021", 20)], [("2021", 21), ("2022", 30)]), strict=True)
    )
    table = extract(after, 5, extract(before, 5)).released(NAME, ALL)
    assert [(row.year, row.cases) for row in table.rows] == [(2021, 20), (2022, 30)]
