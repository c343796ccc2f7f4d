"""Gjorde det skillnad? in Chromium: its URL, its folded part by keyboard, and the way to it from a milestone."""

from __future__ import annotations

import pytest

from tests.browser.chromium import serve, settled
from tests.browser.tab import LAPTOP, PHONE
from tests.effects import FEW_FACTS, PUBLISHED, before_and_after
from tests.factories import data_folder, incident

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("chromium-2")]

ADDRESS = "uppfoljning"
CHOSEN = {
    "sv": {
        "Insats": "Trygghetskameror, 2020",
        "Plats": "Centrala Jakobsberg",
        "Jämförelse": "Viksjö västra",
        "Område intill": "Jakobsberg västra",
        "Jämförelse för området intill": "Skälby västra",
        "Slag": "Egendom",
        "Tid före": "3 år",
        "Tid efter": "6 månader",
    },
    "en": {
        "Intervention": "Safety cameras, 2020",
        "Place": "Centrala Jakobsberg",
        "Comparison": "Viksjö västra",
        "Area beside": "Jakobsberg västra",
        "Comparison for the area beside": "Skälby västra",
        "Kind": "Property",
        "Time before": "3 years",
        "Time after": "6 months",
    },
}
KEYS = ("insats", "plats", "jamforelse", "intill", "intilljamforelse", "slag", "fore", "efter")
MILESTONE = """() => {
  const host = document.querySelector(".jarfalla-plot")
  const { x, y } = host.data.find((trace) => trace.customdata?.[0] === "guards_jakobsberg_station")
  const { xaxis, yaxis } = host._fullLayout, { left, top } = host.getBoundingClientRect()
  return [left + xaxis._offset + xaxis.d2p(x[0]), top + yaxis._offset + yaxis.d2p(y[0])]
}"""


@pytest.fixture(scope="module")
def base():
    """The internal dashboard on the bundled data."""
    with serve() as address:
        yield address


@pytest.mark.parametrize("lang", CHOSEN)
def test_a_copied_address_restores_every_choice(new_tab, base, lang):
    asked = dict(zip(KEYS, CHOSEN[lang].values(), strict=True))
    tab = new_tab().open(base, ADDRESS, **asked, **({"lang": lang} if lang == "en" else {}))
    assert tab.filters == CHOSEN[lang]
    copied = tab.page.url
    again = new_tab()
    again.page.goto(copied)
    settled(again.page)
    assert again.filters == CHOSEN[lang]
    assert again.texts(".j-finding") == tab.texts(".j-finding")
    assert again.texts(".j-notice") == again.complaints == []


def test_what_is_chosen_in_the_lists_stands_in_the_address_with_a_date_of_ones_own(new_tab, base):
    tab = new_tab().open(base, ADDRESS)
    for label, choice in (("Plats", "Centrala Jakobsberg"), ("Insats", "Eget startdatum")):
        tab.page.get_by_role("combobox", name=label, exact=True).click()
        tab.page.keyboard.type(choice)  # the list is long: only what is in sight of it can be clicked
        tab.page.get_by_role("option", name=choice).click()
        settled(tab.page)
    tab.page.get_by_role("textbox", name="Startdatum").fill("2022-10-01")
    tab.page.keyboard.press("Enter")
    settled(tab.page)
    again = new_tab()
    again.page.goto(tab.page.url)
    settled(again.page)
    assert "datum=2022-10-01" in tab.page.url
    assert again.filters["Plats"] == "Centrala Jakobsberg"
    assert again.texts(".j-finding")[0] == tab.texts(".j-finding")[0]
    assert "Start 1 oktober 2022" in again.texts(".j-subtitle")[0]


def test_the_figures_for_those_who_ask_open_by_the_keyboard(new_tab, base):
    tab = new_tab().open(base, ADDRESS)
    folded = tab.page.locator("[data-testid=stExpander] summary").first
    assert not tab.page.get_by_text("Det valda").first.is_visible()
    folded.focus()
    tab.page.keyboard.press("Enter")
    settled(tab.page)
    assert tab.page.get_by_role("cell", name="Antal färre eller fler (WDD)").is_visible()
    assert tab.page.locator(".jarfalla-plot").nth(2).locator("svg text").count() > 10
    assert tab.complaints == []


def test_a_click_on_a_milestone_of_the_drug_scene_opens_its_follow_up(new_tab, base):
    tab = new_tab().open(base, "oppen-drogscen")
    tab.page.locator(".jarfalla-plot").first.scroll_into_view_if_needed()
    x, y = tab.page.evaluate(MILESTONE)
    tab.page.mouse.move(x, y)
    tab.page.wait_for_function("() => document.querySelector('.jarfalla-plot').classList.contains('over')")
    tab.page.mouse.click(x, y)
    tab.page.get_by_role("heading", name="Gjorde det skillnad?").wait_for()
    settled(tab.page)
    assert tab.filters["Insats"] == "Ordningsvakter utökas, 30 april 2019"
    assert "/uppfoljning?insats=Ordningsvakter" in tab.page.url


def test_a_click_on_a_milestone_below_the_control_chart_of_the_station_opens_its_follow_up(new_tab, base):
    tab = new_tab().open(base, "oppen-drogscen")
    milestone = tab.page.locator('.jarfalla-plot [data-code][data-said^="Ordningsvakter utökas"]').first
    milestone.click()
    tab.page.get_by_role("heading", name="Gjorde det skillnad?").wait_for()
    settled(tab.page)
    assert tab.filters["Insats"] == "Ordningsvakter utökas, 30 april 2019"


TABLES = {
    "nothing": {"incidents": []},
    "one row": {"incidents": [incident()]},
    "no activities": {"incidents": before_and_after(PUBLISHED), "activities": []},
}


@pytest.mark.parametrize("case", TABLES)
def test_files_with_little_in_them_are_shown_calmly(new_tab, tmp_path, case):
    with serve(data_folder(tmp_path / "few", facts=FEW_FACTS, **TABLES[case])) as base:
        for size in (LAPTOP, PHONE):
            tab = new_tab(size).open(base, ADDRESS, datum="2019-01-01", plats="0123R001", efter="24")
            assert tab.texts("[data-testid=stException], [data-testid=stAlert]") == []
            assert tab.texts(".j-notice, .j-finding, .j-nothing")
            assert tab.page.evaluate("() => document.querySelector('[data-testid=stMain]').scrollWidth") <= size[0]
            assert tab.complaints == []
