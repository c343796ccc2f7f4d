"""A report as an Excel workbook: one sheet a table, and before them what they are and where."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from openpyxl import Workbook
from openpyxl.worksheet.hyperlink import Hyperlink

from jarfalla_data.charts.describe import example_mark
from jarfalla_data.charts.model import Badge, Table
from jarfalla_data.charts.sources import badge_label
from jarfalla_data.privacy import Audience
from jarfalla_data.report.content import Report
from jarfalla_data.report.tables import mark_of
from jarfalla_data.report.workbook_layout import lay_across, make_room
from jarfalla_data.report.workbook_numbers import LANGUAGES, safe
from jarfalla_data.report.workbook_sheets import (
    BOLD,
    LINK,
    TOP,
    lay_out_about,
    print_on_a4,
    sheet_name,
    write_about,
    write_table,
)
from jarfalla_data.wording import translator

WIDE = 100
"""Letters of the column that tells what a table shows."""


@dataclass(frozen=True)
class _Sheet:
    """A table, where in the report it stands, and what there is to know of it."""

    table: Table
    part: str
    section: str
    about: tuple[str, ...]


def to_xlsx(report: Report) -> bytes:
    """The report as the bytes of an .xlsx file; no cell of it is a formula."""
    book, t = Workbook(), translator(report.lang)
    index: Any = book.active
    index.title = t("Innehåll")
    told = list(_sheets(report))
    names: list[str] = []
    for n, one in enumerate(told, 1):
        where = f"{one.part} {one.section}" if len(report.parts) > 1 else one.section
        sheet = book.create_sheet(sheet_name(f"{n} {where}", book.sheetnames))
        names.append(sheet.title)
        _fill(sheet, one, report, index.title)
    _index(index, report, told, names)
    about = book.properties
    about.title, about.language, about.creator = report.title, LANGUAGES[report.lang], ""
    if report.made:
        about.created = report.made.astimezone(dt.UTC).replace(tzinfo=None)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def _sheets(report: Report) -> Iterator[_Sheet]:
    """All tables in the order of the report: those of charts before those that stand alone."""
    for part in report.parts:
        for section in part.sections:
            for chart in section.charts:
                marks = ", ".join(badge_label(badge, report.lang) for badge in chart.badges if badge != Badge.EXAMPLE)
                about = (chart.headline, chart.subtitle, marks, chart.freshness)
                for table in chart.tables:
                    yield _Sheet(table, part.title, section.title, about)
            for table in section.tables:
                yield _Sheet(table, part.title, section.title, ())


def _fill(sheet: Any, told: _Sheet, report: Report, index: str) -> None:
    t, internal = translator(report.lang), report.audience is Audience.INTERNAL
    mark = mark_of(told.table, report.lang)
    lines = (f"{told.section} – {told.part}", *told.about)
    row = write_about(sheet, told.table.caption, lines, report.lang, internal=internal, mark=mark)
    _lead_to(sheet.cell(row, 1), t("Till innehållet"), index)
    write_table(sheet, told.table, row + 2, report.lang)
    lay_out_about(sheet, row - 1)
    print_on_a4(sheet, report.title, mark, t("Intern") if internal else "")


def _index(sheet: Any, report: Report, told: list[_Sheet], names: list[str]) -> None:
    """What stands on page one of the report, and a link to each sheet."""
    t, internal = translator(report.lang), report.audience is Audience.INTERNAL
    mark = example_mark(report.lang) if report.is_example else ""
    row = write_about(sheet, report.title, (), report.lang, internal=internal, mark=mark)
    facts = row + 1
    for label, text in report.facts:
        row += 1
        sheet.cell(row, 1, safe(label)).font, sheet.cell(row, 1).alignment = BOLD, TOP
        sheet.cell(row, 2, safe(text))
    listed = Table("", "", (t("Blad"), t("Del"), t("Avsnitt"), t("Tabell"), t("Rader")), _listed(told, names))
    write_table(sheet, listed, row + 2, report.lang)
    sheet.column_dimensions["D"].width = WIDE
    for i, name in enumerate(names):
        _lead_to(sheet.cell(row + 3 + i, 1), name, name)
        sheet.cell(row + 3 + i, 5).value = len(told[i].table.rows)
        make_room(sheet, row + 3 + i, listed.rows[i])
    for line in range(facts, row + 1):
        lay_across(sheet, line, 2)
    sheet.freeze_panes = None
    print_on_a4(sheet, report.title, mark, t("Intern") * internal)


def _listed(told: list[_Sheet], names: list[str]) -> tuple[tuple[str, ...], ...]:
    found = zip(told, names, strict=True)
    return tuple((name, s.part, s.section, s.table.caption, str(len(s.table.rows))) for s, name in found)


def _lead_to(cell: Any, words: str, sheet: str) -> None:
    """A link to another sheet of the workbook."""
    cell.value, cell.font = safe(words), LINK
    cell.hyperlink = Hyperlink(ref=cell.coordinate, location=f"'{sheet}'!A1")
