"""A figure in plotly's own JSON, built piece by piece.

Plain dictionaries: building the same figure of plotly's classes takes many times as long, at every click. The tests
hold each figure against plotly's schema.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from jarfalla_data.charts import palette

Json = dict[str, Any]


@dataclass
class Spec:
    """Traces, shapes and texts of a figure under construction, and its layout."""

    data: list[Json] = field(default_factory=list)
    annotations: list[Json] = field(default_factory=list)
    shapes: list[Json] = field(default_factory=list)
    layout: Json = field(default_factory=dict)

    def add_scatter(self, **trace: Any) -> None:
        """A trace of type scatter."""
        self.data.append({"type": "scatter", **trace})

    def add_text(self, text: str, x: Any, y: Any, **annotation: Any) -> None:
        """A text without an arrow."""
        self.annotations.append({"text": text, "x": x, "y": y, "showarrow": False, **annotation})

    def add_texts(self, texts: Sequence[str], x: float, y: Sequence[float], *, gap: str, side: str, font: Json) -> None:
        """A column of texts to the right or left of x, after or before a gap of spaces that have a width.

        One trace: as many annotations take plotly several times as long.
        """
        self.add_scatter(
            x=[x] * len(texts),
            y=list(y),
            text=[f"{gap}{text}" if side == "right" else f"{text}{gap}" for text in texts],
            mode="text",
            textposition=f"middle {side}",
            textfont=font,
            hoverinfo="skip",
            cliponaxis=False,
        )

    def add_line(self, x0: Any, y0: Any, x1: Any, y1: Any, **shape: Any) -> None:
        """A straight line."""
        self.shapes.append({"type": "line", "x0": x0, "y0": y0, "x1": x1, "y1": y1, **shape})

    def add_path(self, path: str, **shape: Any) -> None:
        """Lines between points, as SVG writes them."""
        self.shapes.append({"type": "path", "path": path, **shape})

    def add_rectangle(self, x0: Any, y0: Any, x1: Any, y1: Any, **shape: Any) -> None:
        """A rectangle."""
        self.shapes.append({"type": "rect", "x0": x0, "y0": y0, "x1": x1, "y1": y1, **shape})

    def finish(self, height: int, **layout: Any) -> Json:
        """The whole figure as JSON, on white, in the dashboard's font, without plotly's own controls."""
        house = {
            "height": height,
            "template": {},  # streamlit sets one of its own that is drawn wrong elsewhere
            "paper_bgcolor": palette.WHITE,
            "plot_bgcolor": palette.WHITE,
            "font": {"family": palette.FONT, "color": palette.INK, "size": palette.TEXT},
            "hoverlabel": {
                "bgcolor": palette.WHITE,
                "bordercolor": palette.MUTED,
                "align": "left",
                "font": {"family": palette.FONT, "color": palette.INK, "size": palette.TEXT},
            },
            "showlegend": False,
            "dragmode": False,
            "annotations": self.annotations,
            "shapes": self.shapes,
        }
        return {"data": self.data, "layout": {**house, **self.layout, **layout}}
