"""How wide and how high the cells of a sheet are: few spreadsheet programs reckon it for a file that they open."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Sequence
from typing import Any

from openpyxl.styles import Alignment
from openpyxl.utils import get_column_letter

from jarfalla_data.charts.model import Cell, words_of

WIDEST, NARROWEST, HEAD_LETTERS = 60, 9, 18
AIR = 3.0
"""Letters beside the longest text of a column: its padding, and the button of its filter."""
MEASURE = 110
"""Letters that a line above a table may have: a lying A4 at full size, so that no long line makes the print small."""
UNSET = 8.43
"""Letters of a column whose width nobody has set."""
NARROWER = 1.12
"""Widths are told in digits, and the letters of running text are narrower."""
LINE, TITLE_LINE, TITLE_LETTER = 15.0, 19.5, 1.4
"""Points of a line and of a title's; how much wider a title's letters are."""


def column_width(name: str, cells: Sequence[Cell]) -> float:
    """In letters: its longest cell, or its name on two lines, with a little air."""
    longest = max((len(words_of(cell)) for cell in cells), default=0)
    return max(NARROWEST, min(WIDEST, max(longest, min(len(name), HEAD_LETTERS)))) + AIR


def make_room(sheet: Any, row: int, cells: Iterable[Cell]) -> None:
    """Make a row of a table, whose columns have their widths, as high as the text of most lines in it needs."""
    lines = [_lines(words_of(cell), _width(sheet, j) - AIR) for j, cell in enumerate(cells, 1)]
    sheet.row_dimensions[row].height = LINE * max(lines, default=1)


def lay_across(sheet: Any, row: int, first: int = 1, *, title: bool = False) -> None:
    """Lay the text of a cell across the columns after it, as far as a line may be long, on the lines that it needs."""
    last, letters = first, _width(sheet, first)
    while letters < MEASURE:
        last += 1
        letters += _width(sheet, last)
    cell = sheet.cell(row, first)
    cell.alignment = Alignment(horizontal="left", vertical="top", wrap_text=True)
    sheet.merge_cells(start_row=row, end_row=row, start_column=first, end_column=last)
    size, line = (TITLE_LETTER, TITLE_LINE) if title else (1.0, LINE)
    sheet.row_dimensions[row].height = line * _lines(str(cell.value or ""), (letters - AIR) / size)


def _width(sheet: Any, column: int) -> float:
    letter = get_column_letter(column)
    return float(sheet.column_dimensions[letter].width) if letter in sheet.column_dimensions else UNSET


def _lines(text: str, letters: float) -> int:
    return max(1, len(textwrap.wrap(text, max(1, int(letters * NARROWER)))))
