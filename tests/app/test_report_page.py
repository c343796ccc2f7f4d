"""The page Rapport: what it will hold, making it, the files, and every control in the address."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from jarfalla_data.report import catalogue
from pages.ui import report_choices
from tests.report.reading import Pdf, tidy

MARK = "EXEMPELDATA – påhittade siffror"
CHOICES: dict[str, tuple[str, list[str] | str]] = {
    "omraden": ("multiselect", ["Viksjö", "Stäket"]),
    "avsnitt": ("multiselect", ["Otrygghet", "Samverkansöverenskommelsen"]),
    "format": ("multiselect", ["PDF", "CSV-filer (zip)"]),
    "ordning": ("selectbox", "Som en lägesbild enligt 4 § lagen (2023:196)"),
    "fran": ("selectbox", "2019"),
    "till": ("selectbox", "2021"),
}


def pressed(seen: Any) -> Any:
    seen.at.button(key="report-make").click()
    return seen.run()


def files(seen: Any) -> dict[str, Any]:
    """By name, the files that the page hands out."""
    return {file[1]: file for file in seen.at.session_state[report_choices._MADE].files}


@pytest.mark.parametrize("key", CHOICES)
def test_every_control_is_restored_from_the_address(visit: Callable[..., Any], key: str):
    kind, value = CHOICES[key]
    seen = visit("rapport", **{key: value})
    chosen = getattr(seen.at, kind)(key=key)
    named = (
        [chosen.format_func(one) for one in chosen.value] if kind == "multiselect" else chosen.format_func(chosen.value)
    )
    assert named == value
    assert seen.notices == []


def test_all_controls_together_are_restored_from_the_address(visit):
    seen = visit("rapport", **{key: value for key, (_, value) in CHOICES.items()})
    assert len(seen.at.multiselect(key="omraden").value) == 2
    text = seen.words
    assert "Övriga uppgifter: Viksjö: Otrygghet." in text
    assert "Övriga uppgifter: Stäket: Otrygghet." in text
    assert "Övriga uppgifter: Hela Järfälla: Otrygghet, Samverkansöverenskommelsen." in text
    assert "2019–2021" in text


def test_a_link_in_the_other_language_is_understood_and_what_there_is_not_is_told(visit):
    seen = visit("rapport", avsnitt=["Perceived insecurity", "Beslut och åtgärdsplan", "Intet"], omraden="viksjo")
    assert seen.at.multiselect(key="omraden").value == ["viksjo"]
    assert "beslut" in seen.at.multiselect(key="avsnitt").value
    assert [text for text in seen.notices if "Intet" in text] == [
        "”Intet” i länken finns inte under Avsnitt. Välj i listan."
    ]


def test_it_says_what_the_report_will_hold_and_what_stands_on_page_one(visit):
    seen = visit("rapport")
    assert "Läget i korthet, Problembild, Prioritering, Otrygghet" in seen.words
    assert "Intern: bara för dem" in seen.words
    assert MARK in seen.words
    assert seen.at.get("download_button") == []


def test_it_says_what_stands_on_the_pages_only(visit):
    assert "Bara på sidorna: Gjorde det skillnad?, egna vikter i prioriteringen" in visit("rapport").words
    public = visit("rapport", audience="public").words
    assert "Bara på sidorna: varje löftes kedja från problem till slutsats." in public
    assert "Gjorde det skillnad" not in public


def test_the_button_makes_the_files_and_they_are_handed_out(visit):
    seen = pressed(visit("rapport", omraden=["Viksjö"], avsnitt=["Otrygghet"], format=["PDF", "CSV-filer (zip)"]))
    names = list(files(seen))
    assert [name.rpartition(".")[2] for name in names] == ["pdf", "zip"]
    assert all(name.startswith("intern-exempeldata-lagesbild-jarfalla-") for name in names)
    assert len(seen.at.get("download_button")) == 2
    content = files(seen)[names[0]][2]
    pdf = Pdf(content)
    assert "Viksjö" in tidy(pdf.pages[0])
    assert all("Intern" in page for page in pdf.pages)


def test_when_the_choices_change_the_old_file_is_no_longer_handed_out(visit):
    seen = pressed(visit("rapport", avsnitt=["Samverkansöverenskommelsen"]))
    assert len(seen.at.get("download_button")) == 1
    seen.at.multiselect(key="omraden").set_value(["viksjo"])
    seen.run()
    assert seen.at.get("download_button") == []
    assert "har ändrats sedan rapporten gjordes" in seen.words


def test_without_a_form_there_is_no_button(visit):
    seen = visit("rapport")
    seen.at.multiselect(key="format").set_value([])
    seen.run()
    assert [button.key for button in seen.at.button] == []
    assert "Välj minst ett format." in seen.words


def test_the_public_chooses_among_public_sections_and_gets_a_public_report(visit):
    seen = visit("rapport", audience="public", avsnitt=["Beslut och åtgärdsplan", "Samverkansöverenskommelsen"])
    assert "Beslut och åtgärdsplan" not in seen.at.multiselect(key="avsnitt").options
    titles = {one.title(lambda text: text) for one in catalogue.SECTIONS if one.internal}
    assert titles.isdisjoint(seen.at.multiselect(key="avsnitt").options)
    assert any("Beslut och åtgärdsplan" in notice for notice in seen.notices)
    name, content = next((name, file[2]) for name, file in files(pressed(seen)).items())
    assert name.startswith("exempeldata-lagesbild")
    pdf = Pdf(content)
    assert "Offentlig: får spridas" in tidy(pdf.pages[0])
    assert not any("Intern" in page for page in pdf.pages)


def test_what_was_made_inside_is_not_handed_out_when_the_session_becomes_public(visit, monkeypatch):
    seen = pressed(visit("rapport", avsnitt=["Samverkansöverenskommelsen"]))
    assert len(seen.at.get("download_button")) == 1
    monkeypatch.setenv("JARFALLA_AUDIENCE", "public")
    seen.run()
    assert seen.at.get("download_button") == []


@pytest.mark.parametrize("audience", ["internal", "public"])
def test_the_page_is_whole_in_english(visit, audience):
    seen = visit("rapport", audience=audience, lang="en")
    assert "What the report will contain" in seen.words
    assert seen.at.multiselect(key="avsnitt").placeholder == "All sections"
    assert not seen.at.exception
