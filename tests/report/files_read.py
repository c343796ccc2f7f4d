"""Reading a report's files back as those read them who open them."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from openpyxl import load_workbook
from openpyxl.utils import range_boundaries
from pptx import Presentation
from pptx.oxml.ns import qn

from jarfalla_data.charts.model import Link, Table
from jarfalla_data.report.workbook_numbers import number_in, safe

UP = ("c:val", "c:yVal")
"""What holds the values of a series."""


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
    elif getattr(shape, "has_chart", False):
        yield from _words_of_chart(shape.chart)


def _words_of_chart(chart: Any) -> Iterator[str]:
    """Title, names of series and of what they are about, and what is written at their values."""
    if chart.has_title:
        yield chart.chart_title.text_frame.text
    yield from ("".join(run.text for run in text.iter(qn("a:t"))) for text in chart._chartSpace.iter(qn("c:rich")))
    yield from (cell.text for cell in chart._chartSpace.iterfind(f".//{qn('c:strCache')}/{qn('c:pt')}/{qn('c:v')}"))


def notes_of(deck: Any) -> list[str]:
    """What the speaker has beside each slide that has something."""
    return [slide.notes_slide.notes_text_frame.text for slide in deck.slides if slide.has_notes_slide]


def as_shown(value: Any, form: str, lang: str) -> str:
    """A cell as a program shows it: a number by its format, with the marks of a language; a text as it is."""
    if isinstance(value, str) or value is None or form == "General":
        return str("" if value is None else value).removeprefix("'")
    first, *others = form.split(";")
    exact = Decimal(repr(value))
    shown = others[0] if exact < 0 and others else others[1] if not exact and len(others) > 1 else first
    exact = abs(exact) * (100 if "%" in shown else 1)

    def digits(found: re.Match[str]) -> str:
        if found[1] is not None:
            return found[1]
        decimals = len(found[2].partition(".")[2])
        text = f"{exact.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP):{',' if ',' in found[2] else ''}}"
        return text if lang == "en" else text.replace(",", "\u00a0").replace(".", ",")

    return re.sub(r'"([^"]*)"|([#0][#0,]*(?:\.0+)?)', digits, shown)


def rows_of(sheet: Any, lang: str) -> list[tuple[str, ...]]:
    """The rows of a sheet as they are shown, as wide as its table: the lines above it may reach further."""
    table = sheet.auto_filter.ref
    rows = sheet.iter_rows(max_col=range_boundaries(table)[2] if table else None)
    return [tuple(as_shown(cell.value, cell.number_format, lang) for cell in row) for row in rows]


def tables_on(deck: Any) -> list[list[tuple[str, ...]]]:
    """The tables of all slides, header first."""
    shown = [shape.table for slide in deck.slides for shape in slide.shapes if getattr(shape, "has_table", False)]
    return [[tuple(cell.text for cell in row.cells) for row in table.rows] for table in shown]


def numbers_drawn(deck: Any) -> Iterator[tuple[float, str]]:
    """Each number that a native chart draws, and its format: values, ends of intervals, places on the other axis.

    Not the ends of the axis: as far go lines, and bars whose length says nothing.
    """
    for frame in frames_of(deck):
        axis = frame.chart.value_axis
        ends = {axis.minimum_scale, axis.maximum_scale, getattr(frame.chart.category_axis, "maximum_scale", None)}
        for series in frame.chart.plots[0].series:
            across = [float(v.text) for v in series._element.iterfind(f"{qn('c:xVal')}//{qn('c:v')}")]
            for names, values, direction in ((UP, numbers_of(series), "y"), (("c:xVal",), across, "x")):
                form = next((form for name in names if (form := _format(series, name))), "General")
                for value in {*values, *_ends(series, direction, values)} - {None, *ends}:
                    yield value, form


def _format(series: Any, name: str) -> str:
    """The format of the numbers of a part of a series."""
    found = series._element.find(f"{qn(name)}//{qn('c:formatCode')}")
    return "" if found is None else str(found.text)


def _ends(series: Any, direction: str, values: Any) -> Iterator[float]:
    """From where to where the error bars of a direction go."""
    for bars in series._element.iterfind(qn("c:errBars")):
        said = bars.find(qn("c:errDir"))
        if (said.get("val") if said is not None else "y") != direction:
            continue
        for name, sign in (("c:plus", 1), ("c:minus", -1)):
            lengths = [float(v.text) for v in bars.find(qn(name)).iter(qn("c:v"))]
            yield from (round(v + sign * n, 3) for v, n in zip(values, lengths, strict=True) if v is not None and n)


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
