"""Names and numbers on the map of areas: nothing is cut, nothing collides, and each area can be told."""

from __future__ import annotations

from itertools import combinations

import pytest
import shapely
from shapely.geometry import Polygon

from tests.charts.maps import (
    NAMES,
    NEAR,
    WIDTHS,
    all_boxes,
    area_id,
    chart_of,
    drawn_of,
    every_area,
    ink,
    map_texts,
    split,
    station_of,
)
from tests.drawn import key_of, plain


@pytest.mark.parametrize("lang", ["sv", "en"])
@pytest.mark.parametrize("width", WIDTHS)
def test_no_text_is_cut_or_meets_another(width, lang):
    rows = every_area(
        Ulvsättra={"value": None, "state": "suppressed"},
        Stäket={"value": None, "state": "refused"},
        Nibble={"state": "few"},
    )
    spec = drawn_of(chart_of(rows, lang=lang, selected=area_id("Nibble")), width)
    figure = shapely.box(0, 0, width, spec["layout"]["height"])
    boxes = all_boxes(spec)
    assert all(figure.covers(box) for _, box in boxes), [text for text, box in boxes if not figure.covers(box)]
    assert not [(a, b) for (a, one), (b, other) in combinations(boxes, 2) if one.intersects(other)]


@pytest.mark.parametrize("width", WIDTHS)
def test_labels_stand_on_their_areas_and_keep_clear_of_the_inset_and_its_frame(width):
    spec = drawn_of(chart_of(), width)
    main, near, inset = split(spec)
    frame = next(shape for shape in spec["layout"]["shapes"] if shape["type"] == "rect")
    covered = shapely.box(frame["x0"], frame["y0"], frame["x1"], frame["y1"])
    land = shapely.union_all([Polygon(points) for _, points in main]).buffer(1)
    for text, x, y in map_texts(spec):
        box = ink(text, x, y, 0.5, 0.5)
        if inset.contains(box):
            continue
        assert land.contains(box), text
        assert not covered.intersects(box), text
    inside = {text for text, x, y in map_texts(spec) if inset.contains(ink(text, x, y, 0.5, 0.5))}
    assert len(inside) == len(near) == len(NEAR)


@pytest.mark.parametrize("width", WIDTHS)
def test_an_area_that_looks_like_two_blocks_has_its_number_in_both(width):
    """Centrala Söderhöjden parts Nyberg-Hammaren östra: two blocks with a neck between them."""
    spec = drawn_of(chart_of(), width)
    _, _, inset = split(spec)
    texts = [(plain(text), x, y) for text, x, y in map_texts(spec) if inset.contains(shapely.Point(x, y))]
    (left, below), (right, above) = sorted((x, y) for text, x, y in texts if text == "15")
    assert right - left > 12
    assert below - above > 12
    ((x, y),) = ((x, y) for text, x, y in texts if text == "17")
    assert left < x
    assert above < y
    once = [text for text, _, _ in texts if text != "15"]
    assert len(once) == len(set(once)) == len(NEAR) - 1


@pytest.mark.parametrize("width", WIDTHS)
def test_each_area_is_named_on_a_map_or_has_a_number_there_and_a_row_in_the_key(width):
    chart = chart_of()
    spec = drawn_of(chart, width)
    texts = [plain(text).replace("-<br>", "-").replace("<br>", " ") for text, _, _ in map_texts(spec)]
    key = {number: (name, value) for number, name, value in key_of(spec)}
    for row in chart.layers["areas"].rows:
        if str(row.number) in texts:
            assert key[str(row.number)] == (row.name, row.label)
        else:
            assert f"{row.name} {row.label}" in texts
    assert len(set(texts)) == 25
    assert set(key) == {text for text in texts if text.isdigit()}


@pytest.mark.parametrize("width", WIDTHS)
def test_the_station_is_marked_and_named_within_the_inset(width):
    spec = drawn_of(chart_of(), width)
    _, near, inset = split(spec)
    name, x, y = station_of(spec)
    assert name.replace("<br>", " ") == "Jakobsbergs station"
    assert inset.contains(ink(name, x, y, 0.5, 0.5))
    mark = next(t for t in spec["data"] if t.get("mode") == "markers")
    shapes_by_name = {NAMES[name]: Polygon(points) for name, points in near}
    at = shapely.Point((mark["x0"] + mark["x1"]) / 2, (mark["y0"] + mark["y1"]) / 2)
    assert max(shapes_by_name[name].distance(at) for name in ("Vibblaby", "Centrala Jakobsberg")) < 3


def test_the_alternative_names_the_highest_the_lowest_and_the_hidden():
    rows = every_area(
        Nibble={"value": 0.9, "label": "90 %"},
        Ålsta={"value": 0.01, "label": "1 %"},
        Stäket={"value": None, "state": "suppressed"},
    )
    alt = chart_of(rows).alt
    assert "Högst: Nibble 90 %; " in alt
    assert "Lägst: Ålsta 1 %." in alt
    assert "Visas inte: Stäket." in alt


def test_the_table_holds_all_areas_by_number_and_says_whose_grouping_it_is():
    table = chart_of([{**row, "detail": "96 svar"} for row in every_area()]).tables[0]
    assert [row[0] for row in table.rows] == [str(n) for n in range(1, 26)]
    assert table.rows[0][:3] == ("1", "Stäket", "Kallhäll-Stäket")
    assert table.rows[0][-1] == "96 svar"
    assert "projektets egen" in table.caption
