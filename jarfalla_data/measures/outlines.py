"""The outlines of the areas, for drawing: plain numbers in a plane, small enough to travel with every map."""

from __future__ import annotations

from collections.abc import Iterator

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from shapely.geometry import MultiPolygon, Point, Polygon
from shapely.geometry.base import BaseGeometry

from jarfalla_data.figures import Figures
from jarfalla_data.store import Store, kept

JAKOBSBERG_STATION = (17.832892, 59.423404)
"""Longitude and latitude (WGS84): the origin of the plane."""

WGS84, SWEREF99_TM = 4326, 3006
GRID = 5
"""Metres that outlines are rounded to; a map of the municipality is drawn at some 30 metres a pixel."""

Rings = tuple[tuple[int, ...], ...]


@kept
def outlines(store: Store) -> Figures:
    """Where do the areas lie, and what is their shape?

    One row = one area: area_id, name, municipal_part, number (from north to south, 1 first: the same in every
    figure), x, y (its rings, a tuple of whole metres east and north of Jakobsberg station for each, in SWEREF 99 TM;
    empty when the file holds no outline). Outer rings run against the clock, holes with it. Lake water is included,
    as in the source: Statistics Sweden's areas, which are simplified to 10 m with shared edges kept.
    """
    shapes = _in_the_plane(store.areas)
    rings = [_rings(shape) for shape in shapes]
    frame = pd.DataFrame(
        {
            "area_id": store.areas["area_id"].astype("object").to_numpy(),
            "name": store.areas["name"].astype("object").to_numpy(),
            "municipal_part": store.areas["municipal_part"].astype("object").to_numpy(),
            "number": _from_north(shapes),
            "x": [x for x, _ in rings],
            "y": [y for _, y in rings],
        }
    )
    return Figures(frame.sort_values("number", ignore_index=True), ("areas",), store.files["areas"].origin)


def _in_the_plane(areas: gpd.GeoDataFrame) -> list[BaseGeometry | None]:
    """The shapes in metres east and north of the station; None where there is no outline."""
    station = gpd.GeoSeries([Point(JAKOBSBERG_STATION)], crs=WGS84).to_crs(SWEREF99_TM).iloc[0]
    moved = areas.geometry.to_crs(SWEREF99_TM).translate(-station.x, -station.y)
    return [None if shape is None or shape.is_empty else shape for shape in moved]


def _from_north(shapes: list[BaseGeometry | None]) -> list[int]:
    """The place of each shape when they are counted from north to south; those without a shape are last."""
    north = [-np.inf if shape is None else shape.representative_point().y for shape in shapes]
    order = sorted(range(len(shapes)), key=lambda i: -north[i])
    place = {i: number for number, i in enumerate(order, start=1)}
    return [place[i] for i in range(len(shapes))]


def _rings(shape: BaseGeometry | None) -> tuple[Rings, Rings]:
    rounded = [_rounded(ring) for polygon in _polygons(shape) for ring in _oriented(polygon)]
    drawn = [ring for ring in rounded if len(ring) > 3 and Polygon(ring).area > 0]
    x = tuple(tuple(int(point[0]) for point in ring) for ring in drawn)
    return x, tuple(tuple(int(point[1]) for point in ring) for ring in drawn)


def _polygons(shape: BaseGeometry | None) -> tuple[Polygon, ...]:
    if isinstance(shape, MultiPolygon):
        return tuple(shape.geoms)
    return (shape,) if isinstance(shape, Polygon) else ()


def _oriented(polygon: Polygon) -> Iterator[BaseGeometry]:
    turned = shapely.orient_polygons(polygon)
    yield turned.exterior
    yield from turned.interiors


def _rounded(ring: BaseGeometry) -> np.ndarray:
    """A ring on the grid, without points that fall on the one before; shared edges stay shared."""
    points = np.rint(shapely.get_coordinates(ring) / GRID).astype(int) * GRID
    moved = np.r_[True, (np.diff(points, axis=0) != 0).any(axis=1)]
    kept: np.ndarray = points[moved]
    return kept
