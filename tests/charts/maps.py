"""What the tests of the map of areas share: values for every area, and what a drawn figure holds."""

from __future__ import annotations

import re

import pandas as pd
import shapely

from jarfalla_data.charts.area_map import area_map
from jarfalla_data.charts.canvas import text_width
from jarfalla_data.charts.drawing import NARROW, draw
from jarfalla_data.figures import Figures
from jarfalla_data.measures.outlines import outlines
from jarfalla_data.privacy.suppression import Audience, release
from jarfalla_data.reading.descriptor import Origin
from tests.drawn import figure_of, key_of, plain
from tests.factories import bundled_store

WIDTHS = (480, 560, 720, NARROW)
NAMES = dict(zip(bundled_store().areas["area_id"], bundled_store().areas["name"], strict=True))
HEADING, ENLARGED = "Jakobsberg, förstorat", "Jakobsberg, enlarged"
NEAR = {
    "Nibble",
    "Centrala Jakobsberg",
    "Vibblaby",
    "Hammaren västra",
    "Nyberg-Hammaren östra",
    "Centrala Söderhöjden",
    "Tallbohov",
}
SHAPES = release(outlines(bundled_store()), Audience.PUBLIC)


def value_row(key, value, **cells):
    """A row of values, shown unless the cells say otherwise."""
    label = "" if value is None else f"{round(value * 100)}\u00a0%"
    return {"area_id": key, "value": value, "label": label, "state": "shown", **cells}


def every_area(**by_name):
    """A row for each area; those that are named have these cells instead."""
    given = {area_id: by_name.get(re.sub(r"\W", "_", name), {}) for area_id, name in NAMES.items()}
    return [value_row(key, **{"value": 0.11 + 0.02 * i, **given[key]}) for i, key in enumerate(NAMES)]


def chart_of(rows=None, *, shapes=SHAPES, origin=Origin.OWN, lang="sv", **more):
    """The map of these rows, or of a value for every area."""
    rows = every_area() if rows is None else rows
    frame = pd.DataFrame(rows, columns=list(rows[0]) if rows else ["area_id", "value", "label", "state"])
    values = release(Figures(frame, ("dialogues",), origin), Audience.PUBLIC)
    given = {"key": "karta", "headline": "Rubrik", "subtitle": "", "freshness": "", "measure": "Andel otrygga", **more}
    return area_map(values, shapes, lang=lang, **given)


def area_id(name):
    """The id of the area of that name."""
    return next(key for key, value in NAMES.items() if value == name)


def drawn_of(chart, width=480):
    """What is drawn for a place so many pixels wide."""
    return figure_of(draw(chart, width).spec)


def areas_of(spec):
    """The traces of areas with their ids, in the order in which they are drawn."""
    return [(t["customdata"][0], t) for t in spec["data"] if "customdata" in t]


def split(spec):
    """The areas of the main map and of the inset, by the frame of the inset."""
    frame = [shape for shape in spec["layout"]["shapes"] if shape["type"] == "rect"][1]
    inset = shapely.box(frame["x0"], frame["y0"], frame["x1"], frame["y1"])
    found = {True: [], False: []}
    for name, trace in areas_of(spec):
        points = [(x, y) for x, y in zip(trace["x"], trace["y"], strict=True) if x is not None]
        for inside in (False, True):
            there = [point for point in points if inset.contains(shapely.Point(point)) == inside]
            if there:
                found[inside].append((name, there))
    return found[False], found[True], inset


def ink(text, x, y, across, down, size=12):
    """The rectangle that the ink of a text takes; across and down: how much of it is left of and above the point."""
    lines = plain(text).split("<br>")
    width, height = max(text_width(line, size) for line in lines), (len(lines) - 1) * 1.3 * size + 0.75 * size
    left, top = x - width * across, y - height * down
    return shapely.box(left, top, left + width, top + height)


def map_texts(spec):
    """Names, numbers and values on both maps."""
    return [text for text in _middle_texts(spec) if "station" not in text[0]]


def station_of(spec):
    """The station's name and where it stands."""
    return next(text for text in _middle_texts(spec) if "station" in text[0])


def _middle_texts(spec):
    return [
        (t["text"][0], t["x"][0], t["y"][0])
        for t in spec["data"]
        if t.get("mode") == "text" and "textposition" not in t
    ]


def legend_of(spec):
    """The words of the legend."""
    return [text for text, _, _ in legend_texts(spec)]


def legend_texts(spec):
    """The words of the legend and where they begin: what stands to the right of a point and is no name in the key."""
    names = {name for _, name, _ in key_of(spec)}
    found = [t for t in spec["data"] if t.get("textposition") == "middle right"]
    said = [(plain(t["text"][0]), t["x"][0], t["y"][0]) for t in found]
    return [one for one in said if one[0].replace("-<br>", "-").replace("<br>", " ") not in names | {HEADING, ENLARGED}]


def all_boxes(spec):
    """All texts of the figure but the key's columns, which stand line by line, and the mark of examples."""
    boxes = [(text, ink(text, x, y, 0.5, 0.5)) for text, x, y in _middle_texts(spec)]
    headings = [t for t in spec["data"] if t.get("text") in ([HEADING], [ENLARGED])]
    beside = [*legend_texts(spec), *((t["text"][0], t["x"][0], t["y"][0]) for t in headings)]
    return boxes + [(text, ink(text, x, y, 0, 0.5)) for text, x, y in beside]
