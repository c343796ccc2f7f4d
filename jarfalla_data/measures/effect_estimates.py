"""Did it help? What counts before and after, in the place and what it is held against, allow to be said.

How often the sentence is right, by simulation: 24 months before and 12 after, φ = 2, so many reports a month in the
place and in each of the others (tests/simulations/test_effect.py holds the table). "moved": 40 % fewer in the place, as
many more beside it. "worst of ten": nothing was done, but the place was chosen for its last year before. The sentence
is right when it says "has decreased" where that is so; otherwise when it says that it cannot be told, or refuses
because of the trend before. The last column: how often a reader is warned of a worst year; for "moved" how often WDD
with the place beside still tells of a decrease.

| what is true | a month | has decreased | cannot be told | has increased | refused | right | warned, or still fewer |
|---|---|---|---|---|---|---|---|
| none | 8 | 2 % | 88 % | 5 % | 4 % | 92 % | 50 % |
| none | 40 | 4 % | 90 % | 0 % | 6 % | 96 % | 51 % |
| −16 % | 8 | 12 % | 81 % | 1 % | 6 % | 12 % | 55 % |
| −16 % | 40 | 37 % | 60 % | 0 % | 4 % | 37 % | 44 % |
| −40 % | 8 | 52 % | 43 % | 0 % | 5 % | 52 % | 48 % |
| −40 % | 40 | 95 % | 1 % | 0 % | 4 % | 95 % | 52 % |
| moved | 8 | 44 % | 52 % | 0 % | 4 % | 44 % | 4 % |
| moved | 40 | 95 % | 0 % | 0 % | 4 % | 95 % | 4 % |
| worst of ten | 8 | 6 % | 84 % | 0 % | 10 % | 94 % | 87 % |
| worst of ten | 40 | 5 % | 86 % | 0 % | 9 % | 94 % | 90 % |
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from jarfalla_data.measures import statistics
from jarfalla_data.measures.season import CALENDAR_MONTHS
from jarfalla_data.measures.statistics import Estimate, Unit, unless_trend
from jarfalla_data.measures.statistics.conventions import SMALLEST_FOR_PERCENT

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class Counted:
    """Reports by role and month: all months before, those of them that are compared, and those after.

    `before`, `after`: role → reports a month. `compared`: for each month before, whether it is compared. `calendar`:
    its place in the year, from 0.
    """

    before: Mapping[str, Floats]
    after: Mapping[str, Floats]
    compared: NDArray[np.bool_]
    calendar: Integers

    def total(self, role: str) -> tuple[float, float]:
        """Reports in the compared months before, and after."""
        return float(self.before[role][self.compared].sum()), float(self.after[role].sum())

    @property
    def longer(self) -> float:
        """How many times as many months are compared before as after."""
        months = len(next(iter(self.after.values())))
        return float(self.compared.sum()) / months


@dataclass(frozen=True)
class Told:
    """The estimates of one comparison; `phi` widens them all. `change` is what the sentence says.

    `change`: RIRR less 1 (a relative change), or the ratio itself with too few before for a percentage.
    """

    phi: float
    trend: Estimate
    ratio: Estimate
    change: Estimate
    difference: Estimate
    quotient: Estimate | None


def tell(counted: Counted) -> Told:
    """All estimates; refused ones say why. The trend before refuses those that rest on it."""
    phi = overdispersion_before(np.array(list(counted.before.values())), counted.calendar)
    trend = statistics.trend_before(list(counted.before["treated"]), list(counted.before["control"]), phi)
    t0, t1, c0, c1 = (*counted.total("treated"), *counted.total("control"))
    ratio = unless_trend(statistics.rirr(t0, t1, c0, c1, phi), trend)
    quotient = statistics.wdq(t0, t1, c0, c1, *counted.total("beside")) if "beside" in counted.before else None
    return Told(
        phi,
        trend,
        ratio,
        as_change(ratio, t0),
        unless_trend(_difference(counted, phi), trend),
        quotient and unless_trend(quotient, trend),
    )


def as_change(ratio: Estimate, before: float) -> Estimate:
    """A ratio as a change in hundredths; as it is where there were too few before for that."""
    if ratio.value is None or ratio.low is None or ratio.high is None or before < SMALLEST_FOR_PERCENT:
        return replace(ratio, counts=None)
    value, low, high = ratio.value - 1, ratio.low - 1, ratio.high - 1
    return replace(ratio, value=value, low=low, high=high, unit=Unit.RELATIVE_CHANGE, counts=None)


def overdispersion_before(before: Floats, calendar: Integers) -> float:
    """How many times more the months before vary than chance alone would have them; never below 1.

    `before`: places × months (whole years). Expected of a month: the place's mean × the season of all places together.
    """
    by_month = np.array([before[:, calendar == month].sum() for month in range(CALENDAR_MONTHS)])
    if not by_month.any():
        return 1.0
    years = before.shape[1] / CALENDAR_MONTHS
    expected = np.outer(before.sum(axis=1), by_month[calendar] / by_month.sum() / years)
    some = expected > 0
    fitted = int(before.any(axis=1).sum() + (by_month > 0).sum() - 1)
    return statistics.overdispersion(before[some], expected[some], fitted) if some.sum() > fitted else 1.0


def _difference(counted: Counted, phi: float) -> Estimate:
    """WDD, the counts before made as long as those after."""
    names = {
        "treated": "treated",
        "control": "control",
        "beside": "displacement_treated",
        "beside_control": "displacement_control",
    }
    counts, weights = {}, {}
    for role, named in names.items():
        if role in counted.before:
            counts[f"{named}_before"], counts[f"{named}_after"] = counted.total(role)
            weights[f"{named}_before"] = counted.longer
    return statistics.wdd(**counts, phi=phi, weights=weights)
