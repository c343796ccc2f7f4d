"""The measures of incidents give the numbers of the rows, and the public gets no more than it may."""

from __future__ import annotations

import datetime as dt
from collections import Counter

import pytest

from jarfalla_data import Period, Selection, geography
from jarfalla_data.measures import incident_latest, incidents
from jarfalla_data.measures.incidents import Grain, Step
from jarfalla_data.privacy import Audience, release
from tests.factories import BUNDLED, bundled_store, incident, store_of
from tests.measures.plain_incidents import GROUPS, Plain, plain_incidents

FEW = ("areas", "offence_codes")
PUBLIC, INTERNAL = Audience.PUBLIC, Audience.INTERNAL
ALL = Selection()
YEAR = Selection(period=Period.of_years(2023, 2023))
AREA = Selection(area="0123R005", area_ids=("0123R005",))
EVENINGS = Selection(period=Period.of_years(2019, 2022), time_of_day="evening")
NOTHING = Selection(period=Period.of_years(1990, 1991))
SELECTIONS = pytest.mark.parametrize("wanted", [ALL, YEAR, AREA, EVENINGS, NOTHING])


@pytest.fixture(scope="module")
def rows() -> tuple[Plain, ...]:
    return plain_incidents(BUNDLED)


@pytest.fixture
def store():
    return bundled_store()


def month_of(day: dt.date) -> dt.date:
    return day.replace(day=1)


def quarter_of(day: dt.date) -> dt.date:
    return dt.date(day.year, (day.month - 1) // 3 * 3 + 1, 1)


@SELECTIONS
@pytest.mark.parametrize(("step", "start"), [(Step.MONTH, month_of), (Step.QUARTER, quarter_of)])
def test_each_report_is_in_one_series_of_its_period(store, rows, wanted, step, start):
    expected = Counter((row.series, start(row.day)) for row in rows if row.is_in(wanted))
    frame = incidents.by_period(store, wanted, Grain(step)).frame
    assert {(r.series, r.first): r.reports for r in frame.itertuples() if r.reports} == expected


def test_a_month_without_reports_is_0_inside_the_file_and_absent_outside(tmp_path):
    days = ("2023-01-01", "2023-03-31")
    store = store_of(tmp_path, facts=FEW, incidents=[incident(occurred_at=day) for day in days])
    frame = incidents.by_period(store, ALL, Grain(Step.MONTH)).frame
    person = frame[frame["series"] == "person"]
    assert list(person["first"]) == [dt.date(2023, m, 1) for m in (1, 2, 3)]
    assert list(person["reports"]) == [1, 0, 1]
    assert person["complete"].all()


def test_periods_that_the_file_covers_in_part_are_marked_and_not_public(tmp_path):
    days = ("2023-01-02", "2023-06-30", "2023-08-30")
    store = store_of(tmp_path, facts=FEW, incidents=[incident(occurred_at=day) for day in days for _ in range(9)])
    figures = incidents.by_period(store, ALL, Grain(Step.QUARTER))
    assert list(figures.frame["complete"][:3]) == [False, True, False]
    assert set(release(figures, PUBLIC).frame["first"]) == {dt.date(2023, 4, 1)}


@SELECTIONS
def test_areas_hold_the_reports_of_their_rows(store, rows, wanted):
    inside = Selection(period=wanted.period, time_of_day=wanted.time_of_day)
    chosen = [row for row in rows if row.is_in(inside)]
    frame = incidents.by_area(store, wanted).frame
    for kind, found in (("reported", False), ("detection_driven", True)):
        expected = Counter(row.area for row in chosen if row.found_by_controls is found)
        shown = frame[frame["level"].isin(["area", "not_known", "municipality_only"])]
        assert {r.code: getattr(r, kind) for r in shown.itertuples() if getattr(r, kind)} == expected
    for group in GROUPS:
        expected = Counter(row.area for row in chosen if row.series == group)
        areas = frame[frame["level"] == "area"]
        assert {r.code: getattr(r, group) for r in areas.itertuples() if getattr(r, group)} == {
            area: n for area, n in expected.items() if area.startswith("0123")
        }


def test_parts_are_the_sums_of_their_areas_and_the_municipality_of_everything(store, rows):
    frame = incidents.by_area(store, ALL).frame.set_index("code")
    for part in ("jakobsberg", "viksjo", "barkarby-skalby", "kallhall-staket"):
        inside = geography.area_ids(store, part)
        assert frame.loc[part, "reported"] == frame.loc[list(inside), "reported"].sum()
    together = frame.loc["municipality"]
    assert together["reported"] + together["detection_driven"] == len(rows)


def test_the_chosen_area_is_marked_among_all(store):
    frame = incidents.by_area(store, AREA).frame
    assert set(frame.loc[frame["chosen"], "code"]) == {"0123R005"}
    assert (frame["level"] == "area").sum() == 25


@SELECTIONS
def test_weekday_and_hour_are_those_of_the_rows_with_a_clock_time(store, rows, wanted):
    known = [row for row in rows if row.is_in(wanted) and row.hour is not None]
    expected = Counter((row.day.weekday(), row.hour) for row in known)
    frame = incidents.by_weekday_hour(store, wanted).frame
    assert {(r.weekday, r.hour): r.reports for r in frame.itertuples() if r.reports} == expected
    assert len(frame) == (0 if not known else 7 * (4 if wanted.time_of_day else 24))


@SELECTIONS
def test_the_share_with_a_clock_time_has_all_reports_as_its_base(store, rows, wanted):
    anytime = Selection(period=wanted.period, area_ids=wanted.area_ids)
    chosen = [row for row in rows if row.is_in(anytime)]
    frame = incidents.with_clock(store, wanted).frame
    known = sum(row.hour is not None for row in chosen)
    assert frame.to_numpy().tolist() == ([[known, len(chosen)]] if chosen else [])


@SELECTIONS
def test_categories_hold_their_reports_and_the_offences_in_them(store, rows, wanted):
    chosen = [row for row in rows if row.is_in(wanted)]
    reports, offences = Counter(), Counter()
    for row in chosen:
        kind = "detection_driven" if row.found_by_controls else "reported"
        reports[row.category, kind] += 1
        offences[row.category, kind] += row.offences
    frame = incidents.by_category(store, wanted).frame
    assert {(r.category, r.kind): r.reports for r in frame.itertuples()} == reports
    assert {(r.category, r.kind): r.offences for r in frame.itertuples()} == offences
    assert list(frame["reports"]) == sorted(frame["reports"], reverse=True)


def test_reports_without_an_area_are_counted_apart(store, rows):
    row = incidents.without_area(store, YEAR).frame.iloc[0]
    of_year = [r for r in rows if r.day.year == 2023]
    assert row["all_reports"] == len(of_year)
    assert row["no_area"] == sum(r.area == "not_known" and not r.found_by_controls for r in of_year)
    assert row["no_area_detection_driven"] == sum(r.area == "not_known" and r.found_by_controls for r in of_year)
    assert row["municipality_only"] == sum(r.area == "municipality_only" for r in of_year)


def test_sources_are_those_of_the_file(store):
    frame = incidents.by_source(store).frame
    plain = Counter(store.incidents["source"].astype(str))
    assert dict(zip(frame["source"], frame["reports"], strict=True)) == plain
    assert "reports" not in release(incidents.by_source(store), PUBLIC).frame


@pytest.mark.parametrize(("step", "start"), [(Step.MONTH, month_of), (Step.QUARTER, quarter_of)])
def test_the_last_whole_period_stands_beside_the_same_one_of_earlier_years(store, rows, step, start):
    frame = incident_latest.same_period_by_year(store, ALL, step).frame
    last = max(start(row.day) for row in rows)
    years = sorted({row.day.year for row in rows})
    assert list(frame["year"]) == years
    assert frame.loc[frame["latest"], "first"].to_list() == [last]
    for row in frame.itertuples():
        expected = Counter(r.series for r in rows if start(r.day) == row.first)
        assert {code: getattr(row, code) for code in (*GROUPS, "detection_driven")} == expected


def test_a_period_that_is_not_whole_is_not_the_last_one(tmp_path):
    days = ("2022-01-01", "2022-02-28", "2023-01-31", "2023-02-10")
    store = store_of(tmp_path, facts=FEW, incidents=[incident(occurred_at=day) for day in days])
    frame = incident_latest.same_period_by_year(store, ALL, Step.MONTH).frame
    assert list(frame["first"]) == [dt.date(2022, 1, 1), dt.date(2023, 1, 1)]
    assert list(frame["person"]) == [1, 1]


EVERY = {
    "period": lambda store, wanted: incidents.by_period(store, wanted, Grain(Step.MONTH)),
    "area": incidents.by_area,
    "hours": incidents.by_weekday_hour,
    "category": incidents.by_category,
    "without": incidents.without_area,
    "clock": incidents.with_clock,
    "same": lambda store, wanted: incident_latest.same_period_by_year(store, wanted, Step.QUARTER),
}


@pytest.mark.parametrize("measure", EVERY.values(), ids=EVERY)
@pytest.mark.parametrize("table", [[], None, "elsewhere"], ids=["empty", "missing", "elsewhere"])
def test_nothing_to_count_gives_no_rows(tmp_path, measure, table):
    tables = {} if table is None else {"incidents": [] if table == [] else [incident()]}
    store = store_of(tmp_path, facts=FEW, **tables)
    for audience in Audience:
        assert release(measure(store, NOTHING if table == "elsewhere" else ALL), audience).frame.empty


@pytest.mark.parametrize("measure", EVERY.values(), ids=EVERY)
def test_one_row_gives_figures_without_error(tmp_path, measure):
    store = store_of(tmp_path, facts=FEW, incidents=[incident()])
    for audience in Audience:
        release(measure(store, ALL), audience)


@pytest.mark.parametrize("measure", ["hours", "category", "clock"])
def test_hours_and_categories_are_internal(store, measure):
    assert release(EVERY[measure](store, YEAR), PUBLIC).frame.empty
    assert not release(EVERY[measure](store, YEAR), INTERNAL).frame.empty


@pytest.mark.parametrize(
    ("wanted", "grain"),
    [
        (ALL, Grain(Step.MONTH)),
        (ALL, Grain(Step.YEAR)),
        (AREA, Grain(Step.QUARTER)),
        (AREA, Grain(Step.YEAR)),
        (EVENINGS, Grain(Step.QUARTER)),
        (Selection(Period(dt.date(2020, 4, 1), dt.date(2020, 9, 30))), Grain(Step.QUARTER)),
    ],
    ids=["months", "years of groups", "quarters of an area", "groups of an area", "hours", "part of a year"],
)
def test_what_the_page_should_not_ask_for_never_reaches_the_public(store, wanted, grain):
    assert release(incidents.by_period(store, wanted, grain), PUBLIC).frame.empty


@pytest.mark.parametrize("wanted", [ALL, AREA, EVENINGS, Selection(period=Period.of_years(2022, 2023))])
def test_areas_are_public_for_one_whole_year_only(store, wanted):
    assert release(incidents.by_area(store, wanted), PUBLIC).frame.empty
    assert release(incidents.without_area(store, wanted), PUBLIC).frame.empty
    compared = incidents.for_areas(PUBLIC, store, wanted)
    shown = release(incidents.by_area(store, compared), PUBLIC).frame
    assert len(shown) == 25 + 4 + 1  # areas, parts, no area
    assert compared.period == Period.of_years(*2 * [(wanted.period or Period.of_years(2024, 2024)).last.year])


def test_the_public_sees_parts_and_neither_the_sum_of_all_nor_groups_nor_what_controls_find(store):
    frame = release(incidents.by_area(store, YEAR), PUBLIC).frame
    assert set(frame["level"]) == {"area", "part", "not_known"}
    assert not {"detection_driven", *GROUPS} & set(frame)


def test_a_year_that_is_not_whole_is_not_compared_for_the_public(tmp_path):
    rows = [incident(occurred_at=day) for day in ("2022-01-01", "2023-06-30") for _ in range(9)]
    store = store_of(tmp_path, facts=FEW, incidents=rows)
    assert incidents.for_areas(PUBLIC, store, ALL).period == Period.of_years(2022, 2022)
    of_2023 = Selection(period=Period.of_years(2023, 2023))
    assert release(incidents.by_area(store, incidents.for_areas(PUBLIC, store, of_2023)), PUBLIC).frame.empty


def test_the_public_selection_is_whole_years_at_all_hours():
    wanted = Selection(Period(dt.date(2020, 3, 1), dt.date(2021, 4, 30)), "0123R001", ("0123R001",), "day")
    given = incidents.allowed(PUBLIC, wanted)
    assert given == Selection(Period.of_years(2020, 2021), "0123R001", ("0123R001",), None)
    assert incidents.allowed(INTERNAL, wanted) == wanted


def test_the_public_sees_years_of_single_areas_and_quarters_of_the_municipality(store):
    assert incidents.finest(PUBLIC, ALL) == Grain(Step.QUARTER)
    part = Selection(area="viksjo", area_ids=geography.area_ids(store, "viksjo"))
    grain = incidents.finest(PUBLIC, part)
    shown = release(incidents.by_period(store, part, grain), PUBLIC).frame
    assert set(shown["series"]) == {"viksjo", *part.area_ids}
    assert {(r.first.month, r.last.month) for r in shown.itertuples()} == {(1, 12)}


def test_a_part_is_the_sum_of_its_areas_and_stands_before_them(store):
    part = Selection(area="viksjo", area_ids=geography.area_ids(store, "viksjo"))
    frame = incidents.by_period(store, part, incidents.finest(PUBLIC, part)).frame
    by_year = frame.pivot(index="first", columns="series", values="reports")
    assert list(by_year["viksjo"]) == list(by_year[list(part.area_ids)].sum(axis=1))
    assert frame["series"].iloc[0] == "viksjo"
    assert set(incidents.by_period(store, AREA, incidents.finest(PUBLIC, AREA)).frame["series"]) == {"0123R005"}


def test_years_of_areas_leave_out_what_controls_find(store, rows):
    grain = incidents.finest(PUBLIC, AREA)
    frame = incidents.by_period(store, AREA, grain).frame
    expected = Counter(r.day.year for r in rows if r.area == "0123R005" and not r.found_by_controls)
    assert {r.first.year: r.reports for r in frame.itertuples()} == expected


def test_areas_keep_their_numbers_whatever_order_they_are_chosen_in(store):
    one_way, other = (Selection(area_ids=ids) for ids in (("0123R001", "0123R005"), ("0123R005", "0123R001")))
    sums = [
        incidents.by_period(store, s, Grain(Step.YEAR, by_area=True)).frame.groupby("series")["reports"].sum()
        for s in (one_way, other)
    ]
    assert dict(sums[0]) == dict(sums[1])


def test_a_small_count_is_hidden_from_the_public_and_never_0(tmp_path):
    rows = [incident(occurred_at=day) for day in ("2023-01-01", "2023-12-31")] + [
        incident(occurred_at="2023-05-01", area_id="0123R002") for _ in range(7)
    ]
    store = store_of(tmp_path, facts=FEW, incidents=rows)
    shown = release(incidents.by_area(store, YEAR), PUBLIC).frame.set_index("code")
    assert shown["reported_hidden"].sum() == 1
    assert shown["reported"].isna()["0123R001"]
    assert shown.loc["0123R002", "reported"] == 7
    assert shown.loc["0123R003", "reported"] == 0
