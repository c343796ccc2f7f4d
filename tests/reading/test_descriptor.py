"""datapackage.json says where a file comes from; broken or missing, every file is the user's own."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

import pytest

from jarfalla_data.errors import UnreadableFileError
from jarfalla_data.reading.descriptor import DESCRIPTOR, FileDescription, Origin, read_descriptor


def describe(folder, **resource: Any) -> FileDescription:
    (folder / DESCRIPTOR).write_text(json.dumps({"resources": [{"path": "places.csv", **resource}]}))
    return read_descriptor(folder)["places.csv"]


def test_a_folder_without_a_descriptor_describes_no_file(tmp_path):
    assert read_descriptor(tmp_path) == {}


def test_origin_next_update_and_licence_are_those_of_the_descriptor(tmp_path):
    described = describe(
        tmp_path,
        origin="public",
        next_update="2026-01-31",
        next_update_note_sv="i januari",
        next_update_note_en="in January",
        licenses=[{"name": "CC0-1.0"}, {"name": "MIT"}],
    )
    notes = {"sv": "i januari", "en": "in January"}
    assert described == FileDescription(Origin.PUBLIC, dt.date(2026, 1, 31), notes, "CC0-1.0, MIT")


def test_a_file_of_which_nothing_more_is_said_is_the_users_own(tmp_path):
    assert describe(tmp_path) == FileDescription(Origin.OWN)


def test_a_descriptor_with_a_byte_order_mark_is_read(tmp_path):
    (tmp_path / DESCRIPTOR).write_bytes(b'\xef\xbb\xbf{"resources": []}')
    assert read_descriptor(tmp_path) == {}


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        "{}",
        '{"resources": 5}',
        '{"resources": [5]}',
        '{"resources": [{}]}',
        '{"resources": [{"path": "a", "origin": "elsewhere"}]}',
        '{"resources": [{"path": "a", "next_update": "soon"}]}',
        '{"resources": [{"path": "a", "next_update": 2026}]}',
        '{"resources": [{"path": "a", "licenses": null}]}',
        pytest.param("[" * 100_000, id="deep"),
        pytest.param("\ufffe", id="no JSON"),
    ],
)
def test_a_broken_descriptor_is_told_as_a_sentence(tmp_path, text):
    (tmp_path / DESCRIPTOR).write_text(text)
    with pytest.raises(UnreadableFileError, match="Frictionless"):
        read_descriptor(tmp_path)
