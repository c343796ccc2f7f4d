"""A figure of the pages as native shapes: what is drawn there in lines, surfaces, marks and words, not in bars."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from html import unescape
from typing import Any

from jarfalla_data.charts import palette
from jarfalla_data.charts.drawing import DRAWINGS
from jarfalla_data.charts.model import Chart
from jarfalla_data.charts.spec import Json
from jarfalla_data.charts.svg import Svg
from jarfalla_data.report.pen import NO_EDGE, NOTHING, Edge, Inside, Pen, Point, Words
from jarfalla_data.report.template import Box

TICK, MARK = 14, 20
"""Pixels: from the lower edge of the plot to the middle of the words below it; for the mark above all."""


def draw(slide: Any, chart: Chart, width: int, box: Box, mark: str) -> None:
    """The figure as large as the place allows; `mark`, where its numbers are invented, stands in it."""
    spec = DRAWINGS[chart.kind](chart, width)
    if isinstance(spec, Svg):
        raise TypeError(chart.kind)
    above = MARK if mark else 0
    figure = _Figure(spec, width, above)
    pen = Pen(slide, box, width, spec["layout"]["height"] + above)
    if mark:
        pen.text(Words((mark,), 13, palette.EXAMPLE, (0,), "left"), (0, MARK / 2))
    figure.put(pen)
    pen.finish(chart.key, chart.alt)


class _Figure:
    """Where in pixels the places of a figure are."""

    def __init__(self, spec: Json, width: int, above: float) -> None:
        self.spec, layout = spec, spec["layout"]
        margin = layout["margin"]
        self.left, self.top = float(margin["l"]), float(margin["t"]) + above
        self.wide = width - float(margin["l"]) - float(margin["r"])
        self.high = float(layout["height"]) - float(margin["t"]) - float(margin["b"])
        self.across = [_number(end) for end in layout["xaxis"]["range"]]
        self.down = [float(end) for end in layout["yaxis"]["range"]]

    def x(self, value: Any, ref: str = "x") -> float:
        first, end = self.across
        part = float(value) if ref == "paper" else (_number(value) - first) / (end - first)
        return self.left + self.wide * part

    def y(self, value: float, ref: str = "y") -> float:
        low, high = self.down
        part = float(value) if ref == "paper" else (value - low) / (high - low)
        return self.top + self.high * (1 - part)

    def put(self, pen: Pen) -> None:
        """What lies lowest first."""
        shapes = self.spec["layout"]["shapes"]
        for shape in (shape for shape in shapes if shape.get("layer") == "below"):
            self._put_shape(pen, shape)
        for trace in self.spec["data"]:
            self._put_trace(pen, trace)
        for shape in (shape for shape in shapes if shape.get("layer") != "below"):
            self._put_shape(pen, shape)
        for text in self.spec["layout"]["annotations"]:
            self._put_text(pen, text)
        axis = self.spec["layout"]["xaxis"]
        for value, text in zip(axis.get("tickvals", ()), axis.get("ticktext", ()), strict=True):
            size = axis["tickfont"]["size"]
            pen.text(Words((text,), size), (self.x(value), self.top + self.high + TICK))

    def _put_shape(self, pen: Pen, shape: Json) -> None:
        xs = [self.x(shape[name], shape.get("xref", "x")) for name in ("x0", "x1")]
        ys = [self.y(shape[name], shape.get("yref", "y")) for name in ("y0", "y1")]
        edge = _edge(shape.get("line", {}))
        if shape["type"] == "line":
            pen.line([list(zip(xs, ys, strict=True))], edge)
        else:
            corners = [(xs[0], ys[0]), (xs[1], ys[0]), (xs[1], ys[1]), (xs[0], ys[1])]
            pen.area([corners], Inside(shape.get("fillcolor", "")), edge)

    def _put_trace(self, pen: Pen, trace: Json) -> None:
        places = list(self._places(trace))
        if trace.get("fill") == "toself":
            pen.area(_joined(places), _inside(trace), _edge(trace.get("line", {"width": 0})))
            return
        if "lines" in trace["mode"]:
            pen.line(_joined(places), _edge(trace.get("line", {})))
        if "markers" in trace["mode"]:
            for i, place in enumerate(place for place in places if place):
                _put_mark(pen, trace["marker"], i, place)

    def _places(self, trace: Json) -> Iterator[Point | None]:
        for x, y in zip(trace["x"], trace["y"], strict=True):
            yield None if x is None or y is None else (self.x(x), self.y(y))

    def _put_text(self, pen: Pen, text: Json) -> None:
        x = self.x(text["x"], text.get("xref", "x")) + (text.get("xshift") or 0)
        y = self.y(text["y"], text.get("yref", "y")) - (text.get("yshift") or 0)
        font = text.get("font", {})
        lines = text["text"].split("<br>")
        words = Words(
            tuple(unescape(re.sub(r"<[^>]*>", "", line)) for line in lines),
            font.get("size", palette.TEXT),
            font.get("color", palette.INK),
            tuple(i for i, line in enumerate(lines) if "<b>" in line),
            text.get("xanchor", "center"),
            text.get("bgcolor") or "",
        )
        pen.text(words, (x, y))


def _number(value: Any) -> float:
    return float(dt.date.fromisoformat(value).toordinal() if isinstance(value, str) else value)


def _joined(places: Sequence[Point | None]) -> list[list[Point]]:
    """Points that follow on each other; a gap begins a new line."""
    lines: list[list[Point]] = [[]]
    for place in places:
        if place:
            lines[-1].append(place)
        else:
            lines.append([])
    return [line for line in lines if line]


def _edge(line: Json) -> Edge:
    if not line.get("width", 1):
        return NO_EDGE
    return Edge(line.get("color", palette.INK), line.get("width", 1), line.get("dash", ""))


def _inside(trace: Json) -> Inside:
    pattern = trace.get("fillpattern")
    if pattern:
        return Inside(pattern["fgcolor"], "/", pattern["bgcolor"])
    return Inside(trace["fillcolor"]) if "fillcolor" in trace else NOTHING


def _put_mark(pen: Pen, marker: Json, i: int, at: Point) -> None:
    look = {name: value[i] if isinstance(value, list) else value for name, value in marker.items()}
    line = {name: value[i] if isinstance(value, list) else value for name, value in (marker.get("line") or {}).items()}
    edge = _edge(line) if line else NO_EDGE
    pen.symbol(look.get("symbol", "circle"), at, look["size"], Inside(look["color"]), edge)
