"""Drawing several control charts above each other on one time axis, each on its own scale from 0.

All rows share their traces: as many traces as there are rows take plotly long to draw.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from html import escape
from typing import Any

import pandas as pd

from jarfalla_data.charts import palette
from jarfalla_data.charts.canvas import text_width
from jarfalla_data.charts.draw_control import hover_words, middle_of
from jarfalla_data.charts.draw_periods import AXIS, BARS, DAY, RIGHT, Layout, draw_hidden, draw_name, layout_of
from jarfalla_data.charts.model import Chart
from jarfalla_data.charts.spec import Json, Spec
from jarfalla_data.charts.time_axis import time_axis
from jarfalla_data.measures.control_chart import NOT_FINAL, State
from jarfalla_data.measures.control_rules import Direction
from jarfalla_data.wording import format_number, translator

KEY = 24
ABOVE, BELOW = -12, 12  # where the number of a signal stands, in pixels from its point
NUMBER, EDGE = 12, 7


@dataclass(frozen=True)
class Row:
    """One series: its periods, and where they stand."""

    rows: list[Any]
    top: float
    highest: float

    def y(self, value: float) -> float:
        """Pixels from the top of the figure; 0 stands at the bottom of the row."""
        return self.top + BARS * (1 - value / self.highest)


def draw(chart: Chart, width: int) -> Json:
    """The figure for a place at least `width` pixels wide."""
    every = chart.layers["rows"].rows
    groups = [list(group) for _, group in itertools.groupby(every, key=lambda row: row.series)]
    layout = layout_of(groups, width)
    lines = [Row(group, layout.top(i), _highest(group)) for i, group in enumerate(groups)]
    spec = Spec()
    for i, line in enumerate(lines):
        _frame(spec, line, chart.lang)
        draw_hidden(spec, [row for row in line.rows if pd.isna(row.reports)], line.top, layout, chart.lang)
        draw_name(spec, line.rows[0], layout.label_y(i), narrow=bool(layout.above))
    _fields(spec, lines)
    _counts(spec, lines, chart.lang)
    _marks(spec, lines, chart.lang)
    for line in lines:
        _numbers(spec, line, chart.layers["signals"].rows, layout)
    height = lines[-1].top + BARS
    key = _key(every, chart.lang, width)
    grey = {"size": 12, "color": palette.MUTED}
    place = {"xref": "paper", "yref": "paper", "xanchor": "left", "xshift": -layout.left, "align": "left"}
    spec.add_text(key, 0, 0, yanchor="top", yshift=-AXIS, font=grey, **place)
    below = AXIS + KEY + 16 * key.count("<br>")
    return spec.finish(
        round(height + below + 6),
        margin={"l": layout.left, "r": RIGHT, "t": 6, "b": below},
        xaxis=time_axis(layout.canvas, every, chart.lang),
        yaxis={"range": [height, 0], "visible": False, "fixedrange": True},
    )


def _highest(rows: list[Any]) -> float:
    """The top of the scale: the highest number or limit; 1 where there is none."""
    return max((float(v) for row in rows for v in (row.reports, row.high) if pd.notna(v)), default=0) or 1.0


def _frame(spec: Spec, line: Row, lang: str) -> None:
    """The end of the scale as a labelled line, and 0."""
    for y, color in ((line.top, palette.RULE), (line.top + BARS, palette.OUTLINE)):
        spec.add_line(0, y, 1, y, xref="paper", line={"color": color, "width": 1}, layer="below")
    if any(pd.notna(row.reports) for row in line.rows):
        number = format_number(round(line.highest), lang)
        grey = {"size": 12, "color": palette.MUTED}
        spec.add_text(number, 1, line.top, xref="paper", xanchor="left", xshift=6, font=grey)


def _judged(line: Row) -> list[list[Any]]:
    """Stretches of periods that have limits; across a changed method nothing is joined."""
    stretches = itertools.groupby(line.rows, key=lambda row: (row.state, pd.notna(row.expected)))
    return [list(group) for (_, known), group in stretches if known]


def _fields(spec: Spec, lines: list[Row]) -> None:
    """The fields between the limits, and what is expected, in steps; a gap between stretches."""
    field: Json = {"x": [], "y": []}
    expected: Json = {"x": [], "y": []}
    for line in lines:
        for rows in _judged(line):
            days = [day.isoformat() for row in rows for day in (row.first, row.last + DAY)]
            high = [line.y(float(row.high)) for row in rows for _ in range(2)]
            low = [line.y(0 if pd.isna(row.low) else float(row.low)) for row in rows for _ in range(2)]
            field["x"] += [*days, *reversed(days), days[0], None]
            field["y"] += [*high, *reversed(low), high[0], None]
            expected["x"] += [*days, None]
            expected["y"] += [*(line.y(float(row.expected)) for row in rows for _ in range(2)), None]
    if not field["x"]:
        return
    edge = {"color": palette.INTERVAL, "width": 0.5}
    spec.add_scatter(**field, mode="lines", fill="toself", fillcolor=palette.PALE_GREY, line=edge, hoverinfo="skip")
    spec.add_scatter(**expected, mode="lines", line={"color": palette.MUTED, "width": 1}, hoverinfo="skip")


def _counts(spec: Spec, lines: list[Row], lang: str) -> None:
    """What was reported as a line; no line over what is hidden, or over a changed method."""
    trace: Json = {"x": [], "y": [], "text": []}
    for line in lines:
        name = escape(line.rows[0].label, quote=False)
        for rows in (list(g) for _, g in itertools.groupby(line.rows, key=lambda r: (r.state, pd.isna(r.reports)))):
            shown = [row for row in rows if pd.notna(row.reports)]
            trace["x"] += [*(middle_of(row) for row in shown), None]
            trace["y"] += [*(line.y(float(row.reports)) for row in shown), None]
            trace["text"] += [*(f"{name}<br>{hover_words(row, lang)}" for row in shown), ""]
    line_style = {"color": palette.NAVY, "width": 1.5}
    small = {"size": 3, "color": palette.NAVY}
    spec.add_scatter(**trace, mode="lines+markers", line=line_style, marker=small, hoverinfo="text")


def _marks(spec: Spec, lines: list[Row], lang: str) -> None:
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
            "symbol": ["circle" if h else "diamond" for h in hollow],
            "size": [6 if h else 8 for h in hollow],
            "color": [palette.WHITE if h else palette.PLUM for h in hollow],
            "line": {"color": [palette.NAVY if h else palette.PLUM for h in hollow], "width": 1.5},
        },
        text=[f"{escape(row.label, quote=False)}<br>{hover_words(row, lang)}" for _, row in found],
        hoverinfo="text",
    )


def _numbers(spec: Spec, line: Row, signals: list[Any], layout: Layout) -> None:
    """The number of each signal at its point that is farthest from what is expected, over it or under it."""
    taken: list[tuple[float, float, float]] = []
    for row, said in _numbered(line, signals):
        text = ", ".join(said)
        x, half = layout.canvas.x(row.first + (row.last - row.first) / 2), text_width(text, NUMBER) / 2 + 2
        y = line.y(float(row.reports))
        tried = [min(max(y + away, line.top + EDGE), line.top + BARS - EDGE) for away in (ABOVE, BELOW)]
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


def _key(rows: list[Any], lang: str, width: int) -> str:
    """What the marks mean, below the axis: only those that there are."""
    t, states = translator(lang), {row.state for row in rows}
    judged = State.JUDGED in states
    said = [
        t("Linje: antal. Grått streck: väntat. Fält: inom gränserna.") if judged else t("Linje: antal."),
        t("Romb: signal, med nummer.") if any(row.rules for row in rows) else "",
        t("Ihålig: inte hel.") if State.UNFINISHED in states else "",
        t("Ihålig: inte slutlig.") if State.UNSETTLED in states else "",
        t("Streckat grått: visas inte, små antal.") if any(pd.isna(row.reports) for row in rows) else "",
    ]
    return ("<br>" if width < 480 else " ").join(filter(None, said))
