"""What the public's browser is sent, and who the internal pages are refused to."""

from __future__ import annotations

import csv

import pytest

from pages.ui.shell import MENU
from tests.browser.chromium import serve
from tests.browser.tab import Tab
from tests.factories import BUNDLED

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("chromium-2")]

ADDRESSES = [entry.address for group in MENU.values() for entry in group]
FORWARDED = {"X-Forwarded-For": "192.0.2.1"}


@pytest.fixture(scope="module")
def public():
    """The dashboard for the public on the bundled data."""
    with serve(audience="public") as address:
        yield address


@pytest.fixture(scope="module")
def internal():
    """The dashboard for those inside on the bundled data."""
    with serve() as address:
        yield address


def secrets():
    """Texts of milestones that only those inside may read: titles, notes, and all of what is internal."""
    with (BUNDLED / "milestones.csv").open(encoding="utf-8", newline="") as file:
        rows = [r for r in csv.DictReader(file) if r["place_id"] in ("jakobsberg_station", "jakobsberg_centre")]
    rows = [row for row in rows if row["category"] not in ("drug_scene", "promise")]
    kept = {row[name] for row in rows for name in ("title_sv", "title_en", "note_sv", "note_en")}
    kept |= {row[name] for row in rows if row["internal_only"] == "yes" for name in ("label_sv", "label_en")}
    return kept - {""}


def received(reader, base, address, **query):
    """A tab with the page, and all bytes that the server has sent it over the websocket."""
    tab, sent = Tab(reader.new_page()), []
    tab.page.on("websocket", lambda socket: socket.on("framereceived", lambda frame: sent.append(frame)))
    tab.open(base, address, **query)
    return tab, b"".join(frame if isinstance(frame, bytes) else frame.encode() for frame in sent)


@pytest.mark.parametrize("address", ADDRESSES)
def test_the_public_opens_every_page(new_tab, public, address):
    tab = new_tab().open(public, address)
    assert tab.page.locator("h1").count() == 1
    assert tab.texts("[data-testid=stException], [data-testid=stAlert]") == []
    assert tab.complaints == []


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_nothing_internal_of_the_drug_scene_reaches_the_publics_browser(reader, public, lang):
    tab, sent = received(reader, public, "oppen-drogscen", lang=lang)
    page = tab.page.content()
    tab.page.close()
    assert "Trygghetskameror".encode() in sent or b"Safety cameras" in sent
    assert [text for text in secrets() if text in page or text.encode() in sent] == []


def test_those_inside_do_get_it(reader, internal):
    tab, sent = received(reader, internal, "oppen-drogscen")
    tab.page.close()
    assert "Gemensam kvällsinsats vid Jakobsbergs station".encode() in sent


@pytest.mark.parametrize(
    ("lang", "column", "findings"), [("sv", "Rader i filen", "Anmärkningar"), ("en", "Rows in the file", "Findings")]
)
def test_nothing_internal_of_data_quality_reaches_the_publics_browser(reader, public, lang, column, findings):
    tab, sent = received(reader, public, "datakvalitet", lang=lang)
    page = tab.page.content()
    tab.page.close()
    for text in (column, findings):
        assert text not in page
        assert text.encode() not in sent


def test_a_reader_behind_a_proxy_is_refused_the_internal_pages(browser, internal):
    with browser.new_context(extra_http_headers=FORWARDED) as context:
        page = context.new_page()
        answer = page.goto(f"{internal}/oppen-drogscen")
        assert answer.status == 403
        assert "bara på den dator där den körs" in page.inner_text("body")
        assert "Jakobsberg" not in page.content()


def test_a_reader_behind_a_proxy_is_shown_the_public_pages(browser, public):
    with browser.new_context(extra_http_headers=FORWARDED) as context:
        tab = Tab(context.new_page()).open(public, "oppen-drogscen")
        assert tab.texts("h1") == ["Öppen drogscen – Jakobsberg"]
