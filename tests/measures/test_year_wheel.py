"""The months of the year against each other."""

from __future__ import annotations

import datetime as dt

import numpy as np
import pytest

from jarfalla_data import Selection, geography, open_store
from jarfalla_data.measures.year_wheel import year_wheel
from jarfalla_data.privacy import Audience, release
from tests.factories import BUNDLED, incident, store_of

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


def test_the_wheel_is_not_public(bundled):
    assert release(year_wheel(bundled, Selection()), Audience.PUBLIC).frame.empty
