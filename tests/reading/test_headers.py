"""Headers are found in Swedish and English, in any case, in any order."""

from __future__ import annotations

import pandas as pd
import pytest

from jarfalla_data.reading.headers import match_headers
from jarfalla_data.schemas import TABLES, table

PLACES = table("places")


def frame(*headers: str) -> pd.DataFrame:
    return pd.DataFrame([[f"cell {n}" for n in range(len(headers))]], columns=list(headers), index=[2], dtype="str")


@pytest.mark.parametrize("described", TABLES, ids=lambda t: t.name)
def test_the_swedish_headers_of_a_table_are_its_columns(described):
    matched = match_headers(frame(*(c.sv.upper() for c in described.columns)), described)
    assert list(matched.frame.columns) == [c.name for c in described.columns]
    assert list(matched.frame.iloc[0]) == [f"cell {n}" for n in range(len(described.columns))]


@pytest.mark.parametrize("header", ["place_id", "PLACE_ID", " Place_Id ", "plats", "Plats", "platsid", "PLATS-ID"])
def test_a_header_is_found_in_either_language_and_any_case(header):
    assert match_headers(frame(header), PLACES).frame["place_id"].item() == "cell 0"


def test_the_order_of_the_columns_does_not_matter():
    matched = match_headers(frame("name", "place_id"), PLACES).frame
    assert (matched["name"].item(), matched["place_id"].item()) == ("cell 0", "cell 1")


def test_required_columns_that_are_not_there_are_missing():
    assert match_headers(frame("place_id"), PLACES).missing == ("name", "kind")


def test_an_optional_column_that_is_not_there_is_a_column_of_empty_text():
    column = match_headers(frame("place_id", "name", "kind"), PLACES).frame["area_id"]
    assert column.isna().all()
    assert column.dtype == "str"


def test_a_header_that_no_column_has_is_unknown():
    assert match_headers(frame("place_id", "Färg"), PLACES).unknown == ("Färg",)


def test_two_headers_for_one_column_are_a_repeated_one():
    assert match_headers(frame("place_id", "plats", "name"), PLACES).repeated == ("place_id",)
