"""Drawing ranked dots: one row each, label at the left, interval and dot, value and base at the right."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import Any

import pandas as pd

from jarfalla_data.charts import palette
from jarfalla_data.charts.canvas import text_width
from jarfalla_data.charts.dot_axis import limits, ticks
from jarfalla_data.charts.dots import base_text, interval_text, value_text, verdict_text
from jarfalla_data.charts.model import Chart
from jarfalla_data.charts.spec import Json, Spec
from jarfalla_data.wording import format_share

NARROW_BELOW = 420
ROW, NARROW_ROW, NARROW_LEFT, NARROW_RIGHT = 20, 38, 14, 18
LEAST_LEFT = 64  # the width of a short word is guessed less well
HEAD, FOOT = 22, 24
SMALL = 12  # size of secondary texts in pixels
DIGIT = "\u2007"  # a space as wide as a digit, about half of the text's size
GAP = f"{DIGIT}\u00a0"
VALUE = 48  # pixels for a value at the right edge, before its base or verdict: eight digits of a small text


@dataclass(frozen=True)
class Layout:
    """Where rows stand, in pixels from the top of the plot.

    A narrow row has its label above its interval, and its value beside the label or, where that has no room, beside
    the interval.
    """

    narrow: bool
    beside_label: bool
    left: float
    row: int
    top: int

    def y(self, i: int) -> float:
        """The middle of a row's interval."""
        return self.top + self.row * i + (self.row * 0.72 if self.narrow else self.row / 2)

    def label_y(self, i: int) -> float:
        """The middle of a row's label."""
        return self.top + self.row * i + (self.row * 0.3 if self.narrow else self.row / 2)


def draw(chart: Chart, width: int) -> Json:
    """The figure for a place at least `width` pixels wide."""
    rows = chart.layers["rows"].rows
    narrow = width < NARROW_BELOW
    longest = max((text_width(row.label, palette.TEXT) for row in rows), default=0.0)
    head = HEAD if chart.axis.reference_label else 4
    (low, high), right = limits(chart, rows), _right(rows, chart)
    roomy = NARROW_LEFT + longest + right + NARROW_RIGHT <= width
    left, row = (NARROW_LEFT, NARROW_ROW) if narrow else (max(longest + 18, LEAST_LEFT), ROW)
    spec, layout = Spec(), Layout(narrow, narrow and roomy, left, row, head)
    _highlight(spec, rows, layout)
    _reference(spec, chart, layout, len(rows))
    _intervals(spec, rows, layout, chart.lang, signed=chart.axis.differences)
    _unshown(spec, rows, layout, low, high)
    _texts(spec, rows, layout, chart, (low, high))
    height = layout.top + layout.row * len(rows)
    return spec.finish(
        height + FOOT,
        margin={"l": layout.left, "r": NARROW_RIGHT if layout.beside_label else right, "t": 0, "b": FOOT},
        xaxis=_axis(low, high, chart),
        yaxis={"range": [height, 0], "visible": False, "fixedrange": True},
    )


def _beside(row: Any, chart: Chart) -> str:
    """What stands after a value: its base, or the verdict of a difference."""
    return verdict_text(row, chart.lang) if chart.axis.differences else base_text(row, chart.lang)


def _right(rows: list[Any], chart: Chart) -> float:
    """Pixels that values and what stands after them take, at the right edge."""
    signed = chart.axis.differences
    values = (text_width(value_text(row, chart.lang, signed=signed), palette.TEXT) + 16 for row in rows)
    bases = (VALUE + text_width(_beside(row, chart), SMALL) + 10 for row in rows)
    return max((*values, *bases), default=0.0)


def _axis(low: float, high: float, chart: Chart) -> Json:
    at = ticks(low, high)
    return {
        "range": [low, high],
        "fixedrange": True,
        "gridcolor": palette.RULE,
        "zeroline": False,
        "tickmode": "array",
        "tickvals": at,
        "ticktext": [format_share(tick, chart.lang, signed=chart.axis.differences) for tick in at],
        "tickangle": 0,
        "tickfont": {"size": SMALL, "color": palette.MUTED},
    }


def _highlight(spec: Spec, rows: list[Any], layout: Layout) -> None:
    """A band behind the chosen row: a shape, which plotly draws anew without the rest of the figure."""
    for i, row in enumerate(rows):
        if row.strong:
            top = layout.top + layout.row * i
            place = {"xref": "paper", "layer": "below", "line": {"width": 0}}
            spec.add_rectangle(0, top, 1, top + layout.row, fillcolor=palette.PALE_PLUM, **place)


def _reference(spec: Spec, chart: Chart, layout: Layout, rows: int) -> None:
    """A dotted line to compare with, named above the rows; where labels stand in its way, beside the intervals only."""
    if chart.axis.reference is None:
        return
    x, whole = chart.axis.reference, (layout.top - 4, layout.top + layout.row * rows)
    ends = [(layout.y(i) - 7, layout.y(i) + 9) for i in range(rows)] if layout.narrow else [whole]
    line = {"color": palette.MUTED, "width": 1.5, "dash": "solid" if layout.narrow else "dot"}
    spec.add_path(" ".join(f"M{x},{top}L{x},{end}" for top, end in ends), line=line, layer="below")
    style: Json = {"font": {"size": SMALL, "color": palette.MUTED}, "bgcolor": palette.WHITE}
    spec.add_text(chart.axis.reference_label, x, layout.top / 2, xanchor="center", **style)


def _intervals(spec: Spec, rows: list[Any], layout: Layout, lang: str, *, signed: bool) -> None:
    """All intervals as one trace, all dots as another."""
    told = [(i, row) for i, row in enumerate(rows) if pd.notna(row.value)]
    across = [v for _, row in told for v in (float(row.low), float(row.high), None)]
    down = [v for i, _ in told for v in (layout.y(i), layout.y(i), None)]
    line = {"color": palette.INTERVAL, "width": 7}
    spec.add_scatter(x=across, y=down, mode="lines", line=line, hoverinfo="skip")
    spec.add_scatter(
        x=[float(row.value) for _, row in told],
        y=[layout.y(i) for i, _ in told],
        mode="markers",
        marker={"size": 11, "color": [palette.PLUM if row.strong else palette.NAVY for _, row in told]},
        customdata=[row.code for _, row in told],
        text=[_hover(row, lang, signed=signed) for _, row in told],
        hoverinfo="text",
    )


def _hover(row: Any, lang: str, *, signed: bool) -> str:
    value = value_text(row, lang, signed=signed)
    between = "" if signed else f" ({interval_text(row, lang)})"
    return f"{escape(row.label, quote=False)}: {value}{between}<br>{base_text(row, lang)}"


def _unshown(spec: Spec, rows: list[Any], layout: Layout, low: float, high: float) -> None:
    """A hatched bar across the whole axis where a value is not shown: never a bar that looks like 0."""
    for i, row in enumerate(rows):
        if pd.isna(row.value):
            y, half = layout.y(i), 4
            spec.add_scatter(
                x=[low, high, high, low],
                y=[y - half, y - half, y + half, y + half],
                mode="lines",
                fill="toself",
                line={"width": 0},
                fillpattern={"shape": "/", "fgcolor": palette.HATCH, "bgcolor": palette.WHITE, "size": 5},
                hoverinfo="skip",
            )


def _texts(spec: Spec, rows: list[Any], layout: Layout, chart: Chart, ends: tuple[float, float]) -> None:
    """Labels at the left; values and their bases at the right edge, aligned in columns."""
    if not rows:
        return
    (low, high), down = ends, [layout.label_y(i) for i in range(len(rows))]
    font = {"size": palette.TEXT, "color": [palette.PLUM if row.strong else palette.INK for row in rows]}
    values = [f"<b>{value_text(row, chart.lang, signed=chart.axis.differences)}</b>" for row in rows]
    bases = [_beside(row, chart) for row in rows]
    if layout.narrow:
        spec.add_texts([_label(row) for row in rows], low, down, gap="", side="right", font=font)
        small = [f'{v}  <span style="font-size:{SMALL}px">{b}</span>' for v, b in zip(values, bases, strict=True)]
        if layout.beside_label:
            spec.add_texts(small, high, down, gap="", side="left", font=font)
        else:
            spec.add_texts(small, high, [layout.y(i) for i in range(len(rows))], gap=GAP, side="right", font=font)
        return
    spec.add_texts([_label(row) for row in rows], low, down, gap=GAP, side="left", font=font)
    spec.add_texts(values, high, down, gap=GAP, side="right", font=font)
    grey = {"size": SMALL, "color": palette.MUTED}
    spec.add_texts(bases, high, down, gap=DIGIT * 8, side="right", font=grey)


def _label(row: Any) -> str:
    name = escape(row.label, quote=False)  # plotly reads markup in texts
    return f"<b>{name}</b>" if row.heavy else name
