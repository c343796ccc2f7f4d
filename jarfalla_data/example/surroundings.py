"""What the example data stand on: areas, inhabitants, places and commitments of the same folder."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd

from jarfalla_data.example.streams import Floats, Integers

STATION = "jakobsberg_station"

PLACE_AREAS: dict[str, tuple[str, ...]] = {
    "jakobsberg_station": ("0123R005", "0123R023"),
    "jakobsberg_centre": ("0123R005",),
    "kallhall_station": ("0123R004", "0123R006"),
}
"""The areas that example rows about a place stand in; a station on a border has rows on both sides.

Only places whose position is known: the others get no incidents and no answers.
"""

DRAW: dict[str, float] = {
    "0123R002": 0.4,
    "0123R004": 0.2,
    "0123R005": 1.0,
    "0123R006": 0.45,
    "0123R008": 0.3,
    "0123R009": 0.3,
    "0123R023": 0.6,
}
"""How far an area is a centre that draws people from elsewhere (invented; 1: wholly, missing: not at all)."""


@dataclass(frozen=True)
class Surroundings:
    """Areas (area_id, inhabitants; sorted by id), places and commitments, as text but for the inhabitants."""

    areas: pd.DataFrame
    places: pd.DataFrame
    commitments: pd.DataFrame

    @property
    def area_ids(self) -> list[str]:
        """The areas' ids, in the order in which all arrays by area run."""
        return self.areas["area_id"].tolist()

    @property
    def inhabitants(self) -> Floats:
        """Inhabitants by area."""
        return self.areas["inhabitants"].to_numpy(np.float64)

    def numbers(self, area_ids: Iterable[str]) -> Integers:
        """The areas' places in the order of the areas."""
        order = {area: number for number, area in enumerate(self.area_ids)}
        return np.array([order[area] for area in area_ids], dtype=np.int64)

    @property
    def draw(self) -> Floats:
        """How far each area draws people from elsewhere, 0 to 1."""
        return np.array([DRAW.get(area, 0.0) for area in self.area_ids])


def read_surroundings(folder: Path) -> Surroundings:
    """Read the reference files of a data folder; commitments may be missing, the others may not."""
    features = json.loads((folder / "areas.geojson").read_text(encoding="utf-8"))["features"]
    ids = sorted(str(feature["properties"]["area_id"]) for feature in features)
    population = _text(folder / "population_areas.csv").sort_values("date", kind="stable")
    latest = population.drop_duplicates("area_id", keep="last").set_index("area_id")["inhabitants"].astype(int)
    areas = pd.DataFrame({"area_id": ids, "inhabitants": latest.loc[ids].to_numpy()})
    commitments = folder / "commitments.csv"
    return Surroundings(
        areas=areas,
        places=_text(folder / "places.csv"),
        commitments=_text(commitments) if commitments.exists() else pd.DataFrame(),
    )


def _text(path: Path) -> pd.DataFrame:
    return pd.read_csv(path, dtype=str, keep_default_na=False, encoding="utf-8")
