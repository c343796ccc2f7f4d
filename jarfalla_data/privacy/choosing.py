"""Which further cells to hide, so that no cell that must be hidden can be worked out: cheapest first.

Whole-number programming with cuts, after Fischetti and Salazar, Solving the cell suppression problem on tabular data
with linear constraints, Management Science 47 (2001): choose the cheapest cells that satisfy all cuts known so far,
attack the choice, and let each attack that succeeds become a new cut.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_array

from jarfalla_data.privacy.attack import NEARLY, Cluster, Reach, clusters, reach
from jarfalla_data.privacy.linked_counts import Flags, LinkedCounts, Numbers, Positions

GAP = 0.02
"""A choice may cost this much more than the cheapest: the last per cent take most of the time."""

PATIENCE = 25
"""After so many rounds what has been hidden stays hidden, so that the end is near for any table."""


@dataclass(frozen=True)
class Cut:
    """What every good choice satisfies: the weights of the cells that it hides come to at least `least`."""

    cells: Positions
    weights: Numbers
    least: float


def choose(counts: LinkedCounts) -> Flags | None:
    """The cells to hide; None if not even hiding all that may be hidden is enough."""
    if not counts.must.any():
        return counts.must
    cuts = list(_of_single_sums(counts))
    kept, rounds = counts.must, 0
    while (hidden := _cheapest(counts, cuts, kept)) is not None:
        found = list(_of_attacks(counts, hidden))
        if not found:
            return hidden
        cuts += found
        rounds += 1
        kept = hidden if rounds >= PATIENCE else kept
    return None


def _cheapest(counts: LinkedCounts, cuts: list[Cut], kept: Flags) -> Flags | None:
    found = milp(
        counts.cost,
        integrality=np.ones(len(counts.cost)),
        bounds=Bounds(kept.astype(float), counts.may.astype(float)),
        constraints=_as_constraint(cuts, len(counts.cost)),
        options={"mip_rel_gap": GAP},
    )
    if found.status not in (0, 2):
        raise RuntimeError(found.message)
    return None if found.x is None else found.x > 0.5


def _as_constraint(cuts: list[Cut], width: int) -> LinearConstraint:
    weights = np.concatenate([np.empty(0), *(cut.weights for cut in cuts)])
    columns = np.concatenate([np.empty(0, np.intp), *(cut.cells for cut in cuts)])
    ends = np.cumsum([0, *(len(cut.cells) for cut in cuts)])
    matrix = csr_array((weights, columns, ends), shape=(len(cuts), width))
    return LinearConstraint(matrix, [cut.least for cut in cuts], np.inf)


def _of_single_sums(counts: LinkedCounts) -> Iterator[Cut]:
    """What each sum asks for by itself: these cuts are known without any attack, and are most of what is needed."""
    matrix = counts.matrix
    for start, end in zip(matrix.indptr[:-1], matrix.indptr[1:], strict=True):
        cells, signs = matrix.indices[start:end], matrix.data[start:end]
        movable = counts.may[cells]
        cells, signs = cells[movable], signs[movable]
        for at in range(len(cells)):
            # Alone in a sum, a hidden count is what remains of it.
            yield Cut(cells, np.where(np.arange(len(cells)) == at, -1.0, 1.0), 0)
            more = counts.k - counts.count[cells[at]]
            if counts.must[cells[at]] and signs[at] > 0 and more > 0:
                others = np.arange(len(cells)) != at
                yield _room_to_grow(counts, cells[others], signs[others], more)


def _room_to_grow(counts: LinkedCounts, others: Positions, signs: Numbers, more: float) -> Cut:
    """A part can be `more` only if the other hidden parts can be less, down to their lowest, or the total is hidden."""
    spare = counts.count[others] - counts.lowest[others]
    return Cut(others, np.minimum(np.where(signs < 0, more, spare), more), more)


def _of_attacks(counts: LinkedCounts, hidden: Flags) -> Iterator[Cut]:
    """A cut for each cell that must be hidden and whose interval is too narrow."""
    for cluster in clusters(counts.matrix, counts.count, hidden, counts.lowest):
        low, high = counts.count[cluster.cells], counts.count[cluster.cells]
        for at in np.flatnonzero(counts.must[cluster.cells]):
            needed = counts.needed[cluster.cells[at]]
            ends = []
            for up in (True, False):
                if high[at] - low[at] < needed:
                    end = reach(cluster, int(at), up)
                    ends.append(end)
                    # The table that reaches the end is possible, and so is what it has at the other cells.
                    low, high = _widened(low, high, int(at), end)
            if high[at] - low[at] < needed:
                yield _against(counts, hidden, cluster, int(at), ends)


def _widened(low: Numbers, high: Numbers, at: int, end: Reach) -> tuple[Numbers, Numbers]:
    if end.table is None:
        high = high.copy()
        high[at] = np.inf
        return low, high
    return np.minimum(low, end.table), np.maximum(high, end.table)


def _against(counts: LinkedCounts, hidden: Flags, cluster: Cluster, at: int, ends: list[Reach]) -> Cut:
    """The duals of both ends say how far the cell could move, at most, if more cells were hidden."""
    needed = counts.needed[cluster.cells[at]]
    weights = np.zeros(len(counts.count))
    for end, sign in zip(ends, (1.0, -1.0), strict=True):
        if end.duals is not None:
            weights += _shares(counts, cluster, at, sign, end.duals)
    weights = np.minimum(weights, needed)
    if weights[hidden].sum() > needed - NEARLY:
        return _one_more(counts, hidden, cluster)
    cells = np.flatnonzero(counts.may & (weights > 0))
    return Cut(cells, weights[cells], needed)


def _shares(counts: LinkedCounts, cluster: Cluster, at: int, sign: float, duals: Numbers) -> Numbers:
    """What each cell adds to the movement: without end where it would have to grow, else down to its lowest."""
    pull = counts.matrix[cluster.sums].T @ (-sign * duals)
    pull[cluster.cells[at]] += sign
    down = -pull * (counts.count - counts.lowest)
    return np.where(pull > NEARLY, counts.k, np.where(pull < -NEARLY, down, 0.0))


def _one_more(counts: LinkedCounts, hidden: Flags, cluster: Cluster) -> Cut:
    """The attack rests on whole numbers, which have no duals: any choice needs one more cell in these sums."""
    near = abs(counts.matrix[cluster.sums]).sum(axis=0) > 0
    cells = np.flatnonzero(near & counts.may & ~hidden)
    return Cut(cells, np.ones(len(cells)), 1)
