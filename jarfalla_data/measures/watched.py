"""Is the latest whole period unusual in any of the series that are watched, and how often would chance say so?

Unit: reports. Watched are the first MOST_WATCHED series of baselines.csv. Internal only, as `control`.
"""

from __future__ import annotations

import pandas as pd

from jarfalla_data.figures import Figures
from jarfalla_data.measures.control import internal
from jarfalla_data.measures.control_chart import Control, control
from jarfalla_data.measures.control_limits import OUTSIDE
from jarfalla_data.measures.control_rules import Direction
from jarfalla_data.measures.control_series import declared
from jarfalla_data.store import Store, kept

MOST_WATCHED = 12
"""More would signal by chance too often to be looked into."""
COLUMNS = (
    *("series", "refused", "step", "first", "last", "reports", "expected", "low", "high", "p"),
    *("direction", "outside", "preliminary", "by_chance"),
)


@kept
def watched(store: Store) -> Figures:
    """The latest judged period of each watched series.

    One row = one series, in the order of the file: series (where:what), refused (why nothing is judged, or ""), step
    (month, quarter, year), first, last (dates), reports, expected, low, high (limits of 99.8 %; low is missing where
    not even 0 would be unusual), p (two-sided), direction ("higher", "lower", ""), outside (bool: outside
    the limits), preliminary (bool: few points in the baseline), by_chance (how often chance alone puts it outside:
    0.001 for each limit). A refused series has no numbers, `outside` is False and by_chance is 0.
    """
    charts = {series: control(store, series) for series in [*declared(store)][:MOST_WATCHED]}
    frame = pd.DataFrame([_row(series, chart) for series, chart in charts.items()], columns=COLUMNS)
    numbers = dict.fromkeys(("expected", "low", "high", "p"), "Float64")
    return internal(store, frame.astype({**numbers, "reports": "Int64", "outside": bool, "by_chance": float}))


@kept
def false_signals(store: Store) -> Figures:
    """How many of the watched series would be outside their limits by chance alone?

    One row: declared (series in the file), watched, judged, by_chance (the expected number of false signals a time
    that all are looked at; at the nominal level of the limits, the sum over those judged). In simulated data without
    any change (season ±20 %, φ = 2) 2.2 of 1,000 series and months are outside where 2.0 are nominal.
    """
    frame = watched(store).frame
    row = {
        "declared": len(declared(store)),
        "watched": len(frame),
        "judged": int(frame["p"].notna().sum()),
        "by_chance": float(frame["by_chance"].sum()),
    }
    return internal(store, pd.DataFrame([row]))


def _row(series: str, chart: Control) -> dict[str, object]:
    told: dict[str, object] = {"series": series, "refused": str(chart.refused or ""), "step": str(chart.step)}
    known, at = chart.limits, chart.latest
    if known is None or at is None:
        return {**told, "direction": "", "outside": False, "preliminary": False, "by_chance": 0.0}
    reports, expected, low, high = chart.reports[at], known.expected[at], known.low[at], known.high[at]
    side = Direction.HIGHER if reports > expected else Direction.LOWER
    return {
        **told,
        "first": chart.spans[at].first,
        "last": chart.spans[at].last,
        "reports": reports,
        "expected": expected,
        "low": low,
        "high": high,
        "p": known.p[at],
        "direction": "" if reports == expected else str(side),
        "outside": bool(reports >= high or reports <= low),
        "preliminary": chart.preliminary,
        "by_chance": OUTSIDE / 2 * (1 + (low >= 0)),
    }
