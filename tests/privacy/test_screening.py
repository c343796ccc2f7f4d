"""Gate 1: what is about a person does not enter the store, and is nowhere repeated on the way."""

from __future__ import annotations

import json
import re
import traceback
from pathlib import Path
from typing import Any

import pytest

from jarfalla_data import DataError, open_store
from jarfalla_data.charts.data_quality import findings_table
from jarfalla_data.cli import main
from jarfalla_data.findings import Effect, Finding
from jarfalla_data.measures import data_quality
from jarfalla_data.privacy import Audience, release
from jarfalla_data.privacy.screening import screen
from jarfalla_data.reading.delimited import read_delimited
from jarfalla_data.reading.descriptor import DESCRIPTOR
from jarfalla_data.reading.headers import Matched, match_headers
from jarfalla_data.schemas import TABLES, Table, table
from tests.factories import (
    Row,
    area,
    bundled_row,
    bundled_store,
    data_folder,
    dialogue,
    geojson,
    incident,
    milestone,
    store_of,
    table_text,
)
from tests.privacy.people import CERTAIN, POSSIBLE

CANARIES = {
    "personnummer": "811218-9876",
    "slip": "811218-9875",
    "telephone": "+46 70-174 06 05",
    "email": "z@example.org",
}
FILES = [t for t in TABLES if t.suffix == "csv"]
canaries = pytest.mark.parametrize("canary", CANARIES.values(), ids=CANARIES)
tables = pytest.mark.parametrize("described", FILES, ids=lambda t: t.name)


def told(findings: tuple[Finding, ...]) -> list[tuple[int | None, str | None, Effect]]:
    return [(f.row, f.column, f.effect) for f in findings]


def assert_unsaid(canary: str, *texts: str) -> None:
    """Neither the value, nor its digits, nor either side of its mark stands in a text."""
    parts = {canary, re.sub(r"\D", "", canary), *re.findall(r"\d{6}|\w+@\w+", canary)} - {""}
    assert [part for part in parts for text in texts if part in text] == []


def words(findings: tuple[Finding, ...]) -> str:
    return " ".join(f"{f!r} {f} {f.say('sv')} {f.say('en')} {f.what!r}" for f in findings)


def in_every_column(described: Table, canary: str) -> list[Row]:
    """One row per column that holds the canary there, and is otherwise the file's first."""
    return [bundled_row(described.name, **{column.name: canary}) for column in described.columns]


def everywhere(path: Path, described: list[Table], canary: str) -> Path:
    """A folder with these tables, each with the canary in every column in turn, and the areas, which can be loaded."""
    rows = {t.name: in_every_column(t, canary) for t in described}
    return data_folder(path, facts=("areas",), descriptor=False, **rows)


def screened(described: Table, rows: list[Row]) -> tuple[Matched, tuple[Finding, ...]]:
    text = read_delimited(table_text(described.name, rows).encode())
    return screen(match_headers(text.frame, described), described)


# Nowhere a value


@canaries
@pytest.mark.parametrize("described", [FILES[::2], FILES[1::2]], ids=["half", "other"])  # `check` prints 200 findings
def test_a_value_in_any_column_of_any_table_enters_nothing_and_is_nowhere_said(
    tmp_path, caplog, capfd, described, canary
):
    folder = everywhere(tmp_path, described, canary)
    assert main(["check", str(folder)]) == 1
    store = open_store(folder)
    shown = findings_table(release(data_quality.findings(store, "sv"), Audience.INTERNAL), "sv")
    assert_unsaid(canary, repr(store.findings), words(store.findings), repr(shown), repr(store), repr(store.files))
    assert_unsaid(canary, *(getattr(store, t.name).to_csv() for t in TABLES))
    assert_unsaid(canary, *capfd.readouterr(), caplog.text)
    reports = [store.files[t.name] for t in described]
    assert [r.rows for r in reports] == [r.loaded + r.set_aside for r in reports] == [len(t.columns) for t in described]


@canaries
def test_an_error_repeats_no_value_either(tmp_path, canary):
    folder = data_folder(tmp_path, facts=(), descriptor=False, incidents=[incident(category=canary)])
    with pytest.raises(DataError) as caught:
        open_store(folder)
    assert_unsaid(canary, repr(caught.value), str(caught.value), words(caught.value.findings))
    assert_unsaid(canary, "".join(traceback.format_exception(caught.value)))


# Rows and cells


@tables
@pytest.mark.parametrize("value", CERTAIN.values(), ids=CERTAIN)
def test_a_certain_hit_sets_its_row_aside_whatever_its_column_is(described, value):
    matched, findings = screened(described, in_every_column(described, value))
    assert matched.frame.empty
    assert told(findings) == [(n, c.name, Effect.ROW_SET_ASIDE) for n, c in enumerate(described.columns, 2)]


@tables
def test_a_possible_hit_leaves_its_cell_empty_or_its_row_out_where_it_may_not_be_empty(described):
    matched, findings = screened(described, in_every_column(described, POSSIBLE["personnummer"]))
    effect = {True: Effect.ROW_SET_ASIDE, False: Effect.CELL_SET_ASIDE}
    assert told(findings) == [(n, c.name, effect[c.required]) for n, c in enumerate(described.columns, 2)]
    kept = {n: c.name for n, c in enumerate(described.columns, 2) if not c.required}
    assert matched.frame.index.tolist() == list(kept)
    assert all(matched.frame[name].isna()[n] for n, name in kept.items())


def test_a_row_with_a_possible_hit_is_loaded_without_that_cell(tmp_path):
    store = store_of(
        tmp_path, facts=("areas", "places"), milestones=[milestone(note_sv="rör 640823-3235"), milestone()]
    )
    assert len(store.milestones) == 2
    assert store.milestones["note_sv"].isna().all()
    assert [f for f in told(store.findings) if f[0]] == [(2, "note_sv", Effect.CELL_SET_ASIDE)]
    assert store.anything_set_aside


@pytest.mark.parametrize(("kind", "value"), CERTAIN.items())
def test_every_kind_is_told_by_its_name_in_both_languages(kind, value):
    _, (found,) = screened(table("milestones"), [milestone(), milestone(title_sv=f"Se {value}")])
    assert (found.row, found.column, found.effect) == (3, "title_sv", Effect.ROW_SET_ASIDE)
    assert len({found.say(lang) for lang in ("sv", "en")} | {screened_words(k) for k in CERTAIN if k != kind}) == 7
    assert_unsaid(value, words((found,)))


def screened_words(kind: str) -> str:
    _, (found,) = screened(table("milestones"), [milestone(), milestone(title_sv=CERTAIN[kind])])
    return found.say("sv")


def test_a_row_with_several_hits_is_told_for_each_cell_and_counted_once(tmp_path):
    value = CERTAIN["personnummer"]
    store = store_of(
        tmp_path, facts=("areas", "places"), milestones=[milestone(title_sv=value, note_en=value), milestone()]
    )
    assert [f[:2] for f in told(store.findings) if f[0]] == [(2, "title_sv"), (2, "note_en")]
    assert (store.files["milestones"].rows, store.files["milestones"].set_aside) == (2, 1)


def test_a_row_set_aside_is_no_double_of_another(tmp_path):
    twice = {"incident_id": "offence-1"}
    rows = [incident(**twice, category=CERTAIN["personnummer"]), incident(**twice)]
    store = store_of(tmp_path, facts=("areas", "places"), incidents=rows)
    assert len(store.incidents) == 1


# What is not screened, because it is what its column says


def test_the_bundled_data_hold_no_hit():
    assert bundled_store().findings == ()


def test_web_addresses_are_let_in_with_their_digits(tmp_path):
    url = "https://example.org/640823-3234"
    store = store_of(tmp_path, facts=("areas", "places"), milestones=[milestone(source_url=url)])
    assert store.milestones["source_url"].tolist() == [url]


def test_a_column_of_addresses_that_holds_something_else_is_screened(tmp_path):
    store = store_of(
        tmp_path, facts=("areas", "places"), milestones=[milestone(source_url=CERTAIN["email"]), milestone()]
    )
    assert len(store.milestones) == 1


def test_numbers_dates_and_ids_are_let_in(tmp_path):
    rows = [
        incident(incident_id=i, occurred_at="2018-12-18 19:00", count=n, offence_code="0980")
        for i, n in [("offence-900001", 1), ("event-629812", 81121898), ("OBS001", 2), ("081234567", 3), ("900001", 4)]
    ]
    store = store_of(tmp_path, facts=("areas", "places"), incidents=rows)
    assert [f for f in store.findings if f.row] == []
    assert len(store.incidents) == len(rows)


def test_coordinates_are_let_in_where_they_belong(tmp_path):
    exact = bundled_row("places", latitude="59.4234567", longitude="17,8312151234")
    store = store_of(tmp_path, facts=("areas",), places=[exact])
    assert store.places["latitude"].tolist() == [59.4234567]


@pytest.mark.parametrize("column", ["count", "occurred_at", "registered_on"])
@pytest.mark.parametrize("digits", ["8112189876", "198112189876", "0761740605"])
def test_a_number_of_ten_digits_is_never_only_a_number(column, digits):
    matched, findings = screened(table("incidents"), [incident(**{column: digits}), incident()])
    assert [f[:2] for f in told(findings)] == [(2, column)]
    assert digits not in matched.frame.to_csv()


# Headers, names of files, areas, the descriptor


def with_column(header: str) -> str:
    """A file of dialogues with one more column."""
    lines = table_text("dialogues", [dialogue()]).split("\r\n")
    return f'{lines[0]},"{header}"\n{lines[1]},x\n'


def test_a_column_that_no_schema_knows_is_named_and_not_loaded(tmp_path):
    """Its free text is nowhere, whatever it says."""
    text = with_column("fritext").replace(",x\n", ',"Anna i port 7 vet vem det var"\n')
    store = open_store(data_folder(tmp_path, facts=("areas",), dialogues=text))
    told = [(f.file, f.row, f.column, f.effect) for f in store.findings if f.column == "fritext"]
    assert told == [("dialogues.csv", 1, "fritext", Effect.NOTE)]
    assert "The column is unknown and is not loaded." in words(store.findings)
    assert len(store.dialogues) == 1
    assert "fritext" not in store.dialogues.columns
    assert_unsaid("Anna", store.dialogues.to_csv(), words(store.findings), repr(store.findings), repr(store))


@canaries
def test_a_header_is_never_repeated(tmp_path, capfd, canary):
    folder = data_folder(tmp_path, facts=("areas",), dialogues=with_column(canary))
    store = open_store(folder)
    main(["check", str(folder)])
    assert len(store.dialogues) == 1
    assert_unsaid(canary, words(store.findings), repr(store.findings), *capfd.readouterr())


@pytest.mark.parametrize("header", ["ABC12A", "bil ABC 123", "59,42345"])
def test_a_header_with_fewer_than_six_digits_may_also_be_about_a_person(tmp_path, header):
    folder = data_folder(tmp_path, facts=("areas",), dialogues=with_column(header))
    assert_unsaid(header, words(open_store(folder).findings))


@canaries
def test_the_properties_of_areas_are_screened_too(tmp_path, canary):
    ways: list[dict[str, Any]] = [{"name": canary}, {"municipal_part": canary}, {"edition": canary}, {canary: "x"}]
    odd = [area(f"odd{n}", **way) for n, way in enumerate([*ways, {"name": {"contact": canary}}])]
    store = store_of(tmp_path, facts=(), areas=geojson(area("a"), *odd, area(canary)))
    assert_unsaid(canary, words(store.findings), store.areas.drop(columns="geometry").to_csv())
    report = store.files["areas"]
    assert report.loaded + report.set_aside == report.rows == 7
    assert store.areas["area_id"].iloc[0] == "a"


@canaries
def test_a_file_of_no_table_is_told_without_a_name_that_is_about_a_person(tmp_path, canary):
    folder = data_folder(tmp_path, facts=("population",))
    (folder / f"{canary}.csv").write_text("a\n")
    assert_unsaid(canary, words(open_store(folder).findings))


@canaries
def test_a_text_of_the_descriptor_that_is_about_a_person_is_not_shown(tmp_path, canary):
    folder = data_folder(tmp_path, facts=("population",))
    package = json.loads((folder / DESCRIPTOR).read_bytes())
    resource = next(r for r in package["resources"] if r["path"] == "population.csv")
    resource |= {
        "licenses": [{"name": canary}],
        "next_update_note_sv": f"Fråga {canary}",
        "next_update_note_en": "Soon",
    }
    (folder / DESCRIPTOR).write_text(json.dumps(package))
    store = open_store(folder)
    report = store.files["population"]
    assert (report.licence, dict(report.next_update_note)) == ("", {"en": "Soon"})
    assert [f.effect for f in store.findings if f.file == DESCRIPTOR] == [Effect.NOTE]
    assert_unsaid(canary, words(store.findings), repr(store.files))


# Files that cannot be read


@pytest.mark.parametrize(
    "content",
    [
        "{} \xe5".encode("latin-1"),
        b'a,b\n{},"{}\n',
        b'"{}\n',
        b"{}\0",
        "{}".encode("utf-16"),
        b"{}",
        b"incident_id,occurred_at\n{}\n{},{},{}\n",
        b'[{{"a": "{}"}}]',
    ],
)
def test_a_file_that_cannot_be_read_is_told_without_what_it_holds(tmp_path, caplog, capfd, content):
    canary = CANARIES["personnummer"]
    raw = content.replace("{}".encode("utf-16")[2:], canary.encode("utf-16")[2:]).replace(b"{}", canary.encode())
    for name in ("incidents.csv", "areas.geojson", DESCRIPTOR):
        data_folder(tmp_path, facts=("population",), descriptor=False)
        (tmp_path / name).write_bytes(raw)
    assert main(["check", str(tmp_path)]) == 1
    assert_unsaid(canary, words(open_store(tmp_path).findings), *capfd.readouterr(), caplog.text)
