"""The picture of a follow-up and its specification curve: what is drawn is what was measured."""

from __future__ import annotations

from functools import cache

import plotly.graph_objects as go
import pytest

from jarfalla_data.charts.draw_effect import SHADES
from jarfalla_data.charts.drawing import NARROW, draw, wide_width
from jarfalla_data.charts.effect import trends
from jarfalla_data.charts.effect_about import about
from jarfalla_data.charts.effect_further import variants
from jarfalla_data.measures import covered, effect, effect_cautions, effect_variants
from jarfalla_data.measures.effect_question import Question, resolve
from jarfalla_data.privacy import Audience, release
from tests.factories import bundled_store

forms = pytest.mark.parametrize("form", ["wide", "narrow"])


def asked(code="motesplats_jakobsberg", **further):
    return resolve(bundled_store(), Question(code, **further))


def released(measure, question):
    return release(measure(bundled_store(), question), Audience.INTERNAL)


@cache
def picture(question, lang="sv"):
    measures = (effect.months, effect.counted, effect.estimates, effect.obstacles, effect_cautions.begun)
    told = about(bundled_store(), question, covered.periods(bundled_store()), lang)
    return trends(*(released(measure, question) for measure in measures), told)


@cache
def curve(question, lang="sv"):
    told = about(bundled_store(), question, covered.periods(bundled_store()), lang)
    return variants(released(effect_variants.variants, question), told)


def figure(chart, form):
    return draw(chart, NARROW if form == "narrow" else wide_width(chart)).spec


@forms
@pytest.mark.parametrize("lang", ["sv", "en"])
@pytest.mark.parametrize("make", [picture, curve])
def test_plotly_knows_all_that_is_handed_to_it(make, lang, form):
    go.Figure(figure(make(asked(), lang), form))


@forms
def test_each_place_is_a_line_with_a_point_for_each_period_at_its_height(form):
    spec = figure(picture(asked()), form)
    marks = [a for a in spec["layout"]["annotations"] if a["text"] in ("0", "100")]
    zero, hundred = (next(a["y"] for a in marks if a["text"] == text) for text in ("0", "100"))
    frame = effect.months(bundled_store(), asked()).frame
    lines = [trace for trace in spec["data"] if trace.get("mode") == "lines+markers"]
    for trace, role in zip(lines, ("treated", "control"), strict=True):
        drawn = [(zero - y) / (zero - hundred) for y in trace["y"]]
        assert drawn == pytest.approx(frame.loc[frame["role"] == role, "scaled"].tolist())


def test_the_mean_of_the_time_before_is_what_the_points_are_scaled_to():
    frame = effect.months(bundled_store(), asked()).frame
    before = frame[frame["window"] == "before"]
    assert before.groupby("role")["scaled"].mean().tolist() == pytest.approx([1, 1])


@forms
def test_the_windows_are_shaded_over_their_own_days(form):
    spec = figure(picture(asked()), form)
    shaded = {
        s["fillcolor"]: (s["x0"], s["x1"]) for s in spec["layout"]["shapes"] if s.get("fillcolor") in SHADES.values()
    }
    assert shaded[SHADES["before"]] == ("2018-07-01", "2020-07-01")
    assert shaded[SHADES["after"]] == ("2020-08-01", "2021-08-01")


@pytest.mark.parametrize(
    ("code", "lines"),
    [("motesplats_jakobsberg", {"2020-07-03"}), ("cameras_jakobsberg_centre", {"2020-01-01", "2021-01-01"})],
)
def test_the_start_is_marked_as_exactly_as_it_is_known(code, lines):
    spec = figure(picture(asked(code)), "wide")
    dashed = [s for s in spec["layout"]["shapes"] if s["type"] == "line" and s["line"].get("dash") == "dash"]
    assert {s["x0"] for s in dashed} == lines


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_interventions_that_began_in_the_time_stand_below_by_name_and_can_be_clicked(lang):
    spec = figure(picture(asked(), lang), "wide")
    begun = effect_cautions.begun(bundled_store(), asked()).frame
    texts = {a["text"] for a in spec["layout"]["annotations"]}
    assert set(begun[f"label_{lang}"]) <= texts
    assert {code for t in spec["data"] for code in t.get("customdata", ())} == set(begun["milestone_id"])


@forms
def test_the_curve_is_ranked_and_marks_what_was_chosen(form):
    (lines, dots, *_) = figure(curve(asked()), form)["data"]
    assert dots["x"] == sorted(dots["x"])
    (chosen,) = [x for x, symbol in zip(dots["x"], dots["marker"]["symbol"], strict=True) if symbol == "diamond"]
    assert chosen == pytest.approx((85 / 156) / (64 / 143))
    assert all(low < x < high for x, low, high in zip(dots["x"], lines["x"][::3], lines["x"][1::3], strict=True))


def test_a_choice_that_is_refused_has_a_row_that_says_so_and_no_dot():
    chart = curve(asked("cameras_jakobsberg_centre"))
    refused = [row for row in chart.layers["rows"].rows if row.refused]
    assert [row.what for row in refused] == ["damage"]
    (table,) = chart.tables
    assert [row[3] for row in table.rows if row[3]] == ["Går inte att räkna ut, för minst ett av antalen är noll."]
    assert len(figure(chart, "wide")["data"][1]["x"]) == len(chart.layers["rows"].rows) - 1
