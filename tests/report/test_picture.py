"""A chart on paper is the drawing of the screen: each kind, its texts, its hidden values, its mark."""

from __future__ import annotations

import json
import re
from functools import cache
from html import unescape
from xml.etree import ElementTree

import pytest

from jarfalla_data.charts.drawing import DRAWINGS, draw
from jarfalla_data.charts.paint import paint
from jarfalla_data.charts.paint_plane import plane_of
from jarfalla_data.charts.paint_text import Look, lines_of
from jarfalla_data.charts.spec import Spec
from jarfalla_data.charts.svg import Across, laid_out
from jarfalla_data.privacy import Audience
from jarfalla_data.report.picture import THIN, picture
from tests.app.situation import small_groups
from tests.drawn import SVG
from tests.factories import BUNDLED
from tests.report.reading import squeezed
from tests.report.reports import report_of

NOT_IN_A_REPORT = {"effect_trends", "effect_variants", "evenings", "presence"}
"""Kinds of charts of pages that the report has no section for."""
SVG_ON_SCREEN = {"area_map", "dots"}
"""Kinds that paper takes as they are on screen."""


@cache
def charts():
    """By kind, charts that something is drawn in: internal, public, and of small groups."""
    found = {}
    for folder, audience in (
        (BUNDLED, Audience.INTERNAL),
        (BUNDLED, Audience.PUBLIC),
        (small_groups(), Audience.PUBLIC),
    ):
        for part in report_of(folder, audience=audience).parts:
            for chart in (chart for section in part.sections for chart in section.charts if not chart.is_empty):
                found.setdefault(chart.kind, []).append(chart)
    return found


def words(svg):
    root = ElementTree.fromstring(svg)  # noqa: S314 - the project's own drawing
    texts = (squeezed("".join(text.itertext())) for text in root.iter(f"{SVG}text"))
    return [text for text in texts if text]


def test_every_kind_but_those_of_other_pages_is_in_some_report():
    assert set(DRAWINGS) - set(charts()) == NOT_IN_A_REPORT


@pytest.mark.parametrize("kind", sorted(set(DRAWINGS) - NOT_IN_A_REPORT))
def test_every_text_of_the_drawing_on_screen_stands_in_the_one_on_paper(kind):
    for chart in charts()[kind]:
        drawn = picture(chart, "f1", "Source Sans 3")
        spec = draw(chart, int(drawn.width)).spec
        there = words(drawn.svg)
        if isinstance(spec, str):
            assert there == words(spec)
            continue
        assert [text for text in said(spec) if text not in there] == []
        assert len(there) == len(said(spec))


def said(spec):
    """The lines of all texts that stand in a figure, without what is said when it is pointed at."""
    texts = [note["text"] for note in spec["layout"]["annotations"]]
    texts += [text for t in spec["data"] if "text" in t.get("mode", "") for text in t["text"]]
    for axis in (spec["layout"].get(name, {}) for name in ("xaxis", "yaxis")):
        texts += axis.get("ticktext", ()) if axis.get("visible", True) else ()
    lines = (re.sub(r"<[^>]*>", "", line) for text in texts for line in text.split("<br>"))
    return [squeezed(unescape(line)) for line in lines if squeezed(unescape(line))]


@pytest.mark.parametrize("kind", sorted(set(DRAWINGS) - NOT_IN_A_REPORT - SVG_ON_SCREEN))
def test_each_bar_and_cell_is_as_long_on_paper_as_on_screen(kind):
    """The boxes of a drawing and the values that it was given, in pixels of its axes."""
    for chart in charts()[kind]:
        spec = draw(chart, 720).spec
        bars = [trace for trace in spec["data"] if trace["type"] == "bar"]
        plane, svg = plane_of(spec), laid_out(paint(spec, "k"), 720)
        across = plane.x.at_number(1) - plane.x.at_number(0)
        level = [trace for trace in bars if trace.get("orientation") == "h"]
        for side, per_unit, lengths in (
            ("height", abs(plane.y.at(1) - plane.y.at(0)), [y for t in bars if t not in level for y in t["y"]]),
            ("width", across.pixels + across.share * 720, [x for t in level for x in t["x"]]),
        ):
            drawn = [float(found) for found in re.findall(rf'<rect [^>]*?{side}="([\d.]+)"', svg)]
            assert all(any(abs(abs(float(n)) * per_unit - d) < 0.02 for d in drawn) for n in lengths), (kind, side)


@pytest.mark.parametrize("kind", ["drug_scene", "area_map", "dots"])
def test_the_ground_around_letters_is_thin_on_paper_where_each_letter_lies_on_the_one_before(kind):
    roots = [ElementTree.fromstring(picture(chart, "f1", "F").svg) for chart in charts()[kind]]  # noqa: S314
    haloed = [one for root in roots for one in root.iter() if one.get("paint-order") == "stroke"]
    assert {float(one.get("stroke-width")) for one in haloed} == {THIN}


def test_what_is_hidden_is_striped_and_the_stripes_have_names_of_their_own():
    hidden = [c for of_kind in charts().values() for c in of_kind if "suppressed" in c.badges]
    assert {c.kind for c in hidden} >= {"area_map", "dots", "area_counts"}
    for chart in hidden:
        svg = picture(chart, "f7", "F").svg
        name = re.search(r'<pattern id="([^"]+)"', svg)[1]
        assert f"url(#{name})" in svg
        assert chart.kind in SVG_ON_SCREEN or name == "f7-0"


def test_invented_numbers_say_so_inside_the_figure():
    for chart in (chart for of_kind in charts().values() for chart in of_kind):
        marked = "EXEMPELDATA – påhittade siffror" in picture(chart, "f1", "F").svg.replace("\u00a0", " ")
        assert marked == ("example" in chart.badges), chart.key


def test_a_text_is_read_as_runs_and_lines():
    runs = lines_of('<b>A &amp; B</b><br><span style="color:#123456;font-size:12px">c</span> d', Look(13, "#000"))
    assert runs[0][0].text == "A & B"
    assert runs[0][0].look == Look(13, "#000", bold=True)
    assert [(run.text, run.look) for run in runs[1]] == [("c", Look(12, "#123456")), (" d", Look(13, "#000"))]


def test_a_point_lies_where_its_axes_say():
    spec = Spec().finish(
        100,
        margin={"l": 10, "r": 10, "t": 20, "b": 30},
        xaxis={"type": "date", "range": ["2020-01-01", "2020-12-31"]},
        yaxis={"range": [50, 0]},
    )
    plane = plane_of(json.loads(json.dumps(spec)))
    assert plane.across("2020-01-01") == Across(10, 0)
    assert plane.across("2020-12-31") == Across(-10, 1)
    assert plane.across(0.5, "paper") == Across(0, 0.5)
    assert plane.down(0) == 20
    assert plane.down(50) == 70
    assert plane.down(1, "paper") == 20
