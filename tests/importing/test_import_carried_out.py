"""An import is written whole, kept, logged, seen by whoever reads, and taken back whole."""

from __future__ import annotations

import hashlib
import json

import openpyxl
import pytest

from jarfalla_data import open_store
from jarfalla_data.errors import ImportRefusedError
from jarfalla_data.importing import Source, carry_out, last_import, read_log, undo
from jarfalla_data.importing.words import told
from jarfalla_data.reading.descriptor import Origin
from jarfalla_data.reading.files import folder_signature
from jarfalla_data.reading.journal import HISTORY
from tests.factories import (
    TODAY,
    csv_text,
    dialogue,
    dialogue_round,
    incident,
    table_text,
)
from tests.importing.folders import brought, described, example_folder, history, ids, own_folder, planned, visible


def imported(folder, *sources):
    entry = carry_out(planned(folder, *sources))
    assert entry is not None
    return entry


def take_back(folder):
    return undo(folder, last_import(folder).id)


# Written --------------------------------------------------------------------------------------------------------------


def test_new_rows_come_last_changed_ones_stand_in_the_place_of_the_old_and_the_rest_stays(tmp_path):
    rows = [incident(incident_id=name, count=1) for name in "abc"]
    folder = own_folder(tmp_path / "data", incidents=rows)
    new = [incident(incident_id="d"), {**rows[1], "count": "7"}]
    imported(folder, brought("incidents", new))
    assert (folder / "incidents.csv").read_text("utf-8") == table_text(
        "incidents", [rows[0], new[1], rows[2], new[0]]
    ).replace("\r\n", "\n")


def test_a_table_is_written_with_english_headers_codes_and_days_however_it_came(tmp_path):
    folder = own_folder(tmp_path / "data")
    header = ["Händelse", "Inträffade", "Område", "Kategori", "Källa", "Antal"]
    text = csv_text(header, [["å1", "4/3 2023", "Nibble", "Rån", "Anmält brott", "1"]], ";")
    imported(folder, Source("utdrag.txt", text.encode("utf-16")))
    area = next(a for a, name in zip(*columns(folder, "area_id", "name"), strict=True) if name == "Nibble")
    expected = incident(incident_id="å1", occurred_at="2023-03-04", area_id=area)
    assert (folder / "incidents.csv").read_bytes() == table_text("incidents", [expected]).replace("\r\n", "\n").encode()


def columns(folder, *names):
    frame = open_store(folder, TODAY).areas
    return [frame[name].tolist() for name in names]


def test_the_same_file_again_changes_nothing_and_is_no_entry_of_the_history(tmp_path):
    folder = own_folder(tmp_path / "data", incidents=[incident()])
    source = brought("incidents", [incident(), incident(category="robery")])
    imported(folder, source)
    before, kept = visible(folder), history(folder)
    again = planned(folder, source)
    assert (again.changes_anything, carry_out(again)) == (False, None)
    assert (visible(folder), history(folder)) == (before, kept)


def test_a_table_that_was_a_workbook_becomes_text_and_the_workbook_goes_to_the_history(tmp_path):
    folder = own_folder(tmp_path / "data")
    book = openpyxl.Workbook()
    for line in table_text("incidents", [incident(incident_id="old")]).splitlines():
        book.active.append(line.split(","))
    book.save(folder / "incidents.xlsx")
    raw = (folder / "incidents.xlsx").read_bytes()
    made = planned(folder, brought("incidents", [incident(incident_id="new")]))
    assert told(made, "sv") == ["Brott och händelser: incidents.xlsx blir incidents.csv."]
    entry = carry_out(made)
    assert ids(folder) == ["old", "new"]
    assert not (folder / "incidents.xlsx").exists()
    assert (folder / HISTORY / entry.id / "old" / "incidents.xlsx").read_bytes() == raw
    take_back(folder)
    assert ((folder / "incidents.xlsx").read_bytes(), (folder / "incidents.csv").exists()) == (raw, False)


# Example and own ------------------------------------------------------------------------------------------------------


def test_a_table_that_gets_own_rows_is_described_as_own_in_the_same_step(tmp_path):
    folder = example_folder(tmp_path / "data", incidents=[incident()])
    other = described(folder, "dialogues")
    imported(folder, brought("incidents", [incident(incident_id="own")]))
    now = described(folder, "incidents")
    assert (now["origin"], now["path"], now["next_update"]) == ("own", "incidents.csv", None)
    assert now.keys().isdisjoint({"licenses", "sources", "next_update_note_sv", "next_update_note_en"})
    assert described(folder, "dialogues") == other
    store = open_store(folder, TODAY)
    assert (store.incidents["incident_id"].tolist(), store.files["incidents"].origin) == (["own"], Origin.OWN)


def test_own_rows_are_afterwards_added_to_and_not_replaced(tmp_path):
    folder = example_folder(tmp_path / "data", incidents=[incident()])
    for name in ("one", "two"):
        imported(folder, brought("incidents", [incident(incident_id=name)]))
    assert ids(folder) == ["one", "two"]


def test_rounds_and_answers_of_ones_own_replace_the_examples_together(tmp_path):
    folder = example_folder(tmp_path / "data", dialogue_rounds=[dialogue_round()], dialogues=[dialogue()])
    files = (
        brought("dialogues", [dialogue(response_id="own", round_id="2025")]),
        brought("dialogue_rounds", [dialogue_round(round_id="2025")]),
    )
    imported(folder, *files)
    assert (ids(folder, "dialogue_rounds"), ids(folder, "dialogues")) == (["2025"], ["own"])


# Seen -----------------------------------------------------------------------------------------------------------------


def test_whoever_keeps_a_store_sees_by_the_signature_that_the_folder_is_another(tmp_path):
    folder = own_folder(tmp_path / "data", incidents=[incident()])
    seen = {folder_signature(folder)}
    imported(folder, brought("incidents", [incident()]))
    seen.add(folder_signature(folder))
    take_back(folder)
    seen.add(folder_signature(folder))
    assert len(seen) == 3


def test_the_history_is_no_file_that_nobody_knows(tmp_path):
    folder = own_folder(tmp_path / "data", incidents=[incident()])
    imported(folder, brought("incidents", [incident()]))
    assert [f for f in open_store(folder, TODAY).findings if HISTORY in f.file or ".json" in f.file] == []


def test_who_may_read_a_table_is_the_same_afterwards(tmp_path):
    folder = own_folder(tmp_path / "data", incidents=[incident()])
    (folder / "incidents.csv").chmod(0o640)
    entry = imported(folder, brought("incidents", [incident()]))
    files = [folder / "incidents.csv", folder / HISTORY / entry.id / "old" / "incidents.csv"]
    assert [path.stat().st_mode & 0o777 for path in files] == [0o640, 0o640]


# Kept and logged ------------------------------------------------------------------------------------------------------


def test_what_is_replaced_is_kept_and_the_log_says_when_what_and_how_many(tmp_path):
    folder = own_folder(tmp_path / "data", incidents=[incident()])
    before = (folder / "incidents.csv").read_bytes()
    source = brought("incidents", [incident(), incident(), incident(category="robery")], "maj.csv")
    entry = imported(folder, source)
    assert (folder / HISTORY / entry.id / "old" / "incidents.csv").read_bytes() == before
    assert history(folder) == [f"{entry.id}/old/incidents.csv", "log.jsonl"]
    (line,) = (json.loads(line) for line in (folder / HISTORY / "log.jsonl").read_text("utf-8").splitlines())
    counted = {"rows": 3, "new": 2, "changed": 0, "same": 0, "set_aside": 1, "left_out": 0}
    assert line["brought"] == [
        {"file": "maj.csv", "sha256": hashlib.sha256(source.raw).hexdigest(), "table": "incidents", **counted}
    ]
    assert line["before"] == {"incidents.csv": hashlib.sha256(before).hexdigest()}
    assert (line["id"], line["what"], line["undoes"]) == (entry.id, "import", None)


def test_the_name_of_a_file_that_may_be_a_persons_is_not_kept(tmp_path):
    folder = own_folder(tmp_path / "data")
    entry = imported(folder, brought("incidents", [incident()], "intervju 19121212-1212.csv"))
    assert [b.file for b in entry.brought] == ["….csv"]
    kept = (folder / HISTORY / "log.jsonl").read_text("utf-8")
    # Not "1212" alone: four digits stand in many a checksum.
    assert not [said for said in ("intervju", "19121212", "12-1212") if said in kept]


def test_a_damaged_log_stops_an_import_with_a_sentence_and_leaves_the_folder(tmp_path):
    folder = own_folder(tmp_path / "data", incidents=[incident()])
    (folder / HISTORY).mkdir()
    (folder / HISTORY / "log.jsonl").write_text("{", "utf-8")
    before = visible(folder)
    with pytest.raises(ImportRefusedError, match="history is damaged"):
        carry_out(planned(folder, brought("incidents", [incident()])))
    assert visible(folder) == before


# Taken back -----------------------------------------------------------------------------------------------------------


def test_undo_gives_every_byte_back_and_undo_again_goes_one_import_further(tmp_path):
    folder = example_folder(tmp_path / "data", incidents=[incident()], dialogue_rounds=[dialogue_round()])
    states = [visible(folder)]
    for n in range(3):
        imported(
            folder,
            brought("incidents", [incident(incident_id=f"own-{n}")]),
            brought("dialogue_rounds", [dialogue_round(round_id=f"own-{n}")]),
        )
        states.append(visible(folder))
    for state in reversed(states[:-1]):
        take_back(folder)
        assert visible(folder) == state
    assert last_import(folder) is None
    assert [entry.what for entry in read_log(folder)] == ["import"] * 3 + ["undo"] * 3


def test_after_an_undo_the_same_file_can_be_imported_and_taken_back_again(tmp_path):
    folder = own_folder(tmp_path / "data", incidents=[incident()])
    source = brought("incidents", [incident(incident_id="new")])
    before = visible(folder)
    for _ in range(2):
        imported(folder, source)
        assert ids(folder)[-1] == "new"
        take_back(folder)
        assert visible(folder) == before


def test_an_import_whose_files_were_changed_by_hand_since_is_not_taken_back(tmp_path):
    folder = own_folder(tmp_path / "data", incidents=[incident()])
    imported(folder, brought("incidents", [incident()]))
    (folder / "incidents.csv").write_text(table_text("incidents", [incident()]), "utf-8")
    by_hand = visible(folder)
    with pytest.raises(ImportRefusedError) as refused:
        take_back(folder)
    assert refused.value.say("sv") == "Inläsningen ångras inte, eftersom filer har ändrats efter den: incidents.csv."
    assert visible(folder) == by_hand


def test_an_import_whose_old_files_were_removed_from_the_history_is_not_taken_back(tmp_path):
    folder = own_folder(tmp_path / "data", incidents=[incident()])
    entry = imported(folder, brought("incidents", [incident()]))
    (folder / HISTORY / entry.id / "old" / "incidents.csv").unlink()
    before = visible(folder)
    with pytest.raises(ImportRefusedError, match="no longer in the history"):
        take_back(folder)
    assert visible(folder) == before


def test_another_import_than_the_one_that_was_shown_is_not_taken_back(tmp_path):
    folder = own_folder(tmp_path / "data")
    first = imported(folder, brought("incidents", [incident()]))
    imported(folder, brought("incidents", [incident()]))
    before = visible(folder)
    with pytest.raises(ImportRefusedError, match="came between"):
        undo(folder, first.id)
    assert visible(folder) == before


# The folder has changed since the plan --------------------------------------------------------------------------------


def test_a_plan_of_a_folder_that_has_changed_is_made_anew_and_asked_about(tmp_path):
    folder = own_folder(tmp_path / "data", incidents=[incident()])
    row = incident(incident_id="twice")
    old = planned(folder, brought("incidents", [row, incident(incident_id="once")]))
    imported(folder, brought("incidents", [row]))
    shown = []
    assert carry_out(old, lambda fresh: bool(shown.append(fresh))) is None
    assert [(part.brought.new, part.brought.same) for part in shown[0].parts] == [(1, 1)]
    assert ids(folder)[1:] == ["twice"]
    assert carry_out(old, lambda _: True).brought[0].new == 1
    assert ids(folder)[1:] == ["twice", "once"]


# The canary -----------------------------------------------------------------------------------------------------------

NUMBER = "19121212-1212"


def test_a_personnummer_in_an_imported_file_is_nowhere_afterwards(tmp_path):
    folder = own_folder(tmp_path / "data", incidents=[incident()])
    text = table_text("incidents", [incident(), incident(place_id=f"hos {NUMBER}"), incident(category=NUMBER)])
    made = planned(folder, Source("maj.csv", text.encode()), Source(f"{NUMBER}.csv", text.encode()))
    said = [f.say(lang) for part in made.parts for f in part.findings for lang in ("sv", "en")]
    entry = carry_out(made)
    files = b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())
    for form in (NUMBER, NUMBER[2:], NUMBER.replace("-", "")):
        assert form not in "\n".join([repr(made), repr(entry), *said])
        assert form.encode() not in files
    assert [b.set_aside for b in entry.brought] == [2, 2]
