"""Drawing a control chart: what was reported as points, what is expected as a line in the field of its limits."""

from __future__ import annotations

import datetime as dt
import itertools
import math
from html import escape
from typing import Any

import pandas as pd

from jarfalla_data.charts import palette
from jarfalla_data.charts.canvas import TimeCanvas, text_width
from jarfalla_data.charts.draw_control_marks import Scale, draw_baseline, draw_cuts, draw_numbers
from jarfalla_data.charts.draw_milestones import draw_milestones
from jarfalla_data.charts.incident_words import period_label
from jarfalla_data.charts.model import Chart
from jarfalla_data.charts.sheet import DAY, Sheet
from jarfalla_data.charts.spec import Json, Spec
from jarfalla_data.measures.control_chart import NOT_FINAL, State
from jarfalla_data.wording import format_number, translator

NARROW_BELOW, GAP = 480, 14


def draw(chart: Chart, width: int) -> Json:
    """The figure for a place at least `width` pixels wide."""
    rows, basis = chart.layers["points"].rows, chart.layers["basis"].rows[0]
    step, highest = _ticks(rows)
    left = round(text_width(format_number(highest, chart.lang), 12)) + 12
    first, end = dt.date(rows[0].first.year, 1, 1), dt.date(rows[-1].last.year + 1, 1, 1)
    sheet = Sheet(
        Spec(), TimeCanvas(first, end, width - left - 4, palette.TEXT), translator(chart.lang), chart.lang, left=left
    )
    sheet.heading(_key(rows, sheet))
    scale = Scale(sheet.top, highest)
    _axis(sheet, scale, step)
    for stretch in _alike(rows):
        _limits(sheet, stretch, scale)
        _line(sheet, stretch, scale)
    _points(sheet, rows, scale, narrow=width < NARROW_BELOW)
    draw_cuts(sheet, rows, scale)
    draw_numbers(sheet, chart.layers["signals"].rows, rows, scale)
    sheet.top = scale.bottom + GAP
    draw_baseline(sheet, rows, basis)
    if "milestones" in chart.layers:
        draw_milestones(sheet, [row for row in chart.layers["milestones"].rows if first <= row.date.first < end])
    return sheet.finish()


def _ticks(rows: list[Any]) -> tuple[int, float]:
    """The step between the marks of the axis, and the highest of them."""
    ends = [float(value) for row in rows for value in (row.reports, row.high) if pd.notna(value)]
    highest = max(1.0, *ends)
    power = 10 ** max(0, math.floor(math.log10(highest)) - 1)
    step = next(power * n for n in (1, 2, 5, 10, 20, 50) if highest / (power * n) <= 5)
    return step, step * math.ceil(highest / step)


def _key(rows: list[Any], sheet: Sheet) -> str:
    """What the marks mean, above the plot: only those that there are."""
    t, states = sheet.t, {row.state for row in rows}
    judged = State.JUDGED in states
    return " ".join(
        filter(
            None,
            (
                t("Punkt: antal.") if not judged else t("Punkt: antal. Mittstreck: väntat. Yttre streck: gränser."),
                t("Romb: signal, med nummer.") if any(row.rules for row in rows) else "",
                t("Ihålig: ofullständig.") if State.UNFINISHED in states else "",
                t("Ihålig: inte slutlig.") if State.UNSETTLED in states else "",
            ),
        )
    )


def _axis(sheet: Sheet, scale: Scale, step: int) -> None:
    for value in range(0, round(scale.highest) + 1, step):
        y = scale.y(value)
        line = {"color": palette.RULE if value else palette.OUTLINE, "width": 1}
        sheet.figure.add_line(0, y, 1, y, xref="paper", line=line, layer="below")
        number = format_number(value, sheet.lang)
        sheet.write(number, sheet.canvas.first, y, anchor="right", size=12, color=palette.MUTED, shift=5)


def _alike(rows: list[Any]) -> list[list[Any]]:
    """Neighbouring periods that are judged alike: across a changed method nothing is joined."""
    return [list(group) for _, group in itertools.groupby(rows, key=lambda row: row.state)]


def _limits(sheet: Sheet, rows: list[Any], scale: Scale) -> None:
    """The field between the limits (from 0 where there is no lower one) and the expected number, in steps."""
    if any(pd.isna(row.expected) for row in rows):
        return
    days = [day.isoformat() for row in rows for day in (row.first, row.last + DAY)]
    high = [scale.y(float(row.high)) for row in rows for _ in range(2)]
    low = [scale.y(0 if pd.isna(row.low) else float(row.low)) for row in rows for _ in range(2)]
    sheet.figure.add_scatter(
        x=[*days, *reversed(days)],
        y=[*high, *reversed(low)],
        mode="lines",
        fill="toself",
        fillcolor=palette.PALE_GREY,
        line={"color": palette.INTERVAL, "width": 1},
        hoverinfo="skip",
    )
    expected = [scale.y(float(row.expected)) for row in rows for _ in range(2)]
    line = {"color": palette.MUTED, "width": 1.5}
    sheet.figure.add_scatter(x=days, y=expected, mode="lines", line=line, hoverinfo="skip")


def _line(sheet: Sheet, rows: list[Any], scale: Scale) -> None:
    x, y = [middle_of(row) for row in rows], [scale.y(row.reports) for row in rows]
    line = {"color": palette.NAVY, "width": 1, "dash": "dot" if rows[0].state in NOT_FINAL else "solid"}
    sheet.figure.add_scatter(x=x, y=y, mode="lines", line=line, hoverinfo="skip")


def middle_of(row: Any) -> str:
    """The day in the middle of a period."""
    return str((row.first + (row.last - row.first) / 2).isoformat())


def _points(sheet: Sheet, rows: list[Any], scale: Scale, *, narrow: bool) -> None:
    """All points as one trace: a signal is a large diamond, what is not judged is hollow."""
    signal, hollow = [bool(row.rules) for row in rows], [row.state in NOT_FINAL for row in rows]
    color = [palette.PLUM if s else palette.NAVY for s in signal]
    small, large = (4, 9) if narrow else (6, 11)
    sheet.figure.add_scatter(
        x=[middle_of(row) for row in rows],
        y=[scale.y(row.reports) for row in rows],
        mode="markers",
        marker={
            "opacity": 1,
            "symbol": ["diamond" if s else "circle" for s in signal],
            "size": [large if s else small for s in signal],
            "color": [palette.WHITE if h else c for h, c in zip(hollow, color, strict=True)],
            "line": {"color": color, "width": 1.5},
        },
        text=[hover_words(row, sheet.lang) for row in rows],
        hoverinfo="text",
    )


def hover_words(row: Any, lang: str) -> str:
    """A period with its number, and what was expected; for pointing at."""
    t, when = translator(lang), period_label(row.first, row.last, lang)
    number = format_number(row.reports, lang)
    if pd.isna(row.expected):
        return f"{when}: {number}"
    numbers = {name: format_number(float(getattr(row, name)), lang, 1) for name in ("expected", "high")}
    low = format_number(0 if pd.isna(row.low) else float(row.low), lang, 1)
    between = t("väntat {expected}, gränser {low}–{high}", low=low, **numbers)
    return f"{when}: {number}<br>{escape(between, quote=False)}"
