"""What is hidden beside, where a share weighted by inhabitants would tell of a hidden one."""

from __future__ import annotations

import pytest

from jarfalla_data.publication.weighted import Answers, Weighted

K = 5
PART = {"a": (1, 100, 500.0), "b": (20, 100, 10.0), "c": (30, 100, 10.0), "d": (60, 100, 10.0)}
"""Answers that count, answers, inhabitants. Nearly all live in a: the whole's share is nearly its own."""


def whole_of(parts):
    people = sum(living for *_, living in parts.values())
    mean = sum(living * x / n for x, n, living in parts.values()) / people
    x, n = (sum(part[i] for part in parts.values()) for i in (0, 1))
    places = {name: Answers(x, n, x / n, living) for name, (x, n, living) in parts.items()}
    return Weighted({"all": Answers(x, n, mean, people), **places}, [("all", [*parts])])


def test_where_the_whole_is_nearly_one_hidden_part_it_is_hidden_too():
    """No other part weighs enough: all are hidden, the cheapest first, and at last the whole."""
    assert whole_of(PART).hidden_with({"a", "b"}, K) == {"a", "b", "c", "d", "all"}


def test_where_the_hidden_parts_weigh_alike_nothing_more_is_hidden():
    alike = {name: (x, n, 100.0) for name, (x, n, _) in PART.items()}
    assert whole_of(alike).hidden_with({"a", "b"}, K) == {"a", "b"}


def test_one_more_part_is_hidden_where_that_is_enough_the_cheapest():
    parts = PART | {"c": (30, 100, 500.0), "d": (60, 100, 500.0)}
    assert whole_of(parts).hidden_with({"a", "b"}, K) == {"a", "b", "c"}


def test_the_few_who_do_not_count_are_guarded_alike():
    turned = {name: (n - x, n, living) for name, (x, n, living) in PART.items()}
    assert whole_of(turned).hidden_with({"a", "b"}, K) >= {"a", "b", "all"}


@pytest.mark.parametrize("hidden", [set(), {"d"}], ids=["nothing", "a large one"])
def test_without_a_small_hidden_number_nothing_is_hidden(hidden):
    assert whole_of(PART).hidden_with(hidden, K) == hidden


def test_where_weights_of_respondents_contradict_the_sums_nothing_can_be_worked_out():
    shares = whole_of(PART)
    all_of = shares.places["all"]
    unlike = Weighted(shares.places | {"all": Answers(all_of.x, all_of.n, 0.9, all_of.people)}, shares.divisions)
    assert unlike.hidden_with({"a", "b"}, K) == {"a", "b"}


def test_places_without_answers_are_in_no_sum():
    shares = whole_of(PART)
    more = Weighted(shares.places, [*shares.divisions, ("empty", ["nobody", "either"])])
    assert more.hidden_with({"a", "b"}, K) == shares.hidden_with({"a", "b"}, K)
