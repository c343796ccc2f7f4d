"""A drawing in SVG, built piece by piece, in pixels.

A map of many areas is drawn so: plotly takes ten times as long to draw one anew, at every click.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape

from jarfalla_data.charts import palette
from jarfalla_data.charts.area_view import Line
from jarfalla_data.charts.canvas import LINE

MIDDLE = 0.35
"""From the middle of a line of text down to the line that it stands on, in units of its size."""

RUNS = {"/": "M-1,1L1,-1M0,6L6,0M5,7L7,5", "\\": "M5,-1L7,1M0,0L6,6M-1,5L1,7"}
"""Stripes through a tile of six pixels, and the pieces in its corners of those through the tiles beside it."""


@dataclass(frozen=True)
class Across:
    """A place or a length across that follows the drawing's width: so many pixels, and a share of the whole width."""

    pixels: float
    share: float

    def __str__(self) -> str:
        """As it stands in the drawing, until the width is known."""
        return f"{{{self.pixels:.7g} {self.share:.7g}}}"

    def __add__(self, further: float | Across) -> Across:
        """So many pixels to the right, or a length further."""
        if isinstance(further, Across):
            return Across(self.pixels + further.pixels, self.share + further.share)
        return Across(self.pixels + further, self.share)

    def __sub__(self, back: float | Across) -> Across:
        """So many pixels to the left, or the length from there."""
        return self + back * -1

    def __mul__(self, times: float) -> Across:
        """A length so many times."""
        return Across(self.pixels * times, self.share * times)


FOLLOWS = re.compile(r"\{(-?[\d.e-]+) (-?[\d.e-]+)\}")

Value = str | float | Across
Attributes = dict[str, Value]
"""Of an element; an underscore stands for each hyphen of a name."""


def laid_out(drawing: str, width: float) -> str:
    """A finished drawing for a place of this width, in which nothing is left that follows it."""
    return FOLLOWS.sub(lambda place: f"{float(place[1]) + float(place[2]) * width:g}", drawing)


class Svg:
    """A drawing of a height, under construction; what is added later lies above. All words are escaped here."""

    def __init__(self, key: str, size: int, height: int = 0) -> None:
        """`key`: a name of its own on the page. `size`: of the texts. The height may be told later."""
        self.key, self.size, self.height = key, size, height
        self._parts: list[str] = []

    def add(self, element: str, **attributes: Value) -> None:
        """An element of SVG that holds nothing."""
        self._parts.append(f"<{element}{_written(attributes)}/>")

    def add_down(self, x: Across, parts: Sequence[tuple[float, float]], **attributes: Value) -> None:
        """A line straight down, in parts from top to bottom each."""
        for top, bottom in parts:
            self.add("line", x1=x, x2=x, y1=top, y2=bottom, **attributes)

    def add_line(self, line: Line, **attributes: Value) -> None:
        """A line with gaps."""
        self.add("path", d="".join(_steps(line)), fill="none", **attributes)

    def add_area(self, line: Line, **attributes: Value) -> None:
        """The surfaces that the parts of a line go around; a part inside another is a hole."""
        path = "".join(_steps(line)).replace("M", "ZM")[1:]
        self.add("path", d=f"{path}Z", fill_rule="evenodd", **attributes)

    def add_rectangle(self, box: tuple[float, float, float, float], /, **attributes: Value) -> None:
        """A rectangle: left, top, right, bottom."""
        left, top, right, bottom = box
        self.add("rect", x=left, y=top, width=right - left, height=bottom - top, **attributes)

    def add_text(
        self, lines: Sequence[str], at: tuple[float, float], bold: Sequence[int] = (), /, **attributes: Value
    ) -> None:
        """Lines of text whose middle, from top to bottom, is at a point; those numbered in `bold` are bold."""
        (x, y), step = at, LINE * self.size
        top = y - (len(lines) - 1) / 2 * step + MIDDLE * self.size
        weights = [' font-weight="700"' if i in bold else "" for i in range(len(lines))]
        spans = [
            f'<tspan x="{x:g}" y="{top + i * step:g}"{weight}>{escaped(line)}</tspan>'
            for i, (line, weight) in enumerate(zip(lines, weights, strict=True))
        ]
        self._parts.append(f"<text{_written(attributes)}>{''.join(spans)}</text>")

    def add_run(
        self, parts: Sequence[tuple[str, Attributes]], at: tuple[Value, float], size: int = 0, /, **attributes: Value
    ) -> None:
        """A line of text with its middle at a height, in parts that each look their own way; `size` of most of it."""
        x, y = at
        spans = "".join(f"<tspan{_written(look)}>{escaped(text)}</tspan>" for text, look in parts)
        place: Attributes = {"x": x, "y": y + MIDDLE * (size or self.size)}
        self._parts.append(f"<text{_written({**place, **attributes})}>{spans}</text>")

    def add_stripes(self, name: str, directions: str) -> str:
        """Define a fill of stripes that run as the strokes do, / or \\ or both; answers what to fill with."""
        lines = "".join(f'<path d="{RUNS[run]}" stroke="{palette.HATCH}" stroke-width="1.2"/>' for run in directions)
        ident = f"{self.key}-{name}"
        self._parts.append(
            f'<pattern id="{ident}" width="6" height="6" patternUnits="userSpaceOnUse">'
            f'<rect width="6" height="6" fill="{palette.WHITE}"/>{lines}</pattern>'
        )
        return f"url(#{ident})"

    def mark(self, words: str, height: int) -> None:
        """Write words at the right above all that is there, which moves down by so many pixels."""
        font: Attributes = {"font_weight": 700, "fill": palette.EXAMPLE, "text_anchor": "end"}
        above = f'<text x="100%" y="{height - 5}"{_written(font)}>{escaped(words)}</text>'
        self._parts = [above, f'<g transform="translate(0,{height})">', *self._parts, "</g>"]
        self.height += height

    def finish(self) -> str:
        """The whole drawing as text."""
        house: Attributes = {"font_family": palette.FONT, "font_size": self.size, "fill": palette.INK}
        size: Attributes = {"width": "100%", "height": self.height, "text_anchor": "middle"}
        inside = "".join(self._parts)
        return f'<svg xmlns="http://www.w3.org/2000/svg"{_written({**size, **house})}>{inside}</svg>'


def _steps(line: Line) -> Iterator[str]:
    """Each point of a line as a step of a path; the first one after a gap begins anew."""
    began = False
    for x, y in zip(*line, strict=True):
        if x is not None and y is not None:
            yield f"{'L' if began else 'M'}{x:g},{y:g}"
        began = x is not None


def _written(attributes: Attributes) -> str:
    """Attributes as they stand in an element."""
    return "".join(f' {name.replace("_", "-")}="{_value(value)}"' for name, value in attributes.items())


def _value(value: Value) -> str:
    if isinstance(value, str):
        return escaped(value).replace("\n", "&#10;")  # XML makes a space of a line end
    return str(value) if isinstance(value, Across) else f"{value:g}"


def escaped(text: str) -> str:
    """A text that is neither markup nor a place that follows the width."""
    return escape(text).replace("{", "&#123;")
