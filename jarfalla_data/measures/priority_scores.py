"""Scores of places by weighted criteria: what a criterion gives, what is missing, what each place owes its score to.

Scale: a place's points in a criterion are the share of the other places with a lower value (0: none is lower, 1: all
are). Ranks, because shares, ratios and counts have no unit in common, and one very high value then moves no other
place. A missing value is never 0: the score is then the mean of what is known.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from jarfalla_data.measures.priority_criteria import CODES
from jarfalla_data.measures.priority_values import Values
from jarfalla_data.measures.statistics.estimate import Floats

FEWEST_KNOWN = 0.5
"""A criterion counts where at least so many of the places have it, a place where it has so much of the weight."""

Flags = npt.NDArray[np.bool_]


@dataclass(frozen=True, eq=False)
class Scored:
    """Points (0–1, nan where missing) by criterion that counts and place, their weights, and the score of each place.

    `ranked`: which places have enough of the weight. A score that is not ranked is nan.
    """

    counted: tuple[str, ...]
    weights: Floats
    points: Floats
    score: Floats
    ranked: Flags


def points(value: Floats) -> Floats:
    """The share of the other known values that are lower, along the last axis; nan where a value is not known."""
    known = ~np.isnan(value)
    lower = (value[..., None, :] < value[..., :, None]).sum(axis=-1)
    others = np.maximum(known.sum(axis=-1, keepdims=True) - 1, 1)
    return np.where(known, lower / others, np.nan)


def score(known: dict[str, Values], weights: Floats) -> Scored:
    """The points and scores (0–1) that the weights give: of criteria with a weight that enough places have."""
    told = {code: ~np.isnan(each.value) for code, each in known.items()}
    counted = tuple(
        code
        for code, weight in zip(CODES, weights, strict=True)
        if weight > 0 and told[code].sum() >= max(2.0, FEWEST_KNOWN * len(told[code]))
    )
    weighing = np.array([weights[CODES.index(code)] for code in counted])
    given = np.array([points(known[code].value) for code in counted]).reshape(len(counted), len(known[CODES[0]].value))
    has = (weighing[:, None] * ~np.isnan(given)).sum(axis=0)
    ranked = (has > 0) & (has >= FEWEST_KNOWN * weighing.sum())
    total = (weighing[:, None] * np.nan_to_num(given)).sum(axis=0)
    return Scored(counted, weighing, given, np.where(ranked, total / np.where(has > 0, has, 1.0), np.nan), ranked)


def parts(found: Scored, code: str) -> Floats:
    """The part of each place's score (0–100) that it owes to a criterion."""
    if code not in found.counted:
        return np.full(len(found.score), np.nan)
    i = found.counted.index(code)
    has = (found.weights[:, None] * ~np.isnan(found.points)).sum(axis=0)
    share = found.weights[i] * found.points[i] / np.where(has > 0, has, 1.0)
    return np.where(found.ranked, 100 * share, np.nan)


def missing(found: Scored) -> list[str]:
    """By place the criteria that count and are not known of it, joined by |."""
    unknown = np.isnan(found.points)
    return [
        "|".join(code for i, code in enumerate(found.counted) if unknown[i, place]) for place in range(unknown.shape[1])
    ]
