"""What is planned about a place in the months ahead? For the internal audience only: plans tell where nobody will be.

Unit: activities, decisions and findings (rows of their tables). Source: activities, decisions, inspection_findings.
"""

from __future__ import annotations

import datetime as dt

import pandas as pd

from jarfalla_data.figures import Figures
from jarfalla_data.measures.in_place import inside
from jarfalla_data.measures.inspections import last_day
from jarfalla_data.measures.meeting import OPEN_FINDINGS, State, decisions
from jarfalla_data.selection import Selection
from jarfalla_data.store import Store, kept

TABLES = ("activities", "decisions", "inspection_findings")
FOLLOW_UP, DUE, MEND = "follow_up", "due", "mend"
"""Beside the kinds of activities: a decision that is to be followed up, one that is to be done, a finding that is to be
mended."""
MONTHS = 12
COLUMNS = ("first", "month", "what", "n")


@kept
def planned(store: Store, selection: Selection) -> Figures:
    """What is planned about the chosen place in each of the twelve months after the last month that the files tell of?

    One row = one kind of plan in one month in which there is any: first (date: first day of the month), month (1–12),
    what (a code of ACTIVITY_KINDS, FOLLOW_UP: decisions that are done and wait for their follow-up, DUE: decisions
    that are to be done, MEND: open or ordered findings that are to be mended), n. By month; the largest first in it.
    What should have been done before stands as overdue in the lists and is not here. Of the selection only the place
    counts.
    """
    told = last_told(store)
    if told is None:
        return _internal(store, pd.DataFrame(columns=COLUMNS))
    start = pd.Timestamp(told).to_period("M") + 1
    days = pd.concat([_activities(store, selection), _decisions(store, selection), _findings(store, selection)])
    months = days["day"].dt.to_period("M")
    ahead = days.assign(at=months)[(months >= start) & (months < start + MONTHS)]
    counted = ahead.groupby(["at", "what"]).size().rename("n").reset_index()
    counted = counted.assign(
        first=[at.start_time.date() for at in counted["at"]], month=[at.month for at in counted["at"]]
    ).sort_values(["at", "n", "what"], ascending=[True, False, True])
    return _internal(store, counted[[*COLUMNS]].reset_index(drop=True))


@kept
def last_told(store: Store) -> dt.date | None:
    """The last day on which something was done, decided or inspected; None where nothing was."""
    work, made = store.activities, store.decisions
    days = [work.loc[work["status"] == "done", "date"].max(), made["decided_on"].max()]
    if len(store.inspections):
        days.append(pd.Timestamp(last_day(store)))
    known = [day for day in days if pd.notna(day)]
    return max(known).date() if known else None


def _activities(store: Store, selection: Selection) -> pd.DataFrame:
    rows = store.activities
    rows = rows[inside(store, rows, selection) & (rows["status"] == "planned")]
    return _days(rows["date"], rows["kind"].astype(object))


def _decisions(store: Store, selection: Selection) -> pd.DataFrame:
    rows = decisions(store, selection).frame
    done, waiting = rows[rows["state"] == State.FOLLOW_UP], rows[rows["state"] == State.OPEN]
    return pd.concat([_days(done["follow_up_on"], FOLLOW_UP), _days(waiting["due_on"], DUE)])


def _findings(store: Store, selection: Selection) -> pd.DataFrame:
    rows = store.inspection_findings
    rows = rows[inside(store, rows, selection) & rows["status"].isin(OPEN_FINDINGS)]
    return _days(rows["due_on"], MEND)


def _days(days: pd.Series, what: object) -> pd.DataFrame:
    return pd.DataFrame({"day": pd.to_datetime(days), "what": what}, index=days.index).dropna(subset=["day"])


def _internal(store: Store, frame: pd.DataFrame) -> Figures:
    return Figures(frame, TABLES, store.files["activities"].origin, personal=True, internal_only=True)
