"""Drawing felt beside reported: a mark for each area, the middle of each as a line, names where the two part ways."""

from __future__ import annotations

import math
from html import escape
from typing import Any

from jarfalla_data.charts import palette
from jarfalla_data.charts.canvas import text_width
from jarfalla_data.charts.felt_reported import point_words
from jarfalla_data.charts.model import Chart
from jarfalla_data.charts.priority_words import Priority
from jarfalla_data.charts.spec import Json, Spec
from jarfalla_data.measures.felt_reported import MORE_FELT, PER
from jarfalla_data.wording import format_share

NARROW_BELOW = 480
HEIGHT, NARROW_HEIGHT = 400, 400
LEFT, RIGHT, TOP, FOOT = 44, 12, 46, 46
SMALL, LABEL = 12, 17
"""Sizes in pixels: of secondary texts, and of the room that a name takes downwards."""


def draw(chart: Chart, width: int) -> Json:
    """The figure for a place at least `width` pixels wide: up is felt, to the right is reported."""
    rows = [row for row in chart.layers["rows"].rows if not row.untold]
    told, narrow = Priority("", {}, "", chart.lang), width < NARROW_BELOW
    height = NARROW_HEIGHT if narrow else HEIGHT
    right = max(float(row.rate_high if row.side else row.rate) for row in rows) * 1.08
    top = math.ceil(max(float(row.share_high if row.side else row.share) for row in rows) * 10 + 0.2) / 10
    spec, plain, apart = Spec(), [row for row in rows if not row.side], [row for row in rows if row.side]
    _middles(spec, rows[0], (right, top), told)
    _crosses(spec, apart)
    _marks(spec, plain, palette.NAVY, "circle", told)
    _marks(spec, apart, palette.PLUM, "diamond", told)
    plot = (width - LEFT - RIGHT, height - TOP - FOOT)
    _names(spec, apart, (right, top), plot)
    share, rate = told.t("Andel otrygga"), told.t("Händelser per {per} invånare", per=told.number(PER))
    font = {"size": SMALL, "color": palette.INK}
    paper = {"xref": "paper", "yref": "paper", "font": font}
    spec.add_text(share, 0, 1, xanchor="left", yanchor="bottom", xshift=-LEFT + 4, yshift=24, **paper)
    spec.add_text(rate, 1, 0, xanchor="right", yanchor="top", yshift=-24, **paper)
    return spec.finish(
        height,
        margin={"l": LEFT, "r": RIGHT, "t": TOP, "b": FOOT},
        xaxis={**_axis(), "range": [0, right], "nticks": 6},
        yaxis={**_axis(), "range": [0, top], **_shares(top, told)},
    )


def _axis() -> Json:
    return {
        "fixedrange": True,
        "gridcolor": palette.RULE,
        "zeroline": False,
        "tickangle": 0,
        "tickfont": {"size": SMALL, "color": palette.MUTED},
    }


def _shares(top: float, told: Priority) -> Json:
    ticks = [round(0.1 * i, 1) for i in range(round(top * 10) + 1)]
    ticks = ticks if len(ticks) <= 6 else ticks[::2]
    return {"tickmode": "array", "tickvals": ticks, "ticktext": [format_share(tick, told.lang) for tick in ticks]}


def _middles(spec: Spec, any_row: Any, ends: tuple[float, float], told: Priority) -> None:
    """A line through the middle area of each, and in the corners what it means to be there."""
    (right, top), t = ends, told.t
    x, y = float(any_row.middle_rate), float(any_row.middle_share)
    line = {"color": palette.OUTLINE, "width": 1, "dash": "dot"}
    spec.add_line(x, 0, x, top, line=line, layer="below")
    spec.add_line(0, y, right, y, line=line, layer="below")
    grey = {"size": SMALL, "color": palette.MUTED}
    spec.add_text(
        t("hög otrygghet,<br>få händelser"), 0, top, xanchor="left", yanchor="top", align="left", xshift=4, font=grey
    )
    corner = {"xanchor": "right", "yanchor": "bottom", "align": "right", "font": grey}
    spec.add_text(t("låg otrygghet,<br>många händelser"), right, 0, **corner)
    spec.add_text(t("mitten"), x, top, yanchor="bottom", font=grey)


def _crosses(spec: Spec, rows: list[Any]) -> None:
    """Both intervals of the areas that have names."""
    for low, high, other, across in (
        ("rate_low", "rate_high", "share", True),
        ("share_low", "share_high", "rate", False),
    ):
        ends = [v for row in rows for v in (float(getattr(row, low)), float(getattr(row, high)), None)]
        still = [v for row in rows for v in (float(getattr(row, other)), float(getattr(row, other)), None)]
        spec.add_scatter(
            x=ends if across else still,
            y=still if across else ends,
            mode="lines",
            line={"color": palette.INTERVAL, "width": 3},
            hoverinfo="skip",
        )


def _marks(spec: Spec, rows: list[Any], color: str, symbol: str, told: Priority) -> None:
    spec.add_scatter(
        x=[float(row.rate) for row in rows],
        y=[float(row.share) for row in rows],
        mode="markers",
        marker={
            "size": 12,
            "opacity": 1,
            "color": color,
            "symbol": symbol,
            "line": {"color": palette.WHITE, "width": 1},
        },
        customdata=[row.code for row in rows],
        text=[f"{escape(row.label, quote=False)}<br>{point_words(row, told)}" for row in rows],
        hoverinfo="text",
    )


def _names(spec: Spec, rows: list[Any], ends: tuple[float, float], plot: tuple[int, int]) -> None:
    """Names beside their marks, inside the figure, moved down where one would lie on another."""
    (right, top), (wide, high) = ends, plot
    taken: list[tuple[float, float, float]] = []
    for row in sorted(rows, key=lambda row: -float(row.share)):
        x, y = wide * float(row.rate) / right, high * (1 - float(row.share) / top)
        length = text_width(row.label, palette.TEXT) * 1.08
        left = row.side == MORE_FELT  # away from the others: what is felt more stands to the left of them
        left = x - 10 - length >= 0 if left else x + 10 + length > wide
        start = x - 10 - length if left else x + 10
        down = y - 14
        while any(abs(down - t) < LABEL and start < e and b < start + length for b, e, t in taken):
            down += LABEL
        taken.append((start, start + length, down))
        anchor, at = ("right", start + length) if left else ("left", start)
        spec.add_text(
            f"<b>{escape(row.label, quote=False)}</b>",
            float(row.rate),
            float(row.share),
            xanchor=anchor,
            yanchor="middle",
            xshift=at - x,
            yshift=y - down,
            bgcolor="rgba(255, 255, 255, 0.8)",
            font={"size": palette.TEXT, "color": palette.PLUM},
        )
