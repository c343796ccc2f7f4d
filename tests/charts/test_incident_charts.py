"""The charts of incidents draw the numbers of their frames, fit their places, and give away nothing that is hidden."""

from __future__ import annotations

import json
import re
from collections import Counter
from itertools import pairwise

import plotly.graph_objects as go
import pytest

from jarfalla_data import Period, Selection, geography
from jarfalla_data.charts import palette
from jarfalla_data.charts.canvas import text_width
from jarfalla_data.charts.drawing import NARROW, WIDE_DEFAULT, draw
from jarfalla_data.charts.model import Badge
from jarfalla_data.privacy import Audience
from tests.charts.incident_page import charts_of
from tests.factories import BUNDLED, bundled_store, incident, store_of
from tests.measures.plain_incidents import plain_incidents

FEW = ("areas", "offence_codes")
PUBLIC, INTERNAL = Audience.PUBLIC, Audience.INTERNAL
ALL = Selection()
YEAR = Selection(period=Period.of_years(2023, 2023))
KINDS = ("periods", "hours", "categories", "groups", "areas")
SELECTIONS = {
    "all": ALL,
    "year": YEAR,
    "area": Selection(area="0123R001", area_ids=("0123R001",)),
    "part": Selection(area="viksjo", area_ids=("0123R008", "0123R009", "0123R010", "0123R024")),
    "night": Selection(period=Period.of_years(2020, 2022), time_of_day="late_evening_night"),
}


def figures_of(charts):
    return [draw(chart, width) for chart in charts.values() if not chart.is_empty for width in (WIDE_DEFAULT, NARROW)]


def plain(text):
    """A figure's text as it is seen."""
    return re.sub(r"<[^>]+>", "", text.replace("<br>", "\n"))


def number(text):
    return int(re.sub(r"\D", "", text))


def values_written(chart):
    """The numbers written after bars, by label."""
    texts = [plain(a["text"]) for a in draw(chart, WIDE_DEFAULT).spec["layout"]["annotations"]]
    return [text for text in texts if re.fullmatch(r"[\d\u00a0,]+", text)]


@pytest.mark.parametrize("lang", ["sv", "en"])
@pytest.mark.parametrize("audience", Audience)
@pytest.mark.parametrize("selection", SELECTIONS.values(), ids=SELECTIONS)
def test_every_figure_is_valid_to_plotly_and_to_a_browser(selection, audience, lang):
    for drawing in figures_of(charts_of(bundled_store(), audience, selection, lang)):
        json.dumps(drawing.spec, allow_nan=False)
        assert go.Figure(drawing.spec).layout.height == drawing.height


@pytest.mark.parametrize("lang", ["sv", "en"])
@pytest.mark.parametrize("selection", SELECTIONS.values(), ids=SELECTIONS)
def test_labels_fit_beside_and_above_their_bars(selection, lang):
    for audience in Audience:
        charts = charts_of(bundled_store(), audience, selection, lang)
        for chart in (c for c in charts.values() if not c.is_empty):
            for width in (WIDE_DEFAULT, NARROW):
                layout = draw(chart, width).spec["layout"]
                for text in layout["annotations"]:
                    widest = max(text_width(line, palette.TEXT) for line in plain(text["text"]).splitlines())
                    beside = text.get("xanchor") == "right" and text.get("xref") == "paper" and text["x"] == 0
                    room = layout["margin"]["l"] + text.get("xshift", 0) if beside else width
                    assert widest <= room, (chart.key, text["text"])


def test_the_headline_says_which_group_has_the_most():
    groups = Counter(row.series for row in plain_incidents(BUNDLED))
    found = groups.pop("detection_driven")
    said = charts_of(bundled_store(), INTERNAL, ALL)["periods"]
    most = groups.most_common(1)[0][1]
    assert [number(part) for part in said.headline.split(":")[-1].split(" av ")] == [most, sum(groups.values())]
    assert number(said.lead.split("brott")[0]) == found


def test_the_bars_of_a_series_are_its_numbers_on_one_scale_from_its_base():
    chart = charts_of(bundled_store(), INTERNAL, ALL)["periods"]
    frame = chart.layers["rows"].frame
    bars = [trace for trace in draw(chart, WIDE_DEFAULT).spec["data"] if trace["type"] == "bar"]
    for (_, of_series), trace in zip(frame.groupby("series", sort=False), bars, strict=True):
        highest = max(of_series["reports"])
        heights = [-y / max(map(abs, trace["y"])) * highest for y in trace["y"]]
        assert [round(h, 6) for h in heights] == list(of_series["reports"])


def test_each_area_has_its_number_beside_its_bar():
    rows = [row for row in plain_incidents(BUNDLED) if row.day.year == 2023 and not row.found_by_controls]
    expected = Counter(row.area for row in rows if row.area != "municipality_only")
    chart = charts_of(bundled_store(), PUBLIC, YEAR)["areas"]
    assert sorted(map(number, values_written(chart))) == sorted(expected.values())
    names = geography.names(bundled_store(), "sv")
    labels = {plain(a["text"]) for a in draw(chart, WIDE_DEFAULT).spec["layout"]["annotations"]}
    assert {names[area] for area in expected if area in names} <= labels


def test_areas_are_ranked_and_what_has_no_area_stands_last():
    rows = charts_of(bundled_store(), PUBLIC, YEAR)["areas"].layers["rows"].rows
    ranked = [row.reported for row in rows if row.level == "area"]
    assert ranked == sorted(ranked, reverse=True)
    assert rows[-1].level == "not_known"


def test_each_hour_of_the_week_has_the_colour_of_its_level():
    counts = Counter((r.day.weekday(), r.hour) for r in plain_incidents(BUNDLED) if r.hour is not None)
    chart = charts_of(bundled_store(), INTERNAL, ALL)["hours"]
    wide, narrow = (draw(chart, width).spec["data"][0] for width in (WIDE_DEFAULT, NARROW))
    assert wide["z"] == [list(line) for line in zip(*narrow["z"], strict=True)]
    by_level = {}
    for day in range(7):
        for hour in range(24):
            by_level.setdefault(wide["z"][day][hour], []).append(counts[day, hour])
    levels = [by_level[level] for level in sorted(by_level)]
    assert all(max(low) < min(high) for low, high in pairwise(levels))
    assert max(by_level) == len(palette.SEQUENTIAL) - 1


def test_the_share_with_a_clock_time_is_said_in_subtitle_and_alternative():
    rows = plain_incidents(BUNDLED)
    share = round(100 * sum(row.hour is not None for row in rows) / len(rows))
    chart = charts_of(bundled_store(), INTERNAL, ALL)["hours"]
    assert f"{share}\u00a0% har klockslag" in chart.subtitle
    assert f"({share}\u00a0%)" in chart.alt


def test_what_controls_find_stands_under_its_own_heading():
    chart = charts_of(bundled_store(), INTERNAL, ALL)["categories"]
    texts = [plain(a["text"]) for a in draw(chart, WIDE_DEFAULT).spec["layout"]["annotations"]]
    heading = texts.index("Brott som upptäcks genom kontroller")
    assert texts.index("Skadegörelse") < heading < texts.index("Narkotika: innehav, bruk")
    assert "följer hur mycket som kontrolleras" in chart.lead


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(("lang", "mark", "word"), [("sv", "EXEMPELDATA", "Exempel: "), ("en", "EXAMPLE", "Example: ")])
def test_invented_numbers_say_so_everywhere(kind, lang, mark, word):
    chart = charts_of(bundled_store(), INTERNAL, YEAR, lang)[kind]
    assert chart.headline.startswith(word)
    assert chart.alt.startswith(mark)
    assert all(mark in table.caption and all(mark in row[-1] for row in table.rows) for table in chart.tables)
    texts = [a["text"] for a in draw(chart, NARROW).spec["layout"]["annotations"]]
    assert any(mark in text for text in texts)


def test_own_numbers_are_not_called_invented(tmp_path):
    store = store_of(tmp_path, facts=FEW, descriptor=False, incidents=[incident()])
    for chart in charts_of(store, INTERNAL, ALL).values():
        assert Badge.EXAMPLE not in chart.badges
        assert not chart.headline.startswith("Exempel")


@pytest.mark.parametrize("audience", Audience)
@pytest.mark.parametrize("kind", KINDS)
def test_nothing_to_show_is_a_calm_sentence(tmp_path, kind, audience):
    for rows in ([], [incident()]):
        chart = charts_of(
            store_of(tmp_path, facts=FEW, incidents=rows), audience, Selection(Period.of_years(1990, 1990))
        )
        assert chart[kind].is_empty
        assert chart[kind].headline
        assert not re.search(r"\d{2}", chart[kind].headline)


@pytest.mark.parametrize("audience", Audience)
def test_one_row_is_drawn_without_error(tmp_path, audience):
    charts = charts_of(store_of(tmp_path, facts=FEW, incidents=[incident()]), audience, ALL)
    assert (audience is PUBLIC) == charts["periods"].is_empty
    figures_of(charts)


def test_the_public_is_not_told_the_day_of_a_single_incident(tmp_path):
    charts = charts_of(store_of(tmp_path, facts=FEW, incidents=[incident(occurred_at="2023-03-04")]), PUBLIC, ALL)
    assert not re.search(r"mars|2023-03|\b4\b", public_words(charts, *KINDS))


@pytest.mark.parametrize(
    ("n", "said"), [(0, "Inga brott eller händelser med känt område"), (2, "Antal per område är för små för att visas")]
)
def test_areas_without_a_number_to_show_have_no_place_in_the_headline(tmp_path, n, said):
    few = [incident(occurred_at="2023-05-02", area_id="0123R001") for _ in range(n)]
    chart = charts_of(store_of(tmp_path, facts=FEW, incidents=year_of(few)), PUBLIC, YEAR)["areas"]
    assert chart.headline == f"Exempel: {said}"


def test_a_period_that_is_not_whole_is_hatched_and_said(tmp_path):
    days = ("2023-01-01", "2023-02-10")
    store = store_of(tmp_path, facts=FEW, incidents=[incident(occurred_at=day) for day in days])
    chart = charts_of(store, INTERNAL, ALL)["periods"]
    bars = next(trace for trace in draw(chart, WIDE_DEFAULT).spec["data"] if trace["type"] == "bar")
    assert bars["marker"]["pattern"]["shape"] == ["", "/"]
    assert Badge.PRELIMINARY in chart.badges
    assert "(ofullständig eller inte slutlig)" in chart.tables[0].rows[1][0]


def year_of(rows):
    """Rows at both ends of 2023, so that it is whole, and the given ones."""
    ends = [incident(occurred_at=day, area_id=None) for day in ("2023-01-01", "2023-12-31") for _ in range(6)]
    return ends + rows


def public_words(charts, *kinds):
    """All that leaves of some charts, as one text."""
    told = [(c.headline, c.lead, c.subtitle, c.alt, c.tables, c.badges) for c in (charts[kind] for kind in kinds)]
    specs = [draw(charts[k], width).spec for k in kinds for width in (WIDE_DEFAULT, NARROW) if not charts[k].is_empty]
    return repr(told) + json.dumps(specs)


def test_one_to_four_reports_of_an_area_look_the_same_to_the_public(tmp_path):
    # What is for the municipality only makes up the difference, so that the quarter has as many.
    pages = []
    for n in (1, 4):
        rows = [incident(occurred_at="2023-05-02", area_id="0123R025")] * n
        rest = [incident(occurred_at="2023-05-02", category="sexual_offences")] * (9 - n)
        rows = [{**row, "incident_id": f"offence-{i}"} for i, row in enumerate(rows + rest)]
        store = store_of(tmp_path, facts=FEW, incidents=year_of(rows))
        charts = charts_of(store, PUBLIC, YEAR)
        pages.append(public_words(charts, "periods", "groups", "areas"))
    assert pages[0] == pages[1]
    assert Badge.SUPPRESSED in charts["areas"].badges
    rows = [row.label for row in charts["areas"].layers["rows"].rows]
    assert rows[-2:] == ["Ålsta", "Område saknas"]


def test_one_to_four_reports_of_a_group_look_the_same_to_the_public(tmp_path):
    pages = []
    for n in (1, 4):
        rows = [incident(occurred_at=f"2023-05-0{i + 1}", category="graffiti") for i in range(n)]
        charts = charts_of(store_of(tmp_path, facts=FEW, incidents=year_of(rows)), PUBLIC, YEAR)
        pages.append(public_words(charts, "periods", "groups"))
    assert pages[0] == pages[1]
    shown = dict(charts["groups"].tables[0].rows[i][:2] for i in range(6))
    assert (shown["Skadegörelse"], shown["Person"], shown["Ordning"]) == ("visas inte", "12", "0")


def test_a_hidden_number_is_hatched_with_the_word_and_no_bar(tmp_path):
    few = incident(occurred_at="2023-05-02", area_id="0123R001")
    store = store_of(tmp_path, facts=FEW, incidents=year_of([few]))
    figure = draw(charts_of(store, PUBLIC, YEAR)["areas"], WIDE_DEFAULT).spec
    hatched = [trace for trace in figure["data"] if "fillpattern" in trace]
    assert len(hatched) == 1
    assert "fillcolor" not in hatched[0]
    assert sum(plain(a["text"]) == "visas inte" for a in figure["layout"]["annotations"]) == 1


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("sv", "Visas inte: grupperna är så små att enskilda skulle kunna kännas igen"),
        ("en", "Not shown: the groups are so small that someone could be recognised"),
    ],
)
def test_of_a_chart_that_is_hidden_whole_one_sentence_is_left(tmp_path, lang, text):
    few = [incident(occurred_at="2023-05-02", area_id="0123R025") for _ in range(3)]
    store = store_of(tmp_path, facts=FEW, descriptor=False, incidents=year_of(few))
    here = Selection(Period.of_years(2023, 2023), "0123R025", ("0123R025",))
    chart = charts_of(store, PUBLIC, here, lang)["periods"]
    assert chart.headline.endswith(text)
    assert chart.alt.endswith(text)
    assert (chart.is_empty, chart.tables) == (True, ())
    assert Badge.SUPPRESSED in chart.badges
    assert "2023" in chart.subtitle
    assert not charts_of(store, INTERNAL, here, lang)["periods"].is_empty


@pytest.mark.parametrize("width", [WIDE_DEFAULT, NARROW])
def test_the_name_of_a_column_of_bars_stands_where_they_begin(width):
    chart = charts_of(bundled_store(), INTERNAL, ALL)["areas"]
    layout = draw(chart, width).spec["layout"]
    starts = sorted({line["x0"] for line in layout["shapes"] if line["type"] == "line"})
    names = [text for text in layout["annotations"] if text.get("xanchor") == "left" and text.get("xshift") == -1]
    assert len(starts) == 2
    assert [text["x"] for text in names] == starts
