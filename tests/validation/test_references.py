"""Ids that refer to another table are found by id or name, in any case; a row that refers to nothing is set aside."""

from __future__ import annotations

import pandas as pd
import pytest

from jarfalla_data.findings import Effect
from jarfalla_data.schemas import table
from jarfalla_data.validation.references import check_references
from jarfalla_data.validation.tables import Validated
from tests.factories import Row, activity, checked, dialogue, dialogue_round, incident, inspection_finding

AREAS = pd.DataFrame({"area_id": ["0123R001", "0123R016"], "name": ["Barkarby västra", "Nibble"]})
PLACES = pd.DataFrame({"place_id": ["viksjo_centre"], "name": ["Viksjö centrum"]})
ROUNDS = pd.DataFrame({"round_id": ["autumn_2022"], "name": ["Hösten 2022"]})
LOADED = {"areas": AREAS, "places": PLACES, "dialogue_rounds": ROUNDS}


def looked_up(name: str, *rows: Row, loaded: dict[str, pd.DataFrame] = LOADED) -> Validated:
    return check_references(checked(name, *rows), table(name), loaded)


@pytest.mark.parametrize("spelling", ["0123R016", "0123r016", "Nibble", "NIBBLE", " nibble "])
def test_an_area_is_found_by_id_or_name_in_any_case(spelling):
    result = looked_up("incidents", incident(area_id=spelling))
    assert result.findings == ()
    assert result.frame["area_id"].tolist() == ["0123R016"]


@pytest.mark.parametrize(
    ("name", "row", "column"),
    [
        ("incidents", incident(area_id="0123R999"), "area_id"),
        ("incidents", incident(place_id="torget"), "place_id"),
        ("dialogues", dialogue(round_id="spring_1999"), "round_id"),
    ],
)
def test_an_unknown_area_place_or_round_sets_its_row_aside(name, row, column):
    result = looked_up(name, row)
    (finding,) = result.findings
    assert result.frame.empty
    assert (finding.file, finding.row, finding.column, finding.effect) == (
        f"{name}.csv",
        2,
        column,
        Effect.ROW_SET_ASIDE,
    )


def test_the_nearest_known_ids_are_named():
    (finding,) = looked_up("incidents", incident(area_id="0123R061")).findings
    assert "0123R061" in finding.say("en")
    assert "0123R016" in finding.say("en")


def test_an_unknown_area_takes_no_other_row_with_it():
    result = looked_up("incidents", incident(), incident(area_id="?"), incident(area_id="Nibble"))
    assert result.frame.index.tolist() == [2, 4]


def test_an_empty_reference_refers_to_nothing_and_stays():
    result = looked_up("incidents", incident(area_id="", place_id=" "))
    assert result.findings == ()
    assert result.frame[["area_id", "place_id"]].isna().all(axis=None)


def test_a_row_with_two_unknown_references_is_counted_once_and_told_for_the_first():
    result = looked_up("incidents", incident(area_id="?", place_id="?"), incident())
    assert result.frame.index.tolist() == [3]
    assert {f.row for f in result.findings} == {2}


@pytest.mark.parametrize("loaded", [{}, {"areas": AREAS.iloc[:0]}])
def test_a_table_that_is_missing_or_empty_is_not_held_against_the_rows_that_refer_to_it(loaded):
    result = looked_up("incidents", incident(area_id="0123R999"), loaded=loaded)
    assert (len(result.frame), result.findings) == (1, ())


def test_a_table_may_refer_to_its_own_rows():
    first = dialogue_round(round_id="one", comparable_with="two")
    second = dialogue_round(round_id="two", comparable_with="Hösten 1 | TWO", name="x")
    third = dialogue_round(round_id="three", name="Hösten 1")
    result = looked_up("dialogue_rounds", first, second, third)
    assert result.findings == ()
    assert result.frame["comparable_with"].tolist()[:2] == ["two", "three|two"]


def test_a_list_with_one_unknown_id_sets_its_row_aside():
    result = looked_up("dialogue_rounds", dialogue_round(round_id="one", comparable_with="one|two"))
    assert [(f.row, f.column) for f in result.findings] == [(2, "comparable_with")]


def test_a_row_set_aside_by_validation_is_not_told_again_for_its_references():
    (finding,) = looked_up("incidents", incident(count="0", area_id="?")).findings
    assert finding.column == "count"


def test_references_to_other_ids_than_places_and_areas_are_held_too():
    loaded = {**LOADED, "commitments": pd.DataFrame({"commitment_id": ["promise-a"]})}
    inspections = {**LOADED, "inspections": pd.DataFrame({"inspection_id": ["inspection-a"]})}
    row = activity(place_id="", commitment_id="promise-b")
    assert looked_up("activities", row, loaded=loaded).findings[0].column == "commitment_id"
    found = inspection_finding(place_id="viksjo_centre", inspection_id="INSPECTION-A")
    assert looked_up("inspection_findings", found, loaded=inspections).findings == ()


@pytest.mark.parametrize(("mistyped", "near"), [("Nible", "Nibble"), ("Barkarby vastr", "Barkarby västra")])
def test_the_nearest_names_are_offered_for_a_mistyped_one(mistyped, near):
    (finding,) = looked_up("incidents", incident(area_id=mistyped)).findings
    assert near in finding.say("sv")


def test_an_area_is_found_by_its_name_without_swedish_letters():
    assert looked_up("incidents", incident(area_id="Barkarby vastra")).frame["area_id"].tolist() == ["0123R001"]
