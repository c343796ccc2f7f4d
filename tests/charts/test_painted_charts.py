"""Charts that a page shows as SVG and not by plotly say and show the same, at every width."""

from __future__ import annotations

import re
from html import escape, unescape
from xml.etree import ElementTree

import pytest

from jarfalla_data import Selection
from jarfalla_data.charts.drawing import NARROW, PAINTED, draw, draw_on_screen, wide_width
from jarfalla_data.charts.paint import paint
from jarfalla_data.charts.spec import Spec
from jarfalla_data.charts.svg import laid_out
from jarfalla_data.privacy import Audience
from tests.charts.incident_page import charts_of
from tests.drawn import SVG
from tests.factories import bundled_store

CASES = [(audience, area) for audience in Audience for area in (None, frozenset({"0123R013"}))]


@pytest.fixture(scope="module", params=CASES, ids=str)
def charts(request):
    audience, areas = request.param
    found = charts_of(bundled_store(), audience, Selection(area_ids=areas))
    return [chart for chart in found.values() if chart.kind in PAINTED and not chart.is_empty]


def told_by_plotly(spec):
    """What the marks of a figure say when they are pointed at."""
    for trace in spec["data"]:
        if trace.get("hoverinfo") != "text":
            continue
        texts = trace.get("hovertext", trace.get("text"))
        there = [x is not None for x in trace["x"]] if isinstance(texts, list) else [True]
        for text, is_there in zip(texts if isinstance(texts, list) else [texts], there, strict=True):
            if is_there:
                yield unescape(re.sub(r"<[^>]+>", "", text.replace("<br>", "\n")))


def test_all_that_is_said_beside_the_pointer_is_said(charts):
    assert charts
    for chart in charts:
        for width in (wide_width(chart), NARROW):
            root = ElementTree.fromstring(draw_on_screen(chart, width).spec)  # noqa: S314 - the project's own drawing
            said = [e.get("data-said") for e in root.iter() if e.get("data-said")]
            assert set(said) == set(told_by_plotly(draw(chart, width).spec))


def test_a_drawing_is_as_wide_as_its_place_and_as_high_as_plotlys(charts):
    for chart in charts:
        drawing = draw_on_screen(chart, 720)
        assert drawing.height == draw(chart, 720).height
        for width in (720, 1100):
            root = ElementTree.fromstring(laid_out(drawing.spec, width))  # noqa: S314 - the project's own drawing
            rights = [float(e.get("x")) + float(e.get("width")) for e in root.iter(f"{SVG}rect") if e.get("x")]
            rights += [max(map(float, re.findall(r"[ML]([-\d.]+),", e.get("d")))) for e in root.findall(f"{SVG}path")]
            assert width - 60 < max(rights) <= width


def test_words_of_files_are_words_in_the_drawing():
    spec, words = Spec(), "<b onclick=alert(1)> & {0 1}"
    spec.add_text(escape(words, quote=False), 0, 0)
    place = {"x": [0], "y": [0], "mode": "markers", "marker": {"color": "#000000"}}
    spec.add_scatter(**place, text=[escape(words, quote=False)], hoverinfo="text")
    axis = {"range": [0, 1]}
    drawn = laid_out(paint(spec.finish(100, xaxis=axis, yaxis=axis), "k"), 500)
    root = ElementTree.fromstring(drawn)  # noqa: S314 - the project's own drawing
    assert ["".join(text.itertext()) for text in root.iter(f"{SVG}text")] == [words]
    assert [e.get("data-said") for e in root.iter() if e.get("data-said")] == [words]
