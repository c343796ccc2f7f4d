"""Gjorde det skillnad? as those inside see it: the published example, defaults, URL; and that nobody else does."""

from __future__ import annotations

import csv
import datetime as dt
from collections import Counter
from urllib.parse import parse_qsl, urlsplit

import pytest

from tests.effects import PUBLISHED, WITH_BESIDE, before_and_after, folder_of
from tests.factories import BUNDLED, activity, data_folder, dialogue_round
from tests.little import CASES

ADDRESS = "uppfoljning"
FIGURES = {
    "sv": "EXEMPELDATA – påhittade siffror: Siffrorna bakom svaret",
    "en": "EXAMPLE DATA – invented figures: The figures behind the answer",
}
COUNTS = "EXEMPELDATA – påhittade siffror: Rapporter före och efter"


def rows(name):
    with (BUNDLED / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def published(tmp_path_factory):
    """A folder with the counts of the published example of WDD."""
    return folder_of(tmp_path_factory.mktemp("wdd") / "data", before_and_after(PUBLISHED))


@pytest.mark.parametrize(
    ("lang", "wdd", "wdq", "rirr"),
    [
        ("sv", ("−118", "39,598", "−196 till −40"), "0,26", ("0,51", "0,39–0,68")),
        ("en", ("−118", "39.598", "−196 to −40"), "0.26", ("0.51", "0.39–0.68")),
    ],
)
def test_the_published_example_comes_out_of_files_made_for_it(visit, published, lang, wdd, wdq, rirr):
    seen = visit(ADDRESS, data=published, **WITH_BESIDE, **({"lang": lang} if lang == "en" else {}))
    _, ratio, difference, quotient, phi = ([*row.values()] for row in seen.tables[FIGURES[lang]])
    assert tuple(difference[1:4]) == wdd
    assert quotient[1] == wdq
    assert (ratio[1], ratio[3]) == rirr
    assert phi[1] in ("1,00", "1.00")
    assert not seen.at.exception
    if lang == "sv":
        counts = {row["Roll"]: (row["Rapporter före"], row["Rapporter efter"]) for row in seen.tables[COUNTS]}
        assert [*counts.values()] == [("207", "110"), ("308", "318"), ("178", "157"), ("150", "140")]
        assert "skillnaden mot jämförelserna −118 rapporter (95 % osäkerhet: −196 till −40)" in seen.words


def test_the_page_opens_on_an_example_that_tells_of_nothing(visit):
    seen = visit(ADDRESS)
    assert seen.of("j-title") == ["Gjorde det skillnad?"]
    assert seen.of("j-finding")[0] == "Exempel: Jakobsbergs station jämfört med Kallhälls station: går inte att avgöra"
    assert seen.filters["insats"] == "motesplats_jakobsberg"
    assert "Att en ändring kommer efter en insats visar inte att den beror på insatsen." in seen.words
    (folded,) = seen.at.main.expander
    assert folded.label == "Siffrorna bakom svaret, och hur svaret ändras med andra val"
    assert not folded.proto.expanded


def test_a_change_that_chance_made_in_the_example_is_told_with_all_that_speaks_against_it(visit):
    seen = visit(ADDRESS, insats="guards_jakobsberg_station")
    assert seen.of("j-finding")[0] == "Exempel: Jakobsbergs station jämfört med Kallhälls station: har minskat"
    for said in (
        "Det bevisar inte att de hade fortsatt lika.",
        "då pandemin ändrade hur människor rörde sig.",
        "Andra insatser började under tiden: ",
        "Trygghetskameror, 2020",
        "visar inte att den beror på insatsen.",
        "hittar av ren slump en ändring i ungefär ett fall av tjugo.",
        "talen är påhittade: de säger inget om vad insatserna har gett.",
    ):
        assert said in seen.words, said
    assert "ett fall av tjugo" not in visit(ADDRESS).words  # where no change is told


def test_its_numbers_are_those_of_the_files(visit):
    """Mötesplats Jakobsberg: July 2018–June 2020 and August 2020–July 2021, without what controls find."""
    by_code = {row["offence_code"]: row["detection_driven"] for row in rows("offence_codes")}
    controlled = {"weapons", "narcotics_dealing", "narcotics_possession_use", "narcotics_other", "alcohol", "traffic"}
    counted = Counter()
    for row in rows("incidents"):
        found = by_code.get(row["offence_code"], "yes" if row["category"] in controlled else "no")
        day = dt.date.fromisoformat(row["occurred_at"][:10])
        window = (
            "before"
            if dt.date(2018, 7, 1) <= day <= dt.date(2020, 6, 30)
            else "after"
            if dt.date(2020, 8, 1) <= day <= dt.date(2021, 7, 31)
            else ""
        )
        if found != "yes" and row["category"] != "accident" and window:
            counted[row["place_id"], window] += 1
    told = visit(ADDRESS).tables[COUNTS]
    shown = {row["Plats"]: [int(row[name]) for name in ("Rapporter före", "Rapporter efter")] for row in told}
    assert shown == {
        name: [counted[place, "before"], counted[place, "after"]]
        for name, place in (("Jakobsbergs station", "jakobsberg_station"), ("Kallhälls station", "kallhall_station"))
    }


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ({"insats": "x"}, "”x” i länken finns inte under Insats. Välj i listan."),
        ({"plats": "Atlantis"}, "”Atlantis” i länken finns inte under Plats. Välj i listan."),
        ({"jamforelse": "x"}, "”x” i länken finns inte under Jämförelse. Välj i listan."),
        ({"intill": "x"}, "”x” i länken finns inte under Område intill. Välj i listan."),
        ({"slag": "x"}, "”x” i länken finns inte under Slag. Välj i listan."),
        ({"fore": "7 år"}, "”7 år” i länken finns inte under Tid före. Välj i listan."),
        ({"efter": "0"}, "”0” i länken finns inte under Tid efter. Välj i listan."),
        ({"datum": "<b>"}, "”<b>” är inget datum. Skriv 2021-05-04, eller bara 2021-05 eller 2021."),
        ({"datum": "0001"}, "”0001” är inget datum. Skriv 2021-05-04, eller bara 2021-05 eller 2021."),
    ],
)
def test_a_value_in_the_address_that_does_not_exist_is_told(visit, asked, told):
    seen = visit(ADDRESS, **asked)
    assert told in seen.notices
    assert not seen.at.exception


def test_a_date_in_the_address_is_a_start_of_ones_own(visit):
    seen = visit(ADDRESS, datum="2021-05", plats="jakobsberg")
    assert seen.filters["insats"] == "own_date"
    assert "Start maj 2021" in seen.words
    assert "juni 2021–maj 2022" in " ".join(seen.of("j-subtitle"))


def test_a_milestone_that_is_clicked_on_opens_its_follow_up(visit):
    seen = visit("oppen-drogscen")
    drawn = seen.figures["drug-scene"]["wide"]["data"]
    codes = {code for trace in drawn for code in trace.get("customdata", ())}
    assert codes >= {"motesplats_jakobsberg", "cameras_jakobsberg_centre"}
    seen.at.session_state["follow-up"] = "cameras_jakobsberg_centre"  # as the click's callback does
    seen.run()
    assert seen.of("j-title") == ["Gjorde det skillnad?"]
    assert seen.filters["insats"] == "cameras_jakobsberg_centre"


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_each_milestone_of_the_drug_scene_has_a_link_to_its_follow_up(visit, lang):
    seen = visit("oppen-drogscen", **({"lang": lang} if lang == "en" else {}))
    links = [(text, address) for text, address in seen.links("j-onward") if address.startswith(ADDRESS)]
    assert len(links) == 6
    name = {"sv": "Trygghetskameror, 2020", "en": "Safety cameras, 2020"}[lang]
    (found,) = [address for text, address in links if text == name]
    asked = dict(parse_qsl(urlsplit(found).query))
    assert asked["insats"] == name
    assert visit(ADDRESS, **asked).filters["insats"] == "cameras_jakobsberg_centre"


LITTLE = ("no incidents", "one row each", "no areas", "no files of the situation")


@pytest.mark.parametrize("case", LITTLE)
@pytest.mark.parametrize("lang", ["sv", "en"])
def test_files_with_little_in_them_are_told_in_a_sentence(visit, tmp_path, case, lang):
    facts, tables = CASES[case]
    seen = visit(ADDRESS, data=data_folder(tmp_path / "few", facts=facts, **tables), lang=lang)
    assert not seen.at.exception
    assert seen.notices or seen.of("j-nothing") or seen.of("j-finding")
    assert FIGURES[lang] not in seen.tables


@pytest.mark.parametrize("activities", [[], [activity(date="2024-01-01")]], ids=["none", "none in the time"])
def test_a_period_without_activities_is_followed_up_all_the_same(visit, tmp_path, activities):
    folder = folder_of(tmp_path / "data", before_and_after(PUBLISHED), activities=activities)
    seen = visit(ADDRESS, data=folder, **WITH_BESIDE)
    assert not seen.at.exception
    assert "har minskat" in seen.of("j-finding")[0]


def test_without_comparable_rounds_no_dialogue_is_compared(visit, tmp_path):
    folder = folder_of(tmp_path / "data", before_and_after(PUBLISHED), dialogues=[], dialogue_rounds=[dialogue_round()])
    seen = visit(ADDRESS, data=folder, **WITH_BESIDE)
    assert any("inga jämförbara omgångar" in text for text in seen.of("j-finding"))


# Nobody else ---------------------------------------------------------------------------------------------------------


def test_the_public_has_no_such_page_by_address_or_parameter(visit):
    seen = visit(ADDRESS, audience="public", insats="motesplats_jakobsberg", plats="jakobsberg_station")
    assert seen.of("j-title") == ["Läget i Järfälla"]
    assert "insats" not in seen.filters
    assert "insats" not in seen.at.session_state
    assert "Kallhälls station" not in seen.words


def test_the_public_is_led_to_no_follow_up(visit):
    seen = visit("oppen-drogscen", audience="public")
    assert [address for _, address in seen.links("j-onward") if address.startswith(ADDRESS)] == []
    assert "Följ upp en insats" not in seen.words
    seen.at.session_state["follow-up"] = "cameras_jakobsberg_centre"
    seen.run()
    assert seen.of("j-title") == ["Öppen drogscen – Jakobsberg"]
