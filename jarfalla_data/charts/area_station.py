"""Jakobsberg station on a map: its mark, and its name where it hides nothing."""

from __future__ import annotations

from dataclasses import dataclass

import shapely
from shapely.geometry import LineString
from shapely.geometry.base import BaseGeometry
from shapely.ops import nearest_points

from jarfalla_data.charts.area_labels import SIZE
from jarfalla_data.charts.area_shapes import STATION, nearest_spot
from jarfalla_data.charts.area_view import View
from jarfalla_data.charts.canvas import LINE, broken, text_width

MARK = 10
"""Pixels from side to side of the mark."""


@dataclass(frozen=True)
class Station:
    """The station's name, its middle in metres, and the point of it from which a line leads to the mark."""

    lines: tuple[str, ...]
    x: int
    y: int
    line_from: tuple[int, int]
    box: BaseGeometry

    @property
    def taken(self) -> BaseGeometry:
        """What areas' names keep clear of: the name, the line and the mark."""
        return shapely.union_all([self.box, LineString([self.line_from, STATION]).buffer(1)])


def station(name: str, view: View, areas: BaseGeometry) -> Station | None:
    """The station's name in the view: in one line or two, beside the areas where there is room, else over them."""
    mark = STATION.buffer(MARK * view.pixel)
    found = [_placed(lines, view, areas.union(mark)) for lines in (broken(name, 1), broken(name, 2)) if lines]
    found.append(_placed(broken(name, 1), view, mark))
    beside = [place for place in found[:-1] if place]
    return min(beside, key=lambda place: place.box.distance(STATION)) if beside else found[-1]


def _placed(lines: tuple[str, ...], view: View, taken: BaseGeometry) -> Station | None:
    width = max(text_width(line, SIZE) for line in lines) + 6
    w, h = width * view.pixel, len(lines) * LINE * SIZE * view.pixel
    spot = nearest_spot(STATION, view.frame.buffer(-3 * view.pixel), taken, w, h, view.pixel)
    if spot is None:
        return None
    x, y = spot
    box = shapely.box(x - w / 2, y - h / 2, x + w / 2, y + h / 2)
    end = nearest_points(box, STATION)[0]
    return Station(lines, round(x), round(y), (round(end.x), round(end.y)), box)
