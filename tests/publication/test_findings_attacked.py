"""What is hidden of the inspections cannot be worked out: an attacker who has all years and spans, over small counts.

The true counts are recomputed from the files in tests/plain_inspections.py, and the attacker shares nothing with the
solver.
"""

from __future__ import annotations

import csv
import random
import shutil
from collections import Counter
from functools import cache
from pathlib import Path

import pandas as pd
import pytest

from jarfalla_data import open_store
from jarfalla_data.publication import Extract, extract, read
from jarfalla_data.vocabulary.inspections import INSPECTION_FINDINGS
from tests.factories import BUNDLED, agreement_year, data_folder, inspection, inspection_finding
from tests.plain import table
from tests.plain_inspections import SENSITIVE, YOUNG, by_year, faults, of_young
from tests.privacy.attacker import Published, is_hidden_enough, learns

SPANS = ((2017, 2020), (2021, 2024))
YEARS, SPAN = ("inspections.by_year",), ("young_findings.by_span",)
OF_PERSONS = ("cooperation.with_persons",)
seeds = pytest.mark.parametrize("seed", range(2))
sizes = pytest.mark.parametrize("k", [5, 10])


@pytest.fixture(scope="module")
def folder_of(tmp_path_factory):
    """A folder of small counts, another with each seed; 0 has parties of nine young people too."""

    @cache
    def made(seed: int) -> Path:
        chance = random.Random(seed)
        visits, found = [], []
        for year in range(2017, 2025):
            for kind in (YOUNG, YOUNG, "safety_inspection", "safety_walk"):
                name = f"visit-{len(visits)}"
                party = chance.choice((9, 10, 14)) if kind == YOUNG else 8
                visits.append(
                    inspection(
                        inspection_id=name, date=f"{year}-05-0{chance.randint(1, 9)}", kind=kind, participants=party
                    )
                )
                found += [finding(name, year, chance) for _ in range(chance.choice((0, 1, 3, 6, 9)))]
        folder = tmp_path_factory.mktemp(f"findings-{seed}")
        return data_folder(folder, facts=["places"], descriptor=False, inspections=visits, inspection_findings=found)

    return made


def finding(visit: str, year: int, chance: random.Random) -> dict[str, str]:
    """One of a few categories, sensitive ones among them, some of them mended."""
    category = chance.choice([*INSPECTION_FINDINGS.codes[:6], "lighting", "lighting", *SENSITIVE, "entrance"])
    ends = {"status": "fixed", "fixed_on": f"{year + chance.choice((0, 0, 1))}-06-15"} if chance.random() < 0.5 else {}
    cells = {"finding_id": f"finding-{visit}-{chance.random()}", "inspection_id": visit, "category": category}
    return inspection_finding(**cells, **ends)


@cache
def extract_of(folder: Path, k: int = 5) -> Extract:
    return extract(open_store(folder), k)


def told(value: object) -> int | None:
    return None if pd.isna(value) else int(value)  # type: ignore[call-overload]


def published(made: Extract, first: int, last: int) -> Published:
    """All that is told of a span: its years, and of each category what young people and the others found."""
    seen: Published = {("year", r.year): told(r.found) for r in made.tables[YEARS].rows if first <= r.year <= last}
    for row in made.tables[SPAN].rows:
        if row.first.year == first:
            seen |= {("young", row.category): told(row.young), ("others", row.category): told(row.others)}
    return seen


def true_counts(folder: Path, first: int, last: int) -> Counter:
    """The same counts from the files, and what young people found in parties below ten."""
    counted: Counter = Counter()
    for category, (young, others) in of_young(folder, first, last).items():
        counted["young", category], counted["others", category] = young, others
    counted |= Counter(
        {("year", y): n for y, (_, n, _) in by_year(folder, sensitive=False).items() if first <= y <= last}
    )
    counted["few"] = sum(
        f.kind == YOUNG and f.participants < 10 and f.category not in SENSITIVE and first <= f.found.year <= last
        for f in faults(folder)
    )
    return counted


@seeds
@sizes
@pytest.mark.parametrize(("first", "last"), SPANS)
def test_small_counts_are_hidden_and_the_others_are_true(folder_of, seed, k, first, last):
    true = true_counts(folder_of(seed), first, last)
    seen = published(extract_of(folder_of(seed), k), first, last)
    assert {cell for cell in seen if 0 < true[cell] < k} <= {cell for cell, n in seen.items() if n is None}
    assert {cell: n for cell, n in seen.items() if n not in (None, true[cell])} == {}
    assert any(n is None for n in seen.values())


@seeds
@sizes
@pytest.mark.parametrize(("first", "last"), SPANS)
def test_no_small_count_can_be_worked_out_from_years_and_categories_together(folder_of, seed, k, first, last):
    """Also who knows all of the span: years and categories add up to the same."""
    true = true_counts(folder_of(seed), first, last)
    seen = published(extract_of(folder_of(seed), k), first, last)
    years = [cell for cell in seen if cell[0] == "year"]  # type: ignore[index]
    cells = [cell for cell in seen if cell[0] != "year"]  # type: ignore[index]
    assert sum(true[y] for y in years) == sum(true[c] for c in cells) + true["few"]
    everything = {"all": sum(true[y] for y in years)}
    known = learns({**seen, **everything, "few": None}, [("all", years), ("all", [*cells, "few"])], zeros=["few"])
    small = [cell for cell in known if 0 < true[cell] < k]
    assert small
    assert {cell: known[cell] for cell in small if not is_hidden_enough(known[cell], k)} == {}


@seeds
def test_whatever_is_sensitive_is_found_changes_nothing_that_is_public(folder_of, seed, tmp_path):
    """Twenty findings on locks, entrances, cameras and alarms more, and every public table is the same."""
    more = shutil.copytree(folder_of(seed), tmp_path / "more")
    add(more, *(sensitive(c, **cells) for c in sorted(SENSITIVE) for cells in ({}, FIXED) for _ in range(5)))
    assert len(faults(more)) == len(faults(folder_of(seed))) + 20
    without, made = extract_of(folder_of(seed)), extract(open_store(more), 5)
    assert made.tables.keys() == without.tables.keys()
    assert [
        key for key in without.tables if made.tables[key].frame.to_csv() != without.tables[key].frame.to_csv()
    ] == []


FIXED = {"status": "fixed", "fixed_on": "2022-08-01"}


def sensitive(category: str, **cells: str) -> dict[str, str]:
    return inspection_finding(inspection_id="visit-16", category=category, **cells)


def add(folder: Path, *rows: dict[str, str]) -> None:
    path = folder / "inspection_findings.csv"
    with path.open(encoding="utf-8", newline="") as file:
        head = next(csv.reader(file))
    with path.open("a", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([[row.get(name, "") for name in head] for row in rows])


TOLD = {
    *("year", "first", "last", "inspections", "found", "fixed", "category", "young", "others", "part"),
    *("planned", "done"),
}


def test_no_place_responsible_status_id_or_day_is_in_any_file():
    """Of the bundled data: what the extract holds of the work is years, categories and counts."""
    made = read(BUNDLED / "published")
    secret = {row["finding_id"] for row in table(BUNDLED, "inspection_findings")} | SENSITIVE
    secret |= {row["inspection_id"] for row in table(BUNDLED, "inspections")}
    assert len(secret) > 400
    for path in (BUNDLED / "published").iterdir():
        text = path.read_text("utf-8")
        assert not [word for word in secret if f'"{word}"' in text], path.name
    for key in (YEARS, SPAN, OF_PERSONS, ("cooperation.without_persons",)):
        frame = made.tables[key].frame
        names = {name.removesuffix("_hidden") for name in frame.columns}
        assert names <= {
            "year",
            "first",
            "last",
            "inspections",
            "found",
            "fixed",
            "category",
            "young",
            "others",
            "part",
            "planned",
            "done",
        }
        assert {(day.month, day.day) for day in frame["first"]} == {(1, 1)}
        assert {(day.month, day.day) for day in frame["last"]} == {(12, 31)}


# Releases -------------------------------------------------------------------------------------------------------------


@seeds
def test_what_has_been_told_of_a_whole_year_stays_as_it_was_told(folder_of, seed, tmp_path):
    """Late findings, and mendings that are found out later, do not change what was published."""
    first = extract_of(folder_of(seed))
    later = shutil.copytree(folder_of(seed), tmp_path / "later")
    late = {"category": "lighting", "status": "fixed", "fixed_on": "2023-03-01"}
    add(later, *(inspection_finding(inspection_id="visit-20", **late) for _ in range(7)))
    second = extract(open_store(later), 5, first)
    for key in (YEARS, SPAN):
        assert second.tables[key].frame.equals(first.tables[key].frame)
    assert not extract(open_store(later), 5).tables[YEARS].frame.equals(first.tables[YEARS].frame)


def test_a_year_that_is_new_is_added_to_those_that_have_been_told(folder_of, tmp_path):
    later = shutil.copytree(folder_of(1), tmp_path / "later")
    rows = (folder_of(1) / "inspections.csv").read_text("utf-8").splitlines(keepends=True)
    (later / "inspections.csv").write_text("".join(row for row in rows if ",2024-" not in row), "utf-8")
    kept = {row.split(",")[0] for row in rows if ",2024-" not in row}
    found = (folder_of(1) / "inspection_findings.csv").read_text("utf-8").splitlines(keepends=True)
    ended = [row for row in found if row.split(",")[1] in {*kept, "inspection_id"} and ",2024-" not in row]
    (later / "inspection_findings.csv").write_text("".join(ended), "utf-8")
    before = extract(open_store(later), 5)
    after = extract(open_store(folder_of(1)), 5, before)
    years = after.tables[YEARS].frame
    assert years["year"].tolist() == list(range(2017, years["year"].max() + 1))
    assert 2024 in set(years["year"]) - set(before.tables[YEARS].frame["year"])
    told_before = before.tables[YEARS].frame
    assert years[years["year"].isin(told_before["year"])].to_csv() == told_before.to_csv()


def test_a_year_of_the_agreement_stays_as_it_was_told(tmp_path):
    row = agreement_year(part="young_victims", planned=30, done=29)
    first = extract(open_store(data_folder(tmp_path / "a", facts=[], descriptor=False, agreement_years=[row])), 5)
    now = [{**row, "done": "31"}, agreement_year(year=2023, part="young_victims", planned=28, done=30)]
    made = extract(open_store(data_folder(tmp_path / "b", facts=[], descriptor=False, agreement_years=now)), 5, first)
    assert [(r.year, r.done) for r in made.tables[OF_PERSONS].rows] == [(2022, 29), (2023, 30)]
