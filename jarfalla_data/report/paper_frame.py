"""What stands around the traces of a figure in plotly's JSON, drawn as SVG: axes, shapes and texts."""

from __future__ import annotations

import re
from typing import Any

from jarfalla_data.charts import palette
from jarfalla_data.charts.spec import Json
from jarfalla_data.report.paper_marks import Ink
from jarfalla_data.report.paper_plane import Plane, Scale
from jarfalla_data.report.paper_text import Look, written

STANDOFF = 4
_STEP = re.compile(r"([ML])\s*([^ML\s,]+)[\s,]+([^ML\s]+)")


def draw_axes(ink: Ink, layout: Json, plane: Plane) -> None:
    """The lines of the grid and the names below and beside the plot."""
    for name, scale in (("xaxis", plane.x), ("yaxis", plane.y)):
        axis: Json = layout.get(name, {})
        if axis.get("visible", True):
            _axis(ink, axis, scale, plane, upright=name == "yaxis")


def _axis(ink: Ink, axis: Json, scale: Scale, plane: Plane, *, upright: bool) -> None:
    (left, right), (bottom, top) = plane.x.pixels, plane.y.pixels
    font = axis.get("tickfont", {})
    look = Look(float(font.get("size", palette.TEXT)), str(font.get("color", palette.INK)))
    away = STANDOFF + float(axis.get("ticklabelstandoff", 0))
    for value, text in zip(axis.get("tickvals", ()), axis.get("ticktext", ()), strict=True):
        at = scale.at(value)
        if axis.get("showgrid", True):
            ends = [(left, at), (right, at)] if upright else [(at, top), (at, bottom)]
            line = {"color": axis.get("gridcolor", palette.RULE), "width": 1}
            ink.path([ends], closed=False, fill="none", opacity=1, line=line)
        if upright:
            ink.add(written(str(text), (left - away, at), look, "right", "middle"))
        else:
            ink.add(written(str(text), (at, bottom + away), look, "center", "top"))


def draw_shapes(ink: Ink, shapes: list[Json], plane: Plane, layer: str) -> None:
    """The shapes that lie below the traces, or above them."""
    for shape in shapes:
        if shape.get("layer", "above") == layer:
            _shape(ink, shape, plane)


def _shape(ink: Ink, shape: Json, plane: Plane) -> None:
    fill, line = str(shape.get("fillcolor", "none")), {"color": palette.INK, **shape.get("line", {})}
    refs = str(shape.get("xref", "x")), str(shape.get("yref", "y"))
    if shape["type"] == "path":
        ink.path(_pieces(shape["path"], plane, refs), closed=False, fill="none", opacity=1, line=line)
        return
    x0, x1 = (_along(shape, "x", end, plane, refs) for end in ("0", "1"))
    y0, y1 = (_along(shape, "y", end, plane, refs) for end in ("0", "1"))
    if shape["type"] == "line":
        ink.path([[(x0, y0), (x1, y1)]], closed=False, fill="none", opacity=1, line=line)
    else:
        ink.box((x0, y0, x1, y1), fill, line)


def _along(shape: Json, name: str, end: str, plane: Plane, refs: tuple[str, str]) -> float:
    """Where an end of a shape is; one that is as many pixels from its anchor counts these."""
    ref, find = (refs[0], plane.across) if name == "x" else (refs[1], plane.down)
    value = shape[name + end]
    if shape.get(f"{name}sizemode") == "pixel":
        return find(shape[f"{name}anchor"], ref) + (float(value) if name == "x" else -float(value))
    return find(value, ref)


def _pieces(path: str, plane: Plane, refs: tuple[str, str]) -> list[list[tuple[float, float]]]:
    """The pieces of a path that is written in the values of the axes."""
    found: list[list[tuple[float, float]]] = []
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
