"""Which dialogue round is looked at, and which earlier one it may be compared with?"""

from __future__ import annotations

import datetime as dt

import pandas as pd

from jarfalla_data.selection import Selection
from jarfalla_data.store import Store, kept


@kept
def latest_round(store: Store, selection: Selection) -> str | None:
    """The latest round with answers that ran in the period; None when there is none."""
    rows = answered(store)
    if selection.period is not None:
        period = selection.period
        rows = rows[[period.meets(a.date(), b.date()) for a, b in zip(rows["starts_on"], rows["ends_on"], strict=True)]]
    return None if rows.empty else str(rows.iloc[-1]["round_id"])


@kept
def earlier_comparable(store: Store, round_id: str | None) -> str | None:
    """The latest earlier round with answers that both name as comparable; None when the method has changed."""
    rounds = answered(store)
    now = rounds[rounds["round_id"] == round_id]
    if now.empty:
        return None
    start, named = now.iloc[0]["starts_on"], _listed(now.iloc[0]["comparable_with"])
    earlier = rounds[(rounds["starts_on"] < start) & rounds["round_id"].isin(named)]
    mutual = [
        str(r) for r, c in zip(earlier["round_id"], earlier["comparable_with"], strict=True) if round_id in _listed(c)
    ]
    return mutual[-1] if mutual else None


@kept
def rounds_around(store: Store, first: dt.date, last: dt.date) -> tuple[str, str] | None:
    """The nearest rounds before a stretch of days and after it that both name as comparable; None when there are none.

    Of several pairs the one with the earliest later round, then the latest earlier one.
    """
    rounds = answered(store)
    before, after = rounds[rounds["ends_on"].dt.date < first], rounds[rounds["starts_on"].dt.date > last]
    pairs = ((early, late) for late in after["round_id"] for early in reversed(list(before["round_id"])))
    named = dict(zip(rounds["round_id"], map(_listed, rounds["comparable_with"]), strict=True))
    return next((pair for pair in pairs if pair[0] in named[pair[1]] and pair[1] in named[pair[0]]), None)


@kept
def round_year(store: Store, round_id: str | None) -> int:
    """The year in which the round ended; this year's for None, which has no answers to weight."""
    rows = store.dialogue_rounds
    found = rows.loc[rows["round_id"] == round_id, "ends_on"]
    return dt.date.today().year if found.empty else int(found.iloc[0].year)  # noqa: DTZ011 no day is meant


@kept
def answered(store: Store) -> pd.DataFrame:
    """The rounds that have answers (columns of dialogue_rounds), the earliest first. Kept: never change it."""
    rows = store.dialogue_rounds
    return rows[rows["round_id"].isin(set(store.dialogues["round_id"]))].sort_values("starts_on", kind="stable")


def _listed(cell: object) -> list[str]:
    return cell.split("|") if isinstance(cell, str) else []
