"""Prioritering as those inside see it: its numbers, its weights in the address, and that nobody else does."""

from __future__ import annotations

import pytest

from jarfalla_data.measures.priority_criteria import CODES, defaults
from pages.ui.priority_choices import ADDRESS, KEYS
from tests.factories import data_folder, decision, dialogue, dialogue_round, incident, inspection
from tests.little import CASES

RANKED = "EXEMPELDATA – påhittade siffror: Prioritering av områden"
BESIDE = "EXEMPELDATA – påhittade siffror: Otrygghet mot händelser"
languages = pytest.mark.parametrize("lang", ["sv", "en"])


def rows(seen, caption=RANKED):
    return seen.tables[caption]


def weighing(**weights):
    """The address's words for weights of criteria; 0 for those that are not named."""
    return {KEYS[code]: str(weights.get(code, 0)) for code in CODES}


@languages
@pytest.mark.parametrize("level", ["area", "part"])
def test_the_page_ranks_all_places_of_a_level(visit, lang, level):
    seen = visit(ADDRESS, niva=level, **({"lang": lang} if lang == "en" else {}))
    assert not seen.at.exception
    ranked = next(table for caption, table in seen.tables.items() if caption.endswith(("av områden", "of areas")))
    assert len(ranked) == {"area": 25, "part": 4}[level]
    assert seen.of("j-finding")[0].startswith(("Exempel: ", "Example: "))
    assert set(seen.figures) == {"priority", "felt-reported"}


def test_what_cannot_be_told_apart_has_no_single_first_place(visit):
    seen = visit(ADDRESS)
    assert seen.of("j-finding")[0] == "Exempel: 11 områden i toppen går inte att skilja åt"
    assert rows(seen)[0]["Plats"] == "1–9"


def test_every_weight_and_the_level_in_the_address_are_read_and_change_the_order(visit):
    asked = {**weighing(insecurity=5, overdue_decisions=2), "niva": "Kommundelar"}
    seen = visit(ADDRESS, **asked)
    assert {slider.key: str(slider.value) for slider in seen.at.sidebar.slider} == weighing(
        insecurity=5, overdue_decisions=2
    )
    assert seen.filters["niva"] == "part"
    assert (
        rows(seen)[0]["Kommundelar"] != rows(visit(ADDRESS, **weighing(worry=5), niva="Kommundelar"))[0]["Kommundelar"]
    )
    again = visit(
        ADDRESS, **{key: value if isinstance(value, str) else value[0] for key, value in seen.at.query_params.items()}
    )
    assert rows(again) == rows(seen)


def test_moving_a_weight_moves_the_ranking(visit):
    seen = visit(ADDRESS, **weighing(insecurity=1))
    by_insecurity = [row["Områden"] for row in rows(seen)]
    for code in ("insecurity", "worry"):
        seen.at.slider(key=KEYS[code]).set_value(0 if code == "insecurity" else 1)
    assert [row["Områden"] for row in rows(seen.run())] != by_insecurity


def test_the_link_back_to_the_declared_weights_stands_only_where_they_were_moved(visit):
    def links(seen):
        return [html.proto.body for html in seen.at.sidebar if html.type == "html" and "Återställ" in html.proto.body]

    assert links(visit(ADDRESS)) == []
    (link,) = links(visit(ADDRESS, niva="Kommundelar", **weighing(worry=1)))
    assert f'href="{ADDRESS}?niva=part"' in link
    assert tuple(s.value for s in visit(ADDRESS, niva="part").at.sidebar.slider) == defaults()


def test_weights_of_zero_are_told_and_nothing_is_ranked(visit):
    seen = visit(ADDRESS, **weighing())
    assert seen.of("j-finding")[0] == "Exempel: Alla vikter är 0: inget att rangordna"
    assert "priority" not in seen.figures


@pytest.mark.parametrize("asked", ["6", "-1", "x", "<b>"])
def test_a_weight_that_is_none_is_told(visit, asked):
    seen = visit(ADDRESS, viktoro=asked)
    assert f"”{asked}” i länken är ingen vikt. Vikter går från 0 till 5." in seen.notices
    assert seen.at.slider(key="viktoro").value == 2


def test_a_value_that_is_not_known_is_never_0(visit):
    told = {row["Områden"]: row["Öppna brister"] for row in rows(visit(ADDRESS))}
    assert told.pop("Centrala Jakobsberg") == "4"
    assert set(told.values()) == {"okänt"}


def test_an_area_that_is_clicked_on_opens_its_problem_picture(visit):
    seen = visit(ADDRESS)
    seen.at.session_state["picture-of"] = "0123R010"
    assert seen.run().of("j-title") == ["Problembild: Fjällen-Fastebol"]


def test_both_figures_can_be_clicked_on_for_each_area(visit):
    figures = visit(ADDRESS).figures
    for form in ("wide", "narrow"):
        codes = {code for trace in figures["priority"][form]["data"] for code in trace.get("customdata", ())}
        assert len(codes) == 25


def test_areas_with_a_centre_or_station_have_no_reports_per_inhabitant(visit):
    left_out = {row["Område"] for row in rows(visit(ADDRESS), BESIDE) if row["Händelser per 1 000 invånare"] == "–"}
    assert left_out == {"Centrala Jakobsberg", "Barkarby östra-Veddesta"}


@languages
@pytest.mark.parametrize(("facts", "tables"), CASES.values(), ids=CASES)
def test_little_or_nothing_in_the_files_is_said_in_a_calm_sentence(visit, tmp_path, facts, tables, lang):
    seen = visit(ADDRESS, data=data_folder(tmp_path, facts=facts, **tables), lang=lang)
    assert not seen.at.exception
    assert len(seen.of("j-finding")) == 2
    assert "nan" not in seen.words.lower().split()


def test_one_row_of_each_is_enough_for_no_ranking_that_rests_on_chance(visit, tmp_path):
    folder = data_folder(
        tmp_path,
        dialogues=[dialogue()],
        dialogue_rounds=[dialogue_round()],
        incidents=[incident()],
        decisions=[decision()],
        inspections=[inspection()],
        inspection_findings=[],
    )
    seen = visit(ADDRESS, data=folder)
    assert not seen.at.exception
    assert seen.of("j-finding")[1] == "Exempel: Otrygghet och händelser går inte att ställa bredvid varandra"


@pytest.mark.parametrize("query", [{}, {"viktoro": "5"}, {"niva": "Kommundelar"}])
def test_the_page_does_not_exist_for_the_public(visit, query):
    seen = visit(ADDRESS, audience="public", **query)
    assert seen.of("j-title") == ["Läget i Järfälla"]
    assert not seen.at.sidebar.slider
    assert "Prioritering" not in seen.words
