"""The bundled published and reference tables fit their schemas."""

from __future__ import annotations

from collections import Counter

import geopandas as gpd
import pytest

from jarfalla_data.schemas import TABLES
from jarfalla_data.schemas.published import PUBLISHED
from jarfalla_data.schemas.reference import REFERENCE
from jarfalla_data.vocabulary.terms import fold

FILES = [t for t in (*REFERENCE, *PUBLISHED) if t.suffix == "csv"]


@pytest.mark.parametrize("table", [*REFERENCE, *PUBLISHED], ids=lambda t: t.name)
def test_every_row_of_the_public_tables_is_loaded(table, store):
    assert [f for f in store.findings if f.file == table.file] == []
    assert store.files[table.name].loaded == store.files[table.name].rows > 0


@pytest.mark.parametrize("table", FILES, ids=lambda t: t.name)
def test_the_file_has_the_columns_of_its_schema_in_order(table, data):
    raw = (data / table.file).read_bytes()
    assert raw.split(b"\n")[0].decode().split(",") == [c.name for c in table.columns]
    assert b"\r" not in raw
    assert not raw.startswith(b"\xef\xbb\xbf")


@pytest.mark.parametrize("table", PUBLISHED, ids=lambda t: t.name)
def test_every_published_row_has_its_source(table, rows):
    assert all(url.startswith(("http://", "https://")) for url in [r["source_url"] for r in rows(table.name)])
    assert not table.personal


@pytest.mark.parametrize("table", TABLES, ids=lambda t: t.name)
def test_no_header_could_mean_two_columns(table):
    accepted = [{fold(s) for s in (c.name, c.sv, *c.spellings)} for c in table.columns]
    assert [s for s, n in Counter(s for names in accepted for s in names).items() if n > 1] == []


@pytest.mark.parametrize("table", PUBLISHED, ids=lambda t: t.name)
def test_texts_are_there_in_both_languages_or_in_neither(table, rows):
    names = {c.name for c in table.columns}
    pairs = [(n, f"{n.removesuffix('_sv')}_en") for n in names if n.endswith("_sv")]
    assert all(en in names for _, en in pairs)
    assert [r for r in rows(table.name) for sv, en in pairs if bool(r[sv]) != bool(r[en])] == []


def test_the_areas_of_2023_add_up_to_the_municipality(rows):
    of_areas = sum(int(r["inhabitants"]) for r in rows("population_areas") if r["date"] == "2023-12-31")
    of_municipality = {r["date"]: int(r["population"]) for r in rows("population")}
    assert of_areas == of_municipality["2023-12-31"] == 86330


def test_ages_add_up_to_the_inhabitants_where_they_are_known(rows):
    ages = ("age_0_14", "age_15_24", "age_25_plus")
    known = [r for r in rows("population_areas") if r["age_0_14"]]
    assert {r["date"] for r in known} == {"2022-12-31"}
    assert all(sum(int(r[a]) for a in ages) == int(r["inhabitants"]) for r in known)


def test_there_are_25_areas_with_valid_polygons_in_four_parts(data):
    areas = gpd.read_file(data / "areas.geojson")
    assert len(areas) == areas["area_id"].nunique() == 25
    assert set(areas.geom_type) <= {"Polygon", "MultiPolygon"}
    assert areas.is_valid.all()
    assert areas["municipal_part"].nunique() == 4
    assert set(areas["edition"]) == {2025}


def test_places_on_a_border_belong_to_a_part_but_to_no_area(rows):
    places = {r["place_id"]: r for r in rows("places")}
    for place in ("jakobsberg_station", "kallhall_station"):
        assert places[place]["area_id"] == ""
        assert places[place]["municipal_part"]
    assert places["jakobsberg_station"]["radius_m"] == "300"
    assert all(bool(r["latitude"]) == bool(r["longitude"]) for r in places.values())
