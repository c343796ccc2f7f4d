"""The axis of ranked dots: how far it reaches, and where its numbers stand."""

from __future__ import annotations

import math
from typing import Any

import pandas as pd

from jarfalla_data.charts.model import Chart


def limits(chart: Chart, rows: list[Any]) -> tuple[float, float]:
    """Round limits around all that is drawn: shares from 0, differences as far on either side of it."""
    ends = [v for row in rows for v in (row.low, row.high, row.value) if pd.notna(v)]
    ends += [chart.axis.reference] if chart.axis.reference is not None else []
    farthest = max((abs(float(v)) for v in ends), default=0.1)
    high = min(1.0, math.ceil(farthest * 10 + 0.001) / 10)
    return (-high, high) if chart.axis.differences else (0.0, high)


def ticks(low: float, high: float) -> list[float]:
    """Where the axis between two limits has its numbers: whole steps from 0."""
    step = 0.1 if high - low <= 0.6 else 0.2
    first, last = math.ceil(round(low / step, 6)), math.floor(round(high / step, 6))
    return [round(step * i, 2) for i in range(first, last + 1)]
