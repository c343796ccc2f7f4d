"""A file's rows under headers that its table knows, in whatever form and layout they came."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import pandas as pd

from jarfalla_data.reading.delimited import TextTable, read_delimited
from jarfalla_data.reading.encoding import decode
from jarfalla_data.reading.events import read_events
from jarfalla_data.reading.headers import lacking
from jarfalla_data.reading.offences import adapt_offences, is_offences
from jarfalla_data.reading.workbook import SUFFIX, read_sheet, read_workbook
from jarfalla_data.schemas.columns import Table
from jarfalla_data.wording import message

_EMPTY_MARKS = ("NA", "N/A", "#N/A", "#SAKNAS!", "NaN", "nan", "NaT", "<NA>", "NULL", ".")
"""What statistical programs, databases and spreadsheets write into cells that are empty."""


def read_text(raw: bytes, table: Table, loaded: Mapping[str, pd.DataFrame], sheet: str = "") -> TextTable:
    """The rows as text; `loaded` are the tables that layouts look up. UnreadableFileError when they cannot be read.

    Of a workbook it is the sheet with that title, else the one with the table's name, else the only one or the only one
    with the table's headers.
    """
    text = _without_marks(read_as_it_stands(raw, table, loaded, sheet))
    offences = adapt_offences(text.frame, loaded) if table.name == "incidents" else None
    if offences is None:
        return text
    notes = (*text.notes, *offences.notes)
    return replace(text, frame=offences.frame, left_out=offences.left_out, notes=notes)


def read_as_it_stands(raw: bytes, table: Table, loaded: Mapping[str, pd.DataFrame], sheet: str = "") -> TextTable:
    """The rows under the file's own headers; of the police's events what they become, for they have no headers."""
    return _workbook(raw, table, sheet) if table.suffix == SUFFIX else _plain_text(raw, table, loaded)


def _without_marks(text: TextTable) -> TextTable:
    """The table with cells that only say that they are empty made empty, and their number told."""
    marks = text.frame.isin(_EMPTY_MARKS)
    n = int(marks.to_numpy().sum())
    told = message("Celler där det står {marks} är lästa som tomma: {n}.", marks=_said(text.frame, marks), n=n)
    return replace(text, frame=text.frame.mask(marks).astype("str"), notes=(*text.notes, told)) if n else text


def _said(frame: pd.DataFrame, marks: pd.DataFrame) -> str:
    held = {cell for n in range(frame.shape[1]) for cell in frame.iloc[:, n][marks.iloc[:, n]].unique()}
    return ", ".join(mark for mark in _EMPTY_MARKS if mark in held)


def _workbook(raw: bytes, table: Table, sheet: str) -> TextTable:
    if sheet:
        return read_sheet(raw, sheet)
    return read_workbook(raw, (table.name, table.sv, table.en), lambda headers: _holds(headers, table))


def _holds(headers: Sequence[str], table: Table) -> bool:
    """Whether headers are those of the table, in one of its layouts."""
    return not lacking(headers, table) or (table.name == "incidents" and is_offences(headers))


def _plain_text(raw: bytes, table: Table, loaded: Mapping[str, pd.DataFrame]) -> TextTable:
    decoded = decode(raw)
    notes = (decoded.note,) if decoded.note else ()
    if table.suffix == "json":
        events = read_events(decoded.utf8, _parts(loaded))
        notes = (*notes, *events.notes)
        return TextTable(events.frame, left_out=events.left_out, notes=notes, encoding=decoded.encoding)
    text = read_delimited(decoded.utf8)
    return replace(text, notes=(*notes, *text.notes), encoding=decoded.encoding)


def _parts(loaded: Mapping[str, pd.DataFrame]) -> dict[str, str]:
    """Names of areas → code of their municipal part."""
    areas = loaded.get("areas")
    if areas is None or "municipal_part" not in areas:
        return {}
    return dict(zip(areas["name"].astype("str"), areas["municipal_part"].astype("str"), strict=True))
