"""The rows that a table has and the rows that are brought, by its key: which are new, changed, the same."""

from __future__ import annotations

from dataclasses import dataclass
from functools import reduce

import numpy as np
import pandas as pd

_BETWEEN = "\x1f"


@dataclass(frozen=True)
class Merged:
    """What a table holds after a merge (canonical text), and how many of the brought rows are what.

    Rows that are not brought stay where they are, changed ones stand in the place of the old, new ones at the end.
    """

    text: pd.DataFrame
    new: int
    changed: int
    same: int


def merge(held: pd.DataFrame, brought: pd.DataFrame, key: tuple[str, ...]) -> Merged:
    """Put brought rows into held ones. Both are canonical text with the same columns, and no key twice in either."""
    there = pd.Index(_keys(held, key)).get_indexer(pd.Index(_keys(brought, key)))
    known = there >= 0
    differs = np.zeros(len(brought), dtype=bool)
    differs[known] = _differs(held.iloc[there[known]], brought[known])
    rows = np.arange(len(held))
    rows[there[differs]] = len(held) + np.flatnonzero(differs)
    rows = np.concatenate([rows, len(held) + np.flatnonzero(~known)])
    text = pd.concat([held, brought], ignore_index=True).iloc[rows] if len(held) else brought
    new, changed = int((~known).sum()), int(differs.sum())
    return Merged(text.reset_index(drop=True), new, changed, len(brought) - new - changed)


def _keys(text: pd.DataFrame, key: tuple[str, ...]) -> pd.Series[str]:
    return reduce(lambda joined, name: joined + _BETWEEN + text[name], key[1:], text[key[0]])


def _differs(held: pd.DataFrame, brought: pd.DataFrame) -> np.ndarray:
    """Whether rows of the same key have another cell, row by row (bool)."""
    differs = np.zeros(len(held), dtype=bool)
    for name in held.columns:
        differs |= held[name].to_numpy() != brought[name].to_numpy()
    return differs
