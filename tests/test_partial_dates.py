"""Dates that are known to a day, a month, a season, a year, or only as no later than, stay so."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jarfalla_data.partial_dates import PartialDate, Precision
from tests.factories import PROPERTY

D = dt.date

FORMS = [
    ("2018", D(2018, 1, 1), D(2018, 12, 31), Precision.YEAR, "2018", "2018"),
    ("2020-02", D(2020, 2, 1), D(2020, 2, 29), Precision.MONTH, "februari 2020", "February 2020"),
    ("2023-12", D(2023, 12, 1), D(2023, 12, 31), Precision.MONTH, "december 2023", "December 2023"),
    ("2019-05-27", D(2019, 5, 27), D(2019, 5, 27), Precision.DAY, "27 maj 2019", "27 May 2019"),
    ("2024-spring", D(2024, 3, 1), D(2024, 5, 31), Precision.SEASON, "våren 2024", "spring 2024"),
    ("2024-summer", D(2024, 6, 1), D(2024, 8, 31), Precision.SEASON, "sommaren 2024", "summer 2024"),
    ("2024-autumn", D(2024, 9, 1), D(2024, 11, 30), Precision.SEASON, "hösten 2024", "autumn 2024"),
]


@pytest.mark.parametrize(("text", "first", "last", "precision", "sv", "en"), FORMS)
def test_a_form_is_a_stretch_of_days_known_so_well_and_said_so(text, first, last, precision, sv, en):
    date = PartialDate.parse(text)
    assert (date.first, date.last, date.precision) == (first, last, precision)
    assert (date.label("sv"), date.label("en").removeprefix("the ").lower()) == (sv, en.lower())


def test_no_later_than_is_a_day_and_says_that_it_may_have_been_before():
    date = PartialDate.parse("2023-05-02", "no_later_than")
    assert (date.first, date.last, date.precision) == (D(2023, 5, 2), D(2023, 5, 2), Precision.NO_LATER_THAN)
    assert date.label("sv") == "senast 2 maj 2023"
    assert date.label("en").endswith("2 May 2023")
    assert date.label("en") != "2 May 2023"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "18",
        "2018-1",
        "2018-13",
        "2018-00",
        "2018-02-29",
        "2018-winter",
        "2018-Autumn",
        "27 maj 2019",
        "2018-01-01T",
        "0000",
    ],
)
def test_what_is_no_such_date_is_refused(text):
    with pytest.raises(ValueError, match=r"."):
        PartialDate.parse(text or " x")


@pytest.mark.parametrize(
    ("text", "precision"),
    [("2018", "day"), ("2018-05-04", "year"), ("2018", "no_later_than"), ("2018-05", "season"), ("2018", "soon")],
)
def test_a_date_that_says_more_or_less_than_its_precision_is_refused(text, precision):
    with pytest.raises(ValueError, match=r"."):
        PartialDate.parse(text, precision)


@pytest.mark.parametrize(("text", "exact"), [("2019-05-27", True), ("2019-05", False), ("2019", False)])
def test_only_a_day_is_exact(text, exact):
    assert PartialDate.parse(text).is_exact == exact


def test_no_later_than_a_day_is_not_exact():
    assert not PartialDate.parse("2019-05-27", "no_later_than").is_exact


def test_the_end_is_the_first_day_after_the_stretch():
    assert PartialDate.parse("2020-02").end == D(2020, 3, 1)
    assert PartialDate.parse("2020").end == D(2021, 1, 1)


def test_dates_are_in_order_of_their_first_day_and_then_of_their_last():
    forms = ["2019-05-27", "2018", "2018-01", "2018-01-01", "2019"]
    assert [date.text for date in sorted(PartialDate.parse(form) for form in forms)] == [
        "2018-01-01",
        "2018-01",
        "2018",
        "2019",
        "2019-05-27",
    ]


YEARS = st.integers(1000, 2999)
FORM = st.one_of(
    YEARS.map(str),
    st.tuples(YEARS, st.integers(1, 12)).map(lambda p: f"{p[0]}-{p[1]:02}"),
    st.tuples(YEARS, st.sampled_from(["spring", "summer", "autumn"])).map(lambda p: f"{p[0]}-{p[1]}"),
    st.dates(D(1000, 1, 1), D(2999, 12, 31)).map(str),
)


@PROPERTY
@given(FORM)
def test_a_date_is_written_as_it_was_read(text):
    assert PartialDate.parse(text).text == text


@PROPERTY
@given(FORM)
def test_a_date_agrees_with_its_own_precision_and_lies_within_its_year(text):
    date = PartialDate.parse(text)
    assert PartialDate.parse(text, date.precision) == date
    assert date.first <= date.last < date.end
    assert f"{date.first:%Y}" == f"{date.last:%Y}" == text[:4]
    assert text[:4] in date.label("sv")


@PROPERTY
@given(st.text(max_size=12))
def test_whatever_the_text_it_is_a_date_or_refused_as_a_value(text):
    try:
        date = PartialDate.parse(text)
    except ValueError:
        return
    assert date.first <= date.last
