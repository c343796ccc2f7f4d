"""The time axis below rows of bars."""

from __future__ import annotations

import datetime as dt
import math
from typing import Any

from babel.dates import get_month_names

from jarfalla_data.charts import palette
from jarfalla_data.charts.canvas import TimeCanvas, text_width
from jarfalla_data.charts.spec import Json


def time_axis(canvas: TimeCanvas, rows: list[Any], lang: str) -> Json:
    """Each year named in its middle, as many as there is room for; of one year alone its quarters."""
    years = range(canvas.first.year, canvas.end.year)
    every = math.ceil((text_width("2024", canvas.size) + 6) * len(years) / canvas.width)
    ticks = {dt.date(year, 7, 2): str(year) for year in years if (year - years[0]) % every == 0}
    if len(years) == 1 and any(row.last.month < 12 for row in rows):
        ticks = {dt.date(years[0], month, 15): _quarter(month, lang) for month in (2, 5, 8, 11)}
    return {
        "type": "date",
        "range": [canvas.first.isoformat(), canvas.end.isoformat()],
        "fixedrange": True,
        "tickmode": "array",
        "tickvals": [day.isoformat() for day in ticks],
        "ticktext": list(ticks.values()),
        "tickangle": 0,
        "tickfont": {"size": canvas.size, "color": palette.INK},
        "showgrid": False,
    }


def _quarter(middle: int, lang: str) -> str:
    """ "jan–mar": the quarter around a month."""
    months = get_month_names("abbreviated", context="stand-alone", locale=lang)
    return f"{months[middle - 1].rstrip('.')}–{months[middle + 1].rstrip('.')}"
