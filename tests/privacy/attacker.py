"""An attacker who shares nothing with the solver: what he finds out, and by brute force every table that is possible.

He has all cells as unknowns, fixes what is shown, and takes hidden counts to be whole numbers of at least 1, or 0
where he knows that zeros were hidden too.
"""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterable, Sequence
from itertools import product
from math import ceil, floor, inf, prod

import numpy as np
import pandas as pd
from scipy.optimize import linprog

Published = dict[Hashable, int | None]
Sums = Iterable[tuple[Hashable, Sequence[Hashable]]]


def learns(published: Published, sums: Sums, zeros: Collection[Hashable] = ()) -> dict[Hashable, tuple[float, float]]:
    """The least and the greatest count of each hidden cell (None in `published`), by linear programming."""
    cells = list(published)
    limits = [(least(c, zeros), None) if published[c] is None else (published[c], published[c]) for c in cells]
    equal = np.array([[(c in parts) - (c == total) for c in cells] for total, parts in sums] or [[0] * len(cells)])
    found = {}
    for cell in (cell for cell in cells if published[cell] is None):
        goal = np.array([float(other == cell) for other in cells])
        ends = [linprog(sign * goal, A_eq=equal, b_eq=np.zeros(len(equal)), bounds=limits) for sign in (1, -1)]
        assert ends[0].status == 0, "what is published contradicts itself"
        found[cell] = ceil(ends[0].fun - 1e-6), floor(-ends[1].fun + 1e-6) if ends[1].status == 0 else inf
    return found


def every_table(published: Published, sums: Sums, limit: int = 30_000) -> list[dict[Hashable, int]] | None:
    """All hidden counts that fit what is published, one by one; None where there are too many to try."""
    known = learns(published, sums)
    if inf in (high for _, high in known.values()) or prod(high - low + 1 for low, high in known.values()) > limit:
        return None
    tried = (dict(zip(known, one, strict=True)) for one in product(*(range(a, b + 1) for a, b in known.values())))
    sums = list(sums)
    return [hidden for hidden in tried if fits({**published, **hidden}, sums)]


def fits(counts: Published, sums: Sums) -> bool:
    return all(counts[total] == sum(counts[part] for part in parts) for total, parts in sums)


def least(cell: Hashable, zeros: Collection[Hashable]) -> int:
    return 0 if cell in zeros else 1


def is_hidden_enough(known: tuple[float, float], k: int) -> bool:
    """The rule for a small count: values below k and values from k are possible, in an interval k − 1 wide."""
    low, high = known
    return low < k <= high and high - low >= k - 1


def in_cells(table: pd.DataFrame) -> Published:
    """A two-way table cell by cell; what is missing is hidden."""
    pairs = [(row, column) for row in table.index for column in table.columns]
    return {(r, c): None if pd.isna(table.loc[r, c]) else int(table.loc[r, c]) for r, c in pairs}


def margins(table: pd.DataFrame) -> list[tuple[Hashable, list[Hashable]]]:
    """The sums of a two-way table with a row and a column named "sum"."""
    rows, columns = ([name for name in names if name != "sum"] for names in (table.index, table.columns))
    return [((r, "sum"), [(r, c) for c in columns]) for r in table.index] + [
        (("sum", c), [(r, c) for r in rows]) for c in table.columns
    ]
