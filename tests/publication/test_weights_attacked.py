"""The attack by one who knows how many live in each area, over folders in which few feel unsafe.

The municipality's and the parts' shares are means of the areas' shares weighted by inhabitants, and stand beside the
unweighted ones. All is used as it is published: shares in whole per cent, bases in tens. The attacker shares nothing
with the solver.
"""

from __future__ import annotations

import csv
import json
import random
from collections import defaultdict
from functools import cache

import numpy as np
import pandas as pd
import pytest
from scipy.optimize import linprog

from jarfalla_data.publication import extract
from tests.factories import BUNDLED, dialogue, dialogue_round, store_of
from tests.plain import LATE, PARTS, WHOLE

K = 5
ROUND = "autumn_2022"
FACTS = ("areas", "places", "offence_codes")
FEATURES = [f["properties"] for f in json.loads((BUNDLED / "areas.geojson").read_bytes())["features"]]
SEEDS = {1: True, 8: False, 14: False}
"""Seed → whether the folder says how many live in each area; where it does not, areas weigh alike."""


@cache
def inhabitants() -> dict[str, int]:
    with (BUNDLED / "population_areas.csv").open(encoding="utf-8", newline="") as file:
        return {row["area_id"]: int(row["inhabitants"]) for row in csv.DictReader(file) if row["date"] == "2022-12-31"}


def answers(chance: random.Random) -> dict[str, list[bool]]:
    """By area: who feels unsafe, about 3 or 6 in 100 of unlike numbers."""
    found = {}
    for area in (one["area_id"] for one in FEATURES if chance.random() > 0.15):
        number = chance.choice((35, 40, 60, 100, 300))
        found[area] = [chance.random() < 0.03 * (chance.random() < 0.7 or 2) for _ in range(number)]
    return found


@pytest.fixture(scope="module", params=SEEDS)
def told(request, tmp_path_factory):
    """The answers, what an area weighs, and what the extract tells of all places."""
    asked, known = answers(random.Random(request.param)), SEEDS[request.param]
    rows = [
        dialogue(area_id=area, time_of_day=LATE, perceived_safety=("very_safe", "very_unsafe")[unsafe])
        for area, people in asked.items()
        for unsafe in people
    ]
    facts = (*FACTS, "population_areas") if known else FACTS
    folder = tmp_path_factory.mktemp("few") / "data"
    store = store_of(folder, facts=facts, dialogues=rows, dialogue_rounds=[dialogue_round()], incidents=[])
    weights = {area: inhabitants()[area] if known else 1 for area in asked}
    return asked, weights, {row.code: row for row in extract(store, K).tables["insecurity.by_area", ROUND, LATE].rows}


def between(value: float, half: float) -> tuple[float, float]:
    return value - half, value + half


def learned(weights, rows, side: int) -> dict[str, tuple[int, int]]:
    """For each hidden area the least and greatest number that feels unsafe (side 0), or does not (side 1).

    Unknown are the share of each area and, after these, the number.
    """
    areas, size = [*weights], len(weights)
    above = [*as_bases_say(areas, rows), *as_larger_places_say(areas, weights, rows, side)]
    shares = [(0.0, 1.0) if pd.isna(rows[a].share) else between(abs(side - rows[a].share), 0.005) for a in areas]
    problem = {
        "A_ub": np.array([line for line, _ in above]),
        "b_ub": [limit + 1e-9 for _, limit in above],
        "bounds": [(max(0.0, low), min(1.0, high)) for low, high in shares] + [(0, None)] * size,
    }
    found = {}
    for at, area in enumerate(areas):
        if pd.isna(rows[area].share):
            ends = [linprog(sign * np.eye(2 * size)[size + at], **problem) for sign in (1, -1)]
            assert not any(end.status for end in ends), area
            found[area] = max(1, int(np.ceil(ends[0].fun - 1e-6))), int(np.floor(-ends[1].fun + 1e-6))
    return found


def as_bases_say(areas, rows):
    """The number is the share of a base that is known in tens."""
    for at, area in enumerate(areas):
        for sign, base in zip((1, -1), between(rows[area].n, 5), strict=True):
            line = np.zeros(2 * len(areas))
            line[at], line[len(areas) + at] = sign * base, -sign
            yield line, 0.0


def as_larger_places_say(areas, weights, rows, side):
    """The shares, weighted and not, of the municipality and of the parts."""
    inside = defaultdict(list)
    for area, part in ((one["area_id"], one["municipal_part"]) for one in FEATURES if one["area_id"] in weights):
        inside[part].append(area)
        inside[WHOLE].append(area)
    for row, of_place in ((rows[place], inside[place]) for place in inside if pd.notna(rows[place].share)):
        people = sum(weights[area] for area in of_place)
        mean, number = np.zeros(2 * len(areas)), np.zeros(2 * len(areas))
        for area in of_place:
            mean[areas.index(area)], number[len(areas) + areas.index(area)] = weights[area] / people, 1
        low, high = between(abs(side - row.share), 0.005)
        yield from ((mean, high), (-mean, -low))
        (few, many), (low, high) = between(row.n, 5), between(abs(side - row.unweighted), 0.005)
        yield from ((number, high * many), (-number, -low * few))


@pytest.mark.parametrize("side", [0, 1])
def test_weighted_shares_of_parts_do_not_give_a_small_number_away(told, side):
    asked, weights, rows = told
    true = {area: sum(one != bool(side) for one in people) for area, people in asked.items()}
    given_away = {}
    for area, (low, high) in learned(weights, rows, side).items():
        if 0 < true[area] < K:
            assert low <= true[area] <= high, area
            if high < K or high - low < K - 1:
                given_away[area] = low, high
    assert given_away == {}


def test_it_is_about_many_hidden_areas_beside_shown_ones(told):
    asked, _, rows = told
    few = [area for area, people in asked.items() if 0 < sum(people) < K]
    assert len(few) > 8
    assert all(pd.isna(rows[area].share) for area in few)
    assert any(pd.notna(rows[area].share) for area in asked)
    assert any(pd.notna(rows[place].share) for place in (WHOLE, *PARTS))
