"""What the public pages ask for about persons is in the closed list, and is answered from the extract alone."""

from __future__ import annotations

import json
from itertools import product

import pandas as pd
import pytest

from jarfalla_data import Selection, geography
from jarfalla_data.measures import incident_areas, incidents, insecurity, insecurity_change
from jarfalla_data.measures.answers import PROFESSIONAL
from jarfalla_data.privacy import Audience, release
from jarfalla_data.publication import extract, name_of, public, public_tables
from jarfalla_data.selection import Period
from jarfalla_data.vocabulary.dialogue import TIME_OF_DAY
from pages.ui.view import View
from tests.app.situation import browsing, small_groups
from tests.factories import BUNDLED
from tests.publication.test_extract_attacked import store_of

PAGES = ("oversikt", "otrygghet", "brott-och-handelser", "oppen-drogscen", "metod", "datakvalitet")
VIEWS = (
    {},
    {"omrade": "0123R002", "fran": "2018", "till": "2023", "tid": "day"},
    {"omrade": "viksjo", "tid": "evening"},
    {"fran": "2019", "till": "2019", "lang": "en"},
)
LISTED = {table.measure for table in public_tables()}


@pytest.fixture(scope="module")
def asked_for():
    """Every question that a public page asks, over several views: measure, arguments and what was answered."""
    found = []
    with pytest.MonkeyPatch.context() as patch, browsing() as open_page:
        figures = View.figures

        def noted(self, measure, *asked):
            answer = figures(self, measure, *asked)
            found.append((self, measure, asked, answer))
            return answer

        patch.setattr(View, "figures", noted)
        for page, view in product(PAGES, VIEWS):
            query = view if page in ("otrygghet", "brott-och-handelser") else {}
            query = {name: value for name, value in query.items() if name != "tid" or page == "otrygghet"}
            assert not open_page(page, audience="public", **query).failed
    return found


def test_each_figure_about_persons_on_a_public_page_is_in_the_closed_list(asked_for):
    personal = set()
    for view, measure, asked, _ in asked_for:
        figures = measure(view.store, *asked)
        if figures.personal and not figures.internal_only:
            personal.add(name_of(measure))
    assert personal == LISTED


def test_figures_about_persons_that_are_not_in_the_list_have_no_rows(asked_for):
    others = [(m, answer) for view, m, asked, answer in asked_for if m(view.store, *asked).personal]
    outside = [(measure, answer) for measure, answer in others if name_of(measure) not in LISTED]
    assert {name_of(measure) for measure, _ in outside} == {
        *("incidents.by_category", "incidents.by_weekday_hour", "incidents.with_clock", "data_quality.findings"),
    }
    assert all(answer.frame.empty for _, answer in outside)


def test_a_figure_about_persons_is_read_from_the_extract_and_not_from_the_rows(asked_for):
    for view, measure, asked, answer in asked_for:
        if name_of(measure) in LISTED:
            wanted = extract(view.store, 5).released(name_of(measure), *asked)
            pd.testing.assert_frame_equal(answer.frame, wanted.frame)
            assert answer.audience is Audience.PUBLIC


def test_the_list_is_told_of_in_the_dictionary():
    text = (BUNDLED / "README.md").read_text("utf-8")
    assert "public_tables.json" in text
    for entry in json.loads((BUNDLED / "public_tables.json").read_text("utf-8")):
        assert f"`{entry['measure']}`" in text


def selections():
    """Places, years and times as the filters of the public pages can say them."""
    store = store_of(small_groups())
    years = [None, *(Period.of_years(a, b) for a in range(2017, 2025) for b in (a, 2024) if a <= b)]
    places = [None, "viksjo", "0123R002", "0123R014"]
    for period, place in product(years, places):
        yield Selection(period, place, geography.area_ids(store, place))


def questions():
    for selection in selections():
        store = store_of(small_groups())
        wanted = incidents.allowed("public", selection)
        yield incidents.by_period, (wanted, incidents.finest("public", wanted))
        compared = incidents.for_areas("public", store, selection)
        yield from ((measure, (compared,)) for measure in (incident_areas.by_area, incident_areas.without_area))
        for time in TIME_OF_DAY.codes:
            at = Selection(selection.period, selection.area, selection.area_ids, time)
            part, whole = (geography.widen(store, at, finest) for finest in ("part", "municipality"))
            yield from ((m, (at,)) for m in (insecurity.by_area, insecurity_change.changes, insecurity.worried))
            yield from ((m, (at, *kind)) for m, kind in ((insecurity.asked, ()), (insecurity.asked, (PROFESSIONAL,))))
            yield from ((m, (part,)) for m in (insecurity.by_time_of_day, insecurity.by_concern))
            yield from ((m, (whole,)) for m in (insecurity.by_age, insecurity.by_gender, insecurity.professionals))


def test_the_extract_says_what_the_rows_say_but_for_what_it_hides():
    """The same rows in the same order, the same numbers where they are shown, and nothing shown that is small."""
    store = store_of(small_groups())
    compared = 0
    for measure, asked in set(questions()):
        found, plain = public(store, 5, measure, asked).frame, release(measure(store, *asked), Audience.PUBLIC, 5).frame
        assert [n for n in found.columns if n in plain.columns] == list(plain.columns)
        assert len(found) == len(plain), (measure, asked)
        for name in (n for n in plain.columns if not n.endswith("_hidden")):
            pairs = zip(found[name], plain[name], strict=True)
            assert all(pd.isna(one) or one == other for one, other in pairs), (measure, asked, name)
            if f"{name}_hidden" in plain:
                pairs = zip(found[f"{name}_hidden"], plain[f"{name}_hidden"], strict=True)
                assert all(one or not other for one, other in pairs), (measure, asked, name)
        compared += len(found)
    assert compared > 1000


@pytest.mark.parametrize(
    ("measure", "asked"),
    [
        (insecurity.by_concern, (Selection(None, "0123R002", ("0123R002",)),)),
        (insecurity.by_age, (Selection(None, "viksjo", ("0123R018",)),)),
        (incidents.by_period, (Selection(), incidents.Grain(incidents.Step.MONTH))),
        (incidents.by_period, (Selection(None, "a", ("0123R002",)), incidents.Grain(incidents.Step.QUARTER))),
        (incidents.by_period, (Selection(time_of_day="day"), incidents.Grain(incidents.Step.QUARTER))),
        (incident_areas.by_area, (Selection(Period.of_years(2021, 2023)),)),
        (incident_areas.by_area, (Selection(),)),
    ],
)
def test_what_is_finer_or_longer_than_the_list_has_no_rows(measure, asked):
    assert public(store_of(BUNDLED), 5, measure, asked).frame.empty
