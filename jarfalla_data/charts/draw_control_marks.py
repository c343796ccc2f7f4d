"""The marks of a control chart: numbers of signals, the cut at a changed method, and the declared baseline."""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from typing import Any

import pandas as pd

from jarfalla_data.charts import palette
from jarfalla_data.charts.canvas import text_width
from jarfalla_data.charts.draw_counts import Place, count_labels
from jarfalla_data.charts.sheet import DAY, Sheet
from jarfalla_data.measures.control_chart import State
from jarfalla_data.measures.control_rules import Direction
from jarfalla_data.partial_dates import PartialDate, Precision

HEIGHT, ROOM = 230, 22  # ROOM: pixels above the highest point, for the number of a signal
BASELINE, GAP, NUMBER = 20, 10, 16  # NUMBER: pixels down that a signal's number takes
DASHED = {"color": palette.MUTED, "width": 1.5, "dash": "dash"}


@dataclass(frozen=True)
class Scale:
    """Counts from 0 at the bottom of the plot up to `highest`, in pixels from the top of the figure."""

    top: float
    highest: float

    def y(self, value: float) -> float:
        """Pixels from the top of the figure."""
        return self.bottom - (HEIGHT - ROOM) * value / self.highest

    @property
    def bottom(self) -> float:
        """Where 0 stands."""
        return self.top + HEIGHT


def draw_cuts(sheet: Sheet, rows: list[Any], scale: Scale) -> None:
    """A dashed line where the method changes, with the words beside it."""
    for before, after in itertools.pairwise(rows):
        if (State.CHANGED_METHOD in (before.state, after.state)) and before.state != after.state:
            day = after.first.isoformat()
            sheet.figure.add_line(day, scale.top, day, scale.bottom, line=DASHED)
            label = sheet.t("ändrad mätmetod")
            middle = sheet.canvas.inside(sheet.canvas.x(after.first), text_width(label, sheet.canvas.size))
            at = sheet.canvas.day_at(middle)
            sheet.write(
                label, at, scale.top + ROOM / 2 - 2, anchor="center", bgcolor=palette.WHITE, color=palette.MUTED
            )


def draw_numbers(sheet: Sheet, signals: list[Any], rows: list[Any], scale: Scale) -> None:
    """The number of each signal at its point that is farthest from what is expected."""
    at: dict[int, list[str]] = {}
    for n, signal in enumerate(signals, 1):
        inside = [i for i, row in enumerate(rows) if signal.first <= row.first and row.last <= signal.last]
        sign = 1 if signal.direction == Direction.HIGHER else -1
        if inside:
            farthest = max(inside, key=lambda i: sign * (rows[i].reports - float(rows[i].expected)))
            at.setdefault(farthest, []).append(str(n))
    marked = [(_stretch(rows[i]), scale.y(rows[i].reports), ", ".join(said)) for i, said in at.items()]
    away = sorted((side * far for far in range(17, 60, 3) for side in (-1, 1)), key=abs)
    within = scale.top + NUMBER / 2, scale.bottom - NUMBER / 2
    for label in count_labels(sheet.canvas, marked, away, _lines(sheet, rows, scale), within):
        day = sheet.canvas.day_at(label.x)
        style = {"anchor": "center", "bgcolor": palette.WHITE, "color": palette.PLUM}
        sheet.write(f"<b>{label.text}</b>", day, label.y, **style)


def _lines(sheet: Sheet, rows: list[Any], scale: Scale) -> list[list[Place]]:
    """All that runs through the plot: what was reported, and in steps what is expected and its limits."""
    x = sheet.canvas.x
    middles = [((x(row.first) + x(row.last + DAY)) / 2, scale.y(row.reports)) for row in rows]
    judged = [row for row in rows if pd.notna(row.expected)]
    steps = [
        [
            (x(day), scale.y(float(value)))
            for row, value in zip(judged, values, strict=True)
            for day in (row.first, row.last + DAY)
            if pd.notna(value)
        ]
        for values in zip(*((row.low, row.expected, row.high) for row in judged), strict=True)
    ]
    return [middles, *steps]


def _stretch(row: Any) -> PartialDate:
    return PartialDate(row.first, row.last, Precision.MONTH)


def draw_baseline(sheet: Sheet, rows: list[Any], basis: Any) -> None:
    """A bar below the plot over the declared baseline, as far as it is shown."""
    if basis.refused or pd.isna(basis.baseline_first):
        return
    first, end = max(basis.baseline_first, rows[0].first), min(basis.baseline_last, rows[-1].last) + DAY
    if first >= end:
        return
    style = {"fillcolor": palette.PALE_GREY, "line": {"color": palette.INTERVAL, "width": 1}}
    long = sheet.t("Jämförelseperiod")
    sheet.block(first, end, BASELINE, long, **style)
    text = sheet.canvas.first_fitting((long, sheet.t("jämförelse")), first, end)
    sheet.write(text, first, sheet.top + BASELINE / 2, color=palette.MUTED, size=12)
    sheet.top += BASELINE + GAP
