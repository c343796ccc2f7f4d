"""Weighted shares of summed answers, for any grouping of the cells."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from jarfalla_data import geography
from jarfalla_data.measures import statistics
from jarfalla_data.measures.answers import Cells
from jarfalla_data.measures.rounds import round_year
from jarfalla_data.measures.statistics import DIALOGUE
from jarfalla_data.store import Store

SHARE_COLUMNS = ("x", "n", "n_eff", "share", "low", "high", "unweighted", "state")


def shares_by_level(store: Store, cells: Cells, round_id: str | None) -> pd.DataFrame:
    """Municipality, parts and areas, in that order."""
    part_of = geography.part_of_area(store)
    codes = geography.choices(store)
    parts = [code for code in codes if code not in part_of]
    areas = [code for code in codes if code in part_of]
    of_area = np.array([_place(parts, part_of.get(a)) for a in cells.labels["area_id"]], dtype=np.int64)
    everywhere = np.zeros(len(cells.sums), dtype=np.int64)
    levels = (
        ("municipality", everywhere, [geography.MUNICIPALITY]),
        ("part", of_area[cells.codes["area_id"]], parts),
        ("area", cells.keys("area_id", areas), areas),
    )
    frames = [shares_by_code(store, cells, keys, names, round_id).assign(level=level) for level, keys, names in levels]
    return pd.concat(frames, ignore_index=True)[["level", "code", *SHARE_COLUMNS]]


def _place(names: Sequence[str], name: str | None) -> int:
    return names.index(name) if name in names else -1


def living_in(store: Store, areas: Sequence[str], round_id: str | None) -> list[float]:
    """What the areas' answers weigh in a round: inhabitants; the mean of all areas where they are not known."""
    people = geography.inhabitants(store, round_year(store, round_id))
    usual = float(np.mean(list(people.values()))) if people else 1.0
    return [float(people.get(area, usual)) for area in areas]


def shares_by_code(
    store: Store, cells: Cells, keys: NDArray[np.int64], codes: Sequence[str], round_id: str | None
) -> pd.DataFrame:
    """One share for each code: code, and SHARE_COLUMNS.

    x, n: answers. n_eff: Kish's effective number. share, low, high: 0–1, Wilson's 95 % on x_eff = share · n_eff.
    unweighted: 0–1. state: shown, few (30–99 effective answers) or refused (below 30; share and limits missing).
    Each area's answers weigh as its inhabitants.
    """
    areas = cells.by(keys, len(codes))
    x, n, w, w2, wx = np.moveaxis(areas, -1, 0)
    living = np.array(living_in(store, cells.labels["area_id"], round_id))
    with np.errstate(divide="ignore", invalid="ignore"):
        each = np.where(w > 0, living / w, 0.0)
        total = (w * each).sum(axis=1)
        n_eff = np.nan_to_num(total**2 / (w2 * each**2).sum(axis=1))
        share = (wx * each).sum(axis=1) / total
        unweighted = x.sum(axis=1) / n.sum(axis=1)
    told = n_eff >= DIALOGUE.smallest
    low, high = np.full((2, len(codes)), np.nan)
    low[told], high[told] = statistics.shares((share * n_eff)[told], n_eff[told])
    known = np.zeros(len(codes), dtype=bool)
    whole = {"x": x.sum(axis=1), "n": n.sum(axis=1)}
    parts = {"share": share, "low": low, "high": high, "unweighted": unweighted}
    return pd.DataFrame(
        {
            "code": list(codes),
            **{name: pd.arrays.IntegerArray(count.astype(np.int64), known) for name, count in whole.items()},
            "n_eff": n_eff,
            **{name: pd.arrays.FloatingArray(np.where(told, part, 0.0), ~told) for name, part in parts.items()},
            "state": np.where(~told, "refused", np.where(n_eff < DIALOGUE.few, "few", "shown")),
        }
    )
