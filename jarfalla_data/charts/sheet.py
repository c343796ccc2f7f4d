"""A figure of rows above each other on one time axis, laid out in pixels from the top."""

from __future__ import annotations

import datetime as dt
import math
import textwrap
from dataclasses import dataclass
from typing import Any

from jarfalla_data.charts import palette
from jarfalla_data.charts.canvas import TimeCanvas, letters_across, text_width
from jarfalla_data.charts.spec import Json, Spec
from jarfalla_data.partial_dates import PartialDate
from jarfalla_data.wording import Translator

HEADING = 24
LINE = 17
MARGIN_LEFT = 24
DAY = dt.timedelta(days=1)


@dataclass
class Sheet:
    """A figure under construction; `top` is where the next row begins, in pixels from the top."""

    figure: Spec
    canvas: TimeCanvas
    t: Translator
    lang: str
    top: float = 0
    left: int = MARGIN_LEFT

    def heading(self, text: str) -> None:
        """The name of the next row, at the left edge, on as many lines as it needs."""
        lines = textwrap.wrap(text, letters_across(self.canvas.width, self.canvas.size))
        height = HEADING + LINE * (len(lines) - 1)
        style = {"color": palette.MUTED, "shift": 0, "bgcolor": palette.WHITE, "align": "left"}
        self.write("<br>".join(lines), self.canvas.first, self.top + height / 2, **style)
        self.top += height

    def write(self, text: str, day: dt.date, y: float, **style: Any) -> None:
        """A line of text; `anchor` (left, center, right) is the part of it that stands at the day."""
        if not text:
            return
        shift = style.pop("shift", 6)
        anchor = style.pop("anchor", "left")
        self.figure.add_text(
            text,
            day.isoformat(),
            y,
            xanchor=anchor,
            yanchor="middle",
            xshift={"left": shift, "right": -shift}.get(anchor, 0),
            bgcolor=style.pop("bgcolor", None),
            align=style.pop("align", "center"),
            borderpad=1,
            font={"size": style.pop("size", self.canvas.size), "color": palette.INK, **style},
        )

    def block(self, first: dt.date, end: dt.date, height: float, hover: str, **style: Any) -> None:
        """A filled rectangle from a day up to another, `height` pixels high, at the top of the row."""
        a, b = first.isoformat(), end.isoformat()
        self.figure.add_scatter(
            x=[a, b, b, a, a],
            y=[self.top, self.top, self.top + height, self.top + height, self.top],
            mode="lines",
            fill="toself",
            hoveron="fills",
            text=hover,
            hoverinfo="text",
            **style,
        )

    def mark(  # what it looks like is told apart by name
        self, date: PartialDate, y: float, hover: str, color: str, symbol: str, *, hollow: bool = False, code: str = ""
    ) -> None:
        """A symbol for a day; what is known no better is as wide as its month, season or year.

        `code` is what a click on it tells.
        """
        wide = self.canvas.x(date.end) - self.canvas.x(date.first) > 24
        middle = date.first + (date.end - date.first) / 2
        across = [day.isoformat() for day in (date.first, middle, date.end)]
        told = {"customdata": [code] * len(across)} if code else {}
        if not date.is_exact:
            self._line(across, y, hover, color, 7 if wide else 3, **told)
        if wide and hollow:
            self._line(across, y, hover, palette.WHITE, 4, **told)
        if not wide:
            inside = palette.WHITE if hollow else color
            self.figure.add_scatter(
                x=[middle.isoformat()],
                y=[y],
                mode="markers",
                marker={"symbol": symbol, "size": 11, "color": inside, "line": {"color": color, "width": 2}},
                text=hover,
                hoverinfo="text",
                **({"customdata": [code]} if code else {}),
            )

    def _line(self, x: list[str], y: float, hover: str, color: str, width: int, **told: Any) -> None:
        self.figure.add_scatter(
            x=x,
            y=[y] * len(x),
            mode="lines",
            line={"color": color, "width": width},
            text=hover,
            hoverinfo="text",
            **told,
        )

    def finish(self) -> Json:
        """The figure with its time axis below the last row."""
        first, end = self.canvas.first, self.canvas.end
        years = range(first.year, (end - DAY).year + 1)
        for year in (*years, end.year):
            self._year_line(dt.date(year, 1, 1))
        named = years[:: math.ceil((text_width("2024", self.canvas.size) + 6) * len(years) / self.canvas.width)]
        return self.figure.finish(
            round(self.top) + 34,
            margin={"l": self.left, "r": 4, "t": 6, "b": 28},
            xaxis={
                "type": "date",
                "range": [first.isoformat(), end.isoformat()],
                "fixedrange": True,
                "tickmode": "array",
                # A year's name stands in the middle of the year, its line at its start.
                "tickvals": [dt.date(year, 7, 2).isoformat() for year in named],
                "ticktext": [str(year) for year in named],
                "tickangle": 0,
                "tickfont": {"size": self.canvas.size, "color": palette.INK},
                "showgrid": False,
            },
            yaxis={"range": [round(self.top), 0], "visible": False, "fixedrange": True},
        )

    def _year_line(self, day: dt.date) -> None:
        line = {"color": palette.RULE, "width": 1}
        self.figure.add_line(day.isoformat(), 0, day.isoformat(), 1, yref="paper", line=line, layer="below")
