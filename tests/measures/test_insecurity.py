"""The figures of perceived insecurity against the answers themselves, added up here without the project's measures."""

from __future__ import annotations

import csv
import json
import math
from collections import defaultdict
from pathlib import Path

import pandas as pd
import pytest

from jarfalla_data import Selection, open_store
from jarfalla_data.measures import insecurity, insecurity_change
from jarfalla_data.measures.rounds import earlier_comparable, latest_round
from jarfalla_data.selection import Period
from tests.factories import dialogue, dialogue_round, store_with

DATA = Path(__file__).parents[2] / "data"
UNSAFE = {"fairly_unsafe", "very_unsafe", "avoids_because_unsafe"}
INHABITANTS = {"citizen_dialogue", "youth_dialogue", "web", "survey", "safety_walk", "place_meeting"}
PROFESSIONALS = {"staff_dialogue", "cooperation_dialogue"}


@pytest.fixture(scope="module")
def store():
    return open_store(DATA)


@pytest.fixture(scope="module")
def answers():
    with (DATA / "dialogues.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def part_of():
    features = json.loads((DATA / "areas.geojson").read_text(encoding="utf-8"))["features"]
    return {f["properties"]["area_id"]: f["properties"]["municipal_part"] for f in features}


@pytest.fixture(scope="module")
def people():
    with (DATA / "population_areas.csv").open(encoding="utf-8", newline="") as file:
        return {r["area_id"]: int(r["inhabitants"]) for r in csv.DictReader(file) if r["date"].startswith("2022")}


def about(answers, *, channels=INHABITANTS, round_id="autumn_2022", time=None):
    return [
        a
        for a in answers
        if a["round_id"] == round_id and a["channel"] in channels and (time is None or a["time_of_day"] == time)
    ]


def weighed(answers, people):
    """Share and Kish's n with each area as heavy as its inhabitants; (None, 0) without answers."""
    by_area = defaultdict(list)
    for answer in answers:
        if answer["perceived_safety"] != "no_opinion":
            by_area[answer["area_id"]].append((float(answer["weight"] or 1), answer["perceived_safety"] in UNSAFE))
    weights = [
        (w * people[area] / sum(v for v, _ in rows), unsafe) for area, rows in by_area.items() for w, unsafe in rows
    ]
    total = sum(w for w, _ in weights)
    if not weights:
        return None, 0
    return sum(w for w, unsafe in weights if unsafe) / total, total**2 / sum(w * w for w, _ in weights)


def wilson(share, n, z=1.959964):
    middle = (share + z * z / (2 * n)) / (1 + z * z / n)
    half = z / (1 + z * z / n) * math.sqrt(share * (1 - share) / n + z * z / (4 * n * n))
    return middle - half, middle + half


@pytest.mark.parametrize("time", ["day", "evening", "late_evening_night"])
@pytest.mark.parametrize("year", [2018, 2020, 2022])
def test_each_area_part_and_the_municipality_has_the_share_of_its_answers(store, answers, part_of, people, time, year):
    asked = about(answers, round_id=f"autumn_{year}", time=time)
    found = insecurity.by_area(store, Selection(period=Period.of_years(year, year), time_of_day=time)).frame
    assert len(found) == 1 + 4 + 25
    for row in found.itertuples():
        inside = [a for a in asked if row.code in ("municipality", a["area_id"], part_of[a["area_id"]])]
        share, n = weighed(inside, people)
        assert row.n == sum(a["perceived_safety"] != "no_opinion" for a in inside)
        assert row.n_eff == pytest.approx(n)
        if n < 30:
            assert (row.state, pd.isna(row.share)) == ("refused", True)
            continue
        assert row.state == ("few" if n < 100 else "shown")
        assert row.share == pytest.approx(share)
        assert (row.low, row.high) == pytest.approx(wilson(share, n), abs=1e-6)


def test_staff_and_partners_are_counted_apart(store, answers, people):
    found = insecurity.professionals(store, Selection()).frame
    share, n = weighed(about(answers, channels=PROFESSIONALS), people)
    whole = found[found["code"] == "municipality"].iloc[0]
    assert (whole["share"], whole["n_eff"]) == pytest.approx((share, n))


@pytest.mark.parametrize(
    ("measure", "column"),
    [(insecurity.by_age, "age_group"), (insecurity.by_gender, "gender"), (insecurity.by_time_of_day, "time_of_day")],
)
def test_each_group_has_the_share_of_its_answers(store, answers, people, measure, column):
    asked = about(answers, time=None if column == "time_of_day" else "late_evening_night")
    for row in measure(store, Selection()).frame.itertuples():
        share, n = weighed([a for a in asked if a[column] == row.code], people)
        assert (row.share, row.n_eff) == pytest.approx((share, n))


def test_other_or_no_answer_is_no_row_and_gender_has_no_total(store):
    assert set(insecurity.by_gender(store, Selection()).frame["code"]) == {"woman", "man"}


def test_a_problem_has_the_share_of_those_who_answered_the_question(store, answers, people):
    asked = [a for a in about(answers) if a["concerns"]]
    found = insecurity.by_concern(store, Selection()).frame.set_index("code")
    for code in ("littering", "drug_dealing", "other"):
        named = [a | {"perceived_safety": "very_unsafe" if code in a["concerns"].split("|") else "x"} for a in asked]
        share, n = weighed(named, people)
        assert found.loc[code, "n"] == len(asked)
        assert (found.loc[code, "share"], found.loc[code, "n_eff"]) == pytest.approx((share, n))


def test_worry_counts_fairly_and_very_often(store, answers, people):
    asked = [a for a in about(answers) if a["worry"]]
    often = {"fairly_often", "very_often"}
    said = [a | {"perceived_safety": "very_unsafe" if a["worry"] in often else "x"} for a in asked]
    whole = insecurity.worried(store, Selection()).frame.iloc[0]
    assert (whole["share"], whole["n_eff"]) == pytest.approx(weighed(said, people))


def test_a_chosen_part_narrows_the_breakdowns(store, answers, part_of, people):
    inside = tuple(area for area, part in part_of.items() if part == "viksjo")
    found = insecurity.by_age(store, Selection(area="viksjo", area_ids=inside)).frame
    asked = [a for a in about(answers, time="late_evening_night") if a["area_id"] in inside]
    assert found["n"].sum() == sum(a["perceived_safety"] != "no_opinion" and a["age_group"] != "" for a in asked)


def test_only_rounds_with_the_same_method_are_compared(store):
    assert earlier_comparable(store, "autumn_2022") == "autumn_2018"
    assert earlier_comparable(store, "autumn_2020") is None
    assert insecurity_change.changes(store, Selection(period=Period.of_years(2020, 2020))).frame.empty


@pytest.mark.parametrize(
    ("now", "before", "compared"),
    [("earlier", "autumn_2022", "earlier"), ("earlier", "", None), ("", "autumn_2022", None), ("", "", None)],
    ids=["both", "only_the_later", "only_the_earlier", "neither"],
)
def test_two_rounds_are_compared_only_when_each_names_the_other(now, before, compared):
    times = {"starts_on": "2018-09-03", "ends_on": "2018-11-30"}
    rounds = [
        dialogue_round(comparable_with=now),
        dialogue_round(round_id="earlier", comparable_with=before, name="Hösten 2018", **times),
    ]
    asked = [dialogue(), dialogue(round_id="earlier", collected_on="2018-09-03")]
    assert earlier_comparable(store_with(dialogues=asked, dialogue_rounds=rounds), "autumn_2022") == compared


def test_a_period_without_a_round_has_no_answers(store):
    nothing = Selection(period=Period.of_years(2019, 2019))
    assert latest_round(store, nothing) is None
    assert insecurity.by_area(store, nothing).frame["state"].eq("refused").all()
    assert insecurity.by_age(store, nothing).frame.empty
    assert insecurity.by_concern(store, nothing).frame.empty
    assert insecurity_change.changes(store, nothing).frame.empty


def test_the_planted_changes_are_found_and_nothing_else(store):
    found = insecurity_change.changes(store, Selection()).frame
    areas = found[found["level"] == "area"].set_index("code")["verdict"]
    assert set(areas[areas == "increases"].index) == {"0123R010"}
    assert set(areas[areas == "decreases"].index) == {"0123R020"}
