"""Filters, each two of them, and files with little in them, as they stand in Chromium.

tests/app/test_filters_of_pages.py goes through all values; here it is seen that the browser draws what comes of them.
"""

from __future__ import annotations

from contextlib import ExitStack
from itertools import combinations, product

import pytest

from tests.browser.chromium import serve
from tests.browser.tab import PHONE
from tests.factories import data_folder
from tests.little import CASES

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("chromium-1")]

CHOICES = {
    "sv": {"fran": "2018", "till": "2022", "omrade": "Barkarby västra-Skälby östra", "tid": "Kväll (18–22)"},
    "en": {"fran": "2018", "till": "2022", "omrade": "Barkarby västra-Skälby östra", "tid": "Evening (18–22)"},
}
LABELS = {
    "sv": {"fran": "Från år", "till": "Till år", "omrade": "Område", "tid": "Tid på dygnet"},
    "en": {"fran": "From year", "till": "To year", "omrade": "Area", "tid": "Time of day"},
}
PAGES = ("otrygghet", "brott-och-handelser")
DRAWN = """() =>
  [...document.querySelectorAll(".jarfalla-plot")].every((host) => host.querySelector("svg text"))"""


@pytest.mark.parametrize(("page", "audience", "lang"), [*product(PAGES, ("internal", "public"), CHOICES)])
def test_each_filter_and_each_two_of_them_are_restored_and_drawn(new_tab, served, page, audience, lang):
    tab, names = new_tab(), LABELS[lang]
    there = [key for key in names if key != "tid" or page == "otrygghet" or audience == "internal"]
    for keys in [*((key,) for key in there), *combinations(there, 2)]:
        asked = {key: CHOICES[lang][key] for key in keys}
        tab.open(served(audience), page, **asked, **({} if lang == "sv" else {"lang": lang}))
        chosen = tab.filters
        assert {key: chosen[names[key]] for key in keys} == asked
        assert tab.texts(".j-notice") == []
        assert tab.texts(".j-finding")
        assert tab.page.evaluate(DRAWN), asked
    assert tab.complaints == []


FEW = ("no answers", "no incidents", "one row each", "a round without answers")


@pytest.mark.parametrize("case", FEW)
def test_files_with_little_in_them_are_shown_calmly(new_tab, tmp_path, case):
    facts, tables = CASES[case]
    folder = data_folder(tmp_path / "few", facts=facts, **tables)
    with ExitStack() as stack:
        for audience in ("internal", "public"):
            base = stack.enter_context(serve(folder, audience))
            tab = new_tab(PHONE)
            for page, lang in product(("oversikt", *PAGES), CHOICES):
                tab.open(base, page, **({} if lang == "sv" else {"lang": lang}))
                assert tab.lang == lang
                assert tab.texts("h1, .j-title")
                assert tab.texts("[data-testid=stException], [data-testid=stAlert]") == []
                assert tab.page.evaluate("() => document.querySelector('[data-testid=stMain]').scrollWidth") <= PHONE[0]
            assert tab.complaints == []
