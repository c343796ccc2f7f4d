"""Counts and sums gathered for `protect`, and the names of those that it hides."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterable
from dataclasses import dataclass, field

import pandas as pd

from jarfalla_data.errors import Unpublishable
from jarfalla_data.privacy.protection import protect
from jarfalla_data.privacy.suppression import SMALLEST_BASE

Name = Hashable


@dataclass
class Linked:
    """Counts by name, and which of them add up to which."""

    counts: dict[Name, int] = field(default_factory=dict)
    sums: list[tuple[Name, list[Name]]] = field(default_factory=list)

    def add_up(self, total: Name, parts: Iterable[Name]) -> None:
        """Put in the total of some counts that are there, or one division more of a total that is there."""
        parts = list(parts)
        self.counts.setdefault(total, sum(self.counts[part] for part in parts))
        self.sums.append((total, parts))

    def hidden(
        self,
        k: int,
        forced: Collection[Name] = (),
        hidden_anyway: Collection[Name] = (),
        public: Collection[Name] = (),
    ) -> frozenset[Name]:
        """The names of what must not be shown; all but the public ones when the counts cannot be protected.

        `forced` are hidden whatever their counts. `hidden_anyway` cost nothing to hide. A count costs itself, and of
        equal counts the later one a little more, so that no chance decides. `public` have been shown before and stay
        shown.
        """
        if not self.counts:
            return frozenset()
        names = list(self.counts)
        cells = pd.DataFrame(
            {
                "cell": pd.Series(names, dtype="object"),
                "count": list(self.counts.values()),
                "cost": [
                    0.001 if name in hidden_anyway else self.counts[name] + i / len(names) / 2
                    for i, name in enumerate(names)
                ],
                "forced": [name in forced for name in names],
                "public": [name in public for name in names],
            }
        )
        try:
            flags = protect(cells, self.sums, k).frame["hidden"]
        except Unpublishable:
            return frozenset(names) - frozenset(public)
        return frozenset(name for name, flag in zip(names, flags, strict=True) if flag)


@dataclass
class LinkedShares:
    """Numerators and bases by name, and which groups together make up which.

    Of a share that is shown the numerator and the rest count as known exactly, although the public reads whole per
    cent and a base in tens. Of a hidden share the base is known in tens only, so it is in no sum.
    """

    shares: dict[Name, tuple[int, int]]
    sums: list[tuple[Name, list[Name]]] = field(default_factory=list)
    rests: set[Name] = field(default_factory=set)

    def divide(self, total: Name, parts: Iterable[Name]) -> None:
        """The answers of the parts are answers of the total; what is left of it is shown nowhere, but has a name."""
        parts, rest = list(parts), ("rest", total, len(self.rests))
        x, n = (self.shares[total][i] - sum(self.shares[part][i] for part in parts) for i in (0, 1))
        self.shares[rest] = (x, n)
        self.rests.add(rest)
        self.sums.append((total, [*parts, rest]))

    def hidden(self, k: int) -> frozenset[Name]:
        """The names of the shares that must not be shown.

        These are the ones with x or n − x from 1 to k − 1 or with a base that is too small, and those from which they
        could be worked out. What is left of a total is guarded only where it is small, for it has no share.
        """
        few = {name for name, (_, n) in self.shares.items() if 0 < n < SMALLEST_BASE} - self.rests
        hidden = frozenset(few | {name for name, (x, n) in self.shares.items() if 0 < x < k or 0 < n - x < k})
        for rest_of_base in (False, True):
            counts = {name: n - x if rest_of_base else x for name, (x, n) in self.shares.items()}
            forced = {name for name in few if counts[name]}
            # What one of the two hides is hidden for the other too, so it costs nothing there.
            hidden |= Linked(counts, self.sums).hidden(k, forced, hidden)
        return hidden
