"""Is a quarter unusual in a broad group of the whole municipality? From what is published, and from nothing else.

Unit: reports. What is outside its limits here could be told by anyone from the public table of quarters: no month, no
hidden number and no phi of months is behind it. So the limits are wider than those of the internal charts by month,
and only large changes are outside them. Method: `control_limits`; season and phi are those of the quarters themselves.
No changed method cuts a broad group: fraud, assault and theft were sorted anew within theirs, weapons are found by
controls, and sexual offences are a small part of offences against persons.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from jarfalla_data.figures import Figures, rows
from jarfalla_data.geography import MUNICIPALITY
from jarfalla_data.measures import exposure
from jarfalla_data.measures.control_baseline import expect, fit
from jarfalla_data.measures.control_limits import limits, p_value
from jarfalla_data.measures.control_series import declared
from jarfalla_data.measures.exposure import Exposure
from jarfalla_data.measures.incident_cube import absolute_month
from jarfalla_data.measures.incident_periods import Step
from jarfalla_data.measures.season import season_index
from jarfalla_data.selection import Period
from jarfalla_data.store import Store, kept
from jarfalla_data.vocabulary.incidents import CATEGORY_GROUPS

QUARTERS = 4
COLUMNS = ("series", "first", "last", "reports", "expected", "low", "high", "p", "baseline", "outside")


@kept
def baselines(store: Store) -> Figures:
    """The declared baseline of each broad group of the municipality: series (the group), first, last (dates).

    Only groups that have one. About no one: it is public.
    """
    names = {group: declared(store).get(f"{MUNICIPALITY}:{group}") for group in CATEGORY_GROUPS.codes}
    found = [(group, one.baseline.first, one.baseline.last) for group, one in names.items() if one is not None]
    frame = pd.DataFrame(found, columns=["series", "first", "last"])
    return Figures(frame, ("baselines",), store.files["baselines"].origin)


def of_published(quarters: pd.DataFrame, periods: pd.DataFrame) -> pd.DataFrame:
    """The control chart of each broad group from the public quarters (`incidents.by_period`) and `baselines`.

    One row = one quarter of a group: series, first, last, reports (missing: not shown), expected, low (missing where
    not even 0 would be unusual), high, p, baseline (bool), outside (bool). A group is left out (refused) without a
    declared baseline, with a quarter of it that is not shown, or with fewer than three years of it.
    """
    baseline = {row.series: Period(row.first, row.last) for row in rows(periods)}
    charts = [
        _chart(of_group.reset_index(drop=True), baseline[series])
        for series, of_group in quarters.groupby("series", sort=False)
        if series in baseline
    ]
    told = [chart for chart in charts if chart is not None]
    return pd.concat(told, ignore_index=True) if told else pd.DataFrame(columns=COLUMNS)


def _chart(quarters: pd.DataFrame, baseline: Period) -> pd.DataFrame | None:
    inside = np.array(
        [baseline.holds(a, b) for a, b in zip(quarters["first"], quarters["last"], strict=True)], dtype=bool
    )
    if quarters.loc[inside, "reports"].isna().any():
        return None
    starts = [absolute_month(day) for day in quarters["first"]]
    reports = quarters["reports"].to_numpy(np.float64, na_value=np.nan)
    days = np.array([exposure.by_month(range(at, at + Step.QUARTER.months), Exposure.DAYS).sum() for at in starts])
    calendar = np.array(starts, dtype=np.int64) % 12 // Step.QUARTER.months
    of_baseline = reports[inside], days[inside], calendar[inside]
    season = season_index(*of_baseline, places=QUARTERS)
    if season is None:
        return None
    expected = expect(fit(*of_baseline, season), days, calendar, np.arange(len(quarters)))
    low, high = limits(expected)
    numbers = {"expected": expected.count, "low": low, "high": high, "p": p_value(reports, expected)}
    return quarters.assign(
        **{name: pd.array(values, dtype="Float64") for name, values in numbers.items()},
        baseline=inside,
        outside=(reports >= high) | (reports <= low),
    )[[*COLUMNS]]
