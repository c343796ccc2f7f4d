"""What stands in the PDF is what the pages say: ten settings drawn by chance, read back from the file.

Headline, lead, alternative text and each row of each table of the pages stand in the file of the same area and years,
and no number stands in the file that does not stand on the pages or on page one.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from functools import cache

import pytest

from jarfalla_data import geography
from jarfalla_data.charts.describe import example_mark
from jarfalla_data.privacy import Audience
from jarfalla_data.report.sheets import MOST_ROWS
from jarfalla_data.selection import Period
from tests.app.situation import Page, browsing
from tests.report.reading import squeezed, tidy
from tests.report.reports import pdf_of, report_of, store_of

PAGES = {
    "otrygghet": ("otrygghet", "nar-och-vem", "undersokningar"),
    "brott-och-handelser": ("brott", "slag", "lasning"),
    "oppen-drogscen": ("drogscen",),
    "trygghetsbesiktning": ("besiktning",),
    "samverkan": ("samverkan",),
}
SECTIONS = tuple(key for keys in PAGES.values() for key in keys)
YEARS = range(2017, 2025)


def settings(n: int) -> Iterator[tuple[str, str | None, int, int, str]]:
    """Audience, area or part or all of the municipality, first and last year, language."""
    chance, store = random.Random(2024), store_of()
    for at in range(n):
        area = chance.choice([None, *geography.parts(store), *chance.sample(geography.choices(store), 6)])
        first, last = sorted(chance.choices(YEARS, k=2))
        yield ("internal", "public")[at % 2], area, first, last, chance.choice(("sv", "sv", "en"))


SETTINGS = list(settings(10))


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


def asked(audience: str, area: str | None, first: int, last: int, lang: str) -> dict[str, object]:
    places = {} if area is None else {"areas": (area,)}
    period = Period.of_years(first, last)
    return {"audience": Audience(audience), "period": period, "lang": lang, "sections": SECTIONS, **places}


@pytest.mark.parametrize("setting", SETTINGS, ids=lambda setting: "-".join(map(str, setting)))
def test_what_the_pages_say_stands_in_the_file(pages, setting):
    pdf = pdf_of(**asked(*setting))
    text, alternatives = squeezed(pdf.text), set(pdf.alternatives)
    rows = 0
    for address in PAGES:
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


def without_mark(rows, lang):
    """In the file the caption says that numbers are invented, not each row."""
    mark = example_mark(lang)
    return [row[:-1] if row[-1] == mark else row for row in rows]


@pytest.mark.parametrize("setting", SETTINGS, ids=lambda setting: "-".join(map(str, setting)))
def test_no_number_stands_in_the_file_that_the_pages_do_not_say(pages, setting):
    said = {n for address in PAGES for text in pages(address, *setting).texts for n in numbers_seen(text)}
    whole = (setting[0], None, *setting[2:])  # how the numbers are to be read is said of all of the municipality
    said |= {n for text in pages("brott-och-handelser", *whole).texts for n in numbers_seen(text)}
    said |= {n for pair in report_of(**asked(*setting)).facts for text in pair for n in numbers(text)}
    pdf = pdf_of(**asked(*setting))
    read = re.sub(r"\b\d\d[:.]\d\d\b", "", pdf.text)  # the clock goes on between page and file
    own = {str(n) for n in range(1, len(pdf.pages) + 1)}
    assert sorted(set(numbers(read)) - said - own - {str(n) for n in range(25)}) == []


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
