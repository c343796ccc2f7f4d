"""The drawn priorities: all marks are whole, and each row is read against the places in the list."""

from __future__ import annotations

from functools import cache
from typing import Any

import plotly.graph_objects as go
import pytest

from jarfalla_data.charts import palette, priority_words
from jarfalla_data.charts.drawing import NARROW, draw, wide_width
from jarfalla_data.charts.model import Chart
from jarfalla_data.charts.priorities import priority
from jarfalla_data.measures import covered, priorities
from jarfalla_data.measures.priority_criteria import defaults
from jarfalla_data.measures.priority_values import AREA
from jarfalla_data.privacy import Audience, release
from tests.factories import bundled_store

DIAMOND = 1.3  # of its size, from corner to corner
forms = pytest.mark.parametrize("form", ["wide", "narrow"])


@cache
def chart(lang: str = "sv") -> Chart:
    store = bundled_store()
    told = priority_words.about(store, AREA, covered.periods(store), lang)
    figures = (measure(store, AREA, defaults()) for measure in (priorities.ranking, priorities.criteria_used))
    return priority(*(release(each, Audience.INTERNAL) for each in figures), told)


def figure(form: str, lang: str = "sv") -> dict[str, Any]:
    spec = draw(chart(lang), NARROW if form == "narrow" else wide_width(chart(lang))).spec
    assert isinstance(spec, dict)
    return spec


def marks(spec: dict[str, Any]) -> list[dict[str, Any]]:
    return [trace for trace in spec["data"] if trace.get("mode") == "markers"]


@forms
@pytest.mark.parametrize("lang", ["sv", "en"])
def test_plotly_knows_all_that_is_handed_to_it(form, lang):
    go.Figure(figure(form, lang))


@forms
def test_the_marks_of_the_first_and_of_the_last_place_are_whole(form):
    spec = figure(form)
    margin = spec["layout"]["margin"]
    across = (NARROW if form == "narrow" else wide_width(chart())) - margin["l"] - margin["r"]
    for trace in marks(spec):
        radius = trace["marker"]["size"] / 2 * DIAMOND
        assert min(trace["x"]) / 100 * across >= radius
        assert (100 - max(trace["x"])) / 100 * across >= radius


@forms
@pytest.mark.parametrize(("lang", "name"), [("sv", "Placering"), ("en", "Rank")])
def test_the_first_and_the_last_place_are_written_where_they_stand(form, lang, name):
    spec = figure(form, lang)
    written = {text["text"]: text for text in spec["layout"]["annotations"]}
    places = sorted(x for trace in marks(spec) for x in trace["x"])
    assert (written["1"]["x"], written["25"]["x"]) == pytest.approx((places[0], places[-1]))
    top = min(y for trace in marks(spec) for y in trace["y"])
    assert max(written[text]["y"] for text in ("1", "25", name)) < top


def test_on_a_phone_each_row_has_a_thin_line_from_the_first_to_the_last_place():
    spec = figure("narrow")
    (rails,) = [trace for trace in spec["data"] if trace.get("line", {}).get("color") == palette.RULE]
    down = {y for trace in marks(spec) for y in trace["y"]}
    assert set(rails["y"][::3]) == down
    assert {(x, end) for x, end in zip(rails["x"][::3], rails["x"][1::3], strict=True)} == {
        (min(x for trace in marks(spec) for x in trace["x"]), max(x for trace in marks(spec) for x in trace["x"]))
    }


@forms
def test_no_stripe_is_seen_before_a_word_on_stripes(form):
    """The ground of a text begins half the width of its border further in."""
    unknown = [text for text in figure(form)["layout"]["annotations"] if "okänt" in text["text"]]
    assert unknown
    assert {(text["borderwidth"], text["xshift"]) for text in unknown} == {(0, -1)}
