"""An empty presentation of the house: wide, its slides of four kinds, titles and texts where they are read."""

from __future__ import annotations

from typing import Any

from pptx import Presentation
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.opc.packuri import PackURI
from pptx.oxml.ns import qn
from pptx.util import Emu, Inches, Pt

from jarfalla_data.charts import palette
from jarfalla_data.wording import translator

Box = tuple[float, float, float, float]
"""Left, top, width and height in inches."""

WIDTH, HEIGHT = 13.333, 7.5
EDGE = 0.5
ACROSS = WIDTH - 2 * EDGE
TITLE: Box = (EDGE, 0.3, 10.9, 0.95)
NUMBER: Box = (WIDTH - EDGE - 0.8, 7.05, 0.8, 0.3)
BODY: Box = (EDGE, 1.6, ACROSS, 5.2)

FIRST, TEXT, PART, FIGURE = range(4)
"""Kinds of slides: the first one, sentences, the beginning of a part, and a title above anything."""

_KEPT = (0, 1, 2, 5)
_PLACES: tuple[dict[int, Box], ...] = (
    {0: (EDGE, 0.9, ACROSS, 1.3), 1: (EDGE, 2.4, ACROSS, 4.4)},
    {0: TITLE, 1: BODY},
    {0: (EDGE, 2.2, ACROSS, 1.3), 1: (EDGE, 3.6, ACROSS, 3.0)},
    {0: TITLE},
)
_SIZES = {"titleStyle": 26, "bodyStyle": 20}
_UNUSED = (PP_PLACEHOLDER.DATE, PP_PLACEHOLDER.FOOTER)


def empty(lang: str) -> Any:
    """The presentation without slides; its kinds of slides are those of the constants above, in that order."""
    made, t = Presentation(), translator(lang)
    made.slide_width, made.slide_height = Inches(WIDTH), Inches(HEIGHT)
    for layout in [layout for i, layout in enumerate(made.slide_layouts) if i not in _KEPT]:
        made.slide_layouts.remove(layout)
    names = (t("Förstasida"), t("Text"), t("Del"), t("Figur"))
    for i, (layout, places, name) in enumerate(zip(made.slide_layouts, _PLACES, names, strict=True)):
        layout._element.cSld.set("name", name)
        _lay_out(layout, places)
        if i in (FIRST, PART):
            _without_bullets(layout)
    _lay_out(made.slide_master, {0: TITLE, 1: BODY})
    _style(made.slide_master)
    _count_parts(made.part.package)
    _relate_at_once(made.part)
    return made


def _count_parts(package: Any) -> None:
    """Name new parts by counting on: python-pptx goes through all parts for each name, and a report has thousands."""
    ask, last = package.next_partname, dict[str, int]()

    def next_partname(template: str) -> PackURI:
        last[template] = last[template] + 1 if template in last else int(ask(template).idx or 1)
        return PackURI(template % last[template])

    package.next_partname = next_partname


def _relate_at_once(part: Any) -> None:
    """Each slide is new to the presentation: python-pptx looks for it among all of them, again and again."""
    part.rels._get_matching = lambda *_asked, **_more: None


def _lay_out(layout: Any, places: dict[int, Box]) -> None:
    """Each placeholder in its place; those for days and footers go."""
    for shape in list(layout.placeholders):
        kind = shape.placeholder_format.type
        if kind in _UNUSED:
            shape._element.getparent().remove(shape._element)
        elif kind == PP_PLACEHOLDER.SLIDE_NUMBER:
            put(shape, NUMBER)
        else:
            put(shape, places[0 if kind in (PP_PLACEHOLDER.TITLE, PP_PLACEHOLDER.CENTER_TITLE) else 1])
            _upright(shape)


def _upright(shape: Any) -> None:
    """Left, in the ink of the house, whatever the layout says; texts begin at the top, titles stand on their line."""
    body = shape._element.txBody.find(qn("a:bodyPr"))
    is_title = shape.placeholder_format.type in (PP_PLACEHOLDER.TITLE, PP_PLACEHOLDER.CENTER_TITLE)
    body.set("anchor", "b" if is_title else "t")
    body.set("lIns", "0")
    styles = shape._element.txBody.find(qn("a:lstStyle"))
    for level in list(styles):
        styles.remove(level)


def _without_bullets(layout: Any) -> None:
    for shape in layout.placeholders:
        styles = shape._element.txBody.find(qn("a:lstStyle"))
        level = styles.makeelement(qn("a:lvl1pPr"), {"marL": "0", "indent": "0"})
        level.append(level.makeelement(qn("a:buNone"), {}))
        styles.append(level)


def _style(master: Any) -> None:
    """The sizes and colours of titles and texts, which every slide inherits."""
    styles = master._element.find(qn("p:txStyles"))
    for name, size in _SIZES.items():
        for level in styles.find(qn(f"p:{name}")):
            run = level.find(qn("a:defRPr"))
            if run is None:
                continue
            level.set("algn", "l")
            run.set("sz", str(100 * size))
            run.set("b", "1" if name == "titleStyle" else "0")
            fill = run.find(qn("a:solidFill"))
            if fill is not None:
                for color in list(fill):
                    fill.remove(color)
                fill.append(fill.makeelement(qn("a:srgbClr"), {"val": palette.INK.removeprefix("#")}))


def put(shape: Any, box: Box) -> None:
    """Put a shape in a place."""
    shape.left, shape.top, shape.width, shape.height = (Inches(v) for v in box)


def emu(box: Box) -> tuple[Emu, Emu, Emu, Emu]:
    """A place as python-pptx takes it."""
    left, top, width, height = (Inches(v) for v in box)
    return left, top, width, height


def points(size: float) -> Any:
    """A size of text."""
    return Pt(size)
