"""The page Läs in data: files are dropped, told, imported, left, mended and taken back; only those inside see it."""

from __future__ import annotations

import csv
import io

import pytest

from jarfalla_data.errors import ImportRefusedError
from jarfalla_data.importing import carry_out, last_import, plan, undo
from jarfalla_data.wording import message
from pages.ui import importing
from tests.factories import incident, table_text
from tests.importing.folders import brought, example_folder, ids, own_folder, planned, visible

PAGE = "las-in-data"
FILES = {"sv": "Filerna och vad som skulle läsas in", "en": "The files and what would be loaded"}
FINDINGS = {
    "sv": "Vad som inte läses in, och vad som är bra att veta",
    "en": "What is not loaded, and what is good to know",
}
NEW = incident(incident_id="new")
FAULTY = incident(incident_id="faulty", category="robery")


@pytest.fixture
def folder(tmp_path):
    return own_folder(tmp_path / "data", incidents=[incident(incident_id="old")])


def drop(seen, *rows, name="maj.csv"):
    seen.at.file_uploader[0].set_value([(name, table_text("incidents", rows).encode(), "text/csv")])
    return seen.run()


def press(seen, key):
    seen.at.button(key=key).click()
    return seen.run()


def test_an_empty_page_says_what_to_do_and_offers_nothing_to_press(visit, folder):
    seen = visit(PAGE, data=folder)
    assert seen.of("j-title") == ["Läs in data"]
    assert seen.at.file_uploader[0].label == "Filer att läsa in"
    assert [button.label for button in seen.at.button] == []


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_a_dropped_file_is_told_before_anything_changes(visit, folder, lang):
    before = visible(folder)
    seen = drop(visit(PAGE, data=folder, lang=lang), NEW, FAULTY)
    assert [list(row.values()) for row in seen.tables[FILES[lang]]] == [
        ["maj.csv", {"sv": "Brott och händelser", "en": "Offences and incidents"}[lang], "UTF-8, ”,”", *"210010"]
    ]
    assert [list(row.values())[:3] for row in seen.tables[FINDINGS[lang]]] == [["maj.csv", "3", "category"]]
    assert seen.of("j-finding") == [
        {"sv": "Nya rader: 1, ändrade: 0, oförändrade: 0", "en": "New rows: 1, changed: 0, unchanged: 0"}[lang]
    ]
    assert [b.label for b in seen.at.button] == {"sv": ["Läs in", "Avbryt"], "en": ["Import", "Cancel"]}[lang]
    assert visible(folder) == before
    assert last_import(folder) is None


def test_what_examples_make_way_is_said_before(visit, tmp_path):
    seen = drop(visit(PAGE, data=example_folder(tmp_path / "data", incidents=[incident(), incident()])), NEW)
    assert "Brott och händelser: alla exempelrader ersätts (2). De blandas aldrig med egna." in seen.words


def test_import_writes_says_so_and_can_be_taken_back(visit, folder):
    before = visible(folder)
    seen = press(drop(visit(PAGE, data=folder), NEW, FAULTY), "import-do-0")
    assert ids(folder) == ["old", "new"]
    assert seen.notices[0].startswith("Inläst. ")
    assert seen.notices[0].endswith("maj.csv. Nya rader: 1, ändrade: 0.")
    assert FILES["sv"] not in seen.tables
    seen = press(seen, "import-undo")
    assert seen.notices == ["Inläsningen är ångrad. Mappen är som den var före den."]
    assert visible(folder) == before
    assert [button.label for button in seen.at.button] == []


def test_leave_changes_nothing_and_puts_the_files_away(visit, folder):
    before = visible(folder)
    seen = press(drop(visit(PAGE, data=folder), NEW), "import-leave")
    assert (visible(folder), seen.notices) == (before, ["Inget är ändrat."])
    assert FILES["sv"] not in seen.tables


def test_a_file_that_cannot_be_used_is_told_and_nothing_can_be_imported(visit, folder):
    seen = visit(PAGE, data=folder)
    seen.at.file_uploader[0].set_value([("x.csv", b"a,b\n1,2\n", "text/csv")])
    seen.run()
    assert seen.of("j-finding") == ["Inget kan läsas in, eftersom en fil inte går att använda"]
    assert [button.label for button in seen.at.button] == ["Avbryt"]


def test_the_rows_that_are_not_loaded_can_be_downloaded_mended_and_dropped_again(visit, folder):
    seen = drop(visit(PAGE, data=folder), NEW, FAULTY)
    (button,) = seen.at.download_button
    assert button.label == "Ladda ner raderna som inte läses in: maj.csv"
    made = planned(folder, brought("incidents", [NEW, FAULTY], "maj.csv"))
    seen = press(seen, "import-do-0")
    content = importing.aside(made, made.parts[0], "sv").decode("utf-8-sig")
    head, row = csv.reader(io.StringIO(content), delimiter=";")
    assert (head[0], row[1]) == ("Skäl (läses inte in)", "faulty")
    mended = content.replace(";robery;", ";robbery;").encode("utf-8-sig")
    seen.at.file_uploader[0].set_value([("mended.csv", mended, "text/csv")])
    seen.run()
    assert FINDINGS["sv"] not in seen.tables
    press(seen, "import-do-0")
    assert ids(folder) == ["old", "new", "faulty"]


def test_where_somebody_else_has_imported_meanwhile_the_page_shows_what_would_be_done_now(visit, folder):
    seen = drop(visit(PAGE, data=folder), NEW, incident(incident_id="other"))
    carry_out(planned(folder, brought("incidents", [NEW])))
    seen = press(seen, "import-do-0")
    assert [row["Nya"] for row in seen.tables[FILES["sv"]]] == ["1"]
    assert seen.notices == ["Mappen har ändrats under tiden. Så här blir det nu:"]
    assert ids(folder) == ["old", "new"]
    press(seen, "import-do-1")
    assert ids(folder) == ["old", "new", "other"]


def test_a_page_that_is_open_shows_what_was_imported_elsewhere_at_its_next_run(visit, folder):
    seen = visit("datakvalitet", data=folder)
    carry_out(plan([brought("incidents", [NEW])], folder))
    rows = {row["Fil"]: row["Inlästa"] for row in seen.run().tables["Filerna och vad som är inläst"]}
    assert rows["incidents.csv"] == "2"
    undo(folder, last_import(folder).id)
    rows = {row["Fil"]: row["Inlästa"] for row in seen.run().tables["Filerna och vad som är inläst"]}
    assert rows["incidents.csv"] == "1"


def test_where_the_folder_may_not_be_written_the_page_says_so_and_keeps_the_files(visit, folder, monkeypatch):
    def refuse(*_):
        raise ImportRefusedError(message("Mappen finns inte längre. Inget är skrivet."))

    monkeypatch.setattr(importing, "carry_out", refuse)
    seen = press(drop(visit(PAGE, data=folder), NEW), "import-do-0")
    assert seen.notices == ["Mappen finns inte längre. Inget är skrivet."]
    assert FILES["sv"] in seen.tables


def test_for_the_public_the_page_does_not_exist(visit, folder):
    seen = visit(PAGE, data=folder, audience="public")
    assert len(seen.at.file_uploader) == 0
    assert seen.of("j-title") != ["Läs in data"]


def test_a_personnummer_in_a_dropped_file_is_nowhere_on_the_page(visit, folder):
    number = "19121212-1212"
    seen = drop(visit(PAGE, data=folder), NEW, incident(place_id=f"hos {number}"), name=f"{number}.csv")
    assert "….csv" in seen.words
    assert "1212-1212" not in seen.words
