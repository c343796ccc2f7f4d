"""One respondent and one incident more or less: nothing that the public reads tells that they are there."""

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
from jarfalla_data.publication import extract, write
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
    return folder


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
    without, made = extract_of(small_groups()), with_it(with_canary)
    differing = 0
    for key, table in without.tables.items():
        before, after = shown_counts(table), shown_counts(made.tables[key])
        for place in before.keys() & after.keys():
            pair = {before[place], after[place]}
            if len(pair) > 1 and key[0] != "insecurity.asked":
                differing += 1
                assert all(n is None or n == 0 or n >= 5 for n in pair), (key, place, pair)
    assert differing


def test_the_group_of_one_is_named_nowhere(with_canary):
    made = with_it(with_canary)
    for key, table in made.tables.items():
        if key[0] in ("insecurity.by_gender", "insecurity.by_age"):
            assert "other_or_no_answer" not in set(table.frame["code"])
            rows = [row for row in table.rows if row.code == "under_16"]
            assert all(pd.isna(row.share) for row in rows)
        if key[:2] == ("insecurity.asked", "autumn_2022"):
            assert all(row.n != 1 for row in table.rows if pd.notna(row.n))


def test_neither_its_id_nor_its_day_is_in_any_file(with_canary, tmp_path):
    write(with_it(with_canary), tmp_path / "public")
    for path in (tmp_path / "public").iterdir():
        text = path.read_text("utf-8")
        assert json.loads(text)
        assert "canary" not in text
        assert SINGLE_DAY not in text
