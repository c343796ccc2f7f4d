"""How a method stands on the method page, and how the numbers of its example are written."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from scipy.stats import norm

from jarfalla_data.measures.statistics import CONFIDENCE, Estimate
from jarfalla_data.wording import format_number, translator


@dataclass(frozen=True)
class Method:
    """A method in words that anyone follows, its formula line by line, and an example that the same code computes.

    `covers` are the functions that the dashboard computes it with.
    """

    name: str
    question: str
    example: str
    formula: tuple[str, ...]
    where: str
    source: str
    covers: tuple[Callable[..., Any], ...]


@dataclass(frozen=True)
class Section:
    """Methods that belong together."""

    name: str
    methods: tuple[Method, ...]


def z_value(lang: str) -> str:
    """How many standard errors 95 % of chance lies within."""
    return format_number(float(norm.isf((1 - CONFIDENCE) / 2)), lang, 2)


def number(value: float | None, lang: str, decimals: int = 0) -> str:
    """A number of an example, which is never refused."""
    if value is None:
        raise ValueError("the example has no value")
    return format_number(value, lang, decimals).replace("-", "−")


def span(figure: Estimate, lang: str, decimals: int = 0, scale: float = 1) -> str:
    """Its interval: "1,6–11,7", or with a negative end "−196 till −40"."""
    low, high = (number(None if end is None else end * scale, lang, decimals) for end in (figure.low, figure.high))
    if figure.low is not None and figure.low < 0:
        return translator(lang)("{low} till {high}", low=low, high=high)
    return f"{low}–{high}"


def listed(values: Sequence[float], lang: str) -> str:
    """Numbers after each other: "1, 2 och 3"."""
    said = [number(value, lang, 0 if value == round(value) else 1) for value in values]
    return translator(lang)(" och ").join((", ".join(said[:-1]), said[-1]))
