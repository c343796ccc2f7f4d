"""Drawing the calendar of evenings: a year across in two rows, or where it is narrow down its months.

The four states differ by fill and by what stands inside the box, so that they are told apart without colour.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from babel.dates import get_month_names

from jarfalla_data.charts import palette
from jarfalla_data.charts.canvas import text_width
from jarfalla_data.charts.evenings import evening_words, state_words
from jarfalla_data.charts.incident_hours import day_names
from jarfalla_data.charts.model import Chart
from jarfalla_data.charts.spec import Json, Spec
from jarfalla_data.measures.evenings import FRIDAY, SATURDAY, State
from jarfalla_data.wording import format_number, translator

NARROW_BELOW = 600
WEEKS, MOST_IN_MONTH = 54, 5
BOX, NARROW_BOX, ROW, NARROW_ROW = 13, 15, 24, 24
HEADING, KEY_LINE, AIR, MONTHS = 26, 24, 18, 22
LEFT, NARROW_LEFT = 76, 46

OUTER: dict[State, str] = {
    State.EMPTY: palette.WHITE,
    State.STAFFED: palette.WHITE,
    State.JOINT: palette.SEQUENTIAL[3],
    State.BRIEFED: palette.NAVY,
}
"""The fill of a box."""
INNER: dict[State, tuple[str, str, float]] = {
    State.STAFFED: ("square", palette.NAVY, 0.5),
    State.BRIEFED: ("circle", palette.ON_FILL, 0.45),
}
"""What stands inside a box: symbol, colour, and its part of the box."""


@dataclass(frozen=True)
class Box:
    """An evening of a state with its middle in pixels, and what it says."""

    state: State
    x: float
    y: float
    said: str


def draw(chart: Chart, width: int) -> Json:
    """The figure for a place at least `width` pixels wide."""
    rows, narrow, spec = chart.layers["rows"].rows, width < NARROW_BELOW, Spec()
    boxes = list(_key(spec, rows, width, chart.lang))
    y = max(box.y for box in boxes) + KEY_LINE / 2 + 8
    for year in sorted({row.year for row in rows}):
        of_year = [row for row in rows if row.year == year]
        spec.add_text(f"<b>{year}</b>", 0, y + HEADING / 2, xanchor="left")
        y = (_months_down if narrow else _weeks_across)(spec, boxes, of_year, y + HEADING, width, chart.lang)
    _boxes(spec, boxes, NARROW_BOX if narrow else BOX)
    return spec.finish(
        round(y) + 4,
        margin={"l": 2, "r": 2, "t": 2, "b": 2},
        xaxis={"range": [0, width - 4], "visible": False, "fixedrange": True},
        yaxis={"range": [y, 0], "visible": False, "fixedrange": True},
    )


def _key(spec: Spec, rows: list[Any], width: int, lang: str) -> Iterator[Box]:
    """Each state in words with how many evenings it has, above the years, on as many lines as it takes."""
    counted, x, y = Counter(row.state for row in rows), 0.0, KEY_LINE / 2
    for state in reversed(State):
        words = f"{state_words(state, translator(lang))}: {format_number(counted[state], lang)}"
        needed = 22 + text_width(words, palette.TEXT) + AIR
        if x and x + needed > width:
            x, y = 0.0, y + KEY_LINE
        spec.add_text(words, x + 20, y, xanchor="left")
        yield Box(state, x + 9, y, "")
        x += needed


def _weeks_across(spec: Spec, boxes: list[Box], rows: list[Any], top: float, width: int, lang: str) -> float:
    """A year as two rows of weeks, with the months named below; answers where it ends."""
    step = (width - 8 - LEFT) / WEEKS
    for i, day in enumerate((FRIDAY, SATURDAY)):
        y = top + ROW * (i + 0.5)
        name = day_names(lang)[day]
        spec.add_text(name[:1].upper() + name[1:], LEFT - 10, y, xanchor="right")
        boxes += [_box(row, LEFT + step * (row.week + 0.5), y, lang) for row in rows if row.weekday == day]
    names = get_month_names("abbreviated", context="stand-alone", locale=lang)
    for month in range(1, 13):
        weeks = [row.week for row in rows if row.date.month == month]
        if weeks:
            at = LEFT + step * (min(weeks) + 0.1)
            grey = {"size": 12, "color": palette.MUTED}
            spec.add_text(str(names[month]).rstrip("."), at, top + 2 * ROW + MONTHS / 2, xanchor="left", font=grey)
    return top + 2 * ROW + MONTHS + 6


def _months_down(spec: Spec, boxes: list[Box], rows: list[Any], top: float, width: int, lang: str) -> float:
    """A year as a row for each month, Fridays beside Saturdays; answers where it ends."""
    half = (width - 8 - NARROW_LEFT) / 2
    for i, day in enumerate((FRIDAY, SATURDAY)):
        name = day_names(lang)[day]
        spec.add_text(name[:1].upper() + name[1:], NARROW_LEFT + half * i, top - HEADING / 2, xanchor="left")
    names = get_month_names("abbreviated", context="stand-alone", locale=lang)
    months = sorted({row.date.month for row in rows})
    for line, month in enumerate(months):
        y = top + NARROW_ROW * (line + 0.5)
        spec.add_text(str(names[month]).rstrip("."), 0, y, xanchor="left")
        for i, day in enumerate((FRIDAY, SATURDAY)):
            there = [row for row in rows if row.date.month == month and row.weekday == day]
            start, step = NARROW_LEFT + half * i, half / (MOST_IN_MONTH + 0.6)
            boxes += [_box(row, start + step * (at + 0.4), y, lang) for at, row in enumerate(there)]
    return top + NARROW_ROW * len(months) + 10


def _box(row: Any, x: float, y: float, lang: str) -> Box:
    return Box(State(row.state), x, y, evening_words(row, lang))


def _boxes(spec: Spec, boxes: list[Box], size: int) -> None:
    """One trace of boxes for each state, and one of what stands inside them."""
    for state in State:
        there = [box for box in boxes if box.state is state]
        marker = {"symbol": "square", "size": size, "color": OUTER[state]}
        place: Json = {"x": [box.x for box in there], "y": [box.y for box in there], "mode": "markers"}
        said = [box.said for box in there]
        outline = {"color": palette.OUTLINE if OUTER[state] == palette.WHITE else OUTER[state], "width": 1.5}
        spec.add_scatter(**place, name=str(state), marker={**marker, "line": outline}, text=said, hoverinfo="text")
        if state in INNER:
            symbol, color, part = INNER[state]
            spec.add_scatter(**place, marker={"symbol": symbol, "size": size * part, "color": color}, hoverinfo="skip")
