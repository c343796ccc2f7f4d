"""The pages of Läget and Metod as they stand in Chromium, for both audiences at three sizes.

test_pages.py opens every page of the internal dashboard; here are the public one, the figures as they are drawn on the
pages, clicks on areas, and what is seen without scrolling.
"""

from __future__ import annotations

import json
from itertools import combinations
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser

from tests.browser.chromium import settled
from tests.browser.tab import LAPTOP, PHONE, WIDE, Tab
from tests.factories import BUNDLED

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("chromium-2")]

SIZES = {"laptop": LAPTOP, "wide": WIDE, "phone": PHONE}
SITUATION = ("oversikt", "otrygghet", "brott-och-handelser", "oppen-drogscen", "metod")
NAMES = [f["properties"]["name"] for f in json.loads((BUNDLED / "areas.geojson").read_bytes())["features"]]
LONGEST = sorted(NAMES, key=len)[-5:]
TOLERANCE = 1.5  # pixels
LINE, DIGITS = 3, 7  # pixels of the air above and below letters, and digits, that two lines may share
BOXES = """() => [...document.querySelectorAll(".jarfalla-plot")].map((host) => {
  const box = (e) => {
    const { left, top, right, bottom } = e.getBoundingClientRect()
    return { text: e.textContent.trim(), left, top, right, bottom }
  }
  // Spaces before and after a text keep it at a distance and are not seen.
  const ink = (e) => {
    const found = box(e), said = e.textContent, before = said.length - said.trimStart().length
    const after = said.length - said.trimEnd().length
    if (before) found.left += e.getSubStringLength(0, before)
    if (after) found.right -= e.getSubStringLength(said.length - after, after)
    return found
  }
  const seen = (e) => e.textContent.trim() && getComputedStyle(e).visibility !== "hidden"
  const key = [...host.closest("[class*=st-key-]").classList].find((c) => c.startsWith("st-key-")).slice(7)
  return { key, alt: host.getAttribute("aria-label"), figure: box(host),
           texts: [...host.querySelectorAll("svg text")].filter(seen).map(ink) }
})"""
CUT = """() => [...document.querySelectorAll("[class^=j-], [class^=j-] *")].filter((e) =>
  !e.closest(".j-scroll, .j-heard") && e.offsetParent && e.clientWidth &&
  (e.scrollWidth > e.clientWidth + 1 || e.getBoundingClientRect().right > innerWidth + 1)
).map((e) => e.textContent.slice(0, 80))"""


VIEWS = [
    *((audience, page, "sv") for audience in ("internal", "public") for page in SITUATION),
    *(("internal", page, "en") for page in SITUATION[1:4]),
]


@pytest.fixture(scope="module", params=VIEWS, ids="-".join)
def opened(request, reader, served):
    """A page opened once for an audience, for all tests that look at it."""
    audience, page, lang = request.param
    tab = Tab(reader.new_page()).open(served(audience), page, **({"lang": lang} if lang != "sv" else {}))
    yield audience, page, tab
    tab.page.close()


def overlap(one: dict[str, Any], other: dict[str, Any]) -> bool:
    """Whether two texts share more than the air around their letters."""
    wide = min(one["right"], other["right"]) - max(one["left"], other["left"])
    high = min(one["bottom"], other["bottom"]) - max(one["top"], other["top"])
    both_numbers = one["text"].isdigit() and other["text"].isdigit()
    return wide > TOLERANCE and high > (DIGITS if both_numbers else LINE)


def outside(text: dict[str, float], figure: dict[str, float]) -> bool:
    """Whether a part of a text is beyond the figure's edge."""
    return (
        text["left"] < figure["left"] - TOLERANCE
        or text["right"] > figure["right"] + TOLERANCE
        or text["top"] < figure["top"] - TOLERANCE
        or text["bottom"] > figure["bottom"] + TOLERANCE
    )


def test_a_page_opens_without_an_error_and_asks_no_other_host(opened, served):
    audience, _, tab = opened
    assert tab.texts("[data-testid=stException], [data-testid=stAlert]") == []
    assert tab.complaints == []
    assert tab.hosts - {""} == {urlsplit(served(audience)).netloc}


@pytest.mark.parametrize("size", SIZES)
def test_figures_and_texts_fit_at_every_size(opened, size):
    _, page, tab = opened
    tab.resize(SIZES[size])
    figures = tab.page.evaluate(BOXES)
    assert bool(figures) == (page != "metod")
    for figure in figures:
        texts = figure["texts"]
        assert texts, f"{figure['key']} stands empty"
        assert [t["text"] for t in texts if outside(t, figure["figure"])] == [], (figure["key"], "cut")
        met = [(a["text"], b["text"]) for a, b in combinations(texts, 2) if overlap(a, b)]
        assert met == [], (figure["key"], "overlap")
        assert figure["figure"]["right"] <= SIZES[size][0] + TOLERANCE, figure["key"]
    assert tab.page.evaluate(CUT) == []
    assert tab.page.evaluate("() => document.querySelector('[data-testid=stMain]').scrollWidth") <= SIZES[size][0]


WITH_AREAS = {"insecurity-areas", "insecurity-map", "insecurity-change", "incident-areas"}


@pytest.mark.parametrize("size", SIZES)
def test_the_longest_names_of_areas_are_whole(opened, size):
    _, page, tab = opened
    tab.resize(SIZES[size])
    figures = [figure for figure in tab.page.evaluate(BOXES) if figure["key"] in WITH_AREAS]
    assert (
        len(figures) == {"oversikt": 1, "otrygghet": 3, "brott-och-handelser": 1, "oppen-drogscen": 0, "metod": 0}[page]
    )
    for figure in figures:
        said = "".join("".join(text["text"].split()) for text in figure["texts"])
        assert [name for name in LONGEST if "".join(name.split()) not in said] == [], figure["key"]


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_what_the_filters_say_is_whole(new_tab, served, lang):
    area = {"omrade": LONGEST[-1], **({"lang": lang} if lang != "sv" else {})}
    tab = new_tab(LAPTOP).open(served("internal"), "otrygghet", **area)
    boxes = tab.page.get_by_test_id("stSelectbox").get_by_role("combobox").all()
    widths = {box.input_value(): box.evaluate("e => [e.scrollWidth, e.clientWidth]") for box in boxes}
    assert LONGEST[-1] in widths
    assert len(widths) == 4
    assert [said for said, (needed, given) in widths.items() if needed > given] == []


@pytest.mark.parametrize("audience", ["internal", "public"])
@pytest.mark.parametrize("lang", ["sv", "en"])
def test_the_four_answers_are_seen_without_scrolling_on_a_laptop(new_tab, served, audience, lang):
    tab = new_tab(LAPTOP).open(served(audience), "oversikt", **({"lang": lang} if lang != "sv" else {}))
    boxes = [card.bounding_box() for card in tab.page.locator(".j-answer").all()]
    assert len(boxes) == 4
    assert [box for box in boxes if box["y"] < 0 or box["y"] + box["height"] > LAPTOP[1]] == []
    assert all(box["x"] >= 0 and box["x"] + box["width"] <= LAPTOP[0] for box in boxes)


@pytest.mark.parametrize("page", ["otrygghet", "brott-och-handelser"])
def test_the_finding_of_a_page_is_seen_without_scrolling_on_a_laptop(new_tab, served, page):
    tab = new_tab(LAPTOP).open(served("internal"), page)
    box = tab.page.locator(".j-finding").first.bounding_box()
    assert box["y"] + box["height"] < LAPTOP[1] / 2
    drawn = tab.page.locator(".jarfalla-plot").first.bounding_box()
    assert drawn["y"] < LAPTOP[1] / 2


# Clicks ---------------------------------------------------------------------------------------------------------------


def middle_of_label(tab: Tab, key: str, label: str) -> tuple[float, float]:
    """Where the name of an area stands on a figure."""
    found = tab.page.locator(f".st-key-{key} svg text").filter(has_text=label).first
    found.scroll_into_view_if_needed()
    box = found.bounding_box()
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def middle_of_dot(tab: Tab, key: str, code: str) -> tuple[float, float]:
    """Where the dot of an area stands on a figure."""
    place = tab.page.evaluate(
        """([key, code]) => {
          const host = document.querySelector(`.st-key-${key} .jarfalla-plot`)
          const row = host.querySelector(`rect[data-code="${code}"]`)
          const at = [...host.querySelectorAll("rect[data-code]")].indexOf(row)
          const point = host.querySelectorAll("circle")[at]
          point.scrollIntoView({ block: "center" })
          const { left, top, width, height } = point.getBoundingClientRect()
          return [left + width / 2, top + height / 2]
        }""",
        [key, code],
    )
    return tuple(place)


def middle_of_mark(tab: Tab, key: str, code: str) -> tuple[float, float]:
    """Where plotly has drawn the point or the bar of an area."""
    tab.page.locator(f".st-key-{key}").scroll_into_view_if_needed()
    settled(tab.page)
    place = tab.page.evaluate(
        """([key, code]) => {
          const host = document.querySelector(`.st-key-${key} .jarfalla-plot`)
          const { x, y, customdata } = host.data.find((trace) => trace.customdata?.includes(code))
          const at = customdata.indexOf(code)
          const [across, down] = customdata.length > 1 ? [x[at], y[at]] : [(x[0] + x[1]) / 2, (y[0] + y[2]) / 2]
          const { xaxis, yaxis } = host._fullLayout
          host.scrollIntoView()
          document.querySelector('[data-testid="stMain"]').scrollBy(0, yaxis.l2p(down) - innerHeight / 2)
          const { left, top } = host.getBoundingClientRect()
          return [left + xaxis._offset + xaxis.l2p(across), top + yaxis._offset + yaxis.l2p(down)]
        }""",
        [key, code],
    )
    return tuple(place)


@pytest.mark.parametrize("key", ["incident-areas", "incident-funnel"])
def test_a_click_on_an_area_of_the_incidents_chooses_it(new_tab, served, key):
    tab = new_tab().open(served("internal"), "brott-och-handelser")
    tab.page.mouse.click(*middle_of_mark(tab, key, "0123R020"))
    settled(tab.page)
    assert tab.filters["Område"] == "Stäket"


CLICKS = {
    "map": lambda tab: middle_of_label(tab, "insecurity-map", "Stäket"),
    "dots": lambda tab: middle_of_dot(tab, "insecurity-areas", "0123R020"),
    "changes": lambda tab: middle_of_dot(tab, "insecurity-change", "0123R020"),
}


def shown(tab: Tab) -> list[str]:
    """What the page finds, in words and figures."""
    alternatives = [e.get_attribute("aria-label") for e in tab.page.locator(".jarfalla-plot").all()]
    return [*tab.texts(".j-finding"), *tab.texts(".j-lead"), *(" ".join(alt.split()) for alt in alternatives)]


@pytest.mark.parametrize("audience", ["internal", "public"])
@pytest.mark.parametrize("where", CLICKS)
def test_a_click_on_an_area_chooses_it_and_a_second_takes_it_back(new_tab, served, audience, where):
    tab = new_tab().open(served(audience), "otrygghet")
    usual = shown(tab)
    tab.page.mouse.click(*CLICKS[where](tab))
    settled(tab.page)
    assert tab.filters["Område"] == "Stäket"
    assert parse_qs(urlsplit(tab.page.url).query) == {"omrade": ["Stäket"]}
    assert tab.texts(".j-finding")[0].startswith("Exempel: Stäket: ")
    chosen = shown(tab)
    assert chosen != usual
    tab.page.mouse.click(*CLICKS[where](tab))
    settled(tab.page)
    assert tab.filters["Område"] == "Hela Järfälla"
    assert parse_qs(urlsplit(tab.page.url).query) == {}
    assert shown(tab) == usual
    assert tab.complaints == []


def test_an_area_that_stands_with_a_number_on_the_map_is_chosen_by_a_click_too(new_tab, served):
    tab = new_tab().open(served("internal"), "otrygghet")
    place = tab.page.evaluate(
        """() => {
          const host = document.querySelector(".st-key-insecurity-map .jarfalla-plot")
          host.scrollIntoView({ block: "center" })
          const numbers = [...host.querySelectorAll("svg text")]
          const number = numbers.find((e) => /^[0-9]+$/.test(e.textContent.trim()))
          const { left, top, width, height } = number.getBoundingClientRect()
          return [number.textContent.trim(), left + width / 2, top + height / 2]
        }"""
    )
    number, x, y = place
    tab.page.mouse.click(x, y)
    settled(tab.page)
    area = tab.filters["Område"]
    assert area in NAMES
    block = tab.page.locator(".st-key-insecurity-map")
    block.locator("summary").click()
    rows = [row.all_inner_texts() for row in (line.locator("td") for line in block.locator("tbody tr").all())]
    assert [row[1] for row in rows if row[0] == number] == [area]


def test_a_click_on_an_area_of_the_overview_opens_its_picture_and_leaves_the_place_looked_at(new_tab, served):
    tab = new_tab().open(served("internal"), "problembild")
    tab.choose("Plats", "Jakobsbergs station").walk_to("oversikt")
    tab.page.mouse.click(*CLICKS["map"](tab))
    tab.page.get_by_role("heading", name="Problembild: Stäket", exact=True).wait_for()
    settled(tab.page)
    assert parse_qs(urlsplit(tab.page.url).query) == {"omrade": ["Stäket"]}
    tab.page.go_back()
    tab.page.get_by_role("heading", name="Läget i Järfälla", exact=True).wait_for()


@pytest.mark.parametrize("audience", ["internal", "public"])
@pytest.mark.parametrize("page", ["otrygghet", "brott-och-handelser"])
def test_a_copied_address_opens_the_same_view_in_another_browser(new_tab, browser: Browser, served, page, audience):
    tab = new_tab().open(served(audience), page)
    tab.choose("Från år", "2018").choose("Till år", "2022").choose("Område", "Barkarby västra-Skälby östra")
    if page == "otrygghet" or audience == "internal":
        tab.choose("Tid på dygnet", "Kväll (18–22)")
    query = parse_qs(urlsplit(tab.page.url).query)
    assert query["omrade"] == ["Barkarby västra-Skälby östra"]
    assert query["fran"] == ["2018"]
    with browser.new_context(locale="sv-SE") as other:
        copied = Tab(other.new_page())
        copied.page.goto(tab.page.url)
        settled(copied.page)
        assert copied.filters == tab.filters
        assert shown(copied) == shown(tab)
        assert copied.complaints == []


def test_the_overview_leads_to_the_page_behind_each_answer(new_tab, served):
    tab = new_tab().open(served("public"), "oversikt")
    wanted = [link.get_attribute("href") for link in tab.page.locator(".j-answer h2 a").all()]
    assert [href.partition("?")[0] for href in wanted] == [
        "otrygghet",
        "oppen-drogscen",
        "brott-och-handelser",
        "medborgarlofte",
    ]
    tab.page.locator(".j-answer h2 a").first.click()
    settled(tab.page)
    assert tab.texts("h1") == ["Otrygghet"]
    assert tab.complaints == []
