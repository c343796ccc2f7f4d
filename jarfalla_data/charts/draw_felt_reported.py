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
HEIGHT = 400
LEFT, RIGHT, TOP, FOOT = 44, 12, 46, 46
SMALL, LABEL = 12, 17
"""Sizes in pixels: of secondary texts, and of the room that a name takes downwards."""
AIR = 4
"""Pixels below the last line of the key: a text is a little higher than its line."""
MARK, AWAY = 7, 10
"""Pixels from the middle of a mark: to its edge, and to a name beside it."""

Box = tuple[float, float, float, float]
"""Left, top, right and bottom in pixels."""


def draw(chart: Chart, width: int) -> Json:
    """The figure for a place at least `width` pixels wide: up is felt, to the right is reported."""
    rows = [row for row in chart.layers["rows"].rows if not row.untold]
    told, narrow = Priority("", {}, "", chart.lang), width < NARROW_BELOW
    right = max(float(row.rate_high if row.side else row.rate) for row in rows) * 1.08
    top = math.ceil(max(float(row.share_high if row.side else row.share) for row in rows) * 10 + 0.2) / 10
    spec, plain, apart = Spec(), [row for row in rows if not row.side], [row for row in rows if row.side]
    _middles(spec, rows[0], (right, top), told)
    _crosses(spec, apart)
    _marks(spec, plain, palette.NAVY, "circle", told)
    _marks(spec, apart, palette.PLUM, "diamond", told)
    apart.sort(key=lambda row: -float(row.share))
    named = [(str(i) if narrow else row.label, row) for i, row in enumerate(apart, 1)]
    _names(spec, named, rows, ((width - LEFT - RIGHT) / right, (HEIGHT - TOP - FOOT) / top))
    below = LABEL * len(named) + AIR if narrow else 0  # a narrow figure has numbers, and a key below it
    if narrow:
        _key(spec, named)
    share, rate = told.t("Andel otrygga"), told.t("Händelser per {per} invånare", per=told.number(PER))
    font = {"size": SMALL, "color": palette.INK}
    paper = {"xref": "paper", "yref": "paper", "font": font}
    spec.add_text(share, 0, 1, xanchor="left", yanchor="bottom", xshift=-LEFT + 4, yshift=24, **paper)
    spec.add_text(rate, 1, 0, xanchor="right", yanchor="top", yshift=-24, **paper)
    return spec.finish(
        HEIGHT + below,
        margin={"l": LEFT, "r": RIGHT, "t": TOP, "b": FOOT + below},
        xaxis={**_axis(), "range": [0, right], **_rates(right, told)},
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


def _rates(right: float, told: Priority) -> Json:
    """Round numbers below the axis, at most six of them after 0."""
    step = next(times * 10**power for power in range(6) for times in (1, 2, 5) if right / (times * 10**power) < 7)
    ticks = list(range(0, math.floor(right) + 1, step))
    return {"tickmode": "array", "tickvals": ticks, "ticktext": [told.number(tick) for tick in ticks]}


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


def _names(spec: Spec, named: list[tuple[str, Any]], rows: list[Any], scale: tuple[float, float]) -> None:
    """What stands beside each of some marks: nearest to it where it lies on no mark and on nothing that stands there.

    `scale`: pixels across and upwards for each unit.
    """
    points = [(float(row.rate) * scale[0], -float(row.share) * scale[1]) for row in rows]
    taken: list[Box] = [(x - MARK, y - MARK, x + MARK, y + MARK) for x, y in points]
    for text, row in named:
        x, y = float(row.rate) * scale[0], -float(row.share) * scale[1]
        length = text_width(text, palette.TEXT) * 1.08
        places = [
            (x + AWAY if right else x - AWAY - length, y + down)
            for down in sorted(range(-4 * LABEL, 4 * LABEL + 1, 4), key=lambda down: abs(abs(down) - LABEL))
            for right in ((False, True) if row.side == MORE_FELT else (True, False))
        ]
        inside = [(left, middle) for left, middle in places if left >= 0]
        at = next((place for place in inside if _is_free(_box(place, length), taken)), inside[0])
        taken.append(_box(at, length))
        spec.add_text(
            f"<b>{escape(text, quote=False)}</b>",
            float(row.rate),
            float(row.share),
            xanchor="left",
            yanchor="middle",
            xshift=at[0] - x,
            yshift=y - at[1],
            bgcolor=palette.VEIL,  # intervals go on behind a name
            font={"size": palette.TEXT, "color": palette.PLUM},
        )


def _box(place: tuple[float, float], length: float) -> Box:
    """From where to where a line of text reaches that begins at a place and has its middle there."""
    left, middle = place
    return left, middle - LABEL / 2, left + length, middle + LABEL / 2


def _is_free(box: Box, taken: list[Box]) -> bool:
    left, top, right, bottom = box
    return not any(left < r and x < right and top < b and y < bottom for x, y, r, b in taken)


def _key(spec: Spec, named: list[tuple[str, Any]]) -> None:
    """Below the figure, a line for each number: the name that it stands for."""
    for i, (number, row) in enumerate(named):
        spec.add_text(
            f"<b>{number}</b> {escape(row.label, quote=False)}",
            0,
            0,
            xref="paper",
            yref="paper",
            xanchor="left",
            yanchor="top",
            xshift=-LEFT + 4,
            yshift=-FOOT - LABEL * i,
            font={"size": palette.TEXT, "color": palette.PLUM},
        )
