"""The keyboard alone: through Otrygghet, between pages, and past what Problembild's other tests leave out; and what is
then said aloud."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from jarfalla_data import geography, open_store
from pages.ui.shell import MENU
from tests.browser.chromium import free_port, serve, settled, start_server, stop_server
from tests.browser.keyboard import reach
from tests.browser.tab import LAPTOP, PHONE, Tab
from tests.factories import BUNDLED

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("chromium-2")]

LATE_FINDING = """() => {
  const finding = document.createElement("p")
  finding.className = "j-finding"
  finding.textContent = "Kommer sist"
  document.querySelector("[data-testid=stMain]").append(finding)
}"""
HEARD = "(text) => document.querySelector('.j-heard[role=status]')?.textContent.startsWith(text)"


@pytest.fixture(scope="module")
def served() -> Iterator[str]:
    with serve() as url:
        yield url


@pytest.fixture
def tab(browser: Browser) -> Iterator[Tab]:
    with browser.new_context(locale="sv-SE", accept_downloads=True) as context:
        yield Tab(context.new_page(), LAPTOP)


def press(tab: Tab, *keys: str) -> Tab:
    for key in keys:
        tab.page.keyboard.press(key)
    settled(tab.page)
    return tab


def test_the_first_stop_skips_filters_and_menu(tab: Tab, served: str):
    tab.open(served, "otrygghet")
    reach(tab, "A: Hoppa till innehållet", most=1)
    press(tab, "Enter")
    passed = reach(tab, "SUMMARY: Visa tabell")
    assert passed[:-1] in (["BUTTON: Mörkt läge", "A: English"], [])


def test_the_menu_opens_and_leads_to_a_page(tab: Tab, served: str):
    tab.open(served, "oversikt")
    reach(tab, "BUTTON: Läget")
    press(tab, "Enter")
    tab.page.get_by_test_id("stTopNavDropdownLink").first.wait_for()
    press(tab, "ArrowDown")
    assert tab.page.locator(":focus").inner_text() == "Otrygghet"
    assert tab.page.locator(":focus").evaluate("(e) => parseFloat(getComputedStyle(e).outlineWidth)") >= 2
    press(tab, "Enter")
    tab.page.get_by_role("heading", name="Otrygghet", exact=True).wait_for()
    tab.page.wait_for_function(HEARD, arg="Otrygghet")
    tab.page.evaluate(LATE_FINDING)
    tab.page.wait_for_timeout(1000)
    assert tab.texts(".j-heard") == ["Otrygghet"]


def test_a_menu_that_is_opened_is_left_again(tab: Tab, served: str):
    tab.open(served, "oversikt")
    reach(tab, "BUTTON: Läget")
    press(tab, "Enter")
    tab.page.get_by_test_id("stTopNavDropdownLink").first.wait_for()
    press(tab, "Escape")
    tab.page.get_by_test_id("stTopNavDropdownLink").first.wait_for(state="hidden")
    reach(tab, "SUMMARY: Visa tabell")


def test_an_area_is_chosen_and_the_new_finding_is_said(tab: Tab, served: str):
    tab.open(served, "otrygghet")
    reach(tab, "INPUT: Område")
    for area in ("Stäket", "Viksjö"):
        before = tab.texts(".j-heard")[0]
        tab.page.keyboard.press("Control+a")
        tab.page.keyboard.type(area)
        press(tab, "Enter")
        assert tab.filters["Område"] == area
        tab.page.wait_for_function("(before) => document.querySelector('.j-heard').textContent !== before", arg=before)
        assert tab.texts(".j-heard")[0] in tab.texts(".j-finding")
        assert area in tab.texts(".j-heard")[0]


def test_the_table_of_a_figure_is_opened_scrolled_saved_and_leads_to_an_area(tab: Tab, served: str):
    tab.open(served, "otrygghet")
    reach(tab, "SUMMARY: Visa tabell")
    press(tab, "Enter")
    scrolled = tab.page.locator(".j-scroll:focus")
    reach(tab, "DIV: EXEMPELDATA")
    assert scrolled.get_attribute("role") == "region"
    area = tab.page.locator(".j-scroll").first.get_by_role("link").first
    name = area.inner_text()
    reach(tab, "BUTTON: Ladda ner som CSV")
    with tab.page.expect_download() as download:
        tab.page.keyboard.press("Enter")
    assert download.value.suggested_filename.endswith(".csv")
    for _ in range(60):
        tab.page.keyboard.press("Shift+Tab")
        if area.evaluate("(e) => e === document.activeElement"):
            break
    press(tab, "Enter")
    tab.page.get_by_role("heading", name=f"Problembild: {name}").wait_for()


def test_every_area_that_the_map_opens_is_reached_by_a_link_of_its_table(tab: Tab, served: str):
    tab.open(served, "oversikt")
    figure = tab.page.locator(".jarfalla-block:has(.jarfalla-plot [data-code])").last
    codes = figure.evaluate("(e) => [...e.querySelectorAll('[data-code]')].map((area) => area.dataset.code)")
    closed = figure.locator("summary")
    for _ in range(60):
        tab.page.keyboard.press("Tab")
        if closed.evaluate("(e) => e === document.activeElement"):
            break
    press(tab, "Enter")
    figure.locator(".jt").wait_for()
    names = geography.names(open_store(BUNDLED), "sv")
    opened = {names[code] for code in codes}
    assert len(opened) == 25
    assert opened <= set(figure.locator(".jt a").all_inner_texts())


def test_the_buttons_of_the_problem_picture_step_to_the_next_place_which_is_said(tab: Tab, served: str):
    tab.open(served, "problembild", omrade="Viksjö")
    reach(tab, "BUTTON: Barkarby-Skälby")
    press(tab, "Enter")
    tab.page.get_by_role("heading", name="Problembild: Barkarby-Skälby", exact=True).wait_for()
    tab.page.wait_for_function(HEARD, arg="Problembild: Barkarby-Skälby")
    reach(tab, "SUMMARY: Visa hela listan")
    press(tab, "Enter")
    reach(tab, "DIV: EXEMPELDATA – påhittade siffror: Mötets beslut")


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_a_telephones_menu_holds_every_page_under_its_group_without_a_button_for_more(tab: Tab, served: str, lang: str):
    tab.page.set_viewport_size({"width": PHONE[0], "height": PHONE[1]})
    tab.open(served, "oversikt", lang=lang)
    opener = tab.page.get_by_test_id("stExpandSidebarButton")
    said = opener.evaluate("(e) => JSON.parse(getComputedStyle(e, '::after').content)")
    assert said == opener.get_attribute("aria-label") == {"sv": "Meny och val", "en": "Menu and filters"}[lang]
    opener.press("Enter")
    menu = tab.page.get_by_test_id("stSidebarNav")
    menu.wait_for()
    settled(tab.page)
    links = menu.get_by_role("link").all()
    assert len(links) == sum(map(len, MENU.values()))
    assert [link.inner_text() for link in links if not link.is_visible()] == []
    assert menu.get_by_role("button").count() == 0
    groups = menu.get_by_role("group")
    names = {"sv": ["Läget", "Insatser", "Till mötet", "Om"]}
    assert groups.count() == len(MENU)
    if lang in names:
        assert [group.get_attribute("aria-label") for group in groups.all()] == names[lang]
    links[-1].press("Enter")
    settled(tab.page)
    assert tab.texts("h1") == [{"sv": "Läs in data", "en": "Import data"}[lang]]


@pytest.mark.parametrize(("lang", "said"), [("sv", "Ingen kontakt med servern"), ("en", "No contact with the server")])
def test_a_lost_connection_is_said(browser: Browser, lang: str, said: str):
    port = free_port()
    server = start_server(port, {"JARFALLA_AUDIENCE": "public"})
    try:
        with browser.new_context(locale="sv-SE") as context:
            tab = Tab(context.new_page()).open(f"http://127.0.0.1:{port}", "metod", lang=lang)
            assert tab.texts(".j-heard") == [""]
            stop_server(server)
            tab.page.wait_for_function(HEARD, arg=said)
    finally:
        stop_server(server)


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_the_accessibility_statement_leads_to_the_address_that_is_set_and_runs_nothing(browser: Browser, lang: str):
    hostile = "javascript:window.run=1//<img src=x onerror=window.run=1>"
    settings = {"JARFALLA_ACCESSIBILITY_CONTACT": "tillganglighet@example.org", "JARFALLA_RESPONSIBLE": hostile}
    with serve(audience="public", env=settings) as base, browser.new_context(locale="sv-SE") as context:
        tab = Tab(context.new_page()).open(base, "tillganglighet", lang=lang)
        links = tab.page.locator(".j-onward a")
        assert [link.get_attribute("href") for link in links.all()] == [
            "mailto:tillganglighet@example.org",
            "https://www.digg.se/tdosanmalan",
        ]
        reach(tab, "A: tillganglighet@example.org")
        assert hostile in " ".join(tab.texts(".j-text"))
        assert tab.page.evaluate("() => window.run") is None
        assert tab.page.locator("[data-testid=stMain] img").count() == 0
        assert tab.complaints == []
