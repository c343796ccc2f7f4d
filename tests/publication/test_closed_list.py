"""What the public pages ask for about persons is in the closed list, and is answered from the extract alone."""

from __future__ import annotations

import json
from itertools import product

import pandas as pd
import pytest

from jarfalla_data import Selection, geography
from jarfalla_data.errors import PublishError
from jarfalla_data.measures import incident_areas, incidents, insecurity, insecurity_change
from jarfalla_data.measures.answers import PROFESSIONAL
from jarfalla_data.privacy import Audience, release
from jarfalla_data.publication import extract, name_of, public, public_tables
from jarfalla_data.publication.public_tables import read_list
from jarfalla_data.selection import Period
from jarfalla_data.vocabulary.dialogue import TIME_OF_DAY
from jarfalla_data.vocabulary.incidents import CATEGORY_GROUPS, INCIDENT_CATEGORIES
from pages.ui.shell import MENU
from pages.ui.view import View
from tests.app.situation import browsing, small_groups
from tests.factories import BUNDLED, incident
from tests.factories import store_of as folder_of
from tests.publication.test_extract_attacked import store_of

PAGES = [entry.address for entries in MENU.values() for entry in entries if not entry.internal]
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


def test_a_figure_that_rests_on_rows_about_persons_says_so(asked_for):
    """Else it would leave without protection: only what says so is asked of the extract, or has rows hidden."""
    about = {name for name, report in store_of(BUNDLED).files.items() if report.personal}
    assert about >= {"dialogues", "incidents", "activities", "inspections", "decisions"}
    asked = {(measure, given): view.store for view, measure, given, _ in asked_for}
    figures = {name_of(measure): measure(store, *given) for (measure, given), store in asked.items()}
    resting = {name: one for name, one in figures.items() if about & set(one.tables)}
    assert len(resting) > len(LISTED)
    assert [name for name, one in resting.items() if not (one.personal or one.personal_rows)] == []


WORK = {"narcotics_work", "activities", "inspections", "inspection_findings", "agreement_years", "decisions"}
"""Tables that tell when and where police, guards and officers work, or what is open at a place."""
OF_WORK = {
    *("narcotics.by_year", "promise_activities.by_year", "inspections.by_year", "young_findings.by_span"),
    *("cooperation.with_persons", "cooperation.without_persons"),
}
"""What the public may know of it all the same. How many rows a file has, and what is wrong with them, is told too."""


def test_nothing_on_a_public_page_rests_on_tables_of_how_police_and_guards_work(asked_for):
    store = asked_for[0][0].store
    assert all(len(getattr(store, table)) for table in WORK - {"agreement_years"})
    for _, measure, _, answer in asked_for:
        if name_of(measure) not in OF_WORK and not name_of(measure).startswith("data_quality."):
            assert answer.frame.empty or not WORK & set(answer.tables), name_of(measure)
    assert {key[0] for key, table in extract(store, 5).tables.items() if WORK & set(table.tables)} == OF_WORK


def test_of_narcotics_work_the_public_gets_whole_years_of_the_municipality_and_counts_from_10(asked_for):
    answers = [answer for _, measure, _, answer in asked_for if name_of(measure) == "narcotics.by_year"]
    assert any(len(answer.frame) for answer in answers)
    for answer in answers:
        assert set(answer.frame) == {"year", "step", "kind", "first", "last", "cases", "cases_hidden"}
        for row in answer.rows:
            assert Period(row.first, row.last) == Period.of_years(row.year, row.year)
            assert row.cases_hidden or row.cases == 0 or row.cases >= 10


def test_of_activities_the_public_gets_what_was_done_in_whole_years_for_a_promise_from_five_on(asked_for):
    answers = [answer for _, measure, _, answer in asked_for if name_of(measure) == "promise_activities.by_year"]
    assert any(len(answer.frame) for answer in answers)
    for answer in answers:
        assert set(answer.frame) == {"commitment_id", "year", "first", "last", "done", "done_hidden"}
        for row in answer.rows:
            assert Period.of_years(row.year, row.year).holds(row.first, row.last)
            assert row.done_hidden or row.done == 0 or row.done >= 5


def test_of_milestones_the_public_gets_neither_titles_nor_notes_nor_internal_ones(asked_for):
    answers = [answer for _, measure, _, answer in asked_for if name_of(measure) == "drug_scene.milestones"]
    store = asked_for[0][0].store
    secret = set(store.milestones.loc[store.milestones["internal_only"], "milestone_id"])
    assert secret
    assert any(len(answer.frame) for answer in answers)
    for answer in answers:
        assert not {"title_sv", "title_en", "note_sv", "note_en"} & set(answer.frame.columns)
        assert not secret & set(answer.frame["milestone_id"])


def test_figures_about_persons_that_are_not_in_the_list_have_no_rows(asked_for):
    others = [(m, answer) for view, m, asked, answer in asked_for if m(view.store, *asked).personal]
    outside = [(measure, answer) for measure, answer in others if name_of(measure) not in LISTED]
    assert {name_of(measure) for measure, _ in outside} == {
        *("change_list.signals", "incidents.with_clock", "data_quality.findings"),
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


def entry(measure: str, *places: str, period: str = "year") -> dict[str, object]:
    return {"measure": measure, "places": places, "period": period, "each": []}


@pytest.mark.parametrize(
    "entries",
    [
        (entry("incidents.by_period", "area", "place"),),
        (entry("incident_areas.by_area", "area"), entry("incidents.by_period", "place")),
        (entry("incidents.by_period", "place", period="quarter"), entry("incident_areas.by_area", "area")),
        (entry("insecurity.by_area", "area", period="round"), entry("insecurity.by_place", "place", period="round")),
    ],
    ids=["one table", "two tables", "quarters in a year", "answers"],
)
def test_a_list_with_areas_and_named_places_of_the_same_reports_is_refused(entries):
    with pytest.raises(PublishError) as refused:
        read_list(json.dumps(entries))
    assert "De överlappar varandra" in refused.value.say("sv")
    assert "They overlap" in refused.value.say("en")


def test_named_places_may_be_told_where_areas_are_not():
    listed = read_list(json.dumps([entry("incidents.by_period", "place"), entry("insecurity.by_area", "area")]))
    assert [table.places for table in listed] == [("place",), ("area",)]


@pytest.mark.parametrize("entry", [entry("incidents.by_period", "street"), entry("incidents.by_period", period="week")])
def test_a_list_that_names_a_level_or_period_that_there_is_not_is_refused(entry):
    with pytest.raises(PublishError, match=r"street|week"):
        read_list(json.dumps([entry]))


def test_no_named_place_is_public_and_parts_are_by_year():
    assert not [table for table in public_tables() if "place" in table.places]
    told = {
        table.period for table in public_tables() if table.measure.startswith("incident") and "part" in table.places
    }
    assert told == {"year"}
    for key, table in extract(store_of(small_groups()), 5).tables.items():
        assert not set(store_of(BUNDLED).places["place_id"]) & set(map(str, table.frame.to_numpy().ravel())), key


KEPT_WHOLE = ("lethal_violence", "sexual_offences", "violence_indoors")
STALKING = "0440"
"""Categories, and an offence code of a wider one, that are public for the municipality and the year only."""


def test_what_is_told_for_the_municipality_only_is_in_no_area_and_no_part(tmp_path):
    assert set(INCIDENT_CATEGORIES.marked("municipality_only")) >= set(KEPT_WHOLE)
    usual = [incident(occurred_at=day, area_id="0123R001") for day in ("2023-01-01", "2023-12-31") for _ in range(8)]
    kept = [incident(occurred_at="2023-05-02", area_id="0123R001", category=c) for c in KEPT_WHOLE for _ in range(9)]
    kept += [
        incident(occurred_at="2023-05-02", area_id="0123R001", category="threats_harassment", offence_code=STALKING)
        for _ in range(9)
    ]
    told = []
    for name, rows in (("without", usual), ("with", usual + kept)):
        made = extract(folder_of(tmp_path / name, facts=("areas", "offence_codes"), incidents=rows), 5)
        tables = (made.tables["incidents.by_period", "area"], made.tables["incident_areas.by_area", "2023"])
        told.append([table.frame.to_csv() for table in tables])
    assert told[0] == told[1]
    assert "16" in told[0][0]


def test_no_category_offence_code_or_id_of_an_incident_is_in_any_public_table():
    store = store_of(BUNDLED)
    secret = set(INCIDENT_CATEGORIES.codes) - set(CATEGORY_GROUPS.codes)
    secret |= set(store.offence_codes["offence_code"].astype("str")) | set(store.incidents["incident_id"].astype("str"))
    for key, table in extract(store, 5).tables.items():
        if key[0].startswith("incident"):
            assert not secret & set(map(str, table.frame.select_dtypes(exclude="number").to_numpy().ravel())), key


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


ONLY_WITH_ANSWERS = (insecurity.asked, insecurity.by_age, insecurity.by_gender, insecurity.by_time_of_day)


def test_the_extract_says_what_the_rows_say_but_for_what_it_hides():
    """The same rows in the same order, the same numbers where they are shown, and nothing shown that is small.

    Of groups that are there only when someone has answered, those with one to four answers are not there either.
    """
    store = store_of(small_groups())
    compared = left_out = 0
    for measure, asked in set(questions()):
        counted = measure(store, *asked)
        found, plain = public(store, 5, measure, asked).frame, release(counted, Audience.PUBLIC, 5).frame
        if measure in ONLY_WITH_ANSWERS:
            many = counted.frame["n"] >= 5
            plain, left_out = plain[many], left_out + (~many).sum()
        assert [n for n in found.columns if n in plain.columns] == list(plain.columns)
        assert len(found) == len(plain), (measure, asked)
        judged = ("low", "high", "verdict") if measure is insecurity_change.changes else ()  # over what is shown
        for name in (n for n in plain.columns if not n.endswith("_hidden") and n not in judged):
            pairs = zip(found[name], plain[name], strict=True)
            assert all(pd.isna(one) or one == other for one, other in pairs), (measure, asked, name)
            if f"{name}_hidden" in plain:
                pairs = zip(found[f"{name}_hidden"], plain[f"{name}_hidden"], strict=True)
                assert all(one or not other for one, other in pairs), (measure, asked, name)
        compared += len(found)
    assert compared > 1000
    assert left_out > 0


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
