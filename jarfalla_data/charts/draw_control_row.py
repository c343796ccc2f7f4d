"""One control chart among others above each other: where it stands, and the marks of its signals."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import Any

import pandas as pd

from jarfalla_data.charts import palette
from jarfalla_data.charts.canvas import text_width
from jarfalla_data.charts.draw_control import hover_words, middle_of
from jarfalla_data.charts.draw_periods import BARS, Layout
from jarfalla_data.charts.spec import Spec
from jarfalla_data.measures.control_chart import NOT_FINAL
from jarfalla_data.measures.control_rules import Direction

NUMBER, EDGE = 12, 7  # size of a signal's number, and how far its middle is from an edge of the row


@dataclass(frozen=True)
class Row:
    """One series: its periods, and where they stand."""

    rows: list[Any]
    top: float
    highest: float

    @property
    def what(self) -> str:
        """The code of what the series counts."""
        return str(self.rows[0].series).partition(":")[2]

    def y(self, value: float) -> float:
        """Pixels from the top of the figure; 0 stands at the bottom of the row."""
        return self.top + BARS * (1 - value / self.highest)


def draw_marks(spec: Spec, lines: list[Row], lang: str) -> None:
    """Signals as diamonds, and what is not final as hollow points."""
    found = [(line, row) for line in lines for row in line.rows if row.rules or row.state in NOT_FINAL]
    found = [(line, row) for line, row in found if pd.notna(row.reports)]
    if not found:
        return
    hollow = [row.state in NOT_FINAL for _, row in found]
    spec.add_scatter(
        x=[middle_of(row) for _, row in found],
        y=[line.y(float(row.reports)) for line, row in found],
        mode="markers",
        marker={
            "opacity": 1,
            "symbol": ["circle" if h else "diamond" for h in hollow],
            "size": [6 if h else 8 for h in hollow],
            "color": [palette.WHITE if h else palette.PLUM for h in hollow],
            "line": {"color": [palette.NAVY if h else palette.PLUM for h in hollow], "width": 1.5},
        },
        text=[f"{escape(row.label, quote=False)}<br>{hover_words(row, lang)}" for _, row in found],
        hoverinfo="text",
    )


def draw_numbers(spec: Spec, line: Row, signals: list[Any], layout: Layout) -> None:
    """The number of each signal at its point that is farthest from what is expected, at the row's other edge."""
    taken: list[tuple[float, float, float]] = []
    for row, said in _numbered(line, signals):
        text = ", ".join(said)
        x, half = layout.canvas.x(row.first + (row.last - row.first) / 2), text_width(text, NUMBER) / 2 + 2
        edges = [line.top + EDGE, line.top + BARS - EDGE]
        tried = edges if line.y(float(row.reports)) > line.top + BARS / 2 else edges[::-1]
        free = (t for t in tried if not any(abs(x - a) < half + b and abs(t - c) < NUMBER for a, b, c in taken))
        taken.append((x, half, next(free, tried[0])))
        style = {"size": NUMBER, "color": palette.PLUM}
        text = f"<b>{text}</b>"
        spec.add_text(text, middle_of(row), taken[-1][2], yanchor="middle", bgcolor=palette.WHITE, font=style)


def _numbered(line: Row, signals: list[Any]) -> list[tuple[Any, list[str]]]:
    """The points that bear a number, each with the numbers of its signals."""
    rows = [row for row in line.rows if pd.notna(row.reports) and pd.notna(row.expected)]
    at: dict[Any, tuple[Any, list[str]]] = {}
    for n, signal in enumerate(signals, 1):
        inside = [r for r in rows if r.series == signal.series and signal.first <= r.first and r.last <= signal.last]
        if inside:
            sign = 1 if signal.direction == Direction.HIGHER else -1
            row = max(inside, key=lambda r: sign * (float(r.reports) - float(r.expected)))
            at.setdefault(row.first, (row, []))[1].append(str(n))
    return list(at.values())
