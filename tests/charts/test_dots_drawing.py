"""Ranked dots are drawn for any width: what follows it stands as pixels and a share until the width is known."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest

from jarfalla_data import Selection, geography
from jarfalla_data.charts import insecurity as charts
from jarfalla_data.charts import palette
from jarfalla_data.charts.drawing import NARROW, draw
from jarfalla_data.charts.svg import Across, Svg, laid_out
from jarfalla_data.measures import insecurity
from jarfalla_data.privacy import Audience, release
from tests.factories import bundled_store

SVG = "{http://www.w3.org/2000/svg}"


@pytest.mark.parametrize(("width", "at"), [(400, "40"), (1000, "340")])
def test_a_place_that_follows_the_width_is_where_its_share_and_pixels_say(width, at):
    svg = Svg("key", 13, 20)
    svg.add("circle", cx=Across(-160, 0.5), cy=10, r=3)
    (circle,) = ElementTree.fromstring(laid_out(svg.finish(), width)).iter(f"{SVG}circle")  # noqa: S314
    assert circle.get("cx") == at


@pytest.mark.parametrize("name", ["{1 2}", "{-3 0.5}", "<b>", 'a "b" & c'])
def test_a_name_from_a_file_is_never_a_place_or_markup(name):
    svg = Svg("key", 13, 20)
    svg.add_run(((name, {}),), (0, 10))
    svg.add("rect", data_said=name, x=0)
    root = ElementTree.fromstring(laid_out(svg.finish(), 500))  # noqa: S314
    (span,), (box,) = root.iter(f"{SVG}tspan"), root.iter(f"{SVG}rect")
    assert (span.text, box.get("data-said")) == (name, name)


def test_on_a_phone_no_line_of_the_axis_runs_through_a_label_or_a_value():
    store, everywhere = bundled_store(), Selection()
    told = charts.About(geography.names(store, "sv"), None, insecurity.STANDARD_TIME, "", "sv")
    shares, asked = (release(of(store, everywhere), Audience.PUBLIC) for of in (insecurity.by_area, insecurity.asked))
    drawing = laid_out(str(draw(charts.by_part(shares, asked, told), NARROW).spec), NARROW)
    root = ElementTree.fromstring(drawing)  # noqa: S314
    lines = [e for e in root.iter(f"{SVG}line") if e.get("stroke") == palette.RULE]
    texts = [e for e in root.iter(f"{SVG}text") if "text-anchor" in e.attrib and len(e)]
    assert len(texts) == 10
    for text, line in ((text, line) for text in texts for line in lines):
        foot = float(text.get("y"))
        assert float(line.get("y1")) > foot or float(line.get("y2")) < foot - palette.TEXT
    numbers = [e for e in root.iter(f"{SVG}text") if "text-anchor" not in e.attrib and len(e)]
    assert {e.get("x1") for e in lines} == {e.get("x") for e in numbers}
