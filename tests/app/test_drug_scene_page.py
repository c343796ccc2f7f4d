"""The page Öppen drogscen – Jakobsberg: what it says, from the data alone. The facts are written out here."""

from __future__ import annotations

import csv
from itertools import product

import pytest

from tests.factories import BUNDLED, data_folder, incident, milestone, promise, scene_count, scene_status

PAGE = "oppen-drogscen"
OWN = ("drug_scene_status", "county_drug_scenes", "commitments", "milestones")
MUNICIPALITY = (
    "https://www.jarfalla.se/nyheter/nyheter/artiklar/intelangrenagonoppendrogscenijarfalla"
    ".5.74453a76187dbb9fd984366.html"
)
PROMISE_2019 = (
    "https://www.jarfalla.se/nyheter/nyheter/artiklar/kommunenochpolisenarbetarfortryggarestationsomrade"
    ".5.3c9721aa16ab9268f9bb834b.html"
)
PROMISES = "https://polisen.se/om-polisen/medborgarloften-och-lokal-samverkan/medborgarloften/stockholms-lan/jarfalla/"
POLICE_2020 = "https://polisen.se/aktuellt/nyheter/2020/maj/sa-arbetar-polisen-for-ett-tryggare-jarfalla/"
AUTUMN_2024 = (
    "https://via.tt.se/pressmeddelande/3680547/stabilt-resultat-for-jarfalla-i-arets-trygghetsmatning"
    "?publisherId=1325304"
)
THESIS = "https://nyheter24.se/nyheter/inrikes/1008224-narkotikaspanare-blev-forsta-polisdoktorn"
MAPPING = "https://polisen.se/aktuellt/nyheter/stockholm/2023/november/kartlaggning-av-oppna-drogscener-2023/"
COUNTY = (
    "https://www.lansstyrelsen.se/stockholm/om-oss/pressrum/nyheter/nyheter---stockholm/"
    "2024-02-20-antalet-oppna-drogscener-i-lanet-minskar.html"
)

HEADLINE = {
    "sv": "Jakobsberg är inte längre en öppen drogscen, enligt senaste uppgift (hösten 2024)",
    "en": "Jakobsberg is no longer an open drug scene, according to the latest information (autumn 2024)",
}
LEAD = {
    "sv": (
        "Centrala Jakobsberg klassades som öppen drogscen 2018.",
        "Målet till den 31 december 2020 nåddes inte.",
        "Klassningen var borttagen senast 2 maj 2023.",
    ),
    "en": (
        "Central Jakobsberg was classified as an open drug scene in 2018.",
        "The goal for 31 December 2020 was not reached.",
        "The classification had been lifted by 2 May 2023.",
    ),
}
STATEMENTS = {
    "sv": {
        "2018: Polisen klassar centrala Jakobsberg som öppen drogscen.": MUNICIPALITY,
        "27 maj 2019: Medborgarlöftet 2019–2020: klassningen ska vara borta vid periodens slut.": PROMISE_2019,
        "31 december 2020: Målet nås inte: löftet för juli 2021–december 2022 kallar fortfarande platsen öppen drogscen"
        " (slutsats, inte uppgivet).": PROMISES,
        "Senast 2 maj 2023: Klassningen är borttagen enligt kommunen och lokalpolisområdet; kommunens sida är odaterad,"
        " datumet är från en publicering och beslutet kan vara tidigare.": MUNICIPALITY,
        "Hösten 2024: Fortfarande ingen öppen drogscen enligt kommunens pressmeddelande hösten 2024.": AUTUMN_2024,
    },
    "en": {
        "2018: Police classify central Jakobsberg as an open drug scene.": MUNICIPALITY,
        "27 May 2019: Citizen promise 2019–2020: the classification is to be gone by the end of the period.": (
            PROMISE_2019
        ),
        "31 December 2020: Goal missed: the promise for July 2021–December 2022 still calls the place an open drug"
        " scene (inferred, not stated).": PROMISES,
        "By 2 May 2023: Classification removed according to the municipality and the local police; the municipal page"
        " is undated, the date is that of a publication and the decision may be earlier.": MUNICIPALITY,
        "Autumn 2024: Still no open drug scene according to the municipality's release in autumn 2024.": AUTUMN_2024,
    },
}
COUNTS = {
    "sv": [
        ("2017", "48", "Stockholmsregionen", "avhandling (Magnusson), platser kända av polisen 2017", THESIS),
        ("27 maj 2019", "omkring 50", "Stockholms län", "avrundad uppgift i en text", PROMISE_2019),
        ("maj 2020", "omkring 50", "Stockholms län", "avrundad uppgift i en text", POLICE_2020),
        ("2021", "64", "Stockholms län", "kartläggning av polis och kommuner", MAPPING),
        ("november 2023", "63", "Stockholms län", "kartläggning av polis och kommuner", MAPPING),
        ("20 februari 2024", "53", "Stockholms län", "kartläggning av polis och kommuner", COUNTY),
    ],
    "en": [
        ("2017", "48", "Stockholm region", "thesis (Magnusson), places known to the police 2017", THESIS),
        ("27 May 2019", "about 50", "Stockholm county", "rounded figure quoted in a text", PROMISE_2019),
        ("May 2020", "about 50", "Stockholm county", "rounded figure quoted in a text", POLICE_2020),
        ("2021", "64", "Stockholm county", "mapping by police and municipalities", MAPPING),
        ("November 2023", "63", "Stockholm county", "mapping by police and municipalities", MAPPING),
        ("20 February 2024", "53", "Stockholm county", "mapping by police and municipalities", COUNTY),
    ],
}
COUNTED = {
    "sv": "{number} öppna drogscener i {where}, {when}. Metod: {method}.",
    "en": "{number} open drug scenes in {where}, {when}. Method: {method}.",
}
COUNTS_TABLE = {
    "sv": "Öppna drogscener i länet. Olika metoder går inte att jämföra med varandra.",
    "en": "Open drug scenes in the county. Different methods cannot be compared.",
}
MILESTONES_TABLE = {"sv": "Milstolpar vid stationen och i centrum", "en": "Milestones at the station and in the centre"}


LANGUAGES, AUDIENCES = ("sv", "en"), ("internal", "public")
BLOCKS = {
    "internal": ("drug-scene", "narcotics-work", "narcotics-jakobsberg_station", "narcotics-rates", "station-control"),
    "public": ("drug-scene", "narcotics-work"),
}
"""The charts of the page, in order."""
languages = pytest.mark.parametrize("lang", LANGUAGES)
both = pytest.mark.parametrize("audience", AUDIENCES)


@languages
@both
def test_the_headline_is_the_latest_statement_with_its_date(visit, lang, audience):
    assert visit(PAGE, lang=lang, audience=audience).of("j-finding")[0] == HEADLINE[lang]


@languages
@both
def test_the_lead_tells_since_when_the_missed_goal_and_the_end(visit, lang, audience):
    assert visit(PAGE, lang=lang, audience=audience).of("j-lead")[0] == " ".join(LEAD[lang])


@languages
@both
def test_each_turn_of_the_story_stands_with_its_source(visit, lang, audience):
    facts = visit(PAGE, lang=lang, audience=audience).facts
    assert {sentence: facts.get(sentence) for sentence in STATEMENTS[lang]} == STATEMENTS[lang]


@languages
@both
def test_each_count_stands_with_date_place_method_and_source(visit, lang, audience):
    facts = visit(PAGE, lang=lang, audience=audience).facts
    for when, number, where, method, source in COUNTS[lang]:
        start = COUNTED[lang].format(number=number.capitalize(), where=where, when=when, method=method)
        assert [url for sentence, url in facts.items() if sentence.startswith(start)] == [source]


@languages
def test_the_table_holds_the_same_counts(visit, lang):
    seen = visit(PAGE, lang=lang)
    rows = [tuple(row.values())[:4] for row in seen.tables[COUNTS_TABLE[lang]]]
    assert rows == [(when, number, method, where) for when, number, where, method, _ in COUNTS[lang]]
    sources = [url for text, url in seen.links("jt") if url in {count[-1] for count in COUNTS[lang]}]
    assert [url for url in sources if url in (THESIS, COUNTY, MAPPING)] == [THESIS, MAPPING, MAPPING, COUNTY]


@languages
def test_the_text_alternative_tells_finding_and_counts(visit, lang):
    alt = visit(PAGE, lang=lang).figures["drug-scene"]["alt"]
    assert alt.startswith(f"{HEADLINE[lang]}. {' '.join(LEAD[lang])} ")
    assert alt.endswith(": " + ", ".join(f"{number} ({when})" for when, number, *_ in COUNTS[lang]) + ".")


def joined(figure):
    """First and last day of each line that joins two counts."""
    return [trace["x"] for trace in figure["data"] if trace.get("mode") == "lines" and len(trace["x"]) == 2]


@pytest.mark.parametrize("form", ["wide", "narrow"])
def test_only_the_two_mappings_are_joined_by_a_line(visit, form):
    assert joined(visit(PAGE).figures["drug-scene"][form]) == [["2022-01-01", "2023-11-01"]]


@pytest.mark.parametrize("form", ["wide", "narrow"])
@pytest.mark.parametrize(("count", "year"), [("48", 2017), ("64", 2021)])
def test_a_count_known_only_as_a_year_is_drawn_a_year_wide(visit, form, count, year):
    figure = visit(PAGE).figures["drug-scene"][form]
    drawn = [t["x"] for t in figure["data"] if str(t.get("text", "")).startswith(f"{count}, {year}<br>")]
    assert [(days[0], days[-1]) for days in drawn] == [(f"{year}-01-01", f"{year + 1}-01-01")]


@pytest.mark.parametrize("form", ["wide", "narrow"])
def test_the_year_of_the_classification_is_neither_open_nor_not(visit, form):
    figure = visit(PAGE).figures["drug-scene"][form]
    (stretch,) = [t for t in figure["data"] if str(t.get("text", "")).startswith("Klassad 2018<br>")]
    assert (min(stretch["x"]), max(stretch["x"])) == ("2018-01-01", "2019-01-01")
    assert "fillpattern" in stretch


def test_approximate_counts_are_drawn_hollow(visit):
    figure = visit(PAGE).figures["drug-scene"]["wide"]
    points = {t["text"].split("<br>")[0]: t["marker"]["color"] for t in figure["data"] if t.get("mode") == "markers"}
    about = {color for text, color in points.items() if text.startswith("omkring 50")}
    exact = {color for text, color in points.items() if text.startswith(("63,", "53,"))}
    assert len(exact) == 1
    assert len(about) == 1
    assert about != exact


# What may be seen by whom ---------------------------------------------------------------------------------------------

AT_THE_STATION = {"jakobsberg_station", "jakobsberg_centre"}


def milestones():
    with (BUNDLED / "milestones.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["place_id"] in AT_THE_STATION]
    return [row for row in rows if row["category"] not in ("drug_scene", "promise")]


@languages
def test_those_inside_read_the_full_titles_of_the_milestones(visit, lang):
    rows = visit(PAGE, lang=lang).tables[MILESTONES_TABLE[lang]]
    assert [list(row.values())[1] for row in rows] == [row[f"title_{lang}"] for row in milestones()]


@languages
def test_the_public_reads_short_labels_and_nothing_of_titles_and_notes(visit, lang):
    seen = visit(PAGE, lang=lang, audience="public")
    known = [row for row in milestones() if row["internal_only"] == "no"]
    rows = seen.tables[MILESTONES_TABLE[lang]]
    assert [list(row.values())[1] for row in rows] == [row[f"label_{lang}"] for row in known]
    for row in milestones():
        for told in (row["title_sv"], row["title_en"], row["note_sv"], row["note_en"]):
            assert not told or told not in seen.words


@languages
def test_the_public_sees_no_trace_of_an_internal_milestone(visit, lang):
    inside, outside = visit(PAGE, lang=lang), visit(PAGE, lang=lang, audience="public")
    secret = [row for row in milestones() if row["internal_only"] == "yes"]
    assert secret
    for row in secret:
        assert row[f"label_{lang}"] in inside.words
        assert row[f"label_{lang}"] not in outside.words
        assert row["source_url"] not in str([node.proto for node in outside.at.main])


def test_both_audiences_see_the_same_of_what_is_published_but_for_milestones(visit):
    inside, outside = visit(PAGE), visit(PAGE, audience="public")
    assert inside.facts == outside.facts
    published = {caption for caption in inside.tables if not caption.startswith("EXEMPELDATA")}
    assert published == {caption for caption in outside.tables if not caption.startswith("EXEMPELDATA")}
    for caption in published - {MILESTONES_TABLE["sv"]}:
        assert inside.tables[caption] == outside.tables[caption]


# The period -----------------------------------------------------------------------------------------------------------

YEARS = range(2017, 2025)
STATED = [2018, 2019, 2020, 2020, 2021, 2023, 2024]
COUNTED_IN = [2017, 2019, 2020, 2021, 2023, 2024]


@pytest.mark.parametrize("first", YEARS)
def test_every_pair_of_years_shows_what_falls_into_it(visit, first):
    seen = visit(PAGE)
    for last in YEARS:
        seen.choose(fran=str(first), till=str(last))
        assert not seen.at.exception
        period = range(first, last + 1) if first <= last else YEARS
        assert len(seen.facts) == sum(year in period for year in STATED + COUNTED_IN)
        reversed_ = ["Från år är senare än till år. Hela perioden visas."] if first > last else []
        assert seen.notices == reversed_
        assert len(seen.of("j-finding")) == len(BLOCKS["internal"])


@pytest.mark.parametrize(
    ("first", "last", "lang", "headline"),
    [
        ("2017", "2017", "sv", "Inga uppgifter om Jakobsberg för perioden"),
        ("2017", "2017", "en", "No data on Jakobsberg for this period"),
        ("2019", "2021", "sv", "Jakobsberg var en öppen drogscen vid periodens slut (1 juli 2021)"),
        ("2019", "2021", "en", "Jakobsberg was an open drug scene at the end of the period (1 July 2021)"),
        ("2017", "2023", "sv", "Jakobsberg var inte en öppen drogscen vid periodens slut (senast 2 maj 2023)"),
    ],
)
def test_the_headline_speaks_of_the_chosen_period(visit, first, last, lang, headline):
    assert visit(PAGE, lang=lang, fran=first, till=last).of("j-finding")[0] == headline


# Files that change while the server runs ------------------------------------------------------------------------------


def own_files(folder):
    """The bundled files that the page rests on."""
    return data_folder(folder, facts=("places", *OWN))


def edit(folder, file, old, new):
    """Change one place in a file."""
    text = (folder / file).read_text("utf-8")
    assert text.count(old) == 1
    (folder / file).write_text(text.replace(old, new), "utf-8")


def test_a_changed_status_is_on_the_page_at_the_next_run(visit, tmp_path):
    seen = visit(PAGE, data=own_files(tmp_path))
    assert seen.of("j-finding")[0] == HEADLINE["sv"]
    edit(tmp_path, "drug_scene_status.csv", "season,confirmed,not_open_drug_scene", "season,confirmed,open_drug_scene")
    headline = "Jakobsberg är en öppen drogscen, enligt senaste uppgift (hösten 2024)"
    assert seen.run().of("j-finding")[0] == headline
    assert headline in seen.figures["drug-scene"]["alt"]


def test_a_changed_count_is_on_the_page_at_the_next_run(visit, tmp_path):
    seen = visit(PAGE, data=own_files(tmp_path))
    edit(tmp_path, "county_drug_scenes.csv", "2024-02-20,day,53,", "2024-02-20,day,54,")
    seen.run()
    assert [row["Antal"] for row in seen.tables[COUNTS_TABLE["sv"]]][-1] == "54"
    assert any(fact.startswith("54 öppna drogscener i Stockholms län, 20 februari 2024.") for fact in seen.facts)
    assert "54 (20 februari 2024)" in seen.figures["drug-scene"]["alt"]
    assert "<b>54</b>" in [text["text"] for text in seen.figures["drug-scene"]["wide"]["layout"]["annotations"]]


def test_a_new_row_is_on_the_page_at_the_next_run_and_widens_the_period(visit, tmp_path):
    seen = visit(PAGE, data=own_files(tmp_path))
    with (tmp_path / "drug_scene_status.csv").open("a", encoding="utf-8") as file:
        file.write(
            "jakobsberg_station,central Jakobsberg,centrala Jakobsberg,2025-03-10,day,classified,open_drug_scene,,"
            "stated,https://example.org/ny,,Klassad på nytt,Classified anew\n"
        )
    seen.run()
    assert seen.of("j-finding")[0] == "Jakobsberg är en öppen drogscen, enligt senaste uppgift (10 mars 2025)"
    assert seen.facts["10 mars 2025: Klassad på nytt."] == "https://example.org/ny"
    assert seen.at.selectbox(key="till").options[-1] == "2025"


def test_a_chosen_year_stays_when_the_files_come_to_reach_further(visit, tmp_path):
    seen = visit(PAGE, data=own_files(tmp_path)).choose(till="2021")
    edit(tmp_path, "county_drug_scenes.csv", "2024-02-20,day,53,", "2025-02-20,day,53,")
    assert seen.run().filters == {"fran": "2017", "till": "2021"}


def test_a_year_that_is_no_longer_in_the_files_gives_way_to_the_last_that_is(visit, tmp_path):
    folder = own_files(tmp_path)
    edit(folder, "county_drug_scenes.csv", "2024-02-20,day,53,", "2025-02-20,day,53,")
    seen = visit(PAGE, data=folder)
    assert seen.filters["till"] == "2025"
    edit(folder, "county_drug_scenes.csv", "2025-02-20,day,53,", "2024-02-20,day,53,")
    assert seen.run().filters["till"] == "2024"
    assert seen.of("j-finding")[0] == HEADLINE["sv"]


@languages
@both
def test_a_file_that_cannot_be_read_is_named_where_its_figures_are_missing(visit, tmp_path, lang, audience):
    folder = own_files(tmp_path)
    (folder / "drug_scene_status.csv").write_bytes(b"")
    edit(folder, "county_drug_scenes.csv", "count,", "antalet,")
    sentence = {
        "sv": "2 filer gick inte att läsa: county_drug_scenes.csv, drug_scene_status.csv",
        "en": "2 files could not be read: county_drug_scenes.csv, drug_scene_status.csv",
    }
    assert visit(PAGE, data=folder, lang=lang, audience=audience).notices == [sentence[lang]]


def test_a_file_that_is_missing_altogether_is_no_fault(visit, tmp_path):
    assert visit(PAGE, data=own_files(tmp_path)).notices == []


@pytest.mark.parametrize(
    ("file", "old", "new", "facts"),
    [
        ("county_drug_scenes.csv", "2024-02-20,day,53,", "2024-02-20,day,femtiotre,", 12),
        ("county_drug_scenes.csv", "2024-02-20,day,53,", "2024-02-20,day,53,,,", 12),
        ("drug_scene_status.csv", "2018,year,classified,", "2018-13,month,classified,", 12),
        ("drug_scene_status.csv", "season,confirmed,not_open", "season,confirmed,nästan_open", 12),
        ("county_drug_scenes.csv", "date,date_precision", '"date,date_precision', 7),
        ("drug_scene_status.csv", "status_after", "status_efter", 6),
    ],
)
def test_a_broken_edit_leaves_the_rest_of_the_page_and_is_told_under_data_quality(
    visit, tmp_path, file, old, new, facts
):
    seen = visit(PAGE, data=own_files(tmp_path))
    assert len(seen.facts) == 13
    edit(tmp_path, file, old, new)
    seen.run()
    assert not seen.at.exception
    assert not seen.at.error
    assert len(seen.facts) == facts
    told = visit("datakvalitet", data=tmp_path).tables["Anmärkningar på filerna"]
    assert file in [row["Fil"] for row in told if row["Följd"] != "Bara en upplysning"]


def test_a_mended_edit_is_on_the_page_at_the_next_run(visit, tmp_path):
    seen = visit(PAGE, data=own_files(tmp_path))
    edit(tmp_path, "drug_scene_status.csv", "status_after", "status_efter")
    assert seen.run().of("j-finding")[0] != HEADLINE["sv"]
    edit(tmp_path, "drug_scene_status.csv", "status_efter", "status_after")
    assert seen.run().of("j-finding")[0] == HEADLINE["sv"]


# Files that are broken, empty or missing ------------------------------------------------------------------------------

OTHERS_BROKEN = {
    "empty areas": {"areas": b""},
    "broken areas": {"areas": b'{"type": "FeatureCollection", "features": [{"type":'},
    "no areas at all": {"areas": b'{"type": "FeatureCollection", "features": []}'},
    "incident in the future": {"incidents": [incident(occurred_at="2099-01-01 21:00")]},
    "incident in an unknown area": {"incidents": [incident(area_id="0123R999")]},
    "empty incidents": {"incidents": b""},
    "survey that is no text": {"survey_results": b"\x00\x01\x02\xff\xfe" * 50},
    "population without a column": {"population": "place,population\nJärfälla,1\n"},
    "vulnerable areas with an open quote": {"vulnerable_areas": 'place,"area\n1,2\n3,4\n'},
}


@pytest.mark.parametrize("case", OTHERS_BROKEN)
def test_the_page_stands_unchanged_when_other_files_are_broken(visit, tmp_path, case):
    folder = data_folder(tmp_path, **OTHERS_BROKEN[case])
    for lang in LANGUAGES:
        seen = visit(PAGE, data=folder, lang=lang)
        assert not seen.at.exception
        assert seen.of("j-finding")[0] == HEADLINE[lang]
        assert len(seen.facts) == 13


ONE_ROW = {
    "drug_scene_status": scene_status(),
    "county_drug_scenes": scene_count(),
    "commitments": promise(),
    "milestones": milestone(),
}


@pytest.mark.parametrize("rows", [0, 1])
@pytest.mark.parametrize("table", OWN)
def test_one_table_may_be_empty_or_hold_one_row(visit, tmp_path, table, rows):
    folder = data_folder(tmp_path, facts=("places", *OWN), **{table: [ONE_ROW[table]][:rows]})
    facts = {"drug_scene_status": 6 + rows, "county_drug_scenes": 7 + rows}.get(table, 13)
    for audience, lang in product(AUDIENCES, LANGUAGES):
        seen = visit(PAGE, data=folder, lang=lang, audience=audience)
        assert not seen.at.exception
        assert len(seen.of("j-finding")) == len(BLOCKS[audience])
        assert "drug-scene" in seen.figures
        assert len(seen.facts) == facts


@pytest.mark.parametrize("table", OWN)
def test_the_page_stands_on_one_row_of_one_table(visit, tmp_path, table):
    folder = data_folder(tmp_path, facts=["places"], **{table: [ONE_ROW[table]]})
    for audience, lang in product(AUDIENCES, LANGUAGES):
        seen = visit(PAGE, data=folder, lang=lang, audience=audience)
        assert not seen.at.exception
        assert len(seen.of("j-finding")) == len(BLOCKS[audience])
        assert "drug-scene" in seen.figures


@pytest.mark.parametrize(
    ("lang", "headline"),
    [("sv", "Inga uppgifter om Jakobsberg för perioden"), ("en", "No data on Jakobsberg for this period")],
)
def test_without_any_row_the_page_says_so_and_shows_no_figure(visit, tmp_path, lang, headline):
    seen = visit(PAGE, data=data_folder(tmp_path, facts=["places"], **dict.fromkeys(OWN, ())), lang=lang)
    assert not seen.at.exception
    assert seen.of("j-finding")[0] == headline
    assert seen.figures == {}


def test_text_from_a_file_is_shown_as_it_stands(visit, tmp_path):
    note = '<img src=x onerror="alert(1)"> & <b>fet</b>'
    folder = data_folder(
        tmp_path, drug_scene_status=[scene_status(note_sv=note, source_url="https://example.org/?a=1&b=2")]
    )
    seen = visit(PAGE, data=folder)
    assert seen.facts[f"4 mars 2018: {note}."] == "https://example.org/?a=1&b=2"
    assert not [node for node in seen.at.main if node.type == "html" and "<img" in node.proto.body]


def test_text_from_a_file_is_no_markup_in_the_figure(visit, tmp_path):
    folder = data_folder(
        tmp_path, facts=["places"], milestones=[milestone(label_sv='<a href="https://elak.example">Här</a>')]
    )
    figure = visit(PAGE, data=folder).figures["drug-scene"]
    assert "<a href" not in str(figure["wide"])
