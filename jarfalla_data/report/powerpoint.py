"""A report as a PowerPoint presentation: a slide for each finding, with charts that can be edited and notes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from jarfalla_data.charts import palette
from jarfalla_data.charts.canvas import letters_across
from jarfalla_data.charts.describe import example_mark
from jarfalla_data.charts.model import Badge, Chart, Table
from jarfalla_data.charts.sources import badge_label
from jarfalla_data.privacy import Audience
from jarfalla_data.report import drawn_figure, drawn_map
from jarfalla_data.report.chart_shapes import add_panel
from jarfalla_data.report.chart_xml import describe
from jarfalla_data.report.content import Part, Report, Section
from jarfalla_data.report.figures import Drawing, Page, pages, places
from jarfalla_data.report.method_notes import notes
from jarfalla_data.report.native import Field
from jarfalla_data.report.native_kinds import DRAWN, FIELDS
from jarfalla_data.report.slide_tables import add_field, add_table, pages_of
from jarfalla_data.report.slides import Deck, fill_in, parted
from jarfalla_data.report.tables import headed, without_marks
from jarfalla_data.report.template import ACROSS, EDGE, FIGURE, FIRST, PART, TEXT, Box
from jarfalla_data.wording import Translator, translator

SUBTITLE: Box = (EDGE, 1.28, ACROSS, 0.82)
LEAD: Box = (EDGE, 2.4, ACROSS, 3)
FIGURE_TOP, FIGURE_END = 2.12, 6.98
FOOT: Box = (EDGE, 7.05, ACROSS - 1.0, 0.3)
TABLE: Box = (EDGE, 1.75, ACROSS, 5.1)
SIZES, SMALL, NOTE_SIZE, FOOT_SIZE = (16, 14, 12), 14, 12, 11
LINE = 1.2 / 72
"""Inches that a line of text takes from top to bottom, for each point of its size."""
MOST_TABLE_PAGES = 3


def to_pptx(report: Report) -> bytes:
    """The report as the bytes of a .pptx file: the numbers are those of its charts and tables, as they are written."""
    deck = Deck(report.lang, internal=report.audience is Audience.INTERNAL)
    made = _Made(deck, translator(report.lang))
    made.first(report)
    for part in report.parts:
        made.part(part)
        for section in part.sections:
            made.section(section, part)
    return deck.finish(report.title, report.made)


@dataclass(frozen=True)
class _Made:
    """Puts the parts of a report on slides."""

    deck: Deck
    t: Translator

    def first(self, report: Report) -> None:
        """What the report is, for whom, and what it rests on."""
        slide = self.deck.add(FIRST, report.title)
        said = [f"{label}: {text}" for label, text in report.facts]
        mark = [example_mark(report.lang)] if report.is_example and example_mark(report.lang) not in str(said) else []
        size = 18 if sum(map(len, said)) < 700 else 14
        fill_in(slide, [*mark, *said], size)
        self.deck.note(slide, "\n".join([report.title, *mark, *said]))

    def part(self, part: Part) -> None:
        """The beginning of a part, with what is in it."""
        slide = self.deck.add(PART, part.title)
        fill_in(slide, [section.title for section in part.sections], 20 if len(part.sections) < 9 else 16)

    def section(self, section: Section, part: Part) -> None:
        """The sentences of a section, its charts, and the tables without one."""
        about = f"{section.title} – {part.title}"
        texts = parted(section.sentences)
        for i, some in enumerate(texts):
            fill_in(self.deck.add(TEXT, self._counted(about, i, len(texts))), some, 20)
        for chart in section.charts:
            self.chart(chart, about)
        for table in section.tables:
            self.table(table, about)

    def chart(self, chart: Chart, about: str) -> None:
        """A slide for each page of the chart; without a figure one that says why."""
        found = pages(chart)
        beside = max((len(page) for page in found if isinstance(page, tuple)), default=1)
        for i, page in enumerate(found):
            slide = self._titled(chart, self._counted(chart.headline, i, len(found)))
            self._figure(slide, chart, page, beside, first=i == 0)
            self._foot(slide, chart, about)
        if not found:
            slide = self._titled(chart, chart.headline)
            self.deck.write(slide, LEAD, [chart.lead] if chart.lead else [], 20)
            self._foot(slide, chart, about)
        for table in _not_in_figure(chart):
            self.table(table, about)

    def table(self, table: Table, about: str) -> None:
        """A table on as many slides as it takes; of a long one the first rows, and where all are."""
        title, table = headed(table, self.t.lang), without_marks(table, self.t.lang)
        every = pages_of(table, TABLE[2], TABLE[3]) if table.rows else []
        shown = every[:MOST_TABLE_PAGES]
        for i, rows in enumerate(shown):
            slide = self.deck.add(FIGURE, self._counted(title, i, len(shown)))
            add_table(slide, table, rows, TABLE)
            left = len(table.rows) - sum(map(len, shown))
            if left and i == len(shown) - 1:
                said = self.t.plural("{n} rad till finns i Excelfilen.", "{n} rader till finns i Excelfilen.", left)
                self.deck.write(slide, (EDGE, 6.75, ACROSS, 0.3), [said], SMALL, palette.MUTED)
            self.deck.write(slide, FOOT, [about], FOOT_SIZE, palette.MUTED)
            self.deck.note(slide, headed(table, self.t.lang))

    def _counted(self, title: str, i: int, count: int) -> str:
        return self.t("{title} ({n} av {count})", title=title, n=i + 1, count=count) if count > 1 else title

    def _titled(self, chart: Chart, title: str) -> Any:
        """The finding, what the figure shows, and what a reader must know before believing it."""
        slide = self.deck.add(FIGURE, title)
        marks = " · ".join(badge_label(badge, chart.lang) for badge in chart.badges)
        texts = [" – ".join(filter(None, (marks, chart.subtitle))), *([] if chart.is_empty else [chart.lead])]
        size = next((size for size in SIZES if _lines(texts, size) * size * LINE <= SUBTITLE[3]), FOOT_SIZE)
        box = self.deck.write(slide, SUBTITLE, [text for text in texts if text], size, palette.MUTED)
        box.name = self.t("Vad figuren visar")
        self.deck.note(slide, notes(chart))
        return slide

    def _figure(self, slide: Any, chart: Chart, page: Page, beside: int, *, first: bool) -> None:
        """What stands on one slide; `beside`: how many native charts have room on each of the chart's slides."""
        mark = example_mark(chart.lang) if Badge.EXAMPLE in chart.badges else ""
        said = " ".join(dict.fromkeys(panel.note for panel in page if panel.note)) if isinstance(page, tuple) else ""
        below = _lines([said], NOTE_SIZE) * NOTE_SIZE * LINE
        place: Box = (EDGE, FIGURE_TOP, ACROSS, FIGURE_END - FIGURE_TOP - below)
        if isinstance(page, Field):
            add_field(slide, page, place, chart.key, chart.alt, mark)
        elif isinstance(page, Drawing) and chart.kind == "area_map":
            drawn_map.draw(slide, page.chart, place, mark)
        elif isinstance(page, Drawing):
            drawn_figure.draw(slide, page.chart, page.width, place, mark)
        else:
            for i, (panel, box) in enumerate(zip(page, places(beside, place), strict=False)):
                frame = add_panel(slide.shapes, panel, box, mark, chart if first and i == 0 else None)
                words = chart.alt if i == 0 else f"{panel.title or chart.headline}: {chart.headline}"
                describe(frame, f"{chart.key}-{i + 1}", words)
            if said:
                note: Box = (EDGE, FIGURE_END - below, ACROSS, below)
                self.deck.write(slide, note, [said], NOTE_SIZE, palette.MUTED)

    def _foot(self, slide: Any, chart: Chart, about: str) -> None:
        said = " · ".join(filter(None, (about, chart.freshness)))
        self.deck.write(slide, FOOT, [said], FOOT_SIZE, palette.MUTED)


def _not_in_figure(chart: Chart) -> tuple[Table, ...]:
    """The tables whose numbers can be read neither in the figure nor in a sheet behind it; a field is its first one."""
    if chart.is_empty:
        return ()
    return chart.tables[1:] if chart.kind in FIELDS else chart.tables if chart.kind in DRAWN else ()


def _lines(texts: Sequence[str], size: int) -> int:
    """How many lines texts take across a slide."""
    return sum(-(-len(text) // letters_across(ACROSS * 72, size)) for text in texts)
