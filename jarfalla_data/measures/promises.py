"""What was promised for a period, and how is it reported?"""

from __future__ import annotations

import pandas as pd

from jarfalla_data.figures import Figures
from jarfalla_data.store import Store
from jarfalla_data.vocabulary.published import PROMISE_OUTCOME


def latest_outcomes(store: Store) -> Figures:
    """How are the citizen promises of the latest period in the material reported?

    One row per outcome that occurs, in the vocabulary's order: outcome, items (number of promises), first, last (dates
    of the period), source_url (of the promise). Published outcomes only; what nobody has reported is "not_reported".
    """
    promises = store.commitments[store.commitments["agreement"] == "citizen_promise"]
    start = max(promises["period_start"], default=None)
    rows = promises[promises["period_start"] == start]
    ends = [end.last for end in rows["period_end"].dropna()]
    counted = rows["outcome"].astype("str").value_counts()
    frame = pd.DataFrame(
        [(code, int(counted[code])) for code in PROMISE_OUTCOME.codes if code in counted], columns=["outcome", "items"]
    )
    if start is not None:
        source = rows["source_url"].iloc[0]
        frame = frame.assign(first=start.first, last=max(ends, default=start.last), source_url=source)
    return Figures(frame, ("commitments",), store.files["commitments"].origin)
