"""The map of areas as native shapes: its own drawing, and beside it every area with its number and its value."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from itertools import pairwise
from typing import Any
from xml.etree import ElementTree

from jarfalla_data.charts import palette
from jarfalla_data.charts.area_labels import SIZE
from jarfalla_data.charts.area_words import value_words
from jarfalla_data.charts.draw_area_map import STRIPES
from jarfalla_data.charts.draw_area_map import draw as draw_map
from jarfalla_data.charts.model import Chart
from jarfalla_data.charts.svg import MIDDLE
from jarfalla_data.report.pen import Edge, Inside, Pen, Point, Words
from jarfalla_data.report.template import Box

ACROSS, FEWEST = 640, 14
"""Pixels that the map and the part that is enlarged are drawn for, beside each other; rows beside them at least."""
PART = 0.64
"""Of the place's width, for the map; the rest is for the names."""
NS = "{http://www.w3.org/2000/svg}"
ANCHORS = {"start": "left", "middle": "center", "end": "right"}
Attributes = Mapping[str, str]


def draw(slide: Any, chart: Chart, box: Box, mark: str) -> None:
    """The map at the left of the place, its areas with their values at the right."""
    root = ElementTree.fromstring(draw_map(chart, ACROSS).finish())  # noqa: S314 - the project's own drawing
    elements = [element for element in root if element.tag != f"{NS}pattern"]
    bottom = _bottom(elements)
    left, top, width, height = box
    pen = Pen(slide, (left, top, width * PART, height), ACROSS, bottom + 20)
    if mark:
        pen.text(Words((mark,), SIZE, palette.EXAMPLE, (0,), "left"), (0, bottom + 12))
    for element in elements:
        if element.tag != f"{NS}text" or _lines_at(element)[0][1] <= bottom:
            _put(pen, element)
    pen.finish(chart.key, chart.alt)
    numbers = {e[0].text for e in elements if e.tag == f"{NS}text" and len(e) == 1}
    _names(slide, chart, numbers, (left + width * PART + 0.2, top, width * (1 - PART) - 0.2, height))


def _bottom(elements: Sequence[Any]) -> float:
    """The lower edge of the map and its legend: what lies below is the key, which stands beside the map here."""
    boxes = [e.attrib for e in elements if e.tag == f"{NS}rect"]
    ends = [float(at["y"]) + float(at["height"]) for at in boxes]
    ends += [y for e in elements if e.tag == f"{NS}path" for contour in _contours(e.get("d")) for _, y in contour]
    return max(ends, default=40.0) + 6


def _put(pen: Pen, element: Any) -> None:
    at = element.attrib
    if element.tag == f"{NS}text":
        _put_text(pen, element)
        return
    edge = Edge(at.get("stroke", ""), float(at.get("stroke-width", 1)))
    if element.tag == f"{NS}rect":
        x, y, width, height = (float(at[name]) for name in ("x", "y", "width", "height"))
        corners = [(x, y), (x + width, y), (x + width, y + height), (x, y + height)]
        pen.area([corners], _inside(at), edge)
    elif at["fill"] == "none":
        pen.line(_contours(at["d"]), edge)
    else:
        pen.area(_contours(at["d"]), _inside(at), edge)


def _inside(at: Attributes) -> Inside:
    fill = at["fill"]
    if fill.startswith("url"):
        return Inside(palette.HATCH, STRIPES[fill.rstrip(")").rpartition("-")[2]])
    return Inside("" if fill == "none" else fill)


def _contours(path: str) -> list[list[Point]]:
    """The parts of a path, each a line of points."""
    parts = path.replace("Z", "").split("M")[1:]
    return [[_point(step) for step in part.split("L")] for part in parts]


def _point(step: str) -> Point:
    x, _, y = step.partition(",")
    return float(x), float(y)


def _lines_at(element: Any) -> list[tuple[str, float]]:
    """The lines of a text and where each stands."""
    return [(span.text or "", float(span.get("y")) - MIDDLE * SIZE) for span in element]


def _put_text(pen: Pen, element: Any) -> None:
    at, lines = element.attrib, _lines_at(element)
    bold = tuple(i for i, span in enumerate(element) if "font-weight" in span.attrib)
    back = palette.WHITE if at.get("stroke") == palette.WHITE else ""
    words = Words(
        tuple(text for text, _ in lines),
        SIZE,
        at.get("fill", palette.INK),
        bold,
        ANCHORS[at.get("text-anchor", "middle")],
        back,
    )
    pen.text(words, (float(element[0].get("x")), (lines[0][1] + lines[-1][1]) / 2))


def _names(slide: Any, chart: Chart, numbers: Set[str | None], box: Box) -> None:
    """Number, name and value of each area that has no room for its name, or no outline."""
    every = chart.layers["areas"].rows
    rows = [row for row in every if not row.number or str(row.number) in numbers]
    rows.sort(key=lambda row: (row.number == 0, row.number, row.name))
    each, wide = 20, 300
    if not rows:
        return
    pen = Pen(slide, box, wide, max(len(rows), FEWEST) * each)
    for row, y in _below(rows, each):
        pen.text(Words((str(row.number) if row.number else "–",), 12, bold=(0,), anchor="right"), (18, y))
        bold = (0,) if row.selected else ()
        pen.text(Words((str(row.name),), 12, bold=bold, anchor="left"), (26, y))
        pen.text(Words((value_words(row, chart.lang),), 12, bold=bold, anchor="right"), (wide, y))
    for (_, y), _ in pairwise(_below(rows, each)):
        pen.line([[(0, y + each / 2), (wide, y + each / 2)]], Edge(palette.RULE, 0.7))
    pen.finish(f"{chart.key}-names", "; ".join(f"{row.name} {value_words(row, chart.lang)}" for row in rows))


def _below(rows: Sequence[Any], each: float) -> Iterator[tuple[Any, float]]:
    return ((row, each * (i + 0.5)) for i, row in enumerate(rows))
