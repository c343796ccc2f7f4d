"""The content of a report as the sheets of a PDF take it: data only, nothing in it is ever read as markup."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from jarfalla_data.charts.describe import example_mark
from jarfalla_data.charts.model import Cell, Chart, Link, Table, words_of
from jarfalla_data.charts.sources import badge_label
from jarfalla_data.privacy import Audience
from jarfalla_data.report.content import Report, Section
from jarfalla_data.report.picture import picture
from jarfalla_data.report.tables import headed, without_marks
from jarfalla_data.wording import Translator, format_moment, translator

Data = dict[str, Any]
ACROSS, DOWN, LYING = 481.0, 500.0, 728.0
"""Points that a figure may take on a sheet, and that a table may on one that lies."""
LEAST = 7.0
"""A section of tables alone, of which one has room upright in no larger texts, stands on sheets that lie."""
SMALL, *SIZES = 8.0, 8.0, 7.5, 7.0, 6.5
"""Points of the texts of a table, and of one with many columns the largest of them that has room."""
LETTER, AIR = 0.53, 8.5
"""The mean width of a letter in units of its size, and the points around the text of a cell."""
LONGEST = 40
"""Letters that a column may be wide before others have what they need."""
MOST_ROWS = 45
"""A table beside a figure that has more rows stands in the workbook and the CSV files only."""


def told(report: Report, fonts: tuple[str, ...]) -> Data:
    """The report as data for its sheets."""
    t, made = translator(report.lang), report.made
    moment = None if made is None else dict(zip(_PARTS, made.timetuple()[:6], strict=True))
    writer = _Writer(t, ", ".join(fonts))
    return {
        "title": report.title,
        "author": t("Lokala problembilder i Järfälla"),
        "lang": report.lang,
        "made": moment,
        "fonts": list(fonts),
        "internal": t("Intern") if report.audience is Audience.INTERNAL else "",
        "example": example_mark(report.lang) if report.is_example else "",
        "foot": "" if made is None else t("Rapporten gjordes {moment}", moment=format_moment(made, report.lang)),
        "page": t("Sida {n} av {all}", n="{n}", all="{all}"),
        "contents": t("Innehåll"),
        "facts": [list(pair) for pair in report.facts],
        "parts": [
            {"title": part.title, "sections": [writer.section(section) for section in part.sections]}
            for part in report.parts
        ],
    }


_PARTS = ("year", "month", "day", "hour", "minute", "second")


@dataclass
class _Writer:
    """Writes sections; a table that has stood before is not set again."""

    t: Translator
    family: str
    figures: int = 0
    seen: dict[Table, str] = field(default_factory=dict)

    def section(self, section: Section) -> Data:
        """Figures first: the sentences of a section are about them."""
        blocks: list[Data] = [block for chart in section.charts for block in self._chart(chart)]
        blocks += [{"kind": "text", "text": said} for said in section.sentences]
        shown = [without_marks(table, self.t.lang) for table in section.tables]
        wide = not section.charts and any(_widths(table, ACROSS)[1] <= LEAST for table in shown)
        for table in section.tables:
            blocks += self._table(table, LYING if wide else ACROSS)
        return {"title": section.title, "wide": wide, "blocks": blocks}

    def _chart(self, chart: Chart) -> Iterator[Data]:
        badges = (badge_label(badge, chart.lang) for badge in chart.badges)
        words = {"headline": chart.headline, "lead": chart.lead}
        subtitle = " · ".join(filter(None, (*badges, chart.subtitle)))
        if chart.is_empty:
            yield {"kind": "empty", "subtitle": subtitle, **words}
            return
        self.figures += 1
        drawn = picture(chart, f"f{self.figures}", self.family)
        width = min(ACROSS, DOWN * drawn.width / drawn.height)
        more = {"svg": drawn.svg, "width": width, "alt": chart.alt, "freshness": chart.freshness}
        yield {"kind": "figure", "subtitle": subtitle, **words, **more}
        for table in chart.tables:
            yield from self._beside(table)

    def _beside(self, table: Table) -> Iterator[Data]:
        """The numbers of a figure; of a long table where they are."""
        if len(table.rows) > MOST_ROWS:
            words = self.t(
                "{table}: {n} rader. De står i arbetsboken (xlsx) och i CSV-filerna (zip).",
                table=table.caption,
                n=len(table.rows),
            )
            yield {"kind": "note", "text": words}
        else:
            yield from self._table(table)

    def _table(self, table: Table, across: float = ACROSS) -> Iterator[Data]:
        if not table.rows:
            return
        if table in self.seen:
            yield {
                "kind": "note",
                "text": self.t("{table}: samma tabell som tidigare i rapporten.", table=table.caption),
            }
            return
        self.seen[table] = table.caption
        yield table_block(table, self.t, across)


def table_block(table: Table, t: Translator, across: float = ACROSS) -> Data:
    """A table as data: columns with their widths, rows, the size of its texts."""
    shown = without_marks(table, t.lang)
    widths, size = _widths(shown, across)
    return {
        "kind": "table",
        "caption": headed(table, t.lang),
        "size": size,
        "columns": [
            {"name": name, "numeric": name in shown.numeric, "width": width}
            for name, width in zip(shown.columns, widths, strict=True)
        ],
        "rows": [[_cell(cell) for cell in row] for row in shown.rows],
    }


def _widths(table: Table, across: float) -> tuple[list[float | None], float]:
    """Of each column its points (None: as wide as its texts, where all have room), and the size of the texts.

    No column is narrower than its longest word, where that can be; what is left goes to those that have long texts.
    """
    columns = [[name, *(words_of(row[i]) for row in table.rows)] for i, name in enumerate(table.columns)]
    whole = [_points(max(columns[i], key=len), SMALL) for i in range(len(columns))]
    if sum(whole) <= across:
        return [None] * len(columns), SMALL
    size = next((size for size in SIZES if sum(_words(columns, size)) <= across), SIZES[-1])
    least = _words(columns, size)
    if sum(least) >= across:
        return [width * across / sum(least) for width in least], size
    wish = [max(0.0, min(wide, _points("x" * LONGEST, size)) - few) for wide, few in zip(whole, least, strict=True)]
    share = (across - sum(least)) / (sum(wish) or 1.0)
    return [few + more * share for few, more in zip(least, wish, strict=True)], size


def _words(columns: list[list[str]], size: float) -> list[float]:
    """The points that the longest word of each column takes; a space that does not break belongs to its word."""
    return [max(_points(word, size) for cell in cells for word in cell.split(" ")) for cells in columns]


def _points(text: str, size: float) -> float:
    return len(text) * LETTER * size + AIR


def _cell(cell: Cell) -> str | list[str]:
    return [cell.text, cell.url] if isinstance(cell, Link) else cell
