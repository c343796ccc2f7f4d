"""Ranked dots are drawn for any width: what follows it stands as pixels and a share until the width is known."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest

from jarfalla_data.charts.svg import Across, Svg, laid_out

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
