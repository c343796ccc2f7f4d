"""The latest whole week stands beside the same ISO week of earlier years."""

from __future__ import annotations

import datetime as dt
from collections import Counter

import pytest

from jarfalla_data import Period, Selection
from jarfalla_data.measures.incident_terms import SERIES
from jarfalla_data.measures.incident_weeks import same_week_by_year
from jarfalla_data.privacy import Audience, release
from tests.factories import BUNDLED, bundled_store, incident, store_of, store_with
from tests.measures.plain_incidents import plain_incidents

CASES = {
    "all": Selection(),
    "to a year's end": Selection(period=Period.of_years(2017, 2020)),
    "an area": Selection(area="0123R005", area_ids=("0123R005",)),
    "evenings": Selection(time_of_day="evening"),
}


@pytest.mark.parametrize("wanted", CASES.values(), ids=CASES)
def test_each_week_has_the_reports_of_its_rows(wanted):
    frame = same_week_by_year(bundled_store(), wanted).frame
    chosen = [row for row in plain_incidents(BUNDLED) if row.is_in(Selection(None, None, *_place_and_time(wanted)))]
    by_week = Counter((*row.day.isocalendar()[:2], row.series) for row in chosen)
    for row in frame.itertuples():
        assert {code: getattr(row, code) for code in SERIES} == {
            code: by_week[row.year, row.week, code] for code in SERIES
        }


def _place_and_time(wanted: Selection):
    return wanted.area_ids, wanted.time_of_day


def test_the_latest_week_is_the_last_whole_one_and_the_others_have_its_number():
    frame = same_week_by_year(bundled_store(), Selection()).frame
    assert frame.loc[frame["latest"], ["first", "last"]].to_numpy().tolist() == [
        [dt.date(2024, 12, 23), dt.date(2024, 12, 29)]
    ]
    assert list(frame["year"]) == list(range(2017, 2025))
    assert set(frame["week"]) == {52}


def test_a_week_53_stands_beside_years_that_have_one():
    ended = Selection(period=Period(dt.date(2017, 1, 1), dt.date(2021, 1, 31)))
    assert set(same_week_by_year(bundled_store(), ended).frame["week"]) == {4}
    long_year = Selection(period=Period(dt.date(2017, 1, 1), dt.date(2021, 1, 3)))
    assert list(same_week_by_year(bundled_store(), long_year).frame["year"]) == [2020]


def test_a_week_is_settled_when_the_usual_delay_has_gone():
    frame = same_week_by_year(store_with(incidents=[incident(occurred_at="2024-12-24")]), Selection()).frame
    assert frame.loc[frame["latest"], "settled"].tolist() == [False]


def test_a_week_without_reports_is_0():
    frame = same_week_by_year(store_with(incidents=[incident(occurred_at="2020-06-01")]), Selection()).frame
    assert frame[list(SERIES)].to_numpy().sum() == 0
    assert len(frame) == 8


@pytest.mark.parametrize("incidents", [[], None, ["one"]], ids=["empty", "missing", "one"])
def test_without_a_whole_week_there_is_no_row(tmp_path, incidents):
    tables = {} if incidents is None else {"incidents": [incident() for _ in incidents]}
    store = store_of(tmp_path, facts=("areas", "offence_codes"), **tables)
    assert same_week_by_year(store, Selection()).frame.empty


def test_weeks_are_not_public():
    assert release(same_week_by_year(bundled_store(), Selection()), Audience.PUBLIC).frame.empty
