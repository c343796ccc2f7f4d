"""Drawing presence where needed: a row a year, the share on its interval, and a diamond for an even spread."""

from __future__ import annotations

import math
from textwrap import wrap
from typing import Any

import pandas as pd

from jarfalla_data.charts import palette
from jarfalla_data.charts.canvas import letters_across
from jarfalla_data.charts.dots import interval_text
from jarfalla_data.charts.model import Chart
from jarfalla_data.charts.presence import even_words, value_words, why_refused
from jarfalla_data.charts.spec import Json, Spec
from jarfalla_data.wording import format_share, translator

NARROW_BELOW = 480
LEFT, RIGHT, ROW, FOOT, HEAD = 52, 16, 46, 26, 8
NUMBER = 17  # pixels from the middle of a row to the words below it


def draw(chart: Chart, width: int) -> Json:
    """The figure for a place at least `width` pixels wide."""
    rows, spec = chart.layers["rows"].rows, Spec()
    highest = _highest(rows)
    for i, row in enumerate(rows):
        y = HEAD + ROW * i + ROW * 0.3
        spec.add_text(f"<b>{row.year}</b>", 0, y, xref="paper", xanchor="right", xshift=-10)
        if pd.isna(row.value):
            why = wrap(why_refused(row, chart.lang), letters_across(width - LEFT - RIGHT, palette.TEXT))
            font = {"color": palette.MUTED}
            spec.add_text("<br>".join(why), 0, y, xanchor="left", align="left", font=font)
        else:
            _row(spec, row, y, chart.lang, narrow=width < NARROW_BELOW)
    height = HEAD + ROW * len(rows)
    ticks = [highest * i / 4 for i in range(5)]
    return spec.finish(
        height + FOOT,
        margin={"l": LEFT, "r": RIGHT, "t": 0, "b": FOOT},
        xaxis={
            "range": [0, highest],
            "fixedrange": True,
            "gridcolor": palette.RULE,
            "zeroline": False,
            "tickmode": "array",
            "tickvals": ticks,
            "ticktext": [format_share(tick, chart.lang) for tick in ticks],
            "tickfont": {"size": 12, "color": palette.MUTED},
        },
        yaxis={"range": [height, 0], "visible": False, "fixedrange": True},
    )


def _highest(rows: list[Any]) -> float:
    """A round end of the axis: a multiple of 4 per cent above all that is drawn."""
    ends = [float(end) for row in rows if pd.notna(row.value) for end in (row.high, row.even)]
    return min(1.0, 0.04 * math.ceil(max(ends, default=0.2) / 0.04 + 0.2))


def _row(spec: Spec, row: Any, y: float, lang: str, *, narrow: bool) -> None:
    """The interval, the share on it, the even spread, and below it both in words."""
    line = {"color": palette.INTERVAL, "width": 7}
    spec.add_scatter(x=[float(row.low), float(row.high)], y=[y, y], mode="lines", line=line, hoverinfo="skip")
    share, t = value_words(row, lang), translator(lang)
    hover = f"{row.year}: {share} ({interval_text(row, lang)})<br>{even_words(row, t)}"
    marks = {
        "opacity": 1,
        "size": [11, 12],
        "symbol": ["circle", "diamond-open"],
        "color": [palette.NAVY, palette.PLUM],
        "line": {"width": 2, "color": [palette.NAVY, palette.PLUM]},
    }
    spec.add_scatter(
        x=[float(row.value), float(row.even)],
        y=[y, y],
        mode="markers",
        marker=marks,
        text=[hover] * 2,
        hoverinfo="text",
    )
    between = "" if narrow else f" ({interval_text(row, lang)})"
    said = f"● <b>{share}</b>{between}  ◇ {even_words(row, t)}"
    spec.add_text(said, 0, y + NUMBER, xanchor="left", font={"size": 12})
