"""The police's published events: when and where is taken from their words, and what is no incident is left out."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from jarfalla_data import open_store
from jarfalla_data.loading import FileContent, load_file
from jarfalla_data.reading.descriptor import FileDescription
from jarfalla_data.schemas import table
from tests.factories import SLOW_PROPERTY, TODAY, data_folder

EVENTS = table("incidents")
AREAS = pd.DataFrame({"area_id": ["a"], "name": ["Nibble"], "municipal_part": ["jakobsberg"]})


def event(**cells: Any) -> dict[str, Any]:
    return {
        "id": 1,
        "datetime": "2023-03-24 9:05:00 +01:00",
        "name": "24 mars 00:10, Brand, Järfälla",
        "summary": "En container brinner.",
        "url": "/aktuellt/",
        "type": "Brand",
        "location": {"name": "Järfälla", "gps": "59.410065,17.836804"},
        **cells,
    }


def read_bytes(folder, raw: bytes) -> FileContent:
    path = folder / "incidents.json"
    path.write_bytes(raw)
    found = load_file(path, replace(EVENTS, suffix="json"), FileDescription(), {"areas": AREAS}, TODAY)
    report = found.report
    assert report.rows == report.loaded + report.set_aside + report.left_out
    assert len(found.frame) == report.loaded
    return found


def read(folder, *events: Any) -> FileContent:
    found = read_bytes(folder, json.dumps(events).encode())
    assert found.report.rows == len(events)
    return found


def told(found: FileContent) -> str:
    return "\n".join(f.say("sv") for f in found.findings)


def when(folder, **cells: Any) -> str:
    return read(folder, event(**cells)).frame["occurred_at"].astype(str).item()


def test_an_event_becomes_an_incident_with_its_id_and_both_of_its_times(tmp_path):
    found = read(tmp_path, event(id=629812))
    assert found.findings == ()
    first = found.frame.astype(str).iloc[0]
    assert first[["incident_id", "category", "source"]].tolist() == ["event-629812", "fire", "police_event"]
    assert first[["occurred_at", "registered_on"]].tolist() == ["2023-03-24", "2023-03-24"]
    assert found.frame["occurred_at_has_hour"].tolist() == [True]


@pytest.mark.parametrize("clock", ["13:10", "13.10", "kl 13.10", "kl. 13:10"])
def test_the_time_of_the_event_is_that_of_its_name(tmp_path, clock):
    assert when(tmp_path, name=f"24 mars {clock}, Brand, Järfälla") == "2023-03-24 13:00:00"


def test_an_event_without_a_clock_time_has_its_day(tmp_path):
    found = read(tmp_path, event(name="24 mars, Brand, Järfälla"))
    assert found.frame["occurred_at_has_hour"].tolist() == [False]


@pytest.mark.parametrize(
    ("published", "said", "day"),
    [
        ("2024-01-01 0:20:00 +01:00", "31 december 23.50", "2023-12-31 23:00:00"),
        ("2023-12-31 23:59:00 +01:00", "01 januari 00.10", "2024-01-01"),
        ("2024-03-01 8:00:00 +01:00", "29 februari 23.50", "2024-02-29 23:00:00"),
        ("2024-01-15 8:00:00 +01:00", "02 november 10.00", "2023-11-02 10:00:00"),
    ],
)
def test_the_year_is_that_of_the_publication_but_around_new_year(tmp_path, published, said, day):
    assert when(tmp_path, datetime=published, name=f"{said}, Brand, Järfälla") == day


def test_an_event_in_the_hour_that_summer_time_left_out_keeps_its_day_and_one_in_the_doubled_hour_its_hour(tmp_path):
    spring = event(datetime="2023-03-26 5:00:00 +02:00", name="26 mars 02.30, Brand, Järfälla")
    autumn = event(id=2, datetime="2023-10-29 5:00:00 +01:00", name="29 oktober 02.30, Brand, Järfälla")
    found = read(tmp_path, spring, autumn)
    assert found.frame["occurred_at"].astype(str).tolist() == ["2023-03-26 00:00:00", "2023-10-29 02:00:00"]
    assert found.frame["occurred_at_has_hour"].tolist() == [False, True]
    assert "Klockan 02:30 den 2023-03-26 fanns inte" in told(found)
    assert "två gånger när sommartiden slutade: 1." in told(found)


@pytest.mark.parametrize(
    "name", ["Brand, Järfälla", "45 mars 10:00, Brand, Järfälla", "24 brumaire 10:00, Brand, Järfälla"]
)
def test_an_event_without_a_readable_day_is_set_aside(tmp_path, name):
    assert read(tmp_path, event(name=name)).report.set_aside == 1


def test_a_type_may_hold_commas_and_the_municipality_is_the_last_part(tmp_path):
    name = "24 mars 00:10, Misshandel, grov, Järfälla"
    found = read(tmp_path, event(name=name, type="Misshandel, grov", location={"name": "Stockholms län"}))
    assert found.frame["category"].tolist() == ["violence_unspecified"]


@pytest.mark.parametrize("place", ["Solna", "Stockholms län", "Järfälla kyrkby"])
def test_events_of_other_municipalities_are_left_out_and_counted(tmp_path, place):
    found = read(tmp_path, event(), event(id=2, name=f"24 mars 00:10, Brand, {place}"))
    assert (found.report.loaded, found.report.left_out) == (1, 1)
    assert "inte är från Järfälla: 1." in told(found)


def test_of_an_id_that_comes_again_the_newest_text_counts(tmp_path):
    old = event(type="Bråk", datetime="2023-03-24 9:05:00 +01:00")
    new = event(type="Rån", datetime="2023-03-24 10:05:00 +01:00")
    for events in ([old, new], [new, old]):
        found = read(tmp_path, *events)
        assert found.frame["category"].tolist() == ["robbery"]
        assert found.report.left_out == 1
    assert "nyare text om samma händelse finns: 1." in told(found)


@pytest.mark.parametrize(
    "kind", ["Sammanfattning natt", "Försvunnen person", "Djur skadat/omhändertaget", "Uppdatering"]
)
def test_what_is_no_incident_is_left_out_and_named(tmp_path, kind):
    found = read(tmp_path, event(type=kind), event(id=2))
    assert (found.report.loaded, found.report.left_out) == (1, 1)
    assert f"{kind} (1)" in told(found)


@pytest.mark.parametrize(
    ("kind", "category"),
    [
        ("Trafikolycka, personskada", "accident"),
        ("Rån, försök", "robbery"),
        ("Stöld, ringa", "theft_unspecified"),
        ("Stöld/inbrott", "burglary_unspecified"),
        ("Motorfordon, stöld", "vehicle_crime"),
        ("Skottlossning, misstänkt", "shooting"),
        ("Fylleri/LOB", "disorder"),
        ("Åldringsbrott", "fraud_elderly"),
        ("Trafikbrott", "traffic"),
    ],
)
def test_each_type_has_its_category(tmp_path, kind, category):
    assert read(tmp_path, event(type=kind)).frame["category"].tolist() == [category]


def test_unknown_types_are_other_and_listed_but_never_free_text(tmp_path):
    found = read(tmp_path, event(type="Kontroll"), event(id=2, type="ring Anna på 0701234567"))
    assert set(found.frame["category"]) == {"other"}
    assert "Kontroll (1)" in told(found)
    assert "Anna" not in told(found)


@pytest.mark.parametrize(
    ("summary", "part"),
    [
        ("Bilbrand i Kallhäll.", "kallhall-staket"),
        ("Bråk vid Viksjös centrum", "viksjo"),
        ("Inbrott i Nibble", "jakobsberg"),
        ("Från Barkarby till Skälby", "barkarby-skalby"),
        ("Mellan Jakobsberg och Viksjö", None),
        ("Krock på Viksjöleden", None),
        ("", None),
    ],
)
def test_the_part_is_known_where_the_words_name_just_one(tmp_path, summary, part):
    found = read(tmp_path, event(summary=summary))
    assert [None if pd.isna(value) else value for value in found.frame["municipal_part"]] == [part]
    assert found.frame["area_id"].isna().all()


def test_the_position_is_never_read_and_never_held_against_the_event(tmp_path):
    found = read(tmp_path, event())
    assert found.findings == ()
    assert "59.41" not in found.frame.to_csv()


@pytest.mark.parametrize("odd", [1, None, "x", [], {}, {"id": {"a": 1}, "name": 5}], ids=json.dumps)
def test_what_is_no_event_is_counted_and_set_aside(tmp_path, odd):
    found = read(tmp_path, odd, event(id=2))
    assert (found.report.loaded, found.report.set_aside + found.report.left_out) == (1, 1)


@pytest.mark.parametrize(
    "raw", [b"", b"{", b"{}", b"5", b"[" * 100_000, b"\xff\xfe", b"\0"], ids=lambda raw: str(raw[:4])
)
def test_what_is_no_list_of_events_is_told(tmp_path, raw):
    found = read_bytes(tmp_path, raw)
    assert not found.report.read
    assert len(found.findings) == 1


def test_an_empty_list_is_a_table_without_rows(tmp_path):
    assert read(tmp_path).report.rows == 0


def test_events_in_a_folder_are_its_incidents(tmp_path):
    folder = data_folder(tmp_path, facts=("areas", "places"))
    (folder / "incidents.json").write_text(json.dumps([event()]))
    store = open_store(folder, today=TODAY)
    assert store.incidents["incident_id"].tolist() == ["event-1"]
    assert store.files["incidents"].file == "incidents.json"


VALUES = st.none() | st.integers(-5, 10**12) | st.text(max_size=8) | st.booleans() | st.floats(allow_nan=False)
SPOILT = st.dictionaries(st.sampled_from(["id", "datetime", "name", "type", "location", "summary"]), VALUES, max_size=3)


@SLOW_PROPERTY
@given(st.lists(SPOILT | VALUES, max_size=6), st.floats(0, 1))
def test_whatever_the_events_every_one_is_accounted_for(tmp_path, spoilt, part):
    events = [event(**odd) if isinstance(odd, dict) else odd for odd in spoilt]
    read(tmp_path, *events)
    raw = json.dumps(events, ensure_ascii=False).encode("utf-8", "replace")
    read_bytes(tmp_path, raw[: round(len(raw) * part)])
