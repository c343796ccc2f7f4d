"""Incidents that are so many in each month, in a store that covers 2017–2024."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

from jarfalla_data import Period
from jarfalla_data.store import Store
from tests.factories import Row, baseline, incident, store_with

MONTHS = tuple(dt.date(year, month, 1) for year in range(2017, 2025) for month in range(1, 13))
BEFORE = Period.of_years(2017, 2019)
NO_COUNT = {"count": None, "source": "public_order_guard", "category": "disorder"}


def rows(reports: Callable[[dt.date], int], **cells: Any) -> list[Row]:
    """That many reports in each month, all on its second day."""
    return [
        incident(**{**NO_COUNT, **cells, "occurred_at": f"{month:%Y-%m}-02"})
        for month in MONTHS
        for _ in range(reports(month))
    ]


def declared(*series: str, years: Period = BEFORE) -> list[Row]:
    """The same baseline for each series."""
    return [baseline(series=name, starts_on=years.first, ends_on=years.last) for name in series]


def store_of_months(reports: Callable[[dt.date], int], *series: str, years: Period = BEFORE, **cells: Any) -> Store:
    """So many reports in each month, and that baseline for each series."""
    return store_with(incidents=rows(reports, **cells), baselines=declared(*series, years=years))
