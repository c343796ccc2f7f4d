"""Linked tables, given together, leave so that no small count can be worked out from all of them."""

from __future__ import annotations

from math import inf

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from jarfalla_data.privacy import Protected, Unpublishable, protect
from tests.privacy.attacker import Published, is_hidden_enough, learns
from tests.privacy.counted import SOLVED, hierarchies, hierarchy

SHARE = [("n", ["x", "rest"])]
IN_WHOLE_NUMBERS = [(7, [0, 1, 4, 6]), (8, [0, 1, 4, 5]), (9, [0, 1, 3]), (10, [1, 5, 6]), (11, [0, 2])]
"""Sums for which whole numbers tell more than linear programming sees."""


def cells(counts: dict[str, int], **columns: list[object]) -> pd.DataFrame:
    return pd.DataFrame({"cell": list(counts), "count": list(counts.values()), **columns})


def published(result: Protected) -> Published:
    rows = zip(result.frame["cell"], result.frame["count"], strict=True)
    return {cell: None if pd.isna(count) else int(count) for cell, count in rows}


def hidden(result: Protected) -> set[object]:
    return {cell for cell, count in published(result).items() if count is None}


# Which cells


def test_a_small_count_that_stands_alone_is_hidden_and_nothing_else():
    assert hidden(protect(cells({"a": 0, "b": 1, "c": 4, "d": 5}), [])) == {"b", "c"}


def test_a_part_is_hidden_with_another_part_or_the_total():
    assert hidden(protect(cells({"a": 3, "b": 30, "c": 40, "sum": 73}), [("sum", ["a", "b", "c"])])) == {"a", "b"}


def test_a_part_without_room_needs_a_second_one():
    # a + b = 5 would leave 1 to 4 for a.
    assert hidden(protect(cells({"a": 4, "b": 1, "c": 9, "sum": 14}), [("sum", ["a", "b", "c"])])) == {"a", "b", "c"}


def test_what_costs_least_is_hidden():
    of = cells({"a": 3, "b": 30, "c": 40, "sum": 73}, cost=[0, 9, 8, 7])
    assert hidden(protect(of, [("sum", ["a", "b", "c"])])) == {"a", "sum"}


def test_a_forced_cell_is_hidden_whatever_its_count():
    of = cells({"a": 0, "b": 30, "c": 40, "sum": 70}, forced=[True, False, False, False])
    result = protect(of, [("sum", ["a", "b", "c"])])
    assert hidden(result) == {"a", "b"}
    assert result.bounds == {"a": (0, 29)}


def test_a_forced_zero_could_be_k_or_more():
    of = cells({"a": 0, "b": 5, "c": 40, "sum": 45}, forced=[True, False, False, False])
    assert protect(of, [("sum", ["a", "b", "c"])]).bounds["a"][1] >= 5


def test_a_large_forced_count_needs_an_interval_and_need_not_seem_small():
    of = cells({"a": 90, "b": 6, "c": 40, "sum": 136}, forced=[True, False, False, False])
    result = protect(of, [("sum", ["a", "b", "c"])])
    assert (hidden(result), result.bounds) == ({"a", "b"}, {"a": (1, 95)})


def test_a_public_cell_stays_shown_also_where_it_is_small():
    of = cells({"a": 3, "b": 4, "c": 40, "sum": 47}, public=[False, True, False, True])
    assert hidden(protect(of, [("sum", ["a", "b", "c"])])) == {"a", "c"}


@pytest.mark.parametrize(("x", "n"), [(3, 50), (47, 50)])
def test_a_share_with_a_small_numerator_or_remainder_is_hidden_on_both_sides(x, n):
    assert hidden(protect(cells({"x": x, "rest": n - x, "n": n}), SHARE)) == {"x", "rest"}


def test_the_integer_attack_is_withstood_where_linear_programming_would_see_a_wider_interval():
    counts = dict(enumerate([6, 2, 7, 2, 5, 4, 5, 18, 17, 10, 11, 13]))
    result = protect(cells(counts, public=[False] * 7 + [True] * 5), IN_WHOLE_NUMBERS, 3)
    assert all(is_hidden_enough(known, 3) for known in result.bounds.values())


# Tables that share cells


def test_tables_protected_one_by_one_can_give_a_count_away_and_together_they_do_not():
    cost = {"quarter 1": 90, "quarter 2": 90, "year": 1, "a": 9, "b": 9}
    counts = {"quarter 1": 10, "quarter 2": 12, "year": 22, "a": 3, "b": 19}
    periods, areas = ("year", ["quarter 1", "quarter 2"]), ("year", ["a", "b"])

    def shown(names: list[str], *sums: tuple[str, list[str]]) -> Published:
        of = cells({name: counts[name] for name in names}, cost=[cost[name] for name in names])
        return published(protect(of, sums))

    by_period, by_area = shown(["quarter 1", "quarter 2", "year"], periods), shown(["year", "a", "b"], areas)
    assert learns({**by_area, **by_period}, [periods, areas])["a"] == (3, 3)
    assert is_hidden_enough(learns(shown(list(counts), periods, areas), [periods, areas])["a"], 5)


@SOLVED
@given(hierarchies(), st.sampled_from([3, 5]))
def test_no_small_count_of_a_hierarchy_of_areas_groups_and_periods_can_be_worked_out(tables, k):
    result = protect(tables.cells(), tables.sums, k)
    after = published(result)
    known = learns(after, tables.sums)
    for cell, count in tables.counts.items():
        assert after[cell] == count or (after[cell] is None and count > 0)
        assert not 0 < count < k or (after[cell] is None and is_hidden_enough(known[cell], k))


@SOLVED
@given(hierarchies())
def test_an_attacker_written_apart_finds_no_less_than_the_proven_bounds(tables):
    result = protect(tables.cells(), tables.sums)
    known = learns(published(result), tables.sums)
    for cell, (low, high) in result.bounds.items():
        assert known[cell][0] <= low <= tables.counts[cell] <= high <= known[cell][1]


@pytest.mark.parametrize("patience", [1, 2])
def test_what_is_chosen_when_patience_ends_is_protected_as_well(monkeypatch, patience):
    tables = hierarchy(np.random.default_rng(1).poisson(1.5, (8, 3, 2)))
    monkeypatch.setattr("jarfalla_data.privacy.choosing.PATIENCE", patience)
    known = learns(published(protect(tables.cells(), tables.sums)), tables.sums)
    assert all(is_hidden_enough(known[cell], 5) for cell, n in tables.counts.items() if 0 < n < 5)


@SOLVED
@given(hierarchies(), st.randoms(use_true_random=False))
def test_cells_in_another_order_are_protected_as_well(tables, random):
    of = tables.cells()
    of = of.iloc[random.sample(range(len(of)), len(of))]
    result = protect(of, tables.sums)
    known = learns(published(result), tables.sums)
    assert list(result.frame.index) == list(of.index)
    assert all(is_hidden_enough(known[cell], 5) for cell, n in tables.counts.items() if 0 < n < 5)


@SOLVED
@given(hierarchies())
def test_the_same_tables_are_hidden_in_the_same_way_each_time(tables):
    first, second = (protect(tables.cells(), tables.sums) for _ in range(2))
    pd.testing.assert_frame_equal(first.frame, second.frame)
    assert first.bounds == second.bounds


# What is returned


def test_a_hidden_count_is_missing_and_flagged_and_the_instructions_do_not_leave():
    of = cells({"x": 3, "rest": 47, "n": 50}, cost=[3, 47, 50], public=[False, False, True], area=["a", "b", "c"])
    frame = protect(of, SHARE).frame
    assert frame["count"].dtype == "Int64"
    assert frame.to_dict("list") == {
        "cell": ["x", "rest", "n"],
        "count": [None, None, 50],
        "area": ["a", "b", "c"],
        "hidden": [True, True, False],
    }


def test_the_bounds_of_small_counts_are_not_in_what_is_printed():
    result = protect(cells({"x": 3}), [])
    assert result.bounds == {"x": (1, inf)}
    assert "bounds" not in repr(result)


def test_the_cells_that_are_given_are_not_changed():
    of = cells({"x": 3, "rest": 47, "n": 50})
    before = of.copy(deep=True)
    protect(of, SHARE)
    pd.testing.assert_frame_equal(of, before)


def test_sums_may_come_as_a_mapping():
    assert hidden(protect(cells({"x": 3, "rest": 47, "n": 50}), dict(SHARE))) == {"x", "rest"}


# What cannot be


@pytest.mark.parametrize(
    ("counts", "shown"),
    [
        ({"x": 3, "rest": 0, "n": 3}, {"n"}),
        ({"x": 3, "rest": 1, "n": 4}, {"n"}),
        ({"x": 3, "rest": 47, "n": 50}, {"rest", "n"}),
    ],
)
def test_a_small_count_that_follows_from_what_stays_shown_makes_a_table_unpublishable(counts, shown):
    with pytest.raises(Unpublishable) as caught:
        protect(cells(counts, public=[name in shown for name in counts]), SHARE)
    assert caught.value.say("sv").startswith("Tabellen kan inte visas: ")
    assert caught.value.say("en").startswith("The table cannot be shown: ")


def test_nothing_leaves_if_the_last_audit_fails(monkeypatch):
    monkeypatch.setattr("jarfalla_data.privacy.protection.choose", lambda counts: counts.must)
    with pytest.raises(Unpublishable, match="1 of the numbers"):
        protect(cells({"x": 3, "rest": 47, "n": 50}), SHARE)


@pytest.mark.parametrize(
    ("change", "what"),
    [
        ({"count": [3, 46, 50]}, "do not add up"),
        ({"count": [3, -3, 0]}, "missing or below 0"),
        ({"count": [3, None, 50]}, "missing or below 0"),
        ({"cell": ["x", "n", "n"]}, "there twice"),
        ({"cell": ["x", "y", "n"]}, "not there: 'rest'"),
        ({"forced": [True] * 3, "public": [True] * 3}, "both forced and public"),
    ],
)
def test_cells_that_cannot_be_right_are_a_bug(change, what):
    with pytest.raises(ValueError, match=what):
        protect(cells({"x": 3, "rest": 47, "n": 50}).assign(**change), SHARE)


def test_a_limit_that_would_hide_nothing_is_a_bug():
    with pytest.raises(ValueError, match="would hide nothing"):
        protect(cells({"x": 3}), [], k=1)
