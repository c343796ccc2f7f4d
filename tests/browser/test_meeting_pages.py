"""Problembild in Chromium: one area after the other with an arrow key, and its answers without scrolling."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

import pytest
from playwright.sync_api import Browser

from tests.browser.chromium import serve, settled
from tests.browser.tab import LAPTOP, PHONE, WIDE, Tab

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("chromium-2")]

LOWEST = (
    """() => Math.max(...[...document.querySelectorAll(".j-answer")].map((e) => e.getBoundingClientRect().bottom))"""
)


@pytest.fixture(scope="module")
def served() -> Iterator[str]:
    with serve() as url:
        yield url


@pytest.fixture(scope="module")
def tab(browser: Browser, served: str) -> Iterator[Tab]:
    context = browser.new_context(locale="sv-SE")
    yield Tab(context.new_page())
    context.close()


@pytest.mark.parametrize("area", ["", "jakobsberg", "0123R005", "0123R024"])
@pytest.mark.parametrize("size", [LAPTOP, WIDE], ids=["laptop", "wide"])
def test_all_answers_are_seen_without_scrolling(tab: Tab, served: str, area: str, size: tuple[int, int]):
    tab.open(served, "problembild", **({"omrade": area} if area else {})).resize(size)
    assert tab.page.evaluate(LOWEST) <= size[1]


def test_an_arrow_key_goes_to_the_next_place_and_the_address_follows(tab: Tab, served: str):
    tab.open(served, "problembild", omrade="viksjo").resize(LAPTOP)
    for key, title in (("ArrowRight", "Barkarby-Skälby"), ("ArrowLeft", "Viksjö"), ("ArrowLeft", "Jakobsberg")):
        tab.page.keyboard.press(key)
        settled(tab.page)
        assert tab.texts(".j-title") == [f"Problembild: {title}"]
    assert "omrade=Jakobsberg" in tab.page.url


def test_a_phone_has_no_sideways_scroll(tab: Tab, served: str):
    tab.open(served, "problembild", omrade="0123R005").resize(PHONE)
    assert tab.page.evaluate("document.scrollingElement.scrollWidth") <= PHONE[0]
    assert tab.complaints == [] or all("404" in text for text in tab.complaints)


BEYOND = """() => [...document.querySelectorAll(".j-first :is(caption, td)")].filter((cell) =>
  [...cell.getClientRects()].some(({ left, right }) => left < 0 || right > innerWidth)
).map((cell) => cell.textContent)"""


@pytest.mark.parametrize("size", [LAPTOP, PHONE], ids=["laptop", "phone"])
def test_who_is_responsible_and_when_it_is_due_is_seen_without_scrolling_sideways(tab: Tab, served: str, size):
    tab.open(served, "problembild", omrade="jakobsberg").resize(size)
    assert tab.page.locator(".j-first td").count() == 4 * 10 + 4 * 8
    assert tab.page.evaluate(BEYOND) == []


TICKS = """() => [...document.querySelectorAll(".st-key-year-wheel .xaxislayer-above text")].map((text) => {
  const { left, right, top, bottom } = text.getBoundingClientRect()
  return [text.textContent, left, right, top, bottom]
})"""


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_no_two_names_below_the_years_wheel_meet_on_a_phone(tab: Tab, served: str, lang: str):
    tab.open(served, "problembild", lang=lang).resize(PHONE)
    tab.page.locator(".st-key-year-wheel").scroll_into_view_if_needed()
    settled(tab.page)
    names = tab.page.evaluate(TICKS)
    assert len(names) > 4
    for one, other in combinations(names, 2):
        beside = min(one[2], other[2]) <= max(one[1], other[1])
        assert beside or min(one[4], other[4]) - max(one[3], other[3]) <= 3, (one[0], other[0])


def controls(tab: Tab) -> tuple[dict[str, str], list[str], list[str]]:
    """What is chosen in each list, and what the page says then."""
    return tab.filters, tab.texts(".j-title"), tab.texts(".j-answer")


@pytest.mark.parametrize(
    ("label", "choice", "title"),
    [("Område", "Viksjö västra", "Viksjö västra"), ("Plats", "Jakobsbergs station", "Jakobsbergs station")],
)
def test_every_control_survives_a_copied_address_after_a_restart(browser: Browser, label: str, choice: str, title: str):
    with serve() as before:
        tab = Tab(browser.new_context(locale="sv-SE").new_page()).open(before, "problembild")
        for name, chosen in ((label, choice), ("Från år", "2019"), ("Till år", "2023"), ("Förra mötet", "2024-05-08")):
            tab.page.get_by_role("combobox", name=name).fill(chosen)  # of a long list only what is seen is drawn
            tab.page.get_by_role("option").first.click()
            settled(tab.page)
        seen, copied = controls(tab), tab.page.url.partition("?")[2]
        tab.page.context.close()
    assert seen[0] | {label: choice, "Från år": "2019", "Till år": "2023"} == seen[0]
    assert seen[0]["Förra mötet"] == "2024-05-08"
    assert seen[1] == [f"Problembild: {title}"]
    with serve() as after:
        other = Tab(browser.new_context(locale="sv-SE").new_page())
        other.page.goto(f"{after}/problembild?{copied}")
        settled(other.page)
        assert controls(other) == seen
        assert other.texts(".j-notice") == []
        other.page.context.close()


IN_FOCUS = """() => {
  const { tagName, textContent, ariaLabel } = document.activeElement
  return `${tagName}: ${ariaLabel ?? textContent.trim()}`
}"""


def reach(tab: Tab, wanted: str) -> None:
    """Go on with the tab key until what is in focus is wanted."""
    for _ in range(80):
        tab.page.keyboard.press("Tab")
        if tab.page.evaluate(IN_FOCUS).startswith(wanted):
            return
    raise AssertionError(f"the tab key does not lead to {wanted}")


def test_the_keyboard_alone_chooses_an_area_opens_a_table_and_follows_an_answer(tab: Tab, served: str):
    tab.open(served, "problembild").resize(LAPTOP)
    reach(tab, "INPUT: Område")
    tab.page.keyboard.type("Stäket")
    tab.page.keyboard.press("Enter")
    settled(tab.page)
    assert tab.texts(".j-title") == ["Problembild: Stäket"]
    reach(tab, "SUMMARY: Visa tabell")
    tab.page.keyboard.press("Enter")
    assert tab.page.locator("details[open] table").first.is_visible()
    tab.page.reload()
    settled(tab.page)
    reach(tab, "A: Hur otrygga är de som bor här?")
    tab.page.keyboard.press("Enter")
    tab.page.get_by_role("heading", name="Otrygghet", exact=True).wait_for()
    assert "omrade=St" in tab.page.url
