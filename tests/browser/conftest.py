"""What the browser tests share: one Chromium for a module, and its tabs."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext

from tests.browser.chromium import open_browser
from tests.browser.tab import LAPTOP, Tab


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Chromium, for the tests of one module."""
    with open_browser() as chromium:
        yield chromium


class Reader:
    """One reader's browser. A tab that is given back is used again: what it has loaded and compiled is kept."""

    def __init__(self, context: BrowserContext) -> None:
        self._context = context
        self._free: list[Tab] = []

    def take(self, size: tuple[int, int] = LAPTOP) -> Tab:
        """A tab of this size."""
        tab = self._free.pop() if self._free else Tab(self._context.new_page())
        tab.page.set_viewport_size({"width": size[0], "height": size[1]})
        return tab

    def give_back(self, tab: Tab) -> None:
        """Leave the page, so that nothing of it is told later."""
        tab.page.goto("about:blank")
        self._free.append(tab)


@pytest.fixture(scope="module")
def reader(browser) -> Iterator[Reader]:
    """One reader's browser, for the tests of one module."""
    with browser.new_context(locale="sv-SE") as context:
        yield Reader(context)


@pytest.fixture
def new_tab(reader) -> Iterator[Callable[..., Tab]]:
    """Opens tabs, of the size of a laptop unless told; all are left after the test."""
    taken = []

    def take(size: tuple[int, int] = LAPTOP) -> Tab:
        taken.append(reader.take(size))
        return taken[-1]

    yield take
    for tab in taken:
        reader.give_back(tab)
