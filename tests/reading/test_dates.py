"""Dates in every form that means one day become that day; what could mean two is asked; clock changes are told."""

from __future__ import annotations

import datetime as dt

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from jarfalla_data.findings import Effect
from jarfalla_data.reading.dates import does_not_exist, exists_twice, read_serial, two_days
from jarfalla_data.reading.headers import match_headers
from jarfalla_data.reading.plain_dates import plain_date, plain_dates
from jarfalla_data.schemas import table
from jarfalla_data.schemas.columns import Kind
from jarfalla_data.validation.tables import validate
from tests.factories import PROPERTY, TODAY, Row, incident


def read(*rows: Row):
    """The incidents' text with plain dates, and what was told; the first of them is row 2."""
    described = table("incidents")
    frame = pd.DataFrame(rows, index=range(2, len(rows) + 2)).replace("", None).astype("str")
    matched, told = plain_dates(match_headers(frame, described), described)
    return validate(matched, described, TODAY), told


@pytest.mark.parametrize(
    "cell",
    [
        "2023-03-04",
        "20230304",
        "4/3 2023",
        "04/03 2023",
        "4/3-2023",
        "44989",
        "2023-03-04 00:00:00",
        "2023/03/04",
        "2023.3.4",
        "4 mars 2023",
        "04-Mar-2023",
        "04MAR2023",
        "4 March 2023",
    ],
)
@pytest.mark.parametrize("kind", [Kind.DATE, Kind.PARTIAL_DATE])
def test_a_day_is_read_in_each_of_its_forms(cell, kind):
    assert plain_date(cell, kind) == "2023-03-04"


@pytest.mark.parametrize(
    "cell",
    [
        "2023-03-04 21:00",
        "2023-03-04 21.00",
        "2023-03-04T21:00:00",
        "20230304 21:00",
        "4/3 2023 21:00",
        "44989.875",
        "44989,875",
        "2023-03-04 21:00:00 +01:00",
        "2023-03-04T20:00:00Z",
        "2023-03-04 kl. 21.00",
        "4 mars 2023 kl 21:00",
        "04mar2023 21:00:00",
    ],
)
def test_a_moment_is_read_in_each_of_its_forms(cell):
    assert plain_date(cell, Kind.MOMENT) == "2023-03-04 21:00"


@pytest.mark.parametrize("cell", ["2023-03-04 9:05", "4/3 2023 9.05"])
def test_an_hour_needs_no_zero_before_it(cell):
    assert plain_date(cell, Kind.MOMENT) == "2023-03-04 09:05"


@pytest.mark.parametrize(
    "cell",
    [
        "04/03/2023",
        "4.3.2023",
        "31/12/2023",
        "230304",
        "20231304",
        "30/2 2023",
        "12345",
        "4 m 2023",
        "4 xyz 2023",
        "2023/3.4",
    ],
)
@pytest.mark.parametrize("kind", [Kind.DATE, Kind.MOMENT, Kind.PARTIAL_DATE])
def test_what_may_mean_another_day_or_none_is_not_guessed(cell, kind):
    assert plain_date(cell, kind) is None


def test_a_day_with_a_clock_time_is_no_day_in_a_column_of_days():
    assert plain_date("2023-03-04 21:00", Kind.DATE) is None


def test_a_date_that_could_be_two_days_is_refused_with_the_question():
    result, _ = read(incident(occurred_at="04/03/2023"))
    (finding,) = result.findings
    assert (finding.row, finding.column, finding.effect) == (2, "occurred_at", Effect.ROW_SET_ASIDE)
    assert "2023-03-04 eller 2023-04-03. Vilket?" in finding.say("sv")


def test_two_days_are_asked_about_only_where_there_are_two():
    assert two_days("04/04/2023") is None
    assert two_days("31/12/2023") is None
    assert two_days("3/4/2023") == (dt.date(2023, 4, 3), dt.date(2023, 3, 4))


def test_day_numbers_are_read_and_told_once_for_their_column():
    result, told = read(incident(occurred_at="44989"), incident(occurred_at="44990.5"), incident())
    assert result.frame["occurred_at"].astype(str).tolist()[:2] == ["2023-03-04 00:00:00", "2023-03-05 12:00:00"]
    assert result.frame["occurred_at_has_hour"].tolist()[:2] == [False, True]
    assert [(f.column, f.effect) for f in told] == [("occurred_at", Effect.NOTE)]
    assert "Excel: 2." in told[0].say("sv")


def test_a_time_that_summer_time_left_out_keeps_its_day_and_is_told():
    result, told = read(incident(occurred_at="2023-03-26 02:30"), incident(occurred_at="2023-03-26 03:00"))
    assert result.frame["occurred_at"].astype(str).tolist() == ["2023-03-26 00:00:00", "2023-03-26 03:00:00"]
    assert result.frame["occurred_at_has_hour"].tolist() == [False, True]
    assert [(f.row, f.column, f.effect) for f in told] == [(2, "occurred_at", Effect.CELL_SET_ASIDE)]
    assert "02:30 den 2023-03-26" in told[0].say("sv")


def test_times_that_came_twice_are_kept_and_counted():
    result, told = read(*(incident(occurred_at=f"2023-10-29 {hour}") for hour in ("01:59", "02:00", "02:59", "03:00")))
    assert result.frame["occurred_at"].dt.hour.tolist() == [1, 2, 2, 3]
    assert [f.effect for f in told] == [Effect.NOTE]
    assert "två gånger när sommartiden slutade: 2." in told[0].say("sv")


def test_an_offset_tells_the_two_hours_apart_but_not_what_the_clock_showed():
    assert plain_date("2023-10-29 02:30 +02:00", Kind.MOMENT) == plain_date("2023-10-29 02:30 +01:00", Kind.MOMENT)
    assert plain_date("2023-10-29 01:30 +00:00", Kind.MOMENT) == "2023-10-29 02:30"


@pytest.mark.parametrize("kind", ["other day", "other month"])
def test_the_change_of_the_clock_concerns_no_other_time(kind):
    moment = dt.datetime(2023, 3, 25, 2, 30) if kind == "other day" else dt.datetime(2023, 6, 26, 2, 30)  # noqa: DTZ001
    assert not does_not_exist(moment)
    assert not exists_twice(moment)


@PROPERTY
@given(st.dates(dt.date(2000, 1, 1), dt.date(2050, 12, 30)))
def test_every_day_is_the_same_in_all_of_its_forms(day):
    serial = (day - dt.date(1899, 12, 30)).days
    forms = [f"{day:%Y%m%d}", f"{day.day}/{day.month} {day.year}", str(serial), f"{day}", f"{day} 00:00"]
    assert {plain_date(form, Kind.DATE) for form in forms} == {day.isoformat()}


@PROPERTY
@given(st.text(max_size=20) | st.from_regex(r"[0-9:./ TZ+-]{1,20}", fullmatch=True), st.sampled_from(Kind))
def test_whatever_the_cell_it_becomes_a_day_or_stays(cell, kind):
    plain = plain_date(cell, kind)
    assert plain is None or dt.datetime.fromisoformat(plain)
    assert plain is None or plain_date(plain, kind) == plain
    assert read_serial(cell) is None or len(cell) >= 5
