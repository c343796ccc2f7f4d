"""Gate 2: linked tables of counts in which no small group can be told, nor worked out from what is shown."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
import pandas as pd

from jarfalla_data.errors import Unpublishable
from jarfalla_data.privacy.attack import clusters, interval
from jarfalla_data.privacy.choosing import choose
from jarfalla_data.privacy.linked_counts import Cell, Flags, LinkedCounts, Sums, read_counts
from jarfalla_data.wording import message

INSTRUCTIONS = ("cost", "forced", "public")


@dataclass(frozen=True)
class Protected:
    """Counts that may leave. `frame`: the cells that were given, with `count` missing and `hidden` True where hidden.

    `bounds`: for each cell that had to be hidden, the smallest and the largest count that what is published allows.
    They tell which cells were small, so they stay inside.
    """

    frame: pd.DataFrame
    bounds: Mapping[Cell, tuple[int, float]] = field(repr=False)


def protect(cells: pd.DataFrame, sums: Sums, k: int = 5) -> Protected:
    """Hide the counts from 1 to k − 1 and, cheapest first, what they could be worked out from.

    `cells` has a row for each cell: `cell` (its name, any hashable), `count` (whole number) and, if wanted,
    `cost` of hiding it (its count, if not given), `forced` (is hidden whatever its count, also 0) and `public` (stays
    shown, as it is known already). Other columns are kept. `sums`: which total has which parts; pairs, where one
    total is divided in several ways. Tables that share cells or sums are given together, also those of several
    periods; a share x of n as the sum of x and n − x. Except where forced, a 0 is never hidden, which an attacker
    knows. A total is hidden where it is small or must be.

    For each count below k that is hidden, and each forced one, the published numbers allow an interval at least
    k − 1 wide; below k it reaches from less than k to at least k. Raises Unpublishable if that cannot be, ValueError
    for counts that are missing, negative or do not add up. Source of the method: Fischetti and Salazar,
    Management Science 47 (2001); Hundepool et al., Statistical Disclosure Control (2012).
    """
    counts = read_counts(cells, sums, k)
    hidden = choose(counts)
    bounds = _bounds(counts, counts.may if hidden is None else hidden)
    open_to_attack = [at for at, known in bounds.items() if not _passes(counts, at, known)]
    if hidden is None or open_to_attack:
        raise Unpublishable(
            message(
                "Tabellen kan inte visas: {n} av talen som ska döljas går att räkna ut, vad som än döljs mer.",
                n=len(open_to_attack),
            )
        )
    names = list(cells["cell"])
    frame = cells.drop(columns=[name for name in INSTRUCTIONS if name in cells])
    frame = frame.assign(count=cells["count"].astype("Int64").mask(hidden), hidden=hidden)
    return Protected(frame, {names[at]: known for at, known in bounds.items()})


def _bounds(counts: LinkedCounts, hidden: Flags) -> dict[int, tuple[int, float]]:
    return {
        int(cluster.cells[at]): interval(cluster, int(at))
        for cluster in clusters(counts.matrix, counts.count, hidden, counts.lowest)
        for at in np.flatnonzero(counts.must[cluster.cells])
    }


def _passes(counts: LinkedCounts, at: int, known: tuple[int, float]) -> bool:
    low, high = known
    wide = high - low >= counts.k - 1
    return wide and (counts.count[at] >= counts.k or low < counts.k <= high)
