"""Drawing the week as a field of hours: days below each other, or beside each other where it is narrow."""

from __future__ import annotations

from typing import Any

from jarfalla_data.charts import palette
from jarfalla_data.charts.area_levels import Levels, Unit, levels
from jarfalla_data.charts.canvas import text_width
from jarfalla_data.charts.field import RIGHT, axis, downwards, key, steps
from jarfalla_data.charts.incident_hours import day_names, hour_words
from jarfalla_data.charts.model import Chart
from jarfalla_data.charts.spec import Json, Spec
from jarfalla_data.wording import format_number

NARROW_BELOW = 480
DAY_ROW, HOUR_ROW = 28, 17
EVERY = 3  # hours between two that are named
BOTTOM = 28
ROUND = (1, 2, 3, 4, 5, 6, 8, 12, 15, 25)
"""Numbers that, times a power of ten, are round enough for the limits of levels."""
_LAST = len(palette.SEQUENTIAL) - 1


def draw(chart: Chart, width: int) -> Json:
    """The figure for a place at least `width` pixels wide."""
    rows, narrow = chart.layers["rows"].rows, width < NARROW_BELOW
    hours = sorted({int(row.hour) for row in rows})
    days = [name[:1].upper() + name[1:] for name in day_names(chart.lang, "abbreviated" if narrow else "wide")]
    scale = scale_of(rows, chart.lang)
    names = [hour_words(hour) for hour in hours] if len(hours) < 24 else ["00–03"]
    left = max(text_width(name, palette.TEXT) for name in (names if narrow else days)) + 14
    spec = Spec()
    spec.data.append(_cells(rows, hours, scale, chart.lang, narrow=narrow))
    top = key(spec, scale.words, left, width)
    across, down = _day_axis(days), _hour_axis(hours)
    height = HOUR_ROW * len(hours) if narrow else DAY_ROW * len(days)
    return spec.finish(
        top + height + BOTTOM,
        margin={"l": left, "r": RIGHT, "t": top, "b": BOTTOM},
        xaxis=across if narrow else down,
        yaxis=downwards(down if narrow else across, len(hours) if narrow else len(days)),
    )


def scale_of(rows: list[Any], lang: str) -> Levels:
    """The levels of the counts of a week's hours."""
    return levels(Unit.COUNT, (), _limits(max(int(row.reports) for row in rows)), lang)


def _limits(highest: int) -> list[int]:
    """Where the second and later levels begin: as far apart as leaves the highest count on the last level."""
    apart = max(
        factor * 10**power
        for power in range(8)
        for factor in ROUND
        if factor * 10**power * _LAST <= max(highest, _LAST)
    )
    return [apart * i for i in range(1, _LAST + 1)]


def _cells(rows: list[Any], hours: list[int], scale: Levels, lang: str, *, narrow: bool) -> Json:
    """One cell per hour of the week, in the colour of its level."""
    by_cell = {(int(row.weekday), int(row.hour)): int(row.reports) for row in rows}
    counts = [[by_cell[day, hour] for hour in hours] for day in range(7)]
    said = [[_hover(day, hour, by_cell[day, hour], lang) for hour in hours] for day in range(7)]
    if narrow:
        counts, said = ([list(line) for line in zip(*table, strict=True)] for table in (counts, said))
    return {
        "type": "heatmap",
        "z": [[scale.of(count) for count in line] for line in counts],
        "zmin": -0.5,
        "zmax": len(palette.SEQUENTIAL) - 0.5,
        "colorscale": steps(),
        "showscale": False,
        "xgap": 2,
        "ygap": 2,
        "hovertext": said,
        "hoverinfo": "text",
    }


def _hover(day: int, hour: int, count: int, lang: str) -> str:
    name = day_names(lang)[day]
    return f"{name[:1].upper()}{name[1:]} {hour_words(hour)}: {format_number(count, lang)}"


def _hour_axis(hours: list[int]) -> Json:
    """Every third hour at its beginning; of a part of the day every hour in its middle."""
    if len(hours) < 24:
        return axis(list(range(len(hours))), [hour_words(hour) for hour in hours])
    named = range(0, 25, EVERY)
    return axis([hour - 0.5 for hour in named], [f"{hour:02d}" for hour in named])


def _day_axis(days: list[str]) -> Json:
    return axis(list(range(len(days))), days)
