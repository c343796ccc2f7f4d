"""The one exit: what the public may not see is missing with a flag, and never 0; those inside see everything."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from jarfalla_data.figures import Figures, Share
from jarfalla_data.privacy import Audience, Released, release, smallest_count
from jarfalla_data.privacy.suppression import SETTING
from jarfalla_data.reading.descriptor import Origin
from tests.factories import PROPERTY

SHARE = Share("insecure", "answers", ("share", "low"), ("verdict",))


def figures(columns: dict[str, list[Any]], **about: Any) -> Figures:
    """Figures about persons, unless `about` says otherwise."""
    return Figures(pd.DataFrame(columns), ("dialogues",), Origin.OWN, **{"personal": True, **about})


def counts(*numbers: Any, **about: Any) -> Figures:
    return figures({"n": pd.array(list(numbers), dtype="Int64")}, counts=("n",), **about)


def shares(*pairs: tuple[int, int], **about: Any) -> Figures:
    """Shares of `insecure` among `answers`, with the columns that follow from them."""
    frame = pd.DataFrame(pairs, columns=["insecure", "answers"]).astype("Int64")
    frame["share"] = (frame["insecure"] / frame["answers"]).astype("Float64")
    frame["low"] = frame["share"] - 0.1234
    frame["verdict"] = "increases"
    return Figures(frame, ("dialogues",), Origin.OWN, **{"personal": True, "shares": (SHARE,), **about})


def public(of: Figures, k: int | None = 5) -> Released:
    return release(of, Audience.PUBLIC, k)


def seen(released: Released, column: str) -> list[Any]:
    """The column as the audience gets it, None where nothing is told."""
    return [None if pd.isna(value) else value for value in released.frame[column]]


# Counts


def test_counts_of_1_to_k_less_1_are_hidden_from_the_public_and_0_and_k_are_not():
    assert seen(public(counts(0, 1, 4, 5, 6)), "n") == [0, None, None, 5, 6]


def test_a_hidden_count_carries_a_flag_and_one_that_is_shown_does_not():
    assert seen(public(counts(0, 1, 4, 5)), "n_hidden") == [False, True, True, False]


def test_a_count_that_is_missing_is_not_called_hidden():
    released = public(counts(None, 7))
    assert (seen(released, "n"), seen(released, "n_hidden")) == ([None, 7], [False, False])


def test_a_weighted_count_below_k_is_hidden_too():
    assert seen(public(figures({"n": [0.4, 4.6, 5.0]}, counts=("n",))), "n") == [None, None, 5.0]


@PROPERTY
@given(st.lists(st.integers(0, 40) | st.none()), st.integers(2, 20), st.sampled_from(["Int64", "float64", "Float64"]))
def test_no_count_below_k_but_0_is_ever_told(numbers, k, dtype):
    of = figures({"n": pd.Series(numbers, dtype=dtype)}, counts=("n",))
    assert seen(public(of, k), "n") == [n if n is not None and (n == 0 or n >= k) else None for n in numbers]


def test_those_inside_see_every_count():
    assert seen(release(counts(0, 1, 4, 5), Audience.INTERNAL), "n") == [0, 1, 4, 5]


def test_counts_of_published_facts_are_not_touched():
    assert seen(public(counts(1, 4, 48, personal=False)), "n") == [1, 4, 48]


def test_where_some_rows_are_about_persons_only_those_are_hidden():
    of = figures({"n": [3, 3, 3], "about": [True, False, None]}, personal=False, personal_rows="about", counts=("n",))
    assert seen(public(of), "n") == [None, 3, None]


# Shares


def test_a_share_is_hidden_with_a_small_numerator():
    assert seen(public(shares((0, 100), (1, 100), (4, 100), (5, 100))), "share_hidden") == [False, True, True, False]


def test_a_share_is_hidden_with_a_small_remainder():
    assert seen(public(shares((100, 100), (99, 100), (96, 100), (95, 100))), "share_hidden") == [
        False,
        True,
        True,
        False,
    ]


def test_a_share_is_hidden_with_a_base_below_30():
    assert seen(public(shares((10, 29), (10, 30), (0, 29))), "share_hidden") == [True, False, True]


def test_all_that_follows_from_a_hidden_share_is_hidden():
    released = public(shares((3, 100), (40, 100)))
    for column in ("insecure", "share", "low", "verdict"):
        assert seen(released, column)[0] is None
        assert seen(released, f"{column}_hidden") == [True, False]


def test_public_shares_are_in_whole_per_cent_and_their_words_stay():
    released = public(shares((40, 121)))
    assert (seen(released, "share"), seen(released, "low")) == ([0.33], [0.21])
    assert seen(released, "verdict") == ["increases"]


def test_public_bases_are_in_rounded_tens_and_numerators_are_not_told():
    released = public(shares((40, 121), (40, 126)))
    assert (seen(released, "answers"), seen(released, "insecure")) == ([120, 130], [None, None])


def test_a_small_base_is_hidden_and_never_rounded_to_0():
    released = public(shares((0, 0), (1, 1), (4, 4), (5, 5), (6, 6)))
    assert seen(released, "answers") == [0, None, None, None, 10]
    assert seen(released, "answers_hidden") == [False, True, True, True, False]


def test_a_base_that_is_also_a_count_is_judged_before_it_is_rounded():
    assert seen(public(shares((1, 3), (40, 121), counts=("answers",))), "answers") == [None, 120]


def test_a_share_whose_numerator_is_also_a_count_stays_hidden_with_it():
    assert seen(public(shares((3, 100), (40, 100), counts=("insecure",))), "share_hidden") == [True, False]


def test_two_shares_of_one_base_are_both_judged_by_what_was_counted():
    of = figures(
        {"x": [40, 40], "y": [103, 60], "n": [106, 106], "a": [0.38, 0.38], "b": [0.97, 0.57]},
        shares=(Share("x", "n", ("a",)), Share("y", "n", ("b",))),
    )
    released = public(of)
    assert (seen(released, "a"), seen(released, "b")) == ([0.38, 0.38], [None, 0.57])


@PROPERTY
@given(st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)).map(lambda p: (p[0], sum(p)))), st.integers(3, 12))
def test_no_share_of_a_small_group_is_ever_told(pairs, k):
    released = public(shares(*pairs), k)
    for (x, n), share in zip(pairs, seen(released, "share"), strict=True):
        if n < 30 or 0 < x < k or 0 < n - x < k:
            assert share is None
        else:
            assert share == pytest.approx(x / n, abs=0.0051)
    assert all(n is None or n % 10 == 0 for n in seen(released, "answers"))
    assert not any(n == 0 and pair[1] for n, pair in zip(seen(released, "answers"), pairs, strict=True))


def test_those_inside_see_every_share_as_it_was_counted():
    of = shares((3, 7), (40, 121))
    pd.testing.assert_frame_equal(release(of, Audience.INTERNAL).frame, of.frame)


def test_shares_of_published_facts_are_not_rounded():
    assert seen(public(shares((40, 121), personal=False)), "share") == [pytest.approx(40 / 121)]


# What tells how police and guards work


def test_internal_columns_never_reach_the_public():
    of = figures({"label": ["a"], "title": ["Fridays 18–04"]}, personal=False, internal_columns=("title",))
    assert list(public(of).frame.columns) == ["label"]
    assert list(release(of, Audience.INTERNAL).frame.columns) == ["label", "title"]


def test_internal_rows_and_their_mark_never_reach_the_public():
    of = figures({"label": ["a", "b", "c"], "secret": [True, False, None]}, personal=False, internal_rows="secret")
    assert public(of).frame.to_dict("list") == {"label": ["b"]}
    assert seen(release(of, Audience.INTERNAL), "label") == ["a", "b", "c"]


def test_of_what_is_internal_only_the_public_gets_no_row():
    of = figures({"what": ["a"], "where": ["b"]}, internal_only=True, internal_columns=("where",))
    assert public(of).frame.empty
    assert list(public(of).frame.columns) == ["what"]
    assert len(release(of, Audience.INTERNAL).frame) == 1


# The exit itself


@pytest.mark.parametrize("audience", Audience)
def test_the_frame_that_was_measured_is_not_changed(audience):
    of = shares((3, 100), (40, 121), counts=("answers",), internal_columns=())
    before = of.frame.copy(deep=True)
    released = release(of, audience)
    released.frame.loc[:, "insecure"] = 0
    pd.testing.assert_frame_equal(of.frame, before)


def test_an_empty_frame_is_released_empty():
    assert public(counts()).frame.empty


def test_what_is_released_says_for_whom_and_from_what():
    released = public(counts(7))
    assert (released.audience, released.tables, released.origin) == (Audience.PUBLIC, ("dialogues",), Origin.OWN)


def test_any_audience_but_the_internal_one_gets_what_the_public_gets():
    assert seen(release(counts(3, 7), "everyone", 5), "n") == [None, 7]


# The setting


def test_without_a_setting_counts_below_5_are_hidden(monkeypatch):
    monkeypatch.delenv(SETTING, raising=False)
    assert smallest_count() == 5


@pytest.mark.parametrize(("text", "k"), [("3", 3), (" 7 ", 7), ("10", 10), ("25", 25)])
def test_the_setting_is_the_smallest_count_that_is_told(monkeypatch, text, k):
    monkeypatch.setenv(SETTING, text)
    assert smallest_count() == k
    assert seen(release(counts(k - 1, k), Audience.PUBLIC), "n") == [None, k]


@pytest.mark.parametrize("text", ["", "0", "1", "2", "-5", "five", "5.0", "5,0", "1e2", "none", "+7"])
def test_a_setting_that_is_no_whole_number_from_3_means_10_and_never_none(monkeypatch, text):
    monkeypatch.setenv(SETTING, text)
    assert smallest_count() == 10
    assert seen(release(counts(9, 10), Audience.PUBLIC), "n") == [None, 10]


# What is hidden further


def test_a_count_that_a_small_one_could_be_worked_out_from_is_hidden_from_the_public_alone():
    of, further = counts(3, 20, 30), {"n": pd.Series([False, True, False])}
    assert seen(release(of, Audience.PUBLIC, 5, further), "n") == [None, None, 30]
    assert seen(release(of, Audience.PUBLIC, 5, further), "n_hidden") == [True, True, False]
    assert seen(release(of, Audience.INTERNAL, 5, further), "n") == [3, 20, 30]


def test_with_a_share_that_is_hidden_further_all_goes_that_follows_from_it():
    released = release(shares((40, 100), (50, 100)), Audience.PUBLIC, 5, {"insecure": pd.Series([True, False])})
    for name in ("share", "low", "verdict"):
        assert seen(released, name)[0] is None
        assert seen(released, name)[1] is not None
    assert seen(released, "share_hidden") == [True, False]


def test_what_is_judged_as_one_list_is_judged_for_the_public_without_what_is_hidden():
    def by_length(rows: pd.DataFrame) -> pd.DataFrame:
        return pd.DataFrame({"verdict": f"of {len(rows)}"}, index=rows.index)

    of = shares((3, 100), (40, 100), (50, 100), judge=by_length)
    assert seen(public(of), "verdict") == [None, "of 2", "of 2"]
    assert seen(release(of, Audience.PUBLIC, 5, {"insecure": pd.Series([False, True, False])}), "verdict")[2] == "of 1"
    assert seen(release(of, Audience.INTERNAL), "verdict") == ["increases"] * 3
