"""Data in which nothing has changed, drawn many times.

A season of ±20 %; counts that vary twice as much as chance alone (φ = 2).

Watched are ten series that overlap as the declared ones do: the municipality, four of its broad groups, its four parts
and the station in one of them. 36 months of baseline, then 12 to judge.
"""

from __future__ import annotations

from functools import cache

import numpy as np

from jarfalla_data.measures import exposure
from jarfalla_data.measures.control_baseline import expect, fit_months
from jarfalla_data.measures.control_limits import Expected, Floats
from jarfalla_data.measures.exposure import Exposure

RUNS, PHI, SEED = 1000, 2.0, 20240131
BASELINE, MONTHS = 36, range(2017 * 12, 2021 * 12)
DAYS, CALENDAR = exposure.by_month(MONTHS, Exposure.DAYS), exposure.calendar_months(MONTHS)
PARTS = ("jakobsberg", "viksjo", "barkarby-skalby", "kallhall-staket", "no area")
GROUPS = ("person", "property", "damage", "disorder", "other")
A_MONTH = np.outer([86, 34, 43, 40, 22], [0.16, 0.37, 0.18, 0.14, 0.15])
"""Reports a month on average by part and group, about as many as in the example data."""
AT_STATION = 0.11
"""How much of its part is at the station."""


def drawn(rng: np.random.Generator, mean: Floats, runs: int = RUNS) -> Floats:
    """Counts with variance PHI × mean, as the example data have them."""
    months = rng.gamma(np.broadcast_to(mean / (PHI - 1), (runs, *mean.shape)), PHI - 1)
    return rng.poisson(months).astype(np.float64)


@cache
def drawn_cells() -> tuple[Floats, Floats]:
    """Reports by run, month, part and group, those at the station among them; and those at the station by group."""
    rng = np.random.default_rng(SEED)
    usual = DAYS / DAYS.mean() * (1 + 0.2 * np.cos(2 * np.pi * CALENDAR / 12))
    cells = A_MONTH.copy()
    cells[0] *= 1 - AT_STATION
    reports = drawn(rng, usual[:, None, None] * cells)
    station = drawn(rng, usual[:, None] * A_MONTH[0] * AT_STATION)
    reports[:, :, 0] += station
    return reports, station


@cache
def watched() -> dict[str, tuple[Floats, Floats]]:
    """Each series: its reports by run and month, and those of the whole municipality that its season is taken from."""
    reports, station = drawn_cells()
    whole = reports.sum(axis=(2, 3))
    groups = {group: reports[..., i].sum(axis=2) for i, group in enumerate(GROUPS[:-1])}
    parts = {part: reports[:, :, i].sum(axis=2) for i, part in enumerate(PARTS[:-1])}
    return {
        "municipality:all": (whole, whole),
        **{f"municipality:{name}": (series, series) for name, series in groups.items()},
        **{f"{name}:all": (series, whole) for name, series in parts.items()},
        "jakobsberg_station:all": (station.sum(axis=2), whole),
    }


def expected_after(reports: Floats, whole: Floats) -> Expected:
    """What the baseline leads one to expect of the 12 months after it, as the control charts have it."""
    fitted = fit_months(np.arange(len(MONTHS)) < BASELINE, reports, whole, DAYS, CALENDAR)
    return expect(fitted, DAYS[BASELINE:], CALENDAR[BASELINE:], np.arange(12))
