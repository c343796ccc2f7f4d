"""The answers of the first page, for promises that are reported in different ways."""

from __future__ import annotations

import pytest

from jarfalla_data.charts.overview import promises_answer
from jarfalla_data.measures import promises
from jarfalla_data.privacy import Audience, release
from tests.factories import promise, store_with

CASES = {
    ("kept", "kept"): ("2 av 2 löften redovisas som hållna", "Löftet för 2024."),
    ("not_reported", "not_reported"): ("Inget av 2 löften är redovisat", "Löftet för 2024."),
    ("kept", "not_reported"): (
        "1 av 2 löften redovisas som hållna",
        "Löftet för 2024. Hållet: 1, inte redovisat: 1.",
    ),
    ("not_kept", "not_kept"): ("0 av 2 löften redovisas som hållna", "Löftet för 2024. Inte hållet: 2."),
}


@pytest.mark.parametrize("outcomes", CASES)
def test_outcomes_are_listed_where_the_answer_does_not_tell_them_all(outcomes):
    rows = [promise(period_start="2024-01-01", period_end="2024-12-31", outcome=outcome) for outcome in outcomes]
    released = release(promises.latest_outcomes(store_with(commitments=rows)), Audience.PUBLIC)
    told = promises_answer(released, "sv")
    assert (told.answer, told.detail) == CASES[outcomes]
