"""Two rounds of answers between which nothing has changed but what is planted, drawn many times.

As many answers, and as many effective ones, as in the bundled rounds; parts and municipality weigh their areas by
inhabitants.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from jarfalla_data import Selection, geography
from jarfalla_data.measures import insecurity_change, statistics
from jarfalla_data.measures.control_limits import Floats
from tests.factories import bundled_store

YEAR = 2022


@dataclass(frozen=True, eq=False)
class Rounds:
    """By run and place: the share insecure now and before; `frame`: the bundled changes, of the same places."""

    frame: pd.DataFrame
    now: Floats
    before: Floats

    @property
    def p(self) -> Floats:
        """By run and place: p of the change."""
        n, n_before = (self.frame[name].to_numpy(float) for name in ("n_eff", "n_eff_before"))
        arrays = (self.now * n, np.broadcast_to(n, self.now.shape)), (self.before * n_before, self._like(n_before))
        return statistics.p_values(*(each.ravel() for pair in arrays for each in pair)).reshape(self.now.shape)

    def of_run(self, run: int) -> pd.DataFrame:
        """The frame of `insecurity_change.changes` with the shares of one run."""
        return self.frame.assign(share=self.now[run], share_before=self.before[run]).reset_index(drop=True)

    def _like(self, n: Floats) -> Floats:
        return np.broadcast_to(n, self.now.shape)


def rounds(seed: int, runs: int, planted: Mapping[str, tuple[float, float]] | None = None) -> Rounds:
    """Draw both rounds; `planted`: the shares before and now of areas that have changed."""
    store, rng = bundled_store(), np.random.default_rng(seed)
    frame = insecurity_change.changes(store, Selection()).frame
    frame = frame[frame["state"] != "refused"].set_index("code", drop=False)
    areas = frame[frame["level"] == "area"]
    weights = _weights(list(frame.index), list(areas.index))
    calm = areas["x"].to_numpy(float) / areas["n"].to_numpy(float)
    shares = []
    for at, name in enumerate(("n_before", "n")):
        level = [(planted or {}).get(area, (share, share))[at] for area, share in zip(areas.index, calm, strict=True)]
        answers = areas[name].to_numpy(int)
        shares.append(rng.binomial(answers, level, (runs, len(areas))) / answers @ weights.T)
    return Rounds(frame, now=shares[1], before=shares[0])


def _weights(codes: list[str], areas: list[str]) -> Floats:
    """Rows: municipality, parts and areas; columns: the areas that each sums, weighed to 1."""
    store = bundled_store()
    people = geography.inhabitants(store, YEAR)
    inside = [geography.area_ids(store, code) or areas for code in codes]
    weights = np.array([[people[area] * (area in those) for area in areas] for those in inside], dtype=float)
    return np.asarray(weights / weights.sum(axis=1, keepdims=True))
