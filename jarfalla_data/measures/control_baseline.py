"""What does a declared baseline lead one to expect of other months?

Expected reports = rate × exposure × season index. Functions take arrays whose last axis is the months (or
quarters); leading axes, where there are any, are separate series. `calendar` is the place of each in its year, from 0.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy import stats

from jarfalla_data.measures.control_limits import Expected, Floats
from jarfalla_data.measures.season import Flags, Integers, Season, season_index


@dataclass(frozen=True, eq=False)
class Fitted:
    """A baseline: `rate` (reports per unit of exposure), `reports` in it, overdispersion `phi` and its `freedom`."""

    rate: Floats
    reports: Floats
    phi: Floats
    freedom: Floats
    season: Season | None

    def sure_phi(self, alpha: float) -> Floats:
        """phi, larger by how uncertain it is at this level: Student's t over the normal distribution, squared."""
        tail = alpha / 2
        return np.asarray(self.phi * (stats.t.isf(tail, self.freedom) / stats.norm.isf(tail)) ** 2)


def fit_months(inside: Flags, reports: Floats, whole: Floats, exposure: Floats, calendar: Integers) -> Fitted:
    """Fit the months that are `inside` the baseline, and nothing of the others.

    whole: the reports whose season it is, of the same months (those of the whole municipality).
    """
    exposed, place = exposure[inside], calendar[inside]
    return fit(reports[..., inside], exposed, place, season_index(whole[..., inside], exposed, place))


def fit(reports: Floats, exposure: Floats, calendar: Integers, season: Season | None) -> Fitted:
    """Fit a baseline with reports.

    phi: Pearson's χ² over its degrees of freedom, by period, never below 1. A season that rests on more than the
    series itself (the whole municipality's) costs the series only its own share of the degrees of freedom.
    """
    total = reports.sum(axis=-1)
    index = _index(season, calendar)
    rate = total / (exposure * index).sum(axis=-1)
    expected = rate[..., None] * exposure * index
    fitted = 0.0 if season is None else (season.index.shape[-1] - 1) * total / season.reports.sum(axis=-1)
    freedom = np.asarray(len(exposure) - 1 - fitted)
    chi_square = ((reports - expected) ** 2 / expected).sum(axis=-1)
    return Fitted(rate, total, np.maximum(1.0, chi_square / freedom), freedom, season)


def expect(fitted: Fitted, exposure: Floats, calendar: Integers, starts: Integers) -> Expected:
    """What is expected of periods of one or more months; `starts`: the places of their first months.

    The variance of a count around the number expected is phi · (expected + expected² · u), where u, one over the
    reports that rate and season rest on, is how uncertain the expected number is.
    """
    index = _index(fitted.season, calendar)
    count = np.add.reduceat(fitted.rate[..., None] * exposure * index, starts, axis=-1)
    unsure = 1 / fitted.reports[..., None]
    if fitted.season is not None:
        behind = fitted.season.reports
        rests_on = np.add.reduceat(behind[..., calendar], starts, axis=-1)
        unsure = unsure + np.maximum(0.0, 1 / rests_on - 1 / behind.sum(axis=-1)[..., None])
    phi = fitted.phi[..., None] * (1 + count * unsure)
    return Expected(count, phi, np.broadcast_to(fitted.freedom[..., None], count.shape))


def _index(season: Season | None, calendar: Integers) -> Floats:
    """By month; 1 without a season."""
    return np.ones(len(calendar)) if season is None else season.index[..., calendar]
