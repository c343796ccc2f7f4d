"""Two-way tables leave without small counts and without what these could be worked out from."""

from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from jarfalla_data.privacy import audit, suppress
from tests.privacy.attacker import every_table, in_cells, is_hidden_enough, learns, margins
from tests.privacy.counted import SOLVED, two_way

EXAMPLE = pd.DataFrame(
    [[12, 3, 20, 35], [8, 15, 9, 32], [30, 7, 4, 41], [50, 25, 33, 108]],
    index=["1", "2", "3", "sum"],
    columns=["A", "B", "C", "sum"],
)


def hidden(table: pd.DataFrame) -> set[tuple[object, object]]:
    return {cell for cell, count in in_cells(table).items() if count is None}


def assert_protected(table: pd.DataFrame, shown: pd.DataFrame, k: int) -> None:
    """What is shown is right, no zero and every small count is hidden, and no small count can be worked out."""
    before, after = in_cells(table), in_cells(shown)
    known = learns(after, margins(shown))
    for cell, count in before.items():
        assert after[cell] == count or (after[cell] is None and count > 0)
        if 0 < count < k:
            assert after[cell] is None
            assert is_hidden_enough(known[cell], k)


def test_the_worked_example_hides_two_more_cells():
    assert hidden(suppress(EXAMPLE)) == {("1", "B"), ("1", "C"), ("3", "B"), ("3", "C")}


def test_the_worked_example_passes_the_audit_with_wide_intervals():
    assert list(audit(suppress(EXAMPLE)).values()) == [(1, 9), (14, 22), (1, 9), (2, 10)]


def test_a_table_without_small_counts_stays_as_it_is():
    pd.testing.assert_frame_equal(suppress(EXAMPLE * 5), (EXAMPLE * 5).astype("Int64"))


def test_zeros_stay():
    table = EXAMPLE.copy()
    table.loc["2"] = 0
    table.loc["sum"] = table.iloc[:3].sum()
    assert suppress(table).loc["2"].tolist() == [0, 0, 0, 0]


def test_a_table_without_sums_hides_small_counts_only():
    assert hidden(suppress(EXAMPLE.iloc[:3, :3])) == {("1", "B"), ("3", "C")}


def test_a_small_total_is_hidden_too():
    table = pd.DataFrame({"A": [3, 20, 23], "sum": [3, 20, 23]}, index=["1", "2", "sum"])
    assert {("1", "A"), ("1", "sum")} < hidden(suppress(table))


def test_an_empty_table_stays_empty():
    assert suppress(pd.DataFrame()).empty


def test_the_table_that_is_given_is_not_changed():
    table = EXAMPLE.copy()
    suppress(table)
    pd.testing.assert_frame_equal(table, EXAMPLE)


def test_sums_that_are_wrong_are_a_bug():
    with pytest.raises(ValueError, match="do not add up"):
        suppress(EXAMPLE.replace(108, 107))


def test_two_rows_of_one_name_are_a_bug():
    with pytest.raises(ValueError, match="there twice"):
        suppress(pd.concat([EXAMPLE, EXAMPLE]))


@SOLVED
@given(two_way(), st.sampled_from([3, 5, 10]))
def test_no_small_count_of_a_two_way_table_can_be_worked_out(table, k):
    assert_protected(table, suppress(table, k), k)


@SOLVED
@given(two_way(3))
def test_nobody_who_tries_every_table_learns_more(table):
    shown = suppress(table)
    possible = every_table(in_cells(shown), margins(shown))
    for cell, count in in_cells(table).items() if possible else ():
        if 0 < count < 5:
            values = [one[cell] for one in possible]
            assert is_hidden_enough((min(values), max(values)), 5)


@SOLVED
@given(two_way(), st.randoms(use_true_random=False))
def test_rows_and_columns_in_another_order_are_protected_as_well(table, random):
    rows, columns = (random.sample(list(names), len(names)) for names in (table.index, table.columns))
    shuffled = table.loc[rows, columns]
    assert_protected(shuffled, suppress(shuffled), 5)


@SOLVED
@given(two_way())
def test_the_same_table_is_hidden_in_the_same_way_each_time(table):
    pd.testing.assert_frame_equal(suppress(table), suppress(table))
