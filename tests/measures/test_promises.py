"""The promises of each period: how many have a number, which are the same, and what the public does not read."""

from __future__ import annotations

import datetime as dt
from collections import Counter

import pandas as pd
import pytest

from jarfalla_data.measures import promise_counts, promises
from jarfalla_data.measures.drug_scene import PLACE
from jarfalla_data.privacy import Audience, release
from tests.factories import BUNDLED, bundled_store, promise, store_with
from tests.plain import table

PROMISED = [row for row in table(BUNDLED, "commitments") if row["agreement"] == "citizen_promise"]
STARTS = sorted({row["period_start"] for row in PROMISED}, reverse=True)
CODES = ("2024", "2023", "2021–2022", "2019–2020", "2018", "2017")


def of(start: str) -> list[dict[str, str]]:
    return [row for row in PROMISED if row["period_start"] == start]


def test_the_periods_are_those_of_the_file_the_latest_first():
    assert tuple(one.code for one in promises.periods(bundled_store())) == CODES


@pytest.mark.parametrize(("start", "code"), list(zip(STARTS, CODES, strict=True)))
def test_targets_and_outcomes_are_counted_as_the_file_has_them(start, code):
    (row,) = [row for row in promise_counts.by_period(bundled_store()).frame.to_dict("records") if row["code"] == code]
    kinds = Counter(r["target_kind"] for r in of(start))
    assert row["items"] == len(of(start))
    assert (row["numbered"], row["no_target"]) == (kinds["count"], kinds["none"])
    assert row["other_target"] == len(of(start)) - kinds["count"] - kinds["none"]
    outcomes = Counter(r["outcome"] for r in of(start))
    assert {outcome: row[outcome] for outcome in outcomes} == outcomes
    assert row["by_police"] == sum(
        r["outcome"] == "reported_ongoing" and r["outcome_by"] == "police" for r in of(start)
    )
    assert row["stated"] == all(r["period_basis"] == "stated" for r in of(start))


def test_only_the_promises_of_2017_and_2018_have_numbers_and_they_are_the_same():
    rows = {row["code"]: row for row in promise_counts.by_period(bundled_store()).frame.to_dict("records")}
    assert {code for code, row in rows.items() if row["numbered"]} == {"2017", "2018"}
    assert {code: row["same_as"] for code, row in rows.items() if row["same_as"]} == {"2018": "2017"}
    for code in ("2017", "2018"):
        assert "minst 10 insatser (synlig närvaro)" in rows[code]["numbers_sv"]
        assert "at least 4 operations (narcotics operation)" in rows[code]["numbers_en"]


def test_promises_that_name_no_work_are_never_called_the_same():
    rows = [promise(period_start=f"{y}-01-01", period_end=f"{y}-12-31", activity_kinds=None) for y in (2021, 2022)]
    assert list(promise_counts.by_period(store_with(commitments=rows)).frame["same_as"]) == ["", ""]


def test_a_promise_with_another_number_is_not_the_same():
    rows = [
        promise(
            period_start=f"{year}-01-01", period_end=f"{year}-12-31", activity_kinds="presence",
            target_kind="count", target_value=n, target_sv=f"minst {n}", target_en=f"at least {n}",
        )
        for year, n in ((2021, 10), (2022, 9))
    ]  # fmt: skip
    assert list(promise_counts.by_period(store_with(commitments=rows)).frame["same_as"]) == ["", ""]


def test_a_period_without_an_end_ends_with_what_its_start_names():
    (one,) = promises.periods(store_with(commitments=[promise(period_start="2023", period_end=None)]))
    assert (one.first, one.last, one.code) == (dt.date(2023, 1, 1), dt.date(2023, 12, 31), "2023")


def test_an_unknown_period_is_the_latest():
    assert promises.period(bundled_store(), "1999").code == CODES[0]


def test_without_promises_there_is_no_period():
    store = store_with(commitments=[promise(agreement="cooperation_agreement", agreement_part="young_victims")])
    assert promises.periods(store) == ()
    assert promises.commitments(store).frame.empty
    assert promise_counts.by_period(store).frame.empty
    assert promises.latest_outcomes(store).frame.empty


def test_what_was_known_before_a_promise_ends_the_day_before_it():
    assert promises.before(bundled_store(), "2021–2022").period.last == dt.date(2021, 6, 30)


@pytest.mark.parametrize("code", CODES)
def test_of_an_outcome_about_one_operation_or_guards_the_public_reads_neither_text_nor_source(code):
    released = release(promises.commitments(bundled_store(), code), Audience.PUBLIC).frame
    secret = released["outcome_internal_only"].astype(bool)
    for name in promises.TOLD_OF_WORK:
        assert released.loc[secret, name].isna().all()
        written = {row["commitment_id"]: row[name] for row in PROMISED}
        shown = released[~secret]
        assert ["" if pd.isna(cell) else getattr(cell, "text", cell) for cell in shown[name]] == [
            written[one] for one in shown["commitment_id"]
        ]
    assert list(released["outcome"]) == [
        row["outcome"] for row in PROMISED if row["commitment_id"] in set(released["commitment_id"])
    ]


def test_some_outcomes_are_for_those_inside_only():
    assert sum(row["outcome_internal_only"] == "yes" for row in PROMISED) == 2


def test_the_promise_about_the_drug_scene_is_found_by_its_place():
    (row,) = promises.about_state(bundled_store(), PLACE).frame.to_dict("records")
    (written,) = [r for r in PROMISED if r["target_kind"] == "status"]
    assert (row["commitment_id"], row["outcome"]) == (written["commitment_id"], written["outcome"])
    assert row["code"] == "2019–2020"


@pytest.mark.parametrize(
    ("kinds", "problem"), [("presence|narcotics_operation", "drug_dealing"), ("presence", ""), (None, "")]
)
def test_a_promise_answers_to_the_problem_of_its_work_else_to_how_unsafe_people_feel(kinds, problem):
    frame = promises.commitments(store_with(commitments=[promise(activity_kinds=kinds)])).frame
    assert list(frame["problem"]) == [problem]


@pytest.mark.parametrize(
    ("place", "where"), [(PLACE, "jakobsberg"), ("jakobsberg_centre", "0123R005"), (None, "municipality")]
)
def test_a_promise_is_about_the_area_of_its_place_else_its_part_else_the_municipality(place, where):
    frame = promises.commitments(store_with(commitments=[promise(place_id=place)])).frame
    assert list(frame["where"]) == [where]
    assert pd.notna(frame["number"]).all()
