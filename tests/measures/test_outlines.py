"""The outlines of the areas: the same shapes as the file holds, small, in metres from the station."""

from __future__ import annotations

import json
from itertools import pairwise

import geopandas as gpd
import pytest
from shapely.geometry import Point, Polygon

from jarfalla_data.measures.outlines import JAKOBSBERG_STATION, outlines
from tests.factories import area, bundled_store, geojson, store_of

HOLE = [[17.84, 59.44], [17.84, 59.46], [17.86, 59.46], [17.86, 59.44], [17.84, 59.44]]
SQUARE = [[17.8, 59.4], [17.9, 59.4], [17.9, 59.5], [17.8, 59.5], [17.8, 59.4]]


@pytest.fixture(scope="module")
def frame():
    return outlines(bundled_store()).frame


def test_every_area_is_there_once_with_a_closed_outline(frame):
    assert set(frame["area_id"]) == set(bundled_store().areas["area_id"])
    assert frame["area_id"].is_unique
    for rings in (*frame["x"], *frame["y"]):
        assert rings
        assert all(ring[0] == ring[-1] for ring in rings)


def test_numbers_run_from_north_to_south(frame):
    assert list(frame["number"]) == list(range(1, 26))
    assert frame["name"].iloc[0] == "Stäket"
    middles = [
        Polygon(zip(x[0], y[0], strict=True)).representative_point().y for x, y in zip(frame.x, frame.y, strict=True)
    ]
    assert all(north > south - 10 for north, south in pairwise(middles))


def test_the_outlines_differ_from_the_file_by_no_more_than_their_rounding(frame):
    station = gpd.GeoSeries([Point(JAKOBSBERG_STATION)], crs=4326).to_crs(3006).iloc[0]
    source = bundled_store().areas.to_crs(3006).set_index("area_id").geometry.translate(-station.x, -station.y)
    for row in frame.itertuples():
        rounded = [Polygon(zip(x, y, strict=True)) for x, y in zip(row.x, row.y, strict=True)]
        outer = max(rounded, key=lambda ring: ring.area)
        assert outer.exterior.hausdorff_distance(source[row.area_id].exterior) < 4
        assert sum(ring.area * (1 if ring is outer else -1) for ring in rounded) == pytest.approx(
            source[row.area_id].area, rel=0.03
        )


def drawn(frame):
    """The outlines as shapes: the first ring of each with the others as holes."""
    rings = ([list(zip(*ring, strict=True)) for ring in zip(row.x, row.y, strict=True)] for row in frame.itertuples())
    return gpd.GeoSeries([Polygon(outer, holes) for outer, *holes in rings])


def test_neighbours_share_their_edges(frame):
    shapes = drawn(frame)
    assert shapes.area.sum() - shapes.union_all().area < 0.0001 * shapes.area.sum()
    assert shapes.union_all().buffer(1).geom_type == "Polygon"


def test_the_station_is_the_one_of_the_places_table():
    places = bundled_store().places.set_index("place_id")
    station = places.loc["jakobsberg_station"]
    assert (float(station["longitude"]), float(station["latitude"])) == JAKOBSBERG_STATION


def test_they_are_small_whole_numbers(frame):
    text = json.dumps([list(frame["x"]), list(frame["y"])], separators=(",", ":"))
    assert len(text) < 16_000
    assert all(number % 5 == 0 for rings in frame["x"] for ring in rings for number in ring)


def test_they_are_made_once_for_a_store():
    assert outlines(bundled_store()) is outlines(bundled_store())


def test_they_are_public_and_of_the_areas_table():
    figures = outlines(bundled_store())
    assert (figures.tables, figures.personal, figures.internal_only) == (("areas",), False, False)


def test_outer_rings_run_against_the_clock_and_holes_with_it(tmp_path):
    shape = {"type": "Polygon", "coordinates": [SQUARE[::-1], HOLE[::-1]]}
    store = store_of(tmp_path, facts=("places",), areas=geojson(area(geometry=shape)))
    found = outlines(store).frame.iloc[0]
    outer, hole = (Polygon(zip(x, y, strict=True)).exterior for x, y in zip(found["x"], found["y"], strict=True))
    assert outer.is_ccw
    assert not hole.is_ccw


def test_an_area_in_two_pieces_has_a_ring_for_each(tmp_path):
    other = [[x + 0.2, y] for x, y in SQUARE]
    shape = {"type": "MultiPolygon", "coordinates": [[SQUARE], [other]]}
    store = store_of(tmp_path, facts=("places",), areas=geojson(area(geometry=shape)))
    assert len(outlines(store).frame.iloc[0]["x"]) == 2


@pytest.mark.parametrize("tables", [{}, {"areas": geojson()}])
def test_no_areas_are_no_outlines(tmp_path, tables):
    assert outlines(store_of(tmp_path, facts=("places",), **tables)).frame.empty
