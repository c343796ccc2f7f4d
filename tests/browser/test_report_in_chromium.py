"""Rapport in Chromium: a copied address after a restart, and a file that is made and taken."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlsplit

import pytest

from tests.browser.chromium import serve, settled
from tests.browser.tab import PHONE, Tab
from tests.report.reading import Pdf

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("chromium-2")]

CHOSEN = {
    "Områden": ("Viksjö", "Stäket"),
    "Avsnitt": ("Otrygghet", "Beslut och åtgärdsplan"),
    "Ordning": ("Som en lägesbild enligt 4 § lagen (2023:196)",),
    "Format": ("CSV-filer (zip)",),
}


def controls(tab: Tab) -> tuple[list[str], list[str], list[str]]:
    """The parts that the report will have, page one, and what is chosen in the lists."""
    return tab.texts(".j-facts li"), tab.texts("dd"), tab.texts('[data-baseweb="tag"]')


def choose(tab: Tab, label: str, choice: str) -> None:
    """One more in a list of which several may be chosen; a long list is drawn only where it is seen."""
    tab.page.get_by_role("combobox", name=label).fill(choice)
    tab.page.get_by_role("option", name=choice, exact=True).click()
    tab.page.keyboard.press("Escape")
    settled(tab.page)


def test_every_control_survives_a_copied_address_after_a_restart(new_tab: Callable[..., Tab]):
    with serve() as before:
        tab = new_tab().open(before, "rapport", fran="2019", till="2021")
        for label, choices in CHOSEN.items():
            for choice in choices:
                choose(tab, label, choice)
        seen, copied = controls(tab), urlsplit(tab.page.url).query
    with serve() as after:
        other = new_tab()
        other.page.goto(f"{after}/rapport?{copied}")
        settled(other.page)
        assert controls(other) == seen
        assert other.texts(".j-notice") == []
    assert seen[0] == [
        "Övriga uppgifter: Viksjö: Otrygghet.",
        "Övriga uppgifter: Stäket: Otrygghet.",
        "Övriga uppgifter: Hela Järfälla: Otrygghet.",
        "Åtgärdsplan: Viksjö: Beslut och åtgärdsplan.",
        "Åtgärdsplan: Stäket: Beslut och åtgärdsplan.",
    ]


def test_the_file_that_is_made_can_be_taken(new_tab: Callable[..., Tab], tmp_path):
    with serve(audience="public") as base:
        tab = new_tab().open(base, "rapport", avsnitt="Samverkansöverenskommelsen", omraden="Viksjö")
        tab.page.get_by_role("button", name="Gör rapporten").click()
        button = tab.page.get_by_role("button", name="Ladda ner exempeldata-lagesbild-jarfalla")
        button.wait_for(timeout=60_000)
        with tab.page.expect_download() as taken:
            button.click()
        taken.value.save_as(tmp_path / "taken.pdf")
        assert "Offentlig" in Pdf((tmp_path / "taken.pdf").read_bytes()).pages[0]
        tab.resize(PHONE)
        assert tab.page.evaluate("document.scrollingElement.scrollWidth") <= PHONE[0]
        assert tab.complaints == []
