"""What a page shows of a promise: its row, and the chain from problem to conclusion, in words."""

from __future__ import annotations

from dataclasses import dataclass

from jarfalla_data.charts.model import Badge, Link


@dataclass(frozen=True)
class Step:
    """One link of the chain.

    `name`: what it is; `said`: what is known; `about`: date, owner and what it rests on, in words. `source`: where it
    is published, or the page that tells more of it. `example`: it rests on invented numbers.
    """

    name: str
    said: str
    about: str
    source: Link | None = None
    example: bool = False


@dataclass(frozen=True)
class Promise:
    """A promise as a row: what, its target, what was done, its outcome (code and words), and its chain."""

    code: str
    title: str
    target: str
    done: str
    outcome: str
    outcome_words: str
    steps: tuple[Step, ...]
    note: str = ""


@dataclass(frozen=True)
class Onward:
    """A way to another page: its words, and the page's address with what it is to show."""

    text: str
    page: str
    asked: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Promises:
    """The promises of one period: the finding, what to know of it, measure and sources, and each promise."""

    headline: str
    lead: str
    subtitle: str
    badges: tuple[Badge, ...]
    promises: tuple[Promise, ...]
    freshness: str
