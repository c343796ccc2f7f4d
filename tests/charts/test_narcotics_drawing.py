"""The drawn narcotics work and its rates: all can be read, nothing is joined, hidden counts tell nothing."""

from __future__ import annotations

import json
from typing import Any

import plotly.graph_objects as go
import pytest

from jarfalla_data import Period, Selection
from jarfalla_data.charts import narcotics as chart_of
from jarfalla_data.charts import palette
from jarfalla_data.charts.drawing import NARROW, draw, wide_width
from jarfalla_data.charts.model import Badge, Chart
from jarfalla_data.charts.narcotics_rates import rates
from jarfalla_data.measures import covered, narcotics
from jarfalla_data.measures.drug_scene import PLACE
from jarfalla_data.privacy import Audience
from jarfalla_data.privacy.suppression import release
from jarfalla_data.store import Store
from tests.charts.year_figures import boxes, meeting, outside
from tests.factories import Row, bundled_store, store_with
from tests.factories import narcotics as work

WIDTHS = ("wide", "narrow")
both_widths = pytest.mark.parametrize("width", WIDTHS)


def work_chart(store: Store, lang: str = "sv", audience: Audience = Audience.INTERNAL, **asked: Any) -> Chart:
    counted = release(narcotics.by_year(store, Selection(**asked)), audience)
    return chart_of.work(counted, chart_of.about(store, covered.periods(store), lang))


def rates_chart(store: Store, lang: str = "sv", **asked: Any) -> Chart:
    counted = release(narcotics.reports_per_control(store, Selection(**asked), PLACE), Audience.INTERNAL)
    return rates(counted, chart_of.about(store, covered.periods(store), lang))


def of(*rows: Row) -> Store:
    return store_with(narcotics_work=rows)


def pixels(chart: Chart, width: str) -> int:
    return wide_width(chart) if width == "wide" else NARROW


def figure(chart: Chart, width: str = "wide") -> dict[str, Any]:
    spec = draw(chart, pixels(chart, width)).spec
    assert isinstance(spec, dict)
    return spec


def bars(spec: dict[str, Any]) -> list[dict[str, Any]]:
    return [trace for trace in spec["data"] if trace["type"] == "bar"]


def texts(spec: dict[str, Any]) -> list[str]:
    return [text["text"] for text in spec["layout"]["annotations"]]


MANY = [
    work(period=str(year), step=step, kind=kind, count=12345)
    for year in range(2008, 2025)
    for step, kind in (("control", ""), ("report", "dealing"), ("report", "possession_use"), ("report", ""))
]
STORES = {
    "bundled": bundled_store,
    "one row": lambda: of(work(count=30)),
    "many years of large numbers": lambda: of(*MANY),
    "gaps": lambda: of(work(period="2018", count=30), work(period="2022", count=0)),
}


@pytest.mark.parametrize("store", STORES)
@pytest.mark.parametrize("make", [work_chart, rates_chart], ids=["work", "rates"])
@pytest.mark.parametrize("lang", ["sv", "en"])
@both_widths
def test_texts_stay_inside_the_figure_and_do_not_meet(store, make, lang, width):
    chart = make(STORES[store](), lang)
    if chart.is_empty:
        assert make is rates_chart
        return
    spec = figure(chart, width)
    placed = boxes(spec, pixels(chart, width))
    assert outside(placed, spec, pixels(chart, width)) == []
    assert meeting(placed) == []
    assert len(go.Figure(spec).data) == len(spec["data"]) > 0
    assert json.loads(json.dumps(spec, allow_nan=False)) == spec


@both_widths
def test_the_public_figure_fits_too(width):
    chart = work_chart(bundled_store(), audience=Audience.PUBLIC)
    placed = boxes(figure(chart, width), pixels(chart, width))
    assert outside(placed, figure(chart, width), pixels(chart, width)) == []
    assert meeting(placed) == []


def test_every_number_stands_above_its_bar():
    spec = figure(work_chart(of(work(period="2021", count=30), work(period="2022", count=45))))
    assert {"30", "45"} <= set(texts(spec))


def test_all_steps_of_a_kind_share_one_scale_and_kinds_have_their_own():
    rows = [
        work(step=step, kind=kind, count=count)
        for kind, counts in (("dealing", (20, 10)), ("possession_use", (400, 100)))
        for step, count in zip(("report", "prosecution"), counts, strict=True)
    ]
    heights = [-trace["y"][0] for trace in bars(figure(work_chart(of(*rows))))]
    assert [height / max(heights) for height in heights] == pytest.approx([1, 1, 0.5, 0.25])


def test_bars_are_of_one_colour_that_says_neither_good_nor_bad():
    assert {trace["marker"]["color"] for trace in bars(figure(work_chart(bundled_store())))} == {palette.NAVY}


def test_a_hidden_count_is_hatched_at_full_height_whatever_it_is():
    rows = [work(period=str(2015 + n), count=n) for n in (1, 5, 9)] + [work(period="2016", step="seizure", count=20)]
    chart = work_chart(of(*rows), audience=Audience.PUBLIC)
    (hidden,) = [trace for trace in bars(figure(chart)) if trace["marker"]["pattern"]["shape"] == "/"]
    assert len(hidden["x"]) == 3
    assert len(set(hidden["y"])) == 1
    assert Badge.SUPPRESSED in chart.badges
    assert "Randigt grått: visas inte, små antal." in " ".join(texts(figure(chart)))


def test_a_year_without_a_row_is_a_dash_and_a_count_of_0_is_a_0():
    spec = figure(work_chart(of(work(period="2019", count=30), work(period="2021", count=0))))
    assert texts(spec).count("–") == 1
    assert texts(spec).count("0") == 1
    assert "–: uppgift saknas." in texts(spec)


def test_an_unfinished_year_is_hatched_and_said():
    rows = [work(period=f"2022-{month:02}", count=30) for month in range(1, 4)]
    spec = figure(work_chart(of(*rows)))
    assert [list(trace["marker"]["pattern"]["shape"]) for trace in bars(spec)] == [["/"]]
    assert "Randigt: ofullständig." in texts(spec)


def test_each_rate_is_a_point_on_its_interval_and_no_years_are_joined():
    rows = [work(period=y, count=200) for y in ("2021", "2022")]
    rows += [work(period=y, step="report", kind="dealing", count=9) for y in ("2021", "2022")]
    spec = figure(rates_chart(of(*rows)))
    lines, points = ([t for t in spec["data"] if t["mode"] == mode] for mode in ("lines", "markers"))
    for line, dots in zip(lines, points, strict=True):
        assert line["y"][2::3] == [None] * len(dots["x"])
        for i, y in enumerate(dots["y"]):
            assert line["x"][3 * i] == line["x"][3 * i + 1] == dots["x"][i]
            assert line["y"][3 * i] > y > line["y"][3 * i + 1]


def test_a_refused_rate_is_a_dash_with_its_reason():
    spec = figure(rates_chart(of(work(step="report", kind="dealing", count=9))))
    assert "–" in texts(spec)
    assert "–: går inte att räkna ut, inga kontroller." in texts(spec)


@pytest.mark.parametrize("make", [work_chart, rates_chart], ids=["work", "rates"])
def test_without_rows_there_is_one_calm_sentence_and_nothing_to_draw(make):
    chart = make(of())
    assert chart.is_empty
    assert "inga uppgifter" in chart.headline
    assert chart.lead == ""


@pytest.mark.parametrize("make", [work_chart, rates_chart], ids=["work", "rates"])
def test_no_word_of_a_chart_calls_a_change_a_rise_or_a_fall(make):
    chart = make(bundled_store(), period=Period.of_years(2017, 2024))
    said = " ".join((chart.headline, chart.lead, chart.subtitle, chart.alt)).lower()
    assert not [word for word in ("ökat", "minskat", "stigit", "sjunkit", "förbättr", "försämr") if word in said]
