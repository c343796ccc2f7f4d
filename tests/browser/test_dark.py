"""The dark theme in Chromium: as the device is set or as the reader chooses, on every page, and never on paper."""

from __future__ import annotations

import re
import shutil
import subprocess

import pytest
from axe_playwright_python.sync_playwright import Axe

from jarfalla_data.charts import palette
from pages.ui.menu import MENU
from tests.browser.chromium import serve, settled
from tests.browser.tab import LAPTOP, PHONE, Tab

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("chromium-2")]

ADDRESSES = [entry.address for group in MENU.values() for entry in group]
WITH_FIGURES = "oversikt"  # drawn as SVG
WITH_PLOTLY = "oppen-drogscen"
PAGE = {"light": palette.WHITE, "dark": palette.DARK[palette.WHITE]}
COLORS = {"light": set(palette.DARK), "dark": set(palette.DARK.values())}
GROUND = "() => getComputedStyle(document.querySelector('[data-testid=stApp]')).backgroundColor"
GROUNDS = """() => ["html", "body", "[data-testid=stApp]", "[data-testid=stMain]"].map((e) =>
  getComputedStyle(document.querySelector(e)).backgroundColor)"""
# Plotly has parts of its own that nobody sees, in colours of its own.
INSIDE = """() => [...document.querySelectorAll(".jarfalla-plot svg *")].flatMap((e) => {
  const { fill, stroke } = getComputedStyle(e)
  return [fill, stroke]
})"""


@pytest.fixture(scope="module")
def base():
    """The internal dashboard on the bundled data."""
    with serve() as address:
        yield address


@pytest.fixture(scope="module")
def evening(browser):
    """The browser of a reader whose device is dark."""
    context = browser.new_context(locale="sv-SE", color_scheme="dark")
    yield context
    context.close()


@pytest.fixture(scope="module", params=[(a, lang) for a in ADDRESSES for lang in ("sv", "en")], ids="-".join)
def opened(request, evening, base):
    """A page in a language on a dark device, opened once for all tests that look at it."""
    address, lang = request.param
    tab = Tab(evening.new_page()).open(base, address, **({"lang": lang} if lang != "sv" else {}))
    yield tab
    tab.page.close()


def hexes(found):
    """The solid colours among the browser's words for colours."""
    return {"#{:02X}{:02X}{:02X}".format(*map(int, m.groups())) for c in found if (m := SOLID.fullmatch(c))}


SOLID = re.compile(r"rgb\((\d+), (\d+), (\d+)\)")


def ground(tab):
    return next(iter(hexes([tab.page.evaluate(GROUND)])))


def drawn_in(tab):
    """The themes whose own colours are in the figures."""
    used = hexes(tab.page.evaluate(INSIDE))
    return {theme for theme, colors in COLORS.items() if used & colors}


def becomes(tab, theme):
    """Wait until the page has a theme, with all its figures."""
    wanted = tuple(int(PAGE[theme][i : i + 2], 16) for i in (1, 3, 5))
    tab.page.wait_for_function(f"(wanted) => ({GROUND})() === wanted", arg="rgb({}, {}, {})".format(*wanted))
    settled(tab.page)
    assert drawn_in(tab) == {theme}


def faint(tab):
    """What axe finds too little contrast in."""
    found = Axe().run(tab.page, options={"runOnly": ["color-contrast"]}).response["violations"]
    return [node["html"][:200] + node["failureSummary"] for rule in found for node in rule["nodes"]]


def test_a_page_on_a_dark_device_is_dark_with_its_figures(opened):
    assert ground(opened) == PAGE["dark"]
    assert drawn_in(opened) <= {"dark"}
    assert opened.complaints == []


@pytest.mark.parametrize("size", [LAPTOP, PHONE], ids=["laptop", "phone"])
def test_every_text_of_a_dark_page_is_read(opened, size):
    opened.resize(size)
    assert faint(opened) == []


def test_the_search_for_faint_texts_finds_a_planted_one(evening, base):
    tab = Tab(evening.new_page()).open(base, "metod")
    tab.page.evaluate("() => { document.querySelector('h1').style.color = '#3A4450' }")
    assert len(faint(tab)) == 1
    tab.page.close()


@pytest.mark.parametrize("address", [WITH_FIGURES, WITH_PLOTLY])
def test_a_page_follows_the_device_when_that_turns(new_tab, base, address):
    tab = new_tab().open(base, address)
    becomes(tab, "light")
    for theme in ("dark", "light"):
        tab.page.emulate_media(color_scheme=theme)
        becomes(tab, theme)
    assert tab.complaints == []


def test_the_reader_chooses_by_the_keyboard_and_the_choice_is_kept_on_every_page(browser, base):
    context = browser.new_context(locale="sv-SE", color_scheme="light")
    tab = Tab(context.new_page()).open(base, WITH_PLOTLY)
    asked = len(tab.received)
    tab.page.get_by_role("button", name="Mörkt läge").focus()
    tab.page.keyboard.press("Enter")
    becomes(tab, "dark")
    assert len(tab.received) == asked, "the server has no part in it"
    other = Tab(context.new_page()).open(base, WITH_FIGURES, lang="en")
    becomes(other, "dark")
    other.page.get_by_role("button", name="Light mode").click()
    for open_tab in (other, tab):  # the first one follows at once
        becomes(open_tab, "light")
    assert tab.page.evaluate("() => localStorage.getItem('jarfalla-mode')") is None
    context.close()


def test_a_browser_that_keeps_nothing_still_turns_the_page(browser, base):
    context = browser.new_context(locale="sv-SE")
    context.add_init_script("Storage.prototype.setItem = () => { throw new Error('full') }")
    tab = Tab(context.new_page()).open(base, WITH_FIGURES)
    tab.page.get_by_role("button", name="Mörkt läge").click()
    becomes(tab, "dark")
    context.close()


@pytest.mark.parametrize("address", [WITH_FIGURES, WITH_PLOTLY, "medborgarlofte", "rapport"])
def test_a_dark_page_is_light_on_paper_and_dark_again_after(evening, base, address):
    tab = Tab(evening.new_page()).open(base, address)
    before = drawn_in(tab)
    tab.page.emulate_media(media="print")
    settled(tab.page)
    assert set(tab.page.evaluate(GROUNDS)) <= {"rgb(255, 255, 255)", "rgba(0, 0, 0, 0)"}
    assert drawn_in(tab) == ({"light"} if before else set())
    assert faint(tab) == []
    tab.page.emulate_media(media="screen")
    settled(tab.page)
    assert ground(tab) == PAGE["dark"]
    assert drawn_in(tab) == before
    tab.page.close()


@pytest.mark.skipif(not shutil.which("pdftoppm"), reason="pdftoppm (poppler-utils) draws the sheets")
def test_the_sheets_of_a_dark_page_are_white(evening, base):
    tab = Tab(evening.new_page()).open(base, WITH_PLOTLY)
    file = tab.page.pdf(prefer_css_page_size=True, print_background=True)
    tab.page.close()
    drawn = subprocess.run(["pdftoppm", "-r", "20", "-gray", "-"], input=file, capture_output=True, check=True).stdout
    grey = b"".join(re.split(rb"P5\n\d+ \d+\n255\n", drawn))
    assert len(grey) > 10_000
    assert sum(level > 230 for level in grey) / len(grey) > 0.6
