"""The levels of a map: fixed round limits, in words, and which level a value belongs to."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from jarfalla_data.charts import palette
from jarfalla_data.wording import format_number, translator

SHARE_LIMITS = (20, 30, 40, 50)
"""Per cent at which the second and later levels begin, where the caller gives no others."""


class Unit(StrEnum):
    """What a map's values are."""

    SHARE = "share"  # of 1, shown in whole per cent
    COUNT = "count"


@dataclass(frozen=True)
class Levels:
    """The levels of a map: where the second and later ones begin, and all of them in words."""

    unit: Unit
    limits: tuple[int, ...]
    words: tuple[str, ...]

    def of(self, value: float) -> int:
        """The level of a value, as it is written: a share of 0.296 is "30 %" and on the level of 30."""
        return bisect_right(self.limits, round(value * 100) if self.unit is Unit.SHARE else value)


def levels(unit: Unit, shown: Iterable[float], limits: Sequence[int] | None, lang: str) -> Levels:
    """The levels of the values shown; without limits, shares have the house's and counts round ones that fit."""
    if limits is None:
        limits = SHARE_LIMITS if unit is Unit.SHARE else round_limits(max(shown, default=0))
    if len(limits) >= len(palette.SEQUENTIAL) or list(limits) != sorted(set(limits)):
        raise ValueError(limits)
    return Levels(unit, tuple(limits), _words(unit, limits, lang))


def round_limits(highest: float) -> tuple[int, ...]:
    """Four limits, 1, 2 or 5 times a power of ten apart, so that the highest value is at most on the fifth level."""
    steps = (factor * 10**power for power in range(12) for factor in (1, 2, 5))
    step = next(step for step in steps if step * len(palette.SEQUENTIAL) > highest)
    return tuple(step * i for i in range(1, len(palette.SEQUENTIAL)))


def _words(unit: Unit, limits: Sequence[int], lang: str) -> tuple[str, ...]:
    t = translator(lang)
    said = [format_number(limit, lang) for limit in limits]
    spans = [_span(first, end - 1, lang) for first, end in pairwise((0, *limits))]
    if unit is Unit.COUNT:
        return (*spans, t("minst {n}", n=said[-1]))
    middle = (t("{span} %", span=span) for span in spans[1:])
    return (t("under {n} %", n=said[0]), *middle, t("minst {n} %", n=said[-1]))


def _span(first: int, last: int, lang: str) -> str:
    """Whole numbers from one to another: "20–29", or "3" alone."""
    ends = dict.fromkeys((first, last))
    return "–".join(format_number(end, lang) for end in ends)
