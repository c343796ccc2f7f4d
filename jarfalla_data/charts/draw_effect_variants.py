"""Drawing a specification curve: ratios with their intervals, ranked, on a logarithmic axis; the chosen one marked."""

from __future__ import annotations

import math
from html import escape
from typing import Any

import pandas as pd

from jarfalla_data.charts import palette
from jarfalla_data.charts.canvas import text_width
from jarfalla_data.charts.model import Chart
from jarfalla_data.charts.spec import Json, Spec
from jarfalla_data.wording import format_number, translator

NARROW_BELOW = 480
ROW, NARROW_ROW, FOOT, EDGE = 22, 38, 26, 12
TICKS = (0.05, 0.1, 0.25, 0.5, 1, 2, 4, 10, 20)
NO_CHANGE = {"color": palette.MUTED, "width": 1.5, "dash": "dot"}


def draw(chart: Chart, width: int) -> Json:
    """The figure for a place at least `width` pixels wide."""
    rows, spec, narrow = chart.layers["rows"].rows, Spec(), width < NARROW_BELOW
    values = [_value(row, chart.lang) for row in rows]
    left = EDGE if narrow else round(max(text_width(row.label, palette.TEXT) for row in rows)) + 18
    right = EDGE if narrow else round(max(text_width(text, palette.TEXT) for text in values)) + 18
    each = NARROW_ROW if narrow else ROW
    down = [each * i + (each * 0.74 if narrow else each / 2) for i in range(len(rows))]
    height, (low, high) = each * len(rows), _range(rows)
    for i, row in enumerate(rows):
        if row.chosen:
            place = {"xref": "paper", "layer": "below", "line": {"width": 0}, "fillcolor": palette.PALE_PLUM}
            spec.add_rectangle(0, each * i, 1, each * (i + 1), **place)
    spec.add_line(1, 0, 1, height, line=NO_CHANGE, layer="below")
    _intervals(spec, rows, values, down)
    _texts(spec, rows, values, [y - each * 0.44 for y in down] if narrow else down, (low, high), narrow=narrow)
    return spec.finish(
        height + FOOT,
        margin={"l": left, "r": right, "t": 0, "b": FOOT},
        xaxis=_axis(low, high, chart.lang),
        yaxis={"range": [height, 0], "visible": False, "fixedrange": True},
    )


def _value(row: Any, lang: str) -> str:
    if pd.isna(row.value):
        return translator(lang)("räknas inte")
    value, low, high = (format_number(float(end), lang, 2) for end in (row.value, row.low, row.high))
    return f"{value} ({low}–{high})"


def _range(rows: list[Any]) -> tuple[float, float]:
    """The ticks around all that is drawn, at least from a half to twice as many."""
    ends = [0.5, 2.0, *(float(end) for row in rows if pd.notna(row.value) for end in (row.low, row.high))]
    low = next((tick for tick in reversed(TICKS) if tick <= min(ends)), TICKS[0])
    return low, next((tick for tick in TICKS if tick >= max(ends)), TICKS[-1])


def _axis(low: float, high: float, lang: str) -> Json:
    ticks = [tick for tick in TICKS if low <= tick <= high]
    return {
        "type": "log",
        "range": [math.log10(low), math.log10(high)],
        "fixedrange": True,
        "gridcolor": palette.RULE,
        "zeroline": False,
        "tickmode": "array",
        "tickvals": ticks,
        "ticktext": [format_number(tick, lang, 0 if tick >= 1 else 2 if tick in (0.05, 0.25) else 1) for tick in ticks],
        "tickangle": 0,
        "tickfont": {"size": 12, "color": palette.MUTED},
    }


def _intervals(spec: Spec, rows: list[Any], values: list[str], down: list[float]) -> None:
    """All intervals as one trace, all dots as another; the chosen one is a diamond."""
    told = [(row, text, y) for row, text, y in zip(rows, values, down, strict=True) if pd.notna(row.value)]
    spec.add_scatter(
        x=[end for row, _, _ in told for end in (float(row.low), float(row.high), None)],
        y=[end for _, _, y in told for end in (y, y, None)],
        mode="lines",
        line={"color": palette.INTERVAL, "width": 6},
        hoverinfo="skip",
    )
    spec.add_scatter(
        x=[float(row.value) for row, _, _ in told],
        y=[y for _, _, y in told],
        mode="markers",
        marker={
            "size": [12 if row.chosen else 9 for row, _, _ in told],
            "symbol": ["diamond" if row.chosen else "circle" for row, _, _ in told],
            "color": [palette.PLUM if row.chosen else palette.NAVY for row, _, _ in told],
            "opacity": 1,
        },
        text=[f"{escape(row.label, quote=False)}: {text}" for row, text, _ in told],
        hoverinfo="text",
    )


def _texts(
    spec: Spec, rows: list[Any], values: list[str], down: list[float], ends: tuple[float, float], *, narrow: bool
) -> None:
    """Labels at the left and values at the right edge; on a narrow figure both above the interval."""
    font = {"size": palette.TEXT, "color": [palette.PLUM if row.chosen else palette.INK for row in rows]}
    bold = [f"<b>{text}</b>" if row.chosen else text for row, text in zip(rows, values, strict=True)]
    labels = [escape(row.label, quote=False) for row in rows]
    sides = ("right", "left") if narrow else ("left", "right")
    gap = "" if narrow else "\u2007\u00a0"
    spec.add_texts(labels, ends[0], down, gap=gap, side=sides[0], font=font)
    spec.add_texts(bold, ends[1], down, gap=gap, side=sides[1], font=font)
