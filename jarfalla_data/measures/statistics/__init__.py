"""Figures and what may be said of them. Each function names the source of its method.

A figure that cannot be honestly computed is refused with its reason, never shown as 0 or NaN. ValueError is for input
that cannot be (negative counts, more hits than answers): a bug of the caller.
"""

from jarfalla_data.measures.statistics.conventions import CONFIDENCE, DIALOGUE, Base
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
from jarfalla_data.measures.statistics.single_values import Xmr, xmr
from jarfalla_data.measures.statistics.together import Compared, compare_many, judge_together

__all__ = [
    "CONFIDENCE",
    "DIALOGUE",
    "Base",
    "Compared",
    "Estimate",
    "Reason",
    "Refused",
    "RuledOut",
    "Unit",
    "Verdict",
    "Xmr",
    "answer_share",
    "compare_many",
    "differences",
    "effective_n",
    "judge_together",
    "overdispersion",
    "p_values",
    "poisson_interval",
    "poisson_limits",
    "rate",
    "share",
    "share_difference",
    "shares",
    "verdict",
    "weighted_share",
    "xmr",
]
