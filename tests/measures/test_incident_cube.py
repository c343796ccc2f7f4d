"""The cube gives, whatever the filters, the numbers of the rows; and it is quick."""

from __future__ import annotations

import calendar
import dataclasses
import datetime as dt
import time
from collections import Counter

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from jarfalla_data import Period, Selection
from jarfalla_data.measures.incident_cube import cube
from jarfalla_data.measures.incident_terms import CATEGORIES, KINDS, PARTS, SERIES
from jarfalla_data.vocabulary.dialogue import TIME_OF_DAY
from tests.factories import BUNDLED, PROPERTY, bundled_store, incident, store_of
from tests.measures.plain_incidents import Plain, plain_incidents

FEW = ("areas", "offence_codes")
AREAS = tuple(f"0123R{n:03d}" for n in range(1, 26))


@st.composite
def selections(draw: st.DrawFn) -> Selection:
    """Whole months, any set of areas, any part of the day."""
    ends = sorted(draw(st.tuples(st.integers(2016 * 12, 2026 * 12), st.integers(2016 * 12, 2026 * 12))))
    (year, month), last = divmod(ends[0], 12), divmod(ends[1], 12)
    end = dt.date(last[0], last[1] + 1, calendar.monthrange(last[0], last[1] + 1)[1])
    period = draw(st.sampled_from([None, Period(dt.date(year, month + 1, 1), end)]))
    areas = draw(st.one_of(st.none(), st.sets(st.sampled_from(AREAS), max_size=8).map(tuple)))
    return Selection(period, None, areas, draw(st.sampled_from([None, *TIME_OF_DAY.codes])))


@pytest.fixture(scope="module")
def rows() -> tuple[Plain, ...]:
    return plain_incidents(BUNDLED)


@PROPERTY
@given(selection=selections())
def test_reports_and_offences_of_any_selection_are_those_of_the_rows(selection, rows):
    chosen = [row for row in rows if row.is_in(selection)]
    reports, offences = Counter(), Counter()
    for row in chosen:
        reports[row.category, row.found_by_controls] += 1
        offences[row.category, row.found_by_controls] += row.offences
    counted = cube(bundled_store())
    for numbers, expected in (
        (counted.count(selection, "category", "kind"), reports),
        (counted.count(selection, "category", "kind", offences=True), offences),
    ):
        found = {(CATEGORIES[i], bool(j)): int(numbers[i, j]) for i, j in zip(*np.nonzero(numbers), strict=True)}
        assert found == expected


@PROPERTY
@given(selection=selections())
def test_weekday_and_hour_of_any_selection_are_those_of_the_rows(selection, rows):
    expected = Counter((row.series, row.day.weekday()) for row in rows if row.is_in(selection))
    numbers = cube(bundled_store()).count_hours(selection, "series", "weekday")
    assert {(SERIES[i], int(j)): int(numbers[i, j]) for i, j in zip(*np.nonzero(numbers), strict=True)} == expected


@PROPERTY
@given(selection=selections(), axes=st.permutations(["area", "kind", "part"]))
def test_axes_come_in_the_order_asked_for(selection, axes):
    counted = cube(bundled_store())
    straight = counted.count(selection, "area", "kind", "part")
    order = [("area", "kind", "part").index(axis) for axis in axes]
    assert np.array_equal(counted.count(selection, *axes), straight.transpose(order))


def test_every_report_is_in_one_cell(rows):
    counted = cube(bundled_store())
    assert counted.reports.sum() == counted.clock.sum() == len(rows)
    assert counted.offences.sum() == sum(row.offences for row in rows)


def test_an_hour_belongs_to_one_part_of_the_day(tmp_path):
    hours = [incident(occurred_at=f"2023-03-04 {hour:02d}:00") for hour in range(24)]
    parts = cube(store_of(tmp_path, facts=FEW, incidents=[*hours, incident(occurred_at="2023-03-04")]))
    assert dict(zip(PARTS, parts.count(Selection(), "part"), strict=True)) == {
        "day": 12,
        "evening": 4,
        "late_evening_night": 8,
        "unknown": 1,
    }


def test_what_is_for_the_municipality_only_is_in_no_area_whatever_area_its_row_has(tmp_path):
    by_category = incident(category="sexual_offences", area_id="0123R001")
    by_code = incident(category="threats_harassment", offence_code="0440", area_id="0123R001")
    other = incident(area_id="0123R001")
    counted = cube(store_of(tmp_path, facts=FEW, incidents=[by_category, by_code, other]))
    areas = dict(zip(counted.areas, counted.count(Selection(), "area"), strict=True))
    assert {area: n for area, n in areas.items() if n} == {"0123R001": 1, "municipality_only": 2}


def test_the_offence_code_and_else_the_category_tells_what_controls_find(tmp_path):
    rows = [
        incident(category="traffic", offence_code="3005"),
        incident(category="traffic"),
        incident(category="traffic", offence_code="3161"),
        incident(category="robbery", offence_code="0855"),
    ]
    store = store_of(tmp_path, facts=FEW, incidents=rows)
    said = store.offence_codes.set_index("offence_code")["detection_driven"]
    expected = 1 + int(said["3005"]) + int(said["3161"]) + int(said["0855"])
    assert cube(store).count(Selection(), "kind")[KINDS.index("detection_driven")] == expected


def test_an_accident_is_no_incident_and_is_told(tmp_path):
    counted = cube(store_of(tmp_path, facts=FEW, incidents=[incident(category="accident"), incident()]))
    assert (counted.reports.sum(), counted.left_out) == (1, 1)


@pytest.mark.parametrize("incidents", [[], None], ids=["empty", "missing"])
def test_an_empty_table_has_no_months_and_counts_nothing(tmp_path, incidents):
    tables = {} if incidents is None else {"incidents": incidents}
    counted = cube(store_of(tmp_path, facts=FEW, **tables))
    assert counted.months(Selection()) == range(0)
    assert counted.count(Selection(), "category", "kind").sum() == 0
    assert counted.count_hours(Selection(period=Period.of_years(2020, 2021)), "weekday", "hour").shape == (7, 25)


def test_one_row_is_counted_once(tmp_path):
    counted = cube(store_of(tmp_path, facts=FEW, incidents=[incident(count=3)]))
    assert (counted.reports.sum(), counted.offences.sum(), counted.clock.sum()) == (1, 3, 1)


def test_a_period_that_cuts_a_month_is_refused():
    with pytest.raises(ValueError, match="not whole months"):
        cube(bundled_store()).months(Selection(Period(dt.date(2020, 1, 2), dt.date(2020, 12, 31))))


def test_the_cube_is_built_once_for_a_store():
    assert cube(bundled_store()) is cube(bundled_store())


def test_an_answer_takes_a_few_milliseconds_whatever_the_number_of_rows():
    store = bundled_store()
    many = np.random.default_rng(1).integers(0, len(store.incidents), 300_000)
    counted = cube(dataclasses.replace(store, incidents=store.incidents.iloc[many].reset_index(drop=True)))
    wanted = Selection(period=Period.of_years(2019, 2022), area_ids=AREAS[:5], time_of_day="evening")

    def answer(selection: Selection) -> float:
        start = time.perf_counter()
        counted.count(selection, "category", "kind", "month")
        counted.count_hours(selection, "weekday", "hour")
        return time.perf_counter() - start

    assert min(answer(selection) for _ in range(20) for selection in (Selection(), wanted)) < 0.02
