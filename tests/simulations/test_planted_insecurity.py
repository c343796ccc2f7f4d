"""A change in insecurity is found as often as its size and the number of answers predict, in the whole list.

Predicted by the normal approximation: the difference over its standard error, against the level that the list is
judged at. 1,000 runs of two rounds; all other places, and the ten watched series, have not changed.
"""

from __future__ import annotations

import numpy as np
import pytest
from scipy.stats import norm

from jarfalla_data.example.truth import Shape, truths
from jarfalla_data.measures.change_list import told_as_one
from jarfalla_data.measures.control_limits import OUTSIDE, p_value
from tests.simulations.no_change import BASELINE, RUNS, SEED, expected_after, watched
from tests.simulations.unchanged_rounds import Rounds, rounds

PLANTED = {truth.area_id: (truth.before, truth.after) for truth in truths(Shape.INSECURITY)}
FEW = "0123R025"
"""An area with some 40 answers a round; the planted ones have some 120."""
CASES = {
    "as planted": PLANTED,
    "half as large": {area: (before, (before + after) / 2) for area, (before, after) in PLANTED.items()},
    "half as large again": {
        area: (before, before + 1.5 * (after - before)) for area, (before, after) in PLANTED.items()
    },
    "few answers": {FEW: (0.25, 0.5)},
    "few answers, twice as large": {FEW: (0.2, 0.7)},
}


@pytest.fixture(scope="module")
def latest():
    """By run, p of the latest month of each watched series."""
    series = watched().values()
    return np.column_stack([p_value(x[:, BASELINE:], expected_after(x, whole))[:, -1] for x, whole in series])


def found(drawn: Rounds, latest: np.ndarray) -> dict[str, float]:
    """How often the change of each place is told."""
    every = zip(drawn.p, latest, strict=True)
    told = [told_as_one(of_changes, signals, signals <= OUTSIDE).told for of_changes, signals in every]
    return dict(zip(drawn.frame["code"], np.mean(told, axis=0), strict=False))


def predicted(drawn: Rounds, area: str, planted: dict[str, tuple[float, float]], listed: int) -> float:
    """The chance that the change of an area is told, when those planted are all that are told."""
    (before, after), answers = planted[area], drawn.frame.loc[area, ["n_eff_before", "n_eff"]].to_numpy(float)
    error = np.sqrt(before * (1 - before) / answers[0] + after * (1 - after) / answers[1])
    return float(norm.cdf(abs(after - before) / error - norm.isf(0.05 * len(planted) / listed / 2)))


@pytest.mark.parametrize("planted", CASES.values(), ids=CASES)
def test_a_planted_change_is_told_as_often_as_its_size_and_n_predict(planted, latest):
    drawn = rounds(SEED + 3, RUNS, planted)
    share = found(drawn, latest)
    for area in planted:
        expected = predicted(drawn, area, planted, len(drawn.frame) + latest.shape[1])
        assert share[area] == pytest.approx(expected, abs=0.06)


def test_beside_what_was_planted_next_to_nothing_else_is_told(latest):
    # Of what is told, 5 % may be false: 2 are true, so some 0.1 false a run.
    drawn = rounds(SEED + 3, RUNS, PLANTED)
    share = found(drawn, latest)
    areas = drawn.frame[drawn.frame["level"] == "area"]["code"]
    assert sum(share[area] for area in areas if area not in PLANTED) < 0.1
