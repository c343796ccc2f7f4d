"""What an import would do, told before anything is written."""

from __future__ import annotations

import json

import pytest

from jarfalla_data.importing import Source
from jarfalla_data.importing.words import findings, headline, left, lines, told
from jarfalla_data.reading.recognising import Layout
from tests.factories import (
    bundled_row,
    dialogue,
    dialogue_round,
    incident,
    inspection,
    inspection_finding,
    narcotics,
    table_text,
)
from tests.importing.folders import brought, counts, example_folder, history, own_folder, planned, visible


def test_rows_are_new_changed_or_the_same_by_the_key_of_their_table(tmp_path):
    kept, old, other = incident(), incident(count=1), incident()
    folder = own_folder(tmp_path / "data", incidents=[kept, old, other])
    made = planned(folder, brought("incidents", [kept, {**old, "count": "2"}, incident(), incident()]))
    assert counts(made) == [(4, 2, 1, 1, 0, 0)]


def test_a_key_of_several_columns_some_of_them_empty_names_a_row(tmp_path):
    folder = own_folder(tmp_path / "data", narcotics_work=[narcotics(count=10), narcotics(period="2021", count=9)])
    made = planned(folder, brought("narcotics_work", [narcotics(count=11), narcotics(step="seizure", kind="dealing")]))
    assert counts(made) == [(2, 1, 1, 0, 0, 0)]


def test_another_spelling_of_the_same_is_the_same(tmp_path):
    folder = own_folder(tmp_path / "data", incidents=[incident(incident_id="a", occurred_at="2023-03-04 21:00")])
    text = "Händelse;Inträffade;Område;Kategori;Källa;Antal\na;4/3 2023 21.00;Nibble;Rån;Anmält brott;1\n"
    text = text.replace("Nibble", "0123R001").replace("4/3 2023 21.00", "2023-03-04 21:00")
    made = planned(folder, Source("utdrag.csv", text.encode("cp1252")))
    assert counts(made) == [(1, 0, 0, 1, 0, 0)]
    assert not made.changes_anything


def test_every_row_is_accounted_for_and_each_fault_has_its_place(tmp_path):
    folder = own_folder(tmp_path / "data", incidents=[incident()])
    rows = [incident(), incident(category="robery"), incident(area_id="0123R999")]
    text = table_text("incidents", rows) + "one,cell,too,few\n"
    made = planned(folder, Source("maj.csv", text.encode()))
    assert counts(made) == [(4, 1, 0, 0, 3, 0)]
    assert [(f.file, f.row, f.column) for f in made.parts[0].faults] == [
        ("maj.csv", 5, None),
        ("maj.csv", 3, "category"),
        ("maj.csv", 4, "area_id"),
    ]


def test_planning_writes_nothing(tmp_path):
    folder = example_folder(tmp_path / "data", incidents=[incident()])
    before = visible(folder)
    assert planned(folder, brought("incidents", [incident()])).changes_anything
    assert visible(folder) == before
    assert not (folder / ".history").exists()
    assert history(folder) == []


def test_reported_offences_are_recognised_and_those_of_others_counted(tmp_path):
    folder = own_folder(tmp_path / "data", incidents=[incident()])
    head = "Id;Brottskod;Inskrivningsdatum;Brottsdatum;Kommun;Antal\n"
    rows = "1;1210;2023-03-05;2023-03-04;Järfälla;1\n2;1210;2023-03-05;2023-03-04;Håbo;1\n"
    made = planned(folder, Source("anmälda.csv", (head + rows).encode("cp1252")))
    assert made.parts[0].found.layout is Layout.OFFENCES
    assert counts(made) == [(2, 1, 0, 0, 0, 1)]
    assert left(made, "sv") == "1 rad hör inte hit."


def test_the_polices_events_are_recognised(tmp_path):
    event = {"id": 1, "datetime": "2023-03-04 21:05:00 +01:00", "name": "04 mars 20.30, Rån, Järfälla", "summary": "s"}
    made = planned(own_folder(tmp_path / "data"), Source("h.json", json.dumps([event | {"type": "Rån"}]).encode()))
    assert (made.parts[0].found.layout, counts(made)) == (Layout.EVENTS, [(1, 1, 0, 0, 0, 0)])


# Several files --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("first", ["rounds", "answers"])
def test_files_that_refer_to_each_other_are_imported_together_in_any_order(tmp_path, first):
    files = {
        "rounds": brought("dialogue_rounds", [dialogue_round(round_id="2025")]),
        "answers": brought("dialogues", [dialogue(round_id="2025"), dialogue(round_id="2024")]),
    }
    ordered = sorted(files.items(), key=lambda item: item[0] != first)
    made = planned(own_folder(tmp_path / "data"), *(source for _, source in ordered))
    assert [(part.brought.table, part.brought.new, part.brought.set_aside) for part in made.parts] == [
        ("dialogue_rounds", 1, 0),
        ("dialogues", 1, 1),
    ]


def test_findings_refer_to_inspections_of_the_same_import(tmp_path):
    visit = inspection()
    rows = [inspection_finding(inspection_id=visit["inspection_id"]), inspection_finding(inspection_id="none")]
    made = planned(own_folder(tmp_path / "data"), brought("inspection_findings", rows), brought("inspections", [visit]))
    assert counts(made) == [(1, 1, 0, 0, 0, 0), (2, 1, 0, 0, 1, 0)]


def test_of_two_files_of_one_table_the_second_is_put_into_the_first(tmp_path):
    row = incident(count=1)
    made = planned(
        own_folder(tmp_path / "data"),
        brought("incidents", [row, incident()], "a.csv"),
        brought("incidents", [{**row, "count": "2"}, incident()], "b.csv"),
    )
    assert counts(made) == [(2, 2, 0, 0, 0, 0), (2, 1, 1, 0, 0, 0)]
    assert len(made.tables["incidents"]) == 3


# What cannot be imported ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("file", "said"),
    [
        (Source("x.csv", b""), "Filen är tom."),
        (Source("x.csv", b"a,b\n1,2\n"), "Rubrikerna passar ingen tabell"),
        (Source("x.xlsx", b"PK and no more"), "som en arbetsbok från Excel"),
        (brought("places", [bundled_row("places")]), "följer med översikten"),
        (Source("incidents.csv", b"incident_id,occurred_at\na,2023-03-04\n"), "Kolumnen saknas"),
    ],
    ids=["empty", "unknown headers", "a broken workbook", "published", "a missing column"],
)
def test_a_file_that_cannot_be_imported_stops_all_with_a_reason(tmp_path, file, said):
    made = planned(own_folder(tmp_path / "data"), brought("incidents", [incident()], "rätt.csv"), file)
    assert not made.changes_anything
    assert any(said in finding.say("sv") for finding in made.refused)
    assert headline(made, "sv") == "Inget kan läsas in, eftersom en fil inte går att använda"
    assert findings(made)[: len(made.refused)] == list(made.refused)


# Examples -------------------------------------------------------------------------------------------------------------


def test_own_rows_take_the_place_of_all_example_rows_and_this_is_said(tmp_path):
    folder = example_folder(tmp_path / "data", incidents=[incident(), incident(), incident()])
    made = planned(folder, brought("incidents", [incident(incident_id="own")]))
    assert made.tables["incidents"]["incident_id"].tolist() == ["own"]
    assert told(made, "sv") == [
        "Brott och händelser: alla exempelrader ersätts (3). De blandas aldrig med egna.",
    ]
    assert told(made, "en")[0].startswith("Offences and incidents: all example rows are replaced (3).")


def test_example_rows_brought_again_stay_examples(tmp_path):
    rows = [incident(), incident()]
    folder = example_folder(tmp_path / "data", incidents=rows)
    made = planned(folder, brought("incidents", rows))
    assert (counts(made), made.changes_anything) == ([(2, 0, 0, 2, 0, 0)], False)


def test_example_rows_that_belong_to_replaced_ones_go_with_them(tmp_path):
    folder = example_folder(tmp_path / "data", dialogue_rounds=[dialogue_round()], dialogues=[dialogue()])
    made = planned(folder, brought("dialogue_rounds", [dialogue_round(round_id="2025")]))
    assert made.gone == ("dialogues.csv",)
    assert "Dialogsvar: exempelraderna hör till dem som ersätts, och tas bort." in told(made, "sv")


def test_own_rows_that_belong_to_examples_are_told(tmp_path):
    folder = example_folder(tmp_path / "data", dialogue_rounds=[dialogue_round()])
    made = planned(folder, brought("dialogues", [dialogue()]))
    assert told(made, "sv") == [
        "Dialogsvar: raderna hör till Dialogomgångar, som är exempel. Siffrorna märks fortfarande som exempel."
    ]


# What does not go along -----------------------------------------------------------------------------------------------


def test_rows_of_the_folders_file_that_are_not_read_are_told(tmp_path):
    folder = own_folder(tmp_path / "data", incidents=[incident(), incident(category="robery")])
    made = planned(folder, brought("incidents", [incident()]))
    assert told(made, "sv") == [
        "Brott och händelser: rader i mappens fil som inte läses in följer inte med (1). De finns kvar i historiken."
    ]


def test_the_plan_for_a_terminal_accounts_for_the_rows_in_both_languages(tmp_path):
    folder = own_folder(tmp_path / "data", incidents=[incident()])
    made = planned(folder, brought("incidents", [incident(), incident(category="robery")], "maj.csv", ";"))
    assert lines(made, "sv") == [
        "maj.csv: Brott och händelser (UTF-8, ”;”)",
        "  2 rader = 1 nya + 0 ändrade + 0 oförändrade + 1 inte inlästa + 0 som inte hör hit",
        "maj.csv, rad 3, kolumn category: ”robery” är inte känt. Menade du robbery?",
        "Nya rader: 1, ändrade: 0, oförändrade: 0. 1 rad läses inte in.",
    ]
    assert (
        lines(made, "en")[1] == "  2 rows = 1 new + 0 changed + 0 unchanged + 1 not loaded + 0 that do not belong here"
    )
