"""Drawing areas against expectation: a point for each on the lines of its limits, around what is expected."""

from __future__ import annotations

from html import escape
from typing import Any

import pandas as pd

from jarfalla_data.charts import palette
from jarfalla_data.charts.canvas import text_width
from jarfalla_data.charts.funnel import standing_words
from jarfalla_data.charts.model import Chart
from jarfalla_data.charts.spec import Json, Spec
from jarfalla_data.measures.funnel import Standing
from jarfalla_data.wording import format_number, translator

NARROW_BELOW = 480
LINE, NARROW_LINE, TOP, KEY = 22, 38, 26, 40
RIGHT = 92  # pixels for the numbers
OUTER, INNER = 1.5, 7  # width of the lines: thin as far as the wide limits, thick as far as the narrow ones
EVERY = (0.5, 1.0, 1.5, 2.0, 3.0, 4.0)
SAID = (Standing.HIGHER, Standing.LOWER)
WATCHED = (Standing.EYE_ON_HIGHER, Standing.EYE_ON_LOWER)


def draw(chart: Chart, width: int) -> Json:
    """The figure for a place at least `width` pixels wide: across is the number over what is expected."""
    rows, narrow = chart.layers["rows"].rows, width < NARROW_BELOW
    judged = [row for row in rows if row.standing != Standing.TOO_FEW]
    end = max([1.5, *(float(v) for row in judged for v in (row.ratio, float(row.high) / row.expected))]) * 1.03
    step = NARROW_LINE if narrow else LINE
    y = {row.code: TOP + step * i + (step - 10 if narrow else step / 2) for i, row in enumerate(rows)}
    bottom = TOP + step * len(rows)
    left = 4.0 if narrow else max(text_width(row.label, palette.TEXT) for row in rows) + 16
    spec = Spec()
    _axis(spec, end, bottom, chart.lang, narrow=narrow)
    _limits(spec, judged, y)
    _points(spec, judged, y, chart.lang)
    _texts(spec, rows, y, end, chart.lang, narrow=narrow)
    key = translator(chart.lang)("Tjockt streck: 95 %. Tunt streck: 99,8 %. Romb: utanför något av dem.")
    _key(spec, key, left, bottom)
    return spec.finish(
        round(bottom) + KEY,
        margin={"l": left, "r": RIGHT, "t": 0, "b": 0},
        xaxis={"range": [0, end], "visible": False, "fixedrange": True},
        yaxis={"range": [bottom + KEY, 0], "visible": False, "fixedrange": True},
    )


def _axis(spec: Spec, end: float, bottom: float, lang: str, *, narrow: bool) -> None:
    """Lines at what is expected and at parts and multiples of it, named above."""
    t = translator(lang)
    names = {0.5: t("hälften"), 1.0: t("som väntat"), 2.0: t("dubbelt")}
    font = {"size": 12, "color": palette.MUTED}
    for value in EVERY:
        if value > end:
            break
        line = {"color": palette.OUTLINE if value == 1 else palette.RULE, "width": 1}
        spec.add_line(value, TOP - 4, value, bottom, line=line, layer="below")
        if value in names and not (narrow and value == EVERY[0]):
            spec.add_text(names[value], value, TOP / 2 - 1, yanchor="middle", font=font)


def _limits(spec: Spec, rows: list[Any], y: dict[str, float]) -> None:
    """Both limits of each area, as lines between them: two traces for all areas."""
    for low, high, width in (("low", "high", OUTER), ("low_95", "high_95", INNER)):
        across = [(row, [getattr(row, low), getattr(row, high)]) for row in rows]
        spec.add_scatter(
            x=[
                x
                for row, ends in across
                for x in (*((0 if pd.isna(v) else float(v)) / row.expected for v in ends), None)
            ],
            y=[v for row in rows for v in (y[row.code], y[row.code], None)],
            mode="lines",
            line={"color": palette.INTERVAL, "width": width},
            hoverinfo="skip",
        )


def _points(spec: Spec, rows: list[Any], y: dict[str, float], lang: str) -> None:
    """A point for each area; outside some limit a diamond, outside both a filled one."""
    color = [palette.PLUM if row.standing in (*SAID, *WATCHED) else palette.NAVY for row in rows]
    spec.add_scatter(
        x=[float(row.ratio) for row in rows],
        y=[y[row.code] for row in rows],
        mode="markers",
        marker={
            "opacity": 1,
            "symbol": ["diamond" if row.standing in (*SAID, *WATCHED) else "circle" for row in rows],
            "size": [11 if row.standing in (*SAID, *WATCHED) else 7 for row in rows],
            "color": [palette.WHITE if row.standing in WATCHED else c for row, c in zip(rows, color, strict=True)],
            "line": {"color": color, "width": 2},
        },
        customdata=[row.code for row in rows],
        text=[_hover(row, lang) for row in rows],
        hoverinfo="text",
    )


def _hover(row: Any, lang: str) -> str:
    said = f"{_numbers(row, lang)}: {standing_words(row.standing, translator(lang))}"
    return f"{escape(row.label, quote=False)}<br>{escape(said, quote=False)}"


def _numbers(row: Any, lang: str) -> str:
    expected = format_number(row.expected, lang, 0 if row.expected >= 20 else 1)
    return translator(lang)("{n} mot {expected}", n=format_number(row.reports, lang), expected=expected)


def _texts(spec: Spec, rows: list[Any], y: dict[str, float], end: float, lang: str, *, narrow: bool) -> None:
    """Names beside or above the lines, and the numbers to the right."""
    names = [escape(row.label, quote=False) for row in rows]
    numbers = [_numbers(row, lang) for row in rows]
    at = [y[row.code] for row in rows]
    font = {"size": palette.TEXT, "color": palette.INK}
    if narrow:
        spec.add_texts(names, 0, [v - 19 for v in at], gap="", side="right", font=font)
    else:
        spec.add_texts(names, 0, at, gap="\u2002", side="left", font=font)
    spec.add_texts(numbers, end, at, gap="\u2002", side="right", font=font)


def _key(spec: Spec, text: str, left: float, bottom: float) -> None:
    font = {"size": 12, "color": palette.MUTED}
    words = text.split(". ")
    lines = "<br>".join((". ".join(words[:2]) + ".", *words[2:]))
    spec.add_text(lines, 0, bottom + KEY / 2, xanchor="left", xshift=-left, yanchor="middle", align="left", font=font)
