"""Läs in data in Chromium: files are dropped, told, mended, imported and taken back, at three sizes."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.chromium import serve, settled
from tests.browser.tab import LAPTOP, PHONE, WIDE
from tests.browser.test_pages import ENGLISH
from tests.factories import incident, table_text
from tests.importing.folders import ids, own_folder, visible

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("chromium-1")]

NEW, FAULTY = incident(incident_id="new"), incident(incident_id="faulty", category="robery")


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A folder of one's own with one incident."""
    return own_folder(tmp_path_factory.mktemp("own") / "data", incidents=[incident(incident_id="old")])


@pytest.fixture(scope="module")
def base(folder):
    """The internal dashboard on that folder."""
    with serve(folder) as address:
        yield address


@pytest.fixture
def file(tmp_path):
    """A file with one right and one faulty row."""
    path = tmp_path / "maj.csv"
    path.write_text(table_text("incidents", [NEW, FAULTY], ";"), "utf-8")
    return path


def drop(tab, path):
    tab.page.locator("input[type=file]").set_input_files(str(path))
    tab.page.locator(".st-key-import-answer").wait_for()
    settled(tab.page)
    return tab


def press(tab, name):
    tab.page.get_by_role("button", name=name, exact=True).click()
    tab.page.locator(".st-key-import-answer").wait_for(state="detached")
    settled(tab.page)
    return tab


def test_a_dropped_file_is_told_without_a_violation_an_english_word_or_scrolling_sideways(new_tab, base, file):
    tab = drop(new_tab().open(base, "las-in-data"), file)
    assert tab.texts(".j-finding") == ["Nya rader: 1, ändrade: 0, oförändrade: 0"]
    main = tab.page.get_by_test_id("stMain")
    labels = "(main) => [...main.querySelectorAll('[aria-label], [title]')].map((e) => e.ariaLabel || e.title)"
    said = [*main.inner_text().splitlines(), *main.evaluate(labels)]
    ours = [text for text in said if not text.startswith("Mappen: ") and text != "English"]
    assert [text for text in ours if ENGLISH.search(text)] == []
    found = Axe().run(tab.page).response["violations"]
    grave = [rule for rule in found if rule["impact"] in ("serious", "critical")]
    assert [(rule["id"], node["html"][:200]) for rule in grave for node in rule["nodes"]] == []
    for size in (LAPTOP, WIDE, PHONE):
        tab.resize(size)
        assert main.evaluate("(main) => main.scrollWidth") <= size[0]
    assert tab.complaints == []


def test_rows_are_imported_mended_brought_back_and_taken_back(new_tab, base, folder, file, tmp_path):
    before = visible(folder)
    other = new_tab().open(base, "datakvalitet")
    tab = drop(new_tab().open(base, "las-in-data"), file)
    with tab.page.expect_download() as told:
        tab.page.get_by_role("button", name="Ladda ner raderna som inte läses in: maj.csv").click()
    told.value.save_as(tmp_path / "aside.csv")
    press(tab, "Läs in")
    assert tab.texts(".j-notice")[0].startswith("Inläst. ")
    (tmp_path / "aside.csv").write_bytes((tmp_path / "aside.csv").read_bytes().replace(b";robery;", b";robbery;"))
    press(drop(tab, tmp_path / "aside.csv"), "Läs in")
    assert ids(folder) == ["old", "new", "faulty"]
    other.page.reload()
    settled(other.page)
    assert "3" in other.texts("tr:has-text('incidents.csv') td.num")
    for _ in range(2):
        tab.page.get_by_role("button", name="Ångra senaste inläsningen").click()
        tab.page.get_by_text("Inläsningen är ångrad.").wait_for()
        settled(tab.page)
    assert visible(folder) == before
