"""Has the share that feels unsafe changed since an earlier round that may be compared?"""

from __future__ import annotations

import numpy as np
import pandas as pd

from jarfalla_data.figures import Figures, Share
from jarfalla_data.measures import statistics
from jarfalla_data.measures.answers import INHABITANT
from jarfalla_data.measures.insecurity import STANDARD_TIME, TABLES, levels
from jarfalla_data.measures.rounds import earlier_comparable, latest_round
from jarfalla_data.selection import Selection
from jarfalla_data.store import Store, kept

CHANGE_COLUMNS = (
    *("level", "code", "x", "n", "n_eff", "share", "x_before", "n_before", "n_eff_before", "share_before"),
    *("difference", "low", "high", "verdict", "state"),
)


@kept
def changes(store: Store, selection: Selection) -> Figures:
    """Has the share that feels unsafe changed since the latest earlier round that may be compared?

    One row for each level and code as `by_area`: x, n, share (now), x_before, n_before, share_before, difference, low,
    high (0–1), verdict, state. Verdicts and intervals hold for the whole list together (Benjamini–Hochberg), for the
    public for the list that is shown. Rows with too few answers in either round are refused and are not in the list.
    Empty when no round may be compared.
    """
    now_id = latest_round(store, selection)
    before_id = earlier_comparable(store, now_id)
    time = selection.time_of_day or STANDARD_TIME
    if now_id is None or before_id is None:
        return _compared(store, pd.DataFrame(columns=[*CHANGE_COLUMNS]))
    return _compared(store, _change_between(store, now_id, before_id, time))


@kept
def _change_between(store: Store, now_id: str, before_id: str, time: str) -> pd.DataFrame:
    now, before = levels(store, now_id, INHABITANT, time), levels(store, before_id, INHABITANT, time)
    return judged(now.merge(before, on=["level", "code"], suffixes=("", "_before")))


def judged(both: pd.DataFrame) -> pd.DataFrame:
    """The differences of the rows that can be told, judged as one list: CHANGE_COLUMNS.

    `both`: rows of `insecurity.levels` of a round, and of an earlier one with the suffix _before.
    """
    told = (both["state"] != "refused") & (both["state_before"] != "refused")
    few = (both["state"] == "few") | (both["state_before"] == "few")
    state = np.where(~told, "refused", np.where(few, "few", "shown"))
    judged = _judgements(both.assign(state=state))
    return both.drop(columns=["low", "high"]).join(judged).assign(state=state)[[*CHANGE_COLUMNS]]


def _judgements(rows: pd.DataFrame) -> pd.DataFrame:
    """Difference, low, high and verdict of the rows that are not refused, by their index."""
    rows = rows[rows["state"] != "refused"]
    now, before = rows["n_eff"].to_numpy(float), rows["n_eff_before"].to_numpy(float)
    result = statistics.compare_many(
        rows["share"].to_numpy(float) * now, now, rows["share_before"].to_numpy(float) * before, before
    )
    return pd.DataFrame(
        {
            "difference": result.difference,
            "low": result.low,
            "high": result.high,
            "verdict": [str(v) for v in result.verdicts],
        },
        index=rows.index,
    )


def _compared(store: Store, frame: pd.DataFrame) -> Figures:
    follows = ("difference", "low", "high")
    return Figures(
        frame,
        TABLES,
        store.files["dialogues"].origin,
        personal=True,
        shares=(
            Share("x", "n", ("share", *follows), ("verdict", "state")),
            Share("x_before", "n_before", ("share_before", *follows), ("verdict", "state")),
        ),
        internal_columns=("n_eff", "n_eff_before"),
        judge=_judgements,
    )
