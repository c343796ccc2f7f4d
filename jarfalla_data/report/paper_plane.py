"""Where the places of a figure in plotly's JSON are, in pixels: its axes, margins, and lengths on them."""

from __future__ import annotations

import datetime as dt
import math
from dataclasses import dataclass
from typing import Any

from jarfalla_data.charts.spec import Json

DAY_MS = 86_400_000
DEFAULT_MARGIN = {"l": 80.0, "r": 80.0, "t": 100.0, "b": 80.0}


@dataclass(frozen=True)
class Scale:
    """One axis: the values at its ends, as plain numbers, and where these are in pixels."""

    kind: str  # "linear", "date" or "log"
    ends: tuple[float, float]
    pixels: tuple[float, float]

    def number(self, value: Any) -> float:
        """A value as a plain number: days of a date, the logarithm on a logarithmic axis."""
        if self.kind == "date":
            return days(value)
        return math.log10(float(value)) if self.kind == "log" else float(value)

    def at(self, value: Any) -> float:
        """Where a value is."""
        return self.at_number(self.number(value))

    def at_number(self, number: float) -> float:
        """Where a plain number of this axis is."""
        (first, last), (start, end) = self.ends, self.pixels
        return start + (end - start) * (number - first) / (last - first)

    def at_part(self, part: float) -> float:
        """Where a part of the axis is, counted from its start."""
        start, end = self.pixels
        return start + (end - start) * part


@dataclass(frozen=True)
class Plane:
    """A figure's size and its two axes, in pixels."""

    width: float
    height: float
    x: Scale
    y: Scale

    def across(self, value: Any, ref: str = "x") -> float:
        """Pixels from the left edge, of a value or of a part of the paper."""
        return self.x.at_part(float(value)) if ref == "paper" else self.x.at(value)

    def down(self, value: Any, ref: str = "y") -> float:
        """Pixels from the upper edge, of a value or of a part of the paper."""
        return self.y.at_part(float(value)) if ref == "paper" else self.y.at(value)


def plane_of(spec: Json, width: float) -> Plane:
    """The plane of a figure so many pixels wide."""
    layout: Json = spec["layout"]
    margin, height = {**DEFAULT_MARGIN, **layout.get("margin", {})}, float(layout["height"])
    across = (float(margin["l"]), width - float(margin["r"]))
    down = (height - float(margin["b"]), float(margin["t"]))
    x, y = layout.get("xaxis", {}), layout.get("yaxis", {})
    return Plane(width, height, _scale(x, spec["data"], "x", across), _scale(y, spec["data"], "y", down))


def days(value: Any) -> float:
    """Days since the beginning of time, of a date or moment as text."""
    moment = dt.datetime.fromisoformat(str(value))
    return moment.toordinal() + (moment.hour * 60 + moment.minute) / 1440


def _scale(axis: Json, traces: list[Json], name: str, pixels: tuple[float, float]) -> Scale:
    kind = str(axis.get("type", "linear"))
    if "range" in axis:
        first, last = (days(end) if kind == "date" else float(end) for end in axis["range"])
    else:
        first, last = _cells(traces, name)
    return Scale(kind, (first, last), pixels)


def _cells(traces: list[Json], name: str) -> tuple[float, float]:
    """An axis without ends goes around the cells of its field."""
    z = next(trace["z"] for trace in traces if trace["type"] == "heatmap")
    return -0.5, (len(z[0]) if name == "x" else len(z)) - 0.5
