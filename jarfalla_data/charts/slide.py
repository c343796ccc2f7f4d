"""A slide of the presentation screen: one message, one figure, where it is from and how old it is.

Places and sizes in figures are in per cent of the figure's own width or height, so that one description fits a screen
that lies and one that stands.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Mark:
    """A word at a place of an axis."""

    words: str
    at: float


@dataclass(frozen=True)
class Dot:
    """One row of dots; `at`, `low` and `high` are missing where `value` says why there is none."""

    label: str
    value: str
    beside: str
    at: float | None
    low: float
    high: float
    heavy: bool


@dataclass(frozen=True)
class Dots:
    """Rows of dots with their intervals on one axis; `zero` is where its 0 is, and `ends` what its two sides mean."""

    rows: tuple[Dot, ...]
    ticks: tuple[Mark, ...]
    zero: float
    ends: str = ""


@dataclass(frozen=True)
class Stretch:
    """A stretch of time; `kind` names its look (several words, several looks), `words` what stands in it."""

    words: str
    at: float
    size: float
    kind: str


@dataclass(frozen=True)
class Lane:
    """Stretches after each other, under one name."""

    name: str
    stretches: tuple[Stretch, ...]


@dataclass(frozen=True)
class Band:
    """Lanes on one axis of time, a main one first; `goals` are days marked through the first lane."""

    lanes: tuple[Lane, ...]
    years: tuple[Mark, ...]
    goals: tuple[Mark, ...]


@dataclass(frozen=True)
class Tile:
    """One of a few things told beside each other: a short text, and its state as a word; `kind` is its look."""

    text: str
    state: str
    kind: str


@dataclass(frozen=True)
class Tiles:
    """A few things beside each other."""

    tiles: tuple[Tile, ...]


@dataclass(frozen=True)
class Bar:
    """One bar; `size` is missing where `words` say why there is none, and the bar is then `hidden` or has nothing."""

    name: str
    words: str
    size: float | None
    hidden: bool


@dataclass(frozen=True)
class Bars:
    """Panels of bars on one scale: by name of the panel its bars."""

    panels: tuple[tuple[str, tuple[Bar, ...]], ...]


@dataclass(frozen=True)
class Words:
    """A few big words in the place of a figure, and smaller ones under them."""

    big: str
    small: str


Figure = Dots | Band | Tiles | Bars | Words


@dataclass(frozen=True)
class Slide:
    """One slide in one language.

    `name` is its Swedish name in the address. `headline` says the finding, `lead` what to know next; `alt` says the
    figure in words, and `note` what its bars are. `reach`: the last day that the data tell of, in words, empty where
    none is known. `example`: the numbers are invented.
    """

    name: str
    headline: str
    lead: str
    figure: Figure | None
    alt: str
    source: str
    reach: str
    example: bool
    note: str = ""
