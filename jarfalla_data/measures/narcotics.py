"""What is done against narcotics, year by year: controls, seizures, reports, investigations, prosecutions, decisions.

Unit: cases. Each step of a year counts its own cases: a prosecution of one year is often of an offence of the year
before, so no step is a share of another. All of it follows how much is controlled: more is neither better nor worse.
Source: narcotics_work.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

import numpy as np
import pandas as pd

from jarfalla_data.figures import Figures, rows
from jarfalla_data.measures import statistics
from jarfalla_data.partial_dates import Precision
from jarfalla_data.selection import Selection
from jarfalla_data.store import Store, kept
from jarfalla_data.vocabulary.work import NARCOTICS_KINDS, NARCOTICS_STEPS

TABLES = ("narcotics_work",)
SMALLEST_COUNT = 10
"""The public sees no count of 1 to 9."""
CONTROL, REPORT = "control", "report"
NO_KIND = ""
EVERYWHERE = ""
"""Where a row names no place, it counts the whole municipality."""
MONTHS = 12
PER = 100
"""Reports are held against so many controls."""

COUNTED = ("place_id", "year", "step", "kind", "first", "last", "cases", "unfinished")
RATES = ("place_id", "year", "kind", "reports", "controls", "value", "low", "high", "refused")


@kept
def by_year(store: Store, selection: Selection) -> Figures:
    """How many cases in each step, year by year, in the whole municipality?

    One row = one year, step and kind: year, step, kind (codes; "" for both kinds or not known, as for all controls),
    first, last (dates), cases. Public are years that the file covers whole and that are over when it is read; counts
    from 1 to 9 are hidden, and there are no sums, shares or places. Internal has `unfinished` years too. A file that
    tells of months is added up; a year's own row goes before its months. Denominator: none.
    """
    whole = _of(_counted(store), selection)
    frame = whole[whole["place_id"] == EVERYWHERE].drop(columns="place_id").reset_index(drop=True)
    return Figures(
        frame,
        TABLES,
        store.files["narcotics_work"].origin,
        personal=True,
        counts=("cases",),
        internal_rows="unfinished",
        smallest_count=SMALLEST_COUNT,
    )


@kept
def at_place(store: Store, selection: Selection, place_id: str) -> Figures:
    """How many cases in each step, year by year, at a named place? For the internal audience only.

    One row = as `by_year`. The place is a part of the municipality: its cases are there too.
    """
    frame = _of(_counted(store), selection)
    return _internal(store, frame[frame["place_id"] == place_id].reset_index(drop=True))


@kept
def by_month(store: Store, selection: Selection) -> Figures:
    """How many cases in each step, month by month, where the file tells of months? For the internal audience only.

    One row = one row of the file that is a month: place_id ("" for the municipality), first, last, step, kind, cases.
    """
    table = _ordered(store)
    table = _where(table, [period.precision is Precision.MONTH for period in table["period"]])
    return _internal(store, _of(table, selection).reset_index(drop=True))


@kept
def reports_per_control(store: Store, selection: Selection, *place_ids: str) -> Figures:
    """How many reports for each 100 controls, by year and kind, in the municipality and at some places?

    One row = one year and kind: place_id ("" for the municipality), year, kind, reports (numerator), controls
    (denominator, of both kinds), value, low, high (reports per 100 controls with Garwood's 95 % interval; the controls
    are taken as known for certain), refused (code of `statistics.Reason`, or ""). Refused without controls. Years that
    are not over or not whole are left out. Internal only: no ratio of narcotics work is public.
    """
    frame = _of(_counted(store), selection)
    frame = frame[~frame["unfinished"] & frame["place_id"].isin([EVERYWHERE, *place_ids])]
    controls = {(row.place_id, row.year): row.cases for row in rows(frame[frame["step"] == CONTROL])}
    reports = frame[(frame["step"] == REPORT) & (frame["kind"] != NO_KIND)]
    found = [_rate(row, controls.get((row.place_id, row.year), 0)) for row in rows(reports)]
    numbers = dict.fromkeys(("value", "low", "high"), "Float64")
    return _internal(store, pd.DataFrame(found, columns=RATES).astype(numbers))


def _rate(row: Any, controls: int) -> tuple[Any, ...]:
    known = statistics.rate(row.cases, controls, PER)
    refused = "" if known.refused is None else str(known.refused.reason)
    named = (row.place_id, row.year, row.kind, row.cases, controls)
    return (*named, known.value, known.low, known.high, refused)


def _internal(store: Store, frame: pd.DataFrame) -> Figures:
    return Figures(frame, TABLES, store.files["narcotics_work"].origin, personal=True, internal_only=True)


def _of(frame: pd.DataFrame, selection: Selection) -> pd.DataFrame:
    """The rows that have any day in the period."""
    period = selection.period
    if period is None:
        return frame
    return _where(frame, [period.meets(a, b) for a, b in zip(frame["first"], frame["last"], strict=True)])


def _where(frame: pd.DataFrame, flags: list[bool]) -> pd.DataFrame:
    """The rows that are flagged; of an empty frame none, with all of its columns."""
    return frame[np.array(flags, dtype=bool)]


@kept
def _counted(store: Store) -> pd.DataFrame:
    """All cases by place, year, step and kind: COUNTED, in the order of time, steps and kinds."""
    table = _ordered(store)
    table = table.assign(year=[day.year for day in table["first"]])
    read = store.files["narcotics_work"].read_at.date()
    keys = ["place_id", "year", "step", "kind"]
    found = [(*key, *_year(group, read)) for key, group in table.groupby(keys, sort=False)]
    return pd.DataFrame(found, columns=COUNTED).astype({"cases": "Int64", "unfinished": bool})


def _year(group: pd.DataFrame, read: dt.date) -> tuple[dt.date, dt.date, int, bool]:
    """First and last day of a year, its cases, and whether it is not over or lacks a month."""
    year = group["year"].iloc[0]
    first, last = dt.date(year, 1, 1), dt.date(year, 12, 31)
    known = [period.precision for period in group["period"]]
    whole = [precision is Precision.YEAR for precision in known]
    covered = any(whole) or known == [Precision.MONTH] * MONTHS
    cases = group.loc[whole, "cases"].sum() if any(whole) else group["cases"].sum()
    return first, last, int(cases), last >= read or not covered


def _ordered(store: Store) -> pd.DataFrame:
    """The rows of the file: place_id, period, first, last, step, kind, cases."""
    table = store.narcotics_work
    frame = pd.DataFrame(
        {
            "place_id": table["place_id"].astype(object).fillna(""),
            "period": table["period"],
            "first": [period.first for period in table["period"]],
            "last": [period.last for period in table["period"]],
            "step": table["step"].astype(str),
            "kind": table["kind"].astype(object).fillna(NO_KIND),
            "cases": table["count"].astype("int64"),
        }
    )
    kinds = (*NARCOTICS_KINDS.codes, NO_KIND)
    order = {
        "first": frame["first"],
        "step": frame["step"].map(NARCOTICS_STEPS.codes.index),
        "kind": frame["kind"].map(kinds.index),
    }
    at = pd.DataFrame(order).sort_values(["first", "step", "kind"], kind="stable").index
    return frame.loc[at].reset_index(drop=True)
