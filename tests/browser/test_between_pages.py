"""From page to page in Chromium: what was chosen on one never narrows another unseen, and the address says it all."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from pages.ui.menu import MENU
from tests.browser.chromium import settled
from tests.browser.tab import Tab

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("chromium-2")]

SHOWN = ".j-title, .j-finding, .j-lead, .j-subtitle, .j-answer, .j-facts li, .j-notice"
LAST = ("Till år", "Tid på dygnet")
"""Lists of which the last other choice is taken: a year after the first, a part of the day instead of all of it."""
ADDRESSES = {
    audience: [e.address for pages in MENU.values() for e in pages if audience == "internal" or not e.internal]
    for audience in ("internal", "public")
}


def choose_another(tab: Tab, label: str) -> None:
    """Choose something else than what a list says."""
    before = tab.filters[label]
    tab.page.get_by_role("combobox", name=label, exact=True).click()
    options = tab.page.get_by_role("option")
    options.nth(1).wait_for()
    others = [name for name in options.all_inner_texts() if name != before]
    options.get_by_text(others[-1 if label in LAST else 0], exact=True).click()
    settled(tab.page)
    assert tab.filters[label] != before


@pytest.mark.parametrize("audience", ADDRESSES)
def test_a_page_after_all_lists_of_all_others_is_what_its_address_says(browser: Browser, served, audience):
    walked, fresh = (Tab(browser.new_context(locale="sv-SE").new_page()) for _ in range(2))
    walked.open(served(audience), "oversikt")
    pages = []
    for address in ADDRESSES[audience]:
        walked.walk_to(address)
        for label in walked.filters:
            choose_another(walked, label)
        if walked.filters:
            pages.append(address)
    for address in reversed(pages):
        walked.walk_to(address)
        fresh.page.goto(walked.page.url)
        settled(fresh.page)
        assert walked.filters == fresh.filters
        assert walked.texts(SHOWN) == fresh.texts(SHOWN)
        assert walked.texts(".j-notice") == []
    assert len(pages) >= 7
    assert (walked.complaints, fresh.complaints) == ([], [])


def test_all_hours_of_the_incidents_are_no_part_of_the_day_for_the_answers(new_tab, served):
    tab = new_tab().open(served("internal"), "brott-och-handelser")
    tab.walk_to("samverkan")  # has no such list
    tab.walk_to("otrygghet")
    assert tab.filters["Tid på dygnet"] == "Sen kväll och natt (22–06)"
    assert "tid=" not in tab.page.url
