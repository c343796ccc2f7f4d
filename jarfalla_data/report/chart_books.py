"""The workbook behind a native chart: the numbers that it draws, and beside them the tables of the chart as read."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pptx.chart.data import CategoryChartData, XyChartData
from pptx.chart.xlsx import CategoryWorkbookWriter, XyWorkbookWriter

from jarfalla_data.charts import palette
from jarfalla_data.charts.model import Cell, Chart, Link, Table, words_of
from jarfalla_data.report.tables import mark_of
from jarfalla_data.report.workbook_layout import column_width
from jarfalla_data.report.workbook_numbers import number_in, safe
from jarfalla_data.report.workbook_sheets import sheet_name
from jarfalla_data.wording import translator

HEAD = {"bold": True, "font_color": palette.WHITE, "bg_color": palette.NAVY, "text_wrap": True}
LOOKS: dict[str, dict[str, Any]] = {
    "title": {"bold": True, "font_size": 14},
    "mark": {"bold": True, "font_color": palette.EXAMPLE},
    "grey": {"font_color": palette.MUTED},
    "head": HEAD,
    "head right": {**HEAD, "align": "right"},
    "right": {"align": "right"},
    "": {},
}


class _WithTables:
    """python-pptx writes what a chart draws, for its charts refer to where that stands; the tables come after it."""

    def __init__(self, data: Any, chart: Chart | None) -> None:
        super().__init__(data)  # type: ignore[call-arg] # of the writer that this is mixed into
        self._chart = chart

    def _populate_worksheet(self, workbook: Any, worksheet: Any) -> None:
        super()._populate_worksheet(workbook, worksheet)  # type: ignore[misc]
        if self._chart:
            _add_tables(workbook, self._chart)


class _NamesBook(_WithTables, CategoryWorkbookWriter):  # type: ignore[misc]
    """The workbook of a chart of names or days."""


class _PointsBook(_WithTables, XyWorkbookWriter):  # type: ignore[misc]
    """That of a chart of which both axes are numbers."""


class NamesData(CategoryChartData):  # type: ignore[misc]
    """What a chart of names or days draws; with the tables of `chart` in its workbook."""

    def __init__(self, number_format: str, chart: Chart | None) -> None:
        super().__init__(number_format)
        self._writer = _NamesBook(self, chart)

    @property
    def _workbook_writer(self) -> _NamesBook:
        return self._writer


class PointsData(XyChartData):  # type: ignore[misc]
    """What a chart of numbers against numbers draws; with the tables of `chart` in its workbook."""

    def __init__(self, number_format: str, chart: Chart | None) -> None:
        super().__init__(number_format)
        self._writer = _PointsBook(self, chart)

    @property
    def _workbook_writer(self) -> _PointsBook:
        return self._writer


def _add_tables(workbook: Any, chart: Chart) -> None:
    """A sheet for each table of the chart."""
    formats: dict[tuple[str, str], Any] = {}

    def look(name: str, number: str = "") -> Any:
        if (name, number) not in formats:
            own = {"num_format": number} if number else {}
            formats[name, number] = workbook.add_format({**LOOKS[name], **own})
        return formats[name, number]

    for table in chart.tables:
        taken = [sheet.get_name() for sheet in workbook.worksheets()]
        sheet = workbook.add_worksheet(sheet_name(translator(chart.lang)("Tabell"), taken))
        top = _write_about(sheet, table, chart, look)
        _write_table(sheet, table, top + 1, chart.lang, look)


def _write_about(sheet: Any, table: Table, chart: Chart, look: Any) -> int:
    """What the table is; answers the next row."""
    t = translator(chart.lang)
    marks = (t("Intern") if table.internal else "", mark_of(table, chart.lang))
    said = ((table.caption, "title"), *((mark, "mark") for mark in marks))
    told = [one for one in (*said, (chart.subtitle, "grey"), (chart.freshness, "grey")) if one[0]]
    for i, (text, name) in enumerate(told):
        sheet.write_string(i, 0, safe(text), look(name))
    return len(told)


def _write_table(sheet: Any, table: Table, top: int, lang: str, look: Any) -> None:
    """The header, which stays when one scrolls, and the rows below it."""
    numeric = [name in table.numeric for name in table.columns]
    for j, name in enumerate(table.columns):
        sheet.write_string(top, j, safe(name), look("head right" if numeric[j] else "head"))
        sheet.set_column(j, j, column_width(name, [row[j] for row in table.rows]))
    for i, row in enumerate(table.rows, top + 1):
        _write_row(sheet, i, row, numeric, lang, look)
    sheet.freeze_panes(top + 1, 1)


def _write_row(sheet: Any, i: int, row: Sequence[Cell], numeric: Sequence[bool], lang: str, look: Any) -> None:
    """Numbers where the column has numbers, else texts that are never run, nor taken for addresses."""
    for j, cell in enumerate(row):
        text = words_of(cell)
        number = number_in(text, lang) if numeric[j] and not isinstance(cell, Link) else None
        if number:
            sheet.write_number(i, j, number.value, look("right", number.format))
        elif safe(text):
            sheet.write_string(i, j, safe(text), look("right" if numeric[j] else ""))
