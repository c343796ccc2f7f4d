"""Reading a report's files back as those read them who open them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import Any

from openpyxl import load_workbook
from pptx import Presentation

from jarfalla_data.charts.model import Link, Table
from jarfalla_data.report.workbook_numbers import number_in, safe


def parts_of(data: bytes) -> Iterator[tuple[str, bytes]]:
    """Every part of a file, and of the files in it; not when it was made."""
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        for name in file.namelist():
            part = file.read(name)
            if name.endswith(".xlsx"):
                yield from ((f"{name}/{inner}", more) for inner, more in parts_of(part))
            elif not name.startswith("docProps/"):
                yield name, part


def deck_of(data: bytes) -> Any:
    return Presentation(io.BytesIO(data))


def frames_of(deck: Any) -> list[Any]:
    """All native charts, as their shapes."""
    return [shape for slide in deck.slides for shape in slide.shapes if shape.has_chart]


def book_of(data: bytes) -> Any:
    return load_workbook(io.BytesIO(data))


def numbers_of(series: Any) -> tuple[float | None, ...]:
    """The numbers of a series of a native chart."""
    return tuple(series.values)


def sheets_behind(deck: Any) -> list[Any]:
    """The workbook of each native chart."""
    return [book_of(shape.chart.part.chart_workbook.xlsx_part.blob) for shape in frames_of(deck)]


def words_of(slide: Any) -> list[str]:
    """All that is read on a slide, in reading order; the words of a group one after the other."""
    return [text for shape in slide.shapes for text in _words(shape)]


def _words(shape: Any) -> Iterator[str]:
    if shape.shape_type is not None and hasattr(shape, "shapes"):
        for inner in shape.shapes:
            yield from _words(inner)
    elif shape.has_text_frame:
        yield shape.text_frame.text
    elif getattr(shape, "has_table", False):
        yield from (cell.text for row in shape.table.rows for cell in row.cells)
    elif getattr(shape, "has_chart", False) and shape.chart.has_title:
        yield shape.chart.chart_title.text_frame.text


def table_in(sheet: Any, table: Table) -> list[list[Any]] | None:
    """The cells below the table's header in a sheet; None where the header is not there."""
    wide = len(table.columns)
    rows = [[cell.value for cell in row[:wide]] for row in sheet.iter_rows()]
    head = [name.removeprefix("'") for name in table.columns]
    for i, row in enumerate(rows):
        if [str(cell or "").removeprefix("'") for cell in row] == head:
            return rows[i + 1 :]
    return None


def as_kept(table: Table, lang: str) -> list[list[Any]]:
    """What a workbook is to hold of a table: numbers in columns of numbers, else what is read."""
    kept = []
    for row in table.rows:
        texts = [cell.text if isinstance(cell, Link) else cell for cell in row]
        numbers = [
            number_in(text, lang) if name in table.numeric else None
            for name, text in zip(table.columns, texts, strict=True)
        ]
        kept.append([n.value if n else safe(text) or None for n, text in zip(numbers, texts, strict=True)])
    return kept
