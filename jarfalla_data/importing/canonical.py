"""A typed table as the text that files hold it in: English headers, codes, days as 2023-03-04, UTF-8."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pandas as pd

from jarfalla_data.schemas.columns import Column, Kind, Table

_YES_NO = {True: "yes", False: "no"}


def canonical(frame: pd.DataFrame, table: Table) -> pd.DataFrame:
    """The cells of a typed frame (see `validation.tables.cast`) as text, "" where they are empty: columns of str.

    Reading and casting the text gives the typed frame again.
    """
    columns = {column.name: _text(frame, column) for column in table.columns}
    return pd.DataFrame(columns, index=frame.index).fillna("").astype("str")


def to_bytes(text: pd.DataFrame) -> bytes:
    """The file of a canonical text frame: commas, LF, UTF-8 without mark."""
    return bytes(text.to_csv(index=False, lineterminator="\n").encode("utf-8"))


def _text(frame: pd.DataFrame, column: Column) -> pd.Series[str]:
    cells: pd.Series[Any] = frame[column.name]
    if column.kind in (Kind.DATE, Kind.MOMENT):
        text = cells.dt.strftime("%Y-%m-%d")
        if column.kind is Kind.MOMENT:
            text = cells.dt.strftime("%Y-%m-%d %H:%M").where(frame[f"{column.name}_has_hour"].astype(bool), text)
    elif write := _WRITERS.get(column.kind):
        text = cells.map({value: write(value) for value in cells.dropna().unique()})
    else:
        text = cells
    written: pd.Series[str] = text.astype("str")
    return written


def _decimal(value: Any) -> str:
    """The shortest text that gives the same number; never with an exponent, which no file may hold."""
    text = repr(float(value))
    return f"{value:.15f}".rstrip("0").rstrip(".") if "e" in text else text.removesuffix(".0")


_WRITERS: dict[Kind, Callable[[Any], str]] = {
    Kind.INTEGER: lambda value: str(int(value)),
    Kind.DECIMAL: _decimal,
    Kind.PARTIAL_DATE: lambda value: str(value.text),
    Kind.YES_NO: lambda value: _YES_NO[bool(value)],
}
