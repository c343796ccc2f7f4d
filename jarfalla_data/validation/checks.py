"""The pandera schema of a table: its text cells are checked as text, and cast only afterwards.

(Letting pandera coerce to nullable categories reports faults in cells that are right.)
"""

from __future__ import annotations

import datetime as dt
from typing import Any

import pandas as pd
import pandera.pandas as pa

from jarfalla_data.partial_dates import PartialDate
from jarfalla_data.schemas.columns import Column, Kind, Table
from jarfalla_data.validation.cells import typed
from jarfalla_data.validation.sentences import FIRST_YEAR, LAST_YEAR

PRECISION = "date_precision"
"""The column that says how exactly the column `date` of the same table is known."""


def text_schema(table: Table, today: dt.date) -> pa.DataFrameSchema:
    """The checks of a table; the names of the checks are those that `sentences` has words for."""
    rows = [pa.Check(lambda frame: ~_keys(frame, table).duplicated(), name="duplicate")]
    if any(c.name == PRECISION for c in table.columns):
        rows.append(pa.Check(lambda frame: _precision_agrees(frame, table), name="precision"))
    columns = {c.name: pa.Column(None, _checks(c, table, today), nullable=not c.required) for c in table.columns}
    return pa.DataFrameSchema(columns, checks=rows)


def _checks(column: Column, table: Table, today: dt.date) -> list[pa.Check]:
    checks = [pa.Check(lambda text: typed(text, column).notna(), name="kind")]
    if column.minimum is not None:
        low = column.minimum
        checks.append(pa.Check(lambda text: ~(typed(text, column) < low).fillna(False), name="minimum"))
    if column.above is not None:
        floor = column.above
        checks.append(pa.Check(lambda text: ~(typed(text, column) <= floor).fillna(False), name="above"))
    if column.kind in (Kind.DATE, Kind.MOMENT, Kind.PARTIAL_DATE) or column.name in table.period:
        checks.append(pa.Check(lambda text: _year(text, column).between(FIRST_YEAR, LAST_YEAR), name="year"))
    if not column.may_be_future and column.kind in (Kind.DATE, Kind.MOMENT):
        tomorrow = pd.Timestamp(today) + pd.Timedelta(days=1)
        checks.append(pa.Check(lambda text: ~(typed(text, column) >= tomorrow), name="future"))
    return checks


def _year(text: pd.Series[str], column: Column) -> pd.Series[float]:
    """The year of a date as it is written, or the number where the column holds years."""
    first = text if column.kind is Kind.INTEGER else text.str.strip().str[:4]
    return pd.to_numeric(first, errors="coerce")


def _keys(frame: pd.DataFrame, table: Table) -> pd.DataFrame:
    """The cells that name each row as they are meant: two spellings of a code are the same one."""
    return pd.DataFrame({name: _meant(frame[name], table.column(name)) for name in table.key})


def _meant(text: pd.Series[str], column: Column) -> pd.Series[Any]:
    if column.kind is Kind.TEXT:
        return typed(text, column)
    meant = typed(text, column).astype("object")
    return meant.where(meant.notna(), text)


def _precision_agrees(frame: pd.DataFrame, table: Table) -> pd.Series[bool]:
    """The form of `date` says as much as `date_precision` does ("2018" is a year, never a day)."""
    pairs = zip(frame["date"], typed(frame[PRECISION], table.column(PRECISION)), strict=True)
    return pd.Series([_agrees(date, precision) for date, precision in pairs], index=frame.index, dtype=bool)


def _agrees(date: object, precision: object) -> bool:
    if not isinstance(date, str) or not isinstance(precision, str):
        return True  # the cell that is missing or cannot be read is told on its own
    try:
        PartialDate.parse(date, precision)
    except ValueError:
        return False
    return True
