"""From text cells to typed ones. A cell that cannot be what its column says becomes missing; the caller tells it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

import pandas as pd

from jarfalla_data.partial_dates import PartialDate
from jarfalla_data.schemas.columns import Column, Kind
from jarfalla_data.vocabulary.terms import CodeList, fold

SEPARATOR = "|"
DAYS = "datetime64[s]"

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}$")
_MOMENT = re.compile(r"(\d{4}-\d{2}-\d{2})[ T](\d{2}):\d{2}(?::\d{2})?$")
_CLOCK = re.compile(r"([01]\d|2[0-3]):[0-5]\d$")
_INTEGER = re.compile(r"-?\d{1,15}$")
_DECIMAL = re.compile(r"-?\d{1,15}(?:[.,]\d+)?$")
_URL = re.compile(r"https?://[^\s<>\"]+$")
_YES_NO = {
    "yes": True,
    "ja": True,
    "true": True,
    "sant": True,
    "1": True,
    "no": False,
    "nej": False,
    "false": False,
    "falskt": False,
    "0": False,
}


def typed(text: pd.Series[str], column: Column) -> pd.Series[Any]:
    """The column's cells in their type (see `Kind`); missing where the cell is empty or cannot be read."""
    if column.kind is Kind.TEXT:
        return text.str.strip()
    parse, dtype = _parser(column)
    values = {cell: parse(cell.strip()) for cell in text.dropna().unique()}
    if dtype == "object":
        return text.map(values, na_action="ignore").astype("object").where(text.notna(), None)
    return text.map(values, na_action="ignore").astype(dtype)


def moment_has_hour(text: pd.Series[str]) -> pd.Series[bool]:
    """Whether each moment carries a clock time (boolean)."""
    return text.str.strip().str.match(_MOMENT).astype("boolean").fillna(False)


def _parser(column: Column) -> tuple[Callable[[str], Any], Any]:
    """The function that reads one cell (None: cannot be read) and the type of the column."""
    if column.kind is Kind.CODE and column.codes:
        return column.codes.find, pd.CategoricalDtype(list(column.codes.codes))
    if column.kind is Kind.CODES and column.codes:
        codes = column.codes
        return lambda cell: _codes(cell, codes), "str"
    return _PARSERS[column.kind]


def _codes(cell: str, codes: CodeList) -> str | None:
    found = [codes.find(part) for part in cell.split(SEPARATOR)]
    return None if None in found else SEPARATOR.join(dict.fromkeys(str(code) for code in found))


def _matching(pattern: re.Pattern[str]) -> Callable[[str], str | None]:
    return lambda cell: cell if pattern.match(cell) else None


def _number(pattern: re.Pattern[str], make: Callable[[str], float]) -> Callable[[str], float | None]:
    return lambda cell: make(cell.replace(",", ".")) if pattern.match(cell) else None


def _day(cell: str) -> dt.date | None:
    if not _DAY.match(cell):
        return None
    try:
        return dt.date.fromisoformat(cell)
    except ValueError:
        return None


def _moment(cell: str) -> dt.datetime | None:
    """A day, or a day and time kept to the hour, as local time in Stockholm."""
    match = _MOMENT.match(cell)
    day = _day(match[1] if match else cell)
    hour = int(match[2]) if match else 0
    if day is None or hour > 23:
        return None
    return dt.datetime(day.year, day.month, day.day, hour)  # noqa: DTZ001 local wall-clock time is meant


def _partial_date(cell: str) -> PartialDate | None:
    try:
        return PartialDate.parse(cell)
    except ValueError:
        return None


def _url(cell: str) -> str | None:
    try:
        return cell if _URL.match(cell) and urlsplit(cell).hostname else None
    except ValueError:  # a bracket that is no address
        return None


_PARSERS: dict[Kind, tuple[Callable[[str], Any], Any]] = {
    Kind.REFERENCES: (
        lambda cell: SEPARATOR.join(part.strip() for part in cell.split(SEPARATOR) if part.strip()),
        "str",
    ),
    Kind.INTEGER: (_number(_INTEGER, int), "Int64"),
    Kind.DECIMAL: (_number(_DECIMAL, float), "Float64"),
    Kind.DATE: (_day, DAYS),
    Kind.MOMENT: (_moment, DAYS),
    Kind.PARTIAL_DATE: (_partial_date, "object"),
    Kind.CLOCK: (_matching(_CLOCK), "str"),
    Kind.YES_NO: (lambda cell: _YES_NO.get(fold(cell)), "boolean"),
    Kind.URL: (_url, "str"),
}
