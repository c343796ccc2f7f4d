"""The control chart: signals by shape and number, preliminary points hollow, nothing joined across a changed method."""

from __future__ import annotations

import datetime as dt
import json
import re
from itertools import pairwise
from typing import Any

import pandas as pd
import plotly.graph_objects as go
import pytest

from jarfalla_data import Period, Selection
from jarfalla_data.charts import palette
from jarfalla_data.charts.control import basis_sentences, control_chart, signal_sentences
from jarfalla_data.charts.control_words import Series
from jarfalla_data.charts.drawing import NARROW, draw, wide_width
from jarfalla_data.charts.model import Badge, Chart
from jarfalla_data.figures import Figures
from jarfalla_data.measures import control, drug_scene
from jarfalla_data.measures.control import POINTS, SIGNALS
from jarfalla_data.privacy import Audience, Released, release
from jarfalla_data.reading.descriptor import Origin
from tests.charts.year_figures import boxes, meeting, outside
from tests.factories import bundled_store

WIDTHS = ("wide", "narrow")
STATION = "jakobsberg_station:all"
TOLD = Series("control", "Stationen", "Antal per månad", "stationen", "", "sv")


def released(frame: pd.DataFrame) -> Released:
    return release(Figures(frame, ("incidents",), Origin.OWN, internal_only=True), Audience.INTERNAL)


def points(reports: list[int], states: dict[int, str] | None = None, rules: dict[int, str] | None = None) -> Released:
    """Months from January 2020, 10 expected in each, limits 2 and 20."""
    rows = []
    for i, n in enumerate(reports):
        first = pd.Period("2020-01", "M") + i
        state, known = (states or {}).get(i, "judged"), (states or {}).get(i, "judged") == "judged"
        numbers = (10.0, 2.0, 20.0, 0.5) if known else (pd.NA,) * 4
        days = first.start_time.date(), first.end_time.date()
        rows.append((*days, n, 30, *numbers, state, i < 3, (rules or {}).get(i, "")))
    frame = pd.DataFrame(rows, columns=POINTS)
    return released(frame.astype(dict.fromkeys(("expected", "low", "high", "p"), "Float64")))


def signals(shown: Released, *found: tuple[str, str, int, int]) -> Released:
    rows = [(rule, way, shown.rows[a].first, shown.rows[b].last, b - a + 1) for rule, way, a, b in found]
    return released(pd.DataFrame(rows, columns=SIGNALS))


def basis(shown: Released, **cells: Any) -> Released:
    row = {
        **{"series": STATION, "refused": "", "step": "month", "preliminary": False, "season": True, "touched_by": ""},
        **{"baseline_first": shown.rows[0].first, "baseline_last": shown.rows[2].last, "delay_days": 30},
    }
    return released(pd.DataFrame([{**row, **cells}]))


def spec(chart: Chart, width: str = "wide") -> dict[str, Any]:
    drawn = draw(chart, wide_width(chart) if width == "wide" else NARROW).spec
    assert isinstance(drawn, dict)
    return drawn


def marks(figure: dict[str, Any]) -> dict[str, Any]:
    (trace,) = [trace for trace in figure["data"] if trace["mode"] == "markers" and "symbol" in trace["marker"]]
    return trace


def texts(figure: dict[str, Any]) -> list[str]:
    return [re.sub("<[^>]+>", "", text["text"]) for text in figure["layout"]["annotations"]]


def bundled(series: str = STATION, lang: str = "sv", period: Period | None = None) -> Chart:
    store, told = bundled_store(), Series("control", "Jakobsbergs station", "Antal", "x", "", lang)
    asked = [
        control.points(store, series, period),
        control.signals(store, series, period),
        control.basis(store, series),
    ]
    layers = [release(figures, Audience.INTERNAL) for figures in asked]
    milestones = release(drug_scene.milestones(store, Selection(period)), Audience.INTERNAL)
    return control_chart(*layers, told, milestones)  # type: ignore[misc]


@pytest.mark.parametrize("series", [STATION, "municipality:all", "viksjo:all"])
@pytest.mark.parametrize("lang", ["sv", "en"])
@pytest.mark.parametrize("years", [None, (2020, 2020), (2022, 2024)], ids=str)
@pytest.mark.parametrize("width", WIDTHS)
def test_texts_stay_inside_the_figure_and_do_not_meet(series, lang, years, width):
    chart = bundled(series, lang, years and Period.of_years(*years))
    figure, pixels = spec(chart, width), wide_width(chart) if width == "wide" else NARROW
    placed = boxes(figure, pixels)
    assert outside(placed, figure, pixels) == []
    assert meeting(placed) == []
    assert len(go.Figure(figure).data) == len(figure["data"]) > 0
    assert json.loads(json.dumps(figure, allow_nan=False)) == figure


def test_a_signal_is_a_diamond_with_the_number_of_its_sentence_in_the_list():
    shown = points([10, 11, 9, 25, 10], rules={3: "outside"})
    found = signals(shown, ("outside", "higher", 3, 3))
    figure = spec(control_chart(shown, found, basis(shown), TOLD))
    assert marks(figure)["marker"]["symbol"] == ["circle", "circle", "circle", "diamond", "circle"]
    assert "1" in texts(figure)
    assert signal_sentences(shown, found, basis(shown), TOLD) == ("April 2020: 25, över den övre gränsen 20,0.",)


@pytest.mark.parametrize("series", ["municipality:all", "viksjo:all"])
def test_no_line_runs_through_the_number_of_a_signal(series):
    chart = bundled(series)
    figure, pixels = spec(chart), wide_width(chart)
    numbers = [box for box in boxes(figure, pixels) if box[0] in {str(n) for n in range(1, 9)}]
    plum = [a["text"] for a in figure["layout"]["annotations"] if a["font"]["color"] == palette.PLUM]
    assert sorted(f"<b>{box[0]}</b>" for box in numbers) == sorted(plum)
    assert plum
    for _, left, right, top, low in numbers:
        for trace in (trace for trace in figure["data"] if trace["mode"] == "lines" and "fill" not in trace):
            line = [(across(figure, pixels, x), y) for x, y in zip(trace["x"], trace["y"], strict=True)]
            for a, b in pairwise(line):
                steps = [(a[0] + (b[0] - a[0]) * i / 20, a[1] + (b[1] - a[1]) * i / 20) for i in range(21)]
                assert [at for at in steps if left < at[0] < right and top < at[1] < low] == []


def across(figure: dict[str, Any], pixels: int, day: str) -> float:
    first, end = (dt.date.fromisoformat(at) for at in figure["layout"]["xaxis"]["range"])
    inside = pixels - figure["layout"]["margin"]["l"] - figure["layout"]["margin"]["r"]
    return inside * (dt.date.fromisoformat(day) - first).days / (end - first).days


RUNS = {
    ("one_side", "higher"): "fler än väntat 7 månader i rad",
    ("one_side", "lower"): "färre än väntat 7 månader i rad",
    ("trend", "higher"): "allt högre mot det väntade 7 månader i rad",
    ("trend", "lower"): "allt lägre mot det väntade 7 månader i rad",
    ("outer_third", "higher"): "minst 2 av 3 månader nära övre gränsen",
    ("outer_third", "lower"): "minst 2 av 3 månader nära nedre gränsen",
}


@pytest.mark.parametrize(("rule", "direction"), RUNS)
def test_each_rule_is_told_in_words(rule, direction):
    shown = points([11] * 7, rules=dict.fromkeys(range(7), rule))
    (said,) = signal_sentences(shown, signals(shown, (rule, direction, 0, 6)), basis(shown), TOLD)
    assert said == f"Januari–juli 2020: {RUNS[rule, direction]}."


@pytest.mark.parametrize(
    ("reports", "found", "headline"),
    [
        ([10, 10, 10, 10], (), "Stationen, april 2020: inget ovanligt"),
        ([10, 10, 10, 25], (("outside", "higher", 3, 3),), "Stationen, april 2020: ovanligt många"),
        ([10, 10, 10, 1], (("outside", "lower", 3, 3),), "Stationen, april 2020: ovanligt få"),
        ([10, 25, 10, 10], (("outside", "higher", 1, 1),), "Stationen, april 2020: inget ovanligt"),
        (
            [11] * 7,
            (("one_side", "higher", 0, 6),),
            "Stationen, januari–juli 2020: fler än väntat 7 månader i rad",
        ),
    ],
    ids=["nothing", "many", "few", "earlier", "run"],
)
def test_the_finding_is_the_latest_judged_month(reports, found, headline):
    shown = points(reports)
    assert control_chart(shown, signals(shown, *found), basis(shown), TOLD).headline == headline


def test_a_month_that_is_not_judged_is_hollow_and_in_no_finding():
    shown = points([10, 10, 10, 30], states={3: "unfinished"})
    chart = control_chart(shown, signals(shown), basis(shown), TOLD)
    mark = marks(spec(chart))["marker"]
    assert (mark["color"][3], mark["line"]["color"][3]) == (palette.WHITE, palette.NAVY)
    assert chart.headline == "Stationen, mars 2020: inget ovanligt"
    assert Badge.PRELIMINARY in chart.badges
    assert "Ihålig: ofullständig." in " ".join(texts(spec(chart)))


def test_nothing_is_joined_across_a_changed_method_and_the_break_is_named():
    shown = points([10, 10, 10, 30, 30], states={3: "changed_method", 4: "changed_method"})
    chart = control_chart(shown, signals(shown), basis(shown), TOLD)
    figure = spec(chart)
    joined = [trace["x"] for trace in figure["data"] if trace.get("line", {}).get("color") == palette.NAVY]
    assert [len(x) for x in joined if len(x) > 1] == [3, 2]
    assert "ändrad mätmetod" in texts(figure)
    assert [shape for shape in figure["layout"]["shapes"] if shape["line"].get("dash") == "dash"]
    assert Badge.METHOD_BREAK in chart.badges


REFUSALS = ("no_baseline", "found_by_controls", "across_break", "short_baseline", "too_few")


@pytest.mark.parametrize("code", REFUSALS)
def test_a_refused_chart_shows_its_points_without_limits_and_says_why(code):
    shown = points([10, 10, 10], states=dict.fromkeys(range(3), "refused"))
    chart = control_chart(shown, signals(shown), basis(shown, refused=code), TOLD)
    assert chart.headline == "Stationen: vad som är ovanligt går inte att säga"
    assert chart.lead.endswith(".")
    assert len(marks(spec(chart))["x"]) == 3
    assert not [trace for trace in spec(chart)["data"] if trace.get("fill")]
    assert basis_sentences(basis(shown, refused=code), TOLD) == ""


def test_without_points_there_is_nothing_to_draw():
    shown = points([10, 10, 10])
    none = released(shown.frame.iloc[:0])
    chart = control_chart(none, signals(shown), basis(shown), TOLD)
    assert chart.is_empty
    assert chart.headline == "Stationen: inget att visa för perioden"


def test_preliminary_limits_are_said():
    shown = points([10, 10, 10])
    chart = control_chart(shown, signals(shown), basis(shown, preliminary=True), TOLD)
    assert Badge.PRELIMINARY in chart.badges
    assert "Preliminära gränser" in basis_sentences(basis(shown, preliminary=True), TOLD)


def test_the_public_has_no_chart():
    store = bundled_store()
    asked = (control.points(store, STATION), control.signals(store, STATION), control.basis(store, STATION))
    chart = control_chart(*(release(figures, Audience.PUBLIC) for figures in asked), TOLD)
    assert chart.is_empty
    assert not [row for table in chart.tables for row in table.rows]
