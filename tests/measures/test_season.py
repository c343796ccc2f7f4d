"""The season index: from three years of each calendar month, by exposure, else refused."""

from __future__ import annotations

import numpy as np
import pytest

from jarfalla_data.measures import exposure
from jarfalla_data.measures.exposure import Exposure
from jarfalla_data.measures.season import season_index

YEARS = range(2017 * 12, 2020 * 12)
DAYS, CALENDAR = exposure.by_month(YEARS, Exposure.DAYS), exposure.calendar_months(YEARS)


def test_days_and_nights_are_those_of_the_calendar():
    march_2024 = range(2024 * 12 + 2, 2024 * 12 + 3)
    assert exposure.by_month(march_2024, Exposure.DAYS).tolist() == [31]
    assert exposure.by_month(march_2024, Exposure.NIGHTS).tolist() == [10]  # five Fridays and five Saturdays
    assert exposure.by_month(range(2024 * 12 + 1, 2024 * 12 + 2), Exposure.DAYS).tolist() == [29]


def test_reports_in_step_with_the_days_have_no_season():
    season = season_index(DAYS * 3, DAYS, CALENDAR)
    assert season.index == pytest.approx(np.ones(12))
    assert season.reports.sum() == (DAYS * 3).sum()


def test_a_month_with_twice_as_many_a_day_has_twice_the_index():
    season = season_index(DAYS * np.where(CALENDAR == 6, 2, 1), DAYS, CALENDAR)
    assert season.index[6] == pytest.approx(2 * season.index[0])


def test_the_index_is_1_on_average_over_the_exposure():
    reports = np.random.default_rng(1).poisson(20, size=(4, 36)).astype(float)
    season = season_index(reports, DAYS, CALENDAR)
    assert (season.index[:, CALENDAR] * DAYS).sum(axis=1) / DAYS.sum() == pytest.approx(np.ones(4))


@pytest.mark.parametrize("months", [0, 24, 35])
def test_fewer_than_three_years_are_refused(months):
    assert season_index(DAYS[:months], DAYS[:months], CALENDAR[:months]) is None


def test_a_calendar_month_without_reports_is_refused():
    assert season_index(np.where(CALENDAR == 1, 0.0, 5.0), DAYS, CALENDAR) is None
