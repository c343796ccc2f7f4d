"""What stands around the traces of a figure in plotly's JSON, painted as SVG: axes, shapes and texts."""

from __future__ import annotations

import re
from typing import Any

from jarfalla_data.charts import palette
from jarfalla_data.charts.paint_marks import Ink, Point
from jarfalla_data.charts.paint_plane import Plane
from jarfalla_data.charts.paint_text import Look, written
from jarfalla_data.charts.spec import Json
from jarfalla_data.charts.svg import Across

STANDOFF = 4
_STEP = re.compile(r"([ML])\s*([^ML\s,]+)[\s,]+([^ML\s]+)")


def draw_axes(ink: Ink, layout: Json, plane: Plane) -> None:
    """The lines of the grid and the names below and beside the plot."""
    for name, draw in (("xaxis", _across), ("yaxis", _upright)):
        axis: Json = layout.get(name, {})
        if axis.get("visible", True):
            for value, text in zip(axis.get("tickvals", ()), axis.get("ticktext", ()), strict=True):
                draw(ink, axis, value, str(text), plane)


def _across(ink: Ink, axis: Json, value: Any, text: str, plane: Plane) -> None:
    """One place of the axis across: its line from top to bottom, its name below."""
    x, (bottom, top) = plane.x.at(value), plane.y.places
    _grid_line(ink, axis, [(x, top), (x, bottom)])
    ink.add(written(text, (x, bottom + _away(axis)), _look(axis), "center", "top"))


def _upright(ink: Ink, axis: Json, value: Any, text: str, plane: Plane) -> None:
    """One place of the upright axis: its line across, its name at the left."""
    y, (left, right) = plane.y.at(value), plane.x.places
    _grid_line(ink, axis, [(left, y), (right, y)])
    ink.add(written(text, (left - _away(axis), y), _look(axis), "right", "middle"))


def _grid_line(ink: Ink, axis: Json, ends: list[Point]) -> None:
    if axis.get("showgrid", True):
        ink.path([ends], closed=False, fill="none", line={"color": axis.get("gridcolor", palette.RULE), "width": 1})


def _away(axis: Json) -> float:
    return STANDOFF + float(axis.get("ticklabelstandoff", 0))


def _look(axis: Json) -> Look:
    font = axis.get("tickfont", {})
    return Look(float(font.get("size", palette.TEXT)), str(font.get("color", palette.INK)))


def draw_shapes(ink: Ink, shapes: list[Json], plane: Plane, layer: str) -> None:
    """The shapes that lie below the traces, or above them."""
    for shape in shapes:
        if shape.get("layer", "above") == layer:
            _shape(ink, shape, plane)


def _shape(ink: Ink, shape: Json, plane: Plane) -> None:
    fill, line = str(shape.get("fillcolor", "none")), {"color": palette.INK, **shape.get("line", {})}
    refs = str(shape.get("xref", "x")), str(shape.get("yref", "y"))
    if shape["type"] == "path":
        ink.path(_pieces(shape["path"], plane, refs), closed=False, fill="none", line=line)
        return
    x0, x1 = (_x(shape, end, plane, refs[0]) for end in ("0", "1"))
    y0, y1 = (_y(shape, end, plane, refs[1]) for end in ("0", "1"))
    if shape["type"] == "line":
        ink.path([[(x0, y0), (x1, y1)]], closed=False, fill="none", line=line)
    else:
        ink.box((x0, y0, x1, y1), fill, line)


def _x(shape: Json, end: str, plane: Plane, ref: str) -> Across:
    """Where an end of a shape is across; one that is as many pixels from its anchor counts these."""
    if shape.get("xsizemode") == "pixel":
        return plane.across(shape["xanchor"], ref) + float(shape[f"x{end}"])
    return plane.across(shape[f"x{end}"], ref)


def _y(shape: Json, end: str, plane: Plane, ref: str) -> float:
    """The same from top to bottom."""
    if shape.get("ysizemode") == "pixel":
        return plane.down(shape["yanchor"], ref) - float(shape[f"y{end}"])
    return plane.down(shape[f"y{end}"], ref)


def _pieces(path: str, plane: Plane, refs: tuple[str, str]) -> list[list[Point]]:
    """The pieces of a path that is written in the values of the axes."""
    found: list[list[Point]] = []
    for step, x, y in _STEP.findall(path):
        if step == "M":
            found.append([])
        found[-1].append((plane.across(x, refs[0]), plane.down(y, refs[1])))
    return found


def draw_annotations(ink: Ink, notes: list[Json], plane: Plane) -> None:
    """All texts that stand on the figure by themselves."""
    for note in notes:
        xref, yref, font = str(note.get("xref", "x")), str(note.get("yref", "y")), note.get("font", {})
        x = plane.across(note["x"], xref) + float(note.get("xshift", 0))
        y = plane.down(note["y"], yref) - float(note.get("yshift", 0))
        look = Look(float(font.get("size", palette.TEXT)), str(font.get("color", palette.INK)))
        anchor = _anchor(note.get("xanchor", "auto"), note["x"], xref, ("left", "center", "right"))
        upright = _anchor(note.get("yanchor", "auto"), note["y"], yref, ("bottom", "middle", "top"))
        ink.add(written(str(note["text"]), (x, y), look, anchor, upright, note.get("bgcolor")))


def _anchor(said: str, part: Any, ref: str, names: tuple[str, str, str]) -> str:
    """The part of a text that stands at its place: unsaid, the middle, or on the paper the side that is nearest."""
    if said != "auto":
        return said
    return names[1] if ref != "paper" else names[0] if part < 1 / 3 else names[2] if part > 2 / 3 else names[1]
