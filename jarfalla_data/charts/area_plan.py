"""The plan of a map of areas, in pixels: where the map, its inset, the legend and the key stand.

All of it follows from the outlines, the width and the words, never from the values, and is made once.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import shapely
from shapely.geometry.base import BaseGeometry

from jarfalla_data.charts.area_labels import SIZE, KeyRow, Label, key_row, labels
from jarfalla_data.charts.area_shapes import Outline, bounds, is_near, shape
from jarfalla_data.charts.area_station import Station, station
from jarfalla_data.charts.area_view import Line, View, fitting, snug
from jarfalla_data.charts.canvas import LINE, text_width

SIDE_BY_SIDE = 460
"""From this width in pixels map and inset stand beside each other, the key below both; else all below each other."""

HIGHEST, HIGHEST_NARROW = 430, 400
"""The most pixels that the map takes from top to bottom."""

NOTHING = shapely.Point()
EDGE, HEADING, GAP = 2, 18, 12
COLUMN, NUMBER = 225, 20
"""Pixels that a column of the key takes at least, and what it keeps for numbers."""

SNUG = 0.94
"""How much of its estimated width a value in the key is given: names and values are seldom both at their widest."""


@dataclass(frozen=True)
class Wording:
    """What the words of a language ask for: the legend's height in pixels, and what the key has room for as a value."""

    legend: int
    widest_value: str
    station: str


@dataclass(frozen=True)
class Key:
    """A column of the key to the numbers: its place in pixels, and its rows."""

    left: float
    top: float
    width: float
    rows: tuple[KeyRow, ...]

    @property
    def bottom(self) -> float:
        """Its lower edge in pixels."""
        return self.top + sum(len(row.lines) for row in self.rows) * LINE * SIZE


@dataclass(frozen=True)
class Map:
    """A map in its window: the lines of its areas by their ids, in pixels, and their labels in metres."""

    view: View
    areas: Mapping[str, Line]
    labels: tuple[Label, ...]


@dataclass(frozen=True)
class Plan:
    """Where everything stands, in pixels from the figure's left and top.

    `around` is what of other areas lies in the inset: it is drawn as edges only.
    """

    width: int
    height: int
    main: Map
    inset: Map | None
    around: Line
    station: Station | None
    legend_top: float
    key: tuple[Key, ...]


@lru_cache(maxsize=32)
def plan(outlines: tuple[Outline, ...], width: int, words: Wording) -> Plan:
    """The plan for a place `width` pixels wide; there must be an outline to draw."""
    drawn = [outline for outline in outlines if outline.x]
    near = [outline for outline in drawn if is_near(outline)]
    far = [outline for outline in drawn if outline not in near]
    view = _main(drawn, width)
    closer = _inset(near, view, width)
    named = station(words.station, closer, shapely.union_all([shape(o) for o in near])) if closer else None
    main = _map(drawn, far, view, closer.frame if closer else NOTHING)
    inset = _map(near, near, closer, named.taken if named else NOTHING) if closer else None
    top = max(view.bottom for view in (view, closer) if view) + GAP
    values = text_width(words.widest_value, SIZE) * SNUG
    key = _key(_unnamed(outlines, (main, inset)), top + words.legend + GAP, width, values)
    height = round(max([top + words.legend, *(column.bottom for column in key)])) + EDGE
    return Plan(width, height, main, inset, _around(far, closer), named, top, key)


def _map(drawn: Sequence[Outline], labelled: Sequence[Outline], view: View, taken: BaseGeometry) -> Map:
    """A map whose outlines keep what is seen at its scale: bends of half a pixel are left out, shared edges stay so."""
    simpler = shapely.coverage_simplify([shape(outline) for outline in drawn], view.pixel / 2)
    rings = (shapely.get_rings(part) for part in simpler)
    lines = [view.line(shapely.get_coordinates(ring).tolist() for ring in around) for around in rings]
    ids = (outline.area_id for outline in drawn)
    return Map(view, dict(zip(ids, lines, strict=True)), labels(labelled, view, taken))


def _unnamed(outlines: Sequence[Outline], maps: Iterable[Map | None]) -> list[Outline]:
    named = {placed.area_id for drawn in maps if drawn for placed in drawn.labels if placed.named}
    return [outline for outline in outlines if outline.area_id not in named]


def _main(drawn: Sequence[Outline], width: int) -> View:
    """The whole municipality, so high that a square inset fills the width beside it."""
    west, south, east, north = bounds(drawn)
    if width < SIDE_BY_SIDE:
        return snug((west, south, east, north), 0, 0, width, HIGHEST_NARROW, EDGE)
    ratio = (east - west) / (north - south)
    height = min(HIGHEST, (width - GAP + HEADING) / (1 + ratio))
    return snug((west, south, east, north), 0, 0, width, height, EDGE)


def _inset(near: Sequence[Outline], main: View, width: int) -> View | None:
    if not near:
        return None
    if width < SIDE_BY_SIDE:
        return fitting(bounds(near), 1, main.bottom + GAP + HEADING, width - 2, width * 0.9, 6)
    left, height = main.right + GAP, main.height - HEADING
    return fitting(bounds(near), left, HEADING, min(width - 1 - left, height), height, 6)


def _key(shown: Sequence[Outline], top: float, width: int, values: float) -> tuple[Key, ...]:
    """The key in as many columns as have room, read downwards, each no wider than its names."""
    count = max(1, width // COLUMN)
    each = (width - GAP * (count - 1)) / count
    rows = [key_row(outline, each - NUMBER - values) for outline in shown]
    long = -(-len(rows) // count)
    parts = [tuple(rows[start : start + long]) for start in range(0, len(rows), long or 1)]
    return tuple(Key((each + GAP) * i, top, NUMBER + _names(part) + values, part) for i, part in enumerate(parts))


def _names(rows: Sequence[KeyRow]) -> float:
    return max(text_width(line, SIZE) for row in rows for line in row.lines)


def _around(far: Sequence[Outline], view: View | None) -> Line:
    """The edges of other areas that lie in the inset."""
    if view is None:
        return (), ()
    inside = [part for o in far for part in shapely.get_parts(shape(o).boundary.intersection(view.frame))]
    lines = shapely.get_parts(shapely.line_merge(shapely.union_all([p for p in inside if p.length > 0])))
    return view.line(shapely.get_coordinates(line).tolist() for line in lines)
