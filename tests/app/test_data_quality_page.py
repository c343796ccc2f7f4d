"""The page Datakvalitet: what was read, what was not and why, as each audience may know it."""

from __future__ import annotations

import csv
import datetime as dt
import hashlib
import json
from itertools import product

import pytest

from jarfalla_data.schemas import TABLES
from jarfalla_data.wording.numbers import STOCKHOLM
from tests.factories import BUNDLED, data_folder, dialogue, dialogue_round, geojson, incident, scene_count

PAGE = "datakvalitet"
FILES = {"sv": "Filerna och vad som är inläst", "en": "The files and what is loaded"}
FINDINGS = {"sv": "Anmärkningar på filerna", "en": "Findings in the files"}
COLUMNS = {
    "sv": [
        *("Innehåll", "Fil", "Uppgifter", "Rader i filen", "Inlästa", "Inte inlästa", "Period", "Nästa uppdatering"),
        "Fingeravtryck",
    ],
    "en": [
        *("Content", "File", "Figures", "Rows in the file", "Loaded", "Not loaded", "Period", "Next update"),
        "Fingerprint",
    ],
}
TODAY = dt.datetime.now(STOCKHOLM).date()
LANGUAGES, AUDIENCES = ("sv", "en"), ("internal", "public")
languages = pytest.mark.parametrize("lang", LANGUAGES)
both = pytest.mark.parametrize("audience", AUDIENCES)


def files(seen, lang="sv"):
    """File → its row in the page's table."""
    return {row[COLUMNS[lang][1]]: row for row in seen.tables[FILES[lang]]}


def rows_of(path):
    """How many rows a file holds, the header not counted."""
    if path.suffix == ".geojson":
        return len(json.loads(path.read_bytes())["features"])
    with path.open(encoding="utf-8", newline="") as file:
        return sum(1 for _ in csv.reader(file)) - 1


PERSONAL = {table.file for table in TABLES if table.personal}
BUNDLED_FILES = sorted(path for path in BUNDLED.iterdir() if path.suffix in (".csv", ".geojson"))


@languages
@both
def test_all_bundled_rows_are_read(visit, lang, audience):
    seen = visit(PAGE, lang=lang, audience=audience)
    what = {"internal": ("Alla rader", "All rows"), "public": ("Alla filer", "All files")}[audience]
    assert seen.of("j-finding") == [{"sv": f"{what[0]} är inlästa", "en": f"{what[1]} are loaded"}[lang]]
    counted = [path for path in BUNDLED_FILES if audience == "internal" or path.name not in PERSONAL]
    total, n = f"{sum(map(rows_of, counted)):,}", len(counted)
    swedish = f"{total.replace(',', ' ')} rader ur {n} filer är inlästa."
    assert seen.of("j-lead")[0].startswith({"sv": swedish, "en": f"{total} rows of {n} files are loaded."}[lang])


def test_every_bundled_file_stands_with_its_rows_and_fingerprint(visit):
    shown = files(visit(PAGE, lang="en"), "en")
    assert shown.keys() == {path.name for path in BUNDLED_FILES}
    for path in BUNDLED_FILES:
        row = shown[path.name]
        assert (row["Rows in the file"], row["Loaded"], row["Not loaded"]) == (*[f"{rows_of(path):,}"] * 2, "0")
        assert row["Fingerprint"] == hashlib.sha256(path.read_bytes()).hexdigest()[:12]


def test_every_bundled_file_says_whether_it_is_published_or_example(visit):
    package = json.loads((BUNDLED / "datapackage.json").read_bytes())
    origin = {resource["path"]: resource["origin"] for resource in package["resources"]}
    said = {"public": "Publicerade", "example": "Exempeldata"}
    assert {name: row["Uppgifter"] for name, row in files(visit(PAGE)).items()} == {
        name: said[origin[name]] for name in origin if name.endswith((".csv", ".geojson"))
    }


def test_the_period_of_a_file_is_the_years_that_its_rows_cover(visit):
    shown = files(visit(PAGE))
    assert shown["drug_scene_status.csv"]["Period"] == "2018–2024"
    assert shown["county_drug_scenes.csv"]["Period"] == "2017–2024"
    assert shown["areas.geojson"]["Period"] == "–"


@languages
def test_every_file_says_when_it_is_next_expected(visit, lang):
    assert all(row[COLUMNS[lang][7]] for row in files(visit(PAGE, lang=lang), lang).values())


def test_a_set_day_of_the_next_update_stands_in_words(visit, tmp_path):
    folder = data_folder(tmp_path, facts=["places"])
    package = json.loads((folder / "datapackage.json").read_bytes())
    next(r for r in package["resources"] if r["path"] == "places.csv")["next_update"] = "2027-03-01"
    (folder / "datapackage.json").write_text(json.dumps(package), "utf-8")
    assert files(visit(PAGE, data=folder))["places.csv"]["Nästa uppdatering"] == "1 mars 2027"
    assert files(visit(PAGE, data=folder, lang="en"), "en")["places.csv"]["Next update"] == "1 March 2027"


@languages
def test_only_those_inside_see_how_many_rows_a_file_holds(visit, lang):
    inside, outside = (next(iter(files(visit(PAGE, lang=lang, audience=a), lang).values())) for a in AUDIENCES)
    assert list(inside) == COLUMNS[lang]
    assert list(outside) == [name for name in COLUMNS[lang] if name != COLUMNS[lang][3]]


WRONG = {"area_id": "0123R999"}


@languages
def test_only_those_inside_read_what_is_wrong_with_single_rows(visit, tmp_path, lang):
    folder = data_folder(tmp_path, facts=["areas"], incidents=[incident(), incident(**WRONG)])
    inside, outside = (visit(PAGE, data=folder, lang=lang, audience=a) for a in AUDIENCES)
    assert FINDINGS[lang] in inside.tables
    assert list(outside.tables) == [FILES[lang]]
    assert "0123R999" in inside.words
    assert "0123R999" not in outside.words
    assert FINDINGS[lang] not in outside.words


@pytest.mark.parametrize("wrong", [0, 1, 40])
def test_of_rows_about_persons_the_public_reads_no_number_however_large(visit, tmp_path, wrong):
    rows = [*(incident() for _ in range(20)), *(incident(**WRONG) for _ in range(wrong))]
    folder = data_folder(tmp_path, facts=["areas", "places"], incidents=rows)
    inside, outside = (files(visit(PAGE, data=folder, audience=a))["incidents.csv"] for a in AUDIENCES)
    assert (inside["Inlästa"], inside["Inte inlästa"]) == ("20", str(wrong))
    assert {outside[name] for name in ("Inlästa", "Inte inlästa", "Fingeravtryck")} == {"visas inte"}
    assert inside["Fingeravtryck"] == hashlib.sha256((folder / "incidents.csv").read_bytes()).hexdigest()[:12]


def test_of_files_about_persons_the_public_reads_the_published_period_and_those_inside_that_of_the_rows(
    visit, tmp_path
):
    rows = [
        *(incident(occurred_at=f"2023-{month:02d}-15") for month in range(1, 13)),
        incident(occurred_at="2024-01-02"),
    ]
    answers = [dialogue(), dialogue(round_id="now", collected_on=str(TODAY))]
    rounds = [dialogue_round(), dialogue_round(round_id="now", name="Nu", starts_on=str(TODAY), ends_on=str(TODAY))]
    facts = ("areas", "places", "offence_codes", "population_areas")
    folder = data_folder(tmp_path, facts=facts, incidents=rows, dialogues=answers, dialogue_rounds=rounds)
    inside, outside = (files(visit(PAGE, data=folder, audience=a)) for a in AUDIENCES)
    assert (inside["incidents.csv"]["Period"], outside["incidents.csv"]["Period"]) == ("2023–2024", "2023")
    told = inside["dialogues.csv"]["Period"], outside["dialogues.csv"]["Period"]
    assert told == (f"2022–{TODAY.year}", "2022")


@pytest.mark.parametrize(
    ("audience", "lang", "finding"),
    [
        ("internal", "sv", "3 rader är inte inlästa"),
        ("internal", "en", "3 rows are not loaded"),
        ("public", "sv", "21 filer saknas, resten är inläst"),
        ("public", "en", "21 files are missing, the rest is loaded"),
    ],
)
def test_no_sentence_tells_the_public_that_a_row_about_persons_is_not_loaded(visit, tmp_path, audience, lang, finding):
    rows = [*(incident() for _ in range(20)), *(incident(**WRONG) for _ in range(3))]
    seen = visit(PAGE, data=data_folder(tmp_path, facts=["areas"], incidents=rows), audience=audience, lang=lang)
    assert seen.of("j-finding") == [finding]


@both
def test_rows_set_aside_in_a_published_table_are_counted_for_everyone(visit, tmp_path, audience):
    folder = data_folder(
        tmp_path, facts=["places"], county_drug_scenes=[scene_count(), scene_count(date="2022", count="femtio")]
    )
    seen = visit(PAGE, data=folder, audience=audience)
    assert files(seen)["county_drug_scenes.csv"]["Inte inlästa"] == "1"
    assert seen.of("j-finding") == ["1 rad är inte inläst"]


MAP = (BUNDLED / "areas.geojson").read_bytes()
FAULTS = {
    "an empty file": (
        {"drug_scene_status": b""},
        ("drug_scene_status.csv", "", ""),
        "Filen är tom. Den ska ha en rubrikrad och en rad per uppgift.",
        "The file is empty. It must have a header row and one row for each item.",
    ),
    "a missing column": (
        {"county_drug_scenes": "date,date_precision\n2021,year\n"},
        ("county_drug_scenes.csv", "1", "count"),
        "Kolumnen saknas. Ingen rad ur filen används.",
        "The column is missing. No row of the file is used.",
    ),
    "an unknown area": (
        {"incidents": [incident(), incident(area_id="Solna")]},
        ("incidents.csv", "3", "area_id"),
        "”Solna” är inte känt.",
        "“Solna” is not known.",
    ),
    "an incident in the future": (
        {"incidents": [incident(occurred_at="2099-01-01 21:00")]},
        ("incidents.csv", "2", "occurred_at"),
        "Datumet ligger i framtiden.",
        "The date lies in the future.",
    ),
    "a broken map": (
        {"areas": b"inte en karta"},
        ("areas.geojson", "", ""),
        "Filen går inte att läsa som en karta (GeoJSON).",
        "The file cannot be read as a map (GeoJSON).",
    ),
    "half a map": (
        {"areas": MAP[: len(MAP) // 2]},
        ("areas.geojson", "", ""),
        "Filen går inte att läsa som en karta (GeoJSON).",
        "The file cannot be read as a map (GeoJSON).",
    ),
    "a map of something else": (
        {"areas": geojson({"type": "Feature", "properties": {"name": "En bänk"}, "geometry": None})},
        ("areas.geojson", "1", ""),
        None,
        None,
    ),
    "a file cut within a letter": (
        {"places": "place_id,name\nå,ä".encode()[:-1]},
        ("places.csv", "", ""),
        "Filen är skadad eller inte text i UTF-8 (första felet på rad 2).",
        None,
    ),
}


def with_fault(folder, case):
    """A small folder of files with the fault."""
    return data_folder(folder, facts=("areas", "places", "survey_results"), **FAULTS[case][0])


@pytest.mark.parametrize("case", FAULTS)
def test_a_fault_is_told_with_file_row_and_column(visit, tmp_path, case):
    folder = with_fault(tmp_path, case)
    _, place, *sentences = FAULTS[case]
    for lang, sentence in zip(LANGUAGES, sentences, strict=True):
        seen = visit(PAGE, data=folder, lang=lang)
        assert not seen.at.exception
        told = [tuple(row.values()) for row in seen.tables[FINDINGS[lang]]]
        said = [what for *where, what, _ in told if tuple(where) == place]
        assert said
        assert sentence is None or said[0].startswith(sentence)


@pytest.mark.parametrize("case", FAULTS)
def test_a_fault_leaves_the_account_of_the_other_files(visit, tmp_path, case):
    folder = with_fault(tmp_path, case)
    rows = str(rows_of(BUNDLED / "survey_results.csv"))
    for audience, lang in product(AUDIENCES, LANGUAGES):
        seen = visit(PAGE, data=folder, lang=lang, audience=audience)
        assert not seen.at.exception
        assert len(seen.of("j-finding")) == 1
        assert files(seen, lang)["survey_results.csv"][COLUMNS[lang][4]] == rows


def test_no_finding_repeats_what_may_be_about_a_person(visit, tmp_path):
    folder = data_folder(
        tmp_path, facts=["areas"], incidents=[incident(area_id="640823-3234"), incident(category="anna@example.org")]
    )
    seen = visit(PAGE, data=folder)
    assert len([row for row in seen.tables[FINDINGS["sv"]] if row["Fil"] == "incidents.csv"]) == 2
    assert "640823" not in seen.words
    assert "anna@" not in seen.words


@languages
def test_a_missing_file_is_said_to_be_missing(visit, tmp_path, lang):
    row = files(visit(PAGE, data=data_folder(tmp_path, facts=["places"]), lang=lang), lang)["incidents.csv"]
    missing = {"sv": "Filen saknas", "en": "File missing"}[lang]
    assert [row[name] for name in COLUMNS[lang][2:6]] == [missing, "–", "–", "–"]


def test_a_broken_description_of_the_folder_makes_the_files_the_users_own(visit, tmp_path):
    folder = data_folder(tmp_path, facts=["places"])
    (folder / "datapackage.json").write_text("{", "utf-8")
    seen = visit(PAGE, data=folder)
    assert files(seen)["places.csv"]["Uppgifter"] == "Egna"
    assert "datapackage.json" in [row["Fil"] for row in seen.tables[FINDINGS["sv"]]]


def test_a_name_from_a_folder_is_shown_as_it_stands(visit, tmp_path):
    folder = data_folder(tmp_path, facts=["places"])
    (folder / "<b>budget<b>.csv").write_text("a\n1\n", "utf-8")
    seen = visit(PAGE, data=folder)
    assert "<b>budget<b>.csv" in [row["Fil"] for row in seen.tables[FINDINGS["sv"]]]


def test_a_changed_file_has_another_fingerprint_at_the_next_run(visit, tmp_path):
    seen = visit(PAGE, data=data_folder(tmp_path, facts=["places"]))
    before = files(seen)["places.csv"]
    with (tmp_path / "places.csv").open("a", encoding="utf-8") as file:
        file.write("fel\n")
    after = files(seen.run())["places.csv"]
    assert before["Fingeravtryck"] != after["Fingeravtryck"]
    assert int(after["Rader i filen"]) == int(before["Rader i filen"]) + 1
    assert after["Inte inlästa"] == "1"
