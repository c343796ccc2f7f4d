"""A figure in plotly's JSON as an SVG that follows its width: for paper, and where plotly takes too long on screen."""

from __future__ import annotations

from jarfalla_data.charts.paint_frame import draw_annotations, draw_axes, draw_shapes
from jarfalla_data.charts.paint_marks import Ink
from jarfalla_data.charts.paint_plane import plane_of
from jarfalla_data.charts.paint_traces import draw_trace
from jarfalla_data.charts.spec import Json

ORDER = ("heatmap", "bar", "scatter")
"""What plotly draws first, whatever the order of the traces."""


def paint(spec: Json, key: str, *, pointed: bool = True) -> str:
    """The figure as SVG; `key` is its own among the drawings of a page.

    `pointed`: marks say what they are beside the pointer, which paper has not.
    """
    layout, plane, ink = spec["layout"], plane_of(spec), Ink(key, pointed=pointed)
    draw_shapes(ink, layout.get("shapes", []), plane, "below")
    draw_axes(ink, layout, plane)
    for trace in sorted(spec["data"], key=lambda trace: ORDER.index(trace["type"])):
        draw_trace(ink, trace, plane)
    draw_shapes(ink, layout.get("shapes", []), plane, "above")
    draw_annotations(ink, layout.get("annotations", []), plane)
    return ink.finish(plane.height)
