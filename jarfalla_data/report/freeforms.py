"""Shapes of many corners as PowerPoint writes them, in one piece: python-pptx takes long to add corner by corner."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls

Corner = tuple[int, int]


def freeform(contours: Sequence[Sequence[Corner]], *, close: bool) -> Any:
    """A shape along contours whose corners are in units of the slide; a contour within another is a hole."""
    corners = [corner for contour in contours for corner in contour]
    left, top = min(x for x, _ in corners), min(y for _, y in corners)
    wide, high = max(x for x, _ in corners) - left, max(y for _, y in corners) - top
    steps = "".join(_steps(contour, left, top, close=close) for contour in contours)
    return parse_xml(
        f'<p:sp {nsdecls("p", "a")}><p:nvSpPr><p:cNvPr id="1" name="Freeform"/><p:cNvSpPr/><p:nvPr/></p:nvSpPr>'
        f'<p:spPr><a:xfrm><a:off x="{left}" y="{top}"/><a:ext cx="{wide}" cy="{high}"/></a:xfrm>'
        f'<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/><a:rect l="l" t="t" r="r" b="b"/>'
        f'<a:pathLst><a:path w="{wide}" h="{high}">{steps}</a:path></a:pathLst></a:custGeom></p:spPr></p:sp>'
    )


def _steps(contour: Sequence[Corner], left: int, top: int, *, close: bool) -> str:
    points = [f'<a:pt x="{x - left}" y="{y - top}"/>' for x, y in contour]
    lines = "".join(f"<a:lnTo>{point}</a:lnTo>" for point in points[1:])
    return f"<a:moveTo>{points[0]}</a:moveTo>{lines}{'<a:close/>' if close else ''}"
