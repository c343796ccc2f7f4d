"""The legend and the key of a map of areas: what colours and stripes mean, and which area a number stands for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape

from jarfalla_data.charts import palette
from jarfalla_data.charts.area_labels import LINE, SIZE
from jarfalla_data.charts.area_plan import NUMBER, Key
from jarfalla_data.charts.canvas import text_width
from jarfalla_data.charts.spec import Json, Spec

ROW, SWATCH, BESIDE, BETWEEN = 20, 18, 6, 14
"""Pixels: a row of the legend, a swatch, from swatch to word, and from word to swatch."""


@dataclass(frozen=True)
class Item:
    """A part of the legend: how a swatch is filled, and what it means; without a fill the words stand alone."""

    words: str
    fill: Json | None

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


def draw_legend(spec: Spec, rows: Sequence[Sequence[Item]], top: float) -> None:
    """The legend, so many pixels below the figure's top."""
    placed = [(item, x, top + ROW * (i + 0.5)) for i, row in enumerate(rows) for item, x in _along(row)]
    _swatches(spec, [(x, y, item.fill) for item, x, y in placed if item.fill and "fillcolor" in item.fill])
    for item, x, y in placed:
        if item.fill and "fillcolor" not in item.fill:
            _striped(spec, x, y, item.fill)
    _write(spec, [(escape(item.words), x + item.indent, y) for item, x, y in placed], "right")


def _along(row: Sequence[Item]) -> list[tuple[Item, float]]:
    """The items of a row and where they begin."""
    return [(item, sum(before.width for before in row[:i])) for i, item in enumerate(row)]


def _swatches(spec: Spec, fills: Sequence[tuple[float, float, Json]]) -> None:
    """All coloured swatches as one trace."""
    edges = {"color": [fill["line"]["color"] for _, _, fill in fills], "width": 1}
    colors = [fill["fillcolor"] for _, _, fill in fills]
    spec.add_scatter(
        x=[x + SWATCH / 2 for x, _, _ in fills],
        y=[y for _, y, _ in fills],
        mode="markers",
        marker={"symbol": "square", "size": SWATCH - 4, "color": colors, "opacity": 1, "line": edges},
        hoverinfo="skip",
        cliponaxis=False,
    )


def _striped(spec: Spec, x: float, y: float, fill: Json) -> None:
    left, right, half = x + 2, x + SWATCH - 2, SWATCH / 2 - 2
    spec.add_scatter(
        x=[left, right, right, left, left],
        y=[y - half, y - half, y + half, y + half, y - half],
        mode="lines",
        fill="toself",
        hoverinfo="skip",
        **fill,
    )


def _write(spec: Spec, words: Sequence[tuple[str, float, float]], side: str) -> None:
    """Single lines of text, each to the right of its point or, with "left", ending there."""
    spec.add_scatter(
        x=[x for _, x, _ in words],
        y=[y for _, _, y in words],
        text=[text for text, _, _ in words],
        mode="text",
        textposition=f"middle {side}",
        textfont={"size": SIZE, "color": palette.INK},
        hoverinfo="skip",
        cliponaxis=False,
    )


def draw_key(spec: Spec, columns: Sequence[Key], values: Mapping[str, str]) -> None:
    """The key as columns of number, name and value; a name may take two lines."""
    numbers, names, said = [], [], []
    for column in columns:
        y = column.top + LINE * SIZE / 2
        for row in column.rows:
            numbers.append((f"<b>{escape(row.number)}</b>", column.left + NUMBER - 6, y))
            said.append((escape(values[row.area_id]), column.left + column.width, y))
            names += [(escape(line), column.left + NUMBER, y + LINE * SIZE * i) for i, line in enumerate(row.lines)]
            y += LINE * SIZE * len(row.lines)
    for words, side in ((numbers, "left"), (names, "right"), (said, "left")):
        if words:
            _write(spec, words, side)
