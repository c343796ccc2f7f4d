"""Tables as HTML and as CSV: text from files is text in both, and never code."""

from __future__ import annotations

import csv
import io
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jarfalla_data.charts.describe import example_table
from jarfalla_data.charts.model import Cell, Link, Table
from jarfalla_data.charts.tables import RUNS_IN_SPREADSHEETS, harmless, to_csv, to_html
from tests.factories import PROPERTY

FORMULAS = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"]
TEXT = st.text(alphabet=st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=20)


class Cells(HTMLParser):
    """The text of each cell as a browser shows it; markup inside a cell is a fault."""

    def __init__(self) -> None:
        super().__init__()
        self.cells: list[str] = []
        self.inside = False

    def handle_starttag(self, tag: str, attrs: object) -> None:
        assert not self.inside, tag
        if tag == "td":
            self.inside = True
            self.cells.append("")

    def handle_endtag(self, tag: str) -> None:
        self.inside = self.inside and tag != "td"

    def handle_data(self, data: str) -> None:
        if self.inside:
            self.cells[-1] += data


def table(*rows: tuple[Cell, ...], columns: tuple[str, ...] = ("Plats", "Antal"), **more) -> Table:
    return Table(name="tabell", caption="Händelser", columns=columns, rows=rows, **more)


def read_csv(of: Table, lang: str, delimiter: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(to_csv(of, lang).decode("utf-8-sig"), newline=""), delimiter=delimiter))


def test_a_table_has_its_caption_and_a_header_for_each_column():
    shown = to_html(table(("Nibble", "7")))
    assert "<caption>Händelser</caption>" in shown
    assert shown.count('<th scope="col"') == 2


def test_numbers_are_set_to_the_right_in_header_and_cells():
    shown = to_html(table(("Nibble", "7"), numeric=("Antal",)))
    assert '<th scope="col" class="num">Antal</th>' in shown
    assert '<td>Nibble</td><td class="num">7</td>' in shown


def test_markup_in_any_part_of_a_table_is_text():
    evil = '<script>alert("å")</script>'
    shown = to_html(Table(evil, evil, (evil,), ((evil,), (Link(evil, f"https://a.se/{evil}"),))))
    assert "<script" not in shown
    assert shown.count("&lt;script&gt;") == 5


def test_a_link_cannot_break_out_of_its_address():
    shown = to_html(table((Link("a", 'https://a.se/" onclick="x'), "")))
    assert 'onclick="x"' not in shown
    assert "rel=" in shown


@PROPERTY
@given(TEXT)
def test_a_cell_shows_the_very_text_of_the_file(text):
    reader = Cells()
    reader.feed(to_html(table((text, "7"))))
    reader.close()
    assert reader.cells == [text, "7"]


@pytest.mark.parametrize(("lang", "line"), [("sv", "Plats;Antal"), ("en", "Plats,Antal")])
def test_cells_are_separated_as_spreadsheets_of_the_language_expect(lang, line):
    assert to_csv(table(("Nibble", "7")), lang).decode("utf-8-sig").splitlines()[0] == line


def test_a_csv_file_starts_with_the_mark_by_which_spreadsheets_know_utf_8():
    assert to_csv(table(("Åsa", "7")), "sv").startswith(b"\xef\xbb\xbf")


def test_a_link_is_its_address_in_csv():
    assert read_csv(table((Link("polisen.se", "https://polisen.se/a"), "")), "sv", ";")[1][0] == "https://polisen.se/a"


@pytest.mark.parametrize("formula", FORMULAS)
def test_a_cell_that_a_spreadsheet_would_run_is_text(formula):
    assert harmless(formula) == f"'{formula}"
    assert read_csv(table((formula, ""), columns=(formula, "b")), "sv", ";") == [
        [f"'{formula}", "b"],
        [f"'{formula}", ""],
    ]


@pytest.mark.parametrize("text", ["", "7", "−7", "a=b", "Åsa", "1 234"])
def test_a_cell_that_a_spreadsheet_does_not_run_stays_as_it_is(text):
    assert harmless(text) == text


@PROPERTY
@given(st.lists(st.tuples(TEXT, TEXT), max_size=5), st.sampled_from([("sv", ";"), ("en", ",")]))
def test_csv_gives_every_cell_back_but_for_the_apostrophe_before_formulas(rows, form):
    found = read_csv(table(*rows), *form)
    assert [[cell.removeprefix("'") for cell in row] for row in found[1:]] == [
        [cell.removeprefix("'") for cell in row] for row in rows
    ]
    assert not any(cell.startswith(RUNS_IN_SPREADSHEETS) for row in found for cell in row)


@pytest.mark.parametrize(("lang", "mark"), [("sv", "EXEMPELDATA"), ("en", "EXAMPLE")])
def test_a_table_of_example_data_says_so_in_name_caption_and_every_row(lang, mark):
    marked = example_table(table(("Nibble", "7"), ("Viksjö", "8")), lang)
    assert mark.lower() in marked.name.lower()
    assert mark in marked.caption
    assert all(mark in row[-1] for row in marked.rows)
    assert {len(row) for row in marked.rows} == {len(marked.columns)}
    assert all(mark in line for line in to_csv(marked, lang).decode().splitlines()[1:])
