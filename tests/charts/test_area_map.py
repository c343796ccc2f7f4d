"""The map of areas: every area once, at one scale, small, and a click on it says which."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from xml.etree import ElementTree

import pytest
import shapely

from jarfalla_data.charts import palette
from jarfalla_data.charts.area_plan import plan
from jarfalla_data.charts.drawing import draw, wide_width
from jarfalla_data.reading.descriptor import Origin
from tests.charts.maps import (
    NAMES,
    NEAR,
    SHAPES,
    WIDTHS,
    area_id,
    areas_of,
    chart_of,
    drawn_of,
    every_area,
    legend_of,
    split,
    value_row,
)
from tests.factories import bundled_store


@pytest.mark.parametrize("width", WIDTHS)
def test_every_area_is_drawn_once_in_the_main_map_and_the_near_ones_once_in_the_inset(width):
    main, inset, _ = split(drawn_of(chart_of(), width))
    assert Counter(name for name, _ in main) == Counter(NAMES.keys())
    assert Counter(NAMES[name] for name, _ in inset) == Counter(NEAR)


@pytest.mark.parametrize("width", WIDTHS)
def test_a_metre_is_as_long_down_as_across_on_both_maps(width):
    spec = drawn_of(chart_of(), width)
    source = bundled_store().areas.to_crs(3006).set_index("area_id").geometry
    for name, points in [part for parts in split(spec)[:2] for part in parts]:
        drawn, real = shapely.MultiPoint(points).bounds, source[name].bounds
        across, down = ((b[2] - b[0], b[3] - b[1]) for b in (drawn, real))
        assert across[0] * down[1] == pytest.approx(across[1] * down[0], rel=0.12)


def test_the_frame_on_the_main_map_shows_what_the_inset_shows():
    spec = drawn_of(chart_of())
    main, near, _ = split(spec)
    frames = [shapely.box(s["x0"], s["y0"], s["x1"], s["y1"]) for s in spec["layout"]["shapes"] if s["type"] == "rect"]
    for name, points in near:
        outside = dict(main)[name]
        places = [relative(shapely.MultiPoint(p).centroid, f) for p, f in ((outside, frames[0]), (points, frames[1]))]
        assert places[0] == pytest.approx(places[1], abs=0.03)


def relative(point, frame):
    west, north, east, south = frame.bounds
    return (point.x - west) / (east - west), (point.y - north) / (south - north)


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_the_drawing_is_whole_and_names_no_other_file_or_script(lang):
    for width in WIDTHS:
        root = ElementTree.fromstring(draw(chart_of(origin=Origin.EXAMPLE, lang=lang), width).spec)  # noqa: S314
        assert {e.tag.rpartition("}")[2] for e in root.iter()} <= {
            "svg",
            "g",
            "path",
            "rect",
            "text",
            "tspan",
            "pattern",
        }
        names = {name for e in root.iter() for name in e.attrib}
        assert not {name for name in names if name.startswith("on") or "href" in name or name == "style"}


def test_what_is_filled_with_stripes_is_filled_with_stripes_of_this_drawing():
    rows = every_area(Nibble={"value": None, "state": "suppressed"}, Stäket={"value": None, "state": "none"})
    spec = draw(chart_of(rows), 480).spec
    used, made = set(re.findall(r'"url\(#([^)]+)\)"', spec)), set(re.findall(r'<pattern id="([^"]+)"', spec))
    assert len(used) == 2
    assert used <= made
    assert all(name.startswith("karta-") for name in made)


def test_a_figure_is_small():
    for width in WIDTHS:
        assert len(draw(chart_of(selected=area_id("Stäket")), width).spec) < 40_000


def test_the_wide_drawing_fits_beside_another_chart():
    chart = chart_of()
    assert wide_width(chart) == 480
    assert draw(chart, 480).height <= 520


def test_an_example_says_so_in_figure_headline_and_table():
    chart = chart_of(origin=Origin.EXAMPLE)
    texts = [note["text"] for note in drawn_of(chart)["layout"]["annotations"]]
    assert "<b>EXEMPELDATA – påhittade siffror</b>" in texts
    assert chart.headline == "Exempel: Rubrik"
    assert chart.tables[0].caption.startswith("EXEMPELDATA")
    assert [str(badge) for badge in chart.badges] == ["example"]


def test_a_click_on_an_area_tells_which():
    for name, trace in areas_of(drawn_of(chart_of())):
        assert trace["customdata"] == [name]
        assert (trace["fill"], trace["hoveron"], trace["hoverinfo"]) == ("toself", "fills", "text")
        assert trace["text"].startswith(f"<b>{NAMES[name]}</b><br>")


def test_only_areas_answer_to_the_pointer():
    for trace in drawn_of(chart_of(selected=area_id("Nibble")))["data"]:
        assert ("customdata" in trace) != (trace["hoverinfo"] == "skip")


@pytest.mark.parametrize(("name", "maps"), [("Nibble", 2), ("Stäket", 1)])
def test_the_chosen_area_has_a_thick_dark_outline_above_all_areas_of_its_map(name, maps):
    spec = drawn_of(chart_of(selected=area_id(name)))
    shapes = [shape for shape in spec["layout"]["shapes"] if shape["type"] == "path"]
    dark = [shape for shape in shapes if shape["line"] == {"color": palette.INK, "width": 3}]
    assert len(dark) == maps
    drawn = draw(chart_of(selected=area_id(name)), 480).spec
    assert drawn.rindex("data-code") < min(drawn.index(shape["path"] + '" fill="none"') for shape in shapes)
    area = dict(areas_of(spec))[area_id(name)]
    corners = [f"{x:g},{y:g}" for x, y in zip(area["x"], area["y"], strict=True) if x is not None]
    assert re.findall(r"[ML]([^ML]+)", "".join(shape["path"] for shape in dark)) == corners


def test_without_a_chosen_area_none_is_outlined():
    assert {shape["type"] for shape in drawn_of(chart_of())["layout"]["shapes"]} == {"rect"}


def test_colour_and_legend_follow_the_levels():
    rows = [value_row(key, 0.15 + 0.1 * (i % 5)) for i, key in enumerate(NAMES)]
    chart = chart_of(rows)
    spec = drawn_of(chart)
    for i, (name, trace) in enumerate((name, dict(areas_of(spec))[name]) for name in NAMES):
        assert trace["fillcolor"] == palette.SEQUENTIAL[i % 5], name
    assert list(chart.layers["levels"].frame["words"]) == ["under 20 %", "20–29 %", "30–39 %", "40–49 %", "minst 50 %"]
    legend = legend_of(spec)
    assert legend == list(chart.layers["levels"].frame["words"])
    swatches = [trace["color"] for trace in spec["data"] if trace.get("mode") == "markers"]
    assert swatches == [palette.PLUM, *palette.SEQUENTIAL]


def test_pale_areas_have_an_edge_that_is_seen_on_white():
    for name, trace in areas_of(drawn_of(chart_of())):
        if trace["fillcolor"] in palette.SEQUENTIAL[:2]:
            assert trace["line"]["color"] == palette.OUTLINE, name


def test_names_from_files_are_text_and_not_markup():
    frame = SHAPES.frame.assign(name='<b onclick="x">A</b>')
    assert "<b" not in draw(chart_of(shapes=replace(SHAPES, frame=frame)), 480).spec


def test_drawing_leaves_the_plan_as_it_was():
    chart = chart_of(origin=Origin.EXAMPLE)
    assert draw(chart, 480) == draw(chart, 480)


def test_other_values_use_the_same_plan():
    draw(chart_of(), 480)
    made = plan.cache_info().misses
    draw(chart_of([value_row(key, 0.5) for key in NAMES], selected=area_id("Nibble")), 480)
    assert plan.cache_info().misses == made
