"""The row of the county's counts: each as wide as its date is known, a line only between counts of one series."""

from __future__ import annotations

import itertools
import math
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

from jarfalla_data.charts import palette
from jarfalla_data.charts.canvas import TimeCanvas, text_width
from jarfalla_data.charts.drug_scene_words import OPEN, count_label
from jarfalla_data.charts.sheet import Sheet
from jarfalla_data.partial_dates import PartialDate

HEIGHT = 112
STEP = 20
AWAY = (-19, 19, -35, 35, -51, 51)
"""Pixels from a count to the middle of its label, the best first."""

Place = tuple[float, float]
"""A place in pixels, from the left and from the top."""


@dataclass(frozen=True)
class CountScale:
    """Counts from 0 at the bottom to `highest` at the top, in pixels."""

    top: float
    highest: int

    def y(self, value: float) -> float:
        """Pixels from the top of the figure."""
        return self.top + HEIGHT * (1 - value / self.highest)


def draw_counts(sheet: Sheet, rows: list[Any]) -> None:
    """The counts below each other rows of the sheet, on an axis that starts at 0."""
    if not rows:
        return
    sheet.heading(sheet.t("Öppna drogscener i länet (* Jakobsberg var en av dem)"))
    scale = CountScale(sheet.top + 6, STEP * (max(row.count for row in rows) // STEP + 1))
    _axis(sheet, scale)
    _lines(sheet, rows, scale)
    for row in rows:
        _count(sheet, row, scale)
    for label in count_labels(sheet.canvas, [(r.date, scale.y(r.count), label_at_count(r, sheet.lang)) for r in rows]):
        day = sheet.canvas.day_at(label.x)
        sheet.write(f"<b>{label.text}</b>", day, label.y, anchor="center", bgcolor=palette.WHITE)
    sheet.top += HEIGHT + 12


def _axis(sheet: Sheet, scale: CountScale) -> None:
    for value in range(0, scale.highest + 1, STEP):
        y = scale.y(value)
        line = {"color": palette.RULE, "width": 1}
        sheet.figure.add_line(0, y, 1, y, xref="paper", line=line, layer="below")
        sheet.write(str(value), sheet.canvas.first, y, anchor="right", size=12, color=palette.MUTED, shift=5)


def _lines(sheet: Sheet, rows: list[Any], scale: CountScale) -> None:
    """Lines only between counts of one series: across a change of method there is none."""
    for before, after in itertools.pairwise(rows):
        if before.series == after.series and not (before.approximate or after.approximate):
            sheet.figure.add_scatter(
                x=[before.date.end.isoformat(), after.date.first.isoformat()],
                y=[scale.y(before.count), scale.y(after.count)],
                mode="lines",
                line={"color": palette.MUTED, "width": 1.5},
                hoverinfo="skip",
                name=f"series:{before.series}",
            )


def label_at_count(row: Any, lang: str) -> str:
    """What stands at a count in a figure: a star says that Jakobsberg was one of them."""
    return count_label(row, lang) + ("*" if row.status == OPEN else "")


@dataclass(frozen=True)
class CountLabel:
    """The number of a count and the pixel at which its middle stands."""

    text: str
    x: float
    y: float

    def meets(self, other: CountLabel, size: int) -> bool:
        """Whether two labels touch each other."""
        across = (text_width(self.text, size) + text_width(other.text, size)) / 2 + 4
        return abs(self.x - other.x) < across and abs(self.y - other.y) < size + 2

    def crosses(self, lines: Sequence[Sequence[Place]], size: int) -> bool:
        """Whether one of the lines, each a row of places from left to right, runs through the label."""
        half = text_width(self.text, size) / 2 + 4
        spans = (_height(*part, self.x - half, self.x + half) for line in lines for part in itertools.pairwise(line))
        return any(top < self.y + size / 2 and low > self.y - size / 2 for top, low in filter(None, spans))


def _height(a: Place, b: Place, left: float, right: float) -> Place | None:
    """From where to where down a straight line reaches between two pixels across; None where it does not."""
    if b[0] < left or a[0] > right:
        return None
    slope = (b[1] - a[1]) / (b[0] - a[0]) if b[0] > a[0] else 0.0
    ends = [
        a[1] + slope * (left - a[0]) if a[0] < left else a[1],
        b[1] - slope * (b[0] - right) if b[0] > right else b[1],
    ]
    return min(ends), max(ends)


def count_labels(
    canvas: TimeCanvas,
    counts: Sequence[tuple[PartialDate, float, str]],
    away: Sequence[float] = AWAY,
    lines: Sequence[Sequence[Place]] = (),
    within: Place = (-math.inf, math.inf),
) -> list[CountLabel]:
    """A label over each count (date, pixel from the top, text), or under it or farther off where others stand.

    Where there is room `away` from it and between the heights `within`, no line runs through the label.
    """
    placed: list[CountLabel] = []
    for date, y, text in counts:
        middle = (canvas.x(date.first) + canvas.x(date.end)) / 2
        x = canvas.inside(middle, text_width(text, canvas.size))
        tried = [CountLabel(text, x, y + far) for far in away]
        free = [t for t in tried if not any(t.meets(other, canvas.size) for other in placed)]
        clear = (t for t in free if within[0] <= t.y <= within[1] and not t.crosses(lines, canvas.size))
        placed.append(next(clear, free[0] if free else tried[0]))
    return placed


def _count(sheet: Sheet, row: Any, scale: CountScale) -> None:
    """One count, hollow when it is approximate."""
    label, y = count_label(row, sheet.lang), scale.y(row.count)
    hover = f"{label}, {row.date.label(sheet.lang)}<br>{escape(getattr(row, f'method_{sheet.lang}'), quote=False)}"
    color = palette.PLUM if row.status == OPEN else palette.NAVY
    sheet.mark(row.date, y, hover, color, "circle", hollow=row.approximate)
