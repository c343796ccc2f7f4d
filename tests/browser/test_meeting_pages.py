"""Problembild in Chromium: one area after the other with an arrow key, and its answers without scrolling."""

from __future__ import annotations

from collections.abc import Iterator

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
