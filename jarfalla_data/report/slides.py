"""A presentation under construction: its slides with title, texts, marks, number and notes, in reading order."""

from __future__ import annotations

import copy
import datetime as dt
import io
from collections.abc import Sequence
from typing import Any

from pptx.dml.color import RGBColor
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.enum.text import MSO_ANCHOR, MSO_AUTO_SIZE, PP_ALIGN
from pptx.oxml.ns import qn

from jarfalla_data.charts import palette
from jarfalla_data.report import template
from jarfalla_data.report.chart_xml import speak
from jarfalla_data.report.template import Box, emu, points
from jarfalla_data.report.workbook_numbers import LANGUAGES
from jarfalla_data.wording import translator

ACROSS_LETTERS, MOST_LINES = 90, 10
"""Letters on a line of sentences, and such lines on a slide."""
LONG = 115
"""Letters that a title has room for on two lines."""
INTERNAL: Box = (11.5, 0.3, template.WIDTH - template.EDGE - 11.5, 0.4)


class Deck:
    """The slides so far. Titles stand in the title's own place, so that the outline and screen readers find them."""

    def __init__(self, lang: str, *, internal: bool) -> None:
        self.lang, self._internal = lang, internal
        self._made = template.empty(lang)
        self._t = translator(lang)

    def add(self, kind: int, title: str) -> Any:
        """A new slide of a kind with its title, and at the right of it that it is internal, if it is."""
        slide = self._made.slides.add_slide(self._made.slide_layouts[kind])
        slide.shapes.turbo_add_enabled = True  # else each shape's number is looked for among all others
        slide.shapes.title.text_frame.text = title
        if len(title) > LONG:
            slide.shapes.title.text_frame.paragraphs[0].runs[0].font.size = points(20)
        if self._internal:
            mark = self.write(slide, INTERNAL, (self._t("Intern"),), 16, palette.WHITE, bold=True)
            mark.fill.solid()
            mark.fill.fore_color.rgb = RGBColor.from_string(palette.PLUM.removeprefix("#"))
            mark.text_frame.paragraphs[0].alignment = PP_ALIGN.CENTER
            mark.name = self._t("Intern")
        return slide

    def write(
        self, slide: Any, box: Box, texts: Sequence[str], size: float, color: str = palette.INK, *, bold: bool = False
    ) -> Any:
        """Paragraphs of text in a place."""
        shape = slide.shapes.add_textbox(*emu(box))
        frame = shape.text_frame
        frame.word_wrap, frame.auto_size, frame.vertical_anchor = True, MSO_AUTO_SIZE.NONE, MSO_ANCHOR.TOP
        frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
        for i, text in enumerate(texts):
            paragraph = frame.paragraphs[0] if i == 0 else frame.add_paragraph()
            run = paragraph.add_run()
            run.text, run.font.size, run.font.bold = text, points(size), bold
            run.font.color.rgb = RGBColor.from_string(color.removeprefix("#"))
        return shape

    def note(self, slide: Any, text: str) -> None:
        """What the speaker has."""
        slide.notes_slide.notes_text_frame.text = text

    def finish(self, title: str, made: dt.datetime | None) -> bytes:
        """The whole file, made at a time, every text of it in its language."""
        language, about = LANGUAGES[self.lang], self._made.core_properties
        about.title, about.language, about.author, about.last_modified_by = title, language, "", ""
        if made:
            about.created = about.modified = made.astimezone(dt.UTC).replace(tzinfo=None)
        for slide in self._made.slides:
            _add_number(slide)
            for i, about_shape in enumerate(slide._element.iter(qn("p:cNvPr")), 1):  # groups are numbered as others are
                about_shape.set("id", str(i))
            speak(slide._element, language)
            if slide.has_notes_slide:
                speak(slide.notes_slide._element, language)
            for shape in slide.shapes:
                if shape.has_chart:
                    speak(shape.chart._chartSpace, language)
        for layout in self._made.slide_layouts:
            speak(layout._element, language)
        speak(self._made.slide_master._element, language)
        file = io.BytesIO()
        self._made.save(file)
        return file.getvalue()


def fill_in(slide: Any, texts: Sequence[str], size: float) -> None:
    """Paragraphs in the slide's own place for text."""
    frame = slide.placeholders[1].text_frame
    for i, text in enumerate(texts):
        paragraph = frame.paragraphs[0] if i == 0 else frame.add_paragraph()
        run = paragraph.add_run()
        run.text, run.font.size = text, points(size)
        paragraph.space_after = points(6)


def parted(texts: Sequence[str]) -> list[list[str]]:
    """Texts in parts that have room on a slide."""
    parts: list[list[str]] = [[]]
    used = 0
    for text in texts:
        needed = -(-len(text) // ACROSS_LETTERS)
        if parts[-1] and used + needed > MOST_LINES:
            parts.append([])
            used = 0
        parts[-1].append(text)
        used += needed
    return [part for part in parts if part]


def _add_number(slide: Any) -> None:
    """The slide's number, in the place that its kind has for it."""
    for shape in slide.slide_layout.placeholders:
        if shape.placeholder_format.type == PP_PLACEHOLDER.SLIDE_NUMBER:
            number = copy.deepcopy(shape._element)
            slide.shapes._spTree.append(number)
