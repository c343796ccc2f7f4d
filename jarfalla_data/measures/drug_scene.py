"""Is the station area at Jakobsberg an open drug scene, since when, and what was promised and done about it?

All of it are published facts, each with its source; nothing here counts persons.
"""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pandas as pd

from jarfalla_data.figures import Figures
from jarfalla_data.figures import rows as rows_of
from jarfalla_data.partial_dates import PartialDate, Precision
from jarfalla_data.selection import Period, Selection
from jarfalla_data.store import Store

PLACE = "jakobsberg_station"
OPEN, NOT_OPEN = "open_drug_scene", "not_open_drug_scene"
CHANGES = ("classified", "declassified")
TABLES = ("drug_scene_status", "county_drug_scenes", "commitments", "milestones")


@dataclass(frozen=True)
class Statement:
    """What a source says of the place: its status after an event, and when that was."""

    status: str
    event: str
    date: PartialDate


def statements(store: Store, selection: Selection) -> Figures:
    """What was said of the status, in order of time.

    One row = one published statement about the place. Columns as the table drug_scene_status, and `latest` (bool):
    nothing later is known. Nothing is left out but statements wholly outside the period. Source: `source_url`.
    """
    rows = store.drug_scene_status
    rows = rows[rows["place_id"] == PLACE].sort_values("date", kind="stable")
    rows = rows.assign(latest=[i == len(rows) - 1 for i in range(len(rows))])
    return _figures(store, _in_period(rows, selection), "drug_scene_status")


def status_stretches(store: Store, selection: Selection) -> Figures:
    """Over which days was the place, or was it not, an open drug scene, and how surely is that known?

    One row = one stretch of days: status, first, last (dates, both inside), certain (bool), known_by (`PartialDate`
    of the change that bounds an uncertain stretch, else missing). A change known only as a year makes that whole
    year uncertain; one known as "no later than" a day makes uncertain all days since the statement before it. After
    the last statement there is no stretch. Denominator: none. Source: drug_scene_status.
    """
    table = store.drug_scene_status
    said = [
        Statement(str(row.status_after), str(row.event), row.date)
        for row in rows_of(table[table["place_id"] == PLACE].sort_values("date", kind="stable"))
    ]
    frame = pd.DataFrame(list(_stretches(said)), columns=["status", "first", "last", "certain", "known_by"])
    return _figures(store, _clip(frame, selection.period), "drug_scene_status")


def county_counts(store: Store, selection: Selection) -> Figures:
    """How many open drug scenes did the county have, by which method, and was Jakobsberg one of them?

    One row = one published count: the columns of county_drug_scenes and `status`, what is known of Jakobsberg at
    that time ("unknown" where no statement covers it). Counts are comparable only within one `series`.
    """
    rows = store.county_drug_scenes.sort_values("date", kind="stable")
    stretches = status_stretches(store, Selection()).frame
    rows = rows.assign(status=[_status_at(date, stretches) for date in rows["date"]])
    return _figures(store, _in_period(rows, selection), "county_drug_scenes", "drug_scene_status")


def promise_periods(store: Store, selection: Selection) -> Figures:
    """Which periods did the citizen promises cover, and when was there none?

    One row = one period: first, last (dates), items (number of promises), stated (bool: the period itself is stated
    in the source), promised (bool: False for a gap between two periods). Source: commitments.
    """
    promises = store.commitments[store.commitments["agreement"] == "citizen_promise"]
    periods = [
        (
            start.first,
            _period_end(start, group["period_end"]),
            len(group),
            bool((group["period_basis"] == "stated").all()),
        )
        for start, group in _grouped(promises, "period_start")
    ]
    rows = [(*period, True) for period in periods] + list(_gaps(periods))
    frame = pd.DataFrame(sorted(rows), columns=["first", "last", "items", "stated", "promised"])
    return _figures(store, _clip(frame, selection.period), "commitments")


def milestones(store: Store, selection: Selection) -> Figures:
    """What was done at the station that a source dates?

    One row = one milestone at the station or in the centre around it: the columns of milestones. The public audience
    gets the short label only: full titles and notes tell hours and places of guards and cameras.
    """
    rows = store.milestones
    here = rows["place_id"].isin([PLACE, "jakobsberg_centre"]) & ~rows["category"].isin(["drug_scene", "promise"])
    figures = _figures(store, _in_period(rows[here], selection).sort_values("date", kind="stable"), "milestones")
    return Figures(
        figures.frame,
        figures.tables,
        figures.origin,
        internal_columns=("title_sv", "title_en", "note_sv", "note_en"),
        internal_rows="internal_only",
    )


def _figures(store: Store, frame: pd.DataFrame, *tables: str) -> Figures:
    return Figures(frame.reset_index(drop=True), tables, store.files[tables[0]].origin)


def _in_period(rows: pd.DataFrame, selection: Selection) -> pd.DataFrame:
    if selection.period is None:
        return rows
    return rows.loc[[selection.period.meets(date.first, date.last) for date in rows["date"]]]


def _clip(rows: pd.DataFrame, period: Period | None) -> pd.DataFrame:
    """Rows with `first` and `last`, cut to the period."""
    if period is None:
        return rows
    inside = rows.loc[[period.meets(a, b) for a, b in zip(rows["first"], rows["last"], strict=True)]]
    return inside.assign(
        first=[max(day, period.first) for day in inside["first"]],
        last=[min(day, period.last) for day in inside["last"]],
    )


def _stretches(said: list[Statement]) -> Iterator[tuple[str, dt.date, dt.date, bool, PartialDate | None]]:
    """Certain and uncertain stretches between the changes of status, up to the last statement."""
    changes = [i for i, s in enumerate(said) if s.event in CHANGES]
    for change, following in itertools.zip_longest(changes, changes[1:]):
        date, status = said[change].date, said[change].status
        if date.precision not in (Precision.DAY, Precision.NO_LATER_THAN):
            yield status, date.first, date.last, False, date
        start = date.first if date.precision in (Precision.DAY, Precision.NO_LATER_THAN) else date.end
        last_said = said[len(said) - 1 if following is None else following - 1].date.last
        if following is None:
            yield from _nonempty(status, start, last_said, True, None)
            continue
        change_to = said[following].date
        open_ended = change_to.precision is Precision.NO_LATER_THAN
        before = change_to.first - dt.timedelta(days=1)
        yield from _nonempty(status, start, last_said if open_ended else before, True, None)
        if open_ended:
            yield from _nonempty(status, last_said + dt.timedelta(days=1), before, False, change_to)


def _nonempty(
    status: str, first: dt.date, last: dt.date, certain: bool, known_by: PartialDate | None
) -> Iterator[tuple[str, dt.date, dt.date, bool, PartialDate | None]]:
    if first <= last:
        yield status, first, last, certain, known_by


def _status_at(date: PartialDate, stretches: pd.DataFrame) -> str:
    """The status that is certain for some day of the date, when only one is."""
    met = [
        row.status for row in rows_of(stretches) if row.certain and row.first <= date.last and row.last >= date.first
    ]
    return met[0] if len(set(met)) == 1 else "unknown"


def _grouped(frame: pd.DataFrame, column: str) -> list[tuple[Any, pd.DataFrame]]:
    return [(value, frame[frame[column] == value]) for value in sorted(set(frame[column]))]


def _period_end(start: PartialDate, ends: pd.Series) -> dt.date:
    known = [end.last for end in ends if isinstance(end, PartialDate)]
    return max(known, default=start.last)


def _gaps(
    periods: list[tuple[dt.date, dt.date, int, bool]],
) -> Iterator[tuple[dt.date, dt.date, int, bool, bool]]:
    ends = itertools.accumulate((last for _, last, *_ in periods), max)  # a long period may reach past the next
    for end, (start, *_) in zip(ends, periods[1:], strict=False):
        first, last = end + dt.timedelta(days=1), start - dt.timedelta(days=1)
        if first <= last:
            yield first, last, 0, True, False
