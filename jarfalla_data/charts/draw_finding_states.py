"""Drawing what waits: a bar for each row with the overdue first, and how many of all are mended."""

from __future__ import annotations

from html import escape
from typing import Any

from jarfalla_data.charts import palette
from jarfalla_data.charts.canvas import text_width
from jarfalla_data.charts.finding_states import WAIT, fixed_words, row_words
from jarfalla_data.charts.finding_tables import state_label
from jarfalla_data.charts.model import Chart
from jarfalla_data.charts.spec import Json, Spec
from jarfalla_data.charts.year_panels import finish
from jarfalla_data.wording import translator

NARROW_BELOW = 420
ROW, NARROW_ROW, KEY, BAR, SMALL = 26, 44, 28, 16, 12
COLORS = dict(zip(WAIT, (palette.PLUM, palette.TURQUOISE, palette.NAVY), strict=True))
ON = dict(zip(WAIT, (palette.ON_FILL, palette.INK, palette.ON_FILL), strict=True))


def draw(chart: Chart, width: int) -> Json:
    """The figure for a place at least `width` pixels wide."""
    rows, t, spec = chart.layers["rows"].rows, translator(chart.lang), Spec()
    narrow = width < NARROW_BELOW
    said = [fixed_words(row, t) for row in rows]
    right = max(text_width(text, SMALL) for text in said) + 12
    left = 0.0 if narrow else max(text_width(row.label, palette.TEXT) for row in rows) + 14
    room = width - 6 - left - (0 if narrow else right)
    scale = room / (max(sum(getattr(row, state) for state in WAIT) for row in rows) or 1)
    y = _key(spec, chart)
    for row, text in zip(rows, said, strict=True):
        height = NARROW_ROW if narrow else ROW
        middle = y + (height - BAR / 2 - 4 if narrow else height / 2)
        name, label_y = escape(row.label, quote=False), y + 11 if narrow else middle
        spec.add_text(name, left, label_y, xanchor="left" if narrow else "right", xshift=0 if narrow else -10)
        grey = {"size": SMALL, "color": palette.MUTED}
        spec.add_text(text, width - 6, label_y, xanchor="right", font=grey)
        _bar(spec, row, left, middle, scale, chart.lang)
        y += height
    spec.add_line(left, KEY, left, y, line={"color": palette.OUTLINE, "width": 1})
    return finish(spec, width, y, "")


def _key(spec: Spec, chart: Chart) -> float:
    """What the colours mean, above the bars; answers where the bars begin."""
    t, x = translator(chart.lang), 0.0
    for state in WAIT:
        spec.add_rectangle(x, KEY / 2 - 9, x + 12, KEY / 2 + 3, fillcolor=COLORS[state], line={"width": 0})
        spec.add_text(state_label(state, t), x + 16, KEY / 2 - 3, xanchor="left", font={"size": SMALL})
        x += 16 + text_width(state_label(state, t), SMALL) + 24
    return float(KEY)


def _bar(spec: Spec, row: Any, left: float, y: float, scale: float, lang: str) -> None:
    """The parts of a bar one after the other, each with its number where there is room."""
    x, t = left, translator(lang)
    for state in WAIT:
        n = int(getattr(row, state))
        if not n:
            continue
        end, top, bottom = x + n * scale, y - BAR / 2, y + BAR / 2
        spec.add_scatter(
            x=[x, end, end, x],
            y=[top, top, bottom, bottom],
            mode="lines",
            fill="toself",
            line={"width": 1, "color": palette.WHITE},
            hoveron="fills",
            fillcolor=COLORS[state],
            text=f"{escape(row.label, quote=False)}<br>{row_words(row, t)}",
            hoverinfo="text",
        )
        if end - x >= text_width(str(n), SMALL) + 4:
            spec.add_text(str(n), (x + end) / 2, y, font={"size": SMALL, "color": ON[state]})
        x = end
