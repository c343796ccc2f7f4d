"""The table of offence codes and the categories hold together."""

import csv
from pathlib import Path

import pytest

from jarfalla_data.vocabulary.incidents import INCIDENT_CATEGORIES

OFFENCE_CODES_FILE = Path(__file__).parents[2] / "data" / "offence_codes.csv"


@pytest.fixture(scope="module")
def offence_codes():
    with OFFENCE_CODES_FILE.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def codes_where(rows, **wanted):
    return {row["offence_code"] for row in rows if all(row[k] == v for k, v in wanted.items())}


def test_offence_codes_have_four_digits(offence_codes):
    """A leading zero belongs to the code."""
    assert all(len(row["offence_code"]) == 4 and row["offence_code"].isdecimal() for row in offence_codes)


def test_every_offence_code_goes_to_an_existing_category(offence_codes):
    """The table names no category that the list lacks."""
    assert {row["category"] for row in offence_codes} <= set(INCIDENT_CATEGORIES.codes)


def test_no_current_offence_code_is_in_two_categories(offence_codes):
    """A code stands once, and so in one category."""
    codes = [row["offence_code"] for row in offence_codes]
    assert codes == sorted(set(codes))


def test_offence_codes_answer_yes_or_no(offence_codes):
    """Ceased, detection-driven and municipality-only are said for every code, and each has a text."""
    for row in offence_codes:
        assert {row["ceased"], row["detection_driven"], row["municipality_only"]} <= {"yes", "no"}
        assert row["text"]


def test_a_code_of_a_municipality_only_category_is_municipality_only(offence_codes):
    """No code is freer than its category; beside these, stalking and threats on the internet are bound."""
    bound = codes_where(offence_codes, municipality_only="yes")
    of_category = {
        row["offence_code"]
        for row in offence_codes
        if row["category"] in INCIDENT_CATEGORIES.marked("municipality_only")
    }
    assert of_category <= bound
    stalking = {"0440", "0441", *(str(code) for code in range(9424, 9432))}
    threats_on_the_internet = {"0450", "0452", "0458", *(str(code) for code in range(9432, 9440))}
    assert bound - of_category == stalking | threats_on_the_internet


def test_traffic_is_detected_in_three_codes_only(offence_codes):
    """Of the traffic codes only these three follow controls; a row without code counts as detected."""
    assert codes_where(offence_codes, category="traffic", detection_driven="yes") == {"3002", "3005", "3070"}


def test_the_other_detected_codes_are_those_of_detected_categories(offence_codes):
    """Outside those categories only one code against officials and one on banned entry are detected."""
    marked = INCIDENT_CATEGORIES.marked("detection_driven")
    detected = {row["offence_code"] for row in offence_codes if row["detection_driven"] == "yes"}
    in_marked = {row["offence_code"] for row in offence_codes if row["category"] in marked - {"traffic"}}
    assert in_marked <= detected
    assert detected - in_marked == {"1706", "4145", "3002", "3005", "3070"}


def test_categories_without_offence_codes_come_from_other_sources(offence_codes):
    """Only what police events, guards and situation reports tell has no offence code."""
    assert set(INCIDENT_CATEGORIES.codes) - {row["category"] for row in offence_codes} == {
        "violence_unspecified",
        "theft_unspecified",
        "burglary_unspecified",
        "shooting",
        "disorder",
        "insecurity_sign",
        "accident",
    }
