"""Drawing several control charts above each other on one time axis, each on its own scale from 0.

All rows share their traces: as many traces as there are rows take plotly long to draw.
"""

from __future__ import annotations

import itertools
from html import escape
from typing import Any

import pandas as pd

from jarfalla_data.charts import palette
from jarfalla_data.charts.draw_control import hover_words, middle_of
from jarfalla_data.charts.draw_control_row import Row, draw_marks, draw_numbers
from jarfalla_data.charts.draw_periods import AXIS, BARS, DAY, RIGHT, draw_hidden, draw_name, layout_of
from jarfalla_data.charts.model import Chart
from jarfalla_data.charts.spec import Json, Spec
from jarfalla_data.charts.time_axis import time_axis
from jarfalla_data.measures.control_chart import State
from jarfalla_data.measures.control_series import is_found_by_controls
from jarfalla_data.wording import format_number, translator

KEY = 24


def draw(chart: Chart, width: int) -> Json:
    """The figure for a place at least `width` pixels wide."""
    every = chart.layers["rows"].rows
    groups = [list(group) for _, group in itertools.groupby(every, key=lambda row: row.series)]
    layout = layout_of(groups, width)
    lines = [Row(group, layout.top(i), _highest(group)) for i, group in enumerate(groups)]
    spec = Spec()
    for i, line in enumerate(lines):
        _frame(spec, line, chart.lang)
        draw_hidden(spec, [row for row in line.rows if pd.isna(row.reports)], line.top, layout, chart.lang)
        draw_name(spec, line.rows[0], layout.label_y(i), narrow=bool(layout.above))
    _fields(spec, lines)
    _counts(spec, lines, chart.lang)
    draw_marks(spec, lines, chart.lang)
    for line in lines:
        draw_numbers(spec, line, chart.layers["signals"].rows, layout)
    height = lines[-1].top + BARS
    key = _key(every, chart.lang, width)
    grey = {"size": 12, "color": palette.MUTED}
    place = {"xref": "paper", "yref": "paper", "xanchor": "left", "xshift": -layout.left, "align": "left"}
    spec.add_text(key, 0, 0, yanchor="top", yshift=-AXIS, font=grey, **place)
    below = AXIS + KEY + 16 * key.count("<br>")
    return spec.finish(
        round(height + below + 6),
        margin={"l": layout.left, "r": RIGHT, "t": 6, "b": below},
        xaxis=time_axis(layout.canvas, every, chart.lang),
        yaxis={"range": [height, 0], "visible": False, "fixedrange": True},
    )


def _highest(rows: list[Any]) -> float:
    """The top of the scale: the highest number or limit; 1 where there is none."""
    return max((float(v) for row in rows for v in (row.reports, row.high) if pd.notna(v)), default=0) or 1.0


def _frame(spec: Spec, line: Row, lang: str) -> None:
    """The end of the scale as a labelled line, and 0."""
    for y, color in ((line.top, palette.RULE), (line.top + BARS, palette.OUTLINE)):
        spec.add_line(0, y, 1, y, xref="paper", line={"color": color, "width": 1}, layer="below")
    if any(pd.notna(row.reports) for row in line.rows):
        number = format_number(round(line.highest), lang)
        grey = {"size": 12, "color": palette.MUTED}
        spec.add_text(number, 1, line.top, xref="paper", xanchor="left", xshift=6, font=grey)


def _judged(line: Row) -> list[list[Any]]:
    """Stretches of periods that have limits; across a changed method nothing is joined."""
    stretches = itertools.groupby(line.rows, key=lambda row: (row.state, pd.notna(row.expected)))
    return [list(group) for (_, known), group in stretches if known]


def _fields(spec: Spec, lines: list[Row]) -> None:
    """The fields between the limits, and what is expected, in steps; a gap between stretches."""
    field: Json = {"x": [], "y": []}
    expected: Json = {"x": [], "y": []}
    for line in lines:
        for rows in _judged(line):
            days = [day.isoformat() for row in rows for day in (row.first, row.last + DAY)]
            high = [line.y(float(row.high)) for row in rows for _ in range(2)]
            low = [line.y(0 if pd.isna(row.low) else float(row.low)) for row in rows for _ in range(2)]
            field["x"] += [*days, *reversed(days), days[0], None]
            field["y"] += [*high, *reversed(low), high[0], None]
            expected["x"] += [*days, None]
            expected["y"] += [*(line.y(float(row.expected)) for row in rows for _ in range(2)), None]
    if not field["x"]:
        return
    edge = {"color": palette.INTERVAL, "width": 1}
    spec.add_scatter(**field, mode="lines", fill="toself", fillcolor=palette.PALE_GREY, line=edge, hoverinfo="skip")
    spec.add_scatter(**expected, mode="lines", line={"color": palette.MUTED, "width": 1}, hoverinfo="skip")


def _counts(spec: Spec, lines: list[Row], lang: str) -> None:
    """What was reported as a line, what controls find in another colour."""
    for color in (palette.NAVY, palette.TURQUOISE):
        alike = [line for line in lines if (color == palette.TURQUOISE) == is_found_by_controls(line.what)]
        if alike:
            style: Json = {"line": {"color": color, "width": 1.5}, "marker": {"size": 4, "color": color, "opacity": 1}}
            spec.add_scatter(**_counted(alike, lang), mode="lines+markers", hoverinfo="text", **style)


def _counted(lines: list[Row], lang: str) -> Json:
    """All points; no line over what is hidden, or over a changed method."""
    trace: Json = {"x": [], "y": [], "text": []}
    for line in lines:
        name = escape(line.rows[0].label, quote=False)
        for rows in (list(g) for _, g in itertools.groupby(line.rows, key=lambda r: (r.state, pd.isna(r.reports)))):
            shown = [row for row in rows if pd.notna(row.reports)]
            trace["x"] += [*(middle_of(row) for row in shown), None]
            trace["y"] += [*(line.y(float(row.reports)) for row in shown), None]
            trace["text"] += [*(f"{name}<br>{hover_words(row, lang)}" for row in shown), ""]
    return trace


def _key(rows: list[Any], lang: str, width: int) -> str:
    """What the marks mean, below the axis: only those that there are."""
    t, states = translator(lang), {row.state for row in rows}
    judged = State.JUDGED in states
    said = [
        t("Linje: antal."),
        t("Grått streck: väntat. Yttre streck: gränser.") if judged else "",
        t("Romb: signal, med nummer.") if any(row.rules for row in rows) else "",
        t("Ihålig: ofullständig.") if State.UNFINISHED in states else "",
        t("Ihålig: inte slutlig.") if State.UNSETTLED in states else "",
        t("Randigt grått: visas inte, små antal.") if any(pd.isna(row.reports) for row in rows) else "",
    ]
    return ("<br>" if width < 480 else " ").join(filter(None, said))
