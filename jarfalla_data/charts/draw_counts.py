"""The row of the county's counts: each as wide as its date is known, a line only between counts of one series."""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from typing import Any

from jarfalla_data.charts import palette
from jarfalla_data.charts.drug_scene_words import OPEN, count_label
from jarfalla_data.charts.sheet import Sheet

HEIGHT = 112
STEP = 20
AIR = 40  # pixels between two counts, below which the later one has its number under it


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
    sheet.heading(sheet.t("Öppna drogscener i länet (lila: Jakobsberg var en av dem)"))
    scale = CountScale(sheet.top + 6, STEP * (max(row.count for row in rows) // STEP + 1))
    _axis(sheet, scale)
    _lines(sheet, rows, scale)
    for i, row in enumerate(rows):
        _count(sheet, row, scale, below=i > 0 and _close(sheet, rows[i - 1], row))
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


def _close(sheet: Sheet, before: Any, after: Any) -> bool:
    return sheet.canvas.x(after.date.first) - sheet.canvas.x(before.date.last) < AIR


def _count(sheet: Sheet, row: Any, scale: CountScale, *, below: bool) -> None:
    """One count, hollow when it is approximate, its number beside it."""
    label, y = count_label(row, sheet.lang), scale.y(row.count)
    hover = f"{label}, {row.date.label(sheet.lang)}<br>{getattr(row, f'method_{sheet.lang}')}"
    color = palette.PLUM if row.status == OPEN else palette.NAVY
    sheet.mark(row.date, y, hover, color, "circle", hollow=row.approximate)
    middle = row.date.first + (row.date.end - row.date.first) / 2
    sheet.write(f"<b>{label}</b>", middle, y + (15 if below else -15), anchor="center", bgcolor=palette.WHITE)
