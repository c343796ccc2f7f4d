"""The year against the year before: the same season, one list, and what is not judged."""

from __future__ import annotations

import datetime as dt
from functools import partial

import numpy as np
import pandas as pd
import pytest
from scipy import stats

from jarfalla_data import Period, Selection
from jarfalla_data.measures import control, year_change
from jarfalla_data.measures.statistics import judge_together, rate_ratio
from jarfalla_data.privacy import Audience, release
from tests.factories import bundled_store, store_with
from tests.measures.monthly import declared, rows, store_of_months

WHOLE = "municipality:all"
NOW = (dt.date(2023, 12, 1), dt.date(2024, 11, 30))
"""The last month of the file is not settled."""


def changes(store, **selection) -> pd.DataFrame:
    return year_change.changes(store, Selection(**selection)).frame.set_index("series")


def in_years(before: int, now: int, usual: int = 10):
    """So many reports in each month of the year before and of the last year; `usual` before that."""
    return lambda m: now if m >= NOW[0] else before if m >= dt.date(2022, 12, 1) else usual


def test_twelve_settled_months_are_held_against_the_twelve_before():
    row = changes(store_of_months(in_years(10, 12), WHOLE)).loc["disorder"]
    assert (row["first"], row["last"]) == NOW
    assert (row["first_before"], row["last_before"]) == (dt.date(2022, 12, 1), dt.date(2023, 11, 30))
    assert (row["left_out_first"], row["left_out_last"]) == (dt.date(2024, 12, 1), dt.date(2024, 12, 31))
    assert (row["before"], row["reports"]) == (120, 144)


def test_the_bundled_years_end_with_the_file_and_leave_no_month_out():
    frame = changes(bundled_store())
    assert set(frame["first"]) == {dt.date(2024, 1, 1)}
    assert frame["left_out_first"].isna().all()


def test_each_count_is_that_of_the_rows():
    incidents = bundled_store().incidents
    where = incidents["area_id"] == "0123R024"
    years = incidents.loc[where, "occurred_at"].dt.year
    frame = changes(bundled_store(), area="0123R024", area_ids=("0123R024",))
    assert frame["before"].sum() == (years == 2023).sum()
    assert frame["reports"].sum() == (years == 2024).sum()


def test_limits_are_clopper_and_pearsons_widened_by_the_root_of_phi_at_the_level_of_the_list():
    frame = changes(bundled_store())
    judged = frame[frame["verdict"] != ""]
    (confidence,) = set(judged["confidence"])
    assert confidence == pytest.approx(1 - 0.05 / 5)  # none of five has changed
    for row in judged.itertuples():
        exact = stats.binomtest(row.reports, row.reports + row.before).proportion_ci(confidence, method="exact")
        odds, days = row.reports / row.before, 365 / 366
        ends = [odds * (end / (1 - end) / odds) ** np.sqrt(row.phi) * days for end in (exact.low, exact.high)]
        assert (row.value, row.low, row.high) == pytest.approx((odds * days, *ends))


@pytest.mark.parametrize("group", ["person", "property", "damage", "disorder"])
def test_phi_is_that_of_the_control_chart_and_larger_by_how_uncertain_it_is(group):
    phi = control.basis(bundled_store(), f"municipality:{group}").frame.iloc[0]["phi"]
    surer = stats.t.isf(0.005, 35 - 11) / stats.norm.isf(0.005)  # 36 months, 12 of a season, five groups
    assert changes(bundled_store()).loc[group, "phi"] == pytest.approx(phi * surer**2)


def test_what_comes_after_the_baseline_does_not_move_phi():
    uneven = partial(store_of_months, years=Period.of_years(2017, 2019))
    usual = [5, 9, 14, 10, 7, 12, 16, 8, 11, 13, 6, 10]
    calm = uneven(lambda m: usual[(m.month + m.year) % 12], WHOLE)
    wild = uneven(lambda m: usual[(m.month + m.year) % 12] * (1 + 3 * (m.year > 2019 and m.month % 2)), WHOLE)
    assert changes(calm).loc["disorder", "phi"] == changes(wild).loc["disorder", "phi"]


def test_verdicts_are_those_of_one_list():
    mixed = [*rows(in_years(10, 25)), *rows(in_years(20, 22), category="robbery")]
    frame = changes(store_with(incidents=mixed, baselines=declared(WHOLE)))
    judged = frame[frame["verdict"] != ""]
    ratios = [partial(rate_ratio, row.reports, 366, row.before, 365, row.phi) for row in judged.itertuples()]
    assert list(judged["verdict"]) == [str(each.verdict) for each in judge_together(ratios) if each.verdict]
    assert frame.loc["disorder", "verdict"] == "increases"
    assert frame.loc["person", "verdict"] == "undecided"
    assert ((judged["low"] > 1) | (judged["high"] < 1)).tolist() == (judged["verdict"] != "undecided").tolist()


def test_groups_without_a_report_are_compared_with_nothing():
    frame = changes(store_of_months(in_years(10, 12), WHOLE))
    assert frame.loc["property", "verdict"] == ""
    assert frame.loc["property", ["value", "low", "high"]].isna().all()


def test_from_none_there_is_a_verdict_and_no_number():
    row = changes(store_of_months(in_years(0, 9), WHOLE)).loc["disorder"]
    assert (row["verdict"], pd.isna(row["value"]), pd.isna(row["high"])) == ("increases", True, True)


def test_what_controls_find_is_counted_and_not_judged():
    found = rows(in_years(10, 30), category="narcotics_dealing")
    frame = changes(store_with(incidents=[*rows(in_years(10, 10)), *found], baselines=declared(WHOLE)))
    row = frame.loc["detection_driven"]
    assert (row["unjudged"], row["verdict"], row["before"], row["reports"]) == ("found_by_controls", "", 120, 360)
    assert row[["value", "low", "high"]].isna().all()


def test_nothing_is_compared_across_a_changed_method():
    both = [
        *rows(in_years(10, 10), category="robbery"),
        *rows(in_years(10, 10), category="sexual_offences", area_id=None),
    ]
    store = store_with(incidents=both, baselines=declared(WHOLE))
    across, after = (changes(store, period=Period.of_years(*years)) for years in ((2018, 2019), (2020, 2021)))
    assert (across.loc["person", "unjudged"], across.loc["person", "verdict"]) == ("changed_method", "")
    assert (after.loc["person", "unjudged"], after.loc["person", "verdict"]) == ("", "undecided")


@pytest.mark.parametrize(
    "selection",
    [
        {"time_of_day": "evening"},
        {"period": Period.of_years(2024, 2024)},
        {"period": Period(dt.date(2022, 2, 1), dt.date(2023, 12, 31))},
    ],
    ids=["part_of_day", "one_year", "less_than_two_years"],
)
def test_nothing_is_compared_at_part_of_the_day_or_without_two_whole_years(selection):
    assert changes(bundled_store(), **selection).empty


@pytest.mark.parametrize("tables", [{"baselines": []}, {"incidents": []}], ids=["no_baseline", "no_incidents"])
def test_without_a_baseline_or_reports_nothing_is_compared(tables):
    assert changes(store_with(**tables)).empty


def test_a_place_is_held_against_itself():
    here = rows(in_years(10, 20), area_id="0123R001")
    there = rows(in_years(10, 10), area_id="0123R005")
    store = store_with(incidents=[*here, *there], baselines=declared(WHOLE))
    row = changes(store, area="0123R001", area_ids=("0123R001",)).loc["disorder"]
    assert (row["before"], row["reports"]) == (120, 240)


def test_the_comparison_is_not_public():
    assert release(year_change.changes(bundled_store(), Selection()), Audience.PUBLIC).frame.empty
