"""When incidents happen in the example data: month, weekday and hour. The rhythms are invented.

Evenings peak on Fridays and Saturdays; the hours after midnight belong to the next day.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from jarfalla_data.example.patterns import PATTERNS, SEASONS
from jarfalla_data.example.streams import Floats, Integers

FIRST_DAY, END = pd.Timestamp(2017, 1, 1), pd.Timestamp(2025, 1, 1)
DAYS = pd.date_range(FIRST_DAY, END, freq="D", inclusive="left")
MONTHS = pd.period_range("2017-01", "2024-12", freq="M")
NIGHT = (22, 23, 0, 1, 2, 3, 4, 5)

# Weight of each hour from 00 to 23.
_HOURS: dict[str, str] = {
    "evening": "4 3 2 1 .6 .4 .4 .6 1 1 1.2 1.4 1.6 1.6 1.8 2.2 2.4 2.6 3 3.6 4.2 4.8 5.2 5",
    "night": "5 5 4.5 4 3 2 1.2 1.2 1 1 1 1 1 1 1.2 1.4 1.6 1.8 2 2.2 2.8 3.4 4 4.6",
    "day": ".6 .4 .3 .2 .2 .3 .6 1.4 2.2 2.8 3.2 3.6 4 4 4.2 4.6 4.8 4.6 3.8 3 2.2 1.6 1.2 .8",
}
# How much Friday and Saturday evenings stand out, and the weight of Sundays by day.
_PARTY = {"evening": 2.2, "night": 1.5, "day": 1.0}
_SUNDAY = {"evening": 0.9, "night": 1.0, "day": 0.65}
RHYTHMS = tuple(_HOURS)


def week(rhythm: str) -> Floats:
    """Weights of the 7 × 24 hours of a week, Monday first."""
    weights = np.tile(np.array(_HOURS[rhythm].split(), dtype=np.float64), (7, 1))
    for day in (4, 5):
        weights[day, 19:] *= _PARTY[rhythm]
        weights[day + 1, :4] *= _PARTY[rhythm]
    weights[6, 6:] *= _SUNDAY[rhythm]
    return weights


def month_index(categories: tuple[str, ...]) -> Floats:
    """Months × categories: the season's index times the month's length, about 1 on average."""
    season = np.array([SEASONS[PATTERNS[c].season] for c in categories])
    season = season / season.mean(axis=1, keepdims=True)
    length = MONTHS.days_in_month.to_numpy() / (len(DAYS) / len(MONTHS))
    return np.asarray(season[:, MONTHS.month.to_numpy() - 1].T * length[:, None])


def pick_hours(rng: np.random.Generator, rhythm: str, months: Integers) -> Integers:
    """For each row an hour (counted from the first day 00:00) in its month, in that rhythm."""
    weights = week(rhythm)[DAYS.day_of_week.to_numpy()].ravel()
    running = np.concatenate([[0.0], np.cumsum(weights)])
    starts = ((MONTHS.start_time - FIRST_DAY) // pd.Timedelta(hours=1)).to_numpy(np.int64)
    ends = np.append(starts[1:], len(weights))
    low, high = running[starts[months]], running[ends[months]]
    level = low + rng.random(len(months)) * (high - low)
    hours = np.searchsorted(running, level, side="right") - 1
    return np.asarray(np.clip(hours, starts[months], ends[months] - 1), dtype=np.int64)


def avoid_clock_changes(hours: Integers) -> Integers:
    """Move 02:00 on the last Sundays of March and October to 03:00: that hour is missing or comes twice."""
    days, clock = DAYS[hours // 24], hours % 24
    change = (days.day_of_week == 6) & days.month.isin([3, 10]) & (days.day > 24) & (clock == 2)
    return np.asarray(hours + change, dtype=np.int64)
