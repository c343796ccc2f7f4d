"""Which rows of work, inspections and decisions are about the chosen part or area?"""

from __future__ import annotations

import pandas as pd

from jarfalla_data.selection import Selection
from jarfalla_data.store import Store


def inside(store: Store, rows: pd.DataFrame, selection: Selection) -> pd.Series[bool]:
    """True for rows (place_id, and area_id where there is one) about the chosen part or area; all without a choice.

    A named place counts in its area and its part. One that lies on the border of areas, as a station may, has no area
    and counts in its part only.
    """
    if selection.area is None:
        return pd.Series(True, index=rows.index)
    places = store.places
    chosen = {selection.area, *(selection.area_ids or ())}
    there = places["area_id"].isin(chosen) | places["municipal_part"].isin(chosen)
    found = rows["place_id"].isin(set(places.loc[there, "place_id"]))
    return found | rows["area_id"].isin(chosen) if "area_id" in rows else found
