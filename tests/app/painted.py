"""What lies on what in a drawn figure: each text, mark, line and surface with its colours and all that it stands on.

Figures of plotly's are taken as they are painted for paper, which is the very drawing of the screen.
"""

from __future__ import annotations

import itertools
import math
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from xml.etree import ElementTree

from jarfalla_data.charts import palette
from jarfalla_data.charts.canvas import text_width
from jarfalla_data.charts.paint import paint
from jarfalla_data.charts.svg import laid_out
from tests.drawn import SVG

THICK = 4  # pixels from which a line is something that others lie on
SMALL = 20  # pixels up to which a surface is a mark: others lie on it only when they lie wholly in it

Point = tuple[float, float]
Box = tuple[float, float, float, float]


@dataclass(frozen=True)
class Piece:
    """`seen`: its colours, any of which may be what makes it seen; `on`: all that it lies on or beside.

    A line is one piece for each of its places, `on` what is at its two sides there: it may be the edge of one of them.
    """

    kind: str  # "text", "line" or "surface"
    seen: tuple[str, ...]
    on: frozenset[str]
    said: str = ""


@dataclass
class _Surface:
    contours: list[list[Point]]
    colors: tuple[str, ...]

    def __post_init__(self) -> None:
        xs, ys = zip(*(point for contour in self.contours for point in contour), strict=True)
        self.box: Box = (min(xs), min(ys), max(xs), max(ys))

    @property
    def is_mark(self) -> bool:
        left, top, right, bottom = self.box
        return right - left <= SMALL and bottom - top <= SMALL

    def holds(self, at: Point, whole: Box) -> bool:
        left, top, right, bottom = self.box
        if self.is_mark and not (left < whole[0] and top < whole[1] and whole[2] < right and whole[3] < bottom):
            return False
        if not (left <= at[0] <= right and top <= at[1] <= bottom):
            return False
        return sum(_crosses(contour, at) for contour in self.contours) % 2 == 1


def _crosses(contour: list[Point], at: Point) -> int:
    """How often a line from a point to the right crosses a contour."""
    x, y = at
    pairs = zip(contour, [*contour[1:], contour[0]], strict=True)
    return sum((a[1] > y) != (b[1] > y) and x < (b[0] - a[0]) * (y - a[1]) / (b[1] - a[1]) + a[0] for a, b in pairs)


@dataclass
class _Painting:
    patterns: dict[str, tuple[str, ...]] = field(default_factory=dict)
    surfaces: list[_Surface] = field(default_factory=list)
    pieces: list[Piece] = field(default_factory=list)

    def under(self, points: list[Point], whole: Box) -> frozenset[str]:
        return frozenset(color for at in points for color in self._top(at, whole))

    def _top(self, at: Point, whole: Box) -> tuple[str, ...]:
        found = (surface.colors for surface in reversed(self.surfaces) if surface.holds(at, whole))
        return next(found, (palette.WHITE,))


def pieces(spec: Any, width: int) -> list[Piece]:
    """Everything in a figure, SVG or plotly's, in a place so many pixels wide."""
    svg = laid_out(spec if isinstance(spec, str) else paint(_with_upright_bars(spec), "k"), width)
    svg = svg.replace('width="100%"', f'width="{width}"').replace('x="100%"', f'x="{width}"')
    painting = _Painting()
    _paint(painting, ElementTree.fromstring(svg), {})  # noqa: S314 - the project's own drawing
    return painting.pieces


def _with_upright_bars(spec: Any) -> Any:
    """A figure in which bars that lie are surfaces, which paper has no need of."""
    data: list[Any] = []
    for trace in spec["data"]:
        if trace["type"] == "bar" and trace.get("orientation") == "h":
            data += _lying(trace)
        else:
            data.append(trace)
    return {**spec, "data": data}


def _lying(trace: Any) -> Iterator[Any]:
    marker, half = trace["marker"], trace["width"] / 2
    for x, base, y in zip(trace["x"], trace["base"], trace["y"], strict=True):
        inside = {"fillpattern": marker["pattern"]} if "pattern" in marker else {"fillcolor": marker["color"]}
        corners = {"x": [base, base + x, base + x, base], "y": [y - half, y - half, y + half, y + half]}
        yield {"type": "scatter", "mode": "lines", "fill": "toself", "line": marker["line"], **corners, **inside}


def _paint(painting: _Painting, element: Any, above: dict[str, str]) -> None:
    at, tag = {**above, **element.attrib}, element.tag.removeprefix(SVG)
    if tag == "pattern":
        colors = (e.get("stroke") or e.get("fill") for e in element)
        painting.patterns[at["id"]] = tuple(dict.fromkeys(color for color in colors if color))
    elif tag == "text":
        _paint_text(painting, element, at)
    elif tag in ("svg", "g", "defs"):
        assert "opacity" not in at, "a colour that is mixed is none of the palette's"
        kept = {k: v for k, v in at.items() if k not in ("width", "height", "transform")}
        if "transform" in element.attrib:  # below the mark of invented numbers: all moves by as much
            assert painting.surfaces == []
        for child in element:
            _paint(painting, child, kept)
    else:
        assert float(at.get("opacity", 1)) == 1, "a colour that is mixed is none of the palette's"
        _paint_shape(painting, tag, at)


def _paint_text(painting: _Painting, element: Any, at: dict[str, str]) -> None:
    for span in list(element) or [element]:
        said = span.text or ""
        own = {**at, **span.attrib}
        size = float(own.get("font-size", palette.TEXT))
        x, y = float(own.get("x", 0)), float(own.get("y", 0)) - 0.35 * size
        line = said if "x" in span.attrib else "".join(element.itertext())
        wide = text_width(line, round(size))
        start = x - {"start": 0.0, "middle": wide / 2, "end": wide}[own.get("text-anchor", "start")]
        points = [(start + wide * share, y) for share in (0.02, 0.25, 0.5, 0.75, 0.98)]
        # What is around the letters hides all that lies below.
        on = frozenset({own["stroke"]}) if "stroke" in own else painting.under(points, _around(points, 2))
        if said.strip():
            painting.pieces.append(Piece("text", (own.get("fill", palette.INK),), on, said))


def _paint_shape(painting: _Painting, tag: str, at: dict[str, str]) -> None:
    contours = list(_contours(tag, at))
    fill, stroke = "none" if tag == "line" else at.get("fill", "none"), at.get("stroke", "none")
    stroke = "none" if float(at.get("stroke-width", 1)) == 0 else stroke
    if not any(contours) or (fill == "none" and stroke == "none"):
        return
    colors = painting.patterns[fill[5:-1]] if fill.startswith("url") else () if fill == "none" else (fill,)
    edge = (stroke,) if stroke != "none" else ()
    if colors:
        surface = _Surface(contours, colors)
        beside = _beside(surface)
        painting.pieces.append(Piece("surface", (*edge, *colors), painting.under(beside, _around(beside, 0))))
        painting.surfaces.append(surface)
        return
    width = float(at.get("stroke-width", 1))
    for start, end in (pair for contour in contours for pair in itertools.pairwise(contour)):
        length = math.dist(start, end) or 1
        dx, dy = -(end[1] - start[1]) / length, (end[0] - start[0]) / length  # a pixel across
        for share in (0.1, 0.5, 0.9):
            x, y = start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share
            away = width / 2 + 0.5
            sides = [(x + dx * away, y + dy * away), (x - dx * away, y - dy * away)]
            painting.pieces.append(Piece("line", edge, painting.under(sides, _around(sides, 0))))
        if width >= THICK:
            dx, dy = dx * width / 2, dy * width / 2
            corners = [(start[0] + dx, start[1] + dy), (end[0] + dx, end[1] + dy)]
            corners += [(end[0] - dx, end[1] - dy), (start[0] - dx, start[1] - dy)]
            painting.surfaces.append(_Surface([corners], edge))


def _beside(surface: _Surface) -> list[Point]:
    """Of a mark the points a pixel outside it, as it is seen against these; of a surface a point inside it."""
    left, top, right, bottom = surface.box
    x, y = (left + right) / 2, (top + bottom) / 2
    if surface.is_mark:
        return [(left - 1, y), (right + 1, y), (x, top - 1), (x, bottom + 1)]
    corners = [point for contour in surface.contours for point in contour]
    inside = ((0.98 * cx + 0.02 * x, 0.98 * cy + 0.02 * y) for cx, cy in [(x, y), *corners])
    return [next((at for at in inside if surface.holds(at, surface.box)), (x, y))]


def _around(points: list[Point], air: float) -> Box:
    xs, ys = zip(*points, strict=True)
    return min(xs) - air, min(ys) - air, max(xs) + air, max(ys) + air


def _contours(tag: str, at: dict[str, str]) -> Iterator[list[Point]]:
    if tag == "rect":
        x, y, wide, high = (float(at.get(name, 0)) for name in ("x", "y", "width", "height"))
        if wide and high:
            corners = [(x, y), (x + wide, y), (x + wide, y + high), (x, y + high)]
            yield corners if at.get("fill", "none") != "none" else [*corners, corners[0]]
    elif tag == "circle":
        x, y, r = (float(at[name]) for name in ("cx", "cy", "r"))
        turns = (i * math.pi / 8 for i in range(16))
        yield [(x + r * math.cos(turn), y + r * math.sin(turn)) for turn in turns]
    elif tag == "line":
        yield [(float(at["x1"]), float(at["y1"])), (float(at["x2"]), float(at["y2"]))]
    elif tag == "path":
        for part in at["d"].replace("Z", "").split("M")[1:]:
            numbers = re.findall(r"(-?[\d.]+(?:e-?\d+)?)[ ,]+(-?[\d.]+(?:e-?\d+)?)", part)
            yield [(float(x), float(y)) for x, y in numbers]
    else:
        raise ValueError(tag)
