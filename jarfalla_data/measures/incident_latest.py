"""Is the latest whole month or quarter like the same one of earlier years?"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pandas as pd

from jarfalla_data.figures import Figures
from jarfalla_data.measures.incident_terms import SERIES
from jarfalla_data.measures.incidents import Grain, Step, by_period
from jarfalla_data.selection import Selection
from jarfalla_data.store import Store, kept


@kept
def same_period_by_year(store: Store, selection: Selection, step: Step) -> Figures:
    """How many reports in the last whole month or quarter, and in the same one of every earlier year?

    One row = that period of one year: year, first, last (dates), latest (bool), and for each of SERIES a column of
    reports. Only periods that the file covers whole. Descriptive: to be outside the earlier years is no verdict.
    """
    series = by_period(store, selection, Grain(step))
    whole = series.frame[series.frame["complete"]]
    last = max(whole["first"], default=None)
    same = whole[np.array([last is not None and day.month == last.month for day in whole["first"]], dtype=bool)]
    spans = same[same["series"] == SERIES[0]]
    frame = pd.DataFrame(
        {
            "year": [day.year for day in spans["first"]],
            "first": list(spans["first"]),
            "last": list(spans["last"]),
            "latest": [day == last for day in spans["first"]],
            **{code: same.loc[same["series"] == code, "reports"].array for code in SERIES},
        }
    )
    return replace(series, frame=frame, counts=SERIES, internal_columns=(), internal_rows=None)
