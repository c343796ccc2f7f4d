"""One file of the data folder: its typed frame, its findings and the account of its rows."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd

from jarfalla_data.errors import MissingFileError, UnreadableFileError
from jarfalla_data.findings import Effect, Finding
from jarfalla_data.partial_dates import PartialDate
from jarfalla_data.privacy.screening import screen
from jarfalla_data.reading.delimited import TextTable
from jarfalla_data.reading.descriptor import FileDescription
from jarfalla_data.reading.encoding import decode
from jarfalla_data.reading.files import read_bytes
from jarfalla_data.reading.geojson import TextAreas, read_geojson
from jarfalla_data.reading.headers import match_headers
from jarfalla_data.reading.plain_dates import plain_dates
from jarfalla_data.reading.plain_numbers import plain_numbers
from jarfalla_data.reading.texts import read_text
from jarfalla_data.schemas import table as schema
from jarfalla_data.schemas.columns import Table
from jarfalla_data.store import FileReport
from jarfalla_data.validation.order import check_order
from jarfalla_data.validation.polygons import polygon_fault
from jarfalla_data.validation.references import check_references
from jarfalla_data.validation.tables import Validated, cast, validate
from jarfalla_data.wording import message

WGS84 = "EPSG:4326"


@dataclass(frozen=True)
class FileContent:
    """What one file gave."""

    frame: pd.DataFrame
    findings: tuple[Finding, ...]
    report: FileReport


def load_file(
    path: Path,
    table: Table,
    description: FileDescription,
    loaded: Mapping[str, pd.DataFrame],
    today: dt.date,
) -> FileContent:
    """Read one file; `loaded` are the tables that it may refer to. Never raises for what a user can mend."""
    try:
        raw = read_bytes(path)
    except UnreadableFileError as error:
        return _unread(error, table, _empty_report(table, description))
    return load_bytes(raw, table, description, loaded, today)


def load_bytes(
    raw: bytes,
    table: Table,
    description: FileDescription,
    loaded: Mapping[str, pd.DataFrame],
    today: dt.date,
    sheet: str = "",
) -> FileContent:
    """Read the content of one file, of a workbook its sheet with that title, as `load_file` does."""
    report = replace(_empty_report(table, description), fingerprint=hashlib.sha256(raw).hexdigest()[:12])
    try:
        if table.suffix == "geojson":
            return _areas(read_geojson(decode(raw).utf8), table, report, today)
        text = read_text(raw, table, loaded, sheet)
    except UnreadableFileError as error:
        return _unread(error, table, report)
    report = replace(report, read=True, encoding=text.encoding, delimiter=text.delimiter)
    report = replace(report, rows=text.rows, left_out=text.left_out)
    checked = check_references(_checked(text.frame, table, today), table, loaded)
    checked = check_order(checked, table, loaded)
    notes = tuple(Finding(table.file, note, Effect.NOTE) for note in text.notes)
    return _content(Validated(checked.frame, (*notes, *_ragged(text, table), *checked.findings)), table, report)


def _unread(error: UnreadableFileError, table: Table, report: FileReport) -> FileContent:
    missing = isinstance(error, MissingFileError)
    found = Finding(table.file, error.message, Effect.NOTE if missing else Effect.FILE_SET_ASIDE)
    return FileContent(_no_rows(table.name), (found,), replace(report, missing=missing))


def _checked(text: pd.DataFrame, table: Table, today: dt.date) -> Validated:
    """The typed rows that hold no personal data and break no rule."""
    plain, dates = plain_dates(plain_numbers(match_headers(text, table), table), table)
    screened, personal = screen(plain, table)
    checked = validate(screened, table, today)
    return Validated(checked.frame, (*dates, *personal, *checked.findings))


def _areas(text: TextAreas, table: Table, report: FileReport, today: dt.date) -> FileContent:
    """Areas: the properties as any table, and a polygon that can be drawn."""
    faults = {row: fault for row, shape in text.polygons.items() if (fault := polygon_fault(shape))}
    sound = text.frame.drop(index=list(faults))
    checked = _checked(sound, table, today)
    shapes = [text.polygons[int(row)] for row in checked.frame.index]
    frame = gpd.GeoDataFrame(checked.frame, geometry=shapes, crs=WGS84)
    findings = tuple(Finding(table.file, what, Effect.ROW_SET_ASIDE, row) for row, what in faults.items())
    report = replace(report, read=True, rows=len(text.frame), encoding="UTF-8")
    return _content(Validated(frame, (*findings, *checked.findings)), table, report)


def _ragged(text: TextTable, table: Table) -> tuple[Finding, ...]:
    width = text.width
    return tuple(
        Finding(
            table.file,
            message("Raden har {cells} celler men rubriken har {width}.", cells=cells, width=width),
            Effect.ROW_SET_ASIDE,
            row,
        )
        for row, cells in text.ragged.items()
    )


def _content(checked: Validated, table: Table, report: FileReport) -> FileContent:
    first, last = _period(checked.frame, table)
    loaded = len(checked.frame)
    aside = report.rows - loaded - report.left_out
    account = replace(report, loaded=loaded, set_aside=aside, first=first, last=last)
    return FileContent(checked.frame, checked.findings, account)


def _period(frame: pd.DataFrame, table: Table) -> tuple[dt.date | None, dt.date | None]:
    """The first and last day that the rows cover."""
    spans = [_span(value) for name in table.period for value in frame[name].dropna().unique()]
    return min((first for first, _ in spans), default=None), max((last for _, last in spans), default=None)


def _span(value: Any) -> tuple[dt.date, dt.date]:
    """First and last day of a cell that holds a partial date, a year or a moment."""
    if isinstance(value, PartialDate):
        return value.first, value.last
    if isinstance(value, int | np.integer):
        return dt.date(int(value), 1, 1), dt.date(int(value), 12, 31)
    day = pd.Timestamp(value).date()
    return day, day


@cache
def _no_rows(name: str) -> pd.DataFrame:
    """A table without rows: made once, as all frames are shared."""
    empty = schema(name)
    text = pd.DataFrame({column.name: pd.Series(dtype="str") for column in empty.columns})
    typed = cast(text, empty)
    return gpd.GeoDataFrame(typed, geometry=[], crs=WGS84) if empty.suffix == "geojson" else typed


def _now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)


def _empty_report(table: Table, description: FileDescription) -> FileReport:
    return FileReport(
        table=table.name,
        file=table.file,
        missing=False,
        read=False,
        rows=0,
        loaded=0,
        set_aside=0,
        left_out=0,
        encoding="",
        delimiter="",
        fingerprint="",
        origin=description.origin,
        personal=table.personal,
        read_at=_now(),
        first=None,
        last=None,
        next_update=description.next_update,
        next_update_note=description.next_update_note,
        licence=description.licence,
    )
