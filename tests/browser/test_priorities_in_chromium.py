"""Prioritering in Chromium: weights by the keyboard, three sizes, and a copied address after a restart."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.browser.chromium import serve, settled
from tests.browser.tab import LAPTOP, PHONE, WIDE, Tab

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("chromium-2")]

ADDRESS = "prioritering"
ALONE = {f"vikt{name}": "0" for name in ("oro", "handelser", "brister", "beslut")}
TEXTS = """() => [...document.querySelectorAll(".jarfalla-plot")].filter((p) => p.checkVisibility()).map((plot) => {
  const edge = plot.getBoundingClientRect()
  const texts = [...plot.querySelectorAll("text")].filter((text) => text.textContent.trim())
  const box = ({ left, right, top, bottom }) => [left - edge.left, right - edge.left, top - edge.top, bottom - edge.top]
  return [edge.width, edge.height, texts.map((text) => [text.textContent, ...box(text.getBoundingClientRect())])]
})"""
FIRST_ROW = """() => [...document.querySelectorAll(".jarfalla-plot text")].find((text) => text.checkVisibility() &&
  text.textContent.includes("placering 1–")).getBoundingClientRect().bottom"""


@pytest.fixture(scope="module")
def served() -> Iterator[str]:
    with serve() as url:
        yield url


@pytest.fixture(scope="module")
def tab(browser: Browser, served: str) -> Iterator[Tab]:
    context = browser.new_context(locale="sv-SE")
    yield Tab(context.new_page())
    context.close()


def finding(tab: Tab) -> str:
    return tab.texts(".j-finding")[0]


def press(tab: Tab, label: str, key: str, times: int) -> None:
    slider = tab.page.get_by_role("slider", name=label)
    slider.focus()
    for _ in range(times):
        tab.page.keyboard.press(key)
    settled(tab.page)


def places(tab: Tab) -> list[str]:
    """The first column of the ranking's table, from the top."""
    tab.page.locator("details.j-tables summary").first.click()
    settled(tab.page)
    return [
        text.split("\t")[0] for text in tab.page.locator("details.j-tables").first.locator("tbody tr").all_inner_texts()
    ]


@pytest.mark.parametrize("size", [LAPTOP, WIDE, PHONE], ids=["laptop", "wide", "phone"])
@pytest.mark.parametrize("level", ["Områden", "Kommundelar"])
@pytest.mark.parametrize("lang", ["sv", "en"])
def test_nothing_is_cut_or_lies_on_another_and_nothing_scrolls_sideways(
    tab: Tab, served: str, size: tuple[int, int], level: str, lang: str
):
    tab.open(served, ADDRESS, niva=level, lang=lang).resize(size)
    assert tab.page.evaluate("document.scrollingElement.scrollWidth") <= size[0]
    for width, height, texts in tab.page.evaluate(TEXTS):
        for text, left, right, top, bottom in texts:
            assert left >= -1, text
            assert right <= width + 1, text
            assert top >= -1, text
            assert bottom <= height + 1, text
        for i, (text, left, right, top, bottom) in enumerate(texts):
            for other, l2, r2, t2, b2 in texts[i + 1 :]:
                apart = min(right, r2) - max(left, l2) < 3 or min(bottom, b2) - max(top, t2) < 3
                assert apart, (text, other)


@pytest.mark.parametrize("size", [LAPTOP, WIDE], ids=["laptop", "wide"])
def test_the_first_places_are_seen_without_scrolling(tab: Tab, served: str, size: tuple[int, int]):
    tab.open(served, ADDRESS).resize(size)
    assert tab.page.evaluate(FIRST_ROW) <= size[1]


def test_the_keyboard_moves_a_weight_and_the_ranking_follows(tab: Tab, served: str):
    tab.open(served, ADDRESS).resize(LAPTOP)
    before = places(tab)
    press(tab, "Vikt: otrygghet", "ArrowLeft", 3)
    assert "viktotrygghet=0" in tab.page.url
    tab.open(tab.page.url.split("/prioritering")[0], ADDRESS, viktotrygghet="0").resize(LAPTOP)
    assert places(tab) != before


def test_all_weights_at_zero_are_told_and_the_link_sets_them_back(tab: Tab, served: str):
    tab.open(served, ADDRESS, **ALONE, viktotrygghet="1").resize(LAPTOP)
    press(tab, "Vikt: otrygghet", "ArrowLeft", 1)
    assert finding(tab) == "Exempel: Alla vikter är 0: inget att rangordna"
    tab.page.get_by_role("link", name="Återställ vikterna").click()
    settled(tab.page)
    assert "vikt" not in tab.page.url.split("?")[-1]
    assert finding(tab) == "Exempel: 11 områden i toppen går inte att skilja åt"


def test_a_click_on_an_area_opens_its_problem_picture(tab: Tab, served: str):
    tab.open(served, ADDRESS).resize(LAPTOP)
    mark = tab.page.locator(".jarfalla-plot").first.locator(".scatterlayer path.point").first
    mark.scroll_into_view_if_needed()
    box = mark.bounding_box()
    assert box
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    tab.page.mouse.move(x, y)
    tab.page.wait_for_function("() => document.querySelector('.jarfalla-plot').classList.contains('over')")
    tab.page.mouse.click(x, y)
    tab.page.wait_for_url("**/problembild**")
    settled(tab.page)
    assert tab.texts(".j-title")[0].startswith("Problembild: ")


def test_a_copied_address_shows_the_same_after_a_restart(browser: Browser):
    asked = {"niva": "Kommundelar", "viktoro": "5", "viktbeslut": "3"}
    seen = []
    for _ in range(2):
        with serve() as url:
            context = browser.new_context(locale="sv-SE")
            tab = Tab(context.new_page()).open(url, ADDRESS, **asked).resize(LAPTOP)
            seen.append((finding(tab), places(tab), tab.page.url.split("?")[-1]))
            context.close()
    assert seen[0] == seen[1]
    assert "viktoro=5" in seen[0][2]


COVERED = """() => {
  const plot = document.querySelector(".st-key-felt-reported .jarfalla-plot")
  const box = (e) => e.getBoundingClientRect()
  const meet = (a, b) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1 &&
    Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 3
  const names = [...plot.querySelectorAll(".annotation text")].filter((e) => e.textContent.trim())
  const marks = [...plot.querySelectorAll("path.point")]
  const texts = names.map((name, i) => [name, [...marks, ...names.slice(i + 1)].filter((e) => meet(box(name), box(e)))])
  return [marks.length, texts.filter(([, met]) => met.length).map(([name]) => name.textContent)]
}"""


@pytest.mark.parametrize("size", [LAPTOP, PHONE], ids=["laptop", "phone"])
@pytest.mark.parametrize("lang", ["sv", "en"])
def test_no_name_of_felt_against_reported_lies_on_a_mark_or_a_name(
    tab: Tab, served: str, size: tuple[int, int], lang: str
):
    tab.open(served, ADDRESS, lang=lang).resize(size)
    tab.page.locator(".st-key-felt-reported").scroll_into_view_if_needed()
    settled(tab.page)
    marks, covered = tab.page.evaluate(COVERED)
    assert marks > 15
    assert covered == []
