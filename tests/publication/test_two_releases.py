"""Two releases of one folder: what was told stays, and whoever subtracts one from the other finds no small change."""

from __future__ import annotations

import datetime as dt
import json
import random
from collections import Counter
from dataclasses import replace

import pandas as pd
import pytest

from jarfalla_data.privacy.suppression import HIDDEN
from jarfalla_data.publication import extract
from jarfalla_data.publication.public_tables import public_tables
from tests.factories import BUNDLED, dialogue, dialogue_round, incident, store_of
from tests.plain import CONTROLLED, FOUND, NO_AREA, ONLY_WHOLE, WHOLE, WHOLE_ONLY
from tests.privacy.attacker import is_hidden_enough, learns

K = 5
FEATURES = json.loads((BUNDLED / "areas.geojson").read_bytes())["features"]
FEW = ("areas", "places", "offence_codes", "population_areas")
AREAS = [f"0123R{number:03d}" for number in range(1, 13)]
SERIES = {
    "robbery": "person",
    "bicycle_theft": "property",
    "vandalism": "damage",
    "disorder": "disorder",
    "fraud_other": "other",
    "narcotics_other": FOUND,
    "sexual_offences": "person",
}
PART_OF = {p["area_id"]: p["municipal_part"] for p in (f["properties"] for f in FEATURES)}
OF_ROUND = {table.measure for table in public_tables() if table.period == "round"}
SEEDS = range(12)


def reports(year: int, quarters, chance: random.Random):
    """A few reports of each category in each quarter, most of them in a few areas; the first and last day have one."""
    for quarter in quarters:
        for category in SERIES:
            for _ in range(chance.choice((0, 1, 3, 4, 5, 6, 9, 20))):
                day = f"{year}-{quarter * 3 - chance.randint(0, 2):02d}-{chance.randint(1, 28):02d}"
                yield incident(occurred_at=day, area_id=chance.choice(AREAS + AREAS[:2] * 4 + [""]), category=category)
    days = f"{year}-01-01", f"{year}-{max(quarters) * 3:02d}-{30 if max(quarters) < 4 else 31}"
    for day in days[min(quarters) > 1 :]:
        yield incident(occurred_at=day, area_id=AREAS[0], category="vandalism")


def store(path, rows, **tables):
    return store_of(path, facts=FEW, descriptor=False, incidents=rows, **tables)


def counted(rows):
    """Reports of 2023 by (quarter, number, series) and, without what controls find, by (place, code), (part, code)."""
    found = Counter()
    for row in rows:
        if row["occurred_at"].startswith("2023"):
            series = SERIES[row["category"]]
            found["quarter", (int(row["occurred_at"][5:7]) + 2) // 3, series] += 1
            if row["category"] not in CONTROLLED:
                place = WHOLE_ONLY if row["category"] in ONLY_WHOLE else row["area_id"] or NO_AREA
                found["place", place] += 1
                if place in PART_OF:
                    found["part", PART_OF[place]] += 1
    return found


def told(made):
    """What an extract tells of 2023, by the same names; None where hidden."""
    cells = {}
    for row in made.tables["incidents.by_period", WHOLE].rows:
        if row.first.year == 2023:
            cells["quarter", row.last.month // 3, row.series] = row.reports
    for row in made.tables["incidents.by_period", "area"].rows:
        if row.first.year == 2023:
            cells["part" if row.series in PART_OF.values() else "place", row.series] = row.reports
    for row in made.tables["incident_areas.without_area", "2023"].rows if whole(made) else ():
        cells["place", NO_AREA] = row.no_area
    return {name: None if pd.isna(n) else int(n) for name, n in cells.items()}


def whole(made) -> bool:
    return ("incident_areas.by_area", "2023") in made.tables


@pytest.fixture(params=SEEDS, scope="module")
def pair(request, tmp_path_factory):
    """Rows of the first three quarters of 2023; the whole year with late reports; and the release of each."""
    chance, tmp_path = random.Random(request.param), tmp_path_factory.mktemp("pair")
    before = [*reports(2023, (1, 2, 3), chance)]
    late = [*reports(2023, (1, 2, 3), chance)]
    late = late[: chance.choice((0, 1, 2, 4))] if request.param % 2 else [r for r in late if one_kind(r, late)]
    after = [*before, *late, *reports(2023, (4,), chance)]
    first = extract(store(tmp_path / "before", before), K)
    return counted(before), counted(after), first, extract(store(tmp_path / "after", after), K, first)


def one_kind(row, rows) -> bool:
    """Whether at least as many late reports are of the same quarter and category, so that they may be told."""
    names = Counter((r["category"], (int(r["occurred_at"][5:7]) + 2) // 3) for r in rows if r["area_id"])
    return names[row["category"], (int(row["occurred_at"][5:7]) + 2) // 3] >= K and bool(row["area_id"])


def corrected(first, second) -> bool:
    return any(n is not None and n != told(second)[name] for name, n in told(first).items())


def test_a_count_changes_by_nothing_or_by_at_least_five(pair):
    *_, first, second = pair
    assert len(told(first)) == 18
    for name, before in told(first).items():
        now = told(second)[name]
        assert (before is None) == (now is None), name
        assert before is None or now == before or abs(now - before) >= K, name


def test_what_is_new_in_the_second_release_is_true_or_hidden(pair):
    _, after, first, second = pair
    assert whole(second)
    new = {name: n for name, n in told(second).items() if name not in told(first)}
    assert {name for name in new if 0 < after[name] < K} <= {name for name, n in new.items() if n is None}
    assert {name: n for name, n in new.items() if n is not None and n != after[name]} == {}


def test_with_both_releases_neither_a_small_count_nor_a_small_change_can_be_worked_out(pair):
    """Who knows that reports only come in, and has all cells of both and all sums."""
    before, after, first, second = pair
    old, new = told(first), told(second)
    anew = corrected(first, second) or all(n is None or n == after[name] for name, n in old.items())
    quarters = [name for name in new if name[0] == "quarter"]
    seen = {("old", name): n for name, n in old.items()}
    seen |= {("now", name): n if anew or name not in old else None for name, n in new.items()}
    seen |= {("late", name): None for name in old}
    kept, everything = ("now", ("place", WHOLE_ONLY)), "all"
    places = [("now", name) for name in new if name[0] == "place"]
    parts = [("now", name) for name in new if name[0] == "part"]
    sums = [
        (everything, [*places, kept]),
        (everything, [("now", name) for name in quarters if name[2] != FOUND]),
        *((("now", name), [("old", name), ("late", name)]) for name in old),
        *((name, [place for place in places if PART_OF.get(place[1][1]) == name[1][1]]) for name in parts),
    ]
    true = {("old", name): before[name] for name in old} | {("now", name): after[name] for name in new}
    true |= {("late", name): after[name] - before[name] for name in old}
    zeros = [name for name in [*seen, kept] if name == kept or name[0] == "late" or not true[name]]
    known = learns({**seen, kept: None, everything: None}, sums, zeros)
    for name in known.keys() & true.keys():
        low, high = known[name]
        assert low <= true[name] <= high, name
        if 0 < true[name] < K:
            assert is_hidden_enough(known[name], K), (name, known[name])


def test_the_attack_is_a_real_one():
    """Small late reports that were told would be found: 20 reports that become 22, in all that is known."""
    seen = {("old", "q"): 20, ("now", "q"): 22, ("late", "q"): None}
    assert learns(seen, [(("now", "q"), [("old", "q"), ("late", "q")])], [("late", "q")]) == {("late", "q"): (2, 2)}


def test_every_other_case_is_of_quarters_that_are_told_anew(pair, request):
    """So that the tests above are about both."""
    *_, first, second = pair
    assert corrected(first, second) == (request.node.callspec.params["pair"] % 2 == 0)


def test_some_years_are_corrected_and_others_are_not(tmp_path):
    """With nine late reports of one kind the quarters are told anew, with two they are not."""
    before = [*reports(2023, (1, 2, 3), random.Random(2)), *(incident(occurred_at="2023-02-03") for _ in range(9))]
    rest = [*reports(2023, (4,), random.Random(3))]
    first = extract(store(tmp_path / "0", before), K)
    name = ("quarter", 1, "person")
    for late, expected in ((9, 9), (2, 0), (0, 0)):
        rows = [*before, *(incident(occurred_at="2023-02-03") for _ in range(late)), *rest]
        second = extract(store(tmp_path / str(late + 1), rows), K, first)
        assert told(second)[name] == told(first)[name] + expected


def test_a_year_that_was_told_whole_stays_for_good(tmp_path):
    rows = [*reports(2023, (1, 2, 3, 4), random.Random(4))]
    first = extract(store(tmp_path / "0", rows), K)
    late = [incident(occurred_at="2023-02-03", area_id=area) for area in AREAS[:2] for _ in range(30)]
    more = [*rows, *late, *reports(2024, (1, 2), random.Random(5))]
    second = extract(store(tmp_path / "1", more), K, first)
    assert told(second) == told(first)
    days = set(second.tables["incidents.by_period", WHOLE].frame["first"])
    assert {dt.date(2024, 1, 1), dt.date(2024, 4, 1)} <= days
    assert same(first, second, ("incident_areas.by_area", "2023"))


def test_a_quarter_stays_while_the_next_one_is_added(tmp_path):
    before = [*reports(2023, (1,), random.Random(9))]
    late = [incident(occurred_at="2023-02-03", area_id=AREAS[0]) for _ in range(30)]
    first = extract(store(tmp_path / "0", before), K)
    second = extract(store(tmp_path / "1", [*before, *late, *reports(2023, (2,), random.Random(9))]), K, first)
    assert {name: told(second)[name] for name in told(first)} == told(first)
    assert {name[1] for name in told(second)} == {1, 2}


@pytest.mark.parametrize("gone", [1, 4, 5, 8])
def test_reports_that_are_taken_out_are_told_from_five_on(tmp_path, gone):
    before = [*(incident(occurred_at="2023-02-03") for _ in range(20)), *reports(2023, (1, 2, 3), random.Random(10))]
    first = extract(store(tmp_path / "0", before), K)
    second = extract(store(tmp_path / "1", [*before[gone:], *reports(2023, (4,), random.Random(11))]), K, first)
    name = ("quarter", 1, "person")
    assert told(first)[name] - told(second)[name] == (gone if gone >= K else 0)


def test_about_what_was_told_no_table_is_added_later(tmp_path):
    rows = [*reports(2023, (1, 2, 3, 4), random.Random(4))]
    first = extract(store(tmp_path / "0", rows), K)
    fewer = {key: table for key, table in first.tables.items() if key != ("incidents.by_period", "area")}
    second = extract(store(tmp_path / "1", rows), K, replace(first, tables=fewer))
    assert second.tables["incidents.by_period", "area"].frame.empty
    assert len(first.tables["incidents.by_period", "area"].frame) > 0


def test_a_year_that_is_no_longer_in_the_file_is_still_told(tmp_path):
    first = extract(store(tmp_path / "0", [*reports(2022, (1, 2, 3, 4), random.Random(6))]), K)
    second = extract(store(tmp_path / "1", [*reports(2023, (1, 2), random.Random(7))]), K, first)
    years = {day.year for day in second.tables["incidents.by_period", WHOLE].frame["first"]}
    assert years == {2022, 2023}
    assert same(first, second, ("incident_areas.by_area", "2022"))


def same(first, second, key) -> bool:
    return first.tables[key].frame.equals(second.tables[key].frame)


def test_the_same_quarter_of_each_year_is_told_as_in_the_table_of_quarters(pair):
    *_, second = pair
    (row,) = second.tables["incident_latest.same_period_by_year",].rows
    for series in {*SERIES.values()}:
        value, hidden = getattr(row, series), getattr(row, series + HIDDEN)
        assert (None if hidden else int(value)) == told(second)["quarter", 4, series]


# Rounds ---------------------------------------------------------------------------------------------------------------

ROUNDS = (
    dialogue_round(comparable_with="autumn_2023"),
    dialogue_round(
        round_id="autumn_2023",
        name="Hösten 2023",
        starts_on="2023-09-04",
        ends_on="2023-12-01",
        comparable_with="autumn_2022",
    ),
)


def answers(number: int, **cells):
    return [
        dialogue(area_id=AREAS[i % 3], perceived_safety=("very_unsafe", "very_safe")[i % 5 > 1], **cells)
        for i in range(number)
    ]


@pytest.mark.parametrize("change", ["one answer more", "one answer less", "another answer"])
def test_one_person_more_or_less_in_a_round_changes_none_of_its_tables(tmp_path, change):
    people = answers(400)
    more = [*people, dialogue(area_id=AREAS[0], perceived_safety="very_unsafe")]
    later = {"one answer more": more, "one answer less": people[1:], "another answer": [*people[:-1], more[-1]]}[change]
    first = extract(store(tmp_path / "0", [incident()], dialogues=people, dialogue_rounds=ROUNDS), K)
    second = extract(store(tmp_path / "1", [incident()], dialogues=later, dialogue_rounds=ROUNDS), K, first)
    told_of = [key for key in first.tables if key[0] in OF_ROUND and key[1] == "autumn_2022"]
    assert len(told_of) > 10
    assert [key for key in told_of if not same(first, second, key)] == []
    assert {key for key in second.tables if key[1:2] == ("autumn_2022",)} == set(told_of)


@pytest.mark.parametrize("changed", [False, True], ids=["as it was", "changed since"])
def test_a_new_round_is_compared_with_an_earlier_one_only_as_that_was_told(tmp_path, changed):
    people, new = answers(400), answers(400, round_id="autumn_2023", collected_on="2023-10-02")
    first = extract(store(tmp_path / "0", [incident()], dialogues=people, dialogue_rounds=ROUNDS), K)
    now = [*people, *(answers(40) if changed else []), *new]
    second = extract(store(tmp_path / "1", [incident()], dialogues=now, dialogue_rounds=ROUNDS), K, first)
    assert [one.round_id for one in second.rounds] == ["autumn_2022", "autumn_2023"]
    assert len(second.tables["insecurity.by_area", "autumn_2023", "late_evening_night"].frame) > 0
    assert second.tables["insecurity_change.changes", "autumn_2023", "late_evening_night"].frame.empty == changed


# The reporting delay --------------------------------------------------------------------------------------------------


def read_on(store, day: str):
    """The same store, as if its files had been read at noon on a day."""
    moment = dt.datetime.fromisoformat(f"{day} 12:00+00:00")
    return replace(store, files={name: replace(report, read_at=moment) for name, report in store.files.items()})


@pytest.mark.parametrize(("day", "public"), [("2024-01-29", False), ("2024-01-30", True)])
def test_a_quarter_and_its_year_are_public_once_the_delay_has_passed(tmp_path, day, public):
    rows = [*reports(2023, (1, 2, 3, 4), random.Random(8))]
    made = extract(read_on(store(tmp_path / "0", rows), day), K)
    assert (("quarter", 4, "damage") in told(made)) == public
    assert ("quarter", 3, "damage") in told(made)
    assert whole(made) == public


@pytest.mark.parametrize(
    ("day", "rounds"), [("2023-12-30", ["autumn_2022"]), ("2023-12-31", ["autumn_2022", "autumn_2023"])]
)
def test_a_round_is_public_once_the_delay_has_passed(tmp_path, day, rounds):
    people = [*answers(60), *answers(60, round_id="autumn_2023", collected_on="2023-10-02")]
    given = store(tmp_path / "0", [incident()], dialogues=people, dialogue_rounds=ROUNDS)
    made = extract(read_on(given, day), K)
    assert [one.round_id for one in made.rounds] == rounds
    assert {key[1] for key in made.tables if key[0] in OF_ROUND} == {*rounds, ""}
