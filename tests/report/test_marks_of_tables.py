"""Invented numbers are marked in every form of a report, and what is published is not called invented."""

from __future__ import annotations

from functools import cache

import pytest

from jarfalla_data.charts.describe import example_table
from jarfalla_data.charts.model import Table
from jarfalla_data.privacy import Audience
from jarfalla_data.report.powerpoint import to_pptx
from jarfalla_data.report.tables import headed, is_invented, mark_of
from jarfalla_data.report.workbook import to_xlsx
from tests.factories import BUNDLED
from tests.report.files_read import book_of, deck_of, words_of
from tests.report.reading import tidy
from tests.report.reports import pdf_of, report_of

ALL, PARTLY = "EXEMPELDATA – påhittade siffror", "Delvis exempeldata"
MIXED = ("Läget i korthet", "Medborgarlöftet 2024. Löften, mål och utfall", "Medborgarlöftet 2019–2020. Löften")
ASKED = {"sections": ("korthet", "lofte")}


@cache
def tables(audience):
    sections = [section for part in report_of(BUNDLED, audience=audience).parts for section in part.sections]
    return [t for s in sections for t in (*s.tables, *(t for chart in s.charts for t in chart.tables))]


@pytest.mark.parametrize("audience", Audience)
def test_a_table_is_called_invented_in_part_only_where_its_cells_say_which(audience):
    partly = [t.caption for t in tables(audience) if mark_of(t, "sv") == PARTLY]
    assert all(any(caption.startswith(one) for caption in partly) for one in MIXED)
    for table in tables(audience):
        rows = [any(cell == ALL or str(cell).startswith("Exempel: ") for cell in row) for row in table.rows]
        if mark_of(table, "sv") == PARTLY:
            assert any(rows)
            assert ALL not in table.caption
        else:
            assert mark_of(table, "sv") == (ALL if is_invented(table, "sv") else "")


def test_where_no_cell_says_what_is_invented_all_of_it_is_called_so():
    table = Table("exempeldata-x", "En tabell", ("Plats",), (("Viksjö",),))
    assert headed(table, "sv") == f"{ALL}: En tabell"
    whole = example_table(Table("x", "En tabell", ("Plats",), (("Exempel: Viksjö",),)), "sv")
    assert headed(whole, "sv") == f"{ALL}: En tabell"
    assert headed(Table("x", "En tabell", ("Plats",), (("Exempel: Viksjö",),)), "sv") == "En tabell"


def test_the_sheets_of_the_pdf_say_that_a_table_holds_both():
    text = tidy(pdf_of(**ASKED).text)
    for caption in MIXED:
        assert f"{PARTLY}: {caption}" in text
        assert f"{ALL}: {caption}" not in text
    assert f"{ALL}: Aktiviteter" in text


def test_slides_say_that_a_table_holds_both():
    said = "\n".join(word for slide in deck_of(to_pptx(report_of(**ASKED))).slides for word in words_of(slide))
    for caption in MIXED:
        assert f"{PARTLY}: {caption}" in said
        assert f"{ALL}: {caption}" not in said
    assert f"{ALL}: Aktiviteter" in said


def test_sheets_of_the_workbook_say_that_a_table_holds_both_in_a_cell_and_on_paper():
    for sheet in book_of(to_xlsx(report_of(**ASKED))).worksheets[1:]:
        above = [str(cell.value) for (cell,) in sheet["A1:A6"]]
        if any(above[0].startswith(caption) for caption in MIXED):
            assert PARTLY in above
            assert ALL not in above
            assert sheet.oddHeader.left.text == PARTLY
        else:
            assert not (PARTLY in above and ALL in above)
            assert sheet.oddHeader.left.text == next((mark for mark in (ALL, PARTLY) if mark in above), None)
