"""Tables of counts to protect, drawn at random: two-way tables, and areas, parts, groups and periods in a hierarchy."""

from __future__ import annotations

from collections.abc import Hashable

import numpy as np
import pandas as pd
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from tests.factories import PROPERTY

SOLVED = settings(PROPERTY, max_examples=30)
"""For property tests whose every example is solved and attacked."""

COUNTS = st.sampled_from([0, 0, 1, 2, 3, 4, 4, 5, 6, 7, 9, 12, 20, 35])


def with_sums(inner: np.ndarray) -> pd.DataFrame:
    """A two-way table with its row and column of sums."""
    table = pd.DataFrame(inner, columns=[f"c{n}" for n in range(inner.shape[1])])
    table.index = pd.Index([f"r{n}" for n in range(inner.shape[0])])
    table["sum"] = table.sum(axis=1)
    table.loc["sum"] = table.sum()
    return table


def two_way(largest: int = 5) -> st.SearchStrategy[pd.DataFrame]:
    return st.tuples(st.integers(1, largest), st.integers(1, largest)).flatmap(
        lambda shape: arrays(np.int64, shape, elements=COUNTS).map(with_sums)
    )


class Tables:
    """Counts of cells by name, and their sums, as `protect` takes them."""

    def __init__(self) -> None:
        self.counts: dict[Hashable, int] = {}
        self.sums: list[tuple[Hashable, list[Hashable]]] = []

    def total(self, name: Hashable, parts: list[Hashable]) -> None:
        self.counts[name] = sum(self.counts[part] for part in parts)
        self.sums.append((name, parts))

    def cells(self, **columns: list[object]) -> pd.DataFrame:
        return pd.DataFrame({"cell": list(self.counts), "count": list(self.counts.values()), **columns})


def hierarchy(inner: np.ndarray, parts: int = 2) -> Tables:
    """Areas × groups × quarters → area × year, part × year, municipality × quarter and × year, all with sums of groups.

    The areas and the quarters of the municipality's year are two overlapping divisions of the same counts.
    """
    tables, (areas, groups, quarters) = Tables(), inner.shape
    divided = dict(enumerate(np.array_split(range(areas), parts)))
    for group in range(groups):
        for at in range(areas):
            tables.counts["area", at, group] = int(inner[at, group].sum())
        for at in range(quarters):
            tables.counts["quarter", at, group] = int(inner[:, group, at].sum())
    for group in (*range(groups), "all"):
        if group == "all":
            for kind, at in dict.fromkeys(name[:2] for name in tables.counts):
                tables.total((kind, at, "all"), [(kind, at, group) for group in range(groups)])
        for at, of_part in divided.items():
            tables.total(("part", at, group), [("area", int(area), group) for area in of_part])
        tables.total(("year", 0, group), [("part", at, group) for at in divided])
        tables.total(("year", 0, group), [("quarter", at, group) for at in range(quarters)])
    return tables


def hierarchies() -> st.SearchStrategy[Tables]:
    shapes = st.tuples(st.integers(2, 6), st.integers(1, 3), st.integers(1, 3))
    few = st.sampled_from([0, 0, 0, 1, 2, 3, 6, 15])
    return shapes.flatmap(lambda shape: arrays(np.int64, shape, elements=few).map(hierarchy))
