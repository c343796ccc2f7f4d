"""What stands in the files is what the pages say: ten settings drawn by chance, read back from the files.

PDF, PowerPoint and workbook: headline, lead, alternative text and each row of each table of the pages stand in the
files of the same area and years (no lead and no alternative text in the workbook), and no number stands in a file that
does not stand on the pages or on page one.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

import pytest

from jarfalla_data import geography
from jarfalla_data.charts.describe import example_mark
from jarfalla_data.privacy import Audience
from jarfalla_data.report.powerpoint import to_pptx
from jarfalla_data.report.sheets import MOST_ROWS
from jarfalla_data.report.workbook import to_xlsx
from jarfalla_data.selection import Period
from tests.app.situation import Page, browsing
from tests.report.files_read import (
    as_shown,
    book_of,
    deck_of,
    notes_of,
    numbers_drawn,
    rows_of,
    sheets_behind,
    tables_on,
    words_of,
)
from tests.report.reading import squeezed, tidy
from tests.report.reports import pdf_of, report_of, store_of

PAGES = {
    "otrygghet": ("otrygghet", "nar-och-vem", "undersokningar"),
    "brott-och-handelser": ("brott", "slag", "lasning"),
    "oppen-drogscen": ("drogscen",),
    "trygghetsbesiktning": ("besiktning",),
    "samverkan": ("samverkan",),
    "prioritering": ("prioritering",),
}
INSIDE = ("prioritering",)
YEARS = range(2017, 2025)
SMALL = {str(n) for n in range(25)}
"""Numbers of signals, parts, weeks and hours: they say nothing alone."""

Setting = tuple[str, str | None, int, int, str]
Rows = set[tuple[str, ...]]


def settings(n: int) -> Iterator[Setting]:
    """Audience, area or part or all of the municipality, first and last year, language."""
    chance, store = random.Random(2024), store_of()
    for at in range(n):
        area = chance.choice([None, *geography.parts(store), *chance.sample(geography.choices(store), 6)])
        first, last = sorted(chance.choices(YEARS, k=2))
        yield ("internal", "public")[at % 2], area, first, last, chance.choice(("sv", "sv", "en"))


SETTINGS = list(settings(10))
every_setting = pytest.mark.parametrize("setting", SETTINGS, ids=lambda setting: "-".join(map(str, setting)))


@pytest.fixture(scope="module")
def pages():
    with browsing() as open_page:

        @cache
        def seen(address: str, audience: str, area: str | None, first: int, last: int, lang: str) -> Page:
            query = {"fran": str(first), "till": str(last), **({"lang": lang} if lang == "en" else {})}
            if area and address in ("otrygghet", "brott-och-handelser"):
                query["omrade"] = area
            page = open_page(address, audience=audience, **query)
            assert not page.failed
            return page

        yield seen


def addresses(setting: Setting) -> list[str]:
    """The pages that the audience of a setting may read."""
    return [address for address in PAGES if address not in INSIDE or setting[0] == "internal"]


def asked(audience: str, area: str | None, first: int, last: int, lang: str) -> dict[str, object]:
    places = {} if area is None else {"areas": (area,)}
    keys = tuple(key for address in addresses((audience, area, first, last, lang)) for key in PAGES[address])
    period = Period.of_years(first, last)
    return {"audience": Audience(audience), "period": period, "lang": lang, "sections": keys, **places}


@cache
def deck(*setting: Any) -> Any:
    return deck_of(to_pptx(report_of(**asked(*setting))))


@cache
def book(*setting: Any) -> Any:
    return book_of(to_xlsx(report_of(**asked(*setting))))


@every_setting
def test_what_the_pages_say_stands_in_the_pdf(pages, setting):
    pdf = pdf_of(**asked(*setting))
    text, alternatives = squeezed(pdf.text), set(pdf.alternatives)
    rows = 0
    for address in addresses(setting):
        page = pages(address, *setting)
        for block in page.all_blocks:
            assert squeezed(block.headline) in text, block.headline
            assert squeezed(block.lead) in text, block.lead
            assert not block.alt or block.alt in alternatives
        for table in page.tables:
            if len(table.rows) > MOST_ROWS:
                continue
            for row in without_mark(table.rows, setting[-1]):
                rows += 1
                assert squeezed("".join(row)) in text, (table.caption, row)
    assert rows > 60


def without_mark(rows: Iterable[tuple[str, ...]], lang: str) -> list[tuple[str, ...]]:
    """In the file the caption says that numbers are invented, not each row."""
    mark = example_mark(lang)
    return [row[:-1] if row[-1] == mark else row for row in rows]


@every_setting
def test_what_the_pages_say_stands_in_the_presentation(pages, setting):
    made, lang = deck(*setting), setting[-1]
    titles = [squeezed(slide.shapes.title.text_frame.text) for slide in made.slides]
    words = {tidy(text) for slide in made.slides for text in words_of(slide)}
    read, notes = squeezed("".join(words)), squeezed("".join(notes_of(made)))
    kept = rows_kept(made, lang)
    for address in addresses(setting):
        page = pages(address, *setting)
        for block in page.all_blocks:
            assert any(title.startswith(squeezed(block.headline)) for title in titles), block.headline
            assert squeezed(block.lead) in read, block.lead
            assert squeezed(block.alt) in notes, block.alt
        for table in page.tables:
            rows = without_mark(table.rows, lang)
            missing = [row for row in rows if not ({row, ("", *row[1:])} & kept or set(row) <= words)]
            assert not missing or leads_on(len(missing), words), (table.caption, missing)


def rows_kept(made: Any, lang: str) -> Rows:
    """The rows of the tables on slides and of those behind charts, as they are read.

    A field lies on a slide with the hours beside each other, not below each other: of it the columns, but for the head.
    """
    on_slides = [row for table in tables_on(made) for row in table]
    fields = [("", *column[1:]) for table in tables_on(made) if not table[0][0] for column in zip(*table, strict=True)]
    return plain([*without_mark(rows_behind(made, lang), lang), *on_slides, *fields])


def rows_behind(made: Any, lang: str) -> list[tuple[str, ...]]:
    """The rows of the tables in the workbooks behind native charts; what these draw is read from them themselves."""
    return [row for one in sheets_behind(made) for sheet in one.worksheets[1:] for row in rows_of(sheet, lang)]


def plain(rows: Iterable[tuple[str, ...]]) -> Rows:
    return {tuple(tidy(cell) for cell in row) for row in rows}


def leads_on(rows: int, words: Iterable[str]) -> bool:
    """Whether a slide says that so many rows more are in the workbook."""
    return any(text.startswith((f"{rows} rad", f"{rows} more row", f"{rows} row")) for text in words)


@every_setting
def test_what_the_pages_say_stands_in_the_workbook(pages, setting):
    sheets, lang = book(*setting).worksheets[1:], setting[-1]
    words = {squeezed(str(row[0].value)) for sheet in sheets for row in sheet.iter_rows(max_row=8)}
    kept = [plain(rows_of(sheet, lang)) for sheet in sheets]
    for address in addresses(setting):
        page = pages(address, *setting)
        for block in (block for block in page.all_blocks if block.tables):
            assert squeezed(block.headline) in words, block.headline
        for table in page.tables:
            assert any({*table.rows} <= rows for rows in kept), table.caption


@every_setting
def test_no_number_stands_in_the_pdf_that_the_pages_do_not_say(pages, setting):
    pdf = pdf_of(**asked(*setting))
    read = re.sub(r"\b\d\d[:.]\d\d\b", "", pdf.text)  # the clock goes on between page and file
    own = {str(n) for n in range(1, len(pdf.pages) + 1)}
    assert sorted(set(numbers(read)) - said(pages, setting) - own - SMALL) == []


@every_setting
def test_no_number_stands_in_the_presentation_that_the_pages_do_not_say(pages, setting):
    made, lang = deck(*setting), setting[-1]
    on_slides = [text for slide in made.slides for text in words_of(slide)]
    behind = [cell for row in rows_behind(made, lang) for cell in row]
    known = said(pages, setting) | told_of_method(pages, setting)
    assert strange([*on_slides, *behind, *notes_of(made)], known) == set()
    drawn = [*values_drawn(pages, setting)]
    for form, values in by_format(numbers_drawn(made)).items():
        shown = {number for value in drawn for number in numbers(as_shown(value, form, lang))}
        assert strange((as_shown(value, form, lang) for value in values), known | shown) == set(), form


def strange(texts: Iterable[str], known: set[str]) -> set[str]:
    """The numbers of some texts that are not known; the clock goes on between page and file."""
    read = (re.sub(r"\b\d\d[:.]\d\d\b", "", text) for text in texts)
    return {number for text in read for number in numbers(text)} - known - SMALL


def by_format(pairs: Iterable[tuple[float, str]]) -> dict[str, set[float]]:
    found: dict[str, set[float]] = {}
    for value, form in pairs:
        found.setdefault(form, set()).add(value)
    return found


def values_drawn(pages: Any, setting: Setting) -> Iterator[float]:
    """The numbers that the figures of the pages draw."""
    for address in addresses(setting):
        for block in pages(address, *setting).all_blocks:
            for trace in (trace for figure in block.figures.values() for trace in figure["data"]):
                for name in ("x", "y", "base"):
                    values = trace.get(name, ())
                    each = values if isinstance(values, list) else [values]
                    yield from (float(v) for v in each if isinstance(v, int | float))


@every_setting
def test_no_number_stands_in_the_workbook_that_the_pages_do_not_say(pages, setting):
    (index, *sheets), lang = book(*setting).worksheets, setting[-1]
    cells = [cell for sheet in sheets for row in rows_of(sheet, lang) for cell in row]
    assert strange(cells, said(pages, setting)) == set()
    listed = [row for row in rows_of(index, lang) if row[0] in {sheet.title for sheet in sheets}]
    lengths = [int(row[-1]) for row in listed]
    below = [sheet.max_row - int(sheet.print_title_rows.split("$")[-1]) for sheet in sheets]
    assert lengths == below
    texts = [cell for row in rows_of(index, lang) for cell in (row[1:-1] if row in listed else row)]
    assert strange(texts, said(pages, setting)) == set()


def said(pages: Any, setting: Setting) -> set[str]:
    """Every number that the pages and page one of the report say."""
    found = {n for address in addresses(setting) for text in pages(address, *setting).texts for n in numbers_seen(text)}
    whole = (setting[0], None, *setting[2:])  # how the numbers are to be read is said of all of the municipality
    found |= {n for text in pages("brott-och-handelser", *whole).texts for n in numbers_seen(text)}
    return found | {n for pair in report_of(**asked(*setting)).facts for text in pair for n in numbers(text)}


def told_of_method(pages: Any, setting: Setting) -> set[str]:
    """Every number of the method page: the notes of a slide say how its figure is made."""
    return {n for text in pages("metod", *setting).texts for n in numbers_seen(text)}


def numbers(text: str) -> list[str]:
    """Each number of a text as it is written, but for spaces in it."""
    return re.findall(r"\d+(?:[.,]\d+)*", re.sub(r"(?<=\d)[\u00a0\u202f](?=\d{3})", "", tidy_kept(text)))


def numbers_seen(text: str) -> list[str]:
    """Each number of a text of a page, where all spaces are alike: also those with a space before the last digits.

    A span of years or ages that is broken over two lines of the file is read there as one number.
    """
    joined, broken = re.sub(r"(?<=\d) (?=\d{3}(?!\d))", "", text), re.sub(r"(?<=\d)[–-](?=\d)", "", text)
    return numbers(text) + numbers(joined) + numbers(broken)


def tidy_kept(text: str) -> str:
    """The text with hyphens at ends of lines taken out, so that a number that goes on is whole."""
    return tidy(text.replace("\u00ad", "")) if "\u00a0" not in text else text
