"""The numbers that the methods leave to those who use them. All but `CONFIDENCE` are this project's own; one place."""

from __future__ import annotations

from dataclasses import dataclass

CONFIDENCE = 0.95


@dataclass(frozen=True)
class Base:
    """How many effective answers a share needs: below `smallest` none is given, below `few` it is marked."""

    smallest: int = 30
    few: int = 100


DIALOGUE = Base()
SMALLEST_FOR_PERCENT = 20
"""Below this count before, no change in per cent: the two counts are shown instead."""
ALIKE_BEFORE = (0.5, 2.0)
"""WDD assumes equal absolute change: a place's count before, over that of its comparison, must lie between these."""
MONTHS_BEFORE = 24
FINDINGS, FIXED = 20, 10
"""The fewest findings, and the fewest of them fixed, that a time to fix is told from."""
FIXED_WITHIN_DAYS = 90
