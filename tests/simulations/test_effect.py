"""How often the sentence about an intervention is right, where the truth is known because it was drawn.

24 months before and 12 after; a season of ±20 %; counts that vary twice as much as chance alone (φ = 2), as the example
data do. The place and its comparison have `A_MONTH` reports a month each. The table stands in `effect_estimates`.
"""

from __future__ import annotations

from functools import cache

import numpy as np
import pytest

from jarfalla_data.measures import effect_estimates
from jarfalla_data.measures.effect_cautions import is_worst
from jarfalla_data.measures.effect_estimates import Counted, tell
from jarfalla_data.measures.statistics import Reason, Verdict
from tests.simulations.no_change import drawn

RUNS, SEED, BEFORE, AFTER = 200, 20231107, 24, 12
CALENDAR = np.arange(BEFORE) % 12
SEASON = 1 + 0.2 * np.cos(2 * np.pi * np.arange(BEFORE + AFTER) / 12)
A_MONTH = (8, 40)
TRUTHS = {"none": 0.0, "−16 %": -0.16, "−40 %": -0.4, "moved": -0.4, "worst of ten": 0.0}
ROLES = ("treated", "control", "beside", "beside_control")


def series(rng, a_month, truth):
    """Reports by run, role and month."""
    mean = np.tile(a_month * SEASON, (len(ROLES), 1))
    mean[0, BEFORE:] *= 1 + TRUTHS[truth]
    if truth == "moved":
        mean[2, BEFORE:] *= 1 - TRUTHS[truth]
    counts = drawn(rng, mean, RUNS)
    if truth == "worst of ten":
        many = drawn(rng, np.tile(a_month * SEASON, (10, 1)), RUNS)
        worst = many[:, :, BEFORE - 12 : BEFORE].sum(axis=2).argmax(axis=1)
        counts[:, 0] = many[np.arange(RUNS), worst]
    return counts


def told(counts, *, beside):
    roles = ROLES if beside else ROLES[:2]
    return tell(
        Counted(
            {role: counts[i, :BEFORE] for i, role in enumerate(roles)},
            {role: counts[i, BEFORE:] for i, role in enumerate(roles)},
            np.ones(BEFORE, dtype=bool),
            CALENDAR,
        )
    )


def share(hits):
    return sum(map(bool, hits)) / RUNS


@cache
def found(a_month, truth):
    """Shares of the runs in which the sentence is each of what it can be; and of other things that are told."""
    rng = np.random.default_rng([SEED, a_month, list(TRUTHS).index(truth)])
    runs = series(rng, a_month, truth)
    answers = [told(counts, beside=truth == "moved") for counts in runs]
    return {
        **{verdict: share(a.change.verdict is verdict for a in answers) for verdict in Verdict},
        "refused": share(a.change.refused and a.change.refused.reason is Reason.TREND_BEFORE for a in answers),
        "fewer in all": share(a.difference.verdict is Verdict.DECREASES for a in answers),
        "warned": share(is_worst([counts[0, s : s + 12].sum() for s in (12, 0)]) for counts in runs),
    }


def table():
    """The rows of the docstring's table: truth, reports a month → its other columns in whole per cent."""
    rows = [[cell.strip() for cell in line.split("|")[1:-1]] for line in (effect_estimates.__doc__ or "").split("\n")]
    told = [row for row in rows if len(row) == 8 and row[1].isdecimal()]
    return {(row[0], int(row[1])): [int(cell.removesuffix(" %")) for cell in row[2:]] for row in told}


@pytest.mark.parametrize("a_month", A_MONTH)
@pytest.mark.parametrize("truth", TRUTHS)
def test_the_table_in_the_docs_says_how_often_the_sentence_is_what(truth, a_month):
    got = found(a_month, truth)
    none = TRUTHS[truth] == 0
    right = got[Verdict.UNDECIDED] + got["refused"] if none else got[Verdict.DECREASES]
    said = (got[Verdict.DECREASES], got[Verdict.UNDECIDED], got[Verdict.INCREASES], got["refused"], right)
    beside = got["fewer in all"] if truth == "moved" else got["warned"]
    assert [round(100 * share) for share in (*said, beside)] == table()[truth, a_month]


def test_a_change_that_is_not_there_is_told_in_about_one_of_twenty_at_most():
    for a_month in A_MONTH:
        assert found(a_month, "none")[Verdict.DECREASES] <= 0.05
        assert found(a_month, "none")[Verdict.INCREASES] <= 0.05


def test_what_only_moved_is_not_told_as_fewer_in_all():
    assert all(found(a_month, "moved")["fewer in all"] <= 0.05 for a_month in A_MONTH)


def test_a_place_that_was_chosen_for_its_worst_year_is_warned_of():
    assert all(found(a_month, "worst of ten")["warned"] >= 0.85 for a_month in A_MONTH)
