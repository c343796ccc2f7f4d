"""Panels with one column for each year: where columns, headings, names of rows and years stand.

Across, a figure is laid out in pixels of its least width, and stretches where it has more; down in pixels.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from html import escape

from jarfalla_data.charts import palette
from jarfalla_data.charts.canvas import text_width
from jarfalla_data.charts.spec import Json, Spec

NARROW_BELOW = 480
HEADING, YEARS, NOTE, BETWEEN = 26, 22, 24, 24
SMALL = 12
GREY: Json = {"size": SMALL, "color": palette.MUTED}


@dataclass(frozen=True)
class Panel:
    """A panel from `left`, `width` pixels wide, with a column for each year."""

    left: float
    width: float
    years: range

    @property
    def column(self) -> float:
        """The width of a year."""
        return self.width / len(self.years)

    def x(self, year: int) -> float:
        """The middle of a year."""
        return self.left + self.column * (year - self.years.start + 0.5)

    def has_room(self, texts: list[str]) -> bool:
        """Whether each of the texts fits into a column."""
        return all(text_width(text, SMALL) <= self.column - 2 for text in texts)

    def base_line(self, spec: Spec, y: float) -> None:
        """The line that the values of a row stand on."""
        line = {"color": palette.OUTLINE, "width": 1}
        spec.add_line(self.left, y, self.left + self.width, y, line=line)

    def heading(self, spec: Spec, text: str, y: float) -> None:
        """The name of the panel, above it."""
        spec.add_text(f"<b>{text}</b>", self.left, y + HEADING / 2 - 3, xanchor="left")

    def name_years(self, spec: Spec, y: float) -> None:
        """Each year below its column, as many as there is room for."""
        every = math.ceil((text_width("2024", SMALL) + 4) / self.column)
        for year in self.years[::every]:
            spec.add_text(str(year), self.x(year), y + YEARS / 2, font=GREY)


def name_row(spec: Spec, panel: Panel, text: str, y: float, *, above: bool) -> None:
    """The name of a row, left of the panel or above the row."""
    name = escape(text, quote=False)  # plotly reads markup in texts
    if above:
        spec.add_text(name, panel.left, y, xanchor="left")
    else:
        spec.add_text(name, panel.left, y, xanchor="right", xshift=-10)


def finish(spec: Spec, width: int, height: float, note: str) -> Json:
    """The whole figure, with a note on its marks below."""
    if note:
        spec.add_text(note, 0, height + NOTE / 2, xanchor="left", font=GREY)
    down = height + (NOTE if note else 0)
    return spec.finish(
        round(down) + 4,
        margin={"l": 2, "r": 2, "t": 2, "b": 2},
        xaxis={"range": [0, width - 4], "visible": False, "fixedrange": True},
        yaxis={"range": [down, 0], "visible": False, "fixedrange": True},
        barmode="overlay",
    )
