"""A spelling is found in any case and where its Swedish letters were lost, as long as it can mean one thing only."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jarfalla_data.schemas import TABLES
from jarfalla_data.vocabulary.terms import Spellings, fold
from tests.factories import PROPERTY

AREA = Spellings([("område", "area"), ("plats-id", "place"), ("hål", "hole"), ("hal", "slippery"), ("höl", "hay")])
LISTS = list({c.codes.name: c.codes for t in TABLES for c in t.columns if c.codes}.values())


@pytest.mark.parametrize(
    "text", ["område", "OMRÅDE", " Område ", "omrade", "OMRADE", "omr?de", "Omr\N{REPLACEMENT CHARACTER}de"]
)
def test_a_spelling_is_found_with_or_without_its_swedish_letters(text):
    assert AREA.find(text) == "area"


@pytest.mark.parametrize("text", ["plats-id", "Plats_ID", "plats.id", "plats id"])
def test_dots_hyphens_and_underscores_count_as_spaces(text):
    assert AREA.find(text) == "place"


@pytest.mark.parametrize(("text", "meaning"), [("hål", "hole"), ("hal", "slippery"), ("h?l", None)])
def test_what_could_mean_two_things_is_not_guessed(text, meaning):
    assert AREA.find(text) == meaning


@pytest.mark.parametrize("text", ["", "?", "omr", "omrxde", "omr??de"])
def test_what_is_none_of_them_is_unknown(text):
    assert AREA.find(text) is None


@PROPERTY
@given(st.sampled_from([(codes, spelling) for codes in LISTS for spelling, _ in codes.named]))
def test_every_label_without_its_swedish_letters_means_its_own_code_or_nothing(listed):
    codes, spelling = listed
    bare = spelling.translate(str.maketrans("åäöÅÄÖ", "aaoAAO"))
    assert codes.find(bare) in (codes.find(spelling), None) or fold(bare) in {fold(s) for s, _ in codes.named}
