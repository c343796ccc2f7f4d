"""What do the safety inspections find, who is to mend it, and what is left?

Unit: findings. One finding is one row of inspection_findings; it is found on the day of its inspection. Inspections go
where they are sent: more findings tell of more looking as well as of more faults. Source: inspections,
inspection_findings.
"""

from __future__ import annotations

import datetime as dt

import numpy as np
import pandas as pd

from jarfalla_data.figures import Figures
from jarfalla_data.reporting_delay import is_settled
from jarfalla_data.selection import Period, Selection
from jarfalla_data.store import Store, kept
from jarfalla_data.vocabulary.inspections import INSPECTION_FINDINGS, INSPECTION_KINDS

TABLES = ("inspections", "inspection_findings")
YOUNG = "youth_safety_inspection"
SENSITIVE = INSPECTION_FINDINGS.marked("security_sensitive")
"""Locks, entrances, cameras and alarms: in no public number, also not in one from which they could be subtracted."""
FIXED, WAITING = "fixed", ("open", "ordered")
OVERDUE = "overdue"
STATES = (FIXED, "ordered", OVERDUE, "open", "rejected", "moved")
"""What has become of a finding; `overdue`: open or ordered, and the day by which it was to be mended has passed."""
PLACE, PRIORITY = "place_id", "priority"
GROUPS = (PLACE, "category", "responsible", PRIORITY)
"""What findings are counted by."""
WAITING_COLUMNS = (
    *("finding_id", PLACE, "category", "responsible", PRIORITY, "status", "found_on", "due_on", "days_over"),
    "checked_on",
)


@kept
def findings(store: Store) -> pd.DataFrame:
    """All findings with their inspection, as text, dates and numbers.

    Columns: finding_id, inspection_id, category, place_id, responsible, priority, status (codes), due_on, fixed_on,
    checked_on (datetime64 or NaT), found_on (datetime64), kind (code of the inspection), participants (Int64).
    """
    visits = store.inspections[["inspection_id", "date", "kind", "participants"]]
    codes = ("category", "responsible", "priority", "status")
    found = store.inspection_findings.astype(dict.fromkeys(codes, object))
    joined = found.merge(visits.astype({"kind": object}), on="inspection_id", how="inner")
    return joined.rename(columns={"date": "found_on"}).sort_values(["found_on", "finding_id"], ignore_index=True)


@kept
def last_day(store: Store) -> dt.date:
    """The last day that the two files tell of: what has become of a finding is known until then.

    Without any, the day on which the findings were read.
    """
    found = store.inspection_findings
    days = pd.concat([store.inspections["date"], found["fixed_on"], found["checked_on"]]).dropna()
    return days.max().date() if len(days) else store.files["inspection_findings"].read_at.date()


@kept
def by_year(store: Store, selection: Selection) -> Figures:
    """How many inspections were held each year, and how many faults were found and mended in it?

    One row = one calendar year from the first to the last of the files: year, first, last (dates), inspections, one
    column for each kind of inspection (its code), found, fixed (mended in the year, whenever found), all_found,
    all_fixed, unfinished (bool: the year was not over, or the reporting delay after it, when the files were read).
    found and fixed are without locks, entrances, cameras and alarms, which all_found and all_fixed hold too.
    Denominator: none. Mended without a day is in no year. Public: whole years of the municipality, without kinds and
    without the last two.
    """
    frame = _years(store)
    if selection.period is not None:
        meets = [selection.period.meets(a, b) for a, b in zip(frame["first"], frame["last"], strict=True)]
        frame = frame[np.array(meets, dtype=bool)].reset_index(drop=True)
    return Figures(
        frame,
        TABLES,
        store.files["inspections"].origin,
        personal=True,
        counts=("inspections", "found", "fixed"),
        internal_columns=(*INSPECTION_KINDS.codes, "all_found", "all_fixed"),
        internal_rows="unfinished",
    )


@kept
def by_group(store: Store, selection: Selection, group: str) -> Figures:
    """What has become of the findings of the period, by place, category, responsible or priority?

    group: one of GROUPS. One row = one code of the group that has findings: code, found (all of them),
    one column for each of STATES (counts that add up to found), as_of (date: the last day that the files tell of).
    Priorities stand in their order, the others with the most overdue findings first, then with the most
    that wait. For the internal audience only.
    """
    rows = _within(store, selection)
    counted = pd.crosstab(rows[group], rows["state"]).reindex(columns=list(STATES), fill_value=0)
    frame = counted.assign(found=counted.sum(axis=1), code=counted.index)
    frame = frame.assign(_waiting=frame[[OVERDUE, *WAITING]].sum(axis=1))
    ranked = [] if group == PRIORITY else [OVERDUE, "_waiting", "found"]
    frame = frame.sort_values([*ranked, "code"], ascending=[*[False] * len(ranked), True])
    return _internal(store, frame[["code", "found", *STATES]].assign(as_of=last_day(store)).reset_index(drop=True))


@kept
def waiting(store: Store, selection: Selection) -> Figures:
    """Which findings of the period wait to be mended, the most overdue first?

    One row = one open or ordered finding: WAITING_COLUMNS; days_over (Int64) is how many days before the last day of
    the files it was to be mended, missing where it is not overdue. Then come those of priority 1, 2 and 3, the earliest
    due first. For the internal audience only.
    """
    rows = _within(store, selection)
    rows = rows[rows["status"].isin(WAITING)]
    over = (pd.Timestamp(last_day(store)) - rows["due_on"]).dt.days.astype("Int64")
    rows = rows.assign(days_over=over.where((over > 0).fillna(False).astype(bool)))
    order = ["days_over", "priority", "due_on", "found_on", "finding_id"]
    rows = rows.sort_values(order, ascending=[False, True, True, True, True], na_position="last")
    return _internal(store, rows[list(WAITING_COLUMNS)].reset_index(drop=True))


def is_whole(store: Store, last: dt.date) -> bool:
    """Whether a period that ends on a day was over, with the reporting delay after it, when both files were read."""
    return all(is_settled(last, store.files[table]) for table in TABLES)


def within(frame: pd.DataFrame, selection: Selection) -> pd.DataFrame:
    """The findings that were found in the period."""
    period = selection.period
    if period is None:
        return frame
    return frame[frame["found_on"].between(pd.Timestamp(period.first), pd.Timestamp(period.last))]


def _within(store: Store, selection: Selection) -> pd.DataFrame:
    """The findings of the period with their state (one of STATES)."""
    rows = within(findings(store), selection)
    late = rows["status"].isin(WAITING) & (rows["due_on"] < pd.Timestamp(last_day(store)))
    return rows.assign(state=rows["status"].mask(late, OVERDUE))


def _internal(store: Store, frame: pd.DataFrame) -> Figures:
    return Figures(frame, TABLES, store.files["inspection_findings"].origin, personal=True, internal_only=True)


@kept
def _years(store: Store) -> pd.DataFrame:
    rows, visits = findings(store), store.inspections
    held, found, fixed = visits["date"].dt.year, rows["found_on"].dt.year, _fixed_on(rows).dt.year
    known = pd.concat([held, fixed]).dropna().astype(int)
    years = pd.RangeIndex(known.min(), known.max() + 1) if len(known) else pd.RangeIndex(0)
    told = ~rows["category"].isin(SENSITIVE)
    periods = [Period.of_years(year, year) for year in years]
    counted = {
        "inspections": held,
        **{code: held[visits["kind"] == code] for code in INSPECTION_KINDS.codes},
        **{"found": found[told], "fixed": fixed[told], "all_found": found, "all_fixed": fixed},
    }
    return pd.DataFrame(
        {
            "year": years,
            "first": pd.Series([period.first for period in periods], dtype=object),
            "last": pd.Series([period.last for period in periods], dtype=object),
            **{name: of.value_counts().reindex(years, fill_value=0).array for name, of in counted.items()},
            "unfinished": np.array([not is_whole(store, period.last) for period in periods], dtype=bool),
        }
    ).astype(dict.fromkeys(counted, "Int64"))


def _fixed_on(rows: pd.DataFrame) -> pd.Series[pd.Timestamp]:
    return rows["fixed_on"].where(rows["status"] == FIXED)
