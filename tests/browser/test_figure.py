"""The figure on the page Öppen drogscen as it stands in Chromium, its table and its download."""

from __future__ import annotations

import csv
import io
from itertools import combinations
from pathlib import Path

import plotly
import pytest

from tests.browser.chromium import serve, settled
from tests.browser.tab import LAPTOP, PHONE, Tab

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("chromium-2")]

PAGE = "oppen-drogscen"
HEADLINE = {
    "sv": "Jakobsberg är inte längre en öppen drogscen, enligt senaste uppgift (hösten 2024)",
    "en": "Jakobsberg is no longer an open drug scene, according to the latest information (autumn 2024)",
}
BAND = {
    "sv": ["Öppen drogscen", "Borttagen senast 2 maj 2023"],
    "en": ["Open drug scene", "Lifted by 2 May 2023"],
}
COUNTS = {
    "sv": ["48", "omkring 50", "omkring 50", "64", "63", "53"],
    "en": ["48", "about 50", "about 50", "64", "63", "53"],
}
BOXES = """() => {
  const host = document.querySelector(".jarfalla-plot")
  const box = (e) => {
    const { left, top, right, bottom } = e.getBoundingClientRect()
    // The box of a shape does not hold the outer half of its outline.
    const rim = e.matches("path") ? parseFloat(getComputedStyle(e).strokeWidth) / 2 : 0
    const lines = [...e.querySelectorAll("tspan.line")].map((line) => line.textContent)
    const text = (lines.join(" ") || e.textContent).trim()
    return { text, left: left - rim, top: top - rim, right: right + rim, bottom: bottom + rim }
  }
  const all = (selector) => [...host.querySelectorAll(selector)].map(box)
  return {
    figure: box(host),
    texts: all("svg text").filter(({ text }) => text),
    labels: all(".annotation-text-g"),
    points: all(".scatterlayer path.point"),
  }
}"""
TOLERANCE = 1  # pixels


@pytest.fixture(scope="module")
def base():
    """The internal dashboard on the bundled data."""
    with serve() as address:
        yield address


@pytest.fixture(
    scope="module",
    params=[(lang, size) for lang in HEADLINE for size in (LAPTOP, PHONE)],
    ids=lambda param: f"{param[0]}-{param[1][0]}",
)
def drawn(request, reader, base):
    """Language, size and tab of the page, with the places of all that the figure holds."""
    lang, size = request.param
    tab = Tab(reader.new_page(), size).open(base, PAGE, lang=lang)
    tab.page.locator(".jarfalla-plot").first.locator("svg").first.wait_for()
    yield lang, size, tab, tab.page.evaluate(BOXES)
    tab.page.close()


def overlap(one, other):
    """Whether two boxes share more than the tolerance in both directions."""
    wide = min(one["right"], other["right"]) - max(one["left"], other["left"])
    high = min(one["bottom"], other["bottom"]) - max(one["top"], other["top"])
    return wide > TOLERANCE and high > TOLERANCE


def test_the_first_figure_is_an_image_with_a_text_alternative(drawn):
    lang, _, tab, _ = drawn
    figure, *_ = tab.page.get_by_role("img").and_(tab.page.locator(".jarfalla-plot")).all()
    alt = figure.get_attribute("aria-label")
    assert alt.startswith(HEADLINE[lang])
    assert all(f"{count} (" in alt for count in COUNTS[lang])


def test_no_texts_of_the_figure_overlap(drawn):
    _, _, _, boxes = drawn
    assert len(boxes["texts"]) > 20
    assert [(a["text"], b["text"]) for a, b in combinations(boxes["texts"], 2) if overlap(a, b)] == []


def test_no_text_is_cut_at_the_figures_edge(drawn):
    _, _, _, boxes = drawn
    inside = boxes["figure"]
    cut = [
        text["text"]
        for text in boxes["texts"]
        if text["left"] < inside["left"] - TOLERANCE
        or text["right"] > inside["right"] + TOLERANCE
        or text["top"] < inside["top"] - TOLERANCE
        or text["bottom"] > inside["bottom"] + TOLERANCE
    ]
    assert cut == []


def test_no_label_covers_a_point(drawn):
    _, _, _, boxes = drawn
    covered = [label["text"] for label in boxes["labels"] for point in boxes["points"] if overlap(label, point)]
    assert covered == []


def test_the_figure_fits_the_window(drawn):
    _, size, _, boxes = drawn
    assert boxes["figure"]["left"] >= 0
    assert boxes["figure"]["right"] <= size[0]


def test_every_count_stands_in_the_figure(drawn):
    lang, _, _, boxes = drawn
    said = [text["text"].removesuffix("*") for text in boxes["texts"]]
    for count in COUNTS[lang]:
        assert said.count(count) >= COUNTS[lang].count(count)
    starred = [text["text"] for text in boxes["texts"] if text["text"].endswith("*")]
    assert starred == [f"{count}*" for count in COUNTS[lang] if count == "64" or count.endswith(" 50")]


@pytest.mark.parametrize("lang", HEADLINE)
def test_headline_and_status_band_are_seen_without_scrolling_on_a_laptop(new_tab, base, lang):
    tab = new_tab(LAPTOP).open(base, PAGE, lang=lang)
    headline = tab.page.get_by_role("heading", name=HEADLINE[lang]).bounding_box()
    assert headline["y"] >= 0
    assert headline["y"] + headline["height"] < LAPTOP[1]
    places = {text["text"]: text for text in tab.page.evaluate(BOXES)["texts"]}
    for stretch in BAND[lang]:
        assert 0 <= places[stretch]["top"] < places[stretch]["bottom"] < LAPTOP[1]


def test_the_figure_stays_in_place_when_the_period_changes(new_tab, base):
    tab = new_tab().open(base, PAGE)
    tab.page.evaluate("() => { document.querySelector('.jarfalla-plot').mark = 'the same' }")
    tab.choose("Från år", "2020")
    assert tab.page.evaluate("() => document.querySelector('.jarfalla-plot').mark") == "the same"
    assert "Klassad 2018" not in [text["text"] for text in tab.page.evaluate(BOXES)["texts"]]


def test_the_figure_takes_its_narrow_form_when_the_window_gets_narrow(new_tab, base):
    tab = new_tab(LAPTOP).open(base, PAGE)
    wide = tab.page.evaluate(BOXES)["figure"]
    narrow = tab.resize(PHONE).page.evaluate(BOXES)["figure"]
    assert narrow["right"] - narrow["left"] <= PHONE[0] < wide["right"] - wide["left"]
    assert tab.resize(LAPTOP).page.evaluate(BOXES)["figure"] == wide


# Table and download ---------------------------------------------------------------------------------------------------

SOURCES = {
    "2017": "https://nyheter24.se/nyheter/inrikes/1008224-narkotikaspanare-blev-forsta-polisdoktorn",
    "2021": "https://polisen.se/aktuellt/nyheter/stockholm/2023/november/kartlaggning-av-oppna-drogscener-2023/",
}
DOWNLOADS = {
    "sv": ("Visa tabell", "Ladda ner som CSV: Öppna drogscener i länet", "oppna-drogscener-i-lanet.csv", ";"),
    "en": (
        "Show table",
        "Download as CSV: Open drug scenes in the county",
        "open-drug-scenes-in-the-county.csv",
        ",",
    ),
}


@pytest.mark.parametrize("lang", DOWNLOADS)
def test_the_table_opens_and_its_csv_holds_the_counts_and_their_sources(new_tab, base, lang):
    show, button, name, delimiter = DOWNLOADS[lang]
    tab = new_tab().open(base, PAGE, lang=lang)
    tab.page.get_by_text(show, exact=True).first.click()
    with tab.page.expect_download() as download:
        tab.page.get_by_role("button", name=button).click()
    assert download.value.suggested_filename == {"sv": "intern-", "en": "internal-"}[lang] + name
    raw = download.value.path().read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(raw.decode("utf-8-sig"), newline=""), delimiter=delimiter))
    assert [row[1] for row in rows[1:]] == COUNTS[lang]
    assert {row[0]: row[-2] for row in rows[1:] if row[0] in SOURCES} == SOURCES
    assert all(row[-2].startswith("https://") and row[2] for row in rows[1:])
    assert {row[-1] for row in rows[1:]} == {{"sv": "Intern", "en": "Internal"}[lang]}


# Keyboard -------------------------------------------------------------------------------------------------------------

FOCUSED = """() => {
  const e = document.activeElement
  return e.getAttribute("aria-label") || e.innerText.split("\\n").pop().trim()
}"""
LOOK = """(e) => [e, e.closest("[role=group]") ?? e].map((part) => {
  const { outlineStyle, outlineWidth, boxShadow, borderColor, backgroundColor } = getComputedStyle(part)
  return [outlineStyle, outlineWidth, boxShadow, borderColor, backgroundColor]
}).join()"""


def tab_to(page, name, most=60):
    """Press Tab until what is called so has the focus; answers all names on the way."""
    passed = []
    for _ in range(most):
        page.keyboard.press("Tab")
        passed.append(page.evaluate(FOCUSED))
        if passed[-1] == name:
            return passed
    raise AssertionError(f"{name} is not reached by Tab, only {passed}")


def test_the_keyboard_reaches_filters_language_table_and_download_in_this_order(new_tab, base):
    page = new_tab().open(base, PAGE).page
    for name in ("Från år", "Till år", "English", "Visa tabell"):
        tab_to(page, name)
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Ladda ner som CSV: Öppna drogscener i länet").wait_for()
    tab_to(page, "Ladda ner som CSV: Öppna drogscener i länet")
    with page.expect_download() as download:
        page.keyboard.press("Enter")
    assert download.value.suggested_filename == "intern-oppna-drogscener-i-lanet.csv"


def test_a_filter_is_changed_by_the_keyboard(new_tab, base):
    tab = new_tab().open(base, PAGE)
    tab_to(tab.page, "Till år")
    tab.page.keyboard.press("ArrowUp")
    tab.page.keyboard.type("2021")
    tab.page.keyboard.press("Enter")
    settled(tab.page)
    assert tab.filters == {"Från år": "2017", "Till år": "2021"}
    assert tab.texts(".j-finding")[0] == "Jakobsberg var en öppen drogscen vid periodens slut (1 juli 2021)"


def test_what_has_the_focus_is_marked(new_tab, base):
    page = new_tab().open(base, PAGE).page
    places = {"Från år": "input[aria-label='Från år']", "English": ".j-language a", "Visa tabell": "summary"}
    elements = {name: page.locator(selector).first.element_handle() for name, selector in places.items()}
    without = {name: element.evaluate(LOOK) for name, element in elements.items()}
    for name, element in elements.items():
        tab_to(page, name)
        page.wait_for_function(f"([e, before]) => ({LOOK})(e) !== before", arg=[element, without[name]])


ASKED = """() => [...document.querySelectorAll(".js-plotly-plot")].map((host) => ({
  data: host.data.map((trace) => JSON.stringify(trace)),
  layout: JSON.stringify(host.layout),
  lists: host._fullData.map((trace) => trace._arrayAttrs),
}))"""
ASKED_ANEW = """(figures) => Promise.all(figures.map(({ data, layout }) => {
  const host = document.createElement("div")
  document.body.append(host)
  return Plotly.newPlot(host, data.map(JSON.parse), JSON.parse(layout)).then(() =>
    host._fullData.map((trace) => trace._arrayAttrs))
}))"""


@pytest.mark.parametrize("page", [PAGE, "brott-och-handelser", "trygghetsbesiktning"])
def test_the_lists_that_are_remembered_of_a_figure_are_those_that_plotly_finds(reader, base, page):
    tab = Tab(reader.new_page(), LAPTOP).open(base, page)
    figures = tab.page.evaluate(ASKED)
    sheet = reader.new_page()
    sheet.add_script_tag(path=Path(plotly.__file__).parent / "package_data" / "plotly.min.js")
    assert figures
    assert [figure["lists"] for figure in figures] == sheet.evaluate(ASKED_ANEW, figures)
    sheet.close()
    tab.page.close()
