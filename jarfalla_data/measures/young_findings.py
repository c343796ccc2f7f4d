"""What do young people find that the other inspections do not?

Unit: findings. Young people's are those of inspections with young people; the others are those of inspections with
municipality and property owners and of safety walks. The two go to different places on different days, and findings of
one inspection are alike. Source: inspections, inspection_findings.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from jarfalla_data.figures import Figures
from jarfalla_data.measures import statistics
from jarfalla_data.measures.inspections import SENSITIVE, TABLES, YOUNG, findings, is_whole, within
from jarfalla_data.selection import Period, Selection
from jarfalla_data.store import Store, kept
from jarfalla_data.vocabulary.inspections import INSPECTION_FINDINGS

PARTICIPANTS = 10
"""What young people found is public from inspections with so many of them."""
SPAN = 4
"""Years that what young people found is added up over for the public, so that fewer counts are small."""
SPANS = ("first", "last", "category", "young", "others")
NUMBERS = {
    **dict.fromkeys(("young", "young_n", "others", "others_n"), "Int64"),
    **dict.fromkeys(("young_share", "others_share", "difference", "low", "high"), "Float64"),
}
COMPARED = ("category", *NUMBERS, "verdict", "only_young")


@kept
def by_span(store: Store, selection: Selection) -> Figures:
    """How many findings of each category did young people make, and how many the others, in four years together?

    One row = one span of four calendar years (2017–2020, 2021–2024 …) in which anything was found and that is wholly
    in the period, and one category: first, last (dates), category, young, others (findings), unfinished (bool). Young
    people's are those of inspections with at least 10 participants. Locks, entrances, cameras and alarms are left out.
    Denominator: none. Public: whole spans of the municipality.
    """
    rows = findings(store)
    rows = rows[~rows["category"].isin(SENSITIVE)]
    parts = [_span(rows, first) for first in _spans(rows)]
    frame = pd.concat(parts, ignore_index=True) if parts else pd.DataFrame(columns=list(SPANS))
    frame = frame.astype({"young": "Int64", "others": "Int64"})
    frame["unfinished"] = np.array([not is_whole(store, last) for last in frame["last"]], dtype=bool)
    if selection.period is not None:
        held = [selection.period.holds(a, b) for a, b in zip(frame["first"], frame["last"], strict=True)]
        frame = frame[np.array(held, dtype=bool)].reset_index(drop=True)
    return Figures(
        frame,
        TABLES,
        store.files["inspections"].origin,
        personal=True,
        counts=("young", "others"),
        internal_rows="unfinished",
    )


@kept
def against_others(store: Store, selection: Selection) -> Figures:
    """Which categories are a larger share of what young people find than of what the others find?

    One row = one category that either found something of in the period: category, young, others (findings), young_n,
    others_n (all of theirs: the denominators), young_share, others_share (0–1), difference (young less others), low,
    high (Newcombe's interval of it; at the level of the list), verdict (code of `statistics.Verdict`: "increases" is
    young people more), only_young (bool: the others found none). The largest difference first. Judged as one list. No
    rows where either found nothing at all. For the internal audience only.
    """
    rows = within(findings(store), selection)
    young = rows["kind"] == YOUNG
    n = int(young.sum()), int((~young).sum())
    codes = [code for code in INSPECTION_FINDINGS.codes if code in set(rows["category"])] if all(n) else []
    counts = [rows.loc[of, "category"].value_counts().reindex(codes, fill_value=0).to_numpy() for of in (young, ~young)]
    x1, x2 = (count.astype(float) for count in counts)
    bases = [np.full(len(codes), float(base)) for base in n]
    told = statistics.compare_many(x1, bases[0], x2, bases[1])
    frame = pd.DataFrame(
        {
            "category": pd.Series(codes, dtype=object),
            "young": counts[0],
            "young_n": n[0],
            "others": counts[1],
            "others_n": n[1],
            "young_share": x1 / bases[0],
            "others_share": x2 / bases[1],
            "difference": told.difference,
            "low": told.low,
            "high": told.high,
            "verdict": pd.Series([str(verdict) for verdict in told.verdicts], dtype=object),
            "only_young": (counts[0] > 0) & (counts[1] == 0),
        },
        columns=COMPARED,
    ).astype(NUMBERS)
    frame = frame.sort_values("difference", ascending=False, kind="stable", ignore_index=True)
    origin = store.files["inspection_findings"].origin
    return Figures(frame, TABLES, origin, personal=True, internal_only=True)


def _spans(rows: pd.DataFrame) -> list[int]:
    """The first years of the spans that anything was found in."""
    return sorted({int(year - (year - 1) % SPAN) for year in rows["found_on"].dt.year})


def _span(rows: pd.DataFrame, first: int) -> pd.DataFrame:
    period = Period.of_years(first, first + SPAN - 1)
    rows = within(rows, Selection(period=period))
    young = rows["kind"] == YOUNG
    told = young & (rows["participants"] >= PARTICIPANTS).fillna(False).astype(bool)
    counts = [rows.loc[of, "category"].value_counts() for of in (told, ~young)]
    codes = [code for code in INSPECTION_FINDINGS.codes if code not in SENSITIVE]
    found = [(period.first, period.last, code, *(int(count.get(code, 0)) for count in counts)) for code in codes]
    return pd.DataFrame(found, columns=list(SPANS))
