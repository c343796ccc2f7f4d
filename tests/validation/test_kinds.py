"""What each kind of column accepts, what it becomes, and what it refuses."""

from __future__ import annotations

import datetime as dt

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from jarfalla_data.partial_dates import PartialDate
from jarfalla_data.schemas.columns import Column, Kind
from jarfalla_data.validation.cells import moment_has_hour, typed
from jarfalla_data.vocabulary.terms import CodeList, Term
from tests.factories import PROPERTY

COLOURS = CodeList("colours", (Term("red", "Röd", "Red", spellings=("rött",)), Term("blue", "Blå", "Blue")))


def cast(kind: Kind, *cells: str | None) -> list[object]:
    column = Column("c", kind, "c", "A column.", codes=COLOURS)
    values = typed(pd.Series(list(cells), dtype="str"), column)
    return [None if pd.isna(value) else value for value in values]


RIGHT = [
    (Kind.TEXT, " Åsa ", "Åsa"),
    (Kind.CODE, "red", "red"),
    (Kind.CODE, " RÖD ", "red"),
    (Kind.CODE, "Red", "red"),
    (Kind.CODE, "rött", "red"),
    (Kind.CODES, "Blå|red", "blue|red"),
    (Kind.CODES, "red | Röd", "red"),
    (Kind.REFERENCES, " a | b ", "a|b"),
    (Kind.REFERENCES, "a|", "a"),
    (Kind.INTEGER, "12", 12),
    (Kind.INTEGER, " -3 ", -3),
    (Kind.DECIMAL, "1.5", 1.5),
    (Kind.DECIMAL, "1,5", 1.5),
    (Kind.DECIMAL, "2", 2.0),
    (Kind.DATE, "2023-03-04", pd.Timestamp(2023, 3, 4)),
    (Kind.DATE, "2024-02-29", pd.Timestamp(2024, 2, 29)),
    (Kind.MOMENT, "2023-03-04", pd.Timestamp(2023, 3, 4)),
    (Kind.MOMENT, "2023-03-04 21:00", pd.Timestamp(2023, 3, 4, 21)),
    (Kind.MOMENT, "2023-03-04T21:59:58", pd.Timestamp(2023, 3, 4, 21)),
    (Kind.PARTIAL_DATE, "2018", PartialDate.parse("2018")),
    (Kind.PARTIAL_DATE, "2024-autumn", PartialDate.parse("2024-autumn")),
    (Kind.CLOCK, "00:00", "00:00"),
    (Kind.CLOCK, "23:59", "23:59"),
    (Kind.YES_NO, "JA", True),
    (Kind.YES_NO, "0", False),
    (Kind.URL, "https://example.org/a?b=c#d", "https://example.org/a?b=c#d"),
]

WRONG = [
    (Kind.CODE, "green"),
    (Kind.CODE, "red|blue"),
    (Kind.CODES, "red|green"),
    (Kind.CODES, "red|"),
    (Kind.INTEGER, "1.5"),
    (Kind.INTEGER, "1 000"),
    (Kind.INTEGER, "1e3"),
    (Kind.INTEGER, "9" * 16),
    (Kind.DECIMAL, "1,000.5"),
    (Kind.DECIMAL, "nan"),
    (Kind.DECIMAL, "inf"),
    (Kind.DATE, "2023-02-29"),
    (Kind.DATE, "2023-13-01"),
    (Kind.DATE, "04/03/2023"),
    (Kind.DATE, "2023"),
    (Kind.MOMENT, "2023-03-04 24:00"),
    (Kind.MOMENT, "2023-02-30 21:00"),
    (Kind.MOMENT, "21:00"),
    (Kind.PARTIAL_DATE, "2023-winter"),
    (Kind.PARTIAL_DATE, "2023-13"),
    (Kind.PARTIAL_DATE, "2023-02-29"),
    (Kind.CLOCK, "24:00"),
    (Kind.CLOCK, "9:00"),
    (Kind.YES_NO, "kanske"),
    (Kind.URL, "example.org"),
    (Kind.URL, "javascript:alert(1)"),
    (Kind.URL, "https://"),
    (Kind.URL, "https://[half"),
    (Kind.URL, 'https://example.org/"onclick='),
]


@pytest.mark.parametrize(("kind", "cell", "value"), RIGHT)
def test_a_cell_of_its_kind_becomes_its_value(kind, cell, value):
    assert cast(kind, cell) == [value]


@pytest.mark.parametrize(("kind", "cell"), WRONG)
def test_a_cell_of_another_kind_becomes_missing(kind, cell):
    assert cast(kind, cell) == [None]


@pytest.mark.parametrize("kind", Kind)
def test_an_empty_cell_stays_missing_beside_full_ones(kind):
    full = next(cell for k, cell, _ in RIGHT if k is kind)
    values = cast(kind, None, full)
    assert values[0] is None
    assert values[1] is not None


@pytest.mark.parametrize(
    ("kind", "dtype"),
    [(Kind.INTEGER, "Int64"), (Kind.DECIMAL, "Float64"), (Kind.DATE, "datetime64[s]"), (Kind.YES_NO, "boolean")],
)
def test_a_column_of_empty_cells_has_the_type_of_its_kind(kind, dtype):
    empty = pd.Series([None, None], dtype="str")
    assert typed(empty, Column("c", kind, "c", "A column.")).dtype == dtype


@pytest.mark.parametrize(
    ("cell", "known"), [("2023-03-04 21:00", True), ("2023-03-04T00:00", True), ("2023-03-04", False), (None, False)]
)
def test_the_hour_of_a_moment_is_known_where_it_is_written(cell, known):
    assert moment_has_hour(pd.Series([cell], dtype="str")).tolist() == [known]


@PROPERTY
@given(st.sampled_from(Kind), st.lists(st.text(max_size=12) | st.from_regex(r"[0-9:.,|-]{1,12}"), max_size=5))
def test_whatever_the_cells_each_becomes_a_value_or_missing(kind, cells):
    assert len(cast(kind, *cells)) == len(cells)


@PROPERTY
@given(st.dates(dt.date(1900, 1, 1), dt.date(2100, 12, 31)))
def test_every_day_is_read_as_itself(day):
    assert cast(Kind.DATE, day.isoformat()) == [pd.Timestamp(day)]
    assert cast(Kind.PARTIAL_DATE, day.isoformat()) == [PartialDate.parse(day.isoformat())]


@PROPERTY
@given(st.integers(-(10**15) + 1, 10**15 - 1))
def test_every_whole_number_is_read_as_itself(number):
    assert cast(Kind.INTEGER, str(number)) == [number]
