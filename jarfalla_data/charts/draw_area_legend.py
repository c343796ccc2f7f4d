"""The legend and the key of a map of areas: what colours and stripes mean, and which area a number stands for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

from jarfalla_data.charts import palette
from jarfalla_data.charts.area_labels import SIZE
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
    words: list[tuple[str, float, float]] = []
    for i, row in enumerate(rows):
        x, y = 0.0, top + ROW * (i + 0.5)
        for item in row:
            words.append((escape(item.words), x + item.indent, y))
            if item.fill:
                _swatch(spec, x, y, item.fill)
            x += item.width
    spec.add_scatter(
        x=[x for _, x, _ in words],
        y=[y for _, _, y in words],
        text=[text for text, _, _ in words],
        mode="text",
        textposition="middle right",
        textfont={"size": SIZE, "color": palette.INK},
        hoverinfo="skip",
        cliponaxis=False,
    )


def _swatch(spec: Spec, x: float, y: float, fill: Json) -> None:
    left, right, half = x + 1, x + SWATCH - 1, 6
    spec.add_scatter(
        x=[left, right, right, left, left],
        y=[y - half, y - half, y + half, y + half, y - half],
        mode="lines",
        fill="toself",
        hoverinfo="skip",
        **fill,
    )


def draw_key(spec: Spec, columns: Sequence[Key], values: Mapping[str, str]) -> None:
    """The key as columns of number, name and value: one text each, so that all lines stand level."""
    for column in columns:
        numbers, names, said = _texts(column, values)
        style: dict[str, Any] = {"yanchor": "top", "borderpad": 0, "font": {"size": SIZE, "color": palette.INK}}
        left, right = {"xanchor": "left", "align": "left"}, {"xanchor": "right", "align": "right"}
        spec.add_text(numbers, column.left + NUMBER - 6, column.top, **right, **style)
        spec.add_text(names, column.left + NUMBER, column.top, **left, **style)
        spec.add_text(said, column.left + column.width, column.top, **right, **style)


def _texts(column: Key, values: Mapping[str, str]) -> tuple[str, str, str]:
    """Numbers, names and values, a line each; below a name in two lines the others have an empty one."""
    numbers, names, said = [], [], []
    for row in column.rows:
        rest = [""] * (len(row.lines) - 1)
        numbers += [f"<b>{escape(row.number)}</b>", *rest]
        names += [escape(line) for line in row.lines]
        said += [escape(values[row.area_id]), *rest]
    return "<br>".join(numbers), "<br>".join(names), "<br>".join(said)
