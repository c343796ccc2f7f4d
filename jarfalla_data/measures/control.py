"""Is a month unusual, held against the declared baseline of its series?

Unit: reports (rows of incidents), not the offences in them. Source: incidents, baselines. A point is judged when the
file covers its period whole and the usual delay of reports has gone. Method: `control_chart`, `control_limits` (99.8 %)
and `control_rules`. Internal only: months tell more than the public may see.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from jarfalla_data.figures import Figures
from jarfalla_data.measures.control_chart import Control, State
from jarfalla_data.measures.control_chart import control as chart_of
from jarfalla_data.measures.exposure import Exposure
from jarfalla_data.measures.usual_delay import usual_delay
from jarfalla_data.selection import Period
from jarfalla_data.store import Store, kept

TABLES = ("incidents", "baselines")
POINTS = ("first", "last", "reports", "exposure", "expected", "low", "high", "p", "state", "baseline", "rules")
SIGNALS = ("rule", "direction", "first", "last", "points")


@kept
def points(store: Store, series: str, period: Period | None = None, held_against: Exposure = Exposure.DAYS) -> Figures:
    """The control chart of a series: what was reported, and what its baseline leads one to expect.

    One row = one period, in order: first, last (dates, both inside), reports, exposure (days or Friday and Saturday
    nights), expected, low, high (reports; missing where there are none: the chart is refused, the method is another,
    or not even 0 reports would be unusual), p (smallest alpha whose limits it is outside), state (of
    `control_chart.State`; only "judged" points are in any verdict), baseline (bool: in the baseline), rules (codes of
    the rules by which it is part of a signal, joined by |). Limits hold 99.8 %; they and the signals are the same
    whatever `period` is shown. Empty when nothing is known of the series. At all hours of the day.
    """
    chart = chart_of(store, series, held_against)
    judged = [state is State.JUDGED for state in chart.states]
    frame = pd.DataFrame(
        {
            "first": [span.first for span in chart.spans],
            "last": [span.last for span in chart.spans],
            "reports": chart.reports.astype(np.int64),
            "exposure": chart.exposure.astype(np.int64),
            **{name: _where(judged, chart, name) for name in ("expected", "low", "high", "p")},
            "state": [str(state) for state in chart.states],
            "baseline": chart.in_baseline,
            "rules": [_rules(chart, at) for at in range(len(chart.spans))],
        },
        columns=POINTS,
    )
    return internal(store, _meeting(period, frame))


@kept
def signals(store: Store, series: str, period: Period | None = None, held_against: Exposure = Exposure.DAYS) -> Figures:
    """Which points of the chart are signals, and why?

    One row = one signal: rule (of `control_rules.Rule`), direction ("higher", "lower"), first, last (dates of the
    first and the last day), points (how many there are from the first to the last). Runs of points are looked for only
    where there is a season index. With a `period`, the signals that have any day in it.
    """
    chart = chart_of(store, series, held_against)
    rows = [
        (str(s.rule), str(s.direction), chart.spans[s.first].first, chart.spans[s.last].last, s.last - s.first + 1)
        for s in chart.signals
    ]
    return internal(store, _meeting(period, pd.DataFrame(rows, columns=SIGNALS)))


@kept
def basis(store: Store, series: str, held_against: Exposure = Exposure.DAYS) -> Figures:
    """What does the chart rest on?

    One row: series, refused (code of `control_months.Refusal`, or ""), step (month, quarter, year: a longer one where
    the mean is too low), baseline_first, baseline_last, decided_on (dates or missing), baseline_points, preliminary
    (bool: few of them), season (bool: there is an index), phi (how many times more the months vary than by chance
    alone; 1 or more, or missing), cut_by and touched_by (codes of changed methods joined by |: the series is cut, or
    too few of its reports are touched for that), delay_days, delay_measured (bool: in this file).
    """
    chart, delay = chart_of(store, series, held_against), usual_delay(store)
    declared, fitted = chart.declared, chart.fitted
    row = {
        "series": series,
        "refused": str(chart.refused or ""),
        "step": str(chart.step),
        "baseline_first": declared and declared.baseline.first,
        "baseline_last": declared and declared.baseline.last,
        "decided_on": declared and declared.decided_on,
        "baseline_points": int(chart.in_baseline.sum()),
        "preliminary": chart.preliminary,
        "season": fitted is not None and fitted.season is not None,
        "phi": pd.NA if fitted is None else float(fitted.phi),
        "cut_by": "|".join(known.code for known in chart.cut_by),
        "touched_by": "|".join(known.code for known in chart.touched_by),
        "delay_days": delay.days,
        "delay_measured": delay.measured,
    }
    return internal(store, pd.DataFrame([row]).astype({"phi": "Float64"}))


def internal(store: Store, frame: pd.DataFrame) -> Figures:
    """A frame about incidents by month: for the internal audience only."""
    return Figures(frame, TABLES, store.files["incidents"].origin, personal=True, internal_only=True)


def _meeting(period: Period | None, frame: pd.DataFrame) -> pd.DataFrame:
    """The rows that have any day in the period."""
    if period is None:
        return frame
    meeting = [period.meets(first, last) for first, last in zip(frame["first"], frame["last"], strict=True)]
    return frame[np.array(meeting, dtype=bool)].reset_index(drop=True)


def _where(judged: list[bool], chart: Control, name: str) -> pd.Series:
    """A column of the limits, missing where nothing is judged."""
    if chart.limits is None:
        return pd.Series([pd.NA] * len(judged), dtype="Float64")
    return pd.Series(getattr(chart.limits, name), dtype="Float64").where(pd.Series(judged, dtype=bool))


def _rules(chart: Control, at: int) -> str:
    return "|".join(dict.fromkeys(str(s.rule) for s in chart.signals if s.first <= at <= s.last))
