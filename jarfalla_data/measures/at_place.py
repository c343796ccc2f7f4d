"""A named place looked at as if it were an area of its own. For the internal audience only.

A place overlaps areas: one less the other would tell of few. So nothing that is counted here may be shown to the
public, or added to what is counted by area.
"""

from __future__ import annotations

from dataclasses import replace

import pandas as pd

from jarfalla_data import geography
from jarfalla_data.store import Store, kept

NAMING = ("incidents", "dialogues", "activities", "inspection_findings", "decisions")
"""Tables whose rows may name a place."""


@kept
def named_places(store: Store) -> tuple[str, ...]:
    """The places that any report, answer, activity, finding or decision names, by name."""
    told = {code for table in NAMING for code in getattr(store, table)["place_id"].dropna().unique()}
    listed = store.places[store.places["place_id"].isin(told)]
    return tuple(map(str, listed.sort_values("name", key=geography.swedish)["place_id"]))


@kept
def at_place(store: Store, place_id: str) -> Store:
    """The store with the place as its only area: what names the place is in it, all else is in none.

    Files, covered days and sums of the municipality stay as they are, so that a month without a report at the place is
    0, and what is usual is still that of the municipality. Asked with area and area_ids of `Selection` set to the
    place. KeyError for a place that is not in the list of places.
    """
    here = store.places[store.places["place_id"] == place_id]
    if here.empty:
        raise KeyError(place_id)
    name, part = here.iloc[0]["name"], here.iloc[0]["municipal_part"]
    return replace(
        store,
        areas=store.areas.iloc[:1].assign(area_id=place_id, name=name, municipal_part=part),
        places=here.assign(area_id=place_id, municipal_part=None),
        version=f"{store.version} at {place_id}",
        incidents=_in_place(store.incidents, place_id),
        dialogues=_in_place(store.dialogues, place_id),
    )


def _in_place(rows: pd.DataFrame, place_id: str) -> pd.DataFrame:
    """The rows with the place as the area of those that name it, and no area for all others."""
    there = (rows["place_id"] == place_id).fillna(False).astype(bool)
    return rows.assign(area_id=rows["place_id"].where(there))
