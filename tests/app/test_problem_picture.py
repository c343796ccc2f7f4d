"""Problembild: one area on one page, for those inside."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from functools import cache

import pytest

from jarfalla_data.schemas.brought_decisions import PROBLEMS
from jarfalla_data.vocabulary.work import INSPECTION_FINDINGS
from jarfalla_data.wording import format_day, translator
from tests.app.situation import Page, browsing
from tests.factories import BUNDLED, bundled_store, data_folder, decision, dialogue, dialogue_round, incident
from tests.little import CASES
from tests.plain import CONTROLLED, NO_INCIDENT, ONLY_WHOLE, PARTS, table
from tests.plain_inspections import last_day

AREA, NAME = "0123R005", "Centrala Jakobsberg"
ADDRESS = "problembild"
languages = pytest.mark.parametrize("lang", ["sv", "en"])


@pytest.fixture(scope="module")
def look() -> Iterator[Callable[..., Page]]:
    with browsing() as open_page:
        yield cache(open_page)


def answer(page: Page, question: str) -> str:
    """All that a card says under its question."""
    (card,) = [text for text in page.of("j-answer") if text.startswith(question)]
    return card.removeprefix(question).strip()


@languages
@pytest.mark.parametrize("area", ["", AREA, PARTS[0], "0123R010"])
def test_every_question_has_an_answer(look, area, lang):
    page = look(ADDRESS, lang=lang, **({"omrade": area} if area else {}))
    assert not page.failed
    assert len(page.of("j-said")) == len(page.of("j-answer")) == 8
    assert all(said.startswith(("Exempel: ", "Example: ")) for said in page.of("j-said"))


@pytest.mark.parametrize("audience", ["internal", "public"])
def test_a_change_in_how_it_feels_names_the_round_it_is_compared_with(look, audience):
    *_, last = rounds = sorted(table(BUNDLED, "dialogue_rounds"), key=lambda row: row["starts_on"])
    (before,) = [row for row in rounds if row["round_id"] == last["comparable_with"]]
    assert before != rounds[-2]  # one between them cannot be compared
    said = answer(look(ADDRESS, audience=audience), "Hur otrygga är de som bor här?")
    assert f"Sedan {before['name'].lower()}, då " in said
    english = answer(look(ADDRESS, audience=audience, lang="en"), "How unsafe do those who live here feel?")
    assert f"–November {before['starts_on'][:4]}, when it was " in english


@pytest.mark.parametrize("audience", ["internal", "public"])
@pytest.mark.parametrize("area", ["", AREA, PARTS[0]])
def test_who_feels_most_unsafe_is_told_as_the_page_of_insecurity_tells_it(look, area, audience):
    chosen = {"audience": audience} | ({"omrade": area} if area else {})
    blocks = look("otrygghet", **chosen).blocks
    ages, genders = blocks["insecurity-age_group"].headline, blocks["insecurity-gender"].headline
    age, gender = ages.partition(" i åldern ")[2], genders.partition(" bland ")[2]
    where = "Störst andel" if audience == "internal" else "Störst andel i hela Järfälla"
    assert f" {where}: {age}; {gender}." in answer(look(ADDRESS, **chosen), "Hur otrygga är de som bor här?")
    assert "%" in age
    assert "%" in gender
    assert ("i hela Järfälla" in ages.lower() or "Hela Järfälla" in ages) == (audience == "public" or not area)


def test_no_group_is_named_where_too_few_have_answered(tmp_path):
    given = [dialogue(age_group="16_24", gender="woman") for _ in range(40)]
    with browsing() as open_page:
        page = open_page(ADDRESS, data=data_folder(tmp_path, dialogues=given, dialogue_rounds=[dialogue_round()]))
        assert not page.failed
        assert "% är otrygga" in answer(page, "Hur otrygga är de som bor här?")
        assert "Störst andel" not in " ".join(page.texts)


def test_the_reports_are_those_of_the_last_year_and_the_year_before(look):
    codes = {row["offence_code"]: row for row in table(BUNDLED, "offence_codes")}

    def counts(row):
        code = codes.get(row["offence_code"])
        found = code["detection_driven"] == "yes" if code else row["category"] in CONTROLLED
        whole_only = row["category"] in ONLY_WHOLE or (code is not None and code["municipality_only"] == "yes")
        return row["area_id"] == AREA and not (found or whole_only or row["category"] in NO_INCIDENT)

    years = Counter(row["occurred_at"][:4] for row in table(BUNDLED, "incidents") if counts(row))
    said = answer(look(ADDRESS, omrade=AREA), "Vad anmäls?")
    assert f"{years['2024']} anmälningar och händelser 2024" in said
    assert f"Året före: {years['2023']}." in said
    assert "går inte att avgöra" in said


def test_decisions_are_those_of_the_file_and_overdue_ones_stand_first(look):
    rows = [row for row in table(BUNDLED, "decisions") if AREA in row.values() or "jakobsberg_centre" in row.values()]
    *_, listed = [shown for shown in look(ADDRESS, omrade=AREA).tables if "Mötets beslut" in shown.caption]
    assert sorted(row[5] for row in listed.rows) == sorted(row["decided_on"] for row in rows)
    overdue = sum(not row["done_on"] and row["outcome"] != "dropped" for row in rows)
    assert [row[0] for row in listed.rows[:overdue]] == ["Försenat"] * overdue
    assert overdue > 0


@pytest.mark.parametrize(("lang", "said"), [("sv", "Läget {}."), ("en", "As of {}.")])
def test_what_is_overdue_says_the_day_that_it_is_held_against(look, lang, said):
    page = look(ADDRESS, lang=lang)
    read = bundled_store().files["decisions"].read_at.date()
    decided, found = (said.format(format_day(day, lang)) for day in (read, last_day(BUNDLED)))
    t = translator(lang)
    leads = [text for text in page.of("j-subtitle") if text.startswith(said[:4])]
    assert [lead.startswith(day) for lead, day in zip(leads, (decided, found), strict=True)] == [True, True]
    assert answer(page, t("Vad är beslutat?")).endswith(decided)
    assert answer(page, t("Vad är kvar efter besiktningar?")).endswith(found)


def test_what_is_new_follows_the_day_in_the_address(look):
    news = {day: look(ADDRESS, omrade=AREA, mote=day).of("j-facts") for day in ("2024-11-08", "2024-10-01")}
    counted = {
        day: sum(row["area_id"] == AREA and row["occurred_at"][:10] > day for row in table(BUNDLED, "incidents"))
        for day in news
    }
    for day, said in news.items():
        assert f"Exempel: {counted[day]} anmälningar och händelser" in " ".join(said)


@languages
def test_new_decisions_and_findings_are_named_where_they_are_few(look, lang):
    day, t = "2024-11-08", translator(lang)
    names = {row["area_id"]: row["name"] for row in table(BUNDLED, "population_areas")}
    (done,) = [row for row in table(BUNDLED, "decisions") if row["done_on"] > day]
    fixed = [row for row in table(BUNDLED, "inspection_findings") if row["fixed_on"] > day]
    assert len(fixed) > 3
    facts = " ".join(look(ADDRESS, lang=lang, mote=day).of("j-facts"))
    said = t.plural("{n} beslut genomfört", "{n} beslut genomförda", 1)
    assert f"{said}: {PROBLEMS.label(done['problem'], lang).lower()}, {names[done['area_id']]}" in facts
    mended = t.plural("{n} brist åtgärdad", "{n} brister åtgärdade", len(fixed))
    assert mended in facts
    assert f"{mended}:" not in facts


def test_findings_that_are_alike_are_named_once_with_their_number(look):
    fixed = [row for row in at("jakobsberg_station", "inspection_findings") if row["fixed_on"] > "2024-11-08"]
    assert [row["category"] for row in fixed] == ["sight_lines"] * 2
    facts = " ".join(look(ADDRESS, omrade="jakobsberg", mote="2024-11-08").of("j-facts"))
    name = INSPECTION_FINDINGS.label("sight_lines", "sv").lower()
    assert f"{name}, Jakobsbergs station (2)" in facts


def test_the_latest_meeting_is_chosen_when_the_address_names_none(look):
    page = look(ADDRESS)
    assert page.chosen["mote"] == max(row["decided_on"] for row in table(BUNDLED, "decisions"))
    assert "Sedan förra mötet, 8 november 2024" in page.of("j-heading")


def test_a_day_that_is_none_is_told(look):
    assert "2024-13-01" in " ".join(look(ADDRESS, mote="2024-13-01").of("j-notice"))


def test_next_and_before_go_through_all_places_and_round_again():
    with browsing() as open_page:
        page = open_page(ADDRESS, omrade="viksjo")
        page.at.button(key="after").click()
        assert page.run().of("j-title") == ["Problembild: Barkarby-Skälby"]
        page.at.button(key="before").click()
        assert page.run().of("j-title") == ["Problembild: Viksjö"]
        for _ in range(2):
            page.at.button(key="before").click()
            page.run()
        assert page.of("j-title") == ["Problembild: Hela Järfälla"]
        page.at.button(key="before").click()
        assert page.run().chosen["omrade"] not in ("", *PARTS)


@pytest.mark.parametrize("case", CASES)
@languages
def test_sparse_folders_have_calm_answers(tmp_path, case, lang):
    facts, tables = CASES[case]
    folder = data_folder(tmp_path, facts=facts, **tables)
    with browsing() as open_page:
        page = open_page(ADDRESS, data=folder, lang=lang)
        assert not page.failed
        assert "nan" not in " ".join(page.texts).lower().split()


def test_a_decision_alone_has_its_list(tmp_path):
    folder = data_folder(tmp_path, decisions=[decision(due_on="2022-03-01")], incidents=[incident()])
    with browsing() as open_page:
        page = open_page(ADDRESS, data=folder)
        assert answer(page, "Vad är beslutat?").startswith("Exempel: 1 beslut är försenat")


@pytest.mark.parametrize("address", ["otrygghet", "brott-och-handelser"])
def test_a_chosen_area_leads_to_its_picture(look, address):
    page = look(address, omrade=AREA)
    links = [html.proto.body for html in page.at.sidebar if html.type == "html"]
    assert [f'href="{ADDRESS}?omrade=Centrala+Jakobsberg"' in body for body in links] == [True]
    assert "Öppna problembilden för Centrala Jakobsberg" in links[0]


@pytest.mark.parametrize("audience", ["internal", "public"])
@pytest.mark.parametrize("address", ["oversikt", "otrygghet", "brott-och-handelser"])
def test_each_area_named_in_a_table_leads_to_its_picture(look, address, audience):
    raw = look(address, audience=audience).raw
    assert "problembild?omrade=Centrala+Jakobsberg" in raw


@languages
def test_the_way_to_the_other_language_keeps_the_area_in_its_words(look, lang):
    page = look(ADDRESS, lang=lang, platsnamn="Jakobsbergs station")
    assert "platsnamn=Jakobsbergs+station" in " ".join(html.proto.body for html in page.at.main if html.type == "html")


# A named place --------------------------------------------------------------------------------------------------------

STATION = {"platsnamn": "Jakobsbergs station"}


def at(place: str, name: str) -> list[dict[str, str]]:
    return [row for row in table(BUNDLED, name) if row["place_id"] == place]


@languages
@pytest.mark.parametrize("place", ["Jakobsbergs station", "Kallhällsparken", "Viksjö centrum"])
def test_a_named_place_has_all_answers_too(look, place, lang):
    page = look(ADDRESS, lang=lang, platsnamn=place)
    assert not page.failed
    assert page.of("j-title")[0].endswith(f": {place}")
    assert len(page.of("j-said")) == 8
    assert "nan" not in " ".join(page.texts).lower().split()


def test_a_place_is_told_of_by_the_rows_that_name_it(look):
    page = look(ADDRESS, **STATION, mote="2024-11-08")
    reports = sum(row["occurred_at"][:10] > "2024-11-08" for row in at("jakobsberg_station", "incidents"))
    work = sum(row["status"] == "done" and row["date"][:4] == "2024" for row in at("jakobsberg_station", "activities"))
    waiting = sum(row["status"] in ("open", "ordered") for row in at("jakobsberg_station", "inspection_findings"))
    assert f"Exempel: {reports} anmälningar och händelser" in " ".join(page.of("j-facts"))
    assert answer(page, "Vad görs?").startswith(f"Exempel: {work} insatser på ett år")
    assert answer(page, "Vad är kvar efter besiktningar?").startswith(f"Exempel: {waiting} brister är kvar")


def test_what_is_not_known_of_a_place_is_said_calmly(look):
    page = look(ADDRESS, platsnamn="Kallhällsparken")
    assert answer(page, "Hur tryggt är det, enligt dem som svarat?").startswith("Exempel: Inga svar om platsen")
    assert answer(page, "Vilka problem nämns mest?").startswith("Exempel: Inga svar om platsen")


def test_next_and_before_go_through_the_places_from_a_place():
    with browsing() as open_page:
        page = open_page(ADDRESS, platsnamn="Jakobsbergs centrum")
        page.at.button(key="after").click()
        assert page.run().of("j-title") == ["Problembild: Jakobsbergs station"]
        page.at.button(key="before").click()
        assert page.run().of("j-title") == ["Problembild: Jakobsbergs centrum"]


def test_a_choice_of_area_takes_back_the_place_and_the_other_way_round():
    with browsing() as open_page:
        page = open_page(ADDRESS, **STATION)
        assert page.choose(omrade=AREA).of("j-title") == [f"Problembild: {NAME}"]
        assert page.chosen["platsnamn"] == ""
        assert page.choose(platsnamn="kallhall_station").of("j-title") == ["Problembild: Kallhälls station"]
        assert page.chosen["omrade"] == ""


def test_no_card_of_a_place_leads_to_an_area_that_does_not_exist(look):
    page = look(ADDRESS, **STATION)
    assert not [text for html in page.at.main if html.type == "html" for text in [html.proto.body] if "omrade=" in text]


# What is planned ------------------------------------------------------------------------------------------------------


def test_what_is_planned_stands_in_the_wheel_and_its_table(look):
    page = look(ADDRESS)
    (planned,) = [shown for shown in page.tables if "Planerat: " in shown.caption]
    ahead = [row["follow_up_on"] for row in table(BUNDLED, "decisions") if row["follow_up_on"] > "2025"]
    follow_ups = [row for row in planned.rows if row[1] == "Beslut att följa upp"]
    assert 0 < sum(int(row[2]) for row in follow_ups) <= len(ahead)
    block = page.blocks["year-wheel"]
    numbers = [n for trace in block.figures["wide"]["data"] if trace["type"] == "scatter" for n in trace["text"]]
    assert sum(map(int, numbers)) == sum(int(row[2]) for row in planned.rows)
    assert "Planerat: " in block.alt


# The public -----------------------------------------------------------------------------------------------------------

WITHIN = ("Mötets beslut", "Kvar efter besiktningar", "Sedan förra mötet", "Planerat", "Vad är beslutat?")


@languages
@pytest.mark.parametrize("query", [{}, {"omrade": AREA}, {"mote": "2024-11-08"}, {**STATION}])
def test_the_public_reads_no_decision_finding_plan_or_place(look, query, lang):
    page = look(ADDRESS, audience="public", lang=lang, **query)
    assert not page.failed
    words = [*page.texts, *(block.alt for block in page.all_blocks)]
    assert not [text for text in words for secret in WITHIN if secret in text]
    assert not {"mote", "platsnamn"} & page.chosen.keys()
    assert page.of("j-title")[0].endswith(NAME if "omrade" in query else "Järfälla")


def test_the_public_reads_what_the_extract_tells_of_an_area(look):
    page = look(ADDRESS, audience="public", omrade=AREA)
    internal = answer(look(ADDRESS, omrade=AREA), "Vad anmäls?")
    public = answer(page, "Vad anmäls?")
    assert public.split(" anmälningar")[0] == internal.split(" anmälningar")[0]
    assert answer(page, "Vad görs?").endswith("Hela Järfälla.")
    assert answer(page, "När är flest otrygga?").endswith("Jakobsberg.")
