"""When was anyone on site at Jakobsbergs station and centre? For the internal audience: past hours tell the next."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from jarfalla_data.store import Store, kept

PLACES = ("jakobsberg_station", "jakobsberg_centre")
PART = "jakobsberg"
KINDS = ("presence", "preannounced_presence", "joint_operation", "guard_patrol")
"""Work that is to be seen: police or guards on site."""
BRIEFING, JOINT = "joint_briefing", "joint_operation"


@kept
def shifts(store: Store) -> pd.DataFrame:
    """The visible work that was done at the places, with clock times: starts, ends (moments), joint (bool).

    `joint`: a joint operation, or at least two partners took part. An end before the start is on the next day. Work
    without clock times is not there. Kept: never change it.
    """
    rows = _done_at_places(store, KINDS)
    rows = rows[rows["starts_at"].notna() & rows["ends_at"].notna()]
    starts, ends = (rows["date"] + pd.to_timedelta(rows[name] + ":00") for name in ("starts_at", "ends_at"))
    partners = rows["partners"].astype(object).fillna("").str.count(r"\|") + 1
    return pd.DataFrame(
        {
            "starts": starts,
            "ends": ends.where(ends > starts, ends + pd.Timedelta(days=1)),
            "joint": (rows["kind"] == JOINT) | (partners > 1),
        }
    ).reset_index(drop=True)


@kept
def without_clock(store: Store) -> Mapping[pd.Timestamp, int]:
    """By day: how many pieces of that work have no clock times. Days without any are not there."""
    rows = _done_at_places(store, KINDS)
    return dict(rows.loc[rows["starts_at"].isna() | rows["ends_at"].isna(), "date"].value_counts())


@kept
def briefed_days(store: Store) -> frozenset[pd.Timestamp]:
    """The days on which a joint briefing was held, at the places or at none that is named."""
    rows = store.activities
    rows = rows[(rows["kind"] == BRIEFING) & (rows["status"] == "done")]
    return frozenset(rows.loc[rows["place_id"].isin(PLACES) | rows["place_id"].isna(), "date"])


def _done_at_places(store: Store, kinds: tuple[str, ...]) -> pd.DataFrame:
    rows = store.activities
    return rows[rows["kind"].isin(kinds) & (rows["status"] == "done") & rows["place_id"].isin(PLACES)]
