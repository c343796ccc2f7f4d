"""A declared series as a control chart: a u-chart with what its baseline leads one to expect of each period.

Unit: reports. Exposure: days, or Friday and Saturday nights, times a season index. The index is that of the same kind
of report in the whole municipality, over the same baseline: a single place has too few reports to tell its own. Periods
are months; where the baseline's mean is below SMALLEST_MEAN a period, quarters or years.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from jarfalla_data.geography import MUNICIPALITY
from jarfalla_data.measures import control_series
from jarfalla_data.measures.control_baseline import Fitted, expect, fit_months
from jarfalla_data.measures.control_limits import Expected, Floats, limits, p_value
from jarfalla_data.measures.control_months import Months, Refusal, months_of, refusal, usual_step
from jarfalla_data.measures.control_rules import Signal, signals
from jarfalla_data.measures.control_series import Declared
from jarfalla_data.measures.exposure import Exposure
from jarfalla_data.measures.incident_cube import absolute_month, cube
from jarfalla_data.measures.incident_periods import Step, Stretch, stretches
from jarfalla_data.measures.method_breaks import Break
from jarfalla_data.measures.season import Flags, Integers
from jarfalla_data.measures.usual_delay import usual_delay
from jarfalla_data.selection import Selection
from jarfalla_data.store import Store, kept

FEWEST_POINTS = 12
"""With fewer points in the baseline the limits are preliminary."""


class State(StrEnum):
    """Whether a point takes part in verdicts, and if not, why.

    UNFINISHED: the file does not cover its period whole. UNSETTLED: it does, but reports of it are still to come.
    """

    JUDGED = "judged"
    UNFINISHED = "unfinished"
    UNSETTLED = "unsettled"
    CHANGED_METHOD = "changed_method"
    REFUSED = "refused"


NOT_FINAL = (State.UNFINISHED, State.UNSETTLED)


@dataclass(frozen=True, eq=False)
class Limits:
    """By period: reports expected, lower (NaN: none) and upper limit, and p of the reports that there were."""

    expected: Floats
    low: Floats
    high: Floats
    p: Floats


@dataclass(frozen=True, eq=False)
class Control:
    """One series: its periods and what is known of each, what it rests on, and its signals.

    Without `fitted` and `limits` nothing is judged, and `refused` says why.
    """

    declared: Declared | None
    refused: Refusal | None
    step: Step
    spans: tuple[Stretch, ...]
    reports: Floats
    exposure: Floats
    states: tuple[State, ...]
    in_baseline: Flags
    cut_by: tuple[Break, ...]
    touched_by: tuple[Break, ...]
    fitted: Fitted | None = None
    limits: Limits | None = None
    signals: tuple[Signal, ...] = ()

    @property
    def preliminary(self) -> bool:
        """Whether the limits rest on fewer than FEWEST_POINTS points."""
        return self.limits is not None and int(self.in_baseline.sum()) < FEWEST_POINTS

    @property
    def latest(self) -> int | None:
        """The place of the last period that is judged."""
        judged = [at for at, state in enumerate(self.states) if state is State.JUDGED]
        return judged[-1] if judged else None


_NOTHING = np.empty(0)


@kept
def control(store: Store, series: str, held_against: Exposure = Exposure.DAYS) -> Control:
    """The control chart of a series named as in baselines.csv. Kept: never change its arrays."""
    declared = control_series.declared(store).get(series)
    months = months_of(store, series, declared, held_against)
    refused = refusal(months, series, declared)
    if months is None:
        none = np.empty(0, dtype=bool)
        return Control(declared, refused, Step.MONTH, (), _NOTHING, _NOTHING, (), none, (), ())
    if declared is None or refused:
        return _shown(store, months, declared, refused, None)
    whole = control_series.by_category_and_month(store, MUNICIPALITY, declared.what)
    of_all = months.reports if whole is None else whole.sum(axis=0).astype(np.float64)
    fitted = fit_months(months.in_baseline, months.reports, of_all, months.exposure, months.calendar)
    return _shown(store, months, declared, None, fitted)


def _shown(
    store: Store, months: Months, declared: Declared | None, refused: Refusal | None, fitted: Fitted | None
) -> Control:
    step = Step.MONTH if fitted is None else usual_step(months) or Step.YEAR
    spans = tuple(stretches(store, Selection(), step))
    starts = _starts(store, spans)
    reports, exposed = (_summed(by_month, starts) for by_month in (months.reports, months.exposure))
    states = _states(store, spans, declared, months.cut_by, refused)
    inside = [s.complete and declared is not None and declared.baseline.holds(s.first, s.last) for s in spans]
    known = None if fitted is None else _limits(reports, expect(fitted, months.exposure, months.calendar, starts))
    return Control(
        declared,
        refused,
        step,
        spans,
        reports,
        exposed,
        states,
        np.array(inside, dtype=bool),
        months.cut_by,
        months.touched_by,
        fitted,
        known,
        _signals(reports, known, states, runs=fitted is not None and fitted.season is not None),
    )


def _starts(store: Store, spans: tuple[Stretch, ...]) -> Integers:
    """The places of the first months of periods among the months of the file."""
    first = cube(store).months(Selection()).start
    return np.array([max(0, absolute_month(span.first) - first) for span in spans], dtype=np.int64)


def _summed(by_month: Floats, starts: Integers) -> Floats:
    return np.add.reduceat(by_month, starts) if len(starts) else by_month[:0]


def _limits(reports: Floats, expected: Expected) -> Limits:
    return Limits(expected.count, *limits(expected), p_value(reports, expected))


def _states(
    store: Store,
    spans: tuple[Stretch, ...],
    declared: Declared | None,
    cut_by: tuple[Break, ...],
    refused: Refusal | None,
) -> tuple[State, ...]:
    delay, covered = usual_delay(store), cube(store).covered
    first, end = _same_method(declared, cut_by)

    def state(span: Stretch) -> State:
        if covered is None or span.first < covered[0] or covered[1] < span.last:
            return State.UNFINISHED
        if not span.complete or not delay.settled(span.last):
            return State.UNSETTLED
        if refused:
            return State.REFUSED
        return State.JUDGED if first <= span.first and span.last < end else State.CHANGED_METHOD

    return tuple(state(span) for span in spans)


def _same_method(declared: Declared | None, cut_by: tuple[Break, ...]) -> tuple[dt.date, dt.date]:
    """The first day, and the day after the last, on which the method is that of the baseline."""
    if declared is None:
        return dt.date.min, dt.date.max
    before = [known.ends for known in cut_by if known.ends <= declared.baseline.first]
    after = [known.starts for known in cut_by if known.starts > declared.baseline.last]
    return max(before, default=dt.date.min), min(after, default=dt.date.max)


def _signals(reports: Floats, known: Limits | None, states: tuple[State, ...], *, runs: bool) -> tuple[Signal, ...]:
    """Signals of the points that are judged; those lie side by side."""
    judged = np.array([state is State.JUDGED for state in states], dtype=bool)
    if known is None or not judged.any():
        return ()
    first = int(np.flatnonzero(judged)[0])
    parts = (values[judged] for values in (reports, known.expected, known.low, known.high))
    return tuple(signal.later(first) for signal in signals(*parts, runs=runs))
