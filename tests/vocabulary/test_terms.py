"""A term and a code list do what reading and showing need of them."""

import pytest

from jarfalla_data.vocabulary.terms import CodeList, Term, fold

FRUIT = CodeList(
    "fruit",
    (
        Term("pear", "Päron", "Pear", spellings=("päronträd",), marks=frozenset({"green"})),
        Term("apple", "Äpple", "Apple"),
    ),
)


@pytest.mark.parametrize("text", ["pear", "PEAR", "Päron", "  päron ", "PÄRONTRÄD", "Pa\u0308ron"])
def test_code_label_and_spelling_in_any_case_find_the_code(text):
    """Upper case, outer spaces and a decomposed ä do not hide a spelling."""
    assert FRUIT.find(text) == "pear"


def test_unknown_text_finds_nothing():
    """What no spelling holds is None, never the nearest code."""
    assert FRUIT.find("pären") is None


def test_inner_spaces_are_folded_to_one():
    """Two spaces or a line break inside a label are one space."""
    assert fold("Mycket \n  trygg") == "mycket trygg"


def test_a_code_wins_over_another_terms_label():
    """A cell that is literally a code means that code, whatever the labels say."""
    fruit = CodeList("fruit", (Term("a", "Ett", "One"), Term("b", "Två", "A")))
    assert fruit.find("a") == "a"


def test_codes_keep_the_order_of_the_list():
    """The order of the terms is the order that pages show."""
    assert FRUIT.codes == tuple(term.code for term in FRUIT) == ("pear", "apple")


def test_a_code_has_a_label_in_each_language():
    """A label is Swedish or English by the language asked for."""
    assert (FRUIT.label("apple", "sv"), FRUIT.label("apple", "en")) == ("Äpple", "Apple")


def test_the_label_of_an_unknown_code_is_an_error():
    """A code that is not in the list has no label."""
    with pytest.raises(KeyError):
        FRUIT.label("plum", "sv")


def test_marked_gives_the_codes_that_carry_the_mark():
    """A mark selects its codes and an unknown mark none."""
    assert FRUIT.marked("green") == {"pear"}
    assert FRUIT.marked("blue") == frozenset()
