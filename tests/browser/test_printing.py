"""Every page on paper: no menus or buttons, whole figures, open tables, and for whom it is."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from pages.ui.shell import MENU
from tests.browser.chromium import serve, settled
from tests.browser.tab import LAPTOP, PHONE, Tab

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("chromium-1")]

PAPER = (703, 1000)  # A4 without its margins, at 96 pixels an inch
ENTRIES = [entry for group in MENU.values() for entry in group]
ADDRESSES = [entry.address for entry in ENTRIES]
PUBLIC = [entry.address for entry in ENTRIES if not entry.internal]
TO_CLICK = (
    "[data-testid=stHeader], [data-testid=stSidebar], [data-testid=stButton], [data-testid=stDownloadButton], "
    ".j-language, .j-picture, .j-download, .j-tables > summary"
)
SEEN = "(all) => all.filter((e) => e.checkVisibility()).map((e) => e.className || e.dataset.testid)"
CLOSED = """() => [...document.querySelectorAll("[data-testid=stMain] details:not([hidden])")].filter((e) => {
  const inside = e.lastElementChild
  return !inside.textContent.trim() || !inside.getBoundingClientRect().height
}).map((e) => e.textContent.slice(0, 60))"""
WIDE = """(paper) => [...document.querySelectorAll(".jarfalla-plot, .jarfalla-plot svg, .jt, .j-answers")]
  .filter((e) => e.checkVisibility() && e.getBoundingClientRect().right > paper + 1)
  .map((e) => [e.className?.baseVal ?? e.className, e.getBoundingClientRect().right])"""


@pytest.fixture(scope="module")
def served() -> Iterator[dict[str, str]]:
    """The addresses of the dashboard for both audiences."""
    with serve() as internal, serve(audience="public") as public:
        yield {"internal": internal, "public": public}


@pytest.fixture(
    scope="module", params=[*(("internal", a) for a in ADDRESSES), *(("public", a) for a in PUBLIC)], ids="-".join
)
def printed(request, browser: Browser, served) -> Iterator[tuple[str, str, Tab]]:
    """A page as it is laid out for paper."""
    audience, address = request.param
    tab = Tab(browser.new_page(locale="sv-SE")).open(served[audience], address)
    tab.resize(PAPER)
    tab.page.emulate_media(media="print")
    settled(tab.page)
    yield audience, address, tab
    tab.page.close()


def test_nothing_to_click_on_is_printed(printed):
    _, _, tab = printed
    assert tab.page.locator(TO_CLICK).evaluate_all(SEEN) == []


def test_tables_stand_open(printed):
    _, _, tab = printed
    assert tab.page.evaluate(CLOSED) == []


def test_no_figure_and_no_table_is_wider_than_the_sheet(printed):
    _, _, tab = printed
    assert tab.page.evaluate(WIDE, PAPER[0]) == []


def test_the_title_the_filters_and_the_audience_stand_on_the_sheet(printed):
    audience, _, tab = printed
    (line,) = tab.texts(".j-printed")
    assert line.startswith("Intern" if audience == "internal" else "Offentlig")
    assert tab.page.locator("h1").is_visible()
    for label, choice in tab.page.evaluate("""() => [...document.querySelectorAll("[data-testid=stSelectbox] input")]
        .map((e) => [e.getAttribute("aria-label"), e.value])"""):
        assert f"{label}: {choice}" in line


@pytest.mark.skipif(not shutil.which("pdftotext"), reason="pdftotext (poppler-utils) reads the sheets")
@pytest.mark.parametrize("size", [LAPTOP, PHONE], ids=["laptop", "phone"])
def test_each_sheet_of_an_internal_page_says_so_and_the_tables_are_in_it(browser, served, size):
    tab = Tab(browser.new_page(locale="sv-SE"), size).open(
        served["internal"], "otrygghet", omrade="Centrala Jakobsberg"
    )
    file = tab.page.pdf(prefer_css_page_size=True, print_background=True)
    tab.page.close()
    text = subprocess.run(
        ["pdftotext", "-layout", "-", "-"], input=file, capture_output=True, check=True
    ).stdout.decode()
    sheets = [sheet for sheet in text.split("\f") if sheet.strip()]
    assert len(sheets) > 3
    assert [sheet.split()[0] for sheet in sheets] == ["Intern"] * len(sheets)
    assert "Område: Centrala Jakobsberg" in sheets[0]
    assert "Visa tabell" not in text
    assert len(re.findall(r"Utan vikter", text)) > 3


def test_the_page_is_as_before_when_it_has_been_printed(browser, served):
    tab = Tab(browser.new_page(locale="sv-SE")).open(served["internal"], "otrygghet")
    widths = "() => [...document.querySelectorAll('.jarfalla-plot')].map((e) => [e.clientWidth, e.clientHeight])"
    before = tab.page.evaluate(widths)
    assert io.BytesIO(tab.page.pdf()).getbuffer().nbytes > 1000
    settled(tab.page)
    assert tab.page.evaluate(widths) == before
    assert tab.page.locator(".j-tables[open]").count() == 0
    assert tab.complaints == []
    tab.page.close()
