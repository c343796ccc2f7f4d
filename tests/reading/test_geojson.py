"""Areas from GeoJSON: every feature is in the answer, and a broken one takes no other with it."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from shapely.geometry import Polygon

from jarfalla_data.errors import UnreadableFileError
from jarfalla_data.reading.geojson import read_geojson
from tests.factories import BUNDLED, PROPERTY, area, geojson

WHOLE = (BUNDLED / "areas.geojson").read_bytes()


def test_a_feature_gives_its_properties_as_text_and_its_polygon():
    areas = read_geojson(geojson(area("a", name="Öst", edition=2025)))
    assert areas.frame.loc[1].to_dict() == {
        "area_id": "a",
        "name": "Öst",
        "municipal_part": "viksjo",
        "edition": "2025",
    }
    assert isinstance(areas.polygons[1], Polygon)


def test_a_whole_number_stays_whole_where_another_feature_lacks_it():
    areas = read_geojson(geojson(area("a", edition=2025), area("b", edition=None), area("c", edition=2025.0)))
    assert areas.frame["edition"].tolist()[::2] == ["2025", "2025"]
    assert areas.frame["edition"].isna().tolist() == [False, True, False]


def test_a_property_that_is_null_or_empty_is_missing():
    areas = read_geojson(b'{"type":"FeatureCollection","features":[{"properties":{"a":null,"b":"","c":"x"}}]}')
    assert areas.frame.loc[1].isna().to_dict() == {"a": True, "b": True, "c": False}


@pytest.mark.parametrize(
    "geometry",
    [
        {"type": "Polygon", "coordinates": "x"},
        {"type": "Polygon", "coordinates": [[[17, 59], [18, 59]]]},
        {"type": "Polygon", "coordinates": [[["x", 59], [18, 59], [18, 60], [17, 59]]]},
        {"type": "Polygon", "coordinates": [[[None, 59], [18, 59], [18, 60], [17, 59]]]},
        {"type": "Polygon"},
        {"type": "Square", "coordinates": []},
        {"coordinates": []},
        "Polygon",
        [17, 59],
    ],
    ids=json.dumps,
)
def test_a_broken_outline_is_no_outline_and_leaves_the_other_areas_theirs(geometry):
    areas = read_geojson(geojson(area("a", geometry=geometry), area("b")))
    assert areas.polygons[1] is None
    assert isinstance(areas.polygons[2], Polygon)


def test_a_feature_without_geometry_has_no_outline():
    assert read_geojson(b'{"type":"FeatureCollection","features":[{"geometry":null}]}').polygons == {1: None}


@pytest.mark.parametrize("feature", [1, None, "x", [], {}, {"properties": 5, "geometry": 5}], ids=json.dumps)
def test_what_is_no_feature_is_still_counted(feature):
    areas = read_geojson(geojson(area("a"), feature))
    assert len(areas.frame) == 2
    assert areas.frame.loc[2].isna().all()


def test_an_empty_collection_is_a_table_without_rows():
    areas = read_geojson(geojson())
    assert (len(areas.frame), areas.polygons) == (0, {})


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"null",
        b"[]",
        b"{}",
        b'"x"',
        b'{"type":"FeatureCollection"}',
        b'{"type":"FeatureCollection","features":null}',
        b'{"type":"Polygon","coordinates":[]}',
        b"area_id,name\na,b\n",
        b"[" * 100_000,
        b'<OGRVRTDataSource><OGRVRTLayer name="areas"/></OGRVRTDataSource>',
    ],
    ids=lambda raw: raw[:30].decode(),
)
def test_what_is_no_collection_of_features_is_told(raw):
    with pytest.raises(UnreadableFileError, match="GeoJSON"):
        read_geojson(raw)


def test_a_file_cut_in_half_is_told():
    with pytest.raises(UnreadableFileError, match="GeoJSON"):
        read_geojson(WHOLE[: len(WHOLE) // 2])


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5) | st.just("\ud800"),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(["type", "properties", "geometry", "coordinates", "geometries", "\ud800"]), inner
        )
    ),
    max_leaves=12,
)


@PROPERTY
@given(st.lists(JSON, max_size=4), st.sampled_from(["Polygon", "MultiPolygon", "Point", "GeometryCollection"]), JSON)
def test_whatever_the_features_hold_each_is_counted_and_nothing_is_raised(features, kind, coordinates):
    odd = area("odd", geometry={"type": kind, "coordinates": coordinates, "geometries": coordinates})
    areas = read_geojson(geojson(*features, odd))
    assert len(areas.frame) == len(features) + 1
    assert list(areas.polygons) == list(areas.frame.index)


@PROPERTY
@given(st.binary(max_size=80))
def test_whatever_the_bytes_only_a_sentence_is_raised(raw):
    with pytest.raises(UnreadableFileError):
        read_geojson(raw)
