"""The drawn drug scene: what is not known is not drawn, what does not compare is not joined, and all can be read."""

from __future__ import annotations

import datetime as dt
import json
import re
from itertools import combinations
from typing import Any

import plotly.graph_objects as go
import pytest

from jarfalla_data import Period, Selection, Store
from jarfalla_data.charts import palette
from jarfalla_data.charts.canvas import text_width
from jarfalla_data.charts.drawing import NARROW, draw, wide_width
from jarfalla_data.charts.model import Chart
from jarfalla_data.charts.sheet import LINE, MARGIN_LEFT
from jarfalla_data.privacy import Audience
from tests.charts.drug_scene_timeline import ALL, chart_of
from tests.factories import Row, bundled_store, milestone, promise, scene_count, scene_status, store_with

WIDTHS = ("wide", "narrow")
PERIODS = [
    ALL,
    *(Selection(Period.of_years(a, b)) for a, b in [(2017, 2019), (2018, 2018), (2018, 2020), (2020, 2024)]),
]
EMPTY: dict[str, list[Row]] = {"drug_scene_status": [], "county_drug_scenes": [], "commitments": [], "milestones": []}


def spec(chart: Chart, width: str = "wide") -> dict[str, Any]:
    return draw(chart, wide_width(chart) if width == "wide" else NARROW).spec


def drawn(width: str = "wide", **tables: list[Row]) -> dict[str, Any]:
    """The figure of nothing but these tables."""
    return spec(chart_of(store_with(**{**EMPTY, **tables})), width)


def lines(figure: dict[str, Any], name: str = "") -> list[dict[str, Any]]:
    """The traces that are lines, with a name that starts so or without one."""
    traces = [trace for trace in figure["data"] if trace["mode"] == "lines" and "fill" not in trace]
    return [t for t in traces if t.get("name", "").startswith(name) and bool(t.get("name")) == bool(name)]


def dots(figure: dict[str, Any]) -> list[dict[str, Any]]:
    return [trace for trace in figure["data"] if trace["mode"] == "markers"]


def blocks(figure: dict[str, Any]) -> list[dict[str, Any]]:
    return [trace for trace in figure["data"] if trace.get("fill") == "toself"]


def texts(figure: dict[str, Any]) -> list[str]:
    return [re.sub("<[^>]+>", " ", text["text"]).strip() for text in figure["layout"]["annotations"]]


def boxes(figure: dict[str, Any], width: int) -> list[tuple[str, float, float, float, float]]:
    """Each text with the pixels from where to where it reaches, across and down."""
    first, end = (dt.date.fromisoformat(day) for day in figure["layout"]["xaxis"]["range"])
    found = []
    for text in figure["layout"]["annotations"]:
        written = [re.sub("<[^>]+>", "", line) for line in text["text"].split("<br>")]
        size = text["font"]["size"]
        across, down = max(text_width(line, size) for line in written), size + LINE * (len(written) - 1)
        x = width * (dt.date.fromisoformat(text["x"]) - first).days / (end - first).days + text["xshift"]
        left = {"left": x, "center": x - across / 2, "right": x - across}[text["xanchor"]]
        found.append((" ".join(written), left, left + across, text["y"] - down / 2, text["y"] + down / 2))
    return found


@pytest.mark.parametrize("selection", PERIODS, ids=str)
@pytest.mark.parametrize("lang", ["sv", "en"])
@pytest.mark.parametrize("width", WIDTHS)
def test_texts_stay_inside_the_figure_and_do_not_meet(selection, lang, width):
    chart = chart_of(bundled_store(), lang, selection)
    inside = (wide_width(chart) if width == "wide" else NARROW) - MARGIN_LEFT
    placed = boxes(spec(chart, width), inside)
    assert [text for text, left, right, *_ in placed if left < -MARGIN_LEFT or right > inside + 1] == []
    meeting = [
        (one[0], other[0])
        for one, other in combinations(placed, 2)
        if one[1] < other[2] - 1 and other[1] < one[2] - 1 and one[3] < other[4] - 1 and other[3] < one[4] - 1
    ]
    assert meeting == []


@pytest.mark.parametrize("audience", Audience)
@pytest.mark.parametrize("width", WIDTHS)
def test_the_figure_is_one_that_plotly_accepts(audience, width):
    figure = spec(chart_of(bundled_store(), audience=audience), width)
    assert len(go.Figure(figure).data) == len(figure["data"]) > 0


@pytest.mark.parametrize("width", WIDTHS)
def test_the_figure_is_json_without_nan(width):
    figure = spec(chart_of(bundled_store()), width)
    assert json.loads(json.dumps(figure, allow_nan=False)) == figure


def test_the_figure_brings_no_template():
    assert not spec(chart_of(bundled_store()))["layout"]["template"]


@pytest.mark.parametrize("width", WIDTHS)
def test_the_height_that_is_reserved_is_that_of_the_figure(width):
    chart = chart_of(bundled_store())
    drawing = draw(chart, wide_width(chart) if width == "wide" else NARROW)
    assert drawing.height == drawing.spec["layout"]["height"] > 0


@pytest.mark.parametrize("name", EMPTY)
@pytest.mark.parametrize("width", WIDTHS)
def test_each_table_may_be_missing_and_the_rest_is_drawn(name, width):
    figure = spec(chart_of(store_with(**{name: []})), width)
    assert len(go.Figure(figure).data) > 0


# Counts


def series(*counts: tuple[str, str, str]) -> list[Row]:
    return [
        scene_count(date=date, date_precision="day" if len(date) == 10 else "year", series=name, approximate=rough)
        for date, name, rough in counts
    ]


def test_counts_of_one_series_are_joined_by_a_line():
    figure = drawn(county_drug_scenes=series(("2021-03-04", "a", "no"), ("2023-05-06", "a", "no")))
    assert [trace["x"] for trace in lines(figure, "series:a")] == [["2021-03-05", "2023-05-06"]]


def test_counts_of_different_series_are_never_joined():
    figure = drawn(county_drug_scenes=series(("2021-03-04", "a", "no"), ("2023-05-06", "b", "no")))
    assert lines(figure, "series:") == []


def test_a_count_of_another_series_between_two_of_one_breaks_their_line():
    counts = series(("2021-03-04", "a", "no"), ("2022-03-04", "b", "no"), ("2023-03-04", "a", "no"))
    assert lines(drawn(county_drug_scenes=counts), "series:") == []


def test_approximate_counts_are_not_joined():
    figure = drawn(county_drug_scenes=series(("2021-03-04", "a", "yes"), ("2023-05-06", "a", "yes")))
    assert lines(figure, "series:") == []


def test_of_the_published_counts_only_the_two_mappings_are_joined():
    joined = lines(spec(chart_of(bundled_store())), "series:")
    assert [(trace["name"], trace["x"]) for trace in joined] == [("series:mapping", ["2022-01-01", "2023-11-01"])]


@pytest.mark.parametrize("width", WIDTHS)
def test_a_count_known_as_a_year_is_as_wide_as_its_year(width):
    figure = drawn(width, county_drug_scenes=series(("2019", "a", "no"), ("2023-05-06", "b", "no")))
    assert [(trace["x"][0], trace["x"][-1]) for trace in lines(figure)] == [("2019-01-01", "2020-01-01")]


def test_a_count_known_to_the_day_is_a_dot_on_that_day():
    figure = drawn(county_drug_scenes=series(("2021-03-04", "a", "no")))
    assert [dot["x"] for dot in dots(figure)] == [["2021-03-04"]]
    assert lines(figure) == []


@pytest.mark.parametrize(("approximate", "inside"), [("yes", palette.WHITE), ("no", palette.NAVY)])
def test_an_approximate_dot_is_hollow_and_an_exact_one_is_filled(approximate, inside):
    (dot,) = dots(drawn(county_drug_scenes=series(("2021-03-04", "a", approximate))))
    assert (dot["marker"]["color"], dot["marker"]["line"]["color"]) == (inside, palette.NAVY)


def test_an_approximate_year_is_hollow_too():
    outer, inner = lines(drawn(county_drug_scenes=series(("2021", "a", "yes"))))
    assert (outer["line"]["color"], inner["line"]["color"]) == (palette.NAVY, palette.WHITE)
    assert inner["line"]["width"] < outer["line"]["width"]
    assert inner["x"] == outer["x"]


def test_the_axis_of_the_counts_starts_at_0_and_reaches_over_the_highest():
    numbers = [int(text) for text in texts(drawn(county_drug_scenes=[scene_count(count=80)])) if text.isdigit()]
    assert (min(numbers), max(numbers)) == (0, 100)


def test_a_higher_count_stands_higher():
    low, high = dots(
        drawn(
            county_drug_scenes=[
                scene_count(date=d, date_precision="day", count=n, series=d)
                for d, n in (("2020-01-01", 40), ("2021-01-01", 60))
            ]
        )
    )
    assert high["y"][0] < low["y"][0]


# Status, goal, promises, milestones


def test_a_certain_stretch_is_filled_and_an_uncertain_one_is_hatched():
    statuses = [scene_status(date="2018", date_precision="year"), scene_status(date="2020-03-04", event="confirmed")]
    uncertain, certain = blocks(drawn(drug_scene_status=statuses))
    assert (uncertain["x"][:2], uncertain["fillpattern"]["shape"]) == (["2018-01-01", "2019-01-01"], "/")
    assert (certain["x"][:2], certain["fillcolor"]) == (["2019-01-01", "2020-03-05"], palette.PLUM)
    assert "fillpattern" not in certain


def test_a_missed_goal_is_a_dashed_line_at_the_end_of_its_day_with_its_label():
    missed = scene_status(event="goal_missed", date="2021-03-04", goal_on="2020-12-31")
    figure = drawn(drug_scene_status=[scene_status(), missed])
    dashed = [shape for shape in figure["layout"]["shapes"] if shape["line"].get("dash") == "dash"]
    assert [(shape["x0"], shape["x1"]) for shape in dashed] == [("2021-01-01", "2021-01-01")]
    assert "Målet 31 december 2020 nåddes inte" in texts(figure)


def test_a_missed_goal_without_a_day_stands_where_it_is_said():
    missed = scene_status(event="goal_missed", date="2021-03-04")
    assert "Målet 4 mars 2021 nåddes inte" in texts(drawn(drug_scene_status=[scene_status(), missed]))


@pytest.mark.parametrize(("basis", "dash"), [("stated", "solid"), ("inferred", "dot")])
def test_a_promise_whose_period_is_inferred_is_dotted(basis, dash):
    (block,) = blocks(drawn(commitments=[promise(period_basis=basis)]))
    assert block["line"]["dash"] == dash


def test_a_gap_between_promises_is_drawn_from_its_first_to_its_last_day_and_says_so():
    periods = [promise(period_start="2020", period_end="2020"), promise(period_start="2021-07-01", period_end="2022")]
    figure = drawn(commitments=periods)
    assert [block["x"][:2] for block in blocks(figure) if block["text"] == "Inget medborgarlöfte"] == [
        ["2021-01-01", "2021-07-01"]
    ]
    assert "inget löfte" in texts(figure)


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("sv", ["2018", "Öppen", "Ändrad 2021–23", "Inte öppen"]),
        ("en", ["2018", "Open", "Changed 2021–23", "Not open"]),
    ],
)
def test_on_a_phone_each_stretch_of_the_status_has_words_of_its_own(lang, said):
    """The last one is what the headline says."""
    figure = spec(chart_of(bundled_store(), lang), "narrow")
    written = figure["layout"]["annotations"]
    middle = next(text["y"] for text in written if text["text"] == f"<b>{said[1]}</b>")
    row = [text["text"] for text in written if text["y"] == middle]
    assert [re.sub("</?b>", "", text).replace("<br>", " ") for text in row] == said


@pytest.mark.parametrize("width", WIDTHS)
def test_the_figure_says_what_a_gap_and_a_dotted_frame_between_the_promises_mean(width):
    gap = [promise(period_start="2017", period_end="2019"), promise(period_start="2020-07-01", period_end="2024")]
    inferred = promise(period_basis="inferred")
    heads = [
        next(text for text in texts(drawn(width, commitments=rows)) if text.startswith("Medborgarlöften"))
        for rows in ([promise()], gap, [inferred])
    ]
    assert heads[0] == "Medborgarlöften"
    assert heads[1] == "Medborgarlöften (lucka: inget löfte)"
    assert heads[2].replace("  ", " ") == "Medborgarlöften (prickad ram: perioden är härledd)"
    assert {"–", "inget", "inget löfte"} & set(texts(drawn(width, commitments=gap)))


def test_a_milestone_known_as_a_year_is_as_wide_as_its_year_and_one_of_a_day_is_a_diamond():
    done = [milestone(date="2020", date_precision="year"), milestone(date="2022-03-04")]
    figure = drawn(milestones=done)
    assert [(trace["x"][0], trace["x"][-1]) for trace in lines(figure)] == [("2020-01-01", "2021-01-01")]
    assert [(dot["x"], dot["marker"]["symbol"]) for dot in dots(figure)] == [(["2022-03-04"], "diamond")]


def test_the_axis_covers_whole_years_around_everything_and_names_each():
    figure = drawn(milestones=[milestone(date="2019-12-31"), milestone(date="2021-01-01")])
    axis = figure["layout"]["xaxis"]
    assert axis["range"] == ["2019-01-01", "2022-01-01"]
    assert axis["ticktext"] == ["2019", "2020", "2021"]


def every_text(figure: dict[str, Any]) -> str:
    return json.dumps(figure, ensure_ascii=False)


def secrets() -> Store:
    return store_with(
        milestones=[
            milestone(title_sv="fredag 18-04", title_en="Friday 18-04", note_sv="vid tunneln"),
            milestone(label_sv="hemlig", label_en="hemlig", internal_only="yes"),
        ]
    )


def test_no_text_of_the_public_figure_tells_what_only_those_inside_may_read():
    figure = every_text(spec(chart_of(secrets())))
    assert "Kameror" in figure
    assert not [word for word in ("18-04", "tunneln", "hemlig") if word in figure]


def test_those_inside_see_what_only_they_may():
    assert "hemlig" in every_text(spec(chart_of(secrets(), audience=Audience.INTERNAL)))


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_text_from_files_is_no_markup_in_the_figure(lang):
    evil = '<a href="https://example.org">här</a>'
    tables = {
        "milestones": [milestone(label_sv=evil, label_en=evil)],
        "county_drug_scenes": [scene_count(method_sv=evil, method_en=evil)],
        "drug_scene_status": [scene_status(scope_sv=evil, scope_en=evil, note_sv=evil, note_en=evil)],
        "commitments": [promise(title_sv=evil, title_en=evil)],
    }
    figure = every_text(spec(chart_of(store_with(**tables), lang)))
    assert "<a " not in figure
    assert "&lt;a " in figure
