"""The traces of a figure in plotly's JSON, painted as SVG: lines, surfaces, marks, texts, bars and fields of cells."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from jarfalla_data.charts import palette
from jarfalla_data.charts.paint_marks import Ink, Point, pieces, said
from jarfalla_data.charts.paint_plane import DAY_MS, Plane
from jarfalla_data.charts.paint_text import Look, written
from jarfalla_data.charts.spec import Json

NO_LINE: Json = {"width": 0}


def draw_trace(ink: Ink, trace: Json, plane: Plane) -> None:
    """One trace; KeyError for a type that no figure of the pages has."""
    _TYPES[trace["type"]](ink, trace, plane)


def _scatter(ink: Ink, trace: Json, plane: Plane) -> None:
    mode, fill = trace.get("mode", "lines"), trace.get("fill")
    if fill == "toself" or "lines" in mode:
        found = [[(plane.x.at(x), plane.y.at(y)) for x, y in piece] for piece in pieces(trace["x"], trace["y"])]
        line, opacity = trace.get("line", {}), float(trace.get("opacity", 1))
        paint = _paint(ink, trace) if fill == "toself" else "none"
        told = _told(trace, 0) if "fills" in trace.get("hoveron", "") or _says_one_thing(trace) else ""
        ink.path(found, closed=fill == "toself", fill=paint, opacity=opacity, line=line, told=told)
    if "markers" in mode:
        _markers(ink, trace, plane)
    if "text" in mode:
        _texts(ink, trace, plane)
    if "fills" not in trace.get("hoveron", ""):
        _places_told(ink, trace, plane)


def _says_one_thing(trace: Json) -> bool:
    """Whether all of a line says the same, as what is known only by its month does: it is pointed at anywhere."""
    return trace.get("mode") == "lines" and isinstance(trace.get("text"), str)


def _paint(ink: Ink, trace: Json) -> str:
    """What a surface is filled with."""
    if "fillpattern" in trace:
        return ink.stripes(trace["fillpattern"], palette.HATCH)
    return str(trace.get("fillcolor", "none"))


def _points(trace: Json, plane: Plane) -> Iterator[tuple[int, Point]]:
    """Each point that there is with its number."""
    for i, (x, y) in enumerate(zip(trace["x"], trace["y"], strict=True)):
        if x is not None and y is not None:
            yield i, (plane.x.at(x), plane.y.at(y))


def _markers(ink: Ink, trace: Json, plane: Plane) -> None:
    marker = trace["marker"]
    line = marker.get("line", NO_LINE)
    for i, at in _points(trace, plane):
        if not float(_each(marker.get("opacity", 1), i)):
            continue
        edge = {name: _each(value, i) for name, value in line.items()}
        size, color = float(_each(marker.get("size", 6), i)), str(_each(marker["color"], i))
        ink.symbol(str(_each(marker.get("symbol", "circle"), i)), at, size, color, edge)


def _places_told(ink: Ink, trace: Json, plane: Plane) -> None:
    """What is said around each point of a trace that says something."""
    size = trace.get("marker", {}).get("size", 0)
    for i, at in _points(trace, plane):
        told = _told(trace, i)
        if told:
            ink.within_reach(at, float(_each(size, i)), told)


def _told(trace: Json, i: int) -> str:
    """What a point, or a surface, says beside the pointer and tells when it is clicked."""
    told = trace.get("hovertext", trace.get("text", "")) if trace.get("hoverinfo") == "text" else ""
    return said(_each(told, i), _each(trace.get("customdata"), i))


def _texts(ink: Ink, trace: Json, plane: Plane) -> None:
    font, side = trace.get("textfont", {}), trace.get("textposition", "middle center").partition(" ")[2]
    anchor = {"right": "left", "left": "right"}.get(side, "center")
    for i, at in _points(trace, plane):
        look = Look(float(_each(font.get("size", palette.TEXT), i)), str(_each(font.get("color", palette.INK), i)))
        ink.add(written(str(_each(trace["text"], i)), at, look, anchor, "middle"))


def _bars(ink: Ink, trace: Json, plane: Plane) -> None:
    """Bars, upright or level: each from its base as far as its value, as wide as it says in the units of the axis."""
    marker, is_level = trace["marker"], trace.get("orientation") == "h"
    along = plane.y if is_level else plane.x
    per_unit = DAY_MS if along.kind == "date" else 1
    at, values = (trace["y"], trace["x"]) if is_level else (trace["x"], trace["y"])
    for i, (name, length) in enumerate(zip(at, values, strict=True)):
        wide, base = float(_each(trace["width"], i)) / per_unit, float(_each(trace.get("base", 0), i))
        start = along.number(name) + (float(_each(trace["offset"], i)) if "offset" in trace else -wide / 2)
        color, pattern = str(_each(marker["color"], i)), marker.get("pattern", {})
        own = {name: _each(value, i) for name, value in pattern.items()}
        fill = ink.stripes(own, color) if own.get("shape") else color
        sides, ends = (start, start + wide), (base, base + float(length))
        (x0, x1), (y0, y1) = (ends, sides) if is_level else (sides, ends)
        corners = plane.x.at_number(x0), plane.y.at_number(y0), plane.x.at_number(x1), plane.y.at_number(y1)
        edge = {part: _each(value, i) for part, value in marker.get("line", NO_LINE).items()}
        ink.box(corners, fill, edge, _told(trace, i))


def _cells(ink: Ink, trace: Json, plane: Plane) -> None:
    """A field of cells, each in the colour of its level, with air between them."""
    low, high, gap = float(trace["zmin"]), float(trace["zmax"]), float(trace.get("xgap", 0)) / 2
    for down, row in enumerate(trace["z"]):
        for across, level in enumerate(row):
            if level is None:
                continue
            left, right = (plane.x.at_number(across + half) for half in (-0.5, 0.5))
            top, bottom = sorted(plane.y.at_number(down + half) for half in (-0.5, 0.5))
            color = _on_scale(trace["colorscale"], (float(level) - low) / (high - low))
            ink.box((left + gap, top + gap, right - gap, bottom - gap), color, NO_LINE)


def _on_scale(steps: list[list[Any]], part: float) -> str:
    """The colour of a scale without transitions."""
    return str(next((color for edge, color in steps[1::2] if part <= edge), steps[-1][1]))


def _each(value: Any, i: int) -> Any:
    """The value of one point, where each has its own, or of all."""
    return value[i] if isinstance(value, list) else value


_TYPES: dict[str, Callable[[Ink, Json, Plane], None]] = {"scatter": _scatter, "bar": _bars, "heatmap": _cells}
