"""An area's outline is one that can be drawn, or what is wrong with it is told."""

from __future__ import annotations

import pytest
from shapely.geometry import GeometryCollection, LineString, MultiPolygon, Point, Polygon, box

from jarfalla_data.validation.polygons import polygon_fault

SQUARE = box(17.8, 59.4, 17.9, 59.5)


@pytest.mark.parametrize("shape", [SQUARE, MultiPolygon([SQUARE, box(18, 59, 18.1, 59.1)])])
def test_a_polygon_in_degrees_has_no_fault(shape):
    assert polygon_fault(shape) is None


@pytest.mark.parametrize(
    "shape", [None, Polygon(), Point(17, 59), LineString([(17, 59), (18, 60)]), GeometryCollection([SQUARE])]
)
def test_what_has_no_surface_is_told(shape):
    assert "saknar yta" in polygon_fault(shape).say("sv")


def test_an_outline_that_crosses_itself_is_told():
    assert "korsar" in polygon_fault(Polygon([(17, 59), (18, 60), (18, 59), (17, 60)])).say("sv")


@pytest.mark.parametrize("shape", [box(660_000, 6_590_000, 661_000, 6_591_000), box(59.4, 117.8, 59.5, 117.9)])
def test_coordinates_that_are_not_degrees_are_told(shape):
    assert "WGS84" in polygon_fault(shape).say("sv")
