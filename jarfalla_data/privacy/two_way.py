"""The two-way form of gate 2: a table of counts with a row and a column of sums."""

from __future__ import annotations

import numpy as np
import pandas as pd

from jarfalla_data.privacy.attack import clusters, interval
from jarfalla_data.privacy.linked_counts import Cell, Sums, sum_matrix
from jarfalla_data.privacy.protection import protect

SUM = "sum"
"""The name of the row and of the column of sums."""


def suppress(table: pd.DataFrame, k: int = 5) -> pd.DataFrame:
    """The same table (as Int64) without the counts from 1 to k − 1 and without what they could be worked out from.

    The row and the column named "sum" hold the sums; either may be absent. Raises Unpublishable and ValueError
    as `protect` does.
    """
    cells = pd.DataFrame({"cell": _names(table), "count": table.astype("Int64").to_numpy().ravel()})
    shown = protect(cells, _sums(table), k).frame["count"]
    columns = {name: shown.array[at :: table.shape[1]] for at, name in enumerate(table.columns)}
    return pd.DataFrame(columns, index=table.index, columns=table.columns)


def audit(published: pd.DataFrame) -> dict[tuple[Cell, Cell], tuple[int, float]]:
    """For each hidden (missing) cell, as (row, column): the smallest and the largest count that it can have.

    `published` is a table as `suppress` returns it. Hidden counts are known to be at least 1; the largest is infinite
    where nothing bounds it. Raises ValueError if no counts fit what is published.
    """
    count = published.astype("Int64").to_numpy(np.float64, na_value=np.nan).ravel()
    names = _names(published)
    matrix = sum_matrix(names, _sums(published))
    found = clusters(matrix, count, np.isnan(count), np.ones(len(count)))
    known = {int(cell): interval(cluster, at) for cluster in found for at, cell in enumerate(cluster.cells)}
    return {names[at]: known[at] for at in sorted(known)}


def _names(table: pd.DataFrame) -> list[tuple[Cell, Cell]]:
    return [(row, column) for row in table.index for column in table.columns]


def _sums(table: pd.DataFrame) -> Sums:
    rows = [row for row in table.index if row != SUM]
    columns = [column for column in table.columns if column != SUM]
    across = [((row, SUM), [(row, column) for column in columns]) for row in table.index if SUM in table.columns]
    down = [((SUM, column), [(row, column) for row in rows]) for column in table.columns if SUM in table.index]
    return [*across, *down]
