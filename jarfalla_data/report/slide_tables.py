"""Tables on slides: as many rows as can be read on each, with the header again; shaded fields as well."""

from __future__ import annotations

import math
from collections.abc import Sequence
from html import escape
from typing import Any

from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Inches

from jarfalla_data.charts import palette
from jarfalla_data.charts.model import Table, words_of
from jarfalla_data.report.chart_xml import describe
from jarfalla_data.report.native import Field
from jarfalla_data.report.pen import Edge, Inside, Pen, Words
from jarfalla_data.report.template import Box, emu

SIZE, LETTER, LINE, AIR = 12, 0.082, 0.2, 0.12
"""Points of the text, and inches: a letter, a line, and above and below the text of a row."""
WIDEST, BESIDE = 44, 3
"""Letters that a column is given at most, and beside its texts, before all are fitted to the width."""
PLAIN_STYLE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
"""PowerPoint's own table style without lines and colours."""
KEY = 30
LEFT, CENTER, RIGHT = "l", "ctr", "r"

Rows = Sequence[Sequence[str]]


def texts(table: Table) -> list[tuple[str, ...]]:
    """The cells as they are read; a link is what it is called."""
    return [tuple(map(words_of, row)) for row in table.rows]


def pages_of(table: Table, width: float, height: float) -> list[list[tuple[str, ...]]]:
    """The rows in parts that have room on a slide below the header."""
    rows, wide = texts(table), _widths(table.columns, texts(table), width)
    room = height - _height(table.columns, wide)
    pages: list[list[tuple[str, ...]]] = [[]]
    used = 0.0
    for row in rows:
        needed = _height(row, wide)
        if pages[-1] and used + needed > room:
            pages.append([])
            used = 0.0
        pages[-1].append(row)
        used += needed
    return pages


def add_table(slide: Any, table: Table, rows: Rows, box: Box) -> None:
    """A part of a table, its header marked as one."""
    wide = _widths(table.columns, texts(table), box[2])
    heights = [_height(row, wide) for row in (table.columns, *rows)]
    shape = slide.shapes.add_table(len(heights), len(wide), *emu((box[0], box[1], box[2], sum(heights))))
    describe(shape, table.name, table.caption)
    grid = _plain(shape)
    for column, width in zip(grid.columns, wide, strict=True):
        column.width = Inches(width)
    right = [name in table.numeric for name in table.columns]
    for i, (cells, height) in enumerate(zip((table.columns, *rows), heights, strict=True)):
        grid.rows[i].height = Inches(height)
        color = palette.NAVY if i == 0 else palette.WHITE if i % 2 else palette.PALE_GREY
        for cell, text, is_right in zip(list(grid.rows[i].cells), cells, right, strict=True):
            _write(cell, text, color, head=i == 0, align=RIGHT if is_right else LEFT)


def add_field(slide: Any, field: Field, box: Box, name: str, said: str, mark: str) -> None:
    """A table of shaded cells with its key above, and the mark of invented numbers in the key."""
    left, top, width, height = box
    key = Pen(slide, (left, top, width, 0.4), width * 75, KEY)
    x = 0.0
    for level, words in enumerate(field.levels):
        square = [(x, 8), (x + 14, 8), (x + 14, 22), (x, 22)]
        key.area([square], Inside(palette.SEQUENTIAL[level]), Edge(palette.OUTLINE, 0.5))
        key.text(Words((words,), 13, anchor="left"), (x + 20, KEY / 2))
        x += 44 + 7.5 * len(words)
    if mark:
        key.text(Words((mark,), 13, palette.EXAMPLE, (0,), "right"), (width * 75, KEY / 2))
    key.finish(f"{name}-key", ", ".join(field.levels))
    size = emu((left, top + 0.5, width, height - 0.5))
    shape = slide.shapes.add_table(len(field.rows) + 1, len(field.columns) + 1, *size)
    describe(shape, name, said)
    grid = _plain(shape)
    first = min(3.2, max(len(row[0]) for row in field.rows) * LETTER * 1.1 + 0.2)
    each = (width - first) / len(field.columns)
    for i, column in enumerate(grid.columns):
        column.width = Inches(each if i else first)
    for row in grid.rows:
        row.height = Inches(min(0.5, (height - 0.5) / (len(field.rows) + 1)))
    for j, text in enumerate(("", *field.columns)):
        _write(grid.cell(0, j), text, palette.NAVY, head=True, align=CENTER)
    for i, (label, cells) in enumerate(field.rows, 1):
        _write(grid.cell(i, 0), label, palette.WHITE, head=False, align=LEFT)
        for j, cell in enumerate(cells, 1):
            color, ink = palette.SEQUENTIAL[cell.level], palette.ON_SEQUENTIAL[cell.level]
            _write(grid.cell(i, j), cell.words, color, head=False, align=CENTER, ink=ink)


def _plain(shape: Any) -> Any:
    style = shape._element.find(f".//{qn('a:tableStyleId')}")
    style.text = PLAIN_STYLE
    shape.table.horz_banding = False
    return shape.table


def _widths(columns: Sequence[str], rows: Rows, width: float) -> list[float]:
    """Inches for each column: room for its longest word, and of what is left the more, the longer its texts are."""
    cells = [[name, *(row[j] for row in rows)] for j, name in enumerate(columns)]
    least = [max((len(word) for text in column for word in text.split()), default=0) + BESIDE for column in cells]
    wanted = [max(few, min(WIDEST, max(map(len, column))) + BESIDE) for few, column in zip(least, cells, strict=True)]
    left = width / LETTER - sum(least)
    more = [one - few for one, few in zip(wanted, least, strict=True)]
    part = min(1.0, max(0.0, left) / (sum(more) or 1))
    letters = [few + part * one for few, one in zip(least, more, strict=True)]
    return [width * n / sum(letters) for n in letters]


def _height(cells: Sequence[str], wide: Sequence[float]) -> float:
    lines = (math.ceil(len(text) * LETTER / (width - 0.18)) for text, width in zip(cells, wide, strict=True))
    return AIR + LINE * max(1, *lines)


def _write(cell: Any, text: str, color: str, *, head: bool, align: str, ink: str = palette.INK) -> None:
    """A cell of a colour; the header is white on it and bold. In one piece: a report has thousands of cells."""
    paint = (palette.WHITE if head else ink).removeprefix("#")
    written = parse_xml(
        f'<a:tc {nsdecls("a")}><a:txBody><a:bodyPr/><a:lstStyle/><a:p><a:pPr algn="{align}"/>'
        f'<a:r><a:rPr sz="{100 * SIZE}" b="{int(head)}"><a:solidFill><a:srgbClr val="{paint}"/></a:solidFill></a:rPr>'
        f"<a:t>{escape(ILLEGAL_CHARACTERS_RE.sub('', text))}</a:t></a:r></a:p></a:txBody>"
        f'<a:tcPr marL="54864" marR="54864" marT="27432" marB="27432" anchor="ctr">'
        f'<a:solidFill><a:srgbClr val="{color.removeprefix("#")}"/></a:solidFill></a:tcPr></a:tc>'
    )
    cell._tc.getparent().replace(cell._tc, written)
