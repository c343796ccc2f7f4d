"""Hidden values leave no trace: where only they change, all that the public is sent stays the same, byte for byte.

No order, colour, length of an axis, headline or verdict can then follow from them.
"""

from __future__ import annotations

import csv
import re
import shutil
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from pathlib import Path

import pandas as pd
import pytest

from jarfalla_data import Store, geography, open_store
from jarfalla_data.publication import extract
from tests.app.situation import browsing, small_groups
from tests.factories import FACTS, data_folder, dialogue, dialogue_round, store_of
from tests.plain import plain
from tests.publication.test_extract_attacked import extract_of

FEW_FACTS = tuple(name for name in FACTS if name != "deso_to_area")
VIEWS = {
    "all": {},
    "area": {"omrade": "0123R002", "fran": "2022", "till": "2022"},
    "part": {"omrade": "viksjo"},
    "english": {"lang": "en", "omrade": "jakobsberg"},
}


def turned(names: Sequence[str]) -> dict[str, str]:
    """Each name to the next one, the last to the first."""
    return dict(zip(names, [*names[1:], *names[:1]], strict=True))


def sent(folder: Path, pages: Iterable[str], view: Mapping[str, str]) -> list[str]:
    """All that the pages send to the public, but for when and what was read."""
    with browsing() as open_page:
        found = [open_page(page, audience="public", data=folder, **view) for page in pages]
    assert not any(page.failed for page in found)
    return [re.sub(r"(l\\u00e4sta|lästa|loaded) \d[^·<\\\"]*", "", page.raw) for page in found]


# Incidents ------------------------------------------------------------------------------------------------------------


TIES = {
    *((2021, series) for series in ("property", "other", "detection_driven")),
    (2022, "other"),
    *((2023, series) for series in ("property", "disorder")),
    *((2024, series) for series in ("property", "disorder", "other", "detection_driven")),
}
"""Years and groups whose quarters are left as they are: equal counts, of which one is hidden beside a small one.

There the pick must depend on which quarter is the small one. Of three quarters, one small and two alike, no rule that
hides just two of them hides the same two whichever of these two is the small one.
"""


def turned_areas() -> dict[tuple[int, str], str]:
    """By year: each hidden area to the next hidden one of its part."""
    made, part_of = extract_of(small_groups()), plain(small_groups()).part_of
    hidden: dict[Hashable, list[str]] = defaultdict(list)
    for row in made.tables["incidents.by_period", "area"].rows:
        if pd.isna(row.reports) and row.series in part_of:
            hidden[row.first.year, part_of[row.series]].append(row.series)
    return {(key[0], a): b for key, areas in hidden.items() for a, b in turned(areas).items()}  # type: ignore[index]


def turned_quarters() -> dict[tuple[int, str, str], str]:
    """By year and group: each hidden quarter to the next hidden one, but where the file's first and last days are."""
    hidden: dict[tuple[int, str], list[str]] = defaultdict(list)
    for row in extract_of(small_groups()).tables["incidents.by_period", "municipality"].rows:
        if pd.isna(row.reports) and row.series != "damage" and (row.first.year, row.series) not in TIES:
            hidden[row.first.year, row.series].append(str(row.last.month // 3))
    return {(*key, a): b for key, quarters in hidden.items() for a, b in turned(quarters).items()}


@pytest.fixture(scope="module")
def other_incidents(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of small groups, its hidden counts of areas and of quarters given to other hidden ones."""
    folder = tmp_path_factory.mktemp("turned") / "data"
    shutil.copytree(small_groups(), folder)
    facts, areas, quarters = plain(small_groups()), turned_areas(), turned_quarters()
    with (folder / "incidents.csv").open(encoding="utf-8", newline="") as file:
        head, *rows = csv.reader(file)
    when, where = head.index("occurred_at"), head.index("area_id")
    for row, one in zip(rows, facts.incidents, strict=True):
        year, month = int(row[when][:4]), int(row[when][5:7])
        assert (year, month) == (one.day.year, one.day.month)
        quarter = (month + 2) // 3
        to = int(quarters.get((year, one.series, str(quarter)), quarter))
        row[when] = f"{year}-{month + 3 * (to - quarter):02d}{row[when][7:]}"
        row[where] = areas.get((year, row[where]), row[where])
    with (folder / "incidents.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([head, *rows])
    return folder


def test_many_hidden_counts_of_incidents_are_others(other_incidents: Path) -> None:
    before, after = (
        Counter(
            key for r in plain(folder).incidents for key in ((r.area, r.day.year), (r.series, r.day.year, r.day.month))
        )
        for folder in (small_groups(), other_incidents)
    )
    assert sum(before[key] != after[key] for key in before) > 40


@pytest.mark.parametrize("view", VIEWS)
def test_other_hidden_counts_of_incidents_change_nothing_that_is_sent(other_incidents: Path, view: str) -> None:
    pages = ("brott-och-handelser", "oversikt") if view == "all" else ("brott-och-handelser",)
    assert sent(small_groups(), pages, VIEWS[view]) == sent(other_incidents, pages, VIEWS[view])


def test_other_hidden_counts_of_incidents_change_nothing_in_the_extract(other_incidents: Path) -> None:
    """Neither the order of its rows nor which cells are hidden."""
    assert differing(small_groups(), other_incidents) == []


def differing(one: Path, other: Path) -> list[Hashable]:
    """The keys of the tables that are not alike in the extracts of two folders."""
    made, turned_one = extract_of(one).tables, extract_of(other).tables
    assert list(made) == list(turned_one)
    return [key for key, table in made.items() if not table.frame.equals(turned_one[key].frame)]


# Answers --------------------------------------------------------------------------------------------------------------

UNSAFE = (1, 58, 2, 57, 3)
"""Of 60 answers in each area that is hidden: so few that are unsafe, or so few that are not."""


def folder_of_answers(path: Path, *, turns: int) -> Path:
    """60 answers for each area in two rounds; in Jakobsberg's first areas nearly all say the same.

    Areas weigh alike, as nobody knows how many live there. In the later round the hidden areas have changed places.
    """
    areas = store_areas(path.parent / "areas")
    hidden = [area for area, part in areas.items() if part == "jakobsberg"][: len(UNSAFE)]
    unsafe = {area: 12 + 2 * i for i, area in enumerate(areas)} | dict(zip(hidden, UNSAFE, strict=True))
    later = dict(unsafe)
    for _ in range(turns):
        later = {**later, **{new: later[old] for old, new in turned(hidden).items()}}
    later = {area: n if area in hidden else n + 9 * (i % 3) for i, (area, n) in enumerate(later.items())}
    rounds = (
        dialogue_round(comparable_with="autumn_2018"),
        dialogue_round(
            round_id="autumn_2018",
            name="Hösten 2018",
            starts_on="2018-09-03",
            ends_on="2018-11-30",
            comparable_with="autumn_2022",
        ),
    )
    answers = [
        dialogue(
            round_id=asked["round_id"],
            collected_on=asked["starts_on"],
            area_id=area,
            time_of_day="late_evening_night",
            perceived_safety="very_unsafe" if i < n else "very_safe",
        )
        for asked, of_area in zip(rounds, (later, unsafe), strict=True)
        for area, n in of_area.items()
        for i in range(60)
    ]
    facts = tuple(name for name in FEW_FACTS if not name.startswith("population"))
    return data_folder(path, facts=facts, dialogues=answers, dialogue_rounds=rounds, incidents=[])


def store_areas(path: Path) -> dict[str, str]:
    store: Store = store_of(path, facts=("areas",), incidents=[])
    return geography.part_of_area(store)


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Two folders that differ in which hidden area has which share."""
    return [folder_of_answers(tmp_path_factory.mktemp(f"turn{n}") / "data", turns=n) for n in (0, 1)]


def test_the_shares_that_change_are_hidden_and_others_are_not(answers: list[Path]) -> None:
    for folder in answers:
        table = extract(open_store(folder), 5).tables["insecurity.by_area", "autumn_2022", "late_evening_night"]
        areas = [row for row in table.rows if row.level == "area"]
        assert sum(pd.isna(row.share) for row in areas) >= len(UNSAFE)
        assert sum(pd.notna(row.share) for row in areas) > 10


@pytest.mark.parametrize("view", [{}, {"omrade": "viksjo", "lang": "en"}], ids=["all", "part"])
def test_other_hidden_shares_change_nothing_that_is_sent(answers: list[Path], view: dict[str, str]) -> None:
    pages = ("otrygghet", "oversikt") if not view else ("otrygghet",)
    assert sent(answers[0], pages, view) == sent(answers[1], pages, view)


def test_other_hidden_shares_change_nothing_in_the_extract(answers: list[Path]) -> None:
    assert differing(*answers) == []
