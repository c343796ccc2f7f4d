"""The presentation of a report: the numbers of its charts, in charts that can be edited, and nothing that is hidden."""

from __future__ import annotations

import datetime as dt
import itertools
from dataclasses import replace
from functools import cache
from typing import Any

import pandas as pd
import pytest
from pptx.enum.chart import XL_CHART_TYPE
from pptx.enum.shapes import MSO_SHAPE_TYPE
from pptx.oxml.ns import qn

from jarfalla_data.charts.describe import example_mark
from jarfalla_data.charts.drawing import DRAWINGS
from jarfalla_data.charts.model import Badge, Chart, Table
from jarfalla_data.privacy import Audience
from jarfalla_data.report.content import Part
from jarfalla_data.report.figures import pages
from jarfalla_data.report.native import Form, Mark, as_written
from jarfalla_data.report.native_kinds import DRAWN, FIELDS, PANELS
from jarfalla_data.report.native_priorities import PLOT, _meet, _place, _sides_of
from jarfalla_data.report.powerpoint import to_pptx
from jarfalla_data.report.workbook_numbers import LANGUAGES, number_in
from tests.report.every_chart import CANARY, VIEWS, charts_of, hidden_counts, hidden_shares, report_of, views
from tests.report.files_read import (
    as_kept,
    deck_of,
    frames_of,
    numbers_of,
    parts_of,
    sheets_behind,
    table_in,
    tables_on,
    words_of,
)
from tests.report.reports import report_of as whole


@cache
def made(audience: Audience, lang: str) -> bytes:
    return to_pptx(report_of(*charts_of(audience, lang)))


@cache
def deck(audience: Audience, lang: str) -> Any:
    return deck_of(made(audience, lang))


@cache
def each(audience: Audience, lang: str) -> tuple[tuple[Chart, Any], ...]:
    """Every chart with the presentation of it alone."""
    return tuple((chart, deck_of(to_pptx(report_of(chart)))) for chart in charts_of(audience, lang))


def alone(chart_key: str, audience: Audience, lang: str) -> Any:
    """The presentation of one chart."""
    return next(of for chart, of in each(audience, lang) if chart.key == chart_key)


def one(chart_key: str, audience: Audience = Audience.INTERNAL, lang: str = "sv") -> Chart:
    return next(chart for chart in charts_of(audience, lang) if chart.key == chart_key)


def plotted(of: Any) -> dict[str, dict[str, float | None]]:
    """The numbers of the native charts of a presentation: by series, by name."""
    found: dict[str, dict[str, float | None]] = {}
    for frame in frames_of(of):
        plot = frame.chart.plots[0]
        for series in plot.series:
            names = [str(name) for name in plot.categories]
            found.setdefault(series.name, {}).update(zip(names, numbers_of(series), strict=True))
    return found


def test_every_kind_of_chart_is_a_native_chart_a_shaded_table_or_drawn_with_native_shapes():
    forms = [*PANELS, *FIELDS, *DRAWN]
    assert len(set(forms)) == len(forms)
    assert DRAWINGS.keys() == set(forms)


def test_every_kind_of_chart_is_tried_here():
    tried = {chart.kind for view in VIEWS for chart in charts_of(*view) if not chart.is_empty}
    assert tried == DRAWINGS.keys()


def test_the_parts_of_a_score_add_up_to_it_and_the_places_are_those_of_the_page():
    rows = one("priority").layers["rows"].rows
    panels = [panel for page in pages(one("priority")) for panel in page]  # type: ignore[union-attr]
    scores = [panel for panel in panels if panel.stacked]
    sums = [sum(parts) for panel in scores for parts in zip(*(s.numbers for s in panel.series), strict=True)]
    assert sums == pytest.approx([float(row.score) for row in rows], abs=0.25)  # parts are kept to one decimal
    found = plotted(alone("priority", Audience.INTERNAL, "sv"))
    assert list(found["Första tänkbara placering"].values()) == [row.rank_low for row in rows]
    assert list(found["Sista tänkbara placering"].values()) == [row.rank_high for row in rows]
    first = [name.removeprefix("◆ ") for name in found["Placering efter poäng"] if name.startswith("◆ ")]
    assert first == [row.label for row in rows if row.first]


def across(series: Any) -> list[float]:
    """The numbers of a series of points on the axis to the right."""
    return [float(value.text) for value in series._element.find(qn("c:xVal")).iter(qn("c:v"))]


def test_what_is_felt_beside_what_is_reported_is_a_chart_of_points_with_both_intervals():
    rows = [row for row in one("felt-reported").layers["rows"].rows if not row.untold]
    (frame,) = frames_of(alone("felt-reported", Audience.INTERNAL, "sv"))
    assert frame.chart.chart_type == XL_CHART_TYPE.XY_SCATTER
    *points, _felt, _reported = frame.chart.plots[0].series
    read = {(x, y) for one in points for x, y in zip(across(one), one.values, strict=True)}
    assert read == {(as_written(row.rate, 1), as_written(row.share, 2)) for row in rows}
    named = [row for row in rows if row.side]
    directions = [bar.find(qn("c:errDir")).get("val") for one in points for bar in one._element.iter(qn("c:errBars"))]
    assert directions == ["y", "x"] * len({row.side for row in named})
    labels = [text.text for one in points for text in one._element.iter(qn("a:t"))]
    assert sorted(labels) == sorted(row.label for row in named)


def test_names_beside_points_lie_on_no_other_name():
    rows = [row for row in one("felt-reported").layers["rows"].rows if not row.untold]
    scale = (PLOT[0] / 50, PLOT[1] / 0.7)
    sides = _sides_of(rows, scale)
    lying = [
        _place((row.rate * scale[0], row.share * scale[1]), len(row.label), sides[row.code]) for row in rows if row.side
    ]
    assert len(lying) > 3
    assert not any(_meet(a, b) for a, b in itertools.combinations(lying, 2))


@views
def test_every_number_of_the_tables_stands_in_the_file(view):
    for chart, of in each(*view):
        if chart.kind in PANELS and not chart.is_empty:
            sheets = [sheet for book in sheets_behind(of)[:1] for sheet in book.worksheets[1:]]
            assert [table_in(s, t) for s, t in zip(sheets, chart.tables, strict=True)] == [
                as_kept(table, chart.lang) for table in chart.tables
            ]
        elif chart.kind in FIELDS:
            read = {text for slide in of.slides for text in words_of(slide)}
            cells = {str(cell) for table in chart.tables for row in table.rows for cell in row}
            numbers = {cell for cell in cells if number_in(cell, chart.lang)}
            assert numbers <= read | {"0"}


@views
def test_every_number_of_a_drawing_stands_on_its_slides_or_is_led_to(view):
    for chart, of in ((chart, of) for chart, of in each(*view) if chart.kind in DRAWN and not chart.is_empty):
        read = [text for slide in of.slides for text in words_of(slide)]
        for table in chart.tables:
            missing = [row for row in table.rows if not all(getattr(c, "text", c) in read for c in row)]
            assert missing == list(table.rows[len(table.rows) - len(missing) :])
            assert not missing or any(f"{len(missing)} r" in text or f"{len(missing)} m" in text for text in read)


def test_bars_are_as_long_as_the_counts_of_the_areas():
    rows = one("incident-areas").layers["rows"].rows
    found = plotted(alone("incident-areas", Audience.INTERNAL, "sv"))
    assert found["Anmälda"] == {row.label: row.reported for row in rows}
    assert found["Upptäcks genom kontroller"] == {row.label: row.detection_driven for row in rows}


def test_shares_stand_with_their_limits_as_they_are_written_on_the_page():
    rows = [row for row in one("insecurity-areas").layers["rows"].rows if pd.notna(row.value)]
    found = plotted(alone("insecurity-areas", Audience.INTERNAL, "sv"))
    values = {name.partition(" (")[0]: value for name, value in found["Andel"].items() if value is not None}
    assert values == {row.label: as_written(row.value, 2) for row in rows}
    for name, column in (("Övre gräns, 95 %", "high"), ("Nedre gräns, 95 %", "low")):
        limits = {key.partition(" (")[0]: value for key, value in found[name].items() if value is not None}
        assert limits == {row.label: as_written(getattr(row, column), 2) for row in rows}


def test_error_bars_reach_from_the_lower_limit_to_the_upper_one():
    for frame in frames_of(alone("insecurity-areas", Audience.INTERNAL, "sv")):
        by_name = {series.name: series for series in frame.chart.plots[0].series}
        bars = by_name["Andel"]._element.find(qn("c:errBars"))
        for side, limit in (("c:plus", "Övre gräns, 95 %"), ("c:minus", "Nedre gräns, 95 %")):
            lengths = [float(v.text) for v in bars.find(qn(side)).iter(qn("c:v"))]
            away = [
                0 if value is None or end is None else abs(end - value)
                for value, end in zip(numbers_of(by_name["Andel"]), numbers_of(by_name[limit]), strict=True)
            ]
            assert lengths == pytest.approx(away)


def test_a_control_chart_holds_what_was_reported_and_what_was_expected():
    chart = one("station-control")
    rows, found = chart.layers["points"].rows, plotted(alone("station-control", Audience.INTERNAL, "sv"))
    counted = {**found.get("Antal, ändrad mätmetod", {}), **{k: v for k, v in found["Antal"].items() if v is not None}}
    assert [v for v in counted.values() if v is not None] == [row.reports for row in rows]
    assert [v for v in found["Väntat"].values() if v is not None] == [
        as_written(row.expected, 1) for row in rows if pd.notna(row.expected)
    ]


@views
def test_what_is_plotted_of_counts_and_shares_stands_in_the_tables(view):
    """Of charts whose bars are what their tables say: nothing is added to them, and nothing made more precise."""
    kinds = {"category_mix", "week_years", "found_by", "presence", "year_bars", "narcotics_work"}
    for chart in (chart for chart in charts_of(*view) if chart.kind in kinds and not chart.is_empty):
        cells = (str(getattr(cell, "text", cell)) for table in chart.tables for row in table.rows for cell in row)
        written = {n.value for text in cells for part in text.split() if (n := number_in(part, chart.lang))}
        whole = {n.value for t in chart.tables for r in t.rows for c in r if (n := number_in(str(c), chart.lang))}
        for page in pages(chart):
            for panel in page:  # type: ignore[union-attr]
                shown = [s for s in panel.series if s.mark not in (Mark.HATCHED, Mark.UNSEEN)]
                assert {v for series in shown for v in series.numbers if v is not None} <= written | whole, chart.key


@views
def test_the_sheet_of_a_chart_holds_the_numbers_that_it_draws(view):
    for frame, book in zip(frames_of(deck(*view)), sheets_behind(deck(*view)), strict=True):
        kept = {cell.value for row in book.worksheets[0].iter_rows() for cell in row}
        assert {v for series in frame.chart.plots[0].series for v in numbers_of(series) if v is not None} <= kept


@pytest.mark.parametrize("hide", [hidden_counts, hidden_shares])
def test_a_hidden_number_is_nowhere_in_the_file_and_said_to_be_hidden(hide):
    chart = hide()
    data = to_pptx(report_of(chart))
    found = [name for name, part in parts_of(data) if str(CANARY).encode() in part]
    assert found == []
    assert any("visas inte" in part.decode("utf-8", "ignore") for name, part in parts_of(data) if "chart" in name)


@pytest.mark.parametrize("hide", [hidden_counts, hidden_shares])
def test_a_hidden_number_is_missing_where_the_numbers_are_and_hatched_beside_them(hide):
    (panel,) = PANELS[hide().kind](hide())
    assert panel.form is Form.ROWS
    hatched = next(series for series in panel.series if series.mark is Mark.HATCHED)
    places = [i for i, value in enumerate(hatched.numbers) if value is not None]
    assert places
    for series in (series for series in panel.series if series.mark is not Mark.HATCHED):
        assert all(series.numbers[i] is None for i in places)


def test_a_name_that_a_sheet_would_run_is_a_text_in_it():
    chart = one("incident-areas")
    frame = chart.layers["rows"].frame.assign(label=lambda rows: ["=1+1", *rows["label"][1:]])
    evil = replace(chart, layers={"rows": replace(chart.layers["rows"], frame=frame)})
    cells = [
        cell
        for book in sheets_behind(deck_of(to_pptx(report_of(evil))))
        for sheet in book.worksheets
        for row in sheet.iter_rows()
        for cell in row
    ]
    assert any(cell.value == "'=1+1" for cell in cells)
    assert [cell.coordinate for cell in cells if cell.data_type == "f"] == []


def test_every_slide_of_an_internal_report_says_so_and_no_slide_of_a_public_one():
    assert all("Intern" in words_of(slide) for slide in deck(Audience.INTERNAL, "sv").slides)
    assert not any("Internal" in words_of(slide) for slide in deck(Audience.PUBLIC, "en").slides)


@views
def test_every_slide_has_a_title_in_its_own_place_read_first(view):
    for slide in deck(*view).slides:
        assert slide.shapes.title.text_frame.text.strip()
        assert slide.shapes[0]._element is slide.shapes.title._element


@views
def test_the_findings_are_the_titles(view):
    titles = [slide.shapes.title.text_frame.text for slide in deck(*view).slides]
    for chart in charts_of(*view):
        assert any(title == chart.headline or title.startswith(f"{chart.headline} (") for title in titles)


@views
def test_charts_tables_and_drawings_have_an_alternative_in_words(view):
    seen = 0
    for slide in deck(*view).slides:
        for shape in slide.shapes:
            if shape.has_chart or getattr(shape, "has_table", False) or shape.shape_type == MSO_SHAPE_TYPE.GROUP:
                seen += 1
                assert shape._element.find(f".//{qn('p:cNvPr')}").get("descr"), slide.shapes.title.text_frame.text
    assert seen > 10


@views
def test_the_notes_say_what_the_figure_shows_how_it_is_made_and_what_it_rests_on(view):
    notes = [slide.notes_slide.notes_text_frame.text for slide in deck(*view).slides if slide.has_notes_slide]
    method, files = {"sv": ("Metod, ", "Underlag: "), "en": ("Method, ", "Rests on: ")}[view[1]]
    for chart in (chart for chart in charts_of(*view) if not chart.is_empty):
        (said, *_) = [text for text in notes if text.startswith(chart.headline) and chart.subtitle in text]
        assert chart.alt in said
        assert method in said, chart.key
        assert files in said


@views
def test_every_run_of_text_says_its_language(view):
    language = LANGUAGES[view[1]].encode()
    for name, part in parts_of(made(*view)):
        if name.startswith(("ppt/slides/slide", "ppt/charts/chart", "ppt/notesSlides/notesSlide")):
            assert part.count(b"<a:r>") <= part.count(b'lang="' + language)
            assert part.count(b'lang="') == part.count(b'lang="' + language), name


@views
def test_invented_numbers_are_marked_inside_each_figure(view):
    mark = example_mark(view[1])
    for chart, of in ((c, of) for c, of in each(*view) if Badge.EXAMPLE in c.badges and not c.is_empty):
        assert all(mark in frame.chart.chart_title.text_frame.text for frame in frames_of(of)), chart.key
        figures = [slide for slide in of.slides if chart.headline in slide.shapes.title.text_frame.text]
        assert all(any(mark in text for text in words_of(slide)) for slide in figures), chart.key


def test_the_first_slide_says_what_page_one_says():
    words = "\n".join(words_of(deck(Audience.INTERNAL, "sv").slides[0]))
    assert "Rapport om Järfälla" in words
    assert "Period: 2017–2024" in words
    assert "Fingeravtryck: abc123" in words


def test_a_year_that_nothing_is_known_of_is_named_below_its_columns():
    agreement = whole(sections=("samverkan",))
    said = "\n".join(word for slide in deck_of(to_pptx(agreement)).slides for word in words_of(slide))
    assert "Utbildning i skolor 2020: uppgift saknas." in said
    assert said.count("uppgift saknas") == 1


def long_table(rows: int) -> Table:
    cells = tuple((f"Område {n}", f"{n}") for n in range(rows))
    return Table("lista", "En lång lista", ("Område", "Antal"), cells, ("Antal",))


def test_a_table_goes_over_several_slides_with_its_header_on_each():
    found = tables_on(deck_of(to_pptx(report_of(tables=(long_table(30),)))))
    assert len(found) > 1
    assert all(table[0] == ("Område", "Antal") for table in found)
    assert [row for table in found for row in table[1:]] == [(f"Område {n}", f"{n}") for n in range(30)]


def test_a_very_long_table_ends_with_how_many_rows_the_workbook_has_more():
    of = deck_of(to_pptx(report_of(tables=(long_table(200),))))
    shown = sum(len(table) - 1 for table in tables_on(of))
    assert f"{200 - shown} rader till finns i Excelfilen." in words_of(of.slides[len(of.slides) - 1])


def test_a_part_begins_with_its_name_and_its_sections():
    report = report_of(one("incident-areas"))
    again = replace(report, parts=(*report.parts, Part("Viksjö", report.parts[0].sections)))
    titles = [slide.shapes.title.text_frame.text for slide in deck_of(to_pptx(again)).slides]
    assert titles.count("Hela Järfälla") == 1
    assert titles.count("Viksjö") == 1


def test_a_chart_without_anything_to_show_is_a_slide_that_says_so():
    chart = one("incident-areas")
    layers = {name: replace(layer, frame=layer.frame.iloc[:0]) for name, layer in chart.layers.items()}
    of = deck_of(to_pptx(report_of(replace(chart, layers=layers, headline="Inget att visa", tables=()))))
    assert frames_of(of) == []
    assert "Inget att visa" in [slide.shapes.title.text_frame.text for slide in of.slides]


@views
def test_nothing_on_a_slide_reaches_outside_it(view):
    of = deck(*view)
    for slide in of.slides:
        for shape in slide.shapes:
            assert shape.left >= 0
            assert shape.top >= 0
            assert shape.left + shape.width <= of.slide_width, (slide.shapes.title.text_frame.text, shape.name)
            assert shape.top + shape.height <= of.slide_height, (slide.shapes.title.text_frame.text, shape.name)


def test_the_file_says_when_the_report_was_made_and_in_which_language():
    made_at = dt.datetime(2026, 11, 27, 14, 4, tzinfo=dt.UTC)
    about = deck_of(to_pptx(report_of(one("incident-areas"), made=made_at))).core_properties
    assert (about.title, about.language, about.created.replace(tzinfo=dt.UTC)) == (
        "Rapport om Järfälla",
        "sv-SE",
        made_at,
    )


def test_a_whole_report_for_the_public_has_a_slide_for_every_finding():
    report = whole(audience=Audience.PUBLIC)
    titles = [slide.shapes.title.text_frame.text for slide in deck_of(to_pptx(report)).slides]
    charts = [chart for part in report.parts for section in part.sections for chart in section.charts]
    assert len(charts) > 10
    for chart in charts:
        assert any(title == chart.headline or title.startswith(f"{chart.headline} (") for title in titles)


def test_a_column_has_room_for_its_longest_word():
    columns = ("Läge", "Beslutat", "Vad som ska göras")
    wide = Table("t", "T", columns, (("Avslutat", "2022-09-08", "Kontakta fastighetsägaren om belysningen " * 5),))
    shown = next(
        shape.table
        for slide in deck_of(to_pptx(report_of(tables=(wide,)))).slides
        for shape in slide.shapes
        if getattr(shape, "has_table", False)
    )
    longest = ("Avslutat", "2022-09-08", "fastighetsägaren")
    assert all(c.width.inches > len(word) * 0.09 for c, word in zip(shown.columns, longest, strict=True))


@views
def test_every_shape_of_a_slide_has_a_number_of_its_own(view):
    for slide in deck(*view).slides:
        numbers = [about.get("id") for about in slide._element.iter(qn("p:cNvPr"))]
        assert len(set(numbers)) == len(numbers)
