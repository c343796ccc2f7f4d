"""How many offences and incidents are reported in each area, and how many belong to none?

Unit, detection-driven offences and source: as in `incidents`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt
import pandas as pd

from jarfalla_data import geography
from jarfalla_data.figures import Figures
from jarfalla_data.measures.incident_cube import Cube, cube
from jarfalla_data.measures.incident_periods import PUBLIC, for_areas
from jarfalla_data.measures.incident_terms import (
    DETECTION_DRIVEN,
    GROUP_OF_CATEGORY,
    KINDS,
    MUNICIPALITY_ONLY,
    NOT_KNOWN,
    SERIES,
    TABLES,
)
from jarfalla_data.selection import Selection
from jarfalla_data.store import Store, kept

AREA, PART = "area", "part"
"""Levels of `by_area`, beside NOT_KNOWN, MUNICIPALITY_ONLY and geography.MUNICIPALITY."""

PUBLIC_LEVELS = (AREA, PART, NOT_KNOWN)

Counts = npt.NDArray[np.int64]
_GROUPS = SERIES[:-1]
_COLUMNS = ("reported", DETECTION_DRIVEN, *_GROUPS)


@dataclass(frozen=True)
class Place:
    """An area, or several areas together: the rows of the cube that it adds up."""

    level: str
    code: str
    name: str
    rows: list[int]


@kept
def by_area(store: Store, selection: Selection) -> Figures:
    """How many reports in each area over the whole period of the selection?

    One row = one place: level (AREA, PART, NOT_KNOWN: the report names no area, MUNICIPALITY_ONLY: its kind may be
    told for the whole municipality only, MUNICIPALITY: all together), code, name (of an area, else empty), chosen
    (bool: in the selection's area, which does not narrow the rows), reported (without what controls find), that by
    broad group, and detection_driven. Parts add up their areas. Empty when nothing was reported.

    The public gets areas, parts and "not known" for one whole year, see `for_areas`, and neither the sum of all, groups
    nor what controls find.
    """
    everywhere = replace(selection, area=None, area_ids=None)
    counts = _by_place(cube(store), everywhere)
    places = _places(store) if counts.any() else []
    numbers = np.array([counts[place.rows].sum(axis=0) for place in places]).reshape(len(places), counts.shape[1])
    frame = pd.DataFrame(
        {
            "level": [place.level for place in places],
            "code": [place.code for place in places],
            "name": [place.name for place in places],
            "chosen": [place.code in (selection.area_ids or ()) for place in places],
            **{name: pd.array(column, dtype="Int64") for name, column in zip(_COLUMNS, numbers.T, strict=True)},
            "internal": [place.level not in PUBLIC_LEVELS for place in places],
        }
    )
    return Figures(
        frame,
        TABLES,
        store.files["incidents"].origin,
        personal=True,
        counts=("reported",),
        internal_columns=(DETECTION_DRIVEN, *_GROUPS),
        internal_rows="internal",
        internal_only=selection != for_areas(PUBLIC, store, selection),
    )


@kept
def without_area(store: Store, selection: Selection) -> Figures:
    """How many reports of the whole municipality have no area?

    One row: all_reports (what controls find included), no_area (reports without an area, without what controls find),
    no_area_detection_driven, municipality_only, left_out (rows of the whole file that are no incidents). Empty when
    nothing was reported. The area chosen does not narrow it. The public gets no_area of one whole year.
    """
    whole = replace(selection, area=None, area_ids=None)
    counted = cube(store)
    counts = counted.count(whole, "area", "kind")
    no_area = counts[counted.areas.index(NOT_KNOWN)]
    row = {
        "all_reports": counts.sum(),
        "no_area": no_area[0],
        "no_area_detection_driven": no_area[KINDS.index(DETECTION_DRIVEN)],
        "municipality_only": counts[counted.areas.index(MUNICIPALITY_ONLY)].sum(),
        "left_out": counted.left_out,
    }
    return Figures(
        pd.DataFrame([row] if counts.any() else [], columns=list(row)).astype("Int64"),
        TABLES,
        store.files["incidents"].origin,
        personal=True,
        counts=("no_area",),
        internal_columns=tuple(name for name in row if name != "no_area"),
        internal_only=selection != for_areas(PUBLIC, store, selection),
    )


def _by_place(counted: Cube, selection: Selection) -> Counts:
    """By the cube's areas: reported, detection-driven, and reported by group."""
    counts = counted.count(selection, "area", "kind", "category")
    groups = np.zeros((len(_GROUPS), len(counted.areas)), dtype=np.int64)
    np.add.at(groups, GROUP_OF_CATEGORY, counts[:, 0].T)
    return np.column_stack([counts.sum(axis=-1), groups.T])


@kept
def _places(store: Store) -> list[Place]:
    """Each area, then each part, what has no area, and all together."""
    names = dict(zip(store.areas["area_id"], store.areas["name"], strict=True))
    at = {code: i for i, code in enumerate(cube(store).areas)}
    parts = [code for code in geography.choices(store) if code not in names]
    return [
        *(Place(AREA, code, name, [at[code]]) for code, name in names.items()),
        *(Place(PART, code, "", [at[a] for a in geography.area_ids(store, code) or ()]) for code in parts),
        *(Place(code, code, "", [at[code]]) for code in (NOT_KNOWN, MUNICIPALITY_ONLY)),
        Place(geography.MUNICIPALITY, geography.MUNICIPALITY, "", list(at.values())),
    ]
