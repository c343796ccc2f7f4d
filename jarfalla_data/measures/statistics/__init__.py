"""Figures and what may be said of them. Each function names the source of its method.

A figure that cannot be honestly computed is refused with its reason, never shown as 0 or NaN. ValueError is for input
that cannot be (negative counts, more hits than answers): a bug of the caller.

How often an interval drawn at 95 % holds the truth, by simulation (each case: tests/measures/test_coverage.py):

| figure | method | holds the truth |
|---|---|---|
| a share, n 30–400 | Wilson | 93–95 %, over all shares 95 % |
| a difference of two shares, n 30–400 | Newcombe | 95–96 % |
| a count, mean 2–100 | Garwood | 95–98 % |
| a count, mean 2–100, phi 2–4 | Garwood, widened by √phi | 96–99 % |
| a ratio of rates, counts 3–200 | exact conditional | 95–99 % |
| a ratio of rates, counts 3–200, phi 2–4 | the same, widened by √phi on the log scale | 96–100 % |
| either, phi 2 but not widened | | 84–87 %: wrong three times as often as it says |
| before/after with a comparison area, counts 60–90 | RIRR, WDD | 95 % |
| ratio of trends before, 40–60 reports a month | logistic regression | 95 % |
"""

from jarfalla_data.measures.statistics.before_after import Displacement, Spread, rirr, wdd, wdq
from jarfalla_data.measures.statistics.conventions import CONFIDENCE, DIALOGUE, FIXED_WITHIN_DAYS, Base
from jarfalla_data.measures.statistics.counts import overdispersion, poisson_interval, poisson_limits, rate
from jarfalla_data.measures.statistics.estimate import Estimate, Reason, Refused, RuledOut, Unit, Verdict, verdict
from jarfalla_data.measures.statistics.proportions import (
    answer_share,
    differences,
    effective_n,
    p_values,
    share,
    share_difference,
    shares,
    weighted_share,
)
from jarfalla_data.measures.statistics.ranks import share_in_top, stays_on_top
from jarfalla_data.measures.statistics.rates import (
    as_relative,
    rate_ratio,
    ratio_limits,
    ratio_p,
    relative_change,
    to_expected,
)
from jarfalla_data.measures.statistics.single_values import Xmr, xmr
from jarfalla_data.measures.statistics.survival import Fixed, fixed_within, time_to_fix
from jarfalla_data.measures.statistics.together import Change, Compared, Judged, compare_many, judge, judge_together
from jarfalla_data.measures.statistics.trends import trend_before, unless_trend

__all__ = [
    "CONFIDENCE",
    "DIALOGUE",
    "FIXED_WITHIN_DAYS",
    "Base",
    "Change",
    "Compared",
    "Displacement",
    "Estimate",
    "Fixed",
    "Judged",
    "Reason",
    "Refused",
    "RuledOut",
    "Spread",
    "Unit",
    "Verdict",
    "Xmr",
    "answer_share",
    "as_relative",
    "compare_many",
    "differences",
    "effective_n",
    "fixed_within",
    "judge",
    "judge_together",
    "overdispersion",
    "p_values",
    "poisson_interval",
    "poisson_limits",
    "rate",
    "rate_ratio",
    "ratio_limits",
    "ratio_p",
    "relative_change",
    "rirr",
    "share",
    "share_difference",
    "share_in_top",
    "shares",
    "stays_on_top",
    "time_to_fix",
    "to_expected",
    "trend_before",
    "unless_trend",
    "verdict",
    "wdd",
    "wdq",
    "weighted_share",
    "xmr",
]
