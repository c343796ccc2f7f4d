"""Charts as plotly figures, for a wide page and for a narrow one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import plotly.graph_objects as go

from jarfalla_data.charts import palette
from jarfalla_data.charts.draw_drug_scene import draw as draw_drug_scene
from jarfalla_data.charts.model import Chart

WIDE, NARROW = 720, 330
"""The least width in pixels that a drawing is laid out for. A page narrower than WIDE shows the narrow one."""

_DRAWINGS: dict[str, Callable[[Chart, int], go.Figure]] = {"drug_scene": draw_drug_scene}


@dataclass(frozen=True)
class Drawing:
    """A figure as plotly's JSON: traces and layout, and its height in pixels."""

    spec: dict[str, Any]
    height: int


def draw(chart: Chart, width: int) -> Drawing:
    """Draw a chart for a page at least `width` pixels wide (WIDE or NARROW)."""
    figure = _DRAWINGS[chart.kind](chart, width)
    figure.update_layout(
        template=None,  # streamlit sets one of its own that is drawn wrong elsewhere
        paper_bgcolor=palette.WHITE,
        plot_bgcolor=palette.WHITE,
        font={"family": palette.FONT, "color": palette.INK},
        hoverlabel={"bgcolor": palette.WHITE, "bordercolor": palette.MUTED, "align": "left"},
        showlegend=False,
        dragmode=False,
    )
    return Drawing(figure.to_plotly_json(), int(figure.layout.height))
