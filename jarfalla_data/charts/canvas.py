"""Laying out a figure by pixels: how wide a text is, how many pixels a day takes, and labels that do not collide."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

LETTER = 0.49
"""Mean width of a letter of the dashboard's font, in units of its size; a little generous, so that texts fit."""


LINE = 1.3
"""Height of a line of text as it is set, in units of its size."""


def text_width(text: str, size: int) -> float:
    """Pixels that a line of text takes, about."""
    return LETTER * size * len(text)


def block_width(text: str, size: int) -> float:
    """Pixels that lines of text take, which <br> parts."""
    return max(text_width(line, size) for line in text.split("<br>"))


def letters_across(width: float, size: int) -> int:
    """How many letters fit on a line, about."""
    return int(width / (LETTER * size))


def broken(name: str, count: int) -> tuple[str, ...]:
    """A name in so many lines, broken after spaces and hyphens, the longest line as short as it can be; or ()."""
    words = re.findall(r"[^ -]+-?", name)
    ends = [(0, *middle, len(words)) for middle in combinations(range(1, len(words)), count - 1)]
    wordings = [tuple(_joined(words[a:b]) for a, b in pairwise(cut)) for cut in ends]
    return min(wordings, key=lambda lines: max(map(len, lines)), default=())


def _joined(words: Sequence[str]) -> str:
    return " ".join(words).replace("- ", "-")


@dataclass(frozen=True)
class TimeCanvas:
    """A time axis of at least `width` pixels from `first` up to, not with, `end`."""

    first: dt.date
    end: dt.date
    width: int
    size: int  # of the text, in pixels

    def x(self, day: dt.date) -> float:
        """Pixels from the left edge to the start of a day."""
        return self.width * (day - self.first).days / (self.end - self.first).days

    def day_at(self, x: float) -> dt.date:
        """The day at a pixel."""
        return self.first + dt.timedelta(days=round(x * (self.end - self.first).days / self.width))

    def inside(self, x: float, width: float) -> float:
        """Where the middle of something so wide stands, as near x as the canvas has room for it."""
        return max(min(x, self.width - width / 2), width / 2)

    def fits(self, text: str, first: dt.date, end: dt.date, size: int | None = None) -> bool:
        """Whether a text fits between two days with a little air; <br> parts its lines."""
        return block_width(text, size or self.size) + 10 <= self.x(end) - self.x(first)

    def first_fitting(self, texts: Sequence[str], first: dt.date, end: dt.date) -> str:
        """The first of several wordings, longest first, that fits; empty when none does."""
        return next((text for text in texts if self.fits(text, first, end)), "")


@dataclass(frozen=True)
class Placed:
    """Where a label stands: its mark's lane from the top, the day, and which part of it (left …) is at that day.

    `lines`: the two in which it stands beside its mark where one has no room; the second is in the lane below.
    """

    lane: int
    day: dt.date
    anchor: str
    lines: tuple[str, ...] = ()

    @property
    def label_lane(self) -> int:
        """The lane of the label's end: that of its mark, or the next where it has two lines or would hide the mark."""
        return self.lane + (self.anchor == "center" or bool(self.lines))


Span = tuple[float, float]
"""From where to where something reaches across, in pixels."""


def place_labels(canvas: TimeCanvas, marks: Sequence[tuple[dt.date, dt.date, str]]) -> list[Placed]:
    """Give each mark (first day, end, label) the topmost lane where it and its label meet no other.

    The label stands to the right of its mark, or to the left where the canvas would end, or on either side in two
    lines, or in the lane below it where there is no room beside it.
    """
    lanes: list[list[Span]] = []
    placed: list[Placed] = []
    for first, end, label in marks:
        day, anchor, span, lines = _label_of(canvas, first, end, label)
        deep = 2 if anchor == "center" or lines else 1
        lane = next(i for i in range(len(lanes) + 1) if all(_free(span, taken) for taken in lanes[i : i + deep]))
        lanes += [[] for _ in range(lane + deep - len(lanes))]
        for taken in lanes[lane : lane + deep]:
            taken.append(span)
        placed.append(Placed(lane, day, anchor, lines))
    return placed


def _label_of(
    canvas: TimeCanvas, first: dt.date, end: dt.date, label: str
) -> tuple[dt.date, str, Span, tuple[str, ...]]:
    """Day and anchor of a label, how far it reaches together with its mark, and its lines where it has two."""
    left, right = canvas.x(first) - 6, max(canvas.x(end), canvas.x(first) + 8)
    for lines in ((), broken(label, 2)):
        width = max(text_width(line, canvas.size) for line in lines or (label,))
        if right + width + 10 <= canvas.width:
            return end, "left", (left, right + width + 20), lines
        if left - width - 10 >= 0:
            return first, "right", (left - width - 20, right), lines
    width = text_width(label, canvas.size)
    middle = canvas.inside((left + right) / 2, width)
    span = min(left, middle - width / 2 - 6), max(right, middle + width / 2 + 6)
    return canvas.day_at(middle), "center", span, ()


def _free(span: Span, taken: list[Span]) -> bool:
    return all(span[1] < left or span[0] > right for left, right in taken)
