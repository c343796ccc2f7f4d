"""The audit: for each hidden cell exactly what an attacker can find out, no more and no less."""

from __future__ import annotations

from math import inf

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from jarfalla_data.privacy import audit
from tests.privacy.attacker import every_table, in_cells, learns, margins
from tests.privacy.counted import SOLVED, two_way


def example(*hidden: tuple[str, str]) -> pd.DataFrame:
    """The worked example of the method page with these cells hidden."""
    rows = [[12, 3, 20, 35], [8, 15, 9, 32], [30, 7, 4, 41], [50, 25, 33, 108]]
    return hide(pd.DataFrame(rows, index=["1", "2", "3", "sum"], columns=["A", "B", "C", "sum"]), hidden)


def hide(table: pd.DataFrame, cells: object) -> pd.DataFrame:
    table = table.astype("Int64")
    for row, column in cells:
        table.loc[row, column] = pd.NA
    return table


@st.composite
def with_gaps(draw: st.DrawFn) -> pd.DataFrame:
    """A two-way table in which any cells but zeros are hidden, well or badly."""
    table = draw(two_way(3))
    positive = [cell for cell, count in in_cells(table).items() if count]
    return hide(table, draw(st.lists(st.sampled_from(positive), unique=True)) if positive else [])


def test_hiding_only_the_small_counts_gives_them_away():
    assert audit(example(("1", "B"), ("3", "C"))) == {("1", "B"): (3, 3), ("3", "C"): (4, 4)}


def test_hiding_two_more_cells_leaves_wide_intervals():
    found = audit(example(("1", "B"), ("1", "C"), ("3", "B"), ("3", "C")))
    assert found == {("1", "B"): (1, 9), ("1", "C"): (14, 22), ("3", "B"): (1, 9), ("3", "C"): (2, 10)}


def test_where_nothing_is_hidden_there_is_nothing_to_find():
    assert audit(example()) == {}


def test_a_hidden_count_without_any_sum_has_no_upper_end():
    assert audit(example(("1", "B")).loc[["1"], ["A", "B"]]) == {("1", "B"): (1, inf)}


def test_a_hidden_count_whose_totals_are_all_hidden_has_no_upper_end():
    cells = [("1", "B"), ("1", "sum"), ("sum", "B"), ("sum", "sum")]
    assert audit(example(*cells)) == {
        ("1", "B"): (1, inf),
        ("1", "sum"): (33, inf),
        ("sum", "B"): (23, inf),
        ("sum", "sum"): (106, inf),
    }


def test_missing_counts_may_also_come_as_nan():
    assert audit(example(("1", "B")).astype("Float64").astype(float)) == {("1", "B"): (3, 3)}


@pytest.mark.parametrize("hidden", [(), (("3", "A"),), (("2", "B"),)])
def test_a_table_that_no_hidden_counts_fit_is_refused(hidden):
    table = example(*hidden)
    table.loc["2", "B"] = 60 if hidden != (("2", "B"),) else pd.NA
    table.loc["2", "sum"] = 10
    with pytest.raises(ValueError, match=r"fit what is published|does not add up"):
        audit(table)


@SOLVED
@given(with_gaps())
def test_the_audit_finds_what_an_attacker_written_apart_finds(table):
    assert audit(table) == learns(in_cells(table), margins(table))


@SOLVED
@given(with_gaps())
def test_both_ends_of_an_interval_are_in_tables_that_are_possible(table):
    possible = every_table(in_cells(table), margins(table))
    for cell, known in audit(table).items() if possible is not None else ():
        values = [one[cell] for one in possible]
        assert known == (min(values), max(values))
