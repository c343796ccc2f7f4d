"""The pages of inspections and of the cooperation agreement in Chromium: other files, both audiences and languages."""

from __future__ import annotations

from itertools import product

import pytest

from tests.browser.chromium import serve
from tests.browser.tab import PHONE, Tab
from tests.factories import BUNDLED, agreement_year, data_folder, inspection, inspection_finding
from tests.plain import table

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("chromium-2")]

PAGES = ("trygghetsbesiktning", "samverkan")
AUDIENCES, LANGUAGES = ("internal", "public"), ("sv", "en")
VISIT = inspection(inspection_id="visit", date="2022-05-04")
FOLDERS = {
    "empty": {"inspections": [], "inspection_findings": [], "agreement_years": []},
    "one row": {
        "inspections": [VISIT],
        "inspection_findings": [inspection_finding(inspection_id="visit")],
        "agreement_years": [agreement_year()],
    },
}


@pytest.fixture(scope="module", params=product(FOLDERS, AUDIENCES), ids="-".join)
def served(request, tmp_path_factory):
    """The dashboard for an audience on a folder of few rows."""
    folder, audience = request.param
    data = data_folder(tmp_path_factory.mktemp("few"), facts=["places", "commitments"], **FOLDERS[folder])
    with serve(data, audience) as base:
        yield base


VIEWS = [*({"lang": lang} for lang in LANGUAGES), {"fran": "2018", "till": "2018"}]


@pytest.mark.parametrize("page", PAGES)
def test_a_page_of_few_rows_is_calm_and_no_wider_than_a_phone(new_tab, served, page):
    for query in VIEWS:
        tab = new_tab(PHONE).open(served, page, **query)
        assert tab.texts("[data-testid=stException], [data-testid=stAlert]") == []
        assert tab.complaints == []
        assert tab.page.locator(".j-finding").count() >= 1
        assert tab.page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


@pytest.fixture(scope="module")
def public():
    with serve(audience="public") as base:
        yield base


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("query", [{}, {"omrade": "viksjo", "audience": "internal"}])
def test_nothing_of_places_and_of_what_waits_reaches_the_publics_browser(new_tab, public, page, query):
    """Neither in the page nor in what the server has sent, whatever the address asks for."""
    tab: Tab = new_tab().open(public, page, **query)
    sent = b"".join(tab.received) + tab.page.content().encode()
    names = {row["place_id"] for row in table(BUNDLED, "inspections")}
    titles = {row["name"] for row in table(BUNDLED, "places") if row["place_id"] in names}
    secret = {*titles, *names, *("finding-states", "young-compared", "Försenade", "Centrumägaren", "Kamera, larm")}
    assert {"trygghetsbesiktning": "Unga", "samverkan": "Planerat"}[page].encode() in sent
    assert [text for text in secret if text.encode() in sent] == []
