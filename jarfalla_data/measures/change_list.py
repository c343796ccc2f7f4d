"""What has changed since last time: changes in insecurity and control signals, judged as one list.

A list that is read as one has its false alarms counted as one: Benjamini–Hochberg at 5 % over all differences and all
watched series that can be judged. Internal only, because the signals are: the public reads the changes in insecurity as
a list of their own (`insecurity_change`), so that no word of it follows from a month that it may not see.
Source: Benjamini & Hochberg 1995; Benjamini & Yekutieli 2005.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pandas as pd

from jarfalla_data.figures import Figures
from jarfalla_data.measures import insecurity_change, statistics
from jarfalla_data.measures.control_limits import Floats
from jarfalla_data.measures.season import Flags
from jarfalla_data.measures.statistics import Judged, Verdict
from jarfalla_data.measures.watched import watched
from jarfalla_data.selection import Selection
from jarfalla_data.store import Store, kept


def judge_as_one(changes: pd.DataFrame, signals: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The frames of `insecurity_change.changes` and `watched.watched` with the verdicts of one list.

    Changes get their low, high and verdict anew; signals get adjusted_p and verdict (missing where refused). A signal
    is told only if it is also outside the limits of its chart (`told_as_one`).
    """
    compared, watched_now = changes[changes["state"] != "refused"], signals[signals["p"].notna()]
    shares, n = _shares(compared), len(compared)
    outside = watched_now["outside"].to_numpy(bool)
    judged = told_as_one(statistics.p_values(*shares), watched_now["p"].to_numpy(float), outside)
    low, high = statistics.differences(*shares, np.full(n, judged.alpha))
    verdicts = [
        str(statistics.verdict(a, b) if told else Verdict.UNDECIDED)
        for a, b, told in zip(low, high, judged.told[:n], strict=True)
    ]
    anew = pd.DataFrame({"low": low, "high": high, "verdict": verdicts}, index=compared.index)
    side = np.where(watched_now["direction"] == "higher", Verdict.INCREASES, Verdict.DECREASES)
    words = [str(v) for v in np.where(judged.told[n:], side, Verdict.UNDECIDED)]
    said = pd.DataFrame({"adjusted_p": judged.adjusted_p[n:], "verdict": words}, index=watched_now.index)
    return changes.drop(columns=[*anew]).join(anew)[[*changes.columns]], signals.join(said)


def told_as_one(p_of_changes: Floats, p_of_signals: Floats, outside: Flags) -> Judged:
    """What is told of the whole list: first the changes, then the signals.

    A signal that is not `outside` the limits of its chart is not told, so that picture and word agree.
    """
    judged = statistics.judge(np.concatenate([p_of_changes, p_of_signals]))
    may_be_told = np.concatenate([np.ones(len(p_of_changes), dtype=bool), outside])
    return replace(judged, told=judged.told & may_be_told)


@kept
def changes(store: Store, selection: Selection) -> Figures:
    """Has the share that feels unsafe changed? `insecurity_change.changes`, judged with the control signals."""
    alone = insecurity_change.changes(store, selection)
    return replace(alone, frame=_as_one(store, selection)[0], internal_only=True)


@kept
def signals(store: Store, selection: Selection) -> Figures:
    """Is the latest period unusual in a watched series? `watched.watched`, judged together with the changes.

    Two columns more: adjusted_p, and verdict ("increases": more reports than expected, "decreases": fewer,
    "undecided"), both missing where the series is refused. The selection is that of the changes; it narrows no series.
    """
    return replace(watched(store), frame=_as_one(store, selection)[1])


@kept
def _as_one(store: Store, selection: Selection) -> tuple[pd.DataFrame, pd.DataFrame]:
    return judge_as_one(insecurity_change.changes(store, selection).frame, watched(store).frame)


def _shares(compared: pd.DataFrame) -> tuple[Floats, Floats, Floats, Floats]:
    """x and n now, x and n before, of effective answers."""
    now, before = compared["n_eff"].to_numpy(float), compared["n_eff_before"].to_numpy(float)
    return compared["share"].to_numpy(float) * now, now, compared["share_before"].to_numpy(float) * before, before
