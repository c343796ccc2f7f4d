"""The pandera schema of a table: its text cells are checked as text, and cast only afterwards.

(Letting pandera coerce to nullable categories reports faults in cells that are right.)
"""

from __future__ import annotations

import datetime as dt

import pandas as pd
import pandera.pandas as pa

from jarfalla_data.partial_dates import PartialDate
from jarfalla_data.schemas.columns import Column, Kind, Table
from jarfalla_data.validation.cells import typed

PRECISION = "date_precision"
"""The column that says how exactly the column `date` of the same table is known."""


def text_schema(table: Table, today: dt.date) -> pa.DataFrameSchema:
    """The checks of a table; the names of the checks are those that `sentences` has words for."""
    has_precision = any(c.name == PRECISION for c in table.columns)
    return pa.DataFrameSchema(
        {c.name: pa.Column(None, _checks(c, today), nullable=not c.required) for c in table.columns},
        checks=[pa.Check(_precision_agrees, name="precision")] if has_precision else [],
        unique=list(table.key) or None,
        report_duplicates="exclude_first",
    )


def _checks(column: Column, today: dt.date) -> list[pa.Check]:
    checks = [pa.Check(lambda text: typed(text, column).notna(), name="kind")]
    if column.minimum is not None:
        low = column.minimum
        checks.append(pa.Check(lambda text: ~(typed(text, column) < low).fillna(False), name="minimum"))
    if column.above is not None:
        floor = column.above
        checks.append(pa.Check(lambda text: ~(typed(text, column) <= floor).fillna(False), name="above"))
    if not column.may_be_future and column.kind in (Kind.DATE, Kind.MOMENT):
        tomorrow = pd.Timestamp(today) + pd.Timedelta(days=1)
        checks.append(pa.Check(lambda text: ~(typed(text, column) >= tomorrow), name="future"))
    return checks


def _precision_agrees(frame: pd.DataFrame) -> pd.Series[bool]:
    """The form of `date` says as much as `date_precision` does ("2018" is a year, never a day)."""
    pairs = zip(frame["date"], frame[PRECISION], strict=True)
    return pd.Series([_agrees(date, precision) for date, precision in pairs], index=frame.index, dtype=bool)


def _agrees(date: object, precision: object) -> bool:
    if not isinstance(date, str) or not isinstance(precision, str):
        return True  # the missing cell is told on its own
    try:
        PartialDate.parse(date, precision)
    except ValueError:
        return False
    return True
