"""Drawing ranked dots: one row each, label at the left, interval and dot, value and base at the right."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pandas as pd

from jarfalla_data.charts import palette
from jarfalla_data.charts.canvas import text_width
from jarfalla_data.charts.dot_axis import limits, ticks
from jarfalla_data.charts.dots import base_text, interval_text, value_text, verdict_text
from jarfalla_data.charts.model import Chart
from jarfalla_data.charts.svg import Across, Attributes, Svg
from jarfalla_data.wording import format_share

NARROW_BELOW = 420
ROW, NARROW_ROW, NARROW_LEFT, NARROW_RIGHT = 20, 38, 14, 18
LEAST_LEFT = 64  # the width of a short word is guessed less well
HEAD, FOOT = 22, 24
SMALL = 12  # size of secondary texts in pixels
GAP = 10  # pixels between the axis and the texts beside it
VALUE = 51  # pixels for a value at the right edge, before its base or verdict
DOT, INTERVAL, HATCHED = 11, 7, 8  # pixels across a dot, and the heights of bars

SECONDARY: Attributes = {"font_size": SMALL, "fill": palette.MUTED}
STILL: Attributes = {"pointer_events": "none"}
"""What lies over a row: the pointer means the row."""


@dataclass(frozen=True)
class Layout:
    """Where all stands: rows in pixels from the top, values between `left` and `right` pixels from the edges.

    A narrow row has its label above its interval, and its value beside the label or, where that has no room, beside
    the interval.
    """

    narrow: bool
    beside_label: bool
    left: float
    right: float
    row: int
    top: int
    ends: tuple[float, float]  # the values at the ends of the axis

    def y(self, i: int) -> float:
        """The middle of a row's interval."""
        return self.top + self.row * i + (self.row * 0.72 if self.narrow else self.row / 2)

    def label_y(self, i: int) -> float:
        """The middle of a row's label."""
        return self.top + self.row * i + (self.row * 0.3 if self.narrow else self.row / 2)

    def x(self, value: float) -> Across:
        """Where a value stands."""
        low, high = self.ends
        share = (value - low) / (high - low)
        return Across(self.left - share * (self.left + self.right), share)

    def down(self, rows: int) -> tuple[tuple[float, float], ...]:
        """The parts of a line down through all rows: where texts stand in its way, beside the intervals only."""
        if self.narrow:
            return tuple((self.y(i) - 7, self.y(i) + 9) for i in range(rows))
        return ((self.top - 4, self.top + self.row * rows),)

    @property
    def width(self) -> Across:
        """Of the place for values."""
        return Across(-self.left - self.right, 1)


def draw(chart: Chart, width: int) -> Svg:
    """The drawing for a place at least `width` pixels wide; it takes the width that there is."""
    rows = chart.layers["rows"].rows
    layout = _layout(chart, rows, width)
    bottom = layout.top + layout.row * len(rows)
    svg = Svg(chart.key, palette.TEXT, bottom + FOOT)
    for i, row in enumerate(rows):
        _draw_row(svg, row, layout.top + layout.row * i, layout, chart)
    _draw_axis(svg, layout, len(rows), chart)
    _draw_reference(svg, chart, layout, len(rows))
    _draw_values(svg, rows, layout)
    for i, row in enumerate(rows):
        (_write_narrow if layout.narrow else _write_wide)(svg, i, row, layout, chart)
    return svg


def _layout(chart: Chart, rows: list[Any], width: int) -> Layout:
    narrow, right = width < NARROW_BELOW, _right(rows, chart)
    longest = max((text_width(row.label, palette.TEXT) for row in rows), default=0.0)
    roomy = narrow and NARROW_LEFT + longest + right + NARROW_RIGHT <= width
    left, row = (NARROW_LEFT, NARROW_ROW) if narrow else (max(longest + 18, LEAST_LEFT), ROW)
    head = HEAD if chart.axis.reference_label else 4
    return Layout(narrow, roomy, left, NARROW_RIGHT if roomy else right, row, head, limits(chart, rows))


def _beside(row: Any, chart: Chart) -> str:
    """What stands after a value: its base, or the verdict of a difference."""
    return verdict_text(row, chart.lang) if chart.axis.differences else base_text(row, chart.lang)


def _right(rows: list[Any], chart: Chart) -> float:
    """Pixels that values and what stands after them take, at the right edge."""
    signed = chart.axis.differences
    values = (text_width(value_text(row, chart.lang, signed=signed), palette.TEXT) + 16 for row in rows)
    bases = (VALUE + text_width(_beside(row, chart), SMALL) + 7 for row in rows)
    return max((*values, *bases), default=0.0)


def _draw_axis(svg: Svg, layout: Layout, rows: int, chart: Chart) -> None:
    """A thin line down at each round value, which is written below."""
    bottom = layout.top + layout.row * rows
    for tick in ticks(*layout.ends):
        x = layout.x(tick)
        svg.add_down(x, layout.down(rows), stroke=palette.RULE)
        said = format_share(tick, chart.lang, signed=chart.axis.differences)
        svg.add_run(((said, {}),), (x, bottom + FOOT / 2), SMALL, **SECONDARY)


def _draw_reference(svg: Svg, chart: Chart, layout: Layout, rows: int) -> None:
    """A dotted line to compare with, named above the rows."""
    if chart.axis.reference is None:
        return
    x = layout.x(chart.axis.reference)
    dots: Attributes = {} if layout.narrow else {"stroke_dasharray": "1.5 3"}
    svg.add_down(x, layout.down(rows), stroke=palette.MUTED, stroke_width=1.5, **dots, **STILL)
    halo: Attributes = {"stroke": palette.WHITE, "stroke_width": 4, "paint_order": "stroke"}
    svg.add_run(((chart.axis.reference_label, {}),), (x, layout.top / 2), SMALL, **SECONDARY, **halo)


def _draw_row(svg: Svg, row: Any, top: float, layout: Layout, chart: Chart) -> None:
    """A band behind the chosen row, and over all of a row that has a value the place that can be clicked."""
    place: Attributes = {"x": layout.left, "y": top, "width": layout.width, "height": layout.row}
    if row.strong:
        svg.add("rect", fill=palette.PALE_PLUM, **place)
    if pd.notna(row.value):
        said = _said(row, chart.lang, signed=chart.axis.differences)
        whole: Attributes = {**place, "x": 0, "width": "100%"}
        svg.add("rect", fill="none", pointer_events="all", data_code=row.code, data_said=said, **whole)


def _said(row: Any, lang: str, *, signed: bool) -> str:
    """What is said beside the pointer."""
    between = "" if signed else f" ({interval_text(row, lang)})"
    return "\n".join((f"{row.label}: {value_text(row, lang, signed=signed)}{between}", base_text(row, lang)))


def _draw_values(svg: Svg, rows: list[Any], layout: Layout) -> None:
    """Intervals and dots; a hatched bar across the axis where a value is not shown: never one that looks like 0."""
    told = [(layout.y(i), row) for i, row in enumerate(rows) if pd.notna(row.value)]
    hidden = [layout.y(i) for i, row in enumerate(rows) if pd.isna(row.value)]
    if hidden:
        stripes = svg.add_stripes("hidden", "/")
        for y in hidden:
            place: Attributes = {"x": layout.left, "y": y - HATCHED / 2, "width": layout.width, "height": HATCHED}
            svg.add("rect", fill=stripes, **place, **STILL)
    for y, row in told:
        ends = layout.x(float(row.low)), layout.x(float(row.high))
        svg.add("line", x1=ends[0], x2=ends[1], y1=y, y2=y, stroke=palette.INTERVAL, stroke_width=INTERVAL, **STILL)
    for y, row in told:
        color = palette.PLUM if row.strong else palette.NAVY
        svg.add("circle", cx=layout.x(float(row.value)), cy=y, r=DOT / 2, fill=color, **STILL)


def _write_wide(svg: Svg, i: int, row: Any, layout: Layout, chart: Chart) -> None:
    """A row's label at the left; its value and base at the right edge, aligned in columns."""
    y, color = layout.label_y(i), palette.PLUM if row.strong else palette.INK
    value, base = value_text(row, chart.lang, signed=chart.axis.differences), _beside(row, chart)
    right: Attributes = {"text_anchor": "start", **STILL}
    svg.add_run((_label(row),), (layout.left - GAP, y), text_anchor="end", fill=color, **STILL)
    svg.add_run(((value, {"font_weight": 700}),), (Across(GAP - layout.right, 1), y), fill=color, **right)
    svg.add_run(((base, {}),), (Across(VALUE - layout.right, 1), y), SMALL, **SECONDARY, **right)


def _write_narrow(svg: Svg, i: int, row: Any, layout: Layout, chart: Chart) -> None:
    """A row's label above its interval; its value and base in one line at the right."""
    y, color = layout.label_y(i), palette.PLUM if row.strong else palette.INK
    value, base = value_text(row, chart.lang, signed=chart.axis.differences), _beside(row, chart)
    parts: list[tuple[str, Attributes]] = [(value, {"font_weight": 700}), (f"\u00a0 {base}", {"font_size": SMALL})]
    svg.add_run((_label(row),), (layout.left, y), text_anchor="start", fill=color, **STILL)
    at, anchor = (Across(-layout.right, 1), y), "end"
    if not layout.beside_label:
        at, anchor = (Across(GAP - layout.right, 1), layout.y(i)), "start"
    svg.add_run(parts, at, text_anchor=anchor, fill=color, **STILL)


def _label(row: Any) -> tuple[str, Attributes]:
    return row.label, {"font_weight": 700} if row.heavy else {}
