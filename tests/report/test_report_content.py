"""What a report holds: the parts and sections that are asked for, in their order, and page one."""

from __future__ import annotations

import pytest

from jarfalla_data.errors import ReportError
from jarfalla_data.measures import covered
from jarfalla_data.privacy import Audience
from jarfalla_data.report import catalogue
from jarfalla_data.report.asked import Asked, Order, area_named, period_named
from jarfalla_data.report.making import make, outline, parts_of
from jarfalla_data.selection import Period
from tests.report.reports import NOW, report_of, store_of


def titles(**asked):
    return [(part, [one.key for one in sections]) for part, _, sections in parts_of(store_of(), Asked(**asked))]


def test_without_areas_the_whole_municipality_is_one_part():
    assert [part for part, _ in titles(sections=("otrygghet", "lofte"))] == ["Hela Järfälla"]


def test_each_area_is_a_part_and_what_is_about_all_of_the_municipality_stands_once():
    found = titles(areas=("viksjo", "0123R005"), sections=("otrygghet", "lofte", "brott"))
    assert [keys for _, keys in found] == [["otrygghet", "brott"], ["otrygghet", "brott"], ["otrygghet", "lofte"]]
    assert found[0][0] == "Viksjö"
    assert found[-1][0] == "Hela Järfälla"


def kinds(**asked):
    return {
        part.title: [chart.kind for section in part.sections for chart in section.charts]
        for part in report_of(sections=("otrygghet",), **asked).parts
    }


def test_the_map_stands_once_and_in_a_report_of_several_places_with_what_is_about_all():
    one, several = kinds(areas=("viksjo",)), kinds(areas=("viksjo", "0123R005"))
    assert one["Viksjö"] == kinds()["Hela Järfälla"] == ["dots", "area_map", "dots", "dots"]
    assert several == {"Viksjö": ["dots"] * 3, "Centrala Jakobsberg": ["dots"] * 3, "Hela Järfälla": ["area_map"]}


def test_the_order_of_the_law_is_mapping_other_information_analysis_and_plan():
    found = titles(order=Order.LAW, audience=Audience.INTERNAL)
    assert [part.partition(":")[0] for part, _ in found] == [
        "Kartläggning",
        "Övriga uppgifter",
        "Analys",
        "Åtgärdsplan",
    ]
    assert sorted(key for _, keys in found for key in keys) == sorted(one.key for one in catalogue.SECTIONS)


def test_the_public_has_no_section_of_those_inside():
    keys = {key for _, keys in titles() for key in keys}
    assert keys == {one.key for one in catalogue.SECTIONS if not one.internal}
    with pytest.raises(ReportError, match="no section beslut"):
        titles(sections=("beslut",))


def test_page_one_tells_what_was_asked_for_whom_what_is_hidden_and_of_which_data_when():
    asked = {"areas": ("viksjo",), "period": Period.of_years(2019, 2021), "sections": ("brott",)}
    inside = dict(report_of(**asked).facts)
    assert inside["Område"] == "Viksjö"
    assert inside["Period"] == "2019–2021"
    assert inside["Avsnitt"] == "Brott och händelser över tid"
    assert inside["Ordning"] == "Som sidorna"
    assert inside["Spridning"].startswith("Intern")
    assert inside["Underlagets kontrollsumma"] == store_of().version
    assert inside["Rapporten gjordes"] == "27 november 2026 kl. 15.04"
    assert inside["Uppgifter"] == "EXEMPELDATA – påhittade siffror"
    public = dict(report_of(**asked, audience=Audience.PUBLIC).facts)
    assert public["Spridning"].startswith("Offentlig")
    assert "under 5 visas inte" in public["Vad som inte visas"]
    assert store_of().version not in public.values()


PROMISES = ("2024", "2023", "2021–2022", "2019–2020", "2018", "2017")


def promised(**asked):
    (section,) = [one for part in report_of(sections=("lofte",), **asked).parts for one in part.sections]
    tables = [table for table in section.tables if table.caption.startswith("Medborgarlöftet ")]
    return section, tables


@pytest.mark.parametrize(
    ("period", "met"),
    [
        (None, PROMISES),
        (Period.of_years(2019, 2021), ("2021–2022", "2019–2020")),
        (Period.of_years(2023, 2023), ("2023",)),
    ],
)
def test_all_promises_that_meet_the_chosen_years_are_told_the_latest_first(period, met):
    section, tables = promised(period=period)
    assert [table.caption.split(".")[0] for table in tables] == [f"Medborgarlöftet {years}" for years in met]
    for years in PROMISES:
        told = any(said.startswith(f"Medborgarlöftet {years}: ") for said in section.sentences)
        assert told == (years in met)


def test_each_promise_leads_to_its_source_and_an_outcome_to_its_own():
    _, tables = promised()
    rows = [dict(zip(table.columns, row, strict=True)) for table in tables for row in table.rows]
    assert all(row["Källa till löftet"].url.startswith("https://") for row in rows)
    assert any(row["Källa till utfallet"] != "–" for row in rows)
    assert {row["Källa till utfallet"] for row in rows[:6]} == {"–"}


def sentences(key, **asked):
    (section,) = [one for part in report_of(sections=(key,), **asked).parts for one in part.sections]
    return section.sentences


@pytest.mark.parametrize("key", ["korthet", "prioritering"])
def test_a_section_that_is_about_all_days_says_so_where_a_period_is_chosen(key):
    said = "Gäller hela underlaget, inte den valda perioden."
    assert sentences(key, period=Period.of_years(2019, 2021))[0] == said
    assert said not in sentences(key)


def test_the_ranking_says_that_its_weights_are_the_default_ones():
    assert "Rangordningen är gjord med de förvalda vikterna." in sentences("prioritering")


def test_progress_is_told_before_each_section():
    told = []
    make(
        store_of(),
        Asked(areas=("viksjo", "kallhall"), sections=("otrygghet", "samverkan")),
        NOW,
        lambda done, steps, what: told.append((done, steps, what.say("sv"))),
    )
    assert [(done, steps) for done, steps, _ in told] == [(0, 4), (1, 4), (2, 4), (3, 4)]
    assert told[3][2] == "Hela Järfälla: Samverkansöverenskommelsen"


def test_the_outline_names_each_part_and_its_sections():
    assert outline(store_of(), Asked(areas=("viksjo",), sections=("otrygghet", "lofte"))) == (
        "Viksjö: Otrygghet.",
        "Hela Järfälla: Medborgarlöfte.",
    )


@pytest.mark.parametrize("text", ["viksjo", "Viksjö", " VIKSJÖ "])
def test_an_area_is_known_by_code_and_name(text):
    assert area_named(store_of(), text) == "viksjo"


def test_an_area_that_there_is_not_is_told_with_some_that_there_are():
    with pytest.raises(ReportError) as told:
        area_named(store_of(), "Solna")
    assert told.value.say("sv").startswith("Solna är inget område och ingen kommundel. Till exempel: ")


@pytest.mark.parametrize(
    ("text", "years"), [("2019-2021", (2019, 2021)), ("2021", (2021, 2021)), ("2019–2021", (2019, 2021))]
)
def test_a_period_is_whole_years(text, years):
    assert period_named(text, covered.periods(store_of())) == Period.of_years(*years)


@pytest.mark.parametrize("text", ["", "nu", "2021-2019", "21", "1950", "2019-2020-2021"])
def test_what_is_no_period_or_outside_the_data_is_told(text):
    with pytest.raises(ReportError):
        period_named(text, covered.periods(store_of()))


@pytest.mark.parametrize("lang", ["sv", "en"])
@pytest.mark.parametrize("audience", Audience)
def test_each_section_holds_something_in_each_language(lang, audience):
    for part in report_of(lang=lang, audience=audience).parts:
        for section in part.sections:
            assert section.charts or section.tables or section.sentences, section.key
            assert all(chart.lang == lang for chart in section.charts)
