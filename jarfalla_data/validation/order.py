"""What cannot be in that order: ends before starts, shortcomings mended before they were found."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import pandas as pd

from jarfalla_data.findings import Effect, Finding
from jarfalla_data.partial_dates import PartialDate
from jarfalla_data.schemas.columns import Table
from jarfalla_data.validation.tables import Validated
from jarfalla_data.wording import message

_SPANS = {
    "dialogue_rounds": ("starts_on", "ends_on"),
    "baselines": ("starts_on", "ends_on"),
    "commitments": ("period_start", "period_end"),
    "offence_codes": ("valid_from", "valid_to"),
}
"""Table → the columns of its first and last day. Activities are not among them: a night's work ends the day after."""


def check_order(checked: Validated, table: Table, loaded: Mapping[str, pd.DataFrame]) -> Validated:
    """Set aside the rows that end before they start, and tell which offences were registered before they happened.

    `loaded` gives the inspections, whose day is when their findings were found.
    """
    if checked.frame.empty:
        return checked
    if table.name in _SPANS:
        start, end = _SPANS[table.name]
        return _set_aside(checked, table, checked.frame[start], end)
    if table.name == "inspection_findings" and (inspections := loaded.get("inspections")) is not None:
        found_on = dict(zip(inspections["inspection_id"], inspections["date"], strict=True))
        return _set_aside(checked, table, [found_on.get(i) for i in checked.frame["inspection_id"]], "fixed_on")
    if table.name == "incidents":
        return Validated(checked.frame, (*checked.findings, *_registered_before(checked.frame, table)))
    return checked


def _set_aside(checked: Validated, table: Table, starts: Iterable[Any], end: str) -> Validated:
    rows = [
        row
        for row, first, last in zip(checked.frame.index, starts, checked.frame[end], strict=True)
        if _known(first) and _known(last) and _last_day(last) < _first_day(first)
    ]
    what = message("Slutet ligger före början. Rätta den dag som är fel.")
    told = [Finding(table.file, what, Effect.ROW_SET_ASIDE, int(row), end) for row in rows]
    return Validated(checked.frame.drop(index=rows), (*checked.findings, *told))


def _known(value: Any) -> bool:
    return isinstance(value, PartialDate) or not pd.isna(value)


def _first_day(value: Any) -> pd.Timestamp:
    return pd.Timestamp(value.first if isinstance(value, PartialDate) else value)


def _last_day(value: Any) -> pd.Timestamp:
    return pd.Timestamp(value.last if isinstance(value, PartialDate) else value)


def _registered_before(frame: pd.DataFrame, table: Table) -> list[Finding]:
    """Such offences are kept as they are: one of the dates is wrong, and nobody knows which."""
    n = int((frame["registered_on"] < frame["occurred_at"].dt.normalize()).sum())
    what = message("Rader som skrevs in före den dag då det ska ha hänt: {n}. De är inlästa som de står.", n=n)
    return [Finding(table.file, what, Effect.NOTE, column="occurred_at")] if n else []
