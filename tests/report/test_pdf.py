"""The PDF as another program reads it: PDF/UA-1, language, bookmarks, structure, alternative texts, marks, fonts."""

from __future__ import annotations

from dataclasses import replace

import pytest

from jarfalla_data.charts.model import Link, Table
from jarfalla_data.privacy import Audience
from jarfalla_data.report.asked import Order
from jarfalla_data.report.content import Part, Report, Section
from jarfalla_data.report.pdf import to_pdf
from jarfalla_data.report.sheets import told
from tests.report.reading import Pdf, squeezed, tidy
from tests.report.reports import FEW, NOW, pdf_of, report_of

MARK = "EXEMPELDATA – påhittade siffror"


def little(*tables, title="Lägesbild", audience=Audience.PUBLIC, lang="sv", is_example=False, sentences=("En.",)):
    section = Section("s", "Ett avsnitt", sentences, (), tables)
    facts = (("Område", "Viksjö"), ("Period", "2019–2021"))
    return Report(title, lang, audience, facts, (Part("Viksjö", (section,)),), is_example, NOW)


def test_it_says_that_it_is_pdf_ua_1_in_its_language_and_who_made_it_when():
    for lang in ("sv", "en"):
        pdf = pdf_of(sections=FEW, lang=lang)
        assert "<pdfuaid:part>1</pdfuaid:part>" in pdf.metadata
        assert pdf.lang == lang
        assert pdf.reader.metadata.title == report_of(sections=FEW, lang=lang).title
        assert pdf.root["/MarkInfo"]["/Marked"]
        assert pdf.root["/ViewerPreferences"]["/DisplayDocTitle"]


def test_every_page_is_a4():
    for page in pdf_of(sections=FEW).reader.pages:
        assert [round(float(n) / 72 * 25.4) for n in page.mediabox[2:]] == [210, 297]


def test_the_bookmarks_are_the_parts_their_sections_and_the_findings():
    report, pdf = report_of(sections=FEW), pdf_of(sections=FEW)
    part = report.parts[0]
    assert [title for depth, title in pdf.bookmarks if depth == 1][-1] == part.title
    assert [title for depth, title in pdf.bookmarks if depth == 2] == [section.title for section in part.sections]
    findings = [tidy(chart.headline) for section in part.sections for chart in section.charts]
    assert [title for depth, title in pdf.bookmarks if depth == 3] == findings


def test_a_situation_picture_as_the_law_has_it_maps_tells_of_more_analyses_and_plans():
    pdf = pdf_of(sections=("korthet", "beslut", "lofte", "slag"), order=Order.LAW)
    titles = [title for depth, title in pdf.bookmarks if depth == 1]
    assert [title.partition(":")[0] for title in titles][-4:] == [
        "Kartläggning",
        "Övriga uppgifter",
        "Analys",
        "Åtgärdsplan",
    ]
    assert "Som en lägesbild enligt 4 § lagen (2023:196)" in tidy(pdf.pages[0])


def test_each_figure_has_the_text_alternative_of_its_chart():
    report, pdf = report_of(sections=FEW), pdf_of(sections=FEW)
    charts = [chart for part in report.parts for section in part.sections for chart in section.charts]
    alternatives = [alt for alt in pdf.alternatives if alt]
    assert alternatives == [tidy(chart.alt) for chart in charts if not chart.is_empty]
    assert len(alternatives) > 4


def test_tables_have_their_headers_in_the_structure():
    table = Table("t", "En tabell", ("Plats", "Antal"), (("Viksjö", "12"), ("Kallhäll", "7")), ("Antal",))
    roles = [role for role, _ in Pdf(to_pdf(little(table))).elements]
    assert roles.count("/Table") == 1
    assert roles.count("/TH") == 2
    assert roles.count("/TD") == 4
    assert "/Caption" in roles


def test_a_long_table_goes_on_over_pages_under_its_headers_and_no_row_is_broken():
    rows = tuple(
        (f"Plats nummer {n} med ett ganska långt namn som tar flera rader", f"{n}", "x " * 60) for n in range(90)
    )
    pdf = Pdf(to_pdf(little(Table("t", "Lång", ("Platsens namn", "Nummer", "Mer"), rows, ("Nummer",)))))
    with_rows = [page for page in pdf.pages if "Plats nummer" in tidy(page)]
    assert len(with_rows) > 3
    assert all("Platsens namn" in tidy(page) for page in with_rows)
    for n in range(90):
        assert (
            sum(
                squeezed(f"Plats nummer {n} med ett ganska långt namn som tar flera rader{n}xx") in squeezed(page)
                for page in with_rows
            )
            == 1
        )


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_an_internal_report_says_so_on_every_page_and_a_public_one_on_none(lang):
    word = {"sv": "Intern", "en": "Internal"}[lang]
    inside = pdf_of(sections=FEW, lang=lang)
    assert len(inside.pages) > 3
    assert all(word in page for page in inside.pages)
    public = pdf_of(sections=FEW, lang=lang, audience=Audience.PUBLIC)
    assert not any(word in page for page in public.pages)


def test_invented_numbers_are_marked_on_every_page():
    pages = pdf_of(sections=FEW).pages
    assert all(MARK in tidy(page) for page in pages)
    assert MARK not in tidy(Pdf(to_pdf(little())).text)


def test_each_page_says_which_of_how_many_it_is():
    pages = pdf_of(sections=FEW).pages
    assert all(f"Sida {n} av {len(pages)}" in tidy(page) for n, page in enumerate(pages, 1))


def test_page_one_holds_all_facts():
    first = squeezed(pdf_of(sections=FEW).pages[0])
    for label, value in report_of(sections=FEW).facts:
        assert squeezed(label) in first
        assert squeezed(value) in first


def test_all_fonts_are_in_the_file_and_the_texts_are_in_the_projects_own():
    fonts = pdf_of(sections=FEW).fonts
    assert fonts
    assert all(fonts.values())
    assert any("SourceSans" in name for name in fonts)
    assert all("SourceSans" in name or "DejaVu" in name for name in fonts)


def test_the_same_report_made_at_the_same_moment_is_the_same_file():
    report = report_of(sections=FEW)
    assert to_pdf(report) == to_pdf(report)
    assert to_pdf(report) != to_pdf(replace(report, made=NOW.replace(minute=5)))


MARKUP = (
    "#panic()",
    "*fet* _kursiv_ $x^2$ @a <b> \\u{41}",
    '"slut" #read("/etc/passwd")',
    "= Rubrik",
    "- punkt",
    "{n}",
)


def test_what_looks_like_markup_is_only_text():
    table = Table("t", MARKUP[0], MARKUP[1:3], (MARKUP[3:5],))
    pdf = Pdf(to_pdf(little(table, title=MARKUP[5], sentences=MARKUP)))
    assert [text for text in MARKUP if squeezed(text) not in squeezed(pdf.text)] == []
    assert (1, MARKUP[5]) not in pdf.bookmarks


def test_a_cell_with_a_source_is_a_link():
    table = Table("t", "Källor", ("Källa",), ((Link("jarfalla.se", "https://www.jarfalla.se/x"),),))
    pdf = Pdf(to_pdf(little(table)))
    notes = [note.get_object() for page in pdf.reader.pages for note in page.get("/Annots", ())]
    assert [note["/A"]["/URI"] for note in notes if "/A" in note] == ["https://www.jarfalla.se/x"]


def test_a_table_that_has_stood_before_is_not_set_again():
    table = Table("t", "En tabell", ("Plats", "Antal"), (("Viksjö", "12"),), ("Antal",))
    report = little(table)
    twice = replace(report, parts=report.parts * 2)
    blocks = [
        block for part in told(twice, ("F",))["parts"] for section in part["sections"] for block in section["blocks"]
    ]
    assert [block["kind"] for block in blocks] == ["text", "table", "text", "note"]
