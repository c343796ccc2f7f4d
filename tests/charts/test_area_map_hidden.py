"""The map of areas where values or outlines are missing: what is hidden tells nothing, nothing is lost."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from jarfalla_data.charts.area_levels import Unit
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
    value_row,
)
from tests.drawn import key_of


def told(spec):
    """All that a figure says and how it looks, without where its lines run."""
    return json.dumps([{k: v for k, v in t.items() if k not in ("x", "y")} for t in spec["data"]] + [spec["layout"]])


@pytest.mark.parametrize(
    ("state", "words"), [("suppressed", "visas inte"), ("refused", "för få svar"), ("none", "inga uppgifter")]
)
def test_what_is_hidden_looks_hidden_and_tells_nothing(state, words):
    given = {"value": 0.4321, "label": "43,21 %", "state": state, "detail": "n = 4321"}
    chart = chart_of(every_area(Nibble=given))
    for width in WIDTHS:
        spec = drawn_of(chart, width)
        drawn = [(NAMES[key], trace) for key, trace in areas_of(spec)]
        assert {name for name, trace in drawn if "fillpattern" in trace} == {"Nibble"}
        assert {name for name, trace in drawn if "fillcolor" not in trace} == {"Nibble"}
        hidden = next(trace for name, trace in drawn if name == "Nibble")
        assert hidden["text"] == f"<b>Nibble</b><br>{words}"
        assert hidden["fillpattern"] == f"url(#karta-{state})"
        legend = legend_of(spec)
        assert words in legend
        assert "4321" not in told(spec)
        assert "43,21" not in told(spec)
    said = str(chart.layers["areas"].frame.drop(columns=["x", "y"]).to_dict()) + chart.alt + str(chart.tables)
    assert "4321" not in said
    assert "43,21" not in said
    assert words in next(row for row in chart.tables[0].rows if row[1] == "Nibble")


def test_a_hidden_value_changes_nothing_whatever_it_is():
    low, high = (
        every_area(Nibble={"value": value, "label": str(value), "state": "suppressed"}) for value in (0.01, 0.99)
    )
    assert drawn_of(chart_of(low)) == drawn_of(chart_of(high))
    count = {"unit": Unit.COUNT, "measure": "Anmälda brott"}
    assert drawn_of(chart_of(low, **count)) == drawn_of(chart_of(high, **count))
    assert chart_of(low).alt == chart_of(high).alt
    assert chart_of(low).tables == chart_of(high).tables


def test_areas_are_drawn_from_north_to_south_whatever_their_values():
    orders = [[name for name, _ in areas_of(drawn_of(chart_of(rows)))] for rows in (every_area(), every_area()[::-1])]
    assert orders[0] == orders[1]


def test_a_missing_value_is_hidden_also_where_its_state_says_shown():
    chart = chart_of(every_area(Nibble={"value": None, "state": "shown"}, Stäket={"value": None, "state": None}))
    states = {row.name: row.state for row in chart.layers["areas"].rows}
    assert (states["Nibble"], states["Stäket"]) == ("suppressed", "suppressed")


def test_few_answers_are_said_beside_the_value_in_hover_key_legend_and_table():
    chart = chart_of(every_area(Hammaren_västra={"value": 0.3, "label": "30 %", "state": "few"}))
    spec = drawn_of(chart)
    assert ["13", "Hammaren västra", "30 %*"] in key_of(spec)
    assert "30 %, få svar" in next(t["text"] for name, t in areas_of(spec) if NAMES[name] == "Hammaren västra")
    assert "* bygger på få svar" in legend_of(spec)
    assert any("30 %, få svar" in row for row in chart.tables[0].rows)


def test_an_area_without_a_row_has_no_information():
    chart = chart_of(every_area()[1:])
    states = {row.area_id: row.state for row in chart.layers["areas"].rows}
    assert states.pop(next(iter(NAMES))) == "none"
    assert set(states.values()) == {"shown"}


def test_an_area_without_an_outline_stands_in_key_and_table():
    frame = SHAPES.frame.copy()
    frame["x"] = [() if name == "Nibble" else x for name, x in zip(frame["name"], frame["x"], strict=True)]
    frame["y"] = [() if name == "Nibble" else y for name, y in zip(frame["name"], frame["y"], strict=True)]
    chart = chart_of(every_area(Nibble={"value": 0.58, "label": "58 %"}), shapes=replace(SHAPES, frame=frame))
    spec = drawn_of(chart)
    assert area_id("Nibble") not in [name for name, _ in areas_of(spec)]
    assert ["–", "Nibble", "58 %"] in key_of(spec)
    assert ("–", "Nibble", "Jakobsberg", "58 %") in chart.tables[0].rows


def test_a_value_of_an_unknown_area_is_not_lost():
    chart = chart_of([*every_area(), value_row("0123R099", 0.5)])
    assert ["–", "0123R099", "50\u00a0%"] in key_of(drawn_of(chart))
    assert chart.tables[0].rows[-1] == ("–", "0123R099", "–", "50\u00a0%")


def test_no_areas_at_all_leave_the_values_in_the_table():
    chart = chart_of(shapes=replace(SHAPES, frame=SHAPES.frame.iloc[:0]))
    spec = drawn_of(chart)
    assert [trace["text"] for trace in spec["data"]] == [["Områdenas gränser saknas. Värdena står i tabellen."]]
    assert len(chart.tables[0].rows) == 25


def test_a_map_without_rows_is_empty():
    chart = chart_of([])
    assert chart.is_empty
    assert chart.tables[0].rows == ()
    assert chart.alt == "Rubrik. Karta över områdena: Andel otrygga."


def test_a_map_where_all_is_hidden_is_all_stripes():
    rows = [value_row(key, None, state="suppressed") for key in NAMES]
    spec = drawn_of(chart_of(rows))
    assert all("fillpattern" in trace for _, trace in areas_of(spec))


def test_areas_far_from_the_station_need_no_inset():
    frame = SHAPES.frame[~SHAPES.frame["name"].isin(NEAR)]
    rows = [row for row in every_area() if NAMES[row["area_id"]] not in NEAR]
    spec = drawn_of(chart_of(rows, shapes=replace(SHAPES, frame=frame)))
    assert spec["layout"]["shapes"] == []
