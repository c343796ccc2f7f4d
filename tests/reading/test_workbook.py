"""An Excel workbook: one sheet becomes a table of text, with the row numbers that Excel shows."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Iterable, Sequence
from typing import Any

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from jarfalla_data import open_store
from jarfalla_data.errors import UnreadableFileError
from jarfalla_data.reading import workbook
from jarfalla_data.reading.delimited import TextTable
from jarfalla_data.reading.workbook import read_sheet
from tests.factories import SLOW_PROPERTY, TODAY, data_folder, incident

NAMES = ("incidents", "Brott och händelser")


def book(**sheets: list[list[Any]]) -> bytes:
    made = openpyxl.Workbook()
    made.remove(made.active)
    for title, rows in sheets.items():
        sheet = made.create_sheet(title.replace("_", " "))
        for row in rows:
            sheet.append(row)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def read_workbook(raw: bytes, names: Iterable[str], header: Sequence[str] = ()) -> TextTable:
    return workbook.read_workbook(raw, names, lambda headers: list(headers) == list(header))


def cells(raw: bytes) -> dict[int, list[str | None]]:
    frame = read_workbook(raw, NAMES).frame
    return {n: [None if cell != cell else cell for cell in row] for n, *row in frame.itertuples(name=None)}


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("Åsa", "Åsa"),
        (" ", None),
        (None, None),
        (12, "12"),
        (12.0, "12"),
        (1.5, "1.5"),
        (True, "yes"),
        (dt.date(2023, 3, 4), "2023-03-04"),
        (dt.datetime(2023, 3, 4, 21, 5), "2023-03-04 21:05"),  # noqa: DTZ001
        (dt.datetime(2023, 3, 4, 0, 0), "2023-03-04 00:00"),  # noqa: DTZ001
        (dt.time(21, 0), "21:00"),
        ("04/03/2023", "04/03/2023"),
    ],
    ids=str,
)
def test_a_cell_becomes_text_whatever_excel_held_it_as(value, text):
    assert cells(book(a=[["x", "y"], ["row", value]])) == {2: ["row", text]}


def test_rows_have_the_numbers_that_excel_shows_and_empty_ones_are_none():
    assert cells(book(a=[[], ["x", "y"], ["1", "2"], [None, ""], ["3", None]])) == {3: ["1", "2"], 5: ["3", None]}


def test_titles_above_the_header_are_told_and_are_no_rows():
    raw = book(a=[["Anmälda brott"], ["Uttag", dt.date(2024, 1, 2)], [], ["Id", "Antal", "x"], ["1", 2, None]])
    table = read_workbook(raw, NAMES)
    assert ([note.say("sv") for note in table.notes], cells(raw)) == (
        ["Rader ovanför rubrikraden, som inte är inlästa: 2."],
        {5: ["1", "2", None]},
    )


def test_the_sheet_with_the_name_of_the_table_is_read():
    assert cells(book(Om=[["z"]], Brott_och_händelser=[["x"], ["1"]], incident=[["y"]])) == {2: ["1"]}


def test_the_only_sheet_with_cells_is_read_whatever_its_name():
    assert cells(book(Blad1=[["x"], ["1"]], Blad2=[])) == {2: ["1"]}


def test_of_several_sheets_the_only_one_with_the_headers_of_the_table_is_read_and_the_others_told():
    table = read_workbook(book(Om=[["z"]], a=[["x"], ["1"]], b=[["y"]]), NAMES, ["x"])
    assert table.frame["x"].tolist() == ["1"]
    assert [note.say("sv") for note in table.notes] == ["Andra blad i arbetsboken, som inte är inlästa: 2."]


def test_hidden_sheets_are_not_read_and_are_told():
    made = openpyxl.load_workbook(io.BytesIO(book(a=[["x"], ["1"]], b=[["y"], ["2"]])))
    made["b"].sheet_state = "hidden"
    out = io.BytesIO()
    made.save(out)
    table = read_workbook(out.getvalue(), NAMES)
    assert table.frame["x"].tolist() == ["1"]
    assert [note.say("sv") for note in table.notes] == ["Dolda blad i arbetsboken, som inte är inlästa: 1."]


def test_a_sheet_is_read_by_its_title_and_says_nothing_of_the_others():
    raw = book(a=[["x"], ["1"]], b=[["y"], ["2"]])
    table = read_sheet(raw, "b")
    assert (table.frame["y"].tolist(), table.notes, table.encoding) == (["2"], (), "Excel")
    with pytest.raises(UnreadableFileError):
        read_sheet(raw, "c")


def test_of_several_sheets_it_is_asked_which():
    with pytest.raises(UnreadableFileError) as caught:
        read_workbook(book(a=[["x"]], b=[["y"]]), NAMES)
    assert "2 blad med innehåll. Vilket gäller?" in caught.value.say("sv")


@pytest.mark.parametrize(
    "raw",
    [b"", b"PK", b"a,b\n1,2\n", book(a=[]), book(a=[["x"]])[:-30]],
    ids=["nothing", "start", "text", "empty", "cut"],
)
def test_what_is_no_workbook_or_an_empty_one_is_told(raw):
    with pytest.raises(UnreadableFileError):
        read_workbook(raw, NAMES)


@pytest.mark.parametrize("kind", ["canonical", "offences"])
def test_a_workbook_in_a_folder_is_read_as_its_table(tmp_path, kind):
    cells = incident(occurred_at="x")
    header, row = list(cells), [dt.datetime(2023, 3, 4, 21) if k == "occurred_at" else v for k, v in cells.items()]  # noqa: DTZ001
    if kind == "offences":
        header = ["Id", "Brottskod", "Inskrivningsdatum", "Brottsdatum", "Kommun", "Antal"]
        row = [700001, 1210, dt.date(2023, 3, 5), dt.date(2023, 3, 4), "Järfälla", 2]
    folder = data_folder(tmp_path, facts=("areas", "places", "deso_to_area", "offence_codes"))
    (folder / "incidents.xlsx").write_bytes(book(Blad1=[header, row]))
    store = open_store(folder, today=TODAY)
    assert (store.files["incidents"].file, store.files["incidents"].loaded) == ("incidents.xlsx", 1)
    assert store.incidents["occurred_at"].dt.date.tolist() == [dt.date(2023, 3, 4)]
    assert not store.anything_set_aside


def test_of_two_forms_of_one_table_the_text_is_read_and_the_other_told(tmp_path):
    folder = data_folder(tmp_path, facts=("areas", "places"), incidents=[incident()])
    (folder / "incidents.xlsx").write_bytes(book(a=[["x"]]))
    found = [f.say("sv") for f in open_store(folder, today=TODAY).findings if f.file == "incidents.xlsx"]
    assert len(found) == 1
    assert "incidents.csv finns" in found[0]


WHOLE = book(incidents=[["x", "y"], *([f"text {n}", n] for n in range(30))])


@SLOW_PROPERTY
@given(st.integers(0, len(WHOLE) - 1), st.binary(max_size=40), st.booleans())
def test_a_damaged_workbook_is_read_or_told(place, damage, cut):
    raw = WHOLE[:place] + damage + (b"" if cut else WHOLE[place + len(damage) :])
    try:
        table = read_workbook(raw, NAMES)
    except UnreadableFileError:
        return
    assert table.rows == len(table.frame)
