"""Reading what is drawn: texts of figures as one sees them, and an SVG in the form in which plotly's figures are."""

from __future__ import annotations

import json
import re
from html import escape
from typing import Any
from xml.etree import ElementTree

from jarfalla_data.charts import palette

SVG = "{http://www.w3.org/2000/svg}"
MIDDLE = 0.35 * 12
"""From the middle of a line of text down to the line that it stands on, in pixels."""
FOLLOWS = re.compile(r"\{(-?[\d.e-]+) (-?[\d.e-]+)\}")
"""A place across that follows the width of the figure: so many pixels, and a share of the width."""
AIR = {"color": palette.WHITE, "width": 4.0}
"""The line below another one that crosses areas: it keeps their colours away from that."""
POSITIONS = {"start": "middle right", "end": "middle left"}


def figure_of(spec):
    """A figure as it is handed to the browser: plotly's, or an SVG as traces of areas and texts, and shapes."""
    if not spec.startswith("<svg"):
        return json.loads(spec)
    root = ElementTree.fromstring(spec)  # noqa: S314 - the project's own drawing
    if root.find(f"{SVG}defs") is not None:
        return _painted(root)
    if next(root.iter(f"{SVG}circle"), None) is not None or FOLLOWS.search(spec):
        return _dots(root)
    paths, boxes, texts = (list(root.iter(f"{SVG}{name}")) for name in ("path", "rect", "text"))
    areas: dict[str, dict[str, Any]] = {}
    for at in (e.attrib for e in paths if "data-code" in e.attrib):
        _put_area(areas.setdefault(at["data-code"], {}), at)
    outlines = [e.attrib for e in paths if "pointer-events" in e.attrib and "stroke-width" in e.attrib]
    outlines = [at for at in outlines if _line(at) != AIR]
    shapes = [{"type": "path", "path": at["d"], "line": _line(at)} for at in outlines]
    boxes = [e.attrib for e in boxes if "x" in e.attrib and _line(e.attrib) != AIR]  # a pattern's own is nowhere
    shapes += [{"type": "rect", **_box(at), "line": _line(at)} for at in boxes if at["fill"] == "none"]
    filled = [at for at in boxes if at["fill"] != "none"]
    marks = [{"mode": "markers", "hoverinfo": "skip", "color": at["fill"], **_box(at)} for at in filled]
    notes = [{"text": f"<b>{e.text}</b>"} for e in texts if len(e) == 0]
    data = [*areas.values(), *marks, *(_text(e) for e in texts if len(e))]
    return {"data": data, "layout": {"shapes": shapes, "annotations": notes, "height": float(root.get("height"))}}


def _painted(root):
    """A painted figure: its texts, bars by the line that they stand on (x and width are shares of the axis), what is
    striped as a surface, and what is said beside the pointer."""
    texts = ["<br>".join(map(_marked, group.iter(f"{SVG}text"))) for group in root.iter(f"{SVG}g")]
    bars: dict[float, dict[str, Any]] = {}
    said = []
    for e in root:
        if "data-said" not in e.attrib:
            continue
        words = escape(e.get("data-said"), quote=False).replace("\n", "<br>")
        if e.tag != f"{SVG}rect":
            striped = {"fillpattern": {}} if e.get("fill", "").startswith("url") else {}
            said.append({"type": "scatter", "text": words, **striped})
            continue
        trace = bars.setdefault(
            round(float(e.get("y")) + float(e.get("height")), 1),
            {"type": "bar", "x": [], "width": [], "y": [], "hovertext": []},
        )
        for name, value in (
            ("x", _share(e.get("x"))),
            ("width", _share(e.get("width"))),
            ("y", -float(e.get("height"))),
            ("hovertext", words),
        ):
            trace[name].append(value)
    corners = [e.get("d").count("L") for e in root.findall(f"{SVG}path") if _is_mark(e)]
    symbols = [*["diamond"] * corners.count(3), *["circle"] * sum(map(_is_mark, root.findall(f"{SVG}circle")))]
    said.append({"type": "scatter", "mode": "markers", "marker": {"symbol": symbols}})
    notes = [{"text": text} for text in texts]
    layout = {"annotations": notes, "shapes": [], "height": float(root.get("height"))}
    return {"data": [*bars.values(), *said], "layout": layout}


def _is_mark(e):
    """Something filled that says nothing itself: what is said of a mark is said around it."""
    return "data-said" not in e.attrib and e.get("fill", "none").startswith("#")


def _marked(text):
    """A line of text, with the mark of what is bold."""
    runs = ((escape(run.text or "", quote=False), run.get("font-weight")) for run in text)
    return "".join(f"<b>{words}</b>" if bold else words for words, bold in runs)


def _dots(root):
    """Ranked dots as traces: columns of texts, dots, intervals, and a hatched bar each; x are the values."""
    elements = {name: [e.attrib for e in root.iter(f"{SVG}{name}")] for name in ("rect", "line", "circle")}
    texts = [([span.text for span in e], e.attrib) for e in root.iter(f"{SVG}text") if len(e)]
    ticks = [(said, at) for (said, *_), at in texts if "text-anchor" not in at and "paint-order" not in at]
    value = _scale([(_number(said), _share(at["x"])) for said, at in ticks if _is_number(said)])
    rows = [at for at in elements["rect"] if "data-code" in at]
    lines = [at for at in elements["line"] if at.get("stroke-width") == "7"]
    hatched = [at for at in elements["rect"] if at.get("fill", "").startswith("url")]
    points = {
        "x": [value(_share(at["cx"])) for at in elements["circle"]],
        "y": [float(at["cy"]) for at in elements["circle"]],
        "marker": {"color": [at["fill"] for at in elements["circle"]]},
        "customdata": [at["data-code"] for at in rows],
        "text": [escape(at["data-said"], quote=False).replace("\n", "<br>") for at in rows],
    }
    across = [x for at in lines for x in (value(_share(at["x1"])), value(_share(at["x2"])), None)]
    data = [{"mode": "lines", "x": across}, {"mode": "markers", **points}, *_columns(texts)]
    data += [{"mode": "lines", "fill": "toself", "fillpattern": {}, "y": [_middle(at)] * 4} for at in hatched]
    notes = [{"text": f"<b>{e.text}</b>", "xref": "paper"} for e in root.iter(f"{SVG}text") if len(e) == 0]
    named = [(said, at) for said, at in texts if "paint-order" in at]
    notes += [{"text": said[0]} for said, _ in named]
    shapes = [_down(at, value(_share(at["x1"]))) for at in elements["line"] if at["stroke"] == palette.MUTED]
    axis = {"ticktext": [said for said, _ in ticks]}
    layout = {"shapes": shapes, "annotations": notes, "height": float(root.get("height")), "xaxis": axis}
    return {"data": data, "layout": layout}


def _down(at, x):
    return {"type": "path", "x0": x, "path": f"M{x:.9f},{at['y1']}L{x:.9f},{at['y2']}"}


def _columns(texts):
    """The texts of rows by column: label, value and base, or label and both in one."""
    columns: dict[tuple[str, str], dict[str, Any]] = {}
    for said, at in texts:
        if "text-anchor" in at:
            column = columns.setdefault(
                (at["x"], at["text-anchor"]), {"mode": "text", "text": [], "y": [], "color": []}
            )
            column["text"].append(escape("".join(part or "" for part in said), quote=False))
            column["y"].append(round(float(at["y"]) - 0.35 * int(at.get("font-size", palette.TEXT)), 3))
            column["color"].append(at["fill"])
    return [{**column, "textfont": {"color": column["color"]}} for column in columns.values()]


def _scale(ticks):
    """What value stands at a share of the axis, by what is written below it."""
    (first, low), *_, (last, high) = sorted(ticks)
    return lambda share: first + (share - low) / (high - low) * (last - first)


def _share(place):
    return float(FOLLOWS.fullmatch(place)[2])


def _middle(at):
    return float(at["y"]) + float(at["height"]) / 2


def _is_number(said):
    return re.fullmatch(r"[-+−]?\d+(\s?%)?", said) is not None


def _number(said):
    return float(re.sub(r"[\s%]", "", said).replace("−", "-")) / 100


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
