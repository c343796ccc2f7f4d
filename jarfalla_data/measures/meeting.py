"""What did the meeting decide, is it done, and what has come since it last met?

Unit: decisions, findings, activities and reports (rows of their tables). All of it is for the internal audience only.
Source: decisions, inspection_findings, activities, incidents.
"""

from __future__ import annotations

import datetime as dt
from enum import StrEnum

import pandas as pd

from jarfalla_data.figures import Figures
from jarfalla_data.measures.in_place import inside
from jarfalla_data.measures.inspections import last_day
from jarfalla_data.selection import Selection
from jarfalla_data.store import Store, kept
from jarfalla_data.vocabulary.incidents import INCIDENT_CATEGORIES

TABLES = ("decisions", "inspection_findings", "activities", "incidents")
OPEN_FINDINGS = ("open", "ordered")


class State(StrEnum):
    """How a decision stands on the day that the file was read, in the order in which a meeting takes them."""

    OVERDUE = "overdue"  # not done, and the day by which it was to be is past
    OPEN = "open"  # not done, in time or without a day
    FOLLOW_UP = "follow_up"  # done, and the follow-up has not said what came of it
    CLOSED = "closed"  # done and followed up, or dropped


@kept
def decisions(store: Store, selection: Selection) -> Figures:
    """What was decided about the chosen place, who is responsible, and how does it stand?

    One row = one decision: the columns of decisions with state (of State) and as_of (the day that it is held against);
    overdue first, the longest overdue at the top, then what is open by its due day, then what is to be followed up,
    then what is closed, the latest first.
    """
    rows = store.decisions[inside(store, store.decisions, selection)]
    states = _states(rows, pd.Timestamp(read_on(store)))
    rows = rows.assign(state=states, order=[[*State].index(State(state)) for state in states])
    waiting = rows[rows["state"] != State.CLOSED].sort_values(["order", "due_on", "decided_on"], kind="stable")
    closed = rows[rows["state"] == State.CLOSED].sort_values("decided_on", ascending=False, kind="stable")
    frame = pd.concat([waiting, closed]).drop(columns="order").assign(as_of=read_on(store)).reset_index(drop=True)
    return _internal(store, frame, "decisions")


def read_on(store: Store) -> dt.date:
    """The day on which the decisions were read: whether one is overdue is held against it."""
    return store.files["decisions"].read_at.date()


@kept
def meetings(store: Store) -> tuple[dt.date, ...]:
    """The days on which something was decided, the earliest first. For the internal audience only."""
    return tuple(day.date() for day in sorted(store.decisions["decided_on"].dropna().unique()))


@kept
def since(store: Store, selection: Selection, day: dt.date | None) -> Figures:
    """What is new about the chosen place after a day, up to the last day of each file? Nothing without a day.

    One row = one kind of news, also where there is none: what (reports, decided, done, findings, fixed, activities),
    n (rows). Reports are offences and incidents with a known area there; for the municipality all of them.
    """
    if day is None:
        return _internal(store, pd.DataFrame(columns=["what", "n"]), *TABLES)
    after = pd.Timestamp(day)
    no_incidents = list(INCIDENT_CATEGORIES.marked("not_incident"))
    reports, work = store.incidents[~store.incidents["category"].isin(no_incidents)], store.activities
    days = {
        "reports": reports.loc[inside(store, reports, selection), "occurred_at"].dt.normalize(),
        **{what: rows["day"] for what, rows in _events(store, selection).items()},
        "activities": work.loc[inside(store, work, selection) & (work["status"] == "done"), "date"],
    }
    counted = [(what, int((column > after).sum())) for what, column in days.items()]
    return _internal(store, pd.DataFrame(counted, columns=["what", "n"]), *TABLES)


@kept
def news(store: Store, selection: Selection, day: dt.date | None) -> Figures:
    """Which decisions and findings about the chosen place are new after a day? Nothing without a day.

    One row = one decision that was made or done, or one finding that was made or mended: what (decided, done, findings,
    fixed, as in `since`), day, code (its problem or category), place_id, area_id; the latest first.
    """
    after = pd.Timestamp.max if day is None else pd.Timestamp(day)
    new = [rows[rows["day"] > after].assign(what=what) for what, rows in _events(store, selection).items()]
    frame = pd.concat(new).sort_values("day", ascending=False, kind="stable")
    return _internal(store, frame.reset_index(drop=True), "decisions", "inspection_findings", "inspections")


@kept
def left_to_fix(store: Store, selection: Selection) -> Figures:
    """What inspections found about the chosen place and nobody has mended yet.

    One row = one finding that is open or ordered: the columns of inspection_findings with found_on (day of the
    inspection), as_of (the last day that the files tell of) and overdue (bool: its due day is before as_of); overdue
    first, then by priority.
    """
    found = store.inspection_findings
    rows = found[inside(store, found, selection) & found["status"].isin(OPEN_FINDINGS)]
    days = store.inspections[["inspection_id", "date"]].rename(columns={"date": "found_on"})
    day = last_day(store)
    overdue = (rows["due_on"] < pd.Timestamp(day)).fillna(False)
    frame = rows.assign(overdue=overdue.astype(bool), as_of=day).merge(days, on="inspection_id", how="left")
    frame = frame.sort_values(["overdue", "priority", "due_on"], ascending=[False, True, True], kind="stable")
    return _internal(store, frame.reset_index(drop=True), "inspection_findings")


@kept
def work_done(store: Store, selection: Selection) -> Figures:
    """What was done about the chosen place in the last twelve months of the file, and what is planned after it?

    One row = one kind of activity: kind, done (activities done in the year that ends with the last day on which one
    was), planned (activities still planned after that day), first, last (dates of that year). Most done first.
    """
    rows = store.activities
    last = rows.loc[rows["status"] == "done", "date"].max()
    here = rows[inside(store, rows, selection)]
    first = last - pd.DateOffset(years=1) + pd.DateOffset(days=1)
    done = here.loc[(here["status"] == "done") & (here["date"] >= first), "kind"].astype("str").value_counts()
    ahead = here.loc[(here["status"] == "planned") & (here["date"] > last), "kind"].astype("str").value_counts()
    frame = pd.DataFrame({"done": done, "planned": ahead}).fillna(0).astype("int64").rename_axis("kind").reset_index()
    frame = frame.sort_values(["done", "planned", "kind"], ascending=[False, False, True]).reset_index(drop=True)
    if len(frame):
        frame = frame.assign(first=first.date(), last=last.date())
    return _internal(store, frame, "activities")


def _events(store: Store, selection: Selection) -> dict[str, pd.DataFrame]:
    """What can become of decisions and findings about the chosen place: day, code, place_id and area_id of each."""
    found, made, seen = store.inspection_findings, store.decisions, store.inspections[["inspection_id", "date"]]
    made = made[inside(store, made, selection)].astype({"problem": object}).rename(columns={"problem": "code"})
    found = found[inside(store, found, selection)].merge(seen, on="inspection_id", how="left")
    found = found.astype({"category": object}).rename(columns={"category": "code"}).assign(area_id=None)
    days = {"decided": (made, "decided_on"), "done": (made, "done_on"), "findings": (found, "date")}
    columns = ["day", "code", "place_id", "area_id"]
    return {
        what: rows.rename(columns={day: "day"})[columns].astype(dict.fromkeys(columns[1:], object))
        for what, (rows, day) in (days | {"fixed": (found, "fixed_on")}).items()
    }


def _states(rows: pd.DataFrame, today: pd.Timestamp) -> list[str]:
    return [
        str(_state(done, due, None if pd.isna(outcome) else str(outcome), today))
        for done, due, outcome in zip(rows["done_on"], rows["due_on"], rows["outcome"], strict=True)
    ]


def _state(done: pd.Timestamp, due: pd.Timestamp, outcome: str | None, today: pd.Timestamp) -> State:
    if outcome == "dropped":
        return State.CLOSED
    if pd.isna(done):
        return State.OVERDUE if pd.notna(due) and due < today else State.OPEN
    return State.FOLLOW_UP if outcome in (None, "done_not_followed_up") else State.CLOSED


def _internal(store: Store, frame: pd.DataFrame, *tables: str) -> Figures:
    return Figures(frame, tables, store.files[tables[0]].origin, personal=True, internal_only=True)
