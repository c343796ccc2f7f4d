"""Drawing the year's wheel: a field of groups and months, on its side where it is narrow."""

from __future__ import annotations

from bisect import bisect_right
from typing import Any

from jarfalla_data.charts import palette
from jarfalla_data.charts.canvas import text_width
from jarfalla_data.charts.field import RIGHT, axis, downwards, key, steps
from jarfalla_data.charts.model import Chart
from jarfalla_data.charts.plan_words import plan_sentence, plans_by_month
from jarfalla_data.charts.spec import Json, Spec
from jarfalla_data.charts.year_wheel import level_words, month_names
from jarfalla_data.measures.statistics import Verdict
from jarfalla_data.vocabulary.incidents import CATEGORY_GROUPS
from jarfalla_data.wording import format_number, translator

NARROW_BELOW = 480
ROW, BOTTOM, LINE = 32, 28, 17
LIMITS = (0.8, 0.95, 1.05, 1.2)
"""Index at which the second and later levels begin."""


def draw(chart: Chart, width: int) -> Json:
    """The figure for a place at least `width` pixels wide."""
    rows, narrow = chart.layers["rows"].rows, width < NARROW_BELOW
    codes = list(dict.fromkeys(row.series for row in rows))
    groups = [*(CATEGORY_GROUPS.label(code, chart.lang) for code in codes), translator(chart.lang)("Planerat")]
    months = list(month_names(chart.lang, "abbreviated"))
    down, across = (months, groups) if narrow else (groups, months)
    left = max(text_width(name, palette.TEXT) for name in down) + 14
    if narrow:  # the longest name is wider than its column: every second one stands a line lower
        across = [f"<br>{name}" if i % 2 else name for i, name in enumerate(across)]
    bottom, spec = BOTTOM + (LINE if narrow else 0), Spec()
    top = key(spec, level_words(chart.lang), left, width) if rows else BOTTOM
    if rows:
        spec.data.append(_cells(rows, codes, chart.lang, narrow=narrow))
    spec.data.append(_planned(chart, len(codes), narrow=narrow))
    for row in rows:
        if row.verdict == Verdict.INCREASES:
            place = (codes.index(row.series), row.month - 1)
            _peak(spec, row, *(place if narrow else place[::-1]))
    return spec.finish(
        top + ROW * len(down) + bottom,
        margin={"l": left, "r": RIGHT, "t": top, "b": bottom},
        xaxis={**axis(list(range(len(across))), across), "range": [-0.5, len(across) - 0.5]},
        yaxis=downwards(axis(list(range(len(down))), down), len(down)),
    )


def _cells(rows: list[Any], codes: list[str], lang: str, *, narrow: bool) -> Json:
    by_cell = {(row.series, row.month): row for row in rows}
    table = [[by_cell[code, month] for month in range(1, 13)] for code in codes]
    if narrow:
        table = [list(line) for line in zip(*table, strict=True)]
    return {
        "type": "heatmap",
        "z": [[bisect_right(LIMITS, row.index) for row in line] for line in table],
        "zmin": -0.5,
        "zmax": len(palette.SEQUENTIAL) - 0.5,
        "colorscale": steps(),
        "showscale": False,
        "xgap": 2,
        "ygap": 2,
        "hovertext": [[_hover(row, lang) for row in line] for line in table],
        "hoverinfo": "text",
    }


def _planned(chart: Chart, at: int, *, narrow: bool) -> Json:
    """How much is planned in each month, as a number in the line after the groups; nothing where nothing is."""
    by_month = plans_by_month(chart.layers["planned"].rows)
    along, across = [month - 1 for month in by_month], [at] * len(by_month)
    return {
        "type": "scatter",
        "mode": "text",
        "x": across if narrow else along,
        "y": along if narrow else across,
        "text": [str(n) for n in by_month.values()],
        "textfont": {"color": palette.INK, "size": palette.TEXT},
        "hovertext": [plan_sentence(chart.layers["planned"].rows, month, chart.lang) for month in by_month],
        "hoverinfo": "text",
    }


def _hover(row: Any, lang: str) -> str:
    where = f"{CATEGORY_GROUPS.label(row.series, lang)}, {month_names(lang)[row.month - 1]}"
    return f"{where}: {format_number(row.reports, lang)}"


def _peak(spec: Spec, row: Any, x: int, y: int) -> None:
    """The mark of a certain peak, in a colour that is read on its level."""
    color = palette.ON_SEQUENTIAL[bisect_right(LIMITS, row.index)]
    spec.add_text("●", x, y, xanchor="center", yanchor="middle", font={"color": color, "size": palette.TEXT})
