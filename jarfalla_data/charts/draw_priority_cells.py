"""Drawing what each place owes its score to: where rows and columns stand, and the bars with the values on them."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import Any

import pandas as pd

from jarfalla_data.charts import palette
from jarfalla_data.charts.priority_words import Priority, criterion_label, value_words
from jarfalla_data.charts.spec import Spec

ROW, NARROW_ROW, HEAD, RANKS, SMALL = 23, 58, 52, 22, 12
"""RANKS: pixels below the criteria's names for the ends of the list, where the places in it are below the bars."""
CELLS, STRIP, NARROW_STRIP = 66.0, (70.0, 98.0), (2.5, 97.5)
"""Across, of 100: where the criteria end, and where the places in the list begin and end beside or below them: so far
from the edges that their marks are whole."""
GAP = 0.8


@dataclass(frozen=True)
class Layout:
    """Where things stand: pixels down, hundredths of the plot across. Narrow rows have three lines."""

    narrow: bool
    columns: int
    places: int

    def y(self, i: int, line: str) -> float:
        """The middle of a line of a row: its name, its cells, or its places in the list."""
        if not self.narrow:
            return self.top + ROW * (i + 0.5)
        return self.top + NARROW_ROW * i + {"name": 12.0, "cells": 31.0, "strip": 47.0}[line]

    @property
    def top(self) -> float:
        """Where the rows begin."""
        return HEAD + (RANKS if self.narrow else 0)

    @property
    def bottom(self) -> float:
        """Where the rows end."""
        return self.top + (NARROW_ROW if self.narrow else ROW) * self.places

    @property
    def column(self) -> float:
        """How wide a criterion's column is, with the air after it."""
        return (100.0 if self.narrow else CELLS) / self.columns

    def rank_x(self, rank: float) -> float:
        """Where a place in the list stands."""
        first, last = NARROW_STRIP if self.narrow else STRIP
        return first + (last - first) * (rank - 1) / max(self.places - 1, 1)


def draw_cells(spec: Spec, rows: list[Any], criteria: list[Any], layout: Layout, told: Priority) -> None:
    """A bar as long as the part of the score, its value written on it; hatched where the value is missing."""
    most = max(
        (float(v) for row in rows for each in criteria if pd.notna(v := getattr(row, f"part_{each.code}"))), default=0.0
    )
    at = [(i, row, c, each) for i, row in enumerate(rows) for c, each in enumerate(criteria)]
    for missing in (False, True):
        cells = [cell for cell in at if pd.isna(getattr(cell[1], f"value_{cell[3].code}")) == missing]
        _bars(spec, cells, most, layout, told, missing=missing)


def _bars(spec: Spec, cells: list[Any], most: float, layout: Layout, told: Priority, *, missing: bool) -> None:
    """One trace of bars, and one of the words on them."""
    whole = layout.column - GAP
    parts = [getattr(row, f"part_{each.code}") for _, row, _, each in cells]
    lengths = [whole if missing else 0.0 if pd.isna(p) or not most else whole * float(p) / most for p in parts]
    words = [value_words(each.code, getattr(row, f"value_{each.code}"), told) for _, row, _, each in cells]
    down = [layout.y(i, "cells") for i, _, _, _ in cells]
    edge = {"width": 0} if missing else {"color": palette.INTERVAL, "width": 1}
    hatch = {"shape": "/", "fgcolor": palette.HATCH, "bgcolor": palette.WHITE, "size": 5, "solidity": 0.15}
    spec.data.append(
        {
            "type": "bar",
            "orientation": "h",
            "x": lengths,
            "base": [layout.column * c for _, _, c, _ in cells],
            "y": down,
            "width": 17,
            "marker": {"color": palette.SEQUENTIAL[1], "line": edge, **({"pattern": hatch} if missing else {})},
            "customdata": [row.code for _, row, _, _ in cells],
            "hovertext": [_hover(row, each, said, told) for (_, row, _, each), said in zip(cells, words, strict=True)],
            "hoverinfo": "text",
        }
    )
    texts = [f"\u2009\u00a0{escape(said, quote=False)}" for said in words]
    if missing:  # stripes are kept away from the words, which only a text of its own can do
        for (_, _, c, _), y, text in zip(cells, down, texts, strict=True):
            style = {"bgcolor": palette.WHITE, "borderwidth": 0, "font": {"size": SMALL, "color": palette.MUTED}}
            # A pixel further left: no stripe is seen before the words.
            spec.add_text(text, layout.column * c, y, xanchor="left", yanchor="middle", xshift=-1, **style)
        return
    spec.add_scatter(
        x=[layout.column * c for _, _, c, _ in cells],
        y=down,
        text=texts,
        mode="text",
        textposition="middle right",
        textfont={"size": SMALL, "color": palette.INK},
        hoverinfo="skip",
        cliponaxis=False,
    )


def _hover(row: Any, each: Any, said: str, told: Priority) -> str:
    part = getattr(row, f"part_{each.code}")
    words = f"{escape(row.label, quote=False)}<br>{criterion_label(each.code, told.t)}: {said}"
    points = (
        told.t("{n} av {all} poäng", n=told.number(float(part)), all=told.number(float(row.score)))
        if pd.notna(part)
        else ""
    )
    return f"{words}<br>{points}" if points else words
