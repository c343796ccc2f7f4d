"""What areas are ranked by, how much each criterion weighs unless somebody moves it, and why.

The declared weights and their reasons: data/priority_criteria.json. They belong to the dashboard, not to the folder
that data are read from. Not among them, by choice: the police's classification of vulnerable areas, what controls find,
and reports per inhabitant.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

PRIORITY_CRITERIA = Path(__file__).parents[2] / "data" / "priority_criteria.json"
INSECURITY, WORRY, TREND = "insecurity", "worry", "incident_trend"
FINDINGS, DECISIONS = "open_findings", "overdue_decisions"
CODES = (INSECURITY, WORRY, TREND, FINDINGS, DECISIONS)


@dataclass(frozen=True)
class Criterion:
    """One criterion: its code, its declared weight (a whole number from 0 to `highest()`), and why, by language."""

    code: str
    weight: int
    reasons: Mapping[str, str]


@cache
def criteria() -> tuple[Criterion, ...]:
    """The criteria in the order of CODES. ValueError when the file does not tell of exactly those, or weighs ill."""
    told = {each["code"]: each for each in _settings()["criteria"]}
    if set(told) != set(CODES) or not all(told[code]["weight"] in range(highest() + 1) for code in CODES):
        raise ValueError(f"{PRIORITY_CRITERIA.name}: each of {', '.join(CODES)} needs a weight from 0 to {highest()}")
    return tuple(
        Criterion(code, told[code]["weight"], {lang: told[code][f"reason_{lang}"] for lang in ("sv", "en")})
        for code in CODES
    )


@cache
def highest() -> int:
    """The highest weight that can be given."""
    return int(_settings()["highest"])


def defaults() -> tuple[int, ...]:
    """The declared weights, in the order of CODES."""
    return tuple(criterion.weight for criterion in criteria())


@cache
def _settings() -> dict[str, Any]:
    return dict(json.loads(PRIORITY_CRITERIA.read_text("utf-8")))
