"""The frame around every page: language, filters, menu, and what is said when the data cannot be shown."""

from __future__ import annotations

import csv
import json
import os
import re
import tempfile
from contextlib import contextmanager
from pathlib import Path

import pytest

from pages.ui import data
from pages.ui.shell import MENU
from tests.factories import BUNDLED, data_folder, dialogue, dialogue_round, geojson, incident

ADDRESSES = [entry.address for group in MENU.values() for entry in group]
YEARS = ["2017", "2018", "2019", "2020", "2021", "2022", "2023", "2024"]

NAMES = {
    *(area["properties"]["name"] for area in json.loads((BUNDLED / "areas.geojson").read_bytes())["features"]),
    *(
        "Järfälla",
        "Kallhäll",
        "Barkarby-Skälby",
        "Kallhäll-Stäket",
        "Viksjö",
        "Skälby",
        "Södra Jakobsberg",
        "Mötesplats Jakobsberg",
    ),
    *(place["name"] for place in csv.DictReader((BUNDLED / "places.csv").read_text("utf-8").splitlines())),
    *("Söderhöjden", "Brå", "Malmö University", "Stockholmsenkäten"),
}
"""Places and publishers, which have their Swedish names in English too."""
ENGLISH = re.compile(
    r"\b(the|of|and|with|was|were|this|that|which|years?|rows?|files?|table|download|source|shown|hidden|not|are|been"
    r"|from|when|where|who|has|have|than|between|number|share|answers|unknown|scene)\b"
)
SWEDISH = re.compile(
    r"[åäö]|\b(och|inte|av|som|med|till|det|ett|rader|fil|den|en|vid|om|ur|ej|visas|uppgift|drogscen)\b"
)


def lines(text):
    """The lines of a page in small letters, without names and files' names; a name may be broken over two lines."""
    for name in sorted(NAMES, key=len, reverse=True):
        text = re.sub(re.escape(name).replace("\\-", r"-\s*").replace("\\ ", r"\s"), "*", text)
    return re.sub(r"\w+\.(csv|geojson)|\benglish\b", "*", text.lower()).splitlines()


@pytest.mark.parametrize("audience", ["internal", "public"])
@pytest.mark.parametrize("address", ADDRESSES)
def test_a_page_speaks_swedish_when_nothing_else_is_asked_for(visit, address, audience):
    seen = visit(address, audience=audience)
    assert not seen.at.exception
    assert [line for line in lines(seen.words) if ENGLISH.search(line)] == []


@pytest.mark.parametrize("audience", ["internal", "public"])
@pytest.mark.parametrize("address", ADDRESSES)
def test_an_english_page_holds_no_swedish_but_names(visit, address, audience):
    seen = visit(address, audience=audience, lang="en")
    assert not seen.at.exception
    assert [line for line in lines(seen.words) if SWEDISH.search(line)] == []


@pytest.mark.parametrize("address", ADDRESSES)
def test_both_languages_show_as_many_figures_tables_and_facts(visit, address):
    swedish, english = (visit(address, lang=lang) for lang in ("sv", "en"))
    for part in ("figures", "tables", "facts", "filters"):
        assert len(getattr(swedish, part)) == len(getattr(english, part))


@pytest.mark.parametrize(("lang", "other", "name"), [("sv", "en", "English"), ("en", "sv", "Svenska")])
def test_the_language_link_leads_to_the_same_view_in_the_other_language(visit, lang, other, name):
    seen = visit("oppen-drogscen", lang=lang, fran="2019", till="2021")
    (link,) = seen.links("j-language")
    assert link == (name, f"?lang={other}&fran=2019&till=2021")


def test_a_chosen_language_goes_with_the_reader_to_the_next_page(visit):
    seen = visit("oppen-drogscen", lang="en")
    seen.at.query_params.clear()  # as a click in Streamlit's menu does
    seen.at.switch_page("pages/about/data_quality.py")
    seen.run()
    assert seen.of("j-title") == ["Data quality"]
    assert seen.at.query_params["lang"] == "en"


@pytest.mark.parametrize("lang", ["de", "EN", "<b>"])
def test_an_unknown_language_is_told_and_the_page_comes_in_swedish(visit, lang):
    seen = visit("oppen-drogscen", lang=lang)
    assert seen.notices == ["Språket i länken finns inte. Sidan visas på svenska."]
    assert seen.of("j-title") == ["Öppen drogscen – Jakobsberg"]


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_page_has_only_the_filters_that_act_on_it(visit, address):
    names = {"oppen-drogscen": ["fran", "till"], "otrygghet": ["fran", "till", "omrade", "tid"], "datakvalitet": []}
    if address in names:
        assert list(visit(address).filters) == names[address]


def test_the_period_can_be_chosen_from_the_first_year_of_the_data_to_the_last(visit):
    seen = visit("oppen-drogscen")
    assert seen.filters == {"fran": "2017", "till": "2024"}
    assert [box.options for box in seen.at.selectbox] == [YEARS, YEARS]


@pytest.mark.parametrize(
    ("lang", "sentence"),
    [
        ("sv", "Från år är senare än till år. Hela perioden visas."),
        ("en", "From year is later than to year. The whole period is shown."),
    ],
)
def test_years_the_wrong_way_round_show_the_whole_period_and_say_so(visit, lang, sentence):
    seen, whole = visit("oppen-drogscen", lang=lang, fran="2022", till="2019"), visit("oppen-drogscen", lang=lang)
    assert seen.notices == [sentence]
    assert seen.facts == whole.facts


@pytest.mark.parametrize(
    "asked",
    [
        {"fran": "2019"},
        {"till": "2020"},
        {"fran": "2019", "till": "2021"},
        {"omrade": "Kallhäll-Stäket"},
        {"tid": "Dag (06–18)"},
        {"fran": "2020", "till": "2024", "omrade": "Jakobsberg", "tid": "Kväll (18–22)"},
    ],
    ids=str,
)
def test_an_address_restores_its_filters(visit, asked):
    standard = visit("otrygghet")
    found = visit("otrygghet", **asked)
    shown = {box.key: box.options[box.index] for box in found.at.sidebar.selectbox}
    usual = {box.key: box.options[box.index] for box in standard.at.sidebar.selectbox}
    assert shown == {**usual, **asked}
    assert not found.notices


@pytest.mark.parametrize(
    ("asked", "lang", "shown"),
    [
        ({"tid": "Dag (06–18)"}, "en", {"tid": "Day (06–18)"}),
        ({"tid": "Evening (18–22)"}, "sv", {"tid": "Kväll (18–22)"}),
        ({"omrade": "Hela Järfälla", "tid": "evening"}, "en", {"omrade": "All of Järfälla", "tid": "Evening (18–22)"}),
        ({"omrade": "0123R001"}, "sv", {"omrade": "Barkarby västra-Skälby östra"}),
    ],
)
def test_an_address_from_the_other_language_or_with_codes_is_understood(visit, asked, lang, shown):
    found = visit("otrygghet", lang=lang, **asked)
    assert {box.key: box.options[box.index] for box in found.at.selectbox if box.key in shown} == shown
    assert not found.notices


@pytest.mark.parametrize(
    ("lang", "asked", "sentence"),
    [
        ("sv", {"fran": "2031"}, "”2031” i länken finns inte under Från år. Välj i listan."),
        ("sv", {"till": "i fjol"}, "”i fjol” i länken finns inte under Till år. Välj i listan."),
        ("sv", {"fran": ""}, "”” i länken finns inte under Från år. Välj i listan."),
        ("en", {"fran": "2031"}, "“2031” in the link does not exist under From year. Choose from the list."),
        ("sv", {"omrade": "Solna"}, "”Solna” i länken finns inte under Område. Välj i listan."),
        ("en", {"omrade": "Solna"}, "“Solna” in the link does not exist under Area. Choose from the list."),
        ("sv", {"tid": "alltid"}, "”alltid” i länken finns inte under Tid på dygnet. Välj i listan."),
    ],
    ids=str,
)
def test_a_value_that_no_filter_has_is_told_and_the_filter_stands_as_usual(visit, lang, asked, sentence):
    seen, usual = visit("otrygghet", lang=lang, **asked), visit("otrygghet", lang=lang)
    assert seen.notices == [sentence]
    assert seen.filters == usual.filters


@pytest.mark.parametrize("asked", ["[klicka](https://elak.se)", "<b>fet</b>", "**fet**", "$x^2$", ":red[röd]"])
def test_a_value_in_the_address_is_shown_as_it_stands_and_never_as_a_link_or_markup(visit, asked):
    seen = visit("oppen-drogscen", fran=asked)
    (sentence,) = seen.of("j-notice")
    assert sentence == f"”{asked}” i länken finns inte under Från år. Välj i listan."


@contextmanager
def no_rights():
    """Read files as someone who owns none of them; whoever runs as root may read everything otherwise."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.fixture
def without_rights(monkeypatch):
    """A folder that everyone may reach, and reading of data without the rights of root."""
    for name in ("open_store", "folder_signature"):
        read = getattr(data, name)

        def as_stranger(folder, read=read):
            with no_rights():
                return read(folder)

        monkeypatch.setattr(data, name, as_stranger)
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        folder.chmod(0o755)
        yield folder / "data"
        (folder / "data").chmod(0o755)


NOTHING = {
    "an empty folder": (
        "I mappen finns ingen av de filer som översikten bygger på.",
        "The folder holds none of the files that the dashboard is built on.",
    ),
    "no folder": ("Mappen finns inte: {folder}", "There is no such folder: {folder}"),
    "a file": ("Det är en fil, inte en mapp: {folder}", "This is a file, not a folder: {folder}"),
    "only strangers": (
        "I mappen finns ingen av de filer som översikten bygger på.",
        "The folder holds none of the files that the dashboard is built on.",
    ),
    "one empty file": (
        "Ingen av filerna i mappen gick att läsa in. Kör kontrollen för att se varför.",
        "None of the files in the folder could be loaded. Run the check to see why.",
    ),
}


def prepare(case, folder):
    """Make what the case is called."""
    if case == "a file":
        folder.write_text("inte en mapp")
    elif case != "no folder":
        folder.mkdir()
    if case == "only strangers":
        (folder / "anteckningar.txt").write_text("hej")
        (folder / "budget.csv").write_text("a,b\n1,2\n")
    if case == "one empty file":
        (folder / "incidents.csv").touch()


def assert_told(seen, sentence, advice):
    """The page has its title and the sentence, and nothing else went wrong."""
    assert not seen.at.exception
    assert not seen.at.error
    assert seen.of("j-title")
    assert seen.of("j-nothing") == [f"{sentence} {advice}"]


CHECK = "Kontrollera mappen med filerna och ladda om sidan.", "Check the folder with the files and reload the page."


@pytest.mark.parametrize("lang", ["sv", "en"])
@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize("case", NOTHING)
def test_a_folder_without_data_is_told_in_a_sentence_on_every_page(visit, tmp_path, case, address, lang):
    folder = tmp_path / "data"
    prepare(case, folder)
    sentence, advice = dict(zip(("sv", "en"), zip(NOTHING[case], CHECK, strict=True), strict=True))[lang]
    assert_told(visit(address, data=folder, lang=lang), sentence.format(folder=folder), advice)


CLOSED = "The published figures cannot be read at the moment. The error is in the server's log."


@pytest.mark.parametrize("case", NOTHING)
def test_a_folder_without_data_is_told_to_the_public_without_its_name(visit, tmp_path, case):
    folder = tmp_path / "data"
    prepare(case, folder)
    seen = visit("otrygghet", data=folder, audience="public", lang="en")
    assert not seen.at.exception
    assert seen.of("j-title")
    assert seen.notices == [CLOSED]
    assert str(folder) not in seen.words


@pytest.mark.parametrize("mode", [0o000, 0o311])
def test_a_folder_that_may_not_be_read_is_told_in_a_sentence(visit, without_rights, mode):
    data_folder(without_rights, facts=["places"]).chmod(mode)
    sentences = (
        f"Mappen får inte läsas: {without_rights}. Ge programmet läsrättighet till den.",
        f"The folder may not be read: {without_rights}. Give the program permission to read it.",
    )
    for lang, sentence, advice in zip(("sv", "en"), sentences, CHECK, strict=True):
        assert_told(visit("oppen-drogscen", data=without_rights, lang=lang), sentence, advice)


def test_a_folder_whose_files_may_not_be_opened_is_told_in_a_sentence(visit, without_rights):
    data_folder(without_rights, facts=["places"]).chmod(0o644)
    sentence = "Ingen av filerna i mappen gick att läsa in. Kör kontrollen för att se varför."
    assert_told(visit("oppen-drogscen", data=without_rights), sentence, CHECK[0])


def test_a_folder_that_is_filled_is_shown_at_the_next_run(visit, tmp_path):
    seen = visit("oppen-drogscen", data=tmp_path)
    assert seen.of("j-nothing")
    data_folder(tmp_path)
    assert seen.run().of("j-nothing") == []
    assert seen.of("j-finding")


def test_a_folder_that_is_lost_is_told_at_the_next_run(visit, tmp_path):
    folder = data_folder(tmp_path / "data")
    seen = visit("oppen-drogscen", data=folder)
    folder.rename(tmp_path / "elsewhere")
    assert seen.run().of("j-nothing") == [f"Mappen finns inte: {folder} {CHECK[0]}"]


MAP = (BUNDLED / "areas.geojson").read_bytes()
DAMAGED = {
    "no map": {"areas": b""},
    "half a map": {"areas": MAP[: len(MAP) // 2]},
    "a map without areas": {"areas": geojson()},
    "an incident in the future": {"incidents": [incident(), incident(occurred_at="2099-01-01 21:00")]},
    "only an incident in the future": {"incidents": [incident(occurred_at="2099-01-01 21:00")]},
    "an unknown area": {"incidents": [incident(area_id="0123R999")], "dialogues": [dialogue(area_id="0123R999")]},
    "files of nothing": {"incidents": b"", "dialogues": b"", "commitments": b"", "survey_results": b""},
    "files of a header": {"incidents": [], "dialogues": [], "dialogue_rounds": [], "commitments": [], "milestones": []},
    "a column less": {"incidents": "incident_id,count\na,1\n", "dialogues": "response_id\na\n"},
    "one row each": {"incidents": [incident()], "dialogues": [dialogue()], "dialogue_rounds": [dialogue_round()]},
    "a round without answers": {"incidents": [], "dialogues": [], "dialogue_rounds": [dialogue_round()]},
    "answers without a round": {"dialogues": [dialogue()]},
}


@pytest.mark.parametrize("case", DAMAGED)
def test_every_page_stands_on_damaged_and_empty_files(visit, tmp_path, case):
    folder = data_folder(tmp_path, **DAMAGED[case])
    for address in ADDRESSES:
        for audience, lang in (("internal", "sv"), ("public", "en")):
            seen = visit(address, data=folder, audience=audience, lang=lang)
            assert (address, audience, [error.message for error in seen.at.exception]) == (address, audience, [])
            assert seen.of("j-title")


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_page_opens_on_a_folder_with_one_small_table(visit, tmp_path, address):
    folder = data_folder(tmp_path, facts=[], descriptor=False, incidents=[incident(area_id=None)])
    for audience in ("internal", "public"):
        seen = visit(address, data=folder, audience=audience)
        assert not seen.at.exception
        assert seen.of("j-title")
