"""Whether an area's outline can be drawn."""

from __future__ import annotations

from shapely.geometry import MultiPolygon, Polygon
from shapely.geometry.base import BaseGeometry

from jarfalla_data.wording import Message, message


def polygon_fault(shape: BaseGeometry | None) -> Message | None:
    """What is wrong with an area's outline in WGS84 degrees, or None."""
    if shape is None or shape.is_empty or not isinstance(shape, Polygon | MultiPolygon):
        return message("Området saknar yta på kartan.")
    if not shape.is_valid:
        return message("Områdets gräns korsar sig själv.")
    west, south, east, north = shape.bounds
    if not (-180 <= west <= east <= 180 and -90 <= south <= north <= 90):
        return message("Områdets läge är inte i grader (WGS84).")
    return None
