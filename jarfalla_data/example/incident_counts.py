"""How many incidents each month, area and category of the example data has.

The expected count is level × the area's share × season × planted change, and the count is drawn as a Poisson
number around a gamma-distributed month, so that every series, of one area or of all, varies about twice as
much as pure chance would make it (φ ≈ 2).
"""

from __future__ import annotations

import numpy as np

from jarfalla_data.example.patterns import PATTERNS
from jarfalla_data.example.rhythm import MONTHS, month_index
from jarfalla_data.example.streams import Floats, Integers, stream
from jarfalla_data.example.surroundings import Surroundings
from jarfalla_data.example.truth import TRUTHS, Shape, Truth, truths

PHI = 2.0
SCALE = 0.95
"""Brings the sum over all categories to about 25,000 rows."""

CATEGORIES = tuple(PATTERNS)


def month_number(month: str) -> int:
    """The month's place in `MONTHS`."""
    return MONTHS.astype(str).tolist().index(month)


def incident_counts(around: Surroundings, seed: int) -> Integers:
    """Counts by month × area (the last one: area not known) × category."""
    rng = stream(seed, "incidents.counts")
    expected = expected_counts(around, seed)
    # A gamma month with this shape gives variance φ × mean whatever the mean, so that sums of series keep φ.
    months = rng.gamma(expected / (PHI - 1), PHI - 1)
    counts = np.asarray(rng.poisson(months), dtype=np.int64)
    for truth in truths(Shape.SINGLE_MONTH):
        counts[(month_number(truth.starts), *_cell(truth, around))] = int(truth.after)
    return counts


def expected_counts(around: Surroundings, seed: int) -> Floats:
    """The counts that the draw varies around, planted levels included."""
    level = np.array([PATTERNS[c].a_year / 12 * SCALE for c in CATEGORIES])
    share = area_shares(around, seed)
    for truth in TRUTHS:
        if truth.shape in (Shape.LEVEL, Shape.SINGLE_MONTH, Shape.PART_OF_DAY):
            cell = _cell(truth, around)
            share[cell] = (truth.a_month or truth.before) / level[cell[1]]
    expected = month_index(CATEGORIES)[:, None, :] * share[None, :, :] * level
    for truth in truths(Shape.LEVEL):
        area, category = _cell(truth, around)
        expected[month_number(truth.starts) :, area, category] *= truth.after / truth.before
    return np.asarray(expected)


def area_shares(around: Surroundings, seed: int) -> Floats:
    """Areas and "not known" × categories: the share of the category's incidents; each column sums to 1."""
    rng = stream(seed, "incidents.areas")
    pull = np.array([PATTERNS[c].pull for c in CATEGORIES])
    # Less than in proportion: where many live there is more crime, but also more room.
    size = around.inhabitants[:, None] ** 0.7 * pull ** around.draw[:, None]
    size = size * rng.lognormal(0.0, 0.2, size.shape)
    unplaced = np.array([PATTERNS[c].unplaced for c in CATEGORIES])
    return np.vstack([size / size.sum(axis=0) * (1 - unplaced), unplaced])


def _cell(truth: Truth, around: Surroundings) -> tuple[int, int]:
    return around.area_ids.index(truth.area_id), CATEGORIES.index(truth.subject)
