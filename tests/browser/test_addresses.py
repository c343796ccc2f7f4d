"""Addresses of the dashboard: opened cold, copied, in another language, wrong; and data that change meanwhile."""

from __future__ import annotations

import json
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import expect

from tests.browser.chromium import serve, settled
from tests.browser.tab import LAPTOP, PHONE, Tab
from tests.factories import data_folder

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("chromium-2")]

NO_NOTICE = "[data-testid=stDialog], [data-testid=stAlert], [data-testid=stException], [role=dialog]"


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    """The published files in a folder of their own."""
    return data_folder(tmp_path_factory.mktemp("data"))


@pytest.fixture(scope="module")
def base(data):
    """The internal dashboard on that folder."""
    with serve(data) as address:
        yield address


def query(tab):
    """The parameters of the address that the browser shows."""
    return {name: values[-1] for name, values in parse_qs(urlsplit(tab.page.url).query).items()}


@pytest.mark.parametrize(
    ("address", "title", "finding"),
    [
        ("datakvalitet", "Datakvalitet", "10 filer saknas, resten är inläst"),
        (
            "oppen-drogscen",
            "Öppen drogscen – Jakobsberg",
            "Jakobsberg är inte längre en öppen drogscen, enligt senaste uppgift (hösten 2024)",
        ),
    ],
)
def test_the_first_visitor_of_a_fresh_server_is_led_where_the_link_says(new_tab, data, address, title, finding):
    with serve(data) as fresh:
        tab = new_tab().open(fresh, address)
        assert tab.texts("h1") == [title]
        assert tab.texts(".j-finding")[0] == finding
        assert tab.texts(NO_NOTICE) == []
        assert tab.complaints == []
        tab.page.close()


def test_a_copied_address_opens_the_same_view_in_another_browser_after_a_restart(browser, data):
    chosen = {
        "oppen-drogscen": {"Från år": "2019", "Till år": "2021"},
        "otrygghet": {"Till år": "2023", "Område": "Kallhäll-Stäket", "Tid på dygnet": "Kväll (18–22)"},
    }
    copied, seen = {}, {}
    with serve(data) as base, browser.new_context() as context:
        for address, filters in chosen.items():
            tab = Tab(context.new_page()).open(base, address)
            for label, choice in filters.items():
                tab.choose(label, choice)
            assert filters.items() <= tab.filters.items()
            copied[address] = urlsplit(tab.page.url)
            seen[address] = tab.filters, tab.texts("h1, h2, h3"), tab.texts(".j-lead")
    with serve(data) as base, browser.new_context() as context:
        for address, url in copied.items():
            tab = Tab(context.new_page()).open(base, f"{url.path.strip('/')}?{url.query}")
            assert (tab.filters, tab.texts("h1, h2, h3"), tab.texts(".j-lead")) == seen[address]
            assert tab.texts(f"{NO_NOTICE}, .j-notice") == []


def test_the_language_link_loads_the_page_in_english_with_the_same_filters(new_tab, base):
    tab = new_tab().open(base, "otrygghet", fran="2019", till="2023", omrade="Kallhäll-Stäket", tid="Dag (06–18)")
    tab.page.get_by_role("link", name="English", exact=True).click()
    expect(tab.page.locator("html")).to_have_attribute("lang", "en")
    settled(tab.page)
    assert tab.texts("h1") == ["Insecurity"]
    assert tab.page.title().endswith("Local problem pictures of Järfälla")
    assert tab.filters == {
        "From year": "2019",
        "To year": "2023",
        "Area": "Kallhäll-Stäket",
        "Time of day": "Day (06–18)",
    }
    assert tab.texts(".j-notice") == []


def test_the_language_and_the_period_go_with_the_reader_through_the_menu(new_tab, base):
    tab = new_tab().open(base, "oppen-drogscen", lang="en", fran="2019", till="2021")
    tab.page.get_by_test_id("stTopNavSection").nth(0).click()
    tab.page.get_by_test_id("stTopNavDropdownLink").get_by_text("Insecurity").click()
    tab.page.get_by_role("heading", name="Insecurity", exact=True).wait_for()
    settled(tab.page)
    assert tab.lang == "en"
    assert query(tab) == {"lang": "en", "fran": "2019", "till": "2021"}
    assert tab.filters["From year"] == "2019"
    tab.page.reload()
    settled(tab.page)
    assert tab.texts("h1") == ["Insecurity"]
    assert tab.filters["To year"] == "2021"


def test_the_way_back_leads_to_the_page_before(new_tab, base):
    tab = new_tab().open(base, "oppen-drogscen")
    tab.page.get_by_test_id("stTopNavSection").last.click()
    tab.page.get_by_test_id("stTopNavDropdownLink").get_by_text("Datakvalitet").click()
    tab.page.get_by_role("heading", name="Datakvalitet", exact=True).wait_for()
    tab.page.go_back()
    tab.page.get_by_role("heading", name="Öppen drogscen – Jakobsberg", exact=True).wait_for()


def test_a_chosen_filter_stands_in_the_address(new_tab, base):
    tab = new_tab().open(base, "oppen-drogscen").choose("Från år", "2019").choose("Till år", "2021")
    assert query(tab) == {"fran": "2019", "till": "2021"}


@pytest.mark.parametrize("size", [LAPTOP, PHONE], ids=["laptop", "phone"])
@pytest.mark.parametrize(
    ("asked", "sentence"),
    [
        ({"fran": "2031"}, "”2031” i länken finns inte under Från år. Välj i listan."),
        ({"fran": "2022", "till": "2019"}, "Från år är senare än till år. Hela perioden visas."),
        ({"lang": "de"}, "Språket i länken finns inte. Sidan visas på svenska."),
        (
            {"till": "[klicka](https://elak.example)"},
            "”[klicka](https://elak.example)” i länken finns inte under Till år. Välj i listan.",
        ),
    ],
    ids=str,
)
def test_a_wrong_value_in_the_address_is_told_in_a_sentence_that_is_seen(new_tab, base, asked, sentence, size):
    tab = new_tab(size).open(base, "oppen-drogscen", **asked)
    assert tab.texts(".j-notice") == [sentence]
    box = tab.page.locator(".j-notice").bounding_box()
    assert box["y"] + box["height"] <= size[1]
    assert tab.page.locator("[href^='https://elak']").count() == 0
    assert tab.texts(".j-finding")


@pytest.mark.parametrize(
    ("address", "asked", "named"),
    [
        ("otrygghet", {"tid": "evening", "omrade": "viksjo"}, {"tid": "Kväll (18–22)", "omrade": "Viksjö"}),
        ("otrygghet", {"tid": "Kväll (18-22)", "lang": "en"}, {"tid": "Evening (18–22)", "lang": "en"}),
        ("medborgarlofte", {"lofte": "2019-2020"}, {"lofte": "2019–2020"}),
        (
            "uppfoljning",
            {"insats": "cameras_jakobsberg_centre", "fore": "3"},
            {"insats": "Trygghetskameror, 2020", "fore": "3 år"},
        ),
    ],
)
def test_what_is_typed_as_a_code_or_with_another_dash_stands_in_the_address_by_its_name(
    new_tab, base, address, asked, named
):
    tab = new_tab().open(base, address, **asked)
    assert query(tab) == named
    assert [said for said in tab.texts(".j-notice") if "i länken" in said] == []
    seen = tab.filters
    tab.page.reload()
    settled(tab.page)
    assert (tab.filters, query(tab)) == (seen, named)
    assert set(named.values()) - {"en"} <= set(seen.values())


def test_a_code_is_understood_and_a_strange_name_told_in_one_and_the_same_address(new_tab, base):
    tab = new_tab().open(base, "otrygghet", omrade="Solna", tid="evening")
    assert tab.texts(".j-notice") == ["”Solna” i länken finns inte under Område. Välj i listan."]
    assert tab.filters["Tid på dygnet"] == "Kväll (18–22)"
    tab.choose("Område", "Viksjö")
    assert query(tab) == {"omrade": "Viksjö", "tid": "Kväll (18–22)"}
    assert tab.texts(".j-notice") == []


def test_the_way_back_goes_past_an_address_with_a_code(new_tab, base):
    tab = new_tab().open(base, "samverkan").open(base, "otrygghet", omrade="viksjo")
    tab.page.go_back()
    tab.page.wait_for_url("**/otrygghet?omrade=Viksj%C3%B6")
    settled(tab.page)
    assert tab.filters["Område"] == "Viksjö"
    tab.page.go_back()
    tab.page.get_by_role("heading", name="Samverkansöverenskommelsen", exact=True).wait_for()


def test_an_address_that_leads_nowhere_is_told_in_swedish(new_tab, base):
    tab = new_tab().open(base, "finns-inte")
    said = " ".join(tab.texts("[role=dialog]"))
    assert "Sidan finns inte" in said
    assert "Page not found" not in said


def test_a_reader_behind_a_proxy_is_refused_the_internal_pages(browser, base):
    with browser.new_context(extra_http_headers={"X-Forwarded-For": "192.0.2.1"}) as context:
        page = context.new_page()
        answer = page.goto(f"{base}/oppen-drogscen")
        assert answer.status == 403
        assert "bara på den dator där den körs" in page.inner_text("body")
        assert "Jakobsberg" not in page.content()


def test_those_inside_are_sent_the_titles_of_the_milestones(new_tab, base):
    tab = new_tab().open(base, "oppen-drogscen")
    title = json.dumps("Gemensam kvällsinsats vid Jakobsbergs station").strip('"')  # as it is written in a message
    assert title.encode() in b"".join(tab.received)


@pytest.fixture
def counts_file(data):
    """The file of the county's counts, which a test may change."""
    file = data / "county_drug_scenes.csv"
    before = file.read_text("utf-8")
    yield file
    file.write_text(before, "utf-8")


def shown_counts(tab):
    """The numbers in the figure and the sentences about them."""
    return tab.page.locator(".jarfalla-plot text").all_text_contents(), " ".join(tab.texts(".j-facts li"))


def test_a_changed_file_is_seen_when_the_page_is_loaded_again(new_tab, base, counts_file):
    tab = new_tab().open(base, "oppen-drogscen")
    figure, sentences = shown_counts(tab)
    assert "53" in figure
    assert "53 öppna drogscener i Stockholms län, 20 februari 2024." in sentences
    counts_file.write_text(counts_file.read_text("utf-8").replace("2024-02-20,day,53,", "2024-02-20,day,47,"), "utf-8")
    tab.page.reload()
    settled(tab.page)
    figure, sentences = shown_counts(tab)
    assert "47" in figure
    assert "53" not in figure
    assert "47 öppna drogscener i Stockholms län, 20 februari 2024." in sentences


def test_a_broken_file_is_told_calmly_when_the_page_is_loaded_again(new_tab, base, counts_file):
    tab = new_tab().open(base, "oppen-drogscen")
    counts_file.write_text("sönder", "utf-8")
    tab.page.reload()
    settled(tab.page)
    assert tab.texts(".j-notice") == ["1 fil gick inte att läsa: county_drug_scenes.csv"]
    assert tab.texts(NO_NOTICE) == []
    assert tab.texts("h1") == ["Öppen drogscen – Jakobsberg"]
