"""Charts as plotly figures, for a wide page and for a narrow one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from jarfalla_data.charts import palette
from jarfalla_data.charts.describe import example_mark
from jarfalla_data.charts.draw_drug_scene import draw as draw_drug_scene
from jarfalla_data.charts.model import Badge, Chart
from jarfalla_data.charts.spec import Json

MARK_HEIGHT = 18
WIDE, NARROW = 720, 330
"""The least widths in pixels that drawings are laid out for. Where there is less than WIDE, the narrow one is shown."""

DRAWINGS: dict[str, Callable[[Chart, int], Json]] = {"drug_scene": draw_drug_scene}
"""By kind of chart: the function that draws it for a place at least so many pixels wide."""


@dataclass(frozen=True)
class Drawing:
    """A figure as plotly's JSON, and its height in pixels."""

    spec: Json
    height: int


def draw(chart: Chart, width: int) -> Drawing:
    """Draw a chart for a place at least `width` pixels wide."""
    spec = DRAWINGS[chart.kind](chart, width)
    if Badge.EXAMPLE in chart.badges:
        _mark_as_example(spec, chart.lang)
    return Drawing(spec, int(spec["layout"]["height"]))


def _mark_as_example(spec: Json, lang: str) -> None:
    """Write into the figure, above everything in it, that its numbers are invented."""
    layout = spec["layout"]
    margin = layout.setdefault("margin", {})
    margin["t"] = margin.get("t", 0) + MARK_HEIGHT
    layout["height"] += MARK_HEIGHT
    layout["annotations"].append(
        {
            "text": f"<b>{example_mark(lang)}</b>",
            "xref": "paper",
            "yref": "paper",
            "x": 1,
            "y": 1,
            "xanchor": "right",
            "yanchor": "bottom",
            "yshift": margin["t"] - MARK_HEIGHT,
            "showarrow": False,
            "font": {"size": 12, "color": palette.EXAMPLE},
        }
    )
