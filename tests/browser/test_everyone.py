"""Every page in both languages for those who hear it, use no mouse, enlarge it or choose its colours."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from pages.ui.shell import MENU
from tests.browser.chromium import serve, settled
from tests.browser.forced_colours import PALE
from tests.browser.keyboard import CONTROLS, missed, stops
from tests.browser.tab import LAPTOP, PHONE, Tab

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("chromium-2")]

ENTRIES = [entry for group in MENU.values() for entry in group]
PAGES = [
    *(("internal", entry.address, lang) for entry in ENTRIES for lang in ("sv", "en")),
    *(("public", entry.address, lang) for entry in ENTRIES if not entry.internal for lang in ("sv", "en")),
]
ENLARGED = (320, 256)
"""What is left of 1366×768, or of 1280×1024, when the page is enlarged four times."""
LEAST = 24
"""Pixels of the smallest side of what is pressed (WCAG 2.5.8)."""

# All rules, at every level of gravity. That for small targets is off in axe unless asked for.
RULES = {"rules": {"target-size": {"enabled": True}}}
# A figure is one image to axe as to a screen reader, told by its alternative text. What it is drawn of is thousands of
# parts, and takes axe most of its time: test_pages.py has it look at them once.
WITHOUT_DRAWINGS = {"exclude": [[".jarfalla-plot > *"]]}

SMALL = """([controls, least]) => [...document.querySelectorAll(controls)].map((e) => {
  if (!e.checkVisibility()) return []
  // The handle of a slider is moved by pressing anywhere on its track.
  const { width, height } = (e.type === "range" ? e.closest("[role=group]") : e).getBoundingClientRect()
  return [(e.ariaLabel ?? e.textContent).trim(), width, height]
}).filter(([, width, height]) => width && height && Math.min(width, height) > 1 && Math.min(width, height) < least)"""
CUT = """() => {
  const texts = []
  const walker = document.createTreeWalker(document.querySelector("[data-testid=stMain]"), NodeFilter.SHOW_TEXT)
  while (walker.nextNode()) {
    const { currentNode: text } = walker
    const parent = text.parentElement
    if (!text.data.trim() || !parent.checkVisibility({ visibilityProperty: true })) continue
    // A table that is wider than the page is scrolled in a place of its own.
    if (parent.closest(".j-scroll, style, script, caption, .j-heard")) continue
    const range = document.createRange()
    range.selectNodeContents(text)
    const figure = parent.closest(".jarfalla-plot")?.getBoundingClientRect()
    const [least, most] = figure ? [figure.left, figure.right] : [0, innerWidth]
    for (const { left, right, width } of range.getClientRects())
      if (width > 1 && (left < least - 1 || right > most + 1)) texts.push([text.data.trim(), left, right])
  }
  const clipped = [...document.querySelectorAll("[data-testid=stMain] *")].filter((e) =>
    e.scrollWidth > e.clientWidth + 1 && e.clientWidth > 1 && e.checkVisibility() &&
    ["hidden", "clip"].includes(getComputedStyle(e).overflowX) && !e.closest(".jarfalla-plot, .j-scroll"))
  return [...texts, ...clipped.map((e) => e.textContent.trim().slice(0, 60))]
}"""
WIDTHS = "() => [document.documentElement, document.querySelector('[data-testid=stMain]')].map((e) => e.scrollWidth)"
FIGURES = """() => [...document.querySelectorAll(".jarfalla-plot")].filter((e) => e.checkVisibility()).map((e) => ({
  alt: e.ariaLabel, finding: e.parentElement.querySelector(".j-finding")?.textContent ?? "",
  table: e.parentElement.querySelector(":scope > details:not([hidden]) > summary")?.checkVisibility() ?? false,
}))"""
COLOURS = """() => [...document.querySelectorAll(".jarfalla-plot svg *")].map((e) => {
  const { fill, stroke } = getComputedStyle(e)
  return `${e.tagName} ${fill} ${stroke}`
})"""
GROUNDS = """() => [...document.querySelectorAll(".jarfalla-plot")].map((e) => getComputedStyle(e).backgroundColor)"""
# Nothing glides, and each figure is drawn for the place that it has now.
STILL = """() => document.getAnimations().every((one) => !(one instanceof CSSTransition)) &&
  [...document.querySelectorAll(".jarfalla-plot")].every((e) =>
    !e.clientWidth || !e.checkVisibility() || e.chart.wanted?.startsWith(`${e.clientWidth} `))"""
IN_THEME = """(dark) => [...document.querySelectorAll(".jarfalla-plot")].every((e) =>
    !e.clientWidth || !e.checkVisibility() || e.chart.wanted?.split(" ")[2] === String(dark))"""
OPEN_TABLES = "() => document.querySelectorAll('details:not([hidden])').forEach((e) => { e.open = true })"
FILLED = (
    """() => [...document.querySelectorAll(".j-tables:not([hidden])")].every((e) => e.lastChild.childElementCount)"""
)
# The rows of a table are alike, and axe takes half a minute for some hundred of them.
FEW_ROWS = "() => document.querySelectorAll('.jt tbody tr:nth-child(n + 6)').forEach((row) => row.remove())"


@pytest.fixture(scope="module")
def tabs(browser: Browser) -> Iterator[dict[str, tuple[str, Tab]]]:
    """One server and one tab for each audience."""
    with serve() as internal, serve(audience="public") as public, browser.new_context(locale="sv-SE") as reader:
        yield {"internal": (internal, Tab(reader.new_page())), "public": (public, Tab(reader.new_page()))}


@pytest.fixture(scope="module", params=PAGES, ids="-".join)
def opened(request, tabs) -> tuple[str, str, str, Tab]:
    """A page, opened once for all that is looked at; as its tables are built when they are opened, they stand open."""
    audience, address, lang = request.param
    base, tab = tabs[audience]
    tab.page.set_viewport_size({"width": LAPTOP[0], "height": LAPTOP[1]})
    tab.open(base, address, **({"lang": lang} if lang == "en" else {}))
    tab.page.evaluate(OPEN_TABLES)
    tab.page.wait_for_function(FILLED)
    tab.page.evaluate(FEW_ROWS)
    settled(tab.page)
    return audience, address, lang, tab


def at(tab: Tab, size: tuple[int, int]) -> Tab:
    """The tab in another size, when all in it stands still."""
    tab.resize(size).page.wait_for_function(STILL)
    return tab


def violations(tab: Tab) -> dict[str, list[str]]:
    """What axe objects to: rule → the first of what breaks it."""
    found = Axe().run(tab.page, context=WITHOUT_DRAWINGS, options=RULES).response["violations"]
    return {rule["id"]: [node["html"][:200] for node in rule["nodes"][:3]] for rule in found}


@pytest.mark.parametrize("size", [LAPTOP, PHONE], ids=["laptop", "phone"])
def test_axe_finds_no_violation(opened, size):
    *_, tab = opened
    at(tab, size)
    assert violations(tab) == {}


def test_what_is_pressed_is_large_enough(opened):
    *_, tab = opened
    at(tab, LAPTOP)
    assert tab.page.evaluate(SMALL, [CONTROLS, LEAST]) == []


def test_a_figure_is_told_by_its_finding_and_its_table_stands_below(opened):
    *_, tab = opened
    at(tab, LAPTOP)
    for figure in tab.page.evaluate(FIGURES):
        said = (
            figure["alt"]
            .removeprefix("EXEMPELDATA – påhittade siffror. ")
            .removeprefix("EXAMPLE DATA – invented figures. ")
        )
        finding = figure["finding"].removeprefix("Exempel: ").removeprefix("Example: ")
        assert said.startswith(finding)
        assert len(said) > len(finding)
        assert figure["table"]


def test_the_tab_key_reaches_every_control_in_reading_order_and_frames_it(opened):
    *_, tab = opened
    passed = stops(at(tab, LAPTOP).page)
    assert passed
    assert missed(tab.page) == []
    places = [stop.place for stop in passed]
    assert places == sorted(set(places))
    assert [stop.name for stop in passed if stop.frame < 2] == []
    assert [stop.name for stop in passed if not stop.seen] == []


def test_enlarged_four_times_nothing_is_cut_and_only_tables_scroll_sideways(opened):
    *_, tab = opened
    at(tab, ENLARGED)
    assert max(tab.page.evaluate(WIDTHS)) <= ENLARGED[0]
    assert tab.page.evaluate(CUT) == []


def test_in_forced_colours_text_is_read_and_figures_keep_what_they_say(opened):
    """Swedish pages on a light device, English ones on a dark."""
    *_, lang, tab = opened
    theme, ground = ("light", "rgb(255, 255, 255)") if lang == "sv" else ("dark", "rgb(15, 22, 29)")
    at(tab, LAPTOP)
    tab.page.emulate_media(color_scheme=theme)
    tab.page.wait_for_function(IN_THEME, arg=theme == "dark")
    before = tab.page.evaluate(COLOURS)
    tab.page.emulate_media(forced_colors="active", color_scheme=theme)
    tab.page.wait_for_function(STILL)
    try:
        assert tab.page.evaluate(COLOURS) == before
        assert set(tab.page.evaluate(GROUNDS)) <= {ground}
        assert tab.page.evaluate(PALE, "#root") == []
    finally:
        tab.page.emulate_media(forced_colors="none", color_scheme="light")
