"""How long it takes to protect tables of the sizes that are published, and how long one plain linear programme takes.

    .venv/bin/python -m tests.benchmarks.protection

Tables are drawn with fixed seeds. Seconds are the median of TABLES tables, with the longest. The scale is one linear
programme on the same cells and sums, by the same solver in the same minute: the ratio says how many such programmes
the protection comes to, on any machine. At most 3 s are meant for 25 × 12, and 10 s for the closed list of the bundled
data, which is made once from opened files and then again with all of it kept.
"""

from __future__ import annotations

import os
import statistics
import time
from collections.abc import Callable, Iterable
from typing import Any

import numpy as np
import pandas as pd
from scipy.optimize import linprog

from jarfalla_data import open_store
from jarfalla_data.privacy import protect
from jarfalla_data.privacy.linked_counts import Sums, sum_matrix
from jarfalla_data.privacy.suppression import DEFAULT_SMALLEST
from jarfalla_data.publication import extract
from tests.factories import BUNDLED
from tests.privacy.attacker import margins
from tests.privacy.counted import hierarchy, with_sums

TABLES = 9
Given = tuple[pd.DataFrame, Sums]


def two_way(seed: int, small: float) -> Given:
    """25 areas × 12 categories with margins, of which this share is from 0 to 7."""
    random = np.random.default_rng(seed)
    few = random.random((25, 12)) < small
    table = with_sums(np.where(few, random.integers(0, 8, few.shape), random.integers(5, 60, few.shape)))
    names = [(row, column) for row in table.index for column in table.columns]
    return pd.DataFrame({"cell": names, "count": table.to_numpy().ravel()}), margins(table)


def year(seed: int, mean: float, groups: int = 5, quarters: int = 4) -> Given:
    """Area × year, part × year, municipality × year and × quarter, in groups; 26 areas in 5 parts, uneven."""
    random = np.random.default_rng(seed)
    expected = mean / quarters * random.gamma(1, 1, (26, 1, 1)) * random.gamma(3, 1 / 3, (1, groups, 1))
    tables = hierarchy(random.poisson(expected, (26, groups, quarters)), parts=5)
    return tables.cells(), tables.sums


MEASURED: dict[str, Callable[[int], Given]] = {
    "25 × 12, half of the cells small": lambda seed: two_way(seed, 0.5),
    "25 × 12, one in ten small": lambda seed: two_way(seed, 0.1),
    "A year in 5 groups, 2 per area and group": lambda seed: year(seed, 2),
    "A year in 5 groups, 10 per area and group": lambda seed: year(seed, 10),
    "A year in 15 groups, 4 per area and group": lambda seed: year(seed, 4, 15, 1),
}


def main() -> None:
    """Measure and print the table."""
    print("| | cells | small | hidden | seconds, median (longest) | one programme, ms | ratio |")
    print("|---|---:|---:|---:|---:|---:|---:|")
    for name, make in MEASURED.items():
        print(f"| {name} | {row([make(seed) for seed in range(TABLES)])} |", flush=True)
    print("\n{} public tables of the bundled data: {:.2f} s, asked for again {:.4f} s.".format(*closed_list()))
    load = ", ".join(f"{load:.1f}" for load in os.getloadavg())
    print(f"\nLoad of the machine's {os.cpu_count()} processors over 1, 5 and 15 minutes: {load}.")


def closed_list() -> tuple[int, float, float]:
    """How many tables, the seconds that all take as if none lay beside the data, and those of asking again."""
    store = open_store(BUNDLED)
    (took, made), (again, same) = (timed(lambda: extract(store, DEFAULT_SMALLEST)) for _ in range(2))
    assert same is made
    return len(made.tables), took, again


def row(tables: Iterable[Given]) -> str:
    """Cells, small and hidden ones of the last table; the seconds of all; the scale and the ratio."""
    seconds, scales = [], []
    for cells, sums in tables:
        took, result = timed(lambda cells=cells, sums=sums: protect(cells, sums))
        seconds.append(took)
        scales.append(timed(lambda cells=cells, sums=sums: one_programme(cells, sums))[0])
    small = cells["count"].between(1, 4).sum()
    middle, scale = statistics.median(seconds), statistics.median(scales)
    counted = f"{len(cells)} | {small} | {result.frame['hidden'].sum()}"
    return f"{counted} | {middle:.2f} ({max(seconds):.2f}) | {scale * 1000:.1f} | {middle / scale:.0f}"


def one_programme(cells: pd.DataFrame, sums: Sums) -> None:
    """The greatest possible count of the first cell, if only the last one were shown."""
    matrix = sum_matrix(cells["cell"], sums)
    limits = [(0, None)] * (len(cells) - 1) + [(cells["count"].iloc[-1],) * 2]
    goal = np.zeros(len(cells))
    goal[0] = -1
    linprog(goal, A_eq=matrix, b_eq=np.zeros(matrix.shape[0]), bounds=limits)


def timed(work: Callable[[], Any]) -> tuple[float, Any]:
    """The seconds that it takes, and what it gives."""
    began = time.perf_counter()
    result = work()
    return time.perf_counter() - began, result


if __name__ == "__main__":
    main()
