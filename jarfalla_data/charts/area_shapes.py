"""Shapes of areas on a map, and where in them a text has room; in metres from Jakobsberg station."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import shapely
from shapely.geometry import Point, Polygon
from shapely.geometry.base import BaseGeometry

NEAR = 1500
"""Areas whose middle lies within so many metres of the station are drawn in the inset too."""

STATION = Point(0, 0)
Rings = tuple[tuple[int, ...], ...]
AIR = 8
"""Pixels between a text and its area's edge that are enough; more gives way to standing in the middle."""


@dataclass(frozen=True)
class Outline:
    """An area to draw: its rings, the outer ones against the clock."""

    area_id: str
    name: str
    number: int
    x: Rings
    y: Rings


@lru_cache(maxsize=256)
def shape(outline: Outline) -> BaseGeometry:
    """The area's surface, its holes left out; empty where there is no outline."""
    rings = [shapely.linearrings(x, y) for x, y in zip(outline.x, outline.y, strict=True)]
    outer = [Polygon(ring) for ring in rings if ring.is_ccw]
    holes = [Polygon(ring) for ring in rings if not ring.is_ccw]
    valid = shapely.make_valid(shapely.union_all(outer).difference(shapely.union_all(holes)))
    return shapely.union_all([part for part in shapely.get_parts(valid) if isinstance(part, Polygon)])


def is_near(outline: Outline) -> bool:
    """Whether the area's middle lies near the station."""
    return bool(outline.x) and shape(outline).centroid.distance(STATION) <= NEAR


def bounds(outlines: Iterable[Outline]) -> tuple[float, float, float, float]:
    """West, south, east and north of several areas."""
    west, south, east, north = shapely.total_bounds([shape(outline) for outline in outlines])
    return float(west), float(south), float(east), float(north)


def free_spot(inside: BaseGeometry, width: float, height: float, pixel: float) -> tuple[float, float] | None:
    """The middle of a rectangle in a surface: with enough air around it, as near the surface's middle as it goes."""
    west, south, east, north = inside.bounds
    if not width < east - west or not height < north - south:  # not a number where the surface is empty
        return None
    x, y = _grid((west + width / 2, south + height / 2, east - width / 2, north - height / 2), 3 * pixel)
    boxes = shapely.box(x - width / 2, y - height / 2, x + width / 2, y + height / 2)
    shapely.prepare(inside)
    fits = shapely.contains_properly(inside, boxes)
    if not fits.any():
        return None
    x, y, air = x[fits], y[fits], shapely.distance(boxes[fits], inside.boundary)
    middle = inside.centroid
    away = np.hypot(x - middle.x, y - middle.y)
    away[air < min(float(air.max()), AIR * pixel) * 0.95] = np.inf
    best = int(np.argmin(away))
    return float(x[best]), float(y[best])


def nearest_spot(
    to: Point, frame: BaseGeometry, taken: BaseGeometry, width: float, height: float, pixel: float
) -> tuple[float, float] | None:
    """The middle of the rectangle in a frame that is nearest to a point and touches nothing that is taken."""
    west, south, east, north = frame.bounds
    x, y = _grid((west + width / 2, south + height / 2, east - width / 2, north - height / 2), 2 * pixel)
    boxes = shapely.box(x - width / 2, y - height / 2, x + width / 2, y + height / 2)
    shapely.prepare(taken)
    away = shapely.distance(boxes, to) + np.hypot(x - to.x, y - to.y) / 1000  # of several that touch it, the middle one
    away[shapely.intersects(taken, boxes)] = np.inf
    if not len(away) or not np.isfinite(away.min()):
        return None
    best = int(np.argmin(away))
    return float(x[best]), float(y[best])


def _grid(within: tuple[float, float, float, float], step: float) -> tuple[np.ndarray, np.ndarray]:
    west, south, east, north = within
    x, y = np.meshgrid(np.arange(west, east, step), np.arange(south, north, step))
    return x.ravel(), y.ravel()
