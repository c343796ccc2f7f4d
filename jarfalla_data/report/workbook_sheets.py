"""A table as a sheet of a workbook: what it is above it, its header styled, its numbers as numbers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from copy import copy
from typing import Any

from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter

from jarfalla_data.charts import palette
from jarfalla_data.charts.model import Cell, Link, Table, words_of
from jarfalla_data.report.workbook_layout import WIDEST, column_width, lay_across, make_room
from jarfalla_data.report.workbook_numbers import number_in, safe
from jarfalla_data.wording import translator

LONGEST_NAME = 31
FORBIDDEN = re.compile(r"[\[\]:*?/\\']")
LETTERS = {"name": "Calibri", "size": 11}
TITLE, BOLD = Font(**{**LETTERS, "size": 14}, bold=True), Font(**LETTERS, bold=True)
GREY = Font(**LETTERS, color=palette.MUTED.removeprefix("#"))
ON_DARK = Font(**LETTERS, bold=True, color="FFFFFF")
LINK = Font(**LETTERS, underline="single", color=palette.NAVY.removeprefix("#"))
INTERNAL = PatternFill("solid", fgColor=palette.PLUM.removeprefix("#"))
HEAD = PatternFill("solid", fgColor=palette.NAVY.removeprefix("#"))
EXAMPLE = Font(**LETTERS, bold=True, color=palette.EXAMPLE.removeprefix("#"))
BELOW = Border(bottom=Side("thin", color=palette.RULE.removeprefix("#")))
TOP = Alignment(vertical="top")
A4 = "9"
Look = tuple[bool, bool, bool, bool, str]
"""Whether a cell is a number, wrapped, a link and the first of its row; and its format."""


def sheet_name(words: str, taken: Sequence[str]) -> str:
    """A name that a sheet may have, and no other has; cut between words where it is too long."""
    legal = " ".join(FORBIDDEN.sub(" ", words).split()) or "1"
    name = _cut(legal, LONGEST_NAME)
    lower, n = {other.lower() for other in taken}, 2
    while name.lower() in lower:
        name = f"{_cut(legal, LONGEST_NAME - len(str(n)) - 1)} {n}"
        n += 1
    return name


def _cut(text: str, most: int) -> str:
    if len(text) <= most:
        return text
    return text[: most + 1].rpartition(" ")[0].rstrip(" ,–-") or text[:most]


def write_about(sheet: Any, title: str, lines: Sequence[str], lang: str, *, internal: bool, mark: str) -> int:
    """The head of a sheet: its title, its marks, and what there is to know; answers the next row."""
    sheet["A1"], sheet["A1"].font = safe(title), TITLE
    row = 2
    if internal:
        sheet.cell(row, 1, translator(lang)("Intern"))
        sheet.cell(row, 1).font, sheet.cell(row, 1).fill = ON_DARK, INTERNAL
        row += 1
    if mark:
        sheet.cell(row, 1, mark).font = EXAMPLE
        row += 1
    for line in filter(None, lines):
        sheet.cell(row, 1, safe(line)).font = GREY
        row += 1
    return row


def lay_out_about(sheet: Any, rows: int) -> None:
    """Lay what `write_about` wrote in the first `rows` across the columns of the table, which have their widths."""
    for row in range(1, rows + 1):
        if sheet.cell(row, 1).fill != INTERNAL:
            lay_across(sheet, row, title=row == 1)


def write_table(sheet: Any, table: Table, top: int, lang: str) -> None:
    """The table with its header at row `top`, which stays when one scrolls and comes again on each printed page."""
    numeric = [name in table.numeric for name in table.columns]
    for j, name in enumerate(table.columns):
        sheet.column_dimensions[get_column_letter(j + 1)].width = column_width(name, [row[j] for row in table.rows])
    for j, name in enumerate(table.columns, 1):
        cell = sheet.cell(top, j, safe(name))
        cell.font, cell.fill = ON_DARK, HEAD
        cell.alignment = _placed(numeric=numeric[j - 1], first=j == 1, wrapped=True, up="center")
    make_room(sheet, top, table.columns)
    styles: dict[Look, Any] = {}
    for i, row in enumerate(table.rows, top + 1):
        for j, value in enumerate(row, 1):
            _write(sheet.cell(i, j), value, lang, styles, numeric=numeric[j - 1])
        make_room(sheet, i, row)
    sheet.freeze_panes = sheet.cell(top + 1, 2)
    sheet.print_title_rows = f"{top}:{top}"
    if table.rows:
        sheet.auto_filter.ref = f"A{top}:{get_column_letter(len(table.columns))}{top + len(table.rows)}"


def _write(cell: Any, value: Cell, lang: str, styles: dict[Look, Any], *, numeric: bool) -> None:
    """A number where the column has numbers, a link where it leads to its source, else a text that is never run."""
    text = words_of(value)
    number = number_in(text, lang) if numeric and not isinstance(value, Link) else None
    if number:
        cell.value = number.value
    else:
        cell.value = safe(text) or None
        cell.data_type = "s" if cell.value else "n"  # never guessed: a text that looks like an error stays a text
    leads = isinstance(value, Link) and value.url.startswith(("https://", "http://"))
    if isinstance(value, Link) and leads:
        cell.hyperlink = value.url
    _style(cell, (numeric, len(text) > WIDEST, leads, cell.column == 1, number.format if number else ""), styles)


def _style(cell: Any, look: Look, styles: dict[Look, Any]) -> None:
    """How a cell looks: worked out for the first one that looks so, and taken over by all others, which is faster."""
    if look not in styles:
        numeric, wrapped, leads, first, form = look
        cell.border = BELOW
        cell.alignment = _placed(numeric=numeric, first=first, wrapped=wrapped, up="top")
        if leads:
            cell.font = LINK
        if form:
            cell.number_format = form
        styles[look] = cell._style
    cell._style = copy(styles[look])


def _placed(*, numeric: bool, first: bool, wrapped: bool, up: str) -> Alignment:
    """Numbers to the right; words to the left, a little apart from a number in the column before."""
    across, indent = ("right", 0) if numeric else ("left", 0 if first else 1)
    return Alignment(horizontal=across, indent=indent, vertical=up, wrap_text=wrapped)


def print_on_a4(sheet: Any, title: str, mark: str, internal: str) -> None:
    """Lying A4, as wide as the paper; on each page the report, the marks and the number of the page."""
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.oddHeader.left.text, sheet.oddHeader.center.text = _plain(mark) or None, None
    sheet.oddHeader.right.text = _plain(internal) or None
    sheet.oddFooter.left.text, sheet.oddFooter.right.text = _plain(title), "&P (&N)"


def _plain(text: str) -> str:
    """Headers and footers have codes that begin with &."""
    return text.replace("&", "&&")
