"""Counts and shares that hang together: what is hidden with them, and what if they cannot be protected."""

from __future__ import annotations

import pytest

from jarfalla_data.errors import Unpublishable
from jarfalla_data.publication import linked
from jarfalla_data.publication.linked import Linked, LinkedShares
from jarfalla_data.wording import message


def test_with_a_small_count_another_of_its_sum_is_hidden_the_cheapest():
    counts = Linked({"a": 3, "b": 20, "c": 8})
    counts.add_up("all", ["a", "b", "c"])
    assert counts.counts["all"] == 31
    assert counts.hidden(5) == {"a", "c"}


def test_what_is_hidden_anyway_is_hidden_first():
    counts = Linked({"a": 3, "b": 20, "c": 8})
    counts.add_up("all", ["a", "b", "c"])
    assert counts.hidden(5, hidden_anyway={"b"}) == {"a", "b"}


def test_without_small_counts_nothing_is_hidden():
    counts = Linked({"a": 5, "b": 0})
    counts.add_up("all", ["a", "b"])
    assert counts.hidden(5) == frozenset()
    assert Linked().hidden(5) == frozenset()


def test_counts_that_cannot_be_protected_are_hidden_whole(monkeypatch):
    def refuse(*given):
        raise Unpublishable(message("Filen saknas."))

    monkeypatch.setattr(linked, "protect", refuse)
    counts = Linked({"a": 30, "b": 20})
    counts.add_up("all", ["a", "b"])
    assert counts.hidden(5) == {"a", "b", "all"}


def test_what_was_shown_before_stays_shown_and_another_is_hidden_instead():
    counts = Linked({"a": 3, "b": 20, "c": 8})
    counts.add_up("all", ["a", "b", "c"])
    assert counts.hidden(5, public=["c"]) == {"a", "b"}
    assert counts.hidden(5, forced=["b"], public=["c", "a"]) == {"b", "all"}


def test_what_was_shown_before_stays_shown_where_the_rest_cannot_be_protected():
    counts = Linked({"a": 3, "b": 20})
    counts.add_up("all", ["a", "b"])
    assert counts.hidden(5, public=["b", "all"]) == {"a"}


@pytest.mark.parametrize("x", [3, 97])
def test_with_a_share_of_few_or_of_nearly_all_another_of_its_total_is_hidden(x):
    shares = LinkedShares({"a": (x, 100), "b": (40, 80), "c": (100, 200), "all": (x + 140, 380)})
    shares.divide("all", ["a", "b", "c"])
    assert shares.hidden(5) == {"a", "b"}


def test_a_few_who_are_in_no_group_are_guarded_too():
    """Two who said no age would be the municipality less all ages."""
    shares = LinkedShares({"young": (40, 80), "old": (100, 200), "all": (142, 282)})
    shares.divide("all", ["young", "old"])
    hidden = shares.hidden(5)
    assert {"young", "old"} & hidden
    assert "all" not in hidden
