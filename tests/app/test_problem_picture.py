"""Problembild: one area on one page, for those inside."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from functools import cache

import pytest

from tests.app.situation import Page, browsing
from tests.factories import BUNDLED, data_folder, decision, incident
from tests.little import CASES
from tests.plain import CONTROLLED, NO_INCIDENT, ONLY_WHOLE, PARTS, table

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


def test_what_is_new_follows_the_day_in_the_address(look):
    news = {day: look(ADDRESS, omrade=AREA, mote=day).of("j-facts") for day in ("2024-11-08", "2024-10-01")}
    counted = {
        day: sum(row["area_id"] == AREA and row["occurred_at"][:10] > day for row in table(BUNDLED, "incidents"))
        for day in news
    }
    for day, said in news.items():
        assert f"Exempel: {counted[day]} anmälningar och händelser" in " ".join(said)


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
    assert [f'href="{ADDRESS}?omrade={AREA}"' in body for body in links] == [True]


@pytest.mark.parametrize("query", [{}, {"omrade": AREA}, {"mote": "2024-11-08"}])
def test_the_page_does_not_exist_for_the_public(look, query):
    page = look(ADDRESS, audience="public", **query)
    assert page.of("j-title") == ["Läget i Järfälla"]
    assert not any("Mötets beslut" in text or "Öppna problembilden" in text for text in page.texts)
    assert "mote" not in page.chosen
