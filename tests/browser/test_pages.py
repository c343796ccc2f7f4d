"""Every page of the menu in Chromium, in both languages: on a laptop, a wide screen and a phone."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe

from pages.ui.shell import MENU
from tests.browser.chromium import serve, settled
from tests.browser.tab import LAPTOP, PHONE, WIDE, Tab

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("chromium-1")]

ADDRESSES = [entry.address for group in MENU.values() for entry in group]
SITE = {"sv": "Lokala problembilder i Järfälla", "en": "Local problem pictures of Järfälla"}
TITLES = {
    ("oversikt", "sv"): "Översikt",
    ("oversikt", "en"): "Overview",
    ("otrygghet", "sv"): "Otrygghet",
    ("otrygghet", "en"): "Insecurity",
    ("oppen-drogscen", "sv"): "Öppen drogscen – Jakobsberg",
    ("oppen-drogscen", "en"): "Open drug scene – Jakobsberg",
    ("medborgarlofte", "sv"): "Medborgarlöfte",
    ("medborgarlofte", "en"): "Citizen promise",
    ("datakvalitet", "sv"): "Datakvalitet",
    ("datakvalitet", "en"): "Data quality",
}
STREAMLITS_OWN = {
    # rule: why it is not ours to mend
}
"""Serious or critical violations in Streamlit's own parts, by axe's id."""
ENGLISH = re.compile(
    r"\b(the|of|and|with|this|that|file|files|table|download|hidden|not|are|from|options?|choose|select|open|close"
    r"|sidebar|navigation|menu|loading|running|expand|collapse|show|hide|skip|main|content|deploy|settings|shortcut)\b",
    re.IGNORECASE,
)


@pytest.fixture(scope="module")
def base():
    """The internal dashboard on the bundled data."""
    with serve() as address:
        yield address


@pytest.fixture(scope="module", params=[(a, lang) for a in ADDRESSES for lang in SITE], ids="-".join)
def opened(request, reader, base):
    """A page in a language, opened once on a laptop for all tests that look at it."""
    address, lang = request.param
    tab = Tab(reader.new_page()).open(base, address, **({"lang": lang} if lang != "sv" else {}))
    yield address, lang, tab
    tab.page.close()


def test_a_page_opens_without_an_error(opened):
    _, _, tab = opened
    assert tab.texts("[data-testid=stException], [data-testid=stAlert]") == []
    assert tab.page.locator("h1").count() == 1


def test_a_page_asks_no_other_host_for_anything(opened, base):
    _, _, tab = opened
    assert tab.hosts - {""} == {urlsplit(base).netloc}


def test_the_console_stays_quiet(opened):
    _, _, tab = opened
    assert tab.complaints == []


def test_the_page_says_its_language(opened):
    _, lang, tab = opened
    assert tab.lang == lang


def test_the_browsers_tab_has_the_pages_name(opened):
    address, lang, tab = opened
    name, separator, site = tab.page.title().partition(" · ")
    assert (separator, site) == (" · ", SITE[lang])
    assert name == TITLES.get((address, lang), name) != ""


def test_a_swedish_page_holds_no_english_words_of_streamlits(opened):
    _, lang, tab = opened
    said = tab.page.evaluate(
        """() => [...document.querySelectorAll("body *")].flatMap((e) => [
          ...["aria-label", "title", "placeholder", "alt"].map((name) => e.getAttribute(name)),
          ...[...e.childNodes].filter((n) => n.nodeType === Node.TEXT_NODE).map((n) => n.data),
        ].filter((text) => text && !e.closest("script, style, noscript, [aria-hidden=true], [lang=en]")))"""
    )
    icons = re.compile(r"^[a-z_]+$")  # Streamlit's icons are words in a font of pictures
    english = [text for text in said if ENGLISH.search(text) and not icons.match(text)]
    assert lang != "sv" or english == []


def test_no_serious_accessibility_violation(opened):
    """On the widest screen, and what figures are drawn of; test_everyone.py has axe look at the rest more strictly."""
    _, _, tab = opened
    tab.resize(WIDE)
    found = Axe().run(tab.page).response["violations"]
    grave = {
        rule["id"]: [node["html"][:300] for node in rule["nodes"]]
        for rule in found
        if rule["impact"] in ("serious", "critical") and rule["id"] not in STREAMLITS_OWN
    }
    assert grave == {}


def test_the_search_for_violations_finds_a_planted_one(new_tab, base):
    tab = new_tab().open(base, "datakvalitet")
    tab.page.evaluate("() => document.querySelector('h1').insertAdjacentHTML('afterend', '<button></button>')")
    assert "button-name" in [rule["id"] for rule in Axe().run(tab.page).response["violations"]]


@pytest.mark.parametrize("size", [PHONE, LAPTOP, WIDE], ids=["phone", "laptop", "wide"])
def test_no_size_needs_scrolling_sideways(opened, size):
    _, _, tab = opened
    tab.resize(size)
    width = "() => [document.documentElement, document.querySelector('[data-testid=stMain]')].map((e) => e.scrollWidth)"
    assert max(tab.page.evaluate(width)) <= size[0]


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_phone_that_opens_a_page_shows_it_without_the_sidebar_and_without_scrolling_sideways(new_tab, base, address):
    tab = new_tab(PHONE).open(base, address)
    title = tab.page.locator("h1").bounding_box()
    assert title["x"] >= 0
    assert title["x"] + title["width"] <= PHONE[0]
    assert tab.page.evaluate("() => document.querySelector('[data-testid=stMain]').scrollWidth") <= PHONE[0]
    covering = "() => document.elementFromPoint(innerWidth / 2, 300).closest('[data-testid=stSidebar]')"
    assert tab.page.evaluate(covering) is None


@pytest.mark.parametrize("lang", SITE)
def test_the_menu_leads_to_every_page(new_tab, base, lang):
    tab = new_tab().open(base, "", **({"lang": lang} if lang != "sv" else {}))
    links = []
    for group in tab.page.get_by_test_id("stTopNavSection").all():
        group.click()
        link = tab.page.get_by_test_id("stTopNavDropdownLink")
        link.first.wait_for()
        links += [found.get_attribute("href") for found in link.all()]
        tab.page.keyboard.press("Escape")
        link.first.wait_for(state="hidden")
    assert [urlsplit(link).path.strip("/") for link in links] == ADDRESSES


def test_the_bare_address_opens_the_first_page_of_the_menu(new_tab, base):
    bare, first = new_tab().open(base, ""), new_tab().open(base, ADDRESSES[0])
    assert bare.texts("h1") == first.texts("h1")
    assert bare.page.title() == first.page.title()


def test_going_from_page_to_page_by_the_menu_keeps_the_console_quiet(new_tab, base):
    tab = new_tab().open(base, "")
    for group, entries in enumerate(MENU.values()):
        for page in range(len(entries)):
            tab.page.get_by_test_id("stTopNavSection").nth(group).click()
            tab.page.get_by_test_id("stTopNavDropdownLink").nth(page).click()
            settled(tab.page)
            assert tab.page.locator("h1").count() == 1
            assert tab.texts("[data-testid=stException], [data-testid=stAlert]") == []
    assert tab.complaints == []
    assert tab.hosts - {""} == {urlsplit(base).netloc}
