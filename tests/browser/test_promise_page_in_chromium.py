"""Medborgarlöfte in Chromium: the calendar on laptop and phone, the way by keyboard, and small folders."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.browser.chromium import serve
from tests.browser.tab import LAPTOP, PHONE
from tests.browser.test_figure import tab_to
from tests.factories import activity, data_folder, promise

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("chromium-3")]

PAGE, CALENDAR = "medborgarlofte", ".st-key-evenings"
BOXES = """(root) => [...root.querySelectorAll(".points path")].map((box) => {
  const { left, right, top, bottom, width } = box.getBoundingClientRect()
  return [left, right, top, bottom, width]
})"""
TEXTS = """(root) => [...root.querySelectorAll("svg text")].filter((t) => t.textContent.trim()).map((t) => {
  const { left, right, top, bottom } = t.getBoundingClientRect()
  return [t.textContent, left, right, top, bottom]
})"""
CASES = {
    "no promises": {"commitments": [], "activities": [activity()]},
    "one promise": {"commitments": [promise(commitment_id="p")], "activities": [activity(commitment_id="p")]},
    "period without activities": {"commitments": [promise()], "activities": [activity(date="2021-05-05")]},
    "no activities": {"commitments": [promise()], "activities": []},
}


@pytest.fixture(scope="module")
def base():
    """The internal dashboard on the bundled data."""
    with serve() as address:
        yield address


@pytest.fixture(scope="module", params=["internal", "public"])
def small(request, tmp_path_factory):
    """A dashboard on a small folder whose tables change, and that folder."""
    folder = data_folder(tmp_path_factory.mktemp("small") / "data", commitments=[promise()])
    with serve(folder, request.param) as address:
        yield address, folder


def calendar(tab):
    found = tab.page.locator(CALENDAR).first
    found.scroll_into_view_if_needed()
    found.locator(".points path").first.wait_for()
    return found


@pytest.mark.parametrize(("size", "least"), [(LAPTOP, 12), (PHONE, 12)], ids=["laptop", "phone"])
def test_every_box_of_the_calendar_is_large_enough_and_stands_alone_and_its_words_are_whole(new_tab, base, size, least):
    tab = new_tab(size).open(base, PAGE, lofte="2019–2020")
    found = calendar(tab)
    boxes = found.evaluate(BOXES)
    outer = [box for box in boxes if box[4] >= least]
    assert len(outer) == 208 + 4  # the evenings, and one of each state in the key
    assert all(left >= 0 and right <= size[0] for left, right, *_ in outer)
    for i, (left, right, top, bottom, _) in enumerate(outer):
        for x0, x1, y0, y1, _ in outer[i + 1 :]:
            assert min(right, x1) - max(left, x0) <= 0 or min(bottom, y1) - max(top, y0) <= 0
    texts = found.evaluate(TEXTS)
    assert all(left >= 0 and right <= size[0] + 1 for _, left, right, *_ in texts)
    overlaps = [
        (one[0], other[0])
        for i, one in enumerate(texts)
        for other in texts[i + 1 :]
        if min(one[2], other[2]) - max(one[1], other[1]) > 1 and min(one[4], other[4]) - max(one[3], other[3]) > 3
    ]
    assert overlaps == []


def test_the_finding_is_in_sight_on_a_laptop_without_scrolling(new_tab, base):
    tab = new_tab().open(base, PAGE, lofte="2019–2020")
    place = tab.page.locator(".j-promises thead").bounding_box()
    assert place["y"] < LAPTOP[1] / 2


def test_the_keyboard_reaches_each_chain_and_the_table_of_the_calendar(new_tab, base):
    page = new_tab().open(base, PAGE, lofte="2024").page
    tab_to(page, "Från problem till slutsats: Gemensam närvaro på förannonserade platser för dialog")
    page.keyboard.press("Enter")
    page.locator(".j-chain").first.wait_for(state="visible")
    tab_to(page, "Visa tabell")
    page.keyboard.press("Enter")
    table = page.locator(f"{CALENDAR} table", has_text="Varje fredags- och lördagskväll")
    table.wait_for(state="visible")
    passed = tab_to(page, "EXEMPELDATA – påhittade siffror: Varje fredags- och lördagskväll")
    assert passed
    before = page.evaluate("() => document.querySelector('[data-testid=stMain]').scrollTop")
    page.keyboard.press("End")  # the place that has the focus scrolls, or the page around it
    assert page.evaluate("() => document.activeElement.getAttribute('role')") == "region"
    assert page.evaluate("() => document.querySelector('[data-testid=stMain]').scrollTop") >= before


def test_another_period_is_chosen_in_the_sidebar_and_stands_in_the_address(new_tab, base):
    tab = new_tab().open(base, PAGE).choose("Löftesperiod", "2018")
    assert tab.filters == {"Löftesperiod": "2018"}
    assert "lofte=2018" in tab.page.url
    assert "2018" in tab.texts(".j-finding")[0]


@pytest.mark.parametrize("lang", ["sv", "en"])
@pytest.mark.parametrize("case", CASES)
def test_small_folders_open_without_an_error(new_tab, small, case, lang):
    address, folder = small
    data_folder(Path(folder), facts=(), descriptor=False, **CASES[case])
    tab = new_tab().open(address, PAGE, lang=lang)
    assert tab.texts("[data-testid=stException], [data-testid=stAlert]") == []
    assert tab.page.locator("h1").count() == 1
    assert tab.page.locator(".j-promises tbody").count() == (case != "no promises")
    assert tab.complaints == []
