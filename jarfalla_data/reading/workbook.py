"""One sheet of an Excel workbook as a frame of text cells, with the row numbers that Excel shows."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

import openpyxl
import pandas as pd

from jarfalla_data.errors import UnreadableFileError
from jarfalla_data.reading.delimited import TextTable
from jarfalla_data.reading.heading import TOP, find_heading
from jarfalla_data.reading.layouts import above_header
from jarfalla_data.vocabulary.terms import fold
from jarfalla_data.wording import Message, message

SUFFIX = "xlsx"
_MOST = 1 << 30  # bytes that a workbook may hold when it is unpacked
_WIDEST = 1000  # columns
_HEAD = 50  # rows in which the header must stand for a sheet to be recognised
_EMPTY = message("Arbetsboken är tom. Den ska ha en rubrikrad och en rad per uppgift.")

Rows = dict[int, list[str | None]]
"""Row number → cells."""


def is_workbook(raw: bytes) -> bool:
    """Whether the bytes are packed as a workbook is (.xlsx); they may still be none."""
    return raw.startswith(b"PK")


@dataclass(frozen=True)
class Sheets:
    """Title → headers of each visible sheet with cells, in the order of the workbook; and how many are hidden."""

    headers: dict[str, tuple[str, ...]]
    hidden: int


def sheet_headers(raw: bytes) -> Sheets:
    """The headers of every sheet; UnreadableFileError when the bytes are no workbook or no sheet has cells."""
    sheets, hidden = _sheets(raw, _HEAD)
    if not sheets:
        raise UnreadableFileError(_EMPTY)
    return Sheets({title: tuple(_table(rows).frame.columns) for title, rows in sheets.items()}, hidden)


def read_sheet(raw: bytes, title: str) -> TextTable:
    """The sheet with that title, its cells as text as `read_workbook` gives them; UnreadableFileError without it."""
    return _chosen({t: rows for t, rows in _sheets(raw)[0].items() if t == title}, lambda _: True)


def read_workbook(raw: bytes, names: Iterable[str], holds: Callable[[Sequence[str]], bool]) -> TextTable:
    """The sheet with one of the names, else the only one with cells, else the only one whose headers `holds` wants.

    Cells become text, whatever Excel held them as: days 2023-03-04, moments 2023-03-04 21:00, whole numbers without
    decimals, formulas the value last shown. Sheets that are not read are told. UnreadableFileError when the bytes are
    no workbook, or it cannot be told which sheet is meant.
    """
    sheets, hidden = _sheets(raw)
    folded = {fold(name) for name in names}
    named = {title: rows for title, rows in sheets.items() if fold(title) in folded}
    chosen = _chosen(named or sheets, holds)
    return replace(chosen, notes=(*chosen.notes, *left_sheets(len(sheets) - 1, hidden)))


def left_sheets(visible: int, hidden: int) -> tuple[Message, ...]:
    """What is told of sheets that are not read."""
    other = message("Andra blad i arbetsboken, som inte är inlästa: {n}.", n=visible)
    unseen = message("Dolda blad i arbetsboken, som inte är inlästa: {n}.", n=hidden)
    return (*((other,) if visible else ()), *((unseen,) if hidden else ()))


def _sheets(raw: bytes, most: int | None = None) -> tuple[dict[str, Rows], int]:
    """Of each visible sheet with content the rows that have it, of its first `most` rows; and the number of others."""
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as packed:
            if sum(part.file_size for part in packed.infolist()) > _MOST:
                raise UnreadableFileError(message("Arbetsboken är för stor. Spara bladet som CSV."))
        book = openpyxl.load_workbook(io.BytesIO(raw), read_only=True, data_only=True, keep_links=False)
        visible = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
        full = {sheet.title: rows for sheet in visible if (rows := _rows(sheet, most))}
        return full, len(book.worksheets) - len(visible)
    except UnreadableFileError:
        raise
    except Exception:  # a damaged workbook fails in as many ways as it has parts
        raise UnreadableFileError(message("Filen går inte att läsa som en arbetsbok från Excel (.xlsx).")) from None


def _rows(sheet: Any, most: int | None) -> Rows:
    """Row number → its cells, rows without content not among them."""
    sheet.reset_dimensions()  # what the sheet says of its own size is often wrong
    numbered = enumerate(sheet.iter_rows(max_row=most), start=1)
    rows = {n: [_text(cell) for cell in row[:_WIDEST]] for n, row in numbered}
    return {n: cells for n, cells in rows.items() if any(cells)}


def _text(cell: Any) -> str | None:
    value = cell.value
    if isinstance(value, dt.datetime):
        with_clock = (value.hour, value.minute) != (0, 0) or "h" in str(cell.number_format).lower()
        return f"{value:%Y-%m-%d %H:%M}" if with_clock else f"{value:%Y-%m-%d}"
    if isinstance(value, dt.time):
        return f"{value:%H:%M}"
    if isinstance(value, float):
        return format(value, ".15g")
    if isinstance(value, bool):
        return "yes" if value else "no"
    return None if value is None else str(value).strip() or None


def _chosen(sheets: dict[str, Rows], holds: Callable[[Sequence[str]], bool]) -> TextTable:
    likely = [_table(rows) for rows in sheets.values()]
    if len(likely) > 1:
        likely = [table for table in likely if holds(list(table.frame.columns))] or likely
    if len(likely) == 1:
        return likely[0]
    if not likely:
        raise UnreadableFileError(_EMPTY)
    raise UnreadableFileError(
        message("Arbetsboken har {n} blad med innehåll. Vilket gäller? Ge det bladet filens namn.", n=len(likely))
    )


def _table(rows: Rows) -> TextTable:
    numbers = list(rows)
    heading = find_heading([rows[n] for n in numbers[:TOP]])
    head, *below = numbers[heading:]
    width = max(len(rows[n]) for n in (head, *below))
    header = [(cell or "").strip() for cell in _wide(rows[head], width)]
    frame = pd.DataFrame([_wide(rows[n], width) for n in below], index=below, columns=header)
    return TextTable(frame.astype("str"), width=width, notes=above_header(heading), encoding="Excel")


def _wide(cells: list[str | None], width: int) -> list[str | None]:
    return [*cells, *[None] * (width - len(cells))]
