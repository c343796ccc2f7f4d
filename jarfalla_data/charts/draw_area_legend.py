"""The legend and the key of a map of areas: what colours and stripes mean, and which area a number stands for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from jarfalla_data.charts.area_labels import SIZE
from jarfalla_data.charts.area_plan import NUMBER, Key
from jarfalla_data.charts.canvas import LINE, text_width
from jarfalla_data.charts.svg import Attributes, Svg

ROW, SWATCH, BESIDE, BETWEEN = 20, 18, 6, 14
"""Pixels: a row of the legend, a swatch's place, from there to its word, and from word to swatch."""
HALF = SWATCH / 2 - 2
"""Half a swatch, so that air is left around it."""


@dataclass(frozen=True)
class Item:
    """A part of the legend: how a swatch is filled, and what it means; without a fill the words stand alone."""

    words: str
    fill: Attributes | None

    @property
    def indent(self) -> float:
        """Pixels from the item's left to its words."""
        return SWATCH + BESIDE if self.fill else 0

    @property
    def width(self) -> float:
        """Pixels that it takes."""
        return self.indent + text_width(self.words, SIZE) + BETWEEN


def rows_of(items: Sequence[Item], width: int) -> list[list[Item]]:
    """The items in rows that have room, in their order."""
    rows: list[list[Item]] = [[]]
    for item in items:
        if rows[-1] and sum(other.width for other in rows[-1]) + item.width - BETWEEN > width:
            rows.append([])
        rows[-1].append(item)
    return rows


def draw_legend(svg: Svg, rows: Sequence[Sequence[Item]], top: float) -> None:
    """The legend, so many pixels below the figure's top."""
    for item, x, y in ((item, x, top + ROW * (i + 0.5)) for i, row in enumerate(rows) for item, x in _along(row)):
        if item.fill:
            svg.add_rectangle((x + 2, y - HALF, x + SWATCH - 2, y + HALF), **item.fill)
        svg.add_text((item.words,), (x + item.indent, y), text_anchor="start")


def _along(row: Sequence[Item]) -> list[tuple[Item, float]]:
    """The items of a row and where they begin."""
    return [(item, sum(before.width for before in row[:i])) for i, item in enumerate(row)]


def draw_key(svg: Svg, columns: Sequence[Key], values: Mapping[str, str]) -> None:
    """The key as columns of number, name and value; a name may take two lines."""
    for column in columns:
        y = column.top + LINE * SIZE / 2
        for row in column.rows:
            middle = y + LINE * SIZE * (len(row.lines) - 1) / 2
            svg.add_text((row.number,), (column.left + NUMBER - 6, y), (0,), text_anchor="end")
            svg.add_text(row.lines, (column.left + NUMBER, middle), text_anchor="start")
            svg.add_text((values[row.area_id],), (column.left + column.width, y), text_anchor="end")
            y += LINE * SIZE * len(row.lines)
