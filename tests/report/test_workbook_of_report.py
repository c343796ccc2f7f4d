"""The workbook of a report: numbers as numbers, texts that never run, marks on every sheet."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.utils import get_column_letter

from jarfalla_data.charts.describe import example_mark
from jarfalla_data.charts.model import Link, Table
from jarfalla_data.privacy import Audience
from jarfalla_data.report.content import Part
from jarfalla_data.report.workbook import to_xlsx
from jarfalla_data.report.workbook_numbers import number_in
from jarfalla_data.report.workbook_sheets import FORBIDDEN, sheet_name
from jarfalla_data.wording import format_number, format_share
from tests.factories import PROPERTY
from tests.report.every_chart import CANARY, VIEWS, charts_of, hidden_counts, hidden_shares, report_of, views
from tests.report.files_read import as_kept, book_of, parts_of, table_in

FORMULAS = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1"]


@cache
def book(audience: Audience, lang: str) -> Any:
    return book_of(to_xlsx(report_of(*charts_of(audience, lang))))


def of_tables(*tables: Table, **given: Any) -> Any:
    return book_of(to_xlsx(report_of(tables=tables, **given)))


def table(*rows: tuple[Any, ...], **more: Any) -> Table:
    return Table("lista", "Händelser", ("Plats", "Antal"), rows, **{"numeric": ("Antal",), **more})


@views
def test_there_is_a_sheet_for_each_table_that_holds_all_of_it(view):
    tables = [table for chart in charts_of(*view) for table in chart.tables]
    sheets = book(*view).worksheets[1:]
    for sheet, shown in zip(sheets, tables, strict=True):
        assert sheet["A1"].value == shown.caption
        assert table_in(sheet, shown) == as_kept(shown, view[1])


@pytest.mark.parametrize(
    ("text", "lang", "value", "form"),
    [
        ("7", "sv", 7, "#,##0"),
        ("1\u00a0234", "sv", 1234, "#,##0"),
        ("1,234", "en", 1234, "#,##0"),
        ("2024", "sv", 2024, "0"),
        ("39\u00a0%", "sv", 0.39, '#,##0"\u00a0"%'),
        ("39%", "en", 0.39, "#,##0%"),
        ("0,72", "sv", 0.72, "#,##0.00"),
        ("+5", "sv", 5, '+0;"−"0;0'),
        ("−5", "sv", -5, '+0;"−"0;0'),
        ("230 svar", "sv", 230, '#,##0" svar"'),
        ("20 svar, få", "sv", 20, '#,##0" svar, få"'),
        ("● 12", "sv", 12, '"● "#,##0'),
    ],
)
def test_a_number_is_kept_as_one_in_the_format_in_which_it_is_written(text, lang, value, form):
    found = number_in(text, lang)
    assert found is not None
    assert (found.value, found.format) == (value, form)


@pytest.mark.parametrize("text", ["", "visas inte", "–", "35–41 %", "12 av 13", "27 maj 2019", "1 2", "1,2,3", "=7"])
def test_what_is_no_number_stays_a_text(text):
    assert number_in(text, "sv") is None


@PROPERTY
@given(st.integers(0, 10**9), st.sampled_from(["sv", "en"]), st.integers(0, 2))
def test_every_number_that_the_pages_write_is_read_back_as_itself(number, lang, decimals):
    value = number / 10**decimals
    found = number_in(format_number(value, lang, decimals), lang)
    assert found is not None
    assert found.value == pytest.approx(value)


@PROPERTY
@given(st.integers(-100, 100), st.sampled_from(["sv", "en"]))
def test_every_share_and_every_difference_of_shares_is_read_back_as_itself(points, lang):
    signed = number_in(format_share(points / 100, lang, signed=True), lang)
    assert signed is not None
    assert signed.value == points
    share = number_in(format_share(abs(points) / 100, lang), lang)
    assert share is not None
    assert share.value == pytest.approx(abs(points) / 100)


@pytest.mark.parametrize("formula", FORMULAS)
def test_no_cell_is_a_formula_whatever_the_data_say(formula):
    evil = Table(formula, formula, (formula, "b"), ((formula, formula), (Link(formula, "https://a.se"), "")), ("b",))
    report = report_of(tables=(evil,), title=formula, facts=((formula, formula),))
    parts = (Part(formula, (replace(report.parts[0].sections[0], title=formula),)),)
    made = book_of(to_xlsx(replace(report, parts=parts)))
    cells = [cell for sheet in made.worksheets for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert [cell.coordinate for cell in cells if cell.data_type == "f"] == []
    assert not any(str(cell.value).startswith(("=", "@", "\t")) for cell in cells)


@pytest.mark.parametrize("hide", [hidden_counts, hidden_shares])
def test_a_hidden_number_is_nowhere_in_the_workbook_and_said_to_be_hidden(hide):
    data = to_xlsx(report_of(hide()))
    assert [name for name, part in parts_of(data) if str(CANARY).encode() in part] == []
    words = [cell.value for sheet in book_of(data).worksheets for row in sheet.iter_rows() for cell in row]
    assert "visas inte" in words


def test_every_sheet_of_an_internal_report_says_so_in_a_cell_and_on_paper():
    for sheet in book(Audience.INTERNAL, "sv").worksheets:
        assert "Intern" in [row[0].value for row in sheet.iter_rows(max_row=4)]
        assert sheet.oddHeader.right.text == "Intern"


def test_no_sheet_of_a_public_report_says_that_it_is_internal():
    for sheet in book(Audience.PUBLIC, "en").worksheets:
        assert "Internal" not in [cell.value for row in sheet.iter_rows() for cell in row]
        assert not sheet.oddHeader.right.text


@views
def test_every_sheet_of_invented_numbers_says_so_in_a_cell_and_on_paper(view):
    mark, tables = example_mark(view[1]), [table for chart in charts_of(*view) for table in chart.tables]
    examples = [shown.caption.startswith(mark) for shown in tables]
    assert any(examples)
    for sheet, is_example in zip(book(*view).worksheets[1:], examples, strict=True):
        assert (mark in [row[0].value for row in sheet.iter_rows(max_row=5)]) == is_example
        assert (sheet.oddHeader.left.text == mark) == is_example


@views
def test_the_first_sheet_says_what_page_one_says_and_leads_to_every_other(view):
    made = book(*view)
    index = made.worksheets[0]
    words = [cell.value for row in index.iter_rows() for cell in row]
    assert {"Rapport om Järfälla", "Period", "2017–2024", "Fingeravtryck", "abc123"} <= set(words)
    links = [cell.hyperlink.location for row in index.iter_rows() for cell in row if cell.hyperlink]
    assert links == [f"'{name}'!A1" for name in made.sheetnames[1:]]


@views
def test_sheets_print_on_lying_a4_with_the_header_on_each_page(view):
    for sheet in book(*view).worksheets[1:]:
        assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
        assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 0)
        head = int(sheet.print_title_rows.split("$")[-1])
        assert sheet.freeze_panes == f"B{head + 1}"
        assert sheet.cell(head, 1).font.bold


def test_columns_are_as_wide_as_what_stands_in_them():
    made = of_tables(table(("Barkarby västra-Skälby östra", "7"), ("Nibble", "1\u00a0234")))
    assert made.worksheets[1].column_dimensions["A"].width > len("Barkarby västra-Skälby östra")


def test_rows_are_as_high_as_the_lines_of_what_stands_in_them():
    name = "Antal anmälningar som upptäcks genom kontroller"
    made = of_tables(Table("a", "A", ("Plats", name), (("Nibble", "7"), ("ord " * 60, "7")), (name,))).worksheets[1]
    head = int(made.print_title_rows.split("$")[-1])
    heights = [made.row_dimensions[head + i].height / 15 for i in range(3)]
    assert heights[0] >= 2
    assert heights[1] == 1
    assert 4 <= heights[2] <= 5


@views
def test_no_line_above_a_table_makes_its_print_small(view):
    for sheet in book(*view).worksheets[1:]:
        head = int(sheet.print_title_rows.split("$")[-1])
        across = {merged.min_row: merged.size["columns"] for merged in sheet.merged_cells}
        for row in range(1, head - 2):
            long, columns = len(str(sheet.cell(row, 1).value)), across.get(row, 1)
            wide = sum(sheet.column_dimensions[get_column_letter(j + 1)].width for j in range(columns))
            lines = (sheet.row_dimensions[row].height or 15) / 15
            assert long <= 1.15 * wide * lines  # widths are told in digits, which are wider than letters
            assert columns <= len(sheet[head]) or wide < 120


@pytest.mark.parametrize("view", VIEWS, ids=str)
def test_names_of_sheets_are_legal_and_each_its_own(view):
    names = book(*view).sheetnames
    assert len({name.lower() for name in names}) == len(names)
    assert all(0 < len(name) <= 31 and not FORBIDDEN.search(name) for name in names)


@PROPERTY
@given(st.lists(st.text(max_size=60), max_size=8))
def test_any_words_give_names_that_a_workbook_takes(words):
    taken: list[str] = []
    for some in words:
        taken.append(sheet_name(some, taken))
    assert len({name.lower() for name in taken}) == len(taken)
    assert all(0 < len(name) <= 31 and not FORBIDDEN.search(name) for name in taken)


def test_a_link_leads_to_its_source():
    made = of_tables(table((Link("polisen.se", "https://polisen.se/a"), "7")))
    linked = [cell for row in made.worksheets[1].iter_rows() for cell in row if cell.hyperlink]
    assert [cell.hyperlink.target for cell in linked if cell.value == "polisen.se"] == ["https://polisen.se/a"]
