"""Drawing on a slide with native shapes, in pixels of a figure that is fitted into a place."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from pptx.dml.color import RGBColor
from pptx.enum.dml import MSO_LINE, MSO_PATTERN
from pptx.enum.shapes import MSO_CONNECTOR, MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, MSO_AUTO_SIZE, PP_ALIGN
from pptx.oxml.ns import qn
from pptx.util import Emu

from jarfalla_data.charts import palette
from jarfalla_data.charts.canvas import LINE, text_width
from jarfalla_data.report.chart_xml import describe
from jarfalla_data.report.freeforms import freeform
from jarfalla_data.report.template import Box

INCH, POINT = 914_400, 12_700
DASHES = {"dash": MSO_LINE.DASH, "dot": MSO_LINE.ROUND_DOT}
ALIGNED = {"left": PP_ALIGN.LEFT, "center": PP_ALIGN.CENTER, "right": PP_ALIGN.RIGHT}
STRIPES = {
    "/": MSO_PATTERN.WIDE_UPWARD_DIAGONAL,
    "\\": MSO_PATTERN.WIDE_DOWNWARD_DIAGONAL,
    "/\\": MSO_PATTERN.DIAGONAL_CROSS,
}
SYMBOLS = {"square": MSO_SHAPE.RECTANGLE, "diamond": MSO_SHAPE.DIAMOND, "circle": MSO_SHAPE.OVAL}

Point = tuple[float, float]


@dataclass(frozen=True)
class Inside:
    """What a surface is filled with: nothing, a colour, or stripes of a colour on another."""

    color: str = ""
    stripes: str = ""
    below: str = palette.WHITE


@dataclass(frozen=True)
class Edge:
    """A line: without a colour there is none."""

    color: str = ""
    width: float = 1
    dash: str = ""


@dataclass(frozen=True)
class Words:
    """Lines of a text, of which some are bold; `anchor` is the part of it that stands at its place."""

    lines: tuple[str, ...]
    size: float
    color: str = palette.INK
    bold: tuple[int, ...] = ()
    anchor: str = "center"
    back: str = ""


NOTHING, NO_EDGE = Inside(), Edge()


class Pen:
    """Draws a figure of so many pixels into a place on a slide; all of it becomes one shape with one alternative."""

    def __init__(self, slide: Any, box: Box, width: float, height: float) -> None:
        """The figure is as large as the place allows, at its left and top."""
        self._shapes: Any = slide.shapes
        self._drawn: list[Any] = []
        self._shapes.turbo_add_enabled = True
        self.scale = min(box[2] / width, box[3] / height) * INCH
        self._left, self._top = box[0] * INCH, box[1] * INCH

    def area(self, contours: Iterable[Sequence[Point]], inside: Inside, edge: Edge = NO_EDGE) -> None:
        """A surface; a contour within another is a hole."""
        self._freeform(contours, inside, edge, close=True)

    def line(self, contours: Iterable[Sequence[Point]], edge: Edge) -> None:
        """A line with gaps."""
        self._freeform(contours, NOTHING, edge, close=False)

    def symbol(self, name: str, at: Point, size: float, inside: Inside, edge: Edge) -> None:
        """A square, a diamond or a circle around a point."""
        x, y = self._at((at[0] - size / 2, at[1] - size / 2))
        side = round(size * self.scale)
        self._finish(self._shapes.add_shape(SYMBOLS[name], x, y, Emu(side), Emu(side)), inside, edge)

    def text(self, words: Words, at: Point) -> None:
        """Lines of text; their middle from top to bottom is at the point."""
        air = 1 if words.back else 1.12  # what is behind a text hides no more than it needs to
        wide = max(text_width(line, round(words.size)) for line in words.lines) * air + 2
        high = len(words.lines) * words.size * LINE
        left = at[0] - {"left": 0.0, "center": wide / 2, "right": wide}[words.anchor]
        x, y = self._at((left, at[1] - high / 2))
        box = self._shapes.add_textbox(x, y, Emu(round(wide * self.scale)), Emu(round(high * self.scale)))
        self._drawn.append(box)
        self._write(box, words)

    def finish(self, name: str, said: str) -> None:
        """Make one shape of all that was drawn, with its name and its alternative in words."""
        describe(self._shapes.add_group_shape(self._drawn), name, said)

    def _at(self, point: Point) -> tuple[Emu, Emu]:
        return Emu(round(self._left + point[0] * self.scale)), Emu(round(self._top + point[1] * self.scale))

    def _freeform(self, contours: Iterable[Sequence[Point]], inside: Inside, edge: Edge, *, close: bool) -> None:
        drawn = [[self._at(point) for point in contour] for contour in contours if len(contour) > 1]
        straight = [contour for contour in drawn if len(contour) == 2]
        for (x, y), (to_x, to_y) in straight:  # a freeform without a width is not drawn
            self._finish(self._shapes.add_connector(MSO_CONNECTOR.STRAIGHT, x, y, to_x, to_y), inside, edge)
        drawn = [contour for contour in drawn if len(contour) > 2]
        if drawn:
            self._finish(self._shapes._shape_factory(self._put(freeform(drawn, close=close))), inside, edge)

    def _put(self, element: Any) -> Any:
        """An element among the others of the slide, with a number of its own."""
        element.nvSpPr.cNvPr.set("id", str(self._shapes._next_shape_id))
        self._shapes._spTree.append(element)
        return element

    def _finish(self, shape: Any, inside: Inside, edge: Edge) -> None:
        style = shape._element.find(qn("p:style"))
        if style is not None:
            shape._element.remove(style)
        if hasattr(shape, "fill"):
            fill_with(shape.fill, inside)
        if edge.color:
            shape.line.color.rgb = RGBColor.from_string(edge.color.removeprefix("#"))
            shape.line.width = Emu(round(edge.width * self.scale))
            if edge.dash in DASHES:
                shape.line.dash_style = DASHES[edge.dash]
        else:
            shape.line.fill.background()
        self._drawn.append(shape)

    def _write(self, box: Any, words: Words) -> None:
        frame = box.text_frame
        frame.word_wrap, frame.auto_size, frame.vertical_anchor = False, MSO_AUTO_SIZE.NONE, MSO_ANCHOR.MIDDLE
        frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
        if words.back:
            fill_with(box.fill, Inside(words.back))
        for i, line in enumerate(words.lines):
            paragraph = frame.paragraphs[0] if i == 0 else frame.add_paragraph()
            paragraph.alignment = ALIGNED[words.anchor]
            run = paragraph.add_run()
            run.text, run.font.bold = line, i in words.bold
            run.font.size = Emu(round(words.size * self.scale / POINT * 2) * POINT // 2)
            run.font.color.rgb = RGBColor.from_string(words.color.removeprefix("#"))


def fill_with(fill: Any, inside: Inside) -> None:
    """Fill a surface."""
    if inside.stripes:
        fill.patterned()
        fill.pattern = STRIPES[inside.stripes]
        fill.fore_color.rgb = RGBColor.from_string(inside.color.removeprefix("#"))
        fill.back_color.rgb = RGBColor.from_string(inside.below.removeprefix("#"))
    elif inside.color:
        fill.solid()
        fill.fore_color.rgb = RGBColor.from_string(inside.color.removeprefix("#"))
    else:
        fill.background()
