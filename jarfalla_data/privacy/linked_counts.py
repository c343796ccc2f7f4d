"""Counts of linked tables, and which of them add up to which, as the solver wants them: a matrix and arrays."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy.sparse import csr_array

Cell = Hashable
Sums = Mapping[Any, Sequence[Any]] | Iterable[tuple[Any, Sequence[Any]]]
"""Total and its parts, by the names of their cells. Pairs, where one total is divided in several ways."""

Numbers = NDArray[np.float64]
Flags = NDArray[np.bool_]
Positions = NDArray[np.intp]


@dataclass(frozen=True)
class LinkedCounts:
    """Counts in one row; a cell is known by its position.

    `matrix` has a row for each sum: 1 at its parts, −1 at its total, so that matrix @ count is 0.
    `must` be hidden: the cells to protect. `may` be hidden: these and the others that can help. `cost` of hiding each.
    """

    count: Numbers
    matrix: Any
    must: Flags
    may: Flags
    cost: Numbers
    k: int

    @cached_property
    def lowest(self) -> Numbers:
        """What an attacker knows that a hidden cell is at least: 1, or 0 where a zero is forced to be hidden.

        Whoever knows only that the cell was forced knows less than this, so what withstands this withstands him.
        """
        return np.minimum(self.count, 1)

    @cached_property
    def needed(self) -> Numbers:
        """How wide the interval of a cell that must be hidden has to be.

        At k − 1 wide, the interval of a count from 1 to k − 1 also has values below k (the count) and from k
        (its low end is at least 1). A hidden 0 could lie in 0 to k − 1, so it needs one more.
        """
        return np.where(self.count > 0, self.k - 1.0, self.k)


def read_counts(cells: pd.DataFrame, sums: Sums, k: int) -> LinkedCounts:
    """The counts and sums of `protect`. Raises ValueError for what is no count and for sums that do not add up."""
    if k < 2:
        raise ValueError(f"k = {k} would hide nothing")
    count = _checked(cells)
    forced, public = _flags(cells, "forced"), _flags(cells, "public")
    if (forced & public).any():
        raise ValueError("a cell cannot be both forced and public")
    must = forced | (count > 0) & (count < k) & ~public
    cost = cells["cost"].to_numpy(np.float64) if "cost" in cells else count
    matrix = sum_matrix(cells["cell"], sums)
    if (wrong := np.flatnonzero(matrix @ count)).size:
        raise ValueError(f"{wrong.size} sums do not add up, the first is number {wrong[0]}")
    return LinkedCounts(count, matrix, must, must | (count > 0) & ~public, cost, k)


def sum_matrix(names: Iterable[Cell], sums: Sums) -> csr_array:
    """Sums × cells: 1 at the parts, −1 at the total. Raises ValueError for a cell that is not there, or twice."""
    names = list(names)
    position = {name: at for at, name in enumerate(names)}
    if len(position) < len(names):
        raise ValueError("a cell is there twice")
    pairs = list(sums.items() if isinstance(sums, Mapping) else sums)
    entries = [(row, name, 1.0) for row, (_, parts) in enumerate(pairs) for name in parts]
    entries += [(row, total, -1.0) for row, (total, _) in enumerate(pairs)]
    if unknown := [name for _, name, _ in entries if name not in position]:
        raise ValueError(f"a sum names a cell that is not there: {unknown[0]!r}")
    where = [row for row, _, _ in entries], [position[name] for _, name, _ in entries]
    return csr_array(([sign for _, _, sign in entries], where), shape=(len(pairs), len(names)))


def _checked(cells: pd.DataFrame) -> Numbers:
    count = cells["count"].astype("Int64")
    if count.isna().any() or (count < 0).any():
        raise ValueError("a count is missing or below 0")
    return np.asarray(count, np.float64)


def _flags(cells: pd.DataFrame, name: str) -> Flags:
    if name not in cells:
        return np.zeros(len(cells), np.bool_)
    return cells[name].to_numpy(np.bool_)
