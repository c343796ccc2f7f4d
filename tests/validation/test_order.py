"""What ends before it starts, or was mended before it was found, is set aside; odd registrations are told."""

from __future__ import annotations

import pandas as pd
import pytest

from jarfalla_data.findings import Effect
from jarfalla_data.schemas import table
from jarfalla_data.validation.order import check_order
from tests.factories import (
    Row,
    baseline,
    bundled_row,
    checked,
    dialogue_round,
    incident,
    inspection_finding,
    promise,
)

INSPECTIONS = pd.DataFrame({"inspection_id": ["visit"], "date": [pd.Timestamp("2023-05-04")]})


def ordered(name: str, *rows: Row):
    result = checked(name, *rows)
    assert result.findings == ()
    return check_order(result, table(name), {"inspections": INSPECTIONS})


ROUND = {"starts_on": "2022-09-05", "ends_on": "2022-09-04"}
CODE = {"valid_from": "2020-05", "valid_to": "2020-04"}


@pytest.mark.parametrize(
    ("name", "row", "column"),
    [
        ("dialogue_rounds", dialogue_round(**ROUND), "ends_on"),
        ("baselines", baseline(**ROUND), "ends_on"),
        ("commitments", promise(period_start="2022", period_end="2021"), "period_end"),
        ("offence_codes", bundled_row("offence_codes", **CODE), "valid_to"),
        ("inspection_findings", inspection_finding(inspection_id="visit", fixed_on="2023-05-03"), "fixed_on"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_row_that_ends_before_it_starts_is_set_aside(name, row, column):
    result = ordered(name, row)
    (finding,) = result.findings
    assert result.frame.empty
    assert (finding.row, finding.column, finding.effect) == (2, column, Effect.ROW_SET_ASIDE)
    assert "före början" in finding.say("sv")


@pytest.mark.parametrize(
    ("name", "row"),
    [
        ("dialogue_rounds", dialogue_round(starts_on="2022-09-05", ends_on="2022-09-05")),
        ("commitments", promise(period_start="2022", period_end="2022-03")),
        ("commitments", promise(period_start="2022", period_end="")),
        ("inspection_findings", inspection_finding(inspection_id="visit", fixed_on="2023-05-04")),
        ("inspection_findings", inspection_finding(inspection_id="visit", fixed_on="")),
        ("inspection_findings", inspection_finding(inspection_id="other", fixed_on="1999-01-01")),
    ],
)
def test_what_ends_on_the_day_it_starts_or_at_no_known_time_stays(name, row):
    assert len(ordered(name, row).frame) == 1


def test_a_row_that_ends_too_early_takes_no_other_with_it():
    result = ordered("dialogue_rounds", dialogue_round(round_id="a"), dialogue_round(round_id="b", **ROUND))
    assert result.frame["round_id"].tolist() == ["a"]


def test_offences_registered_before_they_happened_are_kept_and_counted():
    late = incident(occurred_at="2023-03-04 21:00", registered_on="2023-03-03")
    same = incident(occurred_at="2023-03-04 21:00", registered_on="2023-03-04")
    result = ordered("incidents", late, same, late | {"incident_id": "x"}, incident(registered_on=""))
    assert len(result.frame) == 4
    assert [(f.effect, f.column) for f in result.findings] == [(Effect.NOTE, "occurred_at")]
    assert ": 2." in result.findings[0].say("sv")
