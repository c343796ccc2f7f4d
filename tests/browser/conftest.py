"""What the browser tests share: one Chromium for a module, its tabs, and the dashboard for both audiences."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext

from tests.browser.chromium import open_browser, serve
from tests.browser.tab import LAPTOP, Tab


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What fails in Chromium is tried once more: a busy machine may be late once, what is wrong fails again.

    The summary tells what was tried twice.
    """
    for item in items:
        if item.get_closest_marker("browser"):
            item.add_marker(pytest.mark.flaky(reruns=1))


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Chromium, for the tests of one module."""
    with open_browser() as chromium:
        yield chromium


@pytest.fixture(scope="module")
def served() -> Iterator[Callable[[str], str]]:
    """The address of the dashboard for an audience, on the bundled data."""
    with serve() as internal, serve(audience="public") as public:
        yield {"internal": internal, "public": public}.__getitem__


@pytest.fixture(scope="module")
def reader(browser) -> Iterator[BrowserContext]:
    """One reader's browser: Streamlit's own files are fetched once and kept."""
    context = browser.new_context(locale="sv-SE")
    yield context
    context.close()


@pytest.fixture
def new_tab(reader) -> Iterator[Callable[..., Tab]]:
    """Opens tabs of one reader's browser, of the size of a laptop unless told; all are closed after the test."""
    opened = []

    def open_one(size: tuple[int, int] = LAPTOP, context: BrowserContext = reader) -> Tab:
        tab = Tab(context.new_page(), size)
        opened.append(tab)
        return tab

    yield open_one
    for tab in opened:
        tab.page.close()
