"""Drawing a map of areas: all of the municipality, central Jakobsberg enlarged, legend and key."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from jarfalla_data.charts import palette
from jarfalla_data.charts.area_labels import SIZE, Label
from jarfalla_data.charts.area_plan import Map, Plan, Wording, plan
from jarfalla_data.charts.area_shapes import Outline
from jarfalla_data.charts.area_station import MARK, Station
from jarfalla_data.charts.area_view import View
from jarfalla_data.charts.area_words import FEW, HIDDEN_STATES, NONE, REFUSED, SUPPRESSED, value_words, why_hidden
from jarfalla_data.charts.canvas import text_width
from jarfalla_data.charts.draw_area_legend import ROW, Item, draw_key, draw_legend, rows_of
from jarfalla_data.charts.model import Chart
from jarfalla_data.charts.svg import Attributes, Svg
from jarfalla_data.wording import translator

STRIPES = {SUPPRESSED: "/", REFUSED: "\\", NONE: "/\\"}
"""By why a value is not shown: the ways that the stripes run."""

PALE = 2
"""Levels below this are outlined: against white, or each other, they are hard to tell apart."""

STILL: Attributes = {"pointer_events": "none"}
"""What lies over an area: the pointer means the area."""

LINE_ON_AREAS: tuple[Attributes, ...] = ({"stroke": palette.WHITE, "stroke_width": 4}, {"stroke": palette.INK})
"""A line that is seen on an area of any level: air in the page's colour, and on it the line."""


def draw(chart: Chart, width: int) -> Svg:
    """The drawing for a place at least `width` pixels wide."""
    t, rows, svg = translator(chart.lang), chart.layers["areas"].rows, Svg(chart.key, SIZE)
    outlines = tuple(Outline(row.area_id, row.name, row.number, row.x, row.y) for row in rows)
    if not any(outline.x for outline in outlines):
        return _without_outlines(svg, t("Områdenas gränser saknas. Värdena står i tabellen."))
    stripes = {state: _edged(svg.add_stripes(state, runs), pale=True) for state, runs in STRIPES.items()}
    items = rows_of(_legend(chart, rows, stripes), width)
    widest = max((why_hidden(state, chart.lang) for state in (SUPPRESSED, REFUSED)), key=len)
    placed = plan(outlines, width, Wording(ROW * len(items), widest, t("Jakobsbergs station")))
    svg.height = placed.height
    if placed.inset:
        svg.add_line(placed.around, stroke=palette.RULE)
    maps = [drawn for drawn in (placed.main, placed.inset) if drawn]
    _draw_areas(svg, maps, rows, stripes, chart.lang)
    if placed.inset:
        _frame_inset(svg, placed, placed.inset.view, chart.lang)
    _write(svg, maps, {row.area_id: row for row in rows}, chart.lang)
    if placed.inset and placed.station:
        _draw_station(svg, placed.station, placed.inset.view)
    draw_legend(svg, items, placed.legend_top)
    draw_key(svg, placed.key, {row.area_id: _in_key(row, widest, chart.lang) for row in rows})
    return svg


def _legend(chart: Chart, rows: Sequence[Any], stripes: Mapping[str, Attributes]) -> list[Item]:
    """A swatch for each level, for each reason why a value is not shown, and what the star means."""
    t, words = translator(chart.lang), chart.layers["levels"].frame["words"]
    states = {row.state for row in rows}
    levels = [Item(said, _level_fill(level)) for level, said in enumerate(words)]
    hidden = [Item(why_hidden(state, chart.lang), stripes[state]) for state in HIDDEN_STATES if state in states]
    return [*levels, *hidden, *([Item(t("* bygger på få svar"), None)] if FEW in states else [])]


def _level_fill(level: int) -> Attributes:
    return _edged(palette.SEQUENTIAL[level], pale=level < PALE)


def _edged(fill: str, *, pale: bool) -> Attributes:
    return {"fill": fill, "stroke": palette.OUTLINE if pale else palette.WHITE}


def _draw_areas(
    svg: Svg, maps: Sequence[Map], rows: Sequence[Any], stripes: Mapping[str, Attributes], lang: str
) -> None:
    """The areas from north to south; the chosen one is outlined above them."""
    for row in rows:
        said = "\n".join(filter(None, (row.name, value_words(row, lang), row.detail)))
        fill = stripes[row.state] if row.state in HIDDEN_STATES else _level_fill(row.level)
        for line in (drawn.areas[row.area_id] for drawn in maps if row.area_id in drawn.areas):
            svg.add_area(line, data_code=row.area_id, data_said=said, **fill)
    for line in (
        drawn.areas[row.area_id] for row in rows if row.selected for drawn in maps if row.area_id in drawn.areas
    ):
        for color, width in ((palette.WHITE, 5.5), (palette.INK, 3)):
            svg.add_line(line, stroke=color, stroke_width=width, **STILL)


def _write(svg: Svg, maps: Sequence[Map], rows: Mapping[str, Any], lang: str) -> None:
    """All names, values and numbers on the maps."""
    for drawn in maps:
        for label in drawn.labels:
            row = rows[label.area_id]
            lines, bold = _lines(label, row, lang)
            color = palette.INK if row.level is None else palette.ON_SEQUENTIAL[row.level]
            at = drawn.view.at(label.x, label.y)
            svg.add_text(lines, at, bold, fill=color, **_halo(label, row), **STILL)


def _halo(label: Label, row: Any) -> Attributes:
    """White around a text on stripes, and the area's own colour around a number that reaches over its edge."""
    if label.inside and row.level is not None:
        return {}
    color = palette.WHITE if row.level is None else palette.SEQUENTIAL[row.level]
    return {"stroke": color, "stroke_width": 3, "stroke_linejoin": "round", "paint_order": "stroke"}


def _lines(label: Label, row: Any, lang: str) -> tuple[tuple[str, ...], Sequence[int]]:
    """An area's name and below it its value, or why there is none where that has room; or its number. What is bold."""
    if not label.named:
        return label.lines, (0,)
    said = _short(row, lang)
    if text_width(said, SIZE) > label.room:
        return label.lines, ()
    return (*label.lines, said), (len(label.lines),)


def _short(row: Any, lang: str) -> str:
    """The value on the map and in the key, or why there is none; a star says that few answers are behind it."""
    if row.state in HIDDEN_STATES:
        return why_hidden(row.state, lang)
    return f"{row.label}*" if row.state == FEW else str(row.label)


def _in_key(row: Any, widest: str, lang: str) -> str:
    said = _short(row, lang)
    return said if len(said) <= len(widest) else "–"


def _frame_inset(svg: Svg, placed: Plan, view: View, lang: str) -> None:
    """The inset's frame and heading, and the same frame on the main map where it lies."""
    west, south, east, north = view.extent
    corners = (*placed.main.view.at(west, north), *placed.main.view.at(east, south))
    for frame in (corners, (view.left, view.top, view.right, view.bottom)):
        for look in LINE_ON_AREAS:
            svg.add_rectangle(frame, fill="none", **look, **STILL)
    heading = translator(lang)("Jakobsberg, förstorat")
    svg.add_text((heading,), (view.left, view.top - SIZE * 0.65), fill=palette.MUTED, text_anchor="start")


def _draw_station(svg: Svg, station: Station, view: View) -> None:
    """A mark at the station, and its name with a line to the mark."""
    line = view.line([[station.line_from, (0, 0)]])
    for look in LINE_ON_AREAS:
        svg.add_line(line, **look, **STILL)
    x, y = view.at(0, 0)
    half = MARK / 2
    svg.add_rectangle((x - half, y - half, x + half, y + half), fill=palette.PLUM, stroke=palette.WHITE, **STILL)
    halo: Attributes = {"stroke": palette.WHITE, "stroke_width": 4, "paint_order": "stroke"}
    svg.add_text(station.lines, view.at(station.x, station.y), **halo, **STILL)


def _without_outlines(svg: Svg, why: str) -> Svg:
    svg.height = 40
    svg.add_text((why,), (0, 20), text_anchor="start")
    return svg
