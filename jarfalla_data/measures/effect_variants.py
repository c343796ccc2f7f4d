"""How does the answer change with the window, what is counted and the comparison? The specification curve.

Source of the idea: Simonsohn, Simmons & Nelson 2020.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pandas as pd

from jarfalla_data.figures import Figures
from jarfalla_data.measures.effect import internal, told_of
from jarfalla_data.measures.effect_question import (
    MONTHS_AFTER,
    WHATS,
    YEARS_BEFORE,
    Question,
    most_alike,
)
from jarfalla_data.measures.incident_terms import DETECTION_DRIVEN
from jarfalla_data.store import Store, kept

COMPARISONS = 5
"""How many of the most similar comparisons are tried."""
COLUMNS = ("varied", "value", "low", "high", "refused", "chosen", "what", "control", "years_before", "months_after")


@kept
def variants(store: Store, question: Question) -> Figures:
    """How would the place have changed beside the comparison, had one thing been chosen otherwise?

    One row = one choice: varied ("chosen", "window", "what", "control"), value, low, high (RIRR with its 95 %
    interval, each by itself; missing where it is refused), refused (code of `statistics.Reason`, or ""), chosen
    (bool), and its what, control, years_before, months_after. Those that an obstacle is in the way of have no row.
    Empty where one is in the way of the chosen.
    """
    rows = []
    if told_of(store, question) is not None:
        rows = [row for varied, asked in _questions(store, question) for row in _row(store, varied, asked, question)]
    frame = pd.DataFrame(rows, columns=COLUMNS)
    return internal(store, frame.astype({"value": "Float64", "low": "Float64", "high": "Float64"}))


def _questions(store: Store, chosen: Question) -> Iterator[tuple[str, Question]]:
    """The chosen question, then each that differs from it in one thing."""
    alone = replace(chosen, beside=None, beside_control=None)  # what is beside does not touch the ratio
    yield "chosen", alone
    for years in sorted(YEARS_BEFORE):
        for months in sorted(MONTHS_AFTER):
            if (years, months) != (chosen.years_before, chosen.months_after):
                yield "window", replace(alone, years_before=years, months_after=months)
    whats = [code for code in WHATS if code not in (chosen.what, DETECTION_DRIVEN)]
    yield from (("what", replace(alone, what=what)) for what in whats if chosen.what != DETECTION_DRIVEN)
    others = most_alike(store, alone, str(chosen.treated), []) if chosen.treated else []
    for code in [code for code in others if code != chosen.control][:COMPARISONS]:
        yield "control", replace(alone, control=code)


def _row(store: Store, varied: str, asked: Question, chosen: Question) -> Iterator[tuple[object, ...]]:
    told = told_of(store, asked)
    if told is not None:
        ratio, refused = told.ratio, told.ratio.refused
        why = "" if refused is None else str(refused.reason)
        same = varied == "chosen"
        yield (
            *(varied, ratio.value, ratio.low, ratio.high, why, same),
            *(asked.what, asked.control, asked.years_before, asked.months_after),
        )
