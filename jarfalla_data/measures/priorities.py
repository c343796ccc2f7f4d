"""Which areas come first, by criteria whose weights are open, and how sure is that? For the internal audience only.

Score (0–100) = the mean of a place's points, by weight: `priority_scores`. How sure: `priority_stability`. No weight
for the police's classification of areas, for what controls find, or for reports per inhabitant.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from jarfalla_data.figures import Figures
from jarfalla_data.measures import inspections, meeting
from jarfalla_data.measures.priority_criteria import CODES, DECISIONS, FINDINGS, TREND
from jarfalla_data.measures.priority_scores import missing, parts, score
from jarfalla_data.measures.priority_stability import stability
from jarfalla_data.measures.priority_values import AREA, PART, places, values
from jarfalla_data.measures.rounds import latest_round
from jarfalla_data.measures.year_change import twelve_and_twelve
from jarfalla_data.selection import Selection
from jarfalla_data.store import Store, kept

TOP = {AREA: 3, PART: 1}
TABLES = ("dialogues", "incidents", "inspection_findings", "inspections", "decisions", "dialogue_rounds")

Weights = tuple[int, ...]


@kept
def ranking(store: Store, level: str, weights: Weights) -> Figures:
    """In which order do the weights put the places of a level, what does each owe its place to, and how sure is it?

    weights: whole numbers in the order of `priority_criteria.CODES`. One row = one place, the highest score first,
    those that are not ranked last: code, score (0–100), rank_low, rank_high (the places in the list that 95 % of the
    draws give it), top (share of the draws among the first TOP), first (bool: not told apart from the one with the
    highest score in 95 % of the draws), missing (criteria that count and are not known of it, joined by |); for each
    criterion value_CODE (as `priority_values.values`) and part_CODE (its part of the score; missing where it is not
    known or does not count); overall moved and moves (of so many moves of one weight by `priority_stability.MOVED`, how
    many put another place first).
    Scores are missing when nothing counts.
    """
    known = values(store, level)
    found = score(known, np.array(weights, dtype=float))
    frame = pd.DataFrame({"code": places(store, level), "score": found.score * 100})
    for code in CODES:
        frame[f"value_{code}"] = known[code].value
        frame[f"part_{code}"] = parts(found, code)
    frame["missing"] = missing(found)
    frame = frame.join(stability(known, found, TOP[level]))
    numbers = ["score", *(f"{kind}_{code}" for code in CODES for kind in ("value", "part"))]
    frame = frame.astype(dict.fromkeys(numbers, "Float64")).sort_values("score", ascending=False, kind="stable")
    return _internal(store, frame.reset_index(drop=True))


@kept
def criteria_used(store: Store, level: str, weights: Weights) -> Figures:
    """Which criteria count, how much, and what do they rest on?

    One row = one criterion of `priority_criteria.CODES`: code, weight, known (places that have a value), of (places),
    counts (bool), first, last (dates that it tells of: the round, the twelve months that are held against the twelve
    before, the day of the file; missing where nothing is known).
    """
    known = values(store, level)
    counted = score(known, np.array(weights, dtype=float)).counted
    spans = _spans(store)
    rows = [
        (code, weight, int((~np.isnan(known[code].value)).sum()), len(known[code].value), code in counted, *spans[code])
        for code, weight in zip(CODES, weights, strict=True)
    ]
    return _internal(store, pd.DataFrame(rows, columns=["code", "weight", "known", "of", "counts", "first", "last"]))


def _spans(store: Store) -> dict[str, tuple[object, object]]:
    """By criterion the first and the last day that it tells of."""
    rounds, windows = store.dialogue_rounds, twelve_and_twelve(store, Selection())
    of_round = rounds[rounds["round_id"] == latest_round(store, Selection())]
    felt = (of_round.iloc[0]["starts_on"].date(), of_round.iloc[0]["ends_on"].date()) if len(of_round) else (None, None)
    spans: dict[str, tuple[object, object]] = dict.fromkeys(CODES, felt)
    spans[TREND] = (windows.now.first, windows.now.last) if windows else (None, None)
    seen, read = inspections.last_day(store), meeting.read_on(store)
    return {**spans, FINDINGS: (seen, seen), DECISIONS: (read, read)}


def _internal(store: Store, frame: pd.DataFrame) -> Figures:
    return Figures(frame, TABLES, store.files["dialogues"].origin, personal=True, internal_only=True)
