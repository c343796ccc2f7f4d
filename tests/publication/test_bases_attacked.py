"""The same attack on shares by one who also uses the bases that are published in tens, of shown and hidden shares."""

from __future__ import annotations

from collections.abc import Hashable

import numpy as np
import pandas as pd
import pytest
from scipy.optimize import linprog

from tests.plain import plain
from tests.publication.test_extract_attacked import cases, divisions, extract_of, folders, shown_shares, true_shares

NOTHING = ("no age", "other gender")


def bases(made, round_id: str, time: str) -> dict[Hashable, int]:
    """The bases that the extract tells, in tens."""
    measures = {"place": "insecurity.by_area", "age": "insecurity.by_age", "gender": "insecurity.by_gender"}
    rows = [(kind, row) for kind, m in measures.items() for row in made.tables[m, round_id, time].rows]
    return {(kind, row.code): int(row.n) for kind, row in rows if pd.notna(row.n)}


@folders
@cases
def test_bases_in_tens_do_not_give_a_small_number_away(folder, at, time):
    true = true_shares(folder(), at, time)
    made, round_id = extract_of(folder()), plain(folder()).rounds[at]["round_id"]
    shown, told = shown_shares(made, round_id, time), bases(made, round_id, time)
    names = [*true, *NOTHING]
    places = {(name, side): i for i, (name, side) in enumerate((n, s) for n in names for s in (0, 1))}
    limits = []
    for name, side in places:
        n = true.get(name, (0, 0))[side]
        limits.append((n, n) if name in shown else (min(n, 1), None))
    equal = [
        [float(one in [(part, side) for part in parts]) - float(one == (total, side)) for one in places]
        for total, parts in divisions(folder(), set(true))
        for side in (0, 1)
    ]
    known = [(name, n) for name, n in told.items() if name not in shown and sum(true[name])]
    rows = [[float(one[0] == name) for one in places] for name, _ in known]
    near = {"A_ub": [*rows, *(-np.array(rows))], "b_ub": [*(n + 5 for _, n in known), *(5 - n for _, n in known)]}
    near = near if rows else {}
    given_away = []
    for (name, side), i in places.items():
        if name in true and name not in shown and 0 < true[name][side] < 5:
            goal = np.eye(len(places))[i]
            ends = [
                linprog(sign * goal, A_eq=equal, b_eq=np.zeros(len(equal)), bounds=limits, **near) for sign in (1, -1)
            ]
            low, high = (ends[0].fun, -ends[1].fun) if ends[1].status == 0 else (ends[0].fun, np.inf)
            if not low - 1e-6 < true[name][side] < high + 1e-6:
                pytest.fail(f"contradiction: {name}")
            if high < 5 - 1e-6 or high - low < 4 - 1e-6:
                given_away.append((name, side, low, high))
    assert given_away == []
