"""A public report tells no more than the public pages: over a folder full of small groups, and of one row more."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator

import pytest

from jarfalla_data import open_store
from jarfalla_data.charts.model import Link
from jarfalla_data.privacy import Audience
from jarfalla_data.publication import publish
from jarfalla_data.report.asked import Asked
from jarfalla_data.report.content import Report
from jarfalla_data.report.csv_package import to_zip
from jarfalla_data.report.forms import FORMS as FORMS_OF_FILES
from jarfalla_data.report.making import make
from jarfalla_data.report.pdf import to_pdf
from jarfalla_data.report.sheets import told
from jarfalla_data.vocabulary.dialogue import AGE_GROUP, CHANNEL, GENDER
from jarfalla_data.vocabulary.incidents import INCIDENT_CATEGORIES
from tests.app.situation import small_groups
from tests.app.test_public_pages import counts_of
from tests.factories import read_at_once
from tests.plain import SMALLEST_BASE, K
from tests.publication.test_canary import SINGLE_DAY, add_canary, as_own
from tests.report.files_read import parts_of
from tests.report.reading import Pdf
from tests.report.reports import NOW, report_of

AREAS = ("jakobsberg", "0123R002", "0123R009")
COUNTED = ("brott", "slag")
FORMS = {"all": {}, "areas": {"areas": AREAS}, "english": {"lang": "en", "areas": AREAS[:1]}}
asked = pytest.mark.parametrize("how", FORMS)


def public(how: str) -> Report:
    return report_of(small_groups(), audience=Audience.PUBLIC, **FORMS[how])


def said(report: Report, keys: tuple[str, ...] = ()) -> Iterator[str]:
    """All texts of some sections: sentences, headlines, leads, alternatives and cells, and what is drawn."""
    for section in (section for part in report.parts for section in part.sections if not keys or section.key in keys):
        yield from section.sentences
        for chart in section.charts:
            yield from (chart.headline, chart.lead, chart.alt)
        for table in (*(table for chart in section.charts for table in chart.tables), *section.tables):
            for row in table.rows:
                yield from (cell.text if isinstance(cell, Link) else cell for cell in row[1:])
    shown = told(report, ("F",))
    for section in (section for part in shown["parts"] for section in part["sections"]):
        drawn = (block["svg"] for block in section["blocks"] if block["kind"] == "figure")
        if not keys or section["title"] in {s.title for p in report.parts for s in p.sections if s.key in keys}:
            yield from (text for svg in drawn for text in re.findall(r"<tspan[^>]*>([^<]+)</tspan>", svg))


@asked
def test_no_count_of_incidents_from_one_to_four_is_in_it(how):
    counts = [n for text in said(public(how), COUNTED) for n in counts_of(text)]
    assert len(counts) > 50
    assert [n for n in counts if 0 < n < K] == []


@asked
def test_shares_are_whole_per_cent_over_rounded_bases_that_are_large_enough(how):
    texts = list(said(public(how), ("otrygghet", "nar-och-vem")))
    assert [text for text in texts if re.search(r"\d[.,]\d+\s?%", text)] == []
    bases = [int(re.sub(r"\D", "", n)) for t in texts for n in re.findall(r"(\d[\d\s ,]*)(?:svar|answers)", t)]
    assert bases
    assert [n for n in bases if n % 10 or n < SMALLEST_BASE] == []


@asked
def test_no_single_category_month_or_internal_table_is_in_it(how):
    report = public(how)
    lang = report.lang
    tables = [t for part in report.parts for s in part.sections for c in s.charts for t in (*c.tables, *s.tables)]
    assert not any(table.internal for table in tables)
    assert all(
        layer.audience is Audience.PUBLIC
        for part in report.parts
        for s in part.sections
        for c in s.charts
        for layer in c.layers.values()
    )
    text = Pdf(to_pdf(report)).text
    secret = [INCIDENT_CATEGORIES.label(code, lang) for code in ("violence_indoors", "lethal_violence", "robbery")]
    assert [name for name in secret if name in text] == []


@pytest.fixture(scope="module")
def pair(tmp_path_factory) -> dict[str, Report]:
    """Reports of the folder and of one that holds one incident and one answer more, both after the same release."""
    base = tmp_path_factory.mktemp("pair")
    without = as_own(small_groups(), base / "without")
    publish(without, without / "published")
    shutil.copytree(without, base / "with")
    add_canary(base / "with")
    wanted = Asked(areas=("0123R009",))
    with read_at_once():
        return {name: make(open_store(base / name), wanted, NOW) for name in ("without", "with")}


def test_after_an_earlier_release_one_row_more_changes_nothing_in_it(pair):
    without, with_it = (
        re.sub(r"lästa \d[^·\"]*", "", json.dumps(told(report, ("F",)), ensure_ascii=False)) for report in pair.values()
    )
    assert without == with_it
    first, second = (to_zip(report) for report in pair.values())
    assert first == second


@pytest.mark.parametrize("form", ["pptx", "xlsx"])
def test_one_row_more_changes_nothing_in_presentation_and_workbook_either(pair, form):
    without, with_it = (
        {name: re.sub(rb"l\xc3\xa4sta \d[^<\xc2]*", b"", part) for name, part in parts_of(FORMS_OF_FILES[form](report))}
        for report in pair.values()
    )
    assert len(without) > 10
    assert [name for name in without if without[name] != with_it.get(name)] == []
    assert without.keys() == with_it.keys()


def test_the_group_and_the_day_of_the_one_are_nowhere_in_it(pair):
    """What stands in the other one too is no trace of it: page and report say which kinds of answers there are."""
    without, text = (json.dumps(told(report, ("F",)), ensure_ascii=False) for report in pair.values())
    groups = (AGE_GROUP, "under_16"), (GENDER, "other_or_no_answer"), (CHANNEL, "youth_dialogue")
    alone = [codes.label(code, "sv") for codes, code in groups] + [SINGLE_DAY, "canary"]
    assert [word for word in alone if word in text and word not in without] == []
    assert SINGLE_DAY not in text
