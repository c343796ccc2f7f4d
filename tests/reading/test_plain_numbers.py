"""Numbers in the forms in which programs write them become one; what could be two is left as it is."""

from __future__ import annotations

import pytest

from jarfalla_data.reading.plain_numbers import plain_area, plain_code, plain_number
from tests.factories import incident, store_of


@pytest.mark.parametrize(
    ("cell", "number"),
    [
        ("12", "12"),
        ("12.0", "12"),
        ("12,00", "12"),
        ("3.000000", "3"),
        ("1 000", "1000"),
        ("1\u00a0234\u202f567", "1234567"),
        ("1 234,5", "1234,5"),
        ("-1.0", "-1"),
    ],
)
def test_a_number_is_one_without_spaces_and_without_zeros_behind_the_decimal_mark(cell, number):
    assert plain_number(cell) == number


@pytest.mark.parametrize("cell", ["1,000", "1.000", "12 34", "1 0000", "1,5", "x", "", "1.0.0", "1e3"])
def test_what_could_be_two_numbers_or_is_none_stays_as_it_is(cell):
    assert plain_number(cell) == cell


@pytest.mark.parametrize(("cell", "code"), [("365", "0365"), ("365.0", "0365"), ("1210", "1210"), ("abc", "abc")])
def test_an_offence_code_has_four_digits(cell, code):
    assert plain_code(cell) == code


@pytest.mark.parametrize("cell", ["0123R001_RegSO2025", "0123R001_regso2018", "0123R001 ", "0123R001"])
def test_the_edition_behind_the_code_of_an_area_is_no_part_of_it(tmp_path, cell):
    store = store_of(tmp_path, incidents=[incident(area_id=cell)])
    assert store.incidents["area_id"].tolist() == ["0123R001"]


def test_what_else_stands_behind_a_code_stays():
    assert plain_area("0123R001_x") == "0123R001_x"


def test_incidents_as_statistical_programs_write_them_are_loaded_with_whole_numbers_and_whole_codes(tmp_path):
    store = store_of(tmp_path, incidents=[incident(offence_code="365.0", count="2.0"), incident(count="NA")])
    assert not store.anything_set_aside
    assert store.incidents["offence_code"].fillna("").tolist() == ["0365", ""]
    assert store.incidents["count"].fillna(0).tolist() == [2, 0]
    assert "NA är lästa som tomma: 1." in "".join(finding.say("sv") for finding in store.findings)
