"""Drawing rows of bars above each other on one time axis, each row on its own scale from 0."""

from __future__ import annotations

import datetime as dt
import itertools
from dataclasses import dataclass
from html import escape
from typing import Any

import pandas as pd

from jarfalla_data.charts import palette
from jarfalla_data.charts.canvas import TimeCanvas, text_width
from jarfalla_data.charts.incident_words import period_label
from jarfalla_data.charts.model import Chart
from jarfalla_data.charts.spec import Json, Spec
from jarfalla_data.charts.time_axis import time_axis
from jarfalla_data.measures.incident_terms import DETECTION_DRIVEN, SERIES
from jarfalla_data.vocabulary.published import MUNICIPAL_PARTS
from jarfalla_data.wording import format_number, translator

NARROW_BELOW = 480
BARS, GAP, LABEL, NOTE, AXIS = 44, 16, 18, 22, 26
RIGHT = 44  # pixels for the highest value of each row
DAY = dt.timedelta(days=1)
MILLISECONDS = 86_400_000
ALONE = (*SERIES, *MUNICIPAL_PARTS.codes)
"""Series that are compared with no other."""


@dataclass(frozen=True)
class Layout:
    """Where rows stand, in pixels from the top; labels are at the left, or above their rows where it is narrow."""

    canvas: TimeCanvas
    left: float
    above: int

    def top(self, i: int) -> float:
        """The upper edge of a row's bars."""
        return self.above + (self.above + BARS + GAP) * i

    def label_y(self, i: int) -> float:
        """The middle of a row's label."""
        return self.top(i) - self.above / 2 if self.above else self.top(i) + BARS / 2


@dataclass(frozen=True)
class Scale:
    """The number at the top of a row, and whether it stands there."""

    highest: int
    written: bool


def draw(chart: Chart, width: int) -> Json:
    """The figure for a place at least `width` pixels wide."""
    rows = chart.layers["rows"].rows
    series = [list(group) for _, group in itertools.groupby(rows, key=lambda row: row.series)]
    layout = layout_of(series, width)
    spec = Spec()
    for i, (group, scale) in enumerate(zip(series, _scales(series), strict=True)):
        _row(spec, group, i, layout, chart.lang, scale)
    height = layout.top(len(series) - 1) + BARS
    note = _note(rows, chart.lang)
    if note:
        grey = {"size": 12, "color": palette.MUTED}
        place = {"xref": "paper", "yref": "paper", "xanchor": "left", "xshift": -layout.left, "yanchor": "middle"}
        spec.add_text(note, 0, 0, yshift=-AXIS - NOTE / 2, font=grey, **place)
    below = AXIS + (NOTE if note else 0)
    return spec.finish(
        round(height + below + 6),
        margin={"l": layout.left, "r": RIGHT, "t": 6, "b": below},
        xaxis=time_axis(layout.canvas, rows, chart.lang),
        yaxis={"range": [height, 0], "visible": False, "fixedrange": True},
        bargap=0,
    )


def layout_of(series: list[list[Any]], width: int) -> Layout:
    """Where the rows of some series stand in a place so many pixels wide."""
    narrow = width < NARROW_BELOW
    longest = max(text_width(group[0].label, palette.TEXT) for group in series)
    left = 4.0 if narrow else longest + 16
    first, end = dt.date(series[0][0].first.year, 1, 1), dt.date(series[0][-1].last.year + 1, 1, 1)
    return Layout(TimeCanvas(first, end, round(width - left - RIGHT), palette.TEXT), left, LABEL if narrow else 0)


def _highest(rows: list[Any]) -> int:
    return max((int(row.reports) for row in rows if pd.notna(row.reports)), default=0)


def _scales(series: list[list[Any]]) -> list[Scale]:
    """Areas are compared with each other on one scale; a group has its own, and so has a part, which is their sum."""
    alone = [group[0].series in ALONE for group in series]
    shared = _highest([row for group, own in zip(series, alone, strict=True) if not own for row in group])
    first = alone.index(False) if False in alone else None
    return [
        Scale(_highest(group), written=True) if own else Scale(shared, written=i == first)
        for i, (group, own) in enumerate(zip(series, alone, strict=True))
    ]


def _row(spec: Spec, group: list[Any], i: int, layout: Layout, lang: str, scale: Scale) -> None:
    """The bars of one series, the end of its scale as a labelled line, and its name."""
    shown = [row for row in group if pd.notna(row.reports)]
    top, bottom = layout.top(i), layout.top(i) + BARS
    for y, color, layer in ((top, palette.RULE, "below"), (bottom, palette.OUTLINE, "above")):
        spec.add_line(0, y, 1, y, xref="paper", line={"color": color, "width": 1}, layer=layer)
    if shown and scale.written:
        number = format_number(scale.highest, lang)
        grey = {"size": 12, "color": palette.MUTED}
        spec.add_text(number, 1, top, xref="paper", xanchor="left", xshift=6, font=grey)
    if shown:
        spec.data.append(_bars(shown, bottom, BARS / max(scale.highest, 1), lang))
    draw_hidden(spec, [row for row in group if pd.isna(row.reports)], top, layout, lang)
    draw_name(spec, group[0], layout.label_y(i), narrow=bool(layout.above))


def draw_name(spec: Spec, row: Any, y: float, *, narrow: bool) -> None:
    """The series and, beside or below it, its sum."""
    total = f'<span style="color:{palette.MUTED}">{row.total}</span>' if row.total else ""
    anchor = {"xanchor": "left", "xshift": 0} if narrow else {"xanchor": "right", "xshift": -10, "align": "right"}
    between = "  " if narrow else "<br>"
    label = escape(row.label, quote=False)  # plotly reads markup in texts
    spec.add_text(label + (between + total if total else ""), 0, y, xref="paper", **anchor)


def _bars(rows: list[Any], bottom: float, scale: float, lang: str) -> Json:
    """One bar per period, up from the row's base; what is not whole is hatched."""
    color = palette.TURQUOISE if rows[0].series == DETECTION_DRIVEN else palette.NAVY
    return {
        "type": "bar",
        "x": [row.first.isoformat() for row in rows],
        "width": [(row.last - row.first + DAY).days * MILLISECONDS for row in rows],
        "offset": 0,
        "base": bottom,
        "y": [-scale * int(row.reports) for row in rows],
        "marker": {
            "color": color,
            "line": {"color": palette.WHITE, "width": 0.5 if len(rows) > 40 else 1.5},
            "pattern": {"shape": ["" if row.complete else "/" for row in rows], "size": 5, "solidity": 0.35},
        },
        "hovertext": [_hover(row, lang) for row in rows],
        "hoverinfo": "text",
    }


def _hover(row: Any, lang: str) -> str:
    t, when = translator(lang), period_label(row.first, row.last, lang)
    whole = "" if row.complete else f" ({t('ofullständig eller inte slutlig')})"
    return f"{escape(row.label, quote=False)}<br>{when}{whole}: {format_number(int(row.reports), lang)}"


def draw_hidden(spec: Spec, rows: list[Any], top: float, layout: Layout, lang: str) -> None:
    """Hatched over the whole height where a value is not shown, with the word where there is room for it."""
    word = translator(lang)("visas inte")
    for first, end in _stretches(rows):
        a, b = first.isoformat(), end.isoformat()
        spec.add_scatter(
            x=[a, b, b, a],
            y=[top, top, top + BARS, top + BARS],
            mode="lines",
            fill="toself",
            line={"width": 0},
            fillpattern={"shape": "/", "fgcolor": palette.HATCH, "bgcolor": palette.WHITE, "size": 5, "solidity": 0.2},
            hoveron="fills",
            text=word,
            hoverinfo="text",
        )
        if layout.canvas.fits(word, first, end, 12):
            middle = (first + (end - first) / 2).isoformat()
            spec.add_text(word, middle, top + BARS / 2, bgcolor=palette.WHITE, font={"size": 12})


def _stretches(rows: list[Any]) -> list[tuple[dt.date, dt.date]]:
    """Neighbouring periods joined: first day, and the day after the last."""
    joined: list[tuple[dt.date, dt.date]] = []
    for row in rows:
        end = row.last + DAY
        if joined and joined[-1][1] == row.first:
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((row.first, end))
    return joined


def _note(rows: list[Any], lang: str) -> str:
    """What the hatching means, where there is any."""
    t = translator(lang)
    hidden, partial = any(pd.isna(row.reports) for row in rows), not all(row.complete for row in rows)
    said = (
        t("Randigt grått: visas inte, små antal.") if hidden else "",
        t("Randigt: ofullständig eller inte slutlig.") if partial else "",
    )
    return " ".join(filter(None, said))
