"""How sure is a ranking? Scores drawn anew within what the values are unsure of, with other weights.

Each draw takes every value within its own uncertainty, moves each weight by up to `MOVED`, and gives a place whose
value is missing the points of another place by chance. Source: Goldstein & Spiegelhalter 1996.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from jarfalla_data.measures.priority_criteria import CODES
from jarfalla_data.measures.priority_scores import Scored, points, score
from jarfalla_data.measures.priority_values import Values
from jarfalla_data.measures.statistics import CONFIDENCE, share_in_top
from jarfalla_data.measures.statistics.estimate import Floats
from jarfalla_data.measures.statistics.ranks import DRAWS, SEED

MOVED = 0.25
"""Each weight is moved by up to so much of itself, to see what the ranking owes to it."""


def drawn_scores(known: dict[str, Values], found: Scored) -> Floats:
    """DRAWS × places scores: each value within its uncertainty, weights by MOVED, missing ones by chance."""
    chance = np.random.default_rng(SEED)
    moved = chance.uniform(1 - MOVED, 1 + MOVED, size=(DRAWS, len(found.counted))) * found.weights
    total = np.zeros((DRAWS, len(found.score)))
    for i, code in enumerate(found.counted):
        total += moved[:, i, None] * _filled(points(known[code].drawn), chance)
    return np.asarray(total / moved.sum(axis=1, keepdims=True))


def _filled(given: Floats, chance: np.random.Generator) -> Floats:
    """With the points of another place, by chance, where a place has none."""
    missing = np.isnan(given[0])
    there = np.flatnonzero(~missing)
    other = chance.choice(there, size=(len(given), int(missing.sum())))
    filled = given.copy()
    filled[:, missing] = np.take_along_axis(given, other, axis=1)
    return filled


def stability(known: dict[str, Values], found: Scored, k: int) -> pd.DataFrame:
    """The columns of `ranking` about how sure it is."""
    n, ranked = len(found.score), found.ranked
    low, high = pd.array([pd.NA] * n, dtype="Int64"), pd.array([pd.NA] * n, dtype="Int64")
    top, first = pd.array([pd.NA] * n, dtype="Float64"), np.zeros(n, dtype=bool)
    if ranked.any():
        drawn = drawn_scores(known, found)[:, ranked]
        rank = 1 + (drawn[:, None, :] > drawn[:, :, None]).sum(axis=-1)
        tail = (1 - CONFIDENCE) / 2
        ends = np.quantile(rank, (tail, 1 - tail), axis=0, method="inverted_cdf").astype(int)
        low[ranked], high[ranked] = ends
        top[ranked] = share_in_top(drawn, min(k, int(ranked.sum())))
        leader = int(np.nanargmax(found.score[ranked]))
        first[np.flatnonzero(ranked)] = ~((drawn[:, [leader]] > drawn).mean(axis=0) >= CONFIDENCE)
    moved, moves = _moved(known, found)
    return pd.DataFrame(
        {"rank_low": low, "rank_high": high, "top": top, "first": first, "moved": moved, "moves": moves}
    )


def _moved(known: dict[str, Values], found: Scored) -> tuple[int, int]:
    """Of the moves of one weight by MOVED, up and down, how many put others first; and how many moves there are."""
    if not found.ranked.any():
        return 0, 0
    others = 0
    for i in range(len(found.counted)):
        for by in (1 - MOVED, 1 + MOVED):
            weights = np.zeros(len(CODES))
            weights[[CODES.index(code) for code in found.counted]] = found.weights
            weights[CODES.index(found.counted[i])] *= by
            others += _leaders(score(known, weights)) != _leaders(found)
    return others, 2 * len(found.counted)


def _leaders(found: Scored) -> frozenset[int]:
    """The places with the highest score."""
    best = np.nanmax(found.score)
    return frozenset(np.flatnonzero(np.isclose(found.score, best, rtol=0, atol=1e-9)).tolist())
