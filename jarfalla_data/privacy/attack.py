"""What an attacker can work out of hidden counts, by linear programming.

He knows all that is published, all sums, and that hidden counts are whole numbers of at least 1 (0 where said).
The attacker's problem is that of Fischetti and Salazar, Solving the cell suppression problem on tabular data with
linear constraints, Management Science 47 (2001).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, linprog, milp
from scipy.sparse import block_array
from scipy.sparse.csgraph import connected_components

from jarfalla_data.privacy.linked_counts import Flags, Numbers, Positions

NEARLY = 1e-6
UNBOUNDED = (3, 4)
"""What linprog says of a problem without end: unbounded, or (found so early) unbounded or infeasible."""


@dataclass(frozen=True)
class Cluster:
    """Hidden cells that hang together by sums: nothing outside can tell more about them.

    `sums` and `cells` are positions in the whole. Of each sum the hidden parts less a hidden total come to `left`.
    """

    sums: Positions
    cells: Positions
    matrix: Any
    left: Numbers
    lowest: Numbers


@dataclass(frozen=True)
class Reach:
    """How far a hidden count can go one way: the `value`, and the whole `table` that has it.

    `duals`: how much the end would move if what is `left` of each sum were one more. A count that can grow without
    end has neither table nor duals.
    """

    value: float
    table: Numbers | None = None
    duals: Numbers | None = None


def clusters(matrix: Any, count: Numbers, hidden: Flags, lowest: Numbers) -> Iterator[Cluster]:
    """The hidden cells in groups without a sum in common. What stands in `count` at hidden cells is not looked at.

    Raises ValueError if a sum of which everything is shown does not hold.
    """
    cells = np.flatnonzero(hidden)
    among = matrix[:, cells]
    touched = np.flatnonzero(abs(among).sum(axis=1))
    among = among[touched]
    left = -(matrix @ np.where(hidden, 0, count))
    if np.delete(left, touched).any():
        raise ValueError("what is published does not add up")
    groups, group = connected_components(block_array([[None, among], [among.T, None]]))
    for number in range(groups):
        rows = np.flatnonzero(group[: len(touched)] == number)
        columns = np.flatnonzero(group[len(touched) :] == number)
        sums, inside = touched[rows], cells[columns]
        yield Cluster(sums, inside, among[rows][:, columns].tocsc(), left[sums], lowest[inside])


def interval(cluster: Cluster, at: int) -> tuple[int, float]:
    """The smallest and largest value of the cell at this place in the cluster; the largest may be infinite."""
    low = reach(cluster, at, up=False).value  # first: it cannot be unbounded, so a contradiction is found here
    return int(low), _whole(reach(cluster, at, up=True).value)


def reach(cluster: Cluster, at: int, up: bool) -> Reach:
    """How far up or down the cell can go. Raises ValueError if no hidden counts fit what is published."""
    if not cluster.sums.size:
        return Reach(np.inf) if up else Reach(cluster.lowest[at], cluster.lowest)
    goal = np.zeros(len(cluster.cells))
    goal[at] = -1 if up else 1
    bounds = np.column_stack([cluster.lowest, np.full(len(goal), np.inf)])
    found = linprog(goal, A_eq=cluster.matrix, b_eq=cluster.left, bounds=bounds, method="highs-ds")
    if up and found.status in UNBOUNDED:
        return Reach(np.inf)
    if not found.success:
        raise ValueError(f"no hidden counts fit what is published: {found.message}")
    duals = found.eqlin.marginals * goal[at]
    table = np.round(found.x)
    if np.abs(found.x - table).max() > NEARLY:
        table = _in_whole_numbers(cluster, goal)
    return Reach(table[at], table, duals)


def _in_whole_numbers(cluster: Cluster, goal: Numbers) -> Numbers:
    """The same end for an attacker who knows that counts are whole; in linked tables it may be nearer."""
    constraint = LinearConstraint(cluster.matrix, cluster.left, cluster.left)
    bounds = Bounds(cluster.lowest, np.inf)
    found = milp(
        goal, integrality=np.ones_like(goal), bounds=bounds, constraints=constraint, options={"mip_rel_gap": 0}
    )
    if found.x is None:
        raise ValueError(f"no hidden counts fit what is published: {found.message}")
    whole: Numbers = np.round(found.x)
    return whole


def _whole(value: float) -> float:
    return value if np.isinf(value) else int(value)
