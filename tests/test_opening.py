"""A data folder becomes a store: every row accounted for, every fault told, one broken file taking no other with it."""

from __future__ import annotations

import contextlib
import csv
import dataclasses
import datetime as dt
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from jarfalla_data import DataError, open_store
from jarfalla_data.findings import Effect
from jarfalla_data.loading import FileContent, load_file
from jarfalla_data.opening import in_order_of_reference
from jarfalla_data.reading.descriptor import DESCRIPTOR, FileDescription, Origin
from jarfalla_data.schemas import TABLES, table
from tests import factories as make
from tests.factories import BUNDLED, PROPERTY, SLOW_PROPERTY, TODAY, bundled_store, data_folder, store_of

PLACES = ("areas", "places")
NOBODY = 65534


@contextlib.contextmanager
def without_rights() -> Iterator[None]:
    """As a user whom file permissions bind, which they do not do the root user."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)


@contextlib.contextmanager
def mode(path: Path, bits: int) -> Iterator[None]:
    """A path with other permissions."""
    before = path.stat().st_mode
    path.chmod(bits)
    try:
        yield
    finally:
        path.chmod(before)


@pytest.fixture
def reachable() -> Iterator[Path]:
    """A folder that every user of the machine may enter, which pytest's own are not."""
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o755)
        yield Path(name)


def told(store) -> list[tuple[str, int | None, str | None]]:
    return [(f.file, f.row, f.column) for f in store.findings if f.effect is not Effect.NOTE]


def loaded_file(folder: Path, name: str, content: bytes) -> FileContent:
    """One file beside a table of areas with a single one, 0123R001."""
    (folder / table(name).file).write_bytes(content)
    areas = pd.DataFrame({"area_id": ["0123R001"], "name": ["Barkarby"]})
    return load_file(folder / table(name).file, table(name), FileDescription(), {"areas": areas}, TODAY)


# The bundled data


def test_every_row_of_the_bundled_data_is_loaded():
    store = bundled_store()
    assert store.findings == ()
    assert all(report.loaded == report.rows > 0 for report in store.files.values())


@pytest.mark.parametrize("described", [t for t in TABLES if t.suffix == "csv"], ids=lambda t: t.name)
def test_the_account_of_a_bundled_file_counts_the_records_that_it_holds(described):
    with (BUNDLED / described.file).open(encoding="utf-8", newline="") as file:
        records = len(list(csv.DictReader(file)))
    assert bundled_store().files[described.name].rows == records


def test_an_account_names_encoding_delimiter_fingerprint_and_period():
    report = bundled_store().files["dialogue_rounds"]
    assert (report.encoding, report.delimiter, report.origin) == ("UTF-8", ",", Origin.EXAMPLE)
    assert (report.first, report.last) == (dt.date(2018, 9, 3), dt.date(2022, 12, 2))
    assert len(report.fingerprint) == 12


# Small folders


def test_the_rows_that_the_factories_make_are_right(tmp_path):
    visit = make.inspection()
    store = store_of(
        tmp_path,
        dialogue_rounds=[make.dialogue_round()],
        dialogues=[make.dialogue(), make.dialogue()],
        incidents=[make.incident(), make.incident()],
        narcotics_work=[make.narcotics()],
        activities=[make.activity()],
        agreement_years=[make.agreement_year()],
        inspections=[visit],
        inspection_findings=[make.inspection_finding(inspection_id=visit["inspection_id"])],
        decisions=[make.decision()],
        baselines=[make.baseline()],
        drug_scene_status=[make.scene_status()],
        county_drug_scenes=[make.scene_count()],
        commitments=[make.promise()],
        milestones=[make.milestone()],
    )
    assert store.findings == ()
    assert (len(store.dialogues), len(store.incidents), len(store.inspection_findings)) == (2, 2, 1)


def test_areas_from_factories_are_areas(tmp_path):
    store = store_of(
        tmp_path, facts=(), areas=make.geojson(make.area("a"), make.area("b", municipal_part="jakobsberg"))
    )
    assert store.areas["area_id"].tolist() == ["a", "b"]
    assert store.areas.crs == "EPSG:4326"


def test_a_folder_without_some_files_gives_the_others_and_says_which_are_missing(tmp_path):
    store = store_of(tmp_path, facts=PLACES, incidents=[make.incident()])
    assert len(store.incidents) == 1
    assert store.dialogues.empty
    assert store.files["dialogues"].missing
    assert not store.files["incidents"].missing
    assert {f.file for f in store.findings} == {r.file for r in store.files.values() if r.missing}
    assert not store.anything_set_aside


def test_a_table_that_is_missing_has_all_of_its_columns_in_their_types(tmp_path):
    store = store_of(tmp_path, facts=PLACES)
    missing, whole = store.incidents, bundled_store().incidents
    assert missing.dtypes.to_dict() == whole.dtypes.to_dict()


@pytest.mark.parametrize("name", ["areas", "places", "offence_codes", "drug_scene_status"])
def test_one_missing_file_leaves_all_others_loaded(tmp_path, name):
    others = [fact for fact in make.FACTS if fact != name]
    store = store_of(tmp_path, facts=others)
    assert getattr(store, name).empty
    assert all(store.files[other].loaded == store.files[other].rows > 0 for other in others)


def test_a_file_without_its_required_columns_leaves_the_others_working(tmp_path):
    store = store_of(tmp_path, facts=PLACES, incidents=[make.incident()], dialogues="response_id\nresponse-1\n")
    assert len(store.incidents) == 1
    assert (store.files["dialogues"].rows, store.files["dialogues"].set_aside) == (1, 1)
    assert ("dialogues.csv", 1, "round_id") in told(store)


def test_all_faults_of_all_files_are_told_at_once(tmp_path):
    store = store_of(
        tmp_path,
        facts=(),
        areas=make.geojson(make.area("0123R001"), make.area("b", geometry={"type": "Point", "coordinates": [17, 59]})),
        places="place_id;name\n",
        dialogue_rounds=[make.dialogue_round(method="guess"), make.dialogue_round(round_id="b", starts_on="autumn")],
        incidents=[make.incident(area_id="0123R002", count=1), make.incident(occurred_at="2050-01-01", count=0)],
        decisions=b"\xff\xfe",
    )
    assert set(told(store)) == {
        ("areas.geojson", 2, None),
        ("places.csv", 1, "kind"),
        ("dialogue_rounds.csv", 2, "method"),
        ("dialogue_rounds.csv", 3, "starts_on"),
        ("decisions.csv", None, None),
        ("incidents.csv", 3, "occurred_at"),
        ("incidents.csv", 3, "count"),
        ("incidents.csv", 2, "area_id"),
    }


@SLOW_PROPERTY
@given(
    st.lists(st.sampled_from(["good", "kind", "area", "short", "long", "empty", "twice"]), max_size=12),
    st.sampled_from([",", ";"]),
)
def test_loaded_and_set_aside_are_all_rows_of_the_file(tmp_path, rows, delimiter):
    right = make.incident(area_id="0123R001")
    records = {
        "good": lambda: {**right, "incident_id": make.new_id("i")},
        "kind": lambda: {**right, "incident_id": make.new_id("i"), "count": "x"},
        "area": lambda: {**right, "incident_id": make.new_id("i"), "area_id": "0123R999"},
        "twice": lambda: {**right, "incident_id": "i-twice"},
    }
    lines = make.table_text("incidents", [], delimiter)
    for kind in rows:
        if kind in records:
            lines += make.table_text("incidents", [records[kind]()], delimiter).split("\r\n", 1)[1]
        lines += {"short": "a\r\n", "long": delimiter * 12 + "x\r\n", "empty": "\r\n"}.get(kind, "")
    found = loaded_file(tmp_path, "incidents", lines.encode())
    report = found.report
    assert report.loaded == rows.count("good") + min(1, rows.count("twice")) == len(found.frame)
    assert report.rows == len(rows) - rows.count("empty")
    assert report.loaded + report.set_aside == report.rows
    assert len({f.row for f in found.findings}) == report.set_aside


@PROPERTY
@given(st.sampled_from(["incidents", "areas", "places"]), st.binary(max_size=60))
def test_a_file_of_any_bytes_is_told_and_gives_a_table_without_rows(tmp_path, name, content):
    found = loaded_file(tmp_path, name, content)
    assert found.findings != ()
    assert found.frame.empty
    assert found.report.rows == found.report.set_aside


def test_areas_without_a_surface_are_set_aside_with_the_number_of_their_feature(tmp_path):
    crossing = {"type": "Polygon", "coordinates": [[[17, 59], [18, 60], [18, 59], [17, 60], [17, 59]]]}
    metres = {"type": "Polygon", "coordinates": [[[660000, 6590000], [660000, 6591000], [661000, 6591000]]]}
    odd = [make.area("a", geometry=crossing), make.area("b"), make.area("c", geometry=metres), {"type": "Feature"}]
    store = store_of(tmp_path, facts=(), areas=make.geojson(*odd))
    assert store.areas["area_id"].tolist() == ["b"]
    assert told(store) == [("areas.geojson", n, None) for n in (1, 3, 4)]
    report = store.files["areas"]
    assert (report.rows, report.loaded, report.set_aside) == (4, 1, 3)


def test_an_empty_collection_of_areas_is_told_and_leaves_the_others_working(tmp_path):
    store = store_of(tmp_path, facts=("population",), areas=make.geojson())
    assert ("areas.geojson", 1, "area_id") in told(store)
    assert store.areas.empty
    assert len(store.population) == 5


def test_without_areas_the_rows_that_name_one_are_still_loaded(tmp_path):
    store = store_of(tmp_path, facts=("places",), incidents=[make.incident()], areas="half a fi")
    assert len(store.incidents) == 1
    assert told(store) == [("areas.geojson", None, None)]


def test_a_row_that_refers_to_a_row_set_aside_is_set_aside_too(tmp_path):
    rounds = [make.dialogue_round(starts_on="x"), make.dialogue_round(round_id="b")]
    answers = [make.dialogue(round_id="b"), make.dialogue()]
    store = store_of(tmp_path, facts=PLACES, dialogue_rounds=rounds, dialogues=answers)
    assert told(store) == [("dialogue_rounds.csv", 2, "starts_on"), ("dialogues.csv", 3, "round_id")]


def test_the_day_of_opening_decides_what_lies_in_the_future(tmp_path):
    folder = data_folder(tmp_path, facts=PLACES, incidents=[make.incident(occurred_at="2025-06-01 12:00")])
    assert len(open_store(folder, today=TODAY).incidents) == 1
    assert open_store(folder, today=TODAY - dt.timedelta(days=1)).incidents.empty


def test_each_table_is_read_after_those_that_it_refers_to():
    order = [t.name for t in in_order_of_reference(TABLES)]
    assert sorted(order) == sorted(t.name for t in TABLES)
    for described in TABLES:
        needed = {c.refers_to.split(".")[0] for c in described.columns if c.refers_to} - {described.name}
        assert all(order.index(name) < order.index(described.name) for name in needed)


# The descriptor, and files that belong to no table


def test_origins_are_those_of_the_descriptor(tmp_path):
    store = store_of(tmp_path, facts=PLACES, incidents=[make.incident()])
    assert (store.files["places"].origin, store.files["incidents"].origin) == (Origin.PUBLIC, Origin.EXAMPLE)


def test_without_a_descriptor_every_file_is_the_users_own(tmp_path):
    store = store_of(tmp_path, facts=PLACES, descriptor=False)
    assert {report.origin for report in store.files.values()} == {Origin.OWN}
    assert DESCRIPTOR not in {f.file for f in store.findings}


def test_a_broken_descriptor_is_told_and_every_file_is_the_users_own(tmp_path):
    folder = data_folder(tmp_path, facts=PLACES)
    (folder / DESCRIPTOR).write_text("{")
    store = open_store(folder)
    assert {report.origin for report in store.files.values()} == {Origin.OWN}
    assert [f.effect for f in store.findings if f.file == DESCRIPTOR] == [Effect.NOTE]
    assert len(store.places) == 11


@pytest.mark.parametrize("name", ["dialogs.csv", "INCIDENTS.CSV", "parks.geojson"])
def test_a_file_that_belongs_to_no_table_is_told(tmp_path, name):
    folder = data_folder(tmp_path, facts=PLACES)
    (folder / name).write_text("a,b\n")
    assert [f.effect for f in open_store(folder).findings if f.file == name] == [Effect.NOTE]


def test_files_that_are_no_tables_are_left_without_a_word(tmp_path):
    folder = data_folder(tmp_path, facts=PLACES)
    (folder / "README.md").write_text("a")
    (folder / "old").mkdir()
    assert {f.file for f in open_store(folder).findings} == {f.file for f in TABLES if f.name not in PLACES}


# The version


def test_the_version_is_the_same_for_the_same_bytes_wherever_they_lie(tmp_path):
    (one, two) = (data_folder(tmp_path / name, facts=PLACES) for name in ("one", "two"))
    assert open_store(one).version == open_store(two, today=TODAY).version


@pytest.mark.parametrize("name", ["places.csv", "areas.geojson", DESCRIPTOR])
def test_the_version_changes_with_any_byte(tmp_path, name):
    folder = data_folder(tmp_path, facts=PLACES)
    before = open_store(folder).version
    (folder / name).write_bytes((folder / name).read_bytes() + b"\n")
    assert open_store(folder).version != before


def test_the_version_tells_which_file_holds_the_bytes(tmp_path):
    folder = data_folder(tmp_path, facts=PLACES, incidents="x\n")
    before = open_store(folder).version
    (folder / "incidents.csv").rename(folder / "decisions.csv")
    assert open_store(folder).version != before


def test_the_store_is_frozen():
    with pytest.raises(dataclasses.FrozenInstanceError):
        bundled_store().version = "x"


# Folders from which nothing can be loaded


def sentence(folder: Path) -> str:
    with pytest.raises(DataError) as caught:
        open_store(folder)
    assert caught.value.say("en") != caught.value.say("sv")
    return caught.value.say("sv")


def test_a_folder_that_is_not_there_is_told(tmp_path):
    assert str(tmp_path / "none") in sentence(tmp_path / "none")


def test_an_empty_folder_is_told(tmp_path):
    assert "ingen av de filer" in sentence(tmp_path)


def test_a_folder_with_other_files_only_is_told_as_empty_of_data(tmp_path):
    (tmp_path / "notes.txt").write_text("x")
    assert "ingen av de filer" in sentence(tmp_path)


def test_a_file_in_place_of_the_folder_is_told(tmp_path):
    (tmp_path / "data").write_text("x")
    assert "en fil, inte en mapp" in sentence(tmp_path / "data")


def test_a_folder_of_empty_files_is_told_with_the_faults_of_each(tmp_path):
    for described in TABLES:
        (tmp_path / described.file).touch()
    with pytest.raises(DataError) as caught:
        open_store(tmp_path)
    assert "Ingen av filerna" in caught.value.say("sv")
    assert {f.file for f in caught.value.findings} == {t.file for t in TABLES}


def test_a_folder_without_read_permission_is_told(reachable):
    folder = data_folder(reachable, facts=PLACES)
    with mode(folder, 0o000), without_rights():
        assert "läsrättighet" in sentence(folder)


def test_a_folder_that_may_be_listed_but_not_entered_is_told(reachable):
    folder = data_folder(reachable, facts=PLACES)
    with mode(folder, 0o444), without_rights():
        assert "Ingen av filerna" in sentence(folder)


def test_a_file_without_read_permission_is_told_as_unreadable_not_as_missing(reachable):
    folder = data_folder(reachable, facts=PLACES)
    with mode(folder / "places.csv", 0o000), without_rights():
        store = open_store(folder)
    report = store.files["places"]
    assert (report.missing, report.read) == (False, False)
    assert told(store) == [("places.csv", None, None)]
    assert len(store.areas) == 25


def test_a_folder_with_the_name_of_a_file_is_told_as_unreadable(tmp_path):
    folder = data_folder(tmp_path, facts=("areas",))
    (folder / "places.csv").mkdir()
    store = open_store(folder)
    assert not store.files["places"].missing
    assert told(store) == [("places.csv", None, None)]
