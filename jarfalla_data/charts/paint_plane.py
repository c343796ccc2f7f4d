"""Where the places of a figure in plotly's JSON are: its axes, margins, and lengths on them.

Places from top to bottom are in pixels; those across follow the width of the figure.
"""

from __future__ import annotations

import datetime as dt
import math
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from jarfalla_data.charts.spec import Json
from jarfalla_data.charts.svg import Across

DAY_MS = 86_400_000
DEFAULT_MARGIN = {"l": 80.0, "r": 80.0, "t": 100.0, "b": 80.0}

Place = TypeVar("Place", float, Across)


@dataclass(frozen=True)
class Scale(Generic[Place]):
    """One axis: the values at its ends, as plain numbers, and where these are."""

    kind: str  # "linear", "date" or "log"
    ends: tuple[float, float]
    places: tuple[Place, Place]

    def number(self, value: Any) -> float:
        """A value as a plain number: days of a date, the logarithm on a logarithmic axis."""
        if self.kind == "date":
            return days(value)
        return math.log10(float(value)) if self.kind == "log" else float(value)

    def at(self, value: Any) -> Place:
        """Where a value is."""
        return self.at_number(self.number(value))

    def at_number(self, number: float) -> Place:
        """Where a plain number of this axis is."""
        first, last = self.ends
        return self.at_part((number - first) / (last - first))

    def at_part(self, part: float) -> Place:
        """Where a part of the axis is, counted from its start."""
        start, end = self.places
        return start + (end - start) * part


@dataclass(frozen=True)
class Plane:
    """A figure's height in pixels and its two axes."""

    height: float
    x: Scale[Across]
    y: Scale[float]

    def across(self, value: Any, ref: str = "x") -> Across:
        """Where a value, or a part of the paper, is across."""
        return self.x.at_part(float(value)) if ref == "paper" else self.x.at(value)

    def down(self, value: Any, ref: str = "y") -> float:
        """Pixels from the upper edge, of a value or of a part of the paper."""
        return self.y.at_part(float(value)) if ref == "paper" else self.y.at(value)


def plane_of(spec: Json) -> Plane:
    """The plane of a figure."""
    layout: Json = spec["layout"]
    margin, height = {**DEFAULT_MARGIN, **layout.get("margin", {})}, float(layout["height"])
    across = Across(float(margin["l"]), 0), Across(-float(margin["r"]), 1)
    down = height - float(margin["b"]), float(margin["t"])
    x, y = layout.get("xaxis", {}), layout.get("yaxis", {})
    x_kind, y_kind = str(x.get("type", "linear")), str(y.get("type", "linear"))
    return Plane(
        height,
        Scale(x_kind, _ends(x, x_kind, spec["data"], "x"), across),
        Scale(y_kind, _ends(y, y_kind, spec["data"], "y"), down),
    )


def days(value: Any) -> float:
    """Days since the beginning of time, of a date or moment as text."""
    moment = dt.datetime.fromisoformat(str(value))
    return moment.toordinal() + (moment.hour * 60 + moment.minute) / 1440


def _ends(axis: Json, kind: str, traces: list[Json], name: str) -> tuple[float, float]:
    """The values at the ends of an axis; one without ends goes around the cells of its field."""
    if "range" in axis:
        first, last = (days(end) if kind == "date" else float(end) for end in axis["range"])
        return first, last
    z = next(trace["z"] for trace in traces if trace["type"] == "heatmap")
    return -0.5, (len(z[0]) if name == "x" else len(z)) - 0.5
