"""How likely each respondent of the example dialogues is to feel insecure.

Every area has its invented level for late evenings among inhabitants; together, weighted by inhabitants, they
give the published level of the municipality. A level is met by solving for the area's intercept over the
respondents who were really drawn, so that who happens to answer does not move it.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from jarfalla_data.example import answer_mixes as mixes
from jarfalla_data.example.streams import Floats, Integers, positions, stream
from jarfalla_data.example.surroundings import Surroundings
from jarfalla_data.example.truth import CHANGED_ROUND, FIRST_ROUND, LAST_ROUND, Shape, truths
from jarfalla_data.vocabulary.dialogue import CHANNEL

LATE = "late_evening_night"
_LOWEST, _HIGHEST = 0.28, 0.50


def insecurity_probability(rows: pd.DataFrame, around: Surroundings, seed: int) -> Floats:
    """For each response the chance that it says insecure."""
    effect = _effects(rows)
    areas = around.numbers(rows["area_id"])
    base = (rows["time_of_day"] == LATE) & rows["channel"].isin(list(CHANNEL.marked("inhabitant")))
    intercepts = {}
    for round_id in (FIRST_ROUND, LAST_ROUND):
        mine = (base & (rows["round_id"] == round_id)).to_numpy()
        intercepts[round_id] = _solve(effect[mine], areas[mine], area_levels(around, seed, round_id))
    # The changed round asks other people by other means, where nothing else has changed: a method break.
    intercepts[CHANGED_ROUND] = intercepts[FIRST_ROUND]
    by_round = np.array([intercepts[round_id] for round_id in mixes.ROUNDS])
    rounds = positions(rows["round_id"], mixes.ROUNDS)
    return _share(by_round[rounds, areas] + effect)


def area_levels(around: Surroundings, seed: int, round_id: str) -> Floats:
    """The share insecure late in the evening by area in a round; planted changes included."""
    rng = stream(seed, "dialogues.levels")
    spread = np.linspace(_LOWEST, _HIGHEST, len(around.area_ids))
    levels = rng.permutation(spread) + 0.08 * around.draw
    planted = {t.area_id: t.before if round_id == FIRST_ROUND else t.after for t in truths(Shape.INSECURITY)}
    fixed = np.isin(around.area_ids, list(planted))
    levels[fixed] = [planted[area] for area in around.area_ids if area in planted]
    weights = around.inhabitants / around.inhabitants.sum()
    missing = mixes.MUNICIPALITY_INSECURE - (levels * weights).sum()
    return np.asarray(np.where(fixed, levels, levels + missing / weights[~fixed].sum()))


def _effects(rows: pd.DataFrame) -> Floats:
    pairs = (
        ("time_of_day", mixes.TIME_EFFECT),
        ("channel", mixes.CHANNEL_EFFECT),
        ("gender", mixes.GENDER_EFFECT),
        ("age_group", mixes.AGE_EFFECT),
    )
    return np.asarray(sum(rows[name].map(effect).fillna(0.0).to_numpy(np.float64) for name, effect in pairs))


def _solve(effect: Floats, areas: Integers, levels: Floats) -> Floats:
    """The intercepts that make the mean chance of each area's respondents equal to its level (by halving)."""
    low, high = np.full(len(levels), -8.0), np.full(len(levels), 8.0)
    answers = np.bincount(areas, minlength=len(levels))
    for _ in range(50):
        middle = (low + high) / 2
        mean = np.bincount(areas, weights=_share(middle[areas] + effect), minlength=len(levels)) / answers
        low, high = np.where(mean < levels, middle, low), np.where(mean < levels, high, middle)
    return np.asarray((low + high) / 2)


def _share(log_odds: Floats) -> Floats:
    return np.asarray(1 / (1 + np.exp(-log_odds)))
