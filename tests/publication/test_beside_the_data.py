"""The extract that lies beside the data: of the bundled ones it is there and up to date, and saves all the work."""

from __future__ import annotations

import shutil
import sys
from dataclasses import replace

import pytest

from jarfalla_data import Selection, open_store
from jarfalla_data.errors import PublishError
from jarfalla_data.measures import insecurity
from jarfalla_data.privacy import Audience
from jarfalla_data.publication import current, extract, linked, making, public, publish, read, write
from jarfalla_data.publication.current import FOLDER
from jarfalla_data.publication.shown import shown
from jarfalla_data.publication.shown_files import alone, beside
from jarfalla_data.publication.view import released
from pages.ui import data
from tests.factories import BUNDLED, data_folder, dialogue, dialogue_round, incident
from tests.publication.test_extract_attacked import extract_of, store_of
from tests.publication.test_publish import assert_same

COMMAND = "python -m jarfalla_data publish data/published --demo"


def test_the_bundled_extract_is_that_of_the_bundled_data():
    """If this fails: write it anew with COMMAND."""
    assert_same(extract_of(BUNDLED), read(BUNDLED / FOLDER))
    assert COMMAND in (BUNDLED / "README.md").read_text("utf-8")


def test_written_again_it_has_the_same_bytes(tmp_path):
    """But for the moment at which the files were read."""
    read_at = alone(BUNDLED / FOLDER, 5).read_at
    told = replace(shown(open_store(BUNDLED), 5), read_at=read_at)
    write(extract_of(BUNDLED), tmp_path / "again", beside(told))
    written = {path.name: path.read_bytes() for path in (tmp_path / "again").iterdir()}
    assert written == {path.name: path.read_bytes() for path in (BUNDLED / FOLDER).iterdir()}


def own(path, number: int = 40, **tables):
    answers = [dialogue(perceived_safety=("very_unsafe", "very_safe")[i % 2]) for i in range(number)]
    return data_folder(
        path,
        facts=("areas", "places", "offence_codes", "population_areas"),
        descriptor=False,
        dialogues=answers,
        dialogue_rounds=[dialogue_round()],
        incidents=[incident() for _ in range(6)],
        **tables,
    )


@pytest.fixture
def worked(monkeypatch):
    """How often tables are protected and measures are asked."""
    calls = []

    def counting(name, function):
        def counted(*given, **named):
            calls.append(name)
            return function(*given, **named)

        return counted

    monkeypatch.setattr(linked, "protect", counting("protect", linked.protect))
    monkeypatch.setattr(making, "answer", counting("answer", making.answer))
    return calls


def test_for_the_bundled_data_nothing_is_worked_out(worked):
    store = open_store(BUNDLED)
    asked = (Selection(),)
    shown = public(store, 5, insecurity.by_area, asked)
    assert worked == []
    assert len(shown.frame) == len(extract_of(BUNDLED).released("insecurity.by_area", *asked).frame) > 0


def test_while_the_data_are_the_same_nothing_is_worked_out_again(worked, tmp_path, monkeypatch):
    monkeypatch.setenv(data.SETTING, str(own(tmp_path / "own")))
    for _ in range(3):
        released(data.store(), Audience.PUBLIC, 5, insecurity.by_area, (Selection(),))
        if _ == 0:
            once = len(worked)
    assert len(worked) == once > 0


@pytest.mark.parametrize("change", ["data", "smallest count", "closed list"])
def test_another_fingerprint_smallest_count_or_list_is_made_anew(worked, monkeypatch, change):
    store, k = replace(store_of(BUNDLED), version="other" if change == "data" else store_of(BUNDLED).version), 5
    if change == "closed list":
        monkeypatch.setattr(sys.modules[current.__module__], "rules", lambda: "other")
    made = current(store, 10 if change == "smallest count" else k)
    assert "answer" in worked
    assert made.k == (10 if change == "smallest count" else 5)


def test_of_changed_data_the_extract_beside_them_is_the_earlier_release(tmp_path):
    folder = own(tmp_path / "own")
    publish(folder, folder / FOLDER)
    told = read(folder / FOLDER)
    own(folder, number=47)
    key = "insecurity.by_area", "autumn_2022", "late_evening_night"
    made, anew = current(open_store(folder), 5), extract(open_store(folder), 5)
    assert made.version == anew.version != told.version
    assert made.tables[key].frame.equals(told.tables[key].frame)
    assert not anew.tables[key].frame.equals(told.tables[key].frame)


def test_published_again_to_the_same_folder_what_was_told_stays(tmp_path):
    first = publish(own(tmp_path / "own"), tmp_path / "public")
    second = publish(own(tmp_path / "own", number=47), tmp_path / "public")
    key = "insecurity.by_area", "autumn_2022", "late_evening_night"
    assert second.tables[key].frame.equals(first.tables[key].frame)
    assert_same(second, read(tmp_path / "public"))


def test_another_smallest_count_begins_in_a_new_folder(tmp_path, monkeypatch):
    publish(own(tmp_path / "own"), tmp_path / "public")
    monkeypatch.setenv("JARFALLA_SMALLEST_COUNT", "10")
    with pytest.raises(PublishError, match="hides counts below 5"):
        publish(tmp_path / "own", tmp_path / "public")
    assert publish(tmp_path / "own", tmp_path / "stricter").k == 10
    with pytest.raises(ValueError, match="hides counts below 5"):
        extract(open_store(tmp_path / "own"), 10, read(tmp_path / "public"))


def test_invented_figures_that_lie_in_a_copied_folder_are_no_part_of_own_ones(tmp_path):
    folder = own(tmp_path / "own")
    shutil.copytree(BUNDLED / FOLDER, folder / FOLDER)
    store = open_store(folder)
    assert_same(current(store, 5), extract(store, 5))


def test_the_dashboard_writes_nothing_beside_the_data(tmp_path):
    folder = own(tmp_path / "own")
    before = {path.name for path in folder.iterdir()}
    current(open_store(folder), 5)
    assert {path.name for path in folder.iterdir()} == before


def test_a_broken_extract_beside_the_data_is_told_of_and_not_passed_over(tmp_path):
    folder = own(tmp_path / "own")
    (folder / FOLDER).mkdir()
    (folder / FOLDER / "extract.json").write_text("{")
    with pytest.raises(PublishError, match="no whole extract"):
        current(open_store(folder), 5)


def test_the_folder_is_no_table_and_does_not_change_the_fingerprint(tmp_path):
    folder = own(tmp_path / "own")
    before = open_store(folder)
    publish(folder, folder / FOLDER)
    after = open_store(folder)
    assert (after.version, after.findings) == (before.version, before.findings)
