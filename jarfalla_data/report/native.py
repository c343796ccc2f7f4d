"""A chart as PowerPoint holds it: names, series of numbers, and how they look. Nothing in it but what is shown."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import ROUND_HALF_EVEN, Decimal
from enum import StrEnum

from jarfalla_data.charts import palette

COUNT, RATIO, TENTHS = "#,##0", "0.00", "0.0"
"""Formats of numbers; the program that opens the file sets the marks of its own language."""

MOST_ROWS, MOST_PAIRS = 15, 10
"""So many named bars, or pairs of bars, below each other can be read in a room."""


class Form(StrEnum):
    """What a panel is drawn as."""

    ROWS = "rows"  # bars to the right, a name before each
    COLUMNS = "columns"
    LINES = "lines"
    STEPS = "steps"  # both axes are numbers
    POINTS = "points"  # the same, not joined


class Side(StrEnum):
    """Where words stand at a point."""

    RIGHT = "right"
    LEFT = "left"
    ABOVE = "above"
    BELOW = "below"


class Mark(StrEnum):
    """How the values of a series are drawn."""

    FILLED = "filled"
    HATCHED = "hatched"  # a bar where no number is shown: its length says nothing
    FRAMED = "framed"
    UNSEEN = "unseen"  # the end of an interval: only its words are seen
    LINE = "line"  # with points
    PLAIN = "plain"
    DASHED = "dashed"
    POINT = "point"
    HOLLOW = "hollow"


Value = float | None
Ends = tuple[float, float] | None


@dataclass(frozen=True)
class Look:
    """A value that looks otherwise than the rest of its series."""

    color: str
    mark: Mark


@dataclass(frozen=True)
class Series:
    """Numbers under one name: None where none is shown.

    `ends`: from where to where each is uncertain. `words`: what is written at each, of points on the side in `sides`;
    `labelled`: the numbers are. `at`: the numbers of the other axis, each uncertain within `at_ends`. `looks`: by
    position, those that look otherwise.
    """

    name: str
    numbers: tuple[Value, ...]
    color: str = palette.NAVY
    mark: Mark = Mark.FILLED
    ends: tuple[Ends, ...] = ()
    words: tuple[str, ...] = ()
    labelled: bool = False
    at: tuple[float, ...] = ()
    at_ends: tuple[Ends, ...] = ()
    sides: tuple[Side, ...] = ()
    looks: Mapping[int, Look] = field(default_factory=dict)

    def part(self, first: int, end: int) -> Series:
        """The values from one position up to another."""
        looks = {i - first: look for i, look in self.looks.items() if first <= i < end}
        cut = {name: getattr(self, name)[first:end] for name in ("numbers", "ends", "words", "at", "at_ends", "sides")}
        return replace(self, looks=looks, **cut)


@dataclass(frozen=True)
class Panel:
    """One native chart. `base`: where bars begin; `axis`: whether the numbers of its axis are written, `step` apart.

    Where both axes are numbers, `across` says what the other one measures, and it goes as far as `farthest`.
    """

    form: Form
    names: tuple[str, ...] | tuple[dt.date, ...]
    series: tuple[Series, ...]
    title: str = ""
    number: str = COUNT
    low: float | None = None
    high: float | None = None
    base: float = 0
    axis: bool = False
    stacked: bool = False
    overlapping: bool = False
    legend: bool = True
    step: float | None = None
    logarithmic: bool = False
    note: str = ""
    across: str = ""
    farthest: float | None = None

    def parts(self) -> tuple[Panel, ...]:
        """The same in parts of about as many rows each, on the same scale; only bars to the right are parted."""
        beside_each_other = len(self.series) > 1 and not (self.overlapping or self.stacked)
        most = MOST_PAIRS if beside_each_other else MOST_ROWS
        if self.form is not Form.ROWS or len(self.names) <= most:
            return (self,)
        count = -(-len(self.names) // most)
        each = -(-len(self.names) // count)
        cuts = [(first, min(first + each, len(self.names))) for first in range(0, len(self.names), each)]
        return tuple(
            replace(self, names=self.names[a:b], series=tuple(s.part(a, b) for s in self.series)) for a, b in cuts
        )


@dataclass(frozen=True)
class Cell:
    """A cell of a shaded field: what it says and its level on the sequential scale."""

    words: str
    level: int


@dataclass(frozen=True)
class Field:
    """A table whose cells are shaded by level; `levels` says in words what the shades mean."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, tuple[Cell, ...]], ...]
    levels: tuple[str, ...]


def share_format(lang: str) -> str:
    """Whole per cent as the language writes them."""
    return "0%" if lang == "en" else '0"\u00a0"%'


def as_written(value: float, decimals: int = 0) -> float:
    """A number as precise as it is written on the pages: nothing more of it leaves in a file."""
    return float(Decimal(repr(float(value))).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_EVEN))


def highest(series: Sequence[Series]) -> float:
    """The highest number in some series, intervals included; 1 where there is none."""
    ends = [end for one in series for pair in one.ends if pair for end in pair]
    return max([*ends, *(v for one in series for v in one.numbers if v is not None)], default=0) or 1.0
