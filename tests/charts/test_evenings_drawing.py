"""The drawn calendar and presence where needed: boxes are told apart without colour, and nothing collides."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from itertools import combinations
from typing import Any

import numpy as np
import plotly.graph_objects as go
import pytest

from jarfalla_data.charts import palette
from jarfalla_data.charts.draw_evenings import BOX, INNER, NARROW_BOX, OUTER
from jarfalla_data.charts.drawing import NARROW, draw, wide_width
from jarfalla_data.charts.evenings import evenings, state_words
from jarfalla_data.charts.model import Chart
from jarfalla_data.charts.presence import presence
from jarfalla_data.measures import evenings as calendar
from jarfalla_data.measures import presence as needed
from jarfalla_data.measures.evenings import State
from jarfalla_data.privacy import Audience, release
from jarfalla_data.wording import LANGUAGES, translator
from tests.charts.test_area_levels import contrast
from tests.charts.year_figures import boxes, meeting, outside
from tests.factories import activity, bundled_store, incident, promise, store_with

WIDTHS, CODES = ("wide", "narrow"), ("2019–2020", "2024")
both_widths, both_languages = pytest.mark.parametrize("width", WIDTHS), pytest.mark.parametrize("lang", LANGUAGES)
every_period = pytest.mark.parametrize("code", CODES)

# Viénot, Brettel and Mollon 1999 for red and green, Brettel 1997 simplified for blue; the last sees no colour at all.
SEEN = {
    "all colours": np.eye(3),
    "no red": np.array([[0.11238, 0.88762, 0], [0.11238, 0.88762, 0], [0.00401, -0.00401, 1]]),
    "no green": np.array([[0.29275, 0.70725, 0], [0.29275, 0.70725, 0], [-0.02234, 0.02234, 1]]),
    "no blue": np.array([[1, 0.14461, -0.14461], [0, 0.85924, 0.14076], [0, 0.85924, 0.14076]]),
    "grey": np.full((3, 3), [0.2126, 0.7152, 0.0722]),
}


def seen_as(color: str, eyes: str) -> str:
    """A colour as someone with other eyes sees it."""
    raw = np.array([int(color[i : i + 2], 16) / 255 for i in (1, 3, 5)])
    linear = np.where(raw <= 0.04045, raw / 12.92, ((raw + 0.055) / 1.055) ** 2.4)
    mixed = np.clip(SEEN[eyes] @ linear, 0, 1)
    back = np.where(mixed <= 0.0031308, mixed * 12.92, 1.055 * mixed ** (1 / 2.4) - 0.055)
    return "#" + "".join(f"{round(part * 255):02X}" for part in back)


@cache
def calendar_of(code: str, lang: str = "sv") -> Chart:
    figures = calendar.calendar(bundled_store(), code)
    return evenings(release(figures, Audience.INTERNAL), code, "", lang)


@cache
def presence_of(code: str, lang: str = "sv") -> Chart:
    return presence(release(needed.where_needed(bundled_store(), code), Audience.INTERNAL), code, "", lang)


def figure(chart: Chart, width: str) -> dict[str, Any]:
    spec = draw(chart, pixels(chart, width)).spec
    assert isinstance(spec, dict)
    return spec


def pixels(chart: Chart, width: str) -> int:
    return wide_width(chart) if width == "wide" else NARROW


@both_languages
@both_widths
@every_period
def test_the_figures_are_as_plotly_wants_them_and_no_texts_meet_or_reach_outside(code, width, lang):
    for chart in (calendar_of(code, lang), presence_of(code, lang)):
        spec = figure(chart, width)
        go.Figure(spec)
        if chart.kind == "evenings":
            placed = boxes(spec, pixels(chart, width))
            assert meeting(placed) == []
            assert outside(placed, spec, pixels(chart, width)) == []


@both_widths
@every_period
def test_every_evening_has_one_box_and_no_two_touch(code, width):
    chart = calendar_of(code)
    drawn = [t for t in figure(chart, width)["data"] if "name" in t]
    size = BOX if width == "wide" else NARROW_BOX
    assert {t["marker"]["size"] for t in drawn} == {size}
    evening_boxes = Counter({t["name"]: sum(bool(said) for said in t["text"]) for t in drawn})
    assert evening_boxes == Counter(row.state for row in chart.layers["rows"].rows)
    places = [place for t in drawn for place in zip(t["x"], t["y"], strict=True)]
    near = [(a, b) for a, b in combinations(places, 2) if abs(a[0] - b[0]) < size + 2 and abs(a[1] - b[1]) < size + 2]
    assert near == []


@pytest.mark.parametrize("eyes", SEEN)
@pytest.mark.parametrize(("one", "other"), list(combinations(State, 2)))
def test_two_states_are_told_apart_by_fill_or_by_what_stands_inside_whoever_looks(one, other, eyes):
    fills = [seen_as(OUTER[state], eyes) for state in (one, other)]
    marks = [state in INNER for state in (one, other)]
    for state in set(INNER) & {one, other}:
        assert contrast(seen_as(INNER[state][1], eyes), seen_as(OUTER[state], eyes)) >= 3
    assert contrast(*fills) >= 3 or marks[0] != marks[1]


@pytest.mark.parametrize("eyes", SEEN)
def test_each_box_stands_out_from_the_page(eyes):
    for state in State:
        edge = palette.OUTLINE if OUTER[state] == palette.WHITE else OUTER[state]
        assert contrast(seen_as(edge, eyes), palette.WHITE) >= 3


@both_languages
@both_widths
def test_the_key_names_each_state_in_words_with_its_number(width, lang):
    chart = calendar_of("2024", lang)
    counted = Counter(row.state for row in chart.layers["rows"].rows)
    texts = {text["text"] for text in figure(chart, width)["layout"]["annotations"]}
    assert {f"{state_words(state, translator(lang))}: {counted[state]}" for state in State} <= texts


@both_languages
def test_the_calendar_says_in_words_what_it_shows_and_lists_each_evening(lang):
    chart = calendar_of("2019–2020", lang)
    counted = Counter(row.state for row in chart.layers["rows"].rows)
    assert all(f"{state_words(state, translator(lang))}: {n}." in chart.alt for state, n in counted.items())
    assert [len(table.rows) for table in chart.tables] == [2, counted.total()]
    assert all(table.internal for table in chart.tables)


def test_an_evening_told_of_only_in_part_of_a_year_names_only_its_months():
    chart = calendar_of("2021–2022")
    months = [t["text"] for t in figure(chart, "wide")["layout"]["annotations"]]
    assert (months.count("jan"), months.count("juli")) == (1, 2)


def test_presence_where_needed_says_share_interval_and_even_spread_of_each_year():
    chart = presence_of("2019–2020")
    for row in chart.layers["rows"].rows:
        (said,) = [t["text"] for t in figure(chart, "wide")["layout"]["annotations"] if t["text"].startswith("●")][
            row.year - 2019 : row.year - 2018
        ]
        assert f"{round(100 * row.value)}" in re.sub("<[^>]+>", "", said)
        assert f"{round(100 * row.even)}" in said
        assert f"{row.year}: " in chart.alt


@both_languages
def test_too_few_clock_times_are_refused_in_words_and_never_drawn_as_zero(lang):
    rows = [incident(occurred_at="2021-05-05 20:00", area_id="0123R005", source="reported_offence") for _ in range(99)]
    work = [activity(date=day, starts_at="19:00", ends_at="22:00") for day in ("2022-01-07", "2022-12-30")]
    store = store_with(commitments=[promise()], activities=work, incidents=rows)
    chart = presence(release(needed.where_needed(store), Audience.INTERNAL), "2022", "", lang)
    why = {"sv": "för få värden: 99, minst 100 behövs", "en": "too few values: 99, at least 100"}[lang]
    assert any(why in cell for cell in chart.tables[0].rows[0])
    for width in WIDTHS:
        spec = figure(chart, width)
        assert spec["data"] == []
        assert any(why in text["text"].replace("<br>", " ") for text in spec["layout"]["annotations"])
