"""Names and numbers on a map of areas: the name where it has room, else the area's number and a row in the key."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import shapely
from shapely.geometry.base import BaseGeometry

from jarfalla_data.charts.area_shapes import Outline, free_spot, nearest_spot, shape
from jarfalla_data.charts.area_view import View
from jarfalla_data.charts.canvas import LINE, broken, text_width

SIZE = 12

WIDEST = "00 000"
"""Room for so wide a value is kept under each name."""

NECK = 8
"""Pixels across; what is narrower does not look as if it joined two blocks of an area."""


@dataclass(frozen=True)
class Label:
    """An area's name, with `room` pixels for its value on a line below, or its number; its middle in metres.

    Where even the number has no room `inside` the area, it stands over the edge.
    """

    area_id: str
    lines: tuple[str, ...]
    x: int
    y: int
    room: float
    named: bool
    inside: bool = True


@dataclass(frozen=True)
class KeyRow:
    """A row of the key: an area's number, or a dash when it is not on the map, and its name in lines that fit."""

    area_id: str
    number: str
    lines: tuple[str, ...]


def labels(outlines: Sequence[Outline], view: View, taken: BaseGeometry) -> tuple[Label, ...]:
    """A label for each area, clear of what is taken and of each other: first those that fit in their areas."""
    placed = {outline: _inside(outline, view, shape(outline).difference(taken)) for outline in outlines}
    taken = shapely.union_all([taken, *(box_of(label, view) for label in placed.values() if label)])
    for outline in (outline for outline, label in placed.items() if not label):
        beside = _beside(outline, view, taken)
        placed[outline], taken = beside, taken.union(box_of(beside, view))
    found = {outline: label for outline, label in placed.items() if label}
    again = (
        more for outline, label in found.items() if not label.named for more in _again(outline, label, view, taken)
    )
    return (*found.values(), *again)


def _inside(outline: Outline, view: View, inside: BaseGeometry) -> Label | None:
    """The name where it has room in what is left of an area, else the number."""
    for count in (1, 2, 3):
        lines = broken(outline.name, count)
        room = max(text_width(text, SIZE) for text in (*lines, WIDEST))
        spot = free_spot(inside, *_metres(room, len(lines) + 1, view), view.pixel) if lines else None
        if spot:
            return Label(outline.area_id, lines, round(spot[0]), round(spot[1]), room, named=True)
    number = str(outline.number)
    spot = free_spot(inside, *_digits(number, view), view.pixel)
    return Label(outline.area_id, (number,), round(spot[0]), round(spot[1]), 0, named=False) if spot else None


def _again(outline: Outline, label: Label, view: View, taken: BaseGeometry) -> Iterator[Label]:
    """An area's number in each further block that it looks like, where only a neck joins them and it has room."""
    blocks = shapely.get_parts(shape(outline).buffer(-NECK / 2 * view.pixel))
    number = label.lines[0]
    for block in sorted(blocks, key=shapely.Point(label.x, label.y).distance)[1:]:
        spot = free_spot(block.difference(taken), *_digits(number, view), view.pixel)
        if spot:
            yield Label(outline.area_id, (number,), round(spot[0]), round(spot[1]), 0, named=False)


def _beside(outline: Outline, view: View, taken: BaseGeometry) -> Label:
    """The number over the area's edge, as near its middle as it goes."""
    number = str(outline.number)
    middle = shapely.Point(shapely.get_coordinates(shapely.maximum_inscribed_circle(shape(outline)))[0])
    x, y = nearest_spot(middle, view.frame, taken, *_digits(number, view), view.pixel) or (middle.x, middle.y)
    return Label(outline.area_id, (number,), round(x), round(y), 0, named=False, inside=False)


def box_of(placed: Label, view: View) -> BaseGeometry:
    """The rectangle on the plane that a label takes, with its value."""
    w, h = _metres(placed.room, len(placed.lines) + 1, view) if placed.named else _digits(placed.lines[0], view)
    return shapely.box(placed.x - w / 2, placed.y - h / 2, placed.x + w / 2, placed.y + h / 2)


def key_row(outline: Outline, width: float) -> KeyRow:
    """The row of an area in a key that has so many pixels for names."""
    wordings = (broken(outline.name, count) for count in (1, 2, 3))
    fitting = (lines for lines in wordings if lines and max(text_width(line, SIZE) for line in lines) <= width)
    number = str(outline.number) if outline.x else "–"
    return KeyRow(outline.area_id, number, next(fitting, (outline.name,)))


def _metres(width: float, lines: int, view: View) -> tuple[float, float]:
    """How wide and high a text is on the plane, with a pixel of air around it."""
    return (width + 2) * view.pixel, ((lines - 1) * LINE * SIZE + SIZE + 2) * view.pixel


def _digits(number: str, view: View) -> tuple[float, float]:
    """How wide and high a number in bold is on the plane: digits are wide, and reach neither up nor down."""
    return text_width(number, SIZE) * 1.1 * view.pixel, SIZE * 0.75 * view.pixel
