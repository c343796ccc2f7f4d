"""Reading what is drawn: texts of figures as one sees them, and an SVG in the form in which plotly's figures are."""

from __future__ import annotations

import json
import re
from html import escape
from typing import Any
from xml.etree import ElementTree

SVG = "{http://www.w3.org/2000/svg}"
MIDDLE = 0.35 * 12
"""From the middle of a line of text down to the line that it stands on, in pixels."""
POSITIONS = {"start": "middle right", "end": "middle left"}


def figure_of(spec):
    """A figure as it is handed to the browser: plotly's, or an SVG as traces of areas and texts, and shapes."""
    if not spec.startswith("<svg"):
        return json.loads(spec)
    root = ElementTree.fromstring(spec)  # noqa: S314 - the project's own drawing
    paths, boxes, texts = (list(root.iter(f"{SVG}{name}")) for name in ("path", "rect", "text"))
    areas: dict[str, dict[str, Any]] = {}
    for at in (e.attrib for e in paths if "data-code" in e.attrib):
        _put_area(areas.setdefault(at["data-code"], {}), at)
    outlines = [e.attrib for e in paths if "pointer-events" in e.attrib and "stroke-width" in e.attrib]
    shapes = [{"type": "path", "path": at["d"], "line": _line(at)} for at in outlines]
    boxes = [e.attrib for e in boxes if "x" in e.attrib]  # a pattern's own is nowhere
    shapes += [{"type": "rect", **_box(at), "line": _line(at)} for at in boxes if at["fill"] == "none"]
    filled = [at for at in boxes if at["fill"] != "none"]
    marks = [{"mode": "markers", "hoverinfo": "skip", "color": at["fill"], **_box(at)} for at in filled]
    notes = [{"text": f"<b>{e.text}</b>"} for e in texts if len(e) == 0]
    data = [*areas.values(), *marks, *(_text(e) for e in texts if len(e))]
    return {"data": data, "layout": {"shapes": shapes, "annotations": notes, "height": float(root.get("height"))}}


def _put_area(trace: dict[str, Any], at):
    """An area is one trace, however many maps it is drawn on."""
    for ring in at["d"].removesuffix("Z").split("Z"):
        points = [tuple(map(float, point.split(","))) for point in ring.removeprefix("M").split("L")]
        for axis, i in (("x", 0), ("y", 1)):
            trace[axis] = [*trace.get(axis, []), *([None] if axis in trace else []), *(point[i] for point in points)]
    name, *more = escape(at["data-said"], quote=False).split("\n")
    trace |= {"customdata": [at["data-code"]], "text": "<br>".join((f"<b>{name}</b>", *more)), "hoverinfo": "text"}
    trace |= {"fill": "toself", "hoveron": "fills", "line": _line(at)}
    trace["fillpattern" if at["fill"].startswith("url") else "fillcolor"] = at["fill"]


def _text(e):
    """A text as a trace of one point, its lines as plotly has them."""
    spans = list(e.iter(f"{SVG}tspan"))
    words = [escape(s.text, quote=False) for s in spans]
    said = [f"<b>{line}</b>" if "font-weight" in s.attrib else line for line, s in zip(words, spans, strict=True)]
    ys = [float(s.get("y")) for s in spans]
    where = {"textposition": POSITIONS[e.get("text-anchor")]} if "text-anchor" in e.attrib else {}
    place = {"x": [float(spans[0].get("x"))], "y": [(ys[0] + ys[-1]) / 2 - MIDDLE]}
    return {"mode": "text", "text": ["<br>".join(said)], "hoverinfo": "skip", **place, **where}


def _line(at):
    return {"color": at.get("stroke"), "width": float(at.get("stroke-width", 1))}


def _box(at):
    x, y, width, height = (float(at[name]) for name in ("x", "y", "width", "height"))
    return {"x0": x, "y0": y, "x1": x + width, "y1": y + height}


def plain(text):
    """A text without marks, but with its line breaks."""
    return re.sub("<(?!br)[^>]*>", "", text)


def key_of(spec):
    """The key's rows: number, name and value, which follow on each other; a name may take two lines."""
    texts = [t for t in spec["data"] if t.get("mode") == "text"]
    numbers = [i for i, t in enumerate(texts) if t.get("textposition") == "middle left" and "<b>" in t["text"][0]]
    rows = []
    for number, name, value in (texts[i : i + 3] for i in numbers):
        assert number["y"] == value["y"]
        assert 0 < name["x"][0] - number["x"][0] < 10
        said = plain(name["text"][0]).replace("-<br>", "-").replace("<br>", " ")
        rows.append([plain(number["text"][0]), said, value["text"][0]])
    return rows
