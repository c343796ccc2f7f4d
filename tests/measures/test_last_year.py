"""The last twelve whole months against the twelve before, and the months of the year against each other."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import replace

import numpy as np
import pytest

from jarfalla_data import Selection, geography, open_store
from jarfalla_data.measures.last_year import last_year
from jarfalla_data.measures.year_wheel import year_wheel
from jarfalla_data.privacy import Audience, release
from tests.factories import BUNDLED, incident, store_of
from tests.plain import CONTROLLED, NO_INCIDENT, ONLY_WHOLE, table

AREA = "0123R005"


@pytest.fixture(scope="module")
def bundled():
    return open_store(BUNDLED)


def here(store, area):
    return Selection(area=area, area_ids=geography.area_ids(store, area))


def steady(tmp_path, months, *, extra=()):
    """A folder with ten reports in each of so many months from January 2019, and more in some."""
    rows = []
    for n in range(months):
        day = dt.date(2019 + n // 12, n % 12 + 1, 15)
        rows += [incident(occurred_at=day) for _ in range(10 + (5 * extra.count(day.month)))]
    last = dt.date(2019 + (months - 1) // 12, (months - 1) % 12 + 1, 28)
    return store_of(tmp_path, incidents=[*rows, incident(occurred_at=dt.date(2019, 1, 1)), incident(occurred_at=last)])


def test_the_reports_of_an_area_are_those_of_its_rows(bundled):
    codes = {row["offence_code"]: row for row in table(BUNDLED, "offence_codes")}

    def counts(row):
        code = codes.get(row["offence_code"])
        found = code["detection_driven"] == "yes" if code else row["category"] in CONTROLLED
        whole_only = row["category"] in ONLY_WHOLE or (code is not None and code["municipality_only"] == "yes")
        return row["area_id"] == AREA and not found and not whole_only and row["category"] not in NO_INCIDENT

    years = Counter(row["occurred_at"][:4] for row in table(BUNDLED, "incidents") if counts(row))
    row = last_year(bundled, here(bundled, AREA)).frame.iloc[0]
    assert (row["reports"], row["reports_before"]) == (years["2024"], years["2023"])
    assert (row["first"], row["before_last"]) == (dt.date(2024, 1, 1), dt.date(2023, 12, 31))
    assert (row["days"], row["days_before"]) == (366, 365)


def test_period_and_time_of_day_do_not_narrow_the_comparison(bundled):
    narrowed = replace(here(bundled, AREA), time_of_day="day")
    assert last_year(bundled, narrowed).frame.equals(last_year(bundled, here(bundled, AREA)).frame)


def test_less_than_24_whole_months_are_refused(tmp_path):
    assert last_year(steady(tmp_path, 24), Selection()).frame.empty
    assert len(last_year(steady(tmp_path, 26), Selection()).frame) == 1


def test_the_index_of_a_month_is_its_reports_over_an_even_spread(bundled):
    frame = year_wheel(bundled, Selection()).frame
    days = {
        month: np.mean([29 if month == 2 and year % 4 == 0 else _days(month) for year in range(2017, 2025)])
        for month in range(1, 13)
    }
    for _, group in frame.groupby("series"):
        total = group["reports"].sum()
        even = [total * days[month] / sum(days.values()) for month in group["month"]]
        assert group["expected"].to_numpy() == pytest.approx(even)
        assert group["index"].to_numpy() == pytest.approx(group["reports"].to_numpy() / np.array(even))


def _days(month):
    return (dt.date(2023, month % 12 + 1, 1) - dt.timedelta(days=1)).day if month < 12 else 31


def test_a_month_with_half_as_many_again_is_a_peak_and_an_even_year_has_none(tmp_path):
    (tmp_path / "peak").mkdir()
    (tmp_path / "even").mkdir()
    peaks = year_wheel(steady(tmp_path / "peak", 62, extra=(5, 5)), Selection()).frame
    even = year_wheel(steady(tmp_path / "even", 62), Selection()).frame
    assert list(peaks.loc[peaks["verdict"] == "increases", "month"]) == [5]
    assert set(even["verdict"]) == {"undecided"}


def test_less_than_three_whole_years_have_no_wheel(tmp_path):
    assert year_wheel(steady(tmp_path, 35), Selection()).frame.empty


def test_neither_is_public(bundled):
    for measure in (last_year, year_wheel):
        assert release(measure(bundled, Selection()), Audience.PUBLIC).frame.empty
