"""Which tables a file holds is told by its headers, and by its name where they leave it open."""

from __future__ import annotations

import io
import json
from collections.abc import Iterable, Mapping
from typing import Any

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from jarfalla_data.errors import UnreadableFileError
from jarfalla_data.reading.recognising import Layout, Recognised, recognise
from jarfalla_data.reading.texts import read_text
from jarfalla_data.schemas import TABLES, table
from jarfalla_data.schemas.columns import Table
from tests.factories import BUNDLED, SLOW_PROPERTY, csv_text, incident

FORMS = [t for t in TABLES if t.suffix == "csv"]
OFFENCES = ("Id", "Brottskod", "Inskrivningsdatum", "Brottsdatum", "Kommun", "Antal")


def headers(of: str, lang: str = "en") -> list[str]:
    return [column.sv if lang == "sv" else column.name for column in table(of).columns]


def text(header: Iterable[str]) -> bytes:
    return csv_text(list(header), []).encode()


def book(sheets: Mapping[str, Iterable[Iterable[Any]]]) -> bytes:
    made = openpyxl.Workbook()
    made.remove(made.active)
    for title, rows in sheets.items():
        sheet = made.create_sheet(title)
        for row in rows:
            sheet.append(list(row))
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def told(raw: bytes, name: str = "x.csv") -> str:
    with pytest.raises(UnreadableFileError) as caught:
        recognise(raw, name)
    return caught.value.say("sv")


@pytest.mark.parametrize("of", FORMS, ids=lambda of: of.name)
@pytest.mark.parametrize("lang", ["sv", "en"])
@pytest.mark.parametrize("only_required", [False, True], ids=["all", "required"])
def test_every_table_is_known_by_its_headers_whatever_the_file_is_called(of: Table, lang, only_required):
    header = [c.sv if lang == "sv" else c.name for c in of.columns if c.required or not only_required]
    assert recognise(text(header), "Blad1.csv") == (Recognised(of.name, Layout.CANONICAL, "csv"),)


@pytest.mark.parametrize("of", TABLES, ids=lambda of: of.name)
def test_every_bundled_file_is_known_as_its_table(of: Table):
    assert [found.table for found in recognise((BUNDLED / of.file).read_bytes(), "hämtad fil")] == [of.name]


def test_offences_are_known_by_their_layout():
    assert recognise(text(OFFENCES), "x.csv") == (Recognised("incidents", Layout.OFFENCES, "csv"),)


@pytest.mark.parametrize("raw", [b"[]", b' \n[{"id": 1}]', json.dumps([{"id": 1}]).encode("utf-16"), b'{"a": 1}'])
def test_json_is_the_events_of_the_police(raw):
    assert recognise(raw, "events") == (Recognised("incidents", Layout.EVENTS, "json"),)


def test_of_two_tables_the_name_of_the_file_decides():
    both = {*headers("inspections"), *headers("activities")}
    assert [recognise(text(both), f"{name}.csv")[0].table for name in ("inspections", "Aktiviteter (2)")] == [
        "inspections",
        "activities",
    ]


def test_what_could_be_two_tables_is_refused_with_the_question():
    said = told(text({*headers("inspections"), *headers("agreement_years")}))  # five columns each
    assert all(word in said for word in ("inspections", "Vilken gäller?", "agreement_years"))


def test_headers_of_no_table_are_told_with_the_nearest_and_what_it_lacks():
    assert "Närmast är incidents, men där saknas: category." in told(text(["incident_id", "källa", "inträffade"]))


def test_headers_that_no_table_has_are_told_and_not_repeated():
    assert "Anna" not in told(text(["Anna Andersson", "0701234567"]))


def test_a_file_with_the_name_of_a_table_is_that_table_though_columns_are_missing():
    assert recognise(text(["x", "y"]), "Incidents 2024.csv")[0].table == "incidents"


@pytest.mark.parametrize("name", ["incidents", "incidents.csv", "INCIDENTS_2024-03.txt", "brott och händelser (1).csv"])
def test_numbers_after_the_name_do_not_matter(name):
    assert recognise(text(["x", "y"]), name)[0].table == "incidents"


@pytest.mark.parametrize("name", ["incidents kopia.csv", "incident.csv", "nya incidents.csv", ""])
def test_another_name_is_no_name_of_a_table(name):
    assert "passar ingen tabell" in told(text(["x", "y"]), name)


def test_each_sheet_of_a_workbook_is_a_table_by_its_headers_or_its_title():
    cells = incident()
    raw = book(
        {
            "Blad1": [cells, cells.values()],
            "Omgångar": [headers("dialogue_rounds", "sv")],
            "Mötets beslut": [["x", "y"]],
            "Om filen": [["Sparad av", "oss"]],
            "Tomt": [],
        }
    )
    found = recognise(raw, "allt.xlsx")
    assert [(one.table, one.layout, one.suffix, one.sheet) for one in found] == [
        ("incidents", "canonical", "xlsx", "Blad1"),
        ("dialogue_rounds", "canonical", "xlsx", "Omgångar"),
        ("decisions", "canonical", "xlsx", "Mötets beslut"),
    ]
    assert [[note.say("sv") for note in one.notes] for one in found] == [
        ["Andra blad i arbetsboken, som inte är inlästa: 1."],
        [],
        [],
    ]
    read = read_text(raw, found[0].schema, {}, found[0].sheet)
    assert read.frame["incident_id"].tolist() == [cells["incident_id"]]


def test_the_name_of_a_workbook_counts_where_it_has_one_sheet_only():
    assert recognise(book({"Blad1": [["x", "y"]]}), "incidents.xlsx")[0].table == "incidents"
    assert "ingen tabell" in told(book({"Blad1": [["x", "y"]], "Blad2": [["x", "y"]]}), "incidents.xlsx")


def test_two_sheets_of_one_table_are_refused_with_the_question():
    assert "incidents" in told(book({"2023": [OFFENCES], "2024": [OFFENCES]}), "x.xlsx")
    assert "Vilket gäller?" in told(book({"2023": [OFFENCES], "2024": [OFFENCES]}), "x.xlsx")


@SLOW_PROPERTY
@given(st.binary(max_size=80) | st.text(alphabet='ab,;"\n[]{}', max_size=40).map(str.encode), st.text(max_size=8))
def test_whatever_the_bytes_and_the_name_a_table_is_named_or_a_sentence_said(raw, name):
    try:
        found = recognise(raw, name)
    except UnreadableFileError:
        return
    assert found
