"""What a share that weights its parts by their inhabitants tells of a hidden part, by linear programming.

The municipality's share and a part's are means of their areas' shares, and anyone can look up how many live there. So
such a share is a second sum over the same answers: if 1 % of a part feel unsafe and half of them live in one area, at
most 2 % do there.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import linprog

from jarfalla_data.publication.linked import Name

Numbers = NDArray[np.float64]
Between = tuple[float, float]
Division = tuple[Name, list[Name]]

HALF_TEN = 5
"""A base is told in tens."""
ROUNDING = 0.0025
"""How exactly a shown share is known: whole per cent is half a per cent, and the limits beside it halve that."""
NEARLY = 1e-6


@dataclass(frozen=True)
class Answers:
    """Of one place: answers that count, answers, their share (0–1, None where it is not told), and inhabitants."""

    x: int
    n: int
    share: float | None
    people: float

    @property
    def others(self) -> Answers:
        """The same answers, those that do not count in the place of those that do."""
        return Answers(self.n - self.x, self.n, None if self.share is None else 1 - self.share, self.people)

    def bases(self, k: int) -> Between:
        """The least and the greatest base that is told as this one is: in tens, or not at all where it is small."""
        tens = round(self.n / 10) * 10
        return (1, max(k, HALF_TEN)) if self.n < k or not tens else (tens - HALF_TEN, tens + HALF_TEN)


@dataclass(frozen=True)
class Weighted:
    """Places with answers, and which of them are made of which."""

    places: Mapping[Name, Answers]
    divisions: list[Division]

    def hidden_with(self, hidden: Collection[Name], k: int) -> frozenset[Name]:
        """The hidden names and what must be hidden beside so that each hidden count from 1 to k − 1 stays open.

        Open: values below k and values from k are possible, in an interval at least k − 1 wide.
        """
        more = set(hidden)
        while (told := next(self._given_away(more, k), None)) is not None:
            found = self._next(told, more)
            if found is None:
                break
            more.add(found)
        return frozenset(more)

    def _given_away(self, hidden: Collection[Name], k: int) -> Iterator[Name]:
        for seen in (self.places, {name: one.others for name, one in self.places.items()}):
            small = [name for name in seen if name in hidden and 0 < seen[name].x < k]
            if small:
                attack = _Attack(seen, self.divisions, hidden, k)
                yield from (name for name in small if not attack.leaves_open(name, k))

    def _next(self, name: Name, hidden: Collection[Name]) -> Name | None:
        """The cheapest shown place beside it, else the whole that it is part of, else any; None when all are hidden."""
        around = [(total, parts) for total, parts in self.divisions if name in parts]
        choices = [
            [part for _, parts in around for part in parts],
            [total for total, _ in around],
            list(self.places),
        ]
        for names in choices:
            shown = [one for one in names if one in self.places and one not in hidden]
            if shown:
                return min(shown, key=lambda one: (self.places[one].x, shown.index(one)))
        return None


class _Attack:
    """The unknowns are the share of each place and, after all shares, its number of answers that count.

    Where a place is not divided, one is the other out of its base: answers inside it weigh alike.
    """

    def __init__(
        self, places: Mapping[Name, Answers], divisions: list[Division], hidden: Collection[Name], k: int
    ) -> None:
        self.places, self.at = places, {name: i for i, name in enumerate(places)}
        known = [_known(one, k, name in hidden) for name, one in places.items()]
        rows = [row for total, parts in divisions if total in places for row in self._rows(total, parts)]
        undivided = [at for name, at in self.at.items() if name not in [total for total, _ in divisions]]
        least, most = (np.diag([one.bases(k)[end] for one in places.values()])[undivided] for end in (0, 1))
        count = np.eye(len(places))[undivided]
        self.problem: dict[str, Any] = {
            "A_ub": np.block([[least, -count], [-most, count]]),
            "b_ub": np.zeros(2 * len(count)),
            "A_eq": np.array(rows).reshape(len(rows), 2 * len(places)),
            "b_eq": np.zeros(len(rows)),
            "bounds": [share for share, _ in known] + [count for _, count in known],
        }

    def _rows(self, total: Name, parts: list[Name]) -> Iterator[Numbers]:
        """What must be 0: the parts less the total, as shares by inhabitants and as answers."""
        there = [part for part in parts if part in self.places]
        weights = [self.places[part].people for part in there]
        for start, weigh in ((0, weights), (len(self.places), [1.0] * len(there))):
            row = np.zeros(2 * len(self.places))
            row[[start + self.at[part] for part in there]] = weigh
            row[start + self.at[total]] = -sum(weights) if start == 0 else -1
            yield row

    def leaves_open(self, name: Name, k: int) -> bool:
        """Whether many numbers of answers that count are possible, of which some are below k and some not.

        Respondents of unlike weight can make nothing possible: then nobody outside can use these sums.
        """
        goal = np.zeros(2 * len(self.places))
        goal[len(self.places) + self.at[name]] = 1
        greatest = linprog(-goal, **self.problem)
        if greatest.status or (most := np.floor(NEARLY - greatest.fun)) >= self.places[name].x + k - 1:
            return True  # what is true is possible too, so the least is no greater
        least = max(1, np.ceil(linprog(goal, **self.problem).fun - NEARLY))
        return bool(least < k <= most and most - least >= k - 1)


def _known(one: Answers, k: int, hidden: bool) -> tuple[Between, Between]:
    """Between which limits share and answers that count are known to lie."""
    least, most = one.bases(k)
    if hidden or one.share is None:
        return (0, 1), (0, most)
    low, high = _near(one.x / one.n)
    return _near(one.share), (low * least, high * most)


def _near(share: float) -> Between:
    return max(0, share - ROUNDING), min(1, share + ROUNDING)
