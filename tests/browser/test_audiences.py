"""What the public's browser is sent: the same pages, and nothing of what is internal."""

from __future__ import annotations

import csv
import json
from contextlib import nullcontext

import pytest

from pages.ui.shell import MENU
from tests.browser.chromium import serve
from tests.browser.tab import Tab
from tests.factories import BUNDLED
from tests.provider import Reader

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("chromium-2")]

ADDRESSES = [entry.address for group in MENU.values() for entry in group if not entry.internal]


@pytest.fixture(scope="module")
def public():
    """The dashboard for the public on the bundled data."""
    with serve(audience="public") as address:
        yield address


def secrets():
    """Texts of milestones that only those inside may read: titles, notes, and all of what is internal."""
    with (BUNDLED / "milestones.csv").open(encoding="utf-8", newline="") as file:
        rows = [r for r in csv.DictReader(file) if r["place_id"] in ("jakobsberg_station", "jakobsberg_centre")]
    rows = [row for row in rows if row["category"] not in ("drug_scene", "promise")]
    kept = {row[name] for row in rows for name in ("title_sv", "title_en", "note_sv", "note_en")}
    kept |= {row[name] for row in rows if row["internal_only"] == "yes" for name in ("label_sv", "label_en")}
    return kept - {""}


def is_in(text, sent):
    """Whether a text stands in what was sent, as it is or as JSON writes letters beyond ASCII."""
    return any(
        form.encode() in sent for form in (text, json.dumps(text)[1:-1], json.dumps(json.dumps(text)[1:-1])[1:-1])
    )


@pytest.mark.parametrize("lang", ["sv", "en"])
@pytest.mark.parametrize("address", ADDRESSES)
def test_the_public_opens_every_page(new_tab, public, address, lang):
    tab = new_tab().open(public, address, **({} if lang == "sv" else {"lang": lang}))
    assert tab.lang == lang
    assert tab.page.locator("h1").count() == 1
    assert tab.texts("[data-testid=stException], [data-testid=stAlert]") == []
    assert tab.complaints == []


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_nothing_internal_of_the_drug_scene_reaches_the_publics_browser(new_tab, public, lang):
    tab = new_tab().open(public, "oppen-drogscen", lang=lang)
    page, sent = tab.page.content(), b"".join(tab.received)
    assert {"sv": b"Trygghetskameror", "en": b"Safety cameras"}[lang] in sent
    assert is_in({"sv": "Öppen drogscen", "en": "Open drug scene"}[lang], sent)
    assert [text for text in secrets() if text in page or is_in(text, sent)] == []


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_nothing_of_the_calendar_or_of_presence_reaches_the_publics_browser(new_tab, public, lang):
    tab = new_tab().open(public, "medborgarlofte", lang=lang, lofte="2019–2020")
    page, sent = tab.page.content(), b"".join(tab.received)
    assert is_in({"sv": "Gemensamma utsättningsmöten", "en": "Joint briefings before evening shifts"}[lang], sent)
    for text in ("kvällar var bemannade", "evenings were staffed", "Närvaro när det behövs", "Presence where needed"):
        assert text not in page
        assert not is_in(text, sent)


@pytest.mark.parametrize(
    ("lang", "column", "findings"), [("sv", "Rader i filen", "Anmärkningar"), ("en", "Rows in the file", "Findings")]
)
def test_nothing_internal_of_data_quality_reaches_the_publics_browser(new_tab, public, lang, column, findings):
    tab = new_tab().open(public, "datakvalitet", lang=lang)
    page, sent = tab.page.content(), b"".join(tab.received)
    for text in (column, findings):
        assert text not in page
        assert not is_in(text, sent)


def test_a_reader_behind_a_proxy_is_shown_the_public_pages(browser, public):
    with browser.new_context(extra_http_headers={"X-Forwarded-For": "192.0.2.1"}) as context:
        tab = Tab(context.new_page()).open(public, "oppen-drogscen")
        assert tab.texts("h1") == ["Öppen drogscen – Jakobsberg"]


@pytest.mark.parametrize(("audience", "status"), [("public", 403), ("internal", 204)])
def test_without_log_in_a_file_is_taken_from_those_inside_only(public, audience, status):
    with nullcontext(public) if audience == "public" else serve(audience="internal") as base:
        reader = Reader(base)
        with reader.open() as session:
            assert reader.upload(session) == (status, status)
