"""A tidy frame as plain JSON values, and back again with the same types."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pandas as pd

from jarfalla_data.partial_dates import PartialDate, Precision

DATE, MOMENT, PARTIAL = "date", "datetime64", "partial_date"
"""How a column of days is called in the file; how the names of pandas' own types of moments begin; and a column of days
that are known to a month, a season or a year only."""

Columns = dict[str, dict[str, Any]]


def as_columns(frame: pd.DataFrame) -> Columns:
    """By column: its type, and its values with null for what is missing."""
    return {str(name): _written(frame[name]) for name in frame.columns}


def as_frame(columns: Columns) -> pd.DataFrame:
    """The frame that was written so, with its rows numbered anew."""
    return pd.DataFrame({name: _read(column["type"], column["values"]) for name, column in columns.items()})


def _written(column: pd.Series[Any]) -> dict[str, Any]:
    values = [None if pd.isna(value) else value for value in column.tolist()]
    days = [isinstance(value, dt.date) for value in values if value is not None]
    kind = DATE if column.dtype == object and days and all(days) else str(column.dtype)
    if any(isinstance(value, PartialDate) for value in values):
        return {"type": PARTIAL, "values": [None if value is None else _of_partial(value) for value in values]}
    if kind == DATE or kind.startswith(MOMENT):
        values = [None if value is None else value.isoformat() for value in values]
    return {"type": kind, "values": values}


def _read(kind: str, values: list[Any]) -> pd.Series[Any]:
    if kind == DATE:
        return pd.Series([None if value is None else dt.date.fromisoformat(value) for value in values], dtype=object)
    if kind == PARTIAL:
        return pd.Series([None if value is None else _partial(*value) for value in values], dtype=object)
    dtype: Any = kind
    found: pd.Series[Any] = pd.Series(pd.to_datetime(values) if kind.startswith(MOMENT) else values, dtype=dtype)
    return found


def _of_partial(date: PartialDate) -> list[str]:
    return [date.first.isoformat(), date.last.isoformat(), str(date.precision)]


def _partial(first: str, last: str, precision: str) -> PartialDate:
    return PartialDate(dt.date.fromisoformat(first), dt.date.fromisoformat(last), Precision(precision))
