"""The parts of a field of cells on levels of the sequential scale: its colours, the key above it, its axes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from jarfalla_data.charts import palette
from jarfalla_data.charts.canvas import text_width
from jarfalla_data.charts.spec import Json, Spec

SWATCH, KEY_LINE, KEY_AIR = 14, 22, 16
RIGHT = 12
"""Pixels beside the field."""


def steps() -> list[list[Any]]:
    """The sequential scale without transitions, as plotly takes it."""
    n = len(palette.SEQUENTIAL)
    return [[edge / n, color] for i, color in enumerate(palette.SEQUENTIAL) for edge in (i, i + 1)]


def key(spec: Spec, levels: Sequence[str], left: float, width: int) -> int:
    """The levels in words above the field, on as many lines as they need; returns the height."""
    places = _key_places(levels, width - RIGHT)
    lines = places[-1][1] + 1
    for (x, line), color, words in zip(places, palette.SEQUENTIAL, levels, strict=True):
        up = KEY_LINE * (lines - line - 1) + 20
        spec.shapes.append(_swatch(color, x - left + 1, up))
        beside = x - left + SWATCH + 6
        spec.add_text(
            words, 0, 1, xref="paper", yref="paper", xanchor="left", yanchor="middle", xshift=beside, yshift=up
        )
    return KEY_LINE * lines + 16


def _key_places(words: Sequence[str], width: float) -> list[tuple[float, int]]:
    """Where each level stands in the key: pixels from the left, and line."""
    x, line, places = 0.0, 0, []
    for text in words:
        needed = SWATCH + 6 + text_width(text, palette.TEXT)
        if x and x + needed > width:
            x, line = 0.0, line + 1
        places.append((x, line))
        x += needed + KEY_AIR
    return places


def _swatch(color: str, x: float, middle: float) -> Json:
    """A square so many pixels above the upper edge of the field."""
    return {
        "type": "rect",
        "xref": "paper",
        "yref": "paper",
        "xsizemode": "pixel",
        "ysizemode": "pixel",
        "xanchor": 0,
        "yanchor": 1,
        "x0": x,
        "x1": x + SWATCH,
        "y0": middle - SWATCH / 2,
        "y1": middle + SWATCH / 2,
        "fillcolor": color,
        "line": {"color": palette.OUTLINE, "width": 0.5},
    }


def axis(places: list[Any], names: list[str]) -> Json:
    """An axis with names in places and no lines."""
    return {
        "tickmode": "array",
        "tickvals": places,
        "ticktext": names,
        "tickangle": 0,
        "tickfont": {"size": palette.TEXT, "color": palette.INK},
        "fixedrange": True,
        "ticks": "",
        "ticklabelstandoff": 4,
        "showgrid": False,
        "zeroline": False,
    }


def downwards(named: Json, cells: int) -> Json:
    """The axis with its first cell at the top."""
    return {**named, "range": [cells - 0.5, -0.5]}
