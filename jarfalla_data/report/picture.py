"""A chart as vectors for paper, from the very drawing that the pages show: its numbers are the same because it is."""

from __future__ import annotations

from dataclasses import dataclass

from jarfalla_data.charts import palette
from jarfalla_data.charts.drawing import draw, wide_width
from jarfalla_data.charts.model import Chart
from jarfalla_data.charts.spec import Json
from jarfalla_data.charts.svg import laid_out
from jarfalla_data.report.paper_frame import draw_annotations, draw_axes, draw_shapes
from jarfalla_data.report.paper_marks import Ink
from jarfalla_data.report.paper_plane import plane_of
from jarfalla_data.report.paper_traces import draw_trace

WIDTH = 720
"""Pixels that a figure is laid out for, so that its smallest texts are read on a sheet of A4."""
ORDER = ("heatmap", "bar", "scatter")
"""What plotly draws first, whatever the order of the traces."""


@dataclass(frozen=True)
class Picture:
    """A figure as SVG, and its size in pixels."""

    svg: str
    width: float
    height: float


def picture(chart: Chart, key: str, family: str) -> Picture:
    """The figure of a chart; `key` is its own in the file, `family` the font of its texts."""
    width = max(WIDTH, wide_width(chart))
    drawn = draw(chart, width)
    if isinstance(drawn.spec, str):
        size = f'width="{width}" viewBox="0 0 {width} {drawn.height}"'
        svg = laid_out(drawn.spec, width).replace('width="100%"', size, 1).replace(palette.FONT, family)
        return Picture(svg, width, drawn.height)
    return Picture(_drawn(drawn.spec, width, key, family), width, drawn.height)


def _drawn(spec: Json, width: int, key: str, family: str) -> str:
    """A figure in plotly's JSON as SVG."""
    layout, plane, ink = spec["layout"], plane_of(spec, width), Ink(key)
    draw_shapes(ink, layout.get("shapes", []), plane, "below")
    draw_axes(ink, layout, plane)
    for trace in sorted(spec["data"], key=lambda trace: ORDER.index(trace["type"])):
        draw_trace(ink, trace, plane)
    draw_shapes(ink, layout.get("shapes", []), plane, "above")
    draw_annotations(ink, layout.get("annotations", []), plane)
    return ink.finish(width, float(layout["height"]), family)
