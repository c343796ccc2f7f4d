"""The pieces of a drawing as SVG: lines, surfaces, stripes and symbols. Places across follow its width."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from jarfalla_data.charts import palette
from jarfalla_data.charts.paint_text import plain
from jarfalla_data.charts.spec import Json
from jarfalla_data.charts.svg import Across, escaped

Point = tuple[Across, float]
DIAMOND = 1.3  # half of its diagonal, in units of half its size
DASHES = {"dot": (1, 3.0), "dash": (3, 9.0)}
"""By name: a stroke and a gap in units of the line's width, and the least of them in pixels."""
REACH = 8  # pixels from a mark at which the pointer still means it


class Ink:
    """A drawing under construction, what is added later lies above; `key` is its own among the drawings of a page.

    `pointed`: whether there is a pointer, which paper has not.
    """

    def __init__(self, key: str, *, pointed: bool) -> None:
        self._key, self._pointed = key, pointed
        self._parts: list[str] = []
        self._stripes: dict[tuple[Any, ...], str] = {}

    def add(self, part: str) -> None:
        """A finished piece."""
        self._parts.append(part)

    def path(
        self,
        pieces: Sequence[Sequence[Point]],
        *,
        closed: bool,
        fill: str,
        line: Json,
        opacity: float = 1,
        told: str = "",
    ) -> None:
        """Lines through points, each piece for itself, or the surfaces that they go around."""
        steps = " ".join("M" + "L".join(f"{x},{y:.6g}" for x, y in piece) + ("Z" if closed else "") for piece in pieces)
        if steps:
            see = f' opacity="{opacity:g}"' if opacity < 1 else ""
            self.add(f'<path d="{steps}" fill="{fill}"{see}{stroke(line)}{told}/>')

    def box(self, ends: tuple[Across, float, Across, float], fill: str, line: Json, told: str = "") -> None:
        """A rectangle between two corners: x, y, x, y."""
        x0, y0, x1, y1 = ends
        left, right = sorted((x0, x1), key=lambda x: (x.share, x.pixels))
        size = f'width="{right - left}" height="{abs(y1 - y0):.6g}"'
        self.add(f'<rect x="{left}" y="{min(y0, y1):.6g}" {size} fill="{fill}"{stroke(line)}{told}/>')

    def symbol(self, name: str, at: Point, size: float, color: str, line: Json) -> None:
        """A mark of a size in pixels: a circle, square or diamond, filled or open."""
        x, y = at
        name, _, is_open = name.partition("-")
        fill, half = ("none" if is_open else color), size / 2
        if is_open:
            line = {"width": 2, **line, "color": color}
        if name == "circle":
            self.add(f'<circle cx="{x}" cy="{y:.6g}" r="{half:g}" fill="{fill}"{stroke(line)}/>')
        elif name == "square":
            self.box((x - half, y - half, x + half, y + half), fill, line)
        else:
            far = half * DIAMOND
            corners = [(x, y - far), (x + far, y), (x, y + far), (x - far, y)]
            self.path([corners], closed=True, fill=fill, line=line)

    def within_reach(self, at: Point, size: float, told: str) -> None:
        """The place around a mark in which the pointer means it."""
        x, y = at
        if self._pointed:
            self.add(f'<circle cx="{x}" cy="{y:.6g}" r="{max(size / 2, REACH):g}" fill="none"{told}/>')

    def stripes(self, pattern: Json, color: str) -> str:
        """What to fill with so that a surface is striped; `color` where the pattern has none of its own."""
        size = float(pattern.get("size", 8))
        ink, ground = pattern.get("fgcolor") or color, pattern.get("bgcolor") or palette.WHITE
        wide = max(size * float(pattern.get("solidity", 0.3)) * 0.7, 0.6)
        made = (str(pattern["shape"]), size, ink, ground, wide)
        if made not in self._stripes:
            self._stripes[made] = f"{self._key}-{len(self._stripes)}"
        return f"url(#{self._stripes[made]})"

    def finish(self, height: float) -> str:
        """The whole drawing as text."""
        defined = "".join(_pattern(name, *made) for made, name in self._stripes.items())
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" width="100%" height="{height:g}" '
            f'font-family="{palette.FONT}"><defs>{defined}</defs>{"".join(self._parts)}</svg>'
        )


def said(text: Any, code: Any = None) -> str:
    """The attributes of what says something beside the pointer, or tells a code when it is clicked."""
    words = plain(str(text or ""))
    clicked = f' data-code="{escaped(str(code))}"' if code else ""
    beside = f' data-said="{escaped(words).replace(chr(10), "&#10;")}"' if words else ""
    return f' pointer-events="all"{clicked}{beside}' if clicked or beside else ""


def stroke(line: Json) -> str:
    """The attributes of a line's colour, width and dashes; none where there is no line."""
    width, color = float(line.get("width", 2)), line.get("color")
    if not width or not color:
        return ""
    dashes = ""
    if line.get("dash", "solid") in DASHES:
        times, least = DASHES[line["dash"]]
        each = max(times * width, least)
        dashes = f' stroke-dasharray="{each:g},{each:g}"'
    return f' stroke="{color}" stroke-width="{width:g}"{dashes}'


def pieces(x: Sequence[Any], y: Sequence[Any]) -> Iterator[list[tuple[Any, Any]]]:
    """Points as they follow on each other; a missing one begins a new piece."""
    piece: list[tuple[Any, Any]] = []
    for point in zip(x, y, strict=True):
        if point[0] is None or point[1] is None:
            if piece:
                yield piece
            piece = []
        else:
            piece.append(point)
    if piece:
        yield piece


def _pattern(name: str, shape: str, size: float, ink: str, ground: str, wide: float) -> str:
    """Stripes through a square tile, with the corners of those through the tiles beside it."""
    s = size
    runs = {
        "/": f"M{-s / 4},{s / 4}L{s / 4},{-s / 4}M0,{s}L{s},0M{s * 3 / 4},{s * 5 / 4}L{s * 5 / 4},{s * 3 / 4}",
        "\\": f"M{s * 3 / 4},{-s / 4}L{s * 5 / 4},{s / 4}M0,0L{s},{s}M{-s / 4},{s * 3 / 4}L{s / 4},{s * 5 / 4}",
    }
    lines = "".join(f'<path d="{runs[run]}" stroke="{ink}" stroke-width="{wide:g}"/>' for run in shape if run in runs)
    return (
        f'<pattern id="{name}" width="{s:g}" height="{s:g}" patternUnits="userSpaceOnUse">'
        f'<rect width="{s:g}" height="{s:g}" fill="{ground}"/>{lines}</pattern>'
    )
