"""What is hidden in the extract cannot be worked out: an attacker who has all of it, over folders of small groups.

Linear programming over all published cells of a year, or of a round, at once finds whatever any pair of tables gives by
subtraction; below each pair is subtracted by itself too, so that this does not rest on linear programming alone.

The true counts are recomputed from the files in tests/plain.py, the attacker shares nothing with the solver, and which
counts add up to which is written out here once more.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable
from functools import cache
from pathlib import Path

import pandas as pd
import pytest

from jarfalla_data import Period, Selection, Store, open_store
from jarfalla_data.measures.incidents import finest
from jarfalla_data.publication import Extract, extract
from jarfalla_data.vocabulary.dialogue import AGE_GROUP, TIME_OF_DAY
from tests.app.situation import small_groups
from tests.factories import BUNDLED
from tests.plain import FOUND, GROUPS, NO_AREA, PARTS, WHOLE, WHOLE_ONLY, plain
from tests.privacy.attacker import Published, is_hidden_enough, learns

YEARS = range(2021, 2025)
Sums = list[tuple[Hashable, list[Hashable]]]


@cache
def store_of(folder: Path) -> Store:
    return open_store(folder)


def extract_of(folder: Path, k: int = 5) -> Extract:
    return extract(store_of(folder), k)


def told(value: object) -> int | None:
    return None if pd.isna(value) else int(value)  # type: ignore[call-overload]


# Incidents ------------------------------------------------------------------------------------------------------------


@cache
def true_incidents() -> Counter[Hashable]:
    """All counts that are published in some form, by what they count."""
    counted: Counter[Hashable] = Counter()
    facts = plain(small_groups())
    for one in facts.incidents:
        counted["quarter", one.day.year, (one.day.month + 2) // 3, one.series] += 1
        if not one.found:
            counted["place", one.day.year, one.area] += 1
            counted["part", one.day.year, facts.part_of.get(one.area)] += 1
    return counted


def published_incidents(made: Extract, year: int) -> Published:
    """All that the extract says of a year: quarters of each group, what controls find, parts, areas, and no area."""
    seen: Published = {}
    for row in made.tables["incidents.by_period", WHOLE].rows:
        if row.first.year == year:
            seen["quarter", year, row.last.month // 3, row.series] = told(row.reports)
    for row in made.tables["incidents.by_period", "area"].rows:
        if row.first.year == year:
            seen["part" if row.series in PARTS else "place", year, row.series] = told(row.reports)
    (without,) = made.tables["incident_areas.without_area", str(year)].rows
    seen["place", year, NO_AREA] = told(without.no_area)
    return seen


@pytest.mark.parametrize("k", [5, 10])
@pytest.mark.parametrize("year", YEARS)
def test_small_counts_of_incidents_are_hidden_and_the_others_are_true(year, k):
    true = true_incidents()
    seen = published_incidents(extract_of(small_groups(), k), year)
    assert {cell for cell in seen if 0 < true[cell] < k} <= {cell for cell, n in seen.items() if n is None}
    assert {cell: n for cell, n in seen.items() if n not in (None, true[cell])} == {}
    assert sum(n is None for n in seen.values()) > 10
    assert sum(bool(n) for n in seen.values()) >= 3


@pytest.mark.parametrize("k", [5, 10])
@pytest.mark.parametrize("year", YEARS)
def test_no_small_count_of_incidents_can_be_worked_out_from_all_that_is_published(year, k):
    seen, true = published_incidents(extract_of(small_groups(), k), year), true_incidents()
    kept = ("place", year, WHOLE_ONLY)
    everything: Hashable = ("all", year)
    places = [cell for cell in seen if cell[0] == "place"]  # type: ignore[index]
    quarters = [cell for cell in seen if cell[0] == "quarter" and cell[3] != FOUND]  # type: ignore[index]
    inside = {
        part: [("place", year, area) for area, of in plain(small_groups()).part_of.items() if of == part]
        for part in PARTS
    }
    parts: Sums = [(("part", year, part), areas) for part, areas in inside.items()]
    assert len(places) == sum(map(len, inside.values())) + 1
    sums: Sums = [
        (everything, [*(part for part, _ in parts), ("place", year, NO_AREA), kept]),
        (everything, quarters),
        *parts,
    ]
    known = learns({**seen, kept: None, everything: None}, sums, zeros=[kept])
    small = [cell for cell in known if 0 < true[cell] < k]
    assert small
    assert {cell: known[cell] for cell in small if not is_hidden_enough(known[cell], k)} == {}


def test_with_small_counts_alone_hidden_some_could_be_worked_out():
    """The attack is a real one: it succeeds where only the small counts are hidden."""
    areas = ["a", "b"]
    assert learns({"a": None, "b": 7, "sum": 10}, [("sum", areas)]) == {"a": (3, 3)}


def test_more_is_hidden_than_what_is_small():
    true = true_incidents()
    seen = {c: n for year in YEARS for c, n in published_incidents(extract_of(small_groups()), year).items()}
    assert [cell for cell, n in seen.items() if n is None and true[cell] >= 5]


# Shares ---------------------------------------------------------------------------------------------------------------


def true_shares(folder: Path, at: int, time: str) -> dict[Hashable, tuple[int, int]]:
    """x and n − x of places and of groups of the municipality, in the round at this place in time."""
    facts = plain(folder)
    now = facts.rounds[at]
    by_age = facts.by_group(now, "age_group", AGE_GROUP.codes, WHOLE, time)
    by_gender = facts.by_group(now, "gender", ("woman", "man"), WHOLE, time)
    shares = {
        **{("place", code): share for code, share in facts.insecurity(now, time).items()},
        **{("age", code): share for code, share in by_age.items()},
        **{("gender", code): share for code, share in by_gender.items()},
    }
    return {name: (share.x, share.n - share.x) for name, share in shares.items()}


def shown_shares(made: Extract, round_id: str, time: str) -> set[Hashable]:
    """Of which places and groups the extract tells the share."""
    measures = {"place": "insecurity.by_area", "age": "insecurity.by_age", "gender": "insecurity.by_gender"}
    return {
        (kind, row.code)
        for kind, measure in measures.items()
        for row in made.tables[measure, round_id, time].rows
        if pd.notna(row.share)
    }


def divisions(folder: Path, names: set[Hashable]) -> Sums:
    """The municipality in parts, in ages and in genders, the parts in areas; what is left over is told nowhere."""
    part_of = plain(folder).part_of
    whole: Hashable = ("place", WHOLE)
    ages, genders = ([n for n in names if n[0] == kind] for kind in ("age", "gender"))  # type: ignore[index]
    return [
        (whole, [("place", part) for part in PARTS]),
        *((("place", p), [("place", area) for area, of in part_of.items() if of == p]) for p in PARTS),
        (whole, [*ages, "no age"]),
        (whole, [*genders, "other gender"]),
    ]


CASES = [(at, time) for at in (0, -1) for time in TIME_OF_DAY.codes]
cases = pytest.mark.parametrize(("at", "time"), CASES)
folders = pytest.mark.parametrize("folder", [small_groups, lambda: BUNDLED], ids=["small groups", "bundled"])


@folders
@cases
def test_neither_numerator_nor_rest_of_a_hidden_share_can_be_worked_out(folder, at, time):
    """Who knows of each share that is shown exactly how many of how many it is."""
    true = true_shares(folder(), at, time)
    shown = shown_shares(extract_of(folder()), plain(folder()).rounds[at]["round_id"], time)
    sums = divisions(folder(), set(true))
    for side in (0, 1):
        counts = {name: pair[side] for name, pair in true.items()}
        assert not [name for name in shown if 0 < counts[name] < 5]
        seen: Published = {name: n if name in shown else None for name, n in counts.items()}
        seen |= {"no age": None, "other gender": None}
        known = learns(seen, sums, zeros=[name for name in seen if not counts.get(name)])
        small = [name for name in known if 0 < counts.get(name, 0) < 5]
        assert {name: known[name] for name in small if not is_hidden_enough(known[name], 5)} == {}


@pytest.mark.parametrize("at", [0, -1])
def test_neither_who_names_a_problem_nor_who_does_not_can_be_worked_out(at):
    facts, made = plain(small_groups()), extract_of(small_groups())
    now = facts.rounds[at]
    problems = [row.code for row in made.tables["insecurity.by_concern", now["round_id"], WHOLE].rows]
    true = {
        (place, problem): s for place in (WHOLE, *PARTS) for problem, s in facts.concerns(now, problems, place).items()
    }
    shown = {
        (place, row.code)
        for place in (WHOLE, *PARTS)
        for row in made.tables["insecurity.by_concern", now["round_id"], place].rows
        if pd.notna(row.share)
    }
    assert shown
    for side in (0, 1):
        counts = {name: s.n - s.x if side else s.x for name, s in true.items()}
        for problem in problems:
            here = [(place, problem) for place in (WHOLE, *PARTS)]
            seen: Published = {name: counts[name] if name in shown else None for name in here}
            zeros = [name for name in here if not counts[name]]
            known = learns(seen, [(here[0], here[1:])], zeros)
            assert [n for n in here if n in known and 0 < counts[n] < 5 and not is_hidden_enough(known[n], 5)] == []


# Pairs of tables ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("k", [5, 10])
@pytest.mark.parametrize("year", YEARS)
def test_no_table_less_another_of_the_same_reports_is_a_small_count(year, k):
    """What a table shows of a year, less what another shows of it: where one cell alone is left, it is large."""
    true, made = true_incidents(), extract_of(small_groups(), k)
    seen, part_of = published_incidents(made, year), plain(small_groups()).part_of
    places = {area: ("place", year, area) for area in part_of} | {NO_AREA: ("place", year, NO_AREA)}
    inside = {part: [places[area] for area, of in part_of.items() if of == part] for part in PARTS}
    tables: dict[str, list[Hashable]] = {
        "quarters": [cell for cell in seen if cell[0] == "quarter" and cell[3] != FOUND],  # type: ignore[index]
        "areas": [*places.values(), ("place", year, WHOLE_ONLY)],
        "parts": [*(("part", year, part) for part in PARTS), places[NO_AREA], ("place", year, WHOLE_ONLY)],
        **{f"part {part}": [("part", year, part)] for part in PARTS},
        **{f"areas of {part}": cells for part, cells in inside.items()},
    }
    alike = [("quarters", "areas"), ("quarters", "parts"), ("areas", "parts")]
    alike += [(f"part {part}", f"areas of {part}") for part in PARTS]
    for one, other in alike:
        assert sum(true[cell] for cell in tables[one]) == sum(true[cell] for cell in tables[other])
        left = [cell for name in (one, other) for cell in tables[name] if seen.get(cell) is None and true[cell]]
        alone = set(left) if len(left) == 1 else set()
        assert not [cell for cell in alone if 0 < true[cell] < k], (one, other)


# Over years -----------------------------------------------------------------------------------------------------------


def test_what_is_hidden_stays_hidden_whatever_years_are_chosen():
    made = extract_of(small_groups())
    areas = tuple(plain(small_groups()).part_of)
    hidden = {cell for year in YEARS for cell, n in published_incidents(made, year).items() if n is None}
    for first in YEARS:
        for last in range(first, YEARS.stop):
            asked = Selection(Period.of_years(first, last), "all", areas)
            rows = made.released("incidents.by_period", asked, finest("public", asked)).rows
            assert {row.first.year for row in rows} == set(range(first, last + 1))
            assert {("place", r.first.year, r.series) for r in rows if pd.isna(r.reports)} == {
                cell
                for cell in hidden
                if cell[0] == "place" and first <= cell[1] <= last and cell[2] in areas  # type: ignore[index]
            }


@pytest.mark.parametrize("year", YEARS)
def test_a_count_of_incidents_is_hidden_or_shown_alike_in_every_table_that_has_it(year):
    made = extract_of(small_groups())
    seen = published_incidents(made, year)
    compared = made.tables["incident_areas.by_area", str(year)].rows
    assert {row.code for row in compared if row.level == "part"} == set(PARTS)
    for row in compared:
        assert told(row.reported) == seen["part" if row.level == "part" else "place", year, row.code]
    (latest,) = (row for row in made.tables["incident_latest.same_period_by_year",].rows if row.year == year)
    for series in (*GROUPS, FOUND):
        assert told(getattr(latest, series)) == seen["quarter", year, latest.last.month // 3, series]


@cases
def test_a_share_is_hidden_or_shown_alike_in_every_table_that_has_it(at, time):
    made = extract_of(small_groups())
    round_id = made.rounds[at].round_id
    shown = shown_shares(made, round_id, time)
    for place in (WHOLE, *PARTS):
        by_time = {row.code: row for row in made.tables["insecurity.by_time_of_day", round_id, place].rows}
        assert time not in by_time or pd.notna(by_time[time].share) == (("place", place) in shown)
    for row in made.tables["insecurity_change.changes", round_id, time].rows:
        assert ("place", row.code) in shown or (pd.isna(row.share) and pd.isna(row.difference))
