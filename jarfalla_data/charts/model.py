"""A chart, described once: what is drawn on screen, in a presentation and on paper says the same."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from jarfalla_data.privacy.suppression import Released


class Badge(StrEnum):
    """What a reader must know of a figure before believing it."""

    EXAMPLE = "example"
    PUBLISHED = "published"
    METHOD_BREAK = "method_break"
    FEW_ANSWERS = "few_answers"
    SUPPRESSED = "suppressed"
    PRELIMINARY = "preliminary"


@dataclass(frozen=True)
class Link:
    """A cell of a table that leads to a source."""

    text: str
    url: str


Cell = str | Link


def words_of(cell: Cell) -> str:
    """What is read in a cell of a table."""
    return cell.text if isinstance(cell, Link) else cell


@dataclass(frozen=True)
class Axis:
    """How values are laid out: as shares from 0, or as differences around 0; an optional line to compare with."""

    differences: bool = False
    reference: float | None = None
    reference_label: str = ""


@dataclass(frozen=True)
class Table:
    """A table in words: what a chart shows, for those who do not see it, and for download."""

    name: str  # of the downloaded file, without its ending
    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    numeric: tuple[str, ...] = ()  # columns that are set to the right
    internal: bool = False  # for the internal audience: what is saved of it says so


@dataclass(frozen=True)
class Fact:
    """One sentence with the source that says it."""

    sentence: str
    source: Link


@dataclass(frozen=True)
class Chart:
    """Everything that a chart block shows, in one language, made from released frames only.

    `layers` are the released frames by what they are; `kind` names the drawing. `headline` says the finding,
    `lead` what a reader should know next, `subtitle` measure, unit, place, period and n, `alt` the finding and the
    figure in words. A chart without rows has only its headline.
    """

    key: str
    kind: str
    lang: str
    headline: str
    lead: str
    subtitle: str
    alt: str
    layers: Mapping[str, Released]
    tables: tuple[Table, ...]
    badges: tuple[Badge, ...]
    freshness: str
    axis: Axis = Axis()

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to draw."""
        return all(layer.frame.empty for layer in self.layers.values())
