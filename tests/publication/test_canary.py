"""One respondent and one incident more or less: nothing that is published tells that they are there.

What the pages say of such a pair is in tests/app/test_one_row_more.py.
"""

from __future__ import annotations

import csv
import json
import shutil
from functools import cache
from pathlib import Path

import pandas as pd
import pytest

from jarfalla_data import open_store
from jarfalla_data.privacy.suppression import HIDDEN
from jarfalla_data.publication import Extract, extract, write
from tests.app.situation import small_groups
from tests.factories import dialogue, incident
from tests.publication.test_extract_attacked import extract_of

COUNTS = ("reports", "reported", "no_area", "n")
SINGLE_DAY = "2022-08-17"
"""On which nothing else has happened and nobody else was asked."""


def add(path: Path, row: dict[str, str]) -> None:
    with path.open(encoding="utf-8", newline="") as file:
        head = next(csv.reader(file))
    with path.open("a", encoding="utf-8", newline="") as file:
        csv.writer(file).writerow([row.get(name, "") for name in head])


@pytest.fixture(scope="module")
def with_canary(tmp_path_factory):
    """The folder of small groups, and in it one incident and one answer that are like no other."""
    folder = tmp_path_factory.mktemp("canary") / "data"
    shutil.copytree(small_groups(), folder)
    add_canary(folder)
    return folder


def add_canary(folder: Path) -> None:
    """One incident and one answer that are like no other."""
    canary = incident(incident_id="canary-1", occurred_at=f"{SINGLE_DAY} 03:00", area_id="0123R009", category="robbery")
    add(folder / "incidents.csv", canary)
    answer = dialogue(
        response_id="canary-2",
        round_id="autumn_2022",
        area_id="0123R009",
        time_of_day="late_evening_night",
        channel="youth_dialogue",
        perceived_safety="very_unsafe",
        age_group="under_16",
        gender="other_or_no_answer",
    )
    add(folder / "dialogues.csv", answer)


def as_own(folder: Path, target: Path) -> Path:
    """A copy whose figures count as the user's own: only of these is what was told before kept."""
    shutil.copytree(folder, target)
    (target / "datapackage.json").unlink(missing_ok=True)
    return target


@cache
def with_it(folder: Path):
    store = open_store(folder)
    assert (store.incidents["incident_id"] == "canary-1").any()
    assert (store.dialogues["response_id"] == "canary-2").any()
    return extract(store, 5)


def shown_counts(table):
    """Column and row → count, None where it is hidden."""
    frame = table.frame
    names = [name for name in frame.columns if name in COUNTS or (name + HIDDEN in frame and name in SERIES)]
    return {(name, at): None if pd.isna(v) else int(v) for name in names for at, v in enumerate(frame[name])}


SERIES = ("person", "property", "damage", "disorder", "other", "detection_driven")


def test_only_counts_of_at_least_five_differ(with_canary):
    """A count that differs is shown in both and from 5 on, or is hidden in one of them."""
    assert differing_counts(extract_of(small_groups()), with_it(with_canary))


def differing_counts(without: Extract, made: Extract) -> int:
    """How many counts differ, none of which tells: shown from 5 on, or hidden."""
    differing = 0
    for key, table in without.tables.items():
        before, after = shown_counts(table), shown_counts(made.tables[key])
        for place in before.keys() & after.keys():
            pair = {before[place], after[place]}
            if len(pair) > 1:
                differing += 1
                assert all(n is None or n == 0 or n >= 5 for n in pair), (key, place, pair)
    return differing


# After an earlier release ---------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def first(tmp_path_factory):
    return extract(open_store(as_own(small_groups(), tmp_path_factory.mktemp("first") / "data")), 5)


def test_about_what_has_been_told_a_second_release_is_the_same_with_and_without_it(first, with_canary, tmp_path):
    second = extract(open_store(as_own(with_canary, tmp_path / "own")), 5, first)
    assert second.tables.keys() == first.tables.keys()
    assert [key for key, table in first.tables.items() if not table.frame.equals(second.tables[key].frame)] == []
    assert (second.rounds, second.rules, second.k) == (first.rounds, first.rules, first.k)


NEW = ("robbery", "bicycle_theft", "vandalism")


def with_new_quarter(path: Path, more: int) -> Path:
    """The folder of small groups and a quarter after it; `more`: robberies in it beside the many."""
    folder = as_own(small_groups(), path)
    many = [(category, i) for category in NEW for i in range(8)] + [("robbery", 8 + i) for i in range(more)]
    for category, i in many:
        cells = {"incident_id": f"new-{category}-{i}", "occurred_at": f"2025-02-{i + 1:02d}", "category": category}
        add(folder / "incidents.csv", incident(**cells, area_id="0123R009"))
    for day in ("2025-01-01", "2025-03-31"):
        add(folder / "incidents.csv", incident(occurred_at=day, area_id="0123R009", category="vandalism"))
    return folder


def test_of_what_is_new_in_a_second_release_only_counts_of_at_least_five_differ(first, tmp_path):
    without, made = (extract(open_store(with_new_quarter(tmp_path / str(more), more)), 5, first) for more in (0, 1))
    assert differing_counts(without, made) == 2  # the quarter in the table of quarters, and in that of the latest one
    of_2025 = [row for row in made.tables["incidents.by_period", "municipality"].rows if row.first.year == 2025]
    assert {row.series: row.reports for row in of_2025 if row.series in ("person", "property")} == {
        "person": 9,
        "property": 8,
    }


# Names ----------------------------------------------------------------------------------------------------------------


def test_the_group_of_one_is_named_nowhere(with_canary):
    made = with_it(with_canary)
    for key, table in made.tables.items():
        if key[0] in ("insecurity.by_gender", "insecurity.by_age"):
            assert "other_or_no_answer" not in set(table.frame["code"])
            assert "under_16" not in set(table.frame["code"])
        if key[0] == "insecurity.asked":
            assert "youth_dialogue" not in set(table.frame["channel"])


def test_neither_its_id_nor_its_day_is_in_any_file(with_canary, tmp_path):
    write(with_it(with_canary), tmp_path / "public")
    for path in (tmp_path / "public").iterdir():
        text = path.read_text("utf-8")
        assert json.loads(text)
        assert "canary" not in text
        assert SINGLE_DAY not in text
