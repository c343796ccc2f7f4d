"""The row of milestones at the station: each as wide as its date is known, with its short label."""

from __future__ import annotations

from html import escape
from typing import Any

from jarfalla_data.charts import palette
from jarfalla_data.charts.canvas import place_labels
from jarfalla_data.charts.sheet import LINE, Sheet

LANE, GAP = 21, 14


def draw_milestones(sheet: Sheet, rows: list[Any], name: str = "") -> None:
    """The milestones below the other rows of the sheet, on as many lanes as their labels need.

    `name` is that of the row. Each carries its id, for those who click; one that is `chosen` has a colour of its own.
    """
    if not rows:
        return
    sheet.heading(name or sheet.t("Milstolpar vid stationen och i centrum"))
    labels = [str(getattr(row, f"label_{sheet.lang}")) for row in rows]
    placed = place_labels(sheet.canvas, [(r.date.first, r.date.end, n) for r, n in zip(rows, labels, strict=True)])
    for row, label, place in zip(rows, labels, placed, strict=True):
        y = sheet.top + LANE * (place.lane + 0.5)
        text = escape(label, quote=False)  # plotly reads markup in texts
        color = palette.PLUM if getattr(row, "chosen", False) else palette.NAVY
        sheet.mark(row.date, y, f"{text}, {row.date.label(sheet.lang)}", color, "diamond", code=row.milestone_id)
        style = {"shift": 9, "bgcolor": palette.WHITE, "align": place.anchor}
        below = LINE / 2 if place.lines else LANE * (place.label_lane - place.lane)  # the first line is at the mark
        lines = [escape(line, quote=False) for line in place.lines]
        sheet.write("<br>".join(lines) or text, place.day, y + below, anchor=place.anchor, **style)
    sheet.top += LANE * (max(place.label_lane for place in placed) + 1) + GAP
