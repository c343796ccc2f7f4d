"""Drawing a follow-up: two lines scaled to the time before, the windows shaded, the start marked."""

from __future__ import annotations

import datetime as dt
import math
from html import escape
from typing import Any

from jarfalla_data.charts import palette
from jarfalla_data.charts.canvas import TimeCanvas, text_width
from jarfalla_data.charts.draw_control import middle_of
from jarfalla_data.charts.draw_control_marks import HEIGHT, Scale
from jarfalla_data.charts.draw_milestones import draw_milestones
from jarfalla_data.charts.effect import INDEX, window
from jarfalla_data.charts.incident_words import span_words
from jarfalla_data.charts.model import Chart
from jarfalla_data.charts.sheet import DAY, Sheet
from jarfalla_data.charts.spec import Json, Spec
from jarfalla_data.measures.effect_question import OWN_DATE
from jarfalla_data.selection import Period
from jarfalla_data.wording import format_number, translator

STYLES = {
    "treated": {"color": palette.NAVY, "symbol": "circle", "dash": "solid"},
    "control": {"color": palette.TURQUOISE, "symbol": "square", "dash": "dash"},
}
SHADES = {"before": palette.PALE_GREY, "after": palette.PALE_TURQUOISE}
GAP, LEGEND, START = 14, 20, 22


def draw(chart: Chart, width: int) -> Json:
    """The figure for a place at least `width` pixels wide."""
    rows, begun = chart.layers["months"].rows, chart.layers["begun"].rows
    step, highest = _ticks(rows)
    left = round(text_width(format_number(highest, chart.lang), 12)) + 12
    first, end = dt.date(rows[0].first.year, 1, 1), dt.date(max(row.last for row in rows).year + 1, 1, 1)
    canvas = TimeCanvas(first, end, width - left - 4, palette.TEXT)
    sheet = Sheet(Spec(), canvas, translator(chart.lang), chart.lang, left=left)
    _legend(sheet, rows, chart)
    scale = Scale(sheet.top + START, highest)
    _windows(sheet, rows, scale)
    for value in range(0, highest + 1, step):
        _mark(sheet, scale, value)
    for role in STYLES:
        _series(sheet, [row for row in rows if row.role == role], scale, chart)
    _start(sheet, [row for row in begun if row.chosen], scale)
    sheet.top = scale.top + HEIGHT + GAP
    shown = [row for row in begun if row.milestone_id != OWN_DATE and first <= row.date.first < end]
    draw_milestones(sheet, shown, sheet.t("Insatser som började under tiden"))
    return sheet.finish()


def _ticks(rows: list[Any]) -> tuple[int, int]:
    """The step between the marks of the axis, and the highest of them."""
    highest = max(row.scaled for row in rows) * INDEX
    step = next(n for n in (50, 100, 200, 500, 1000, 5000, 10**6) if highest / n <= 5)
    return step, step * math.ceil(highest / step)


def _legend(sheet: Sheet, rows: list[Any], chart: Chart) -> None:
    """Each place with the mark of its line, side by side where there is room."""
    x = 8.0
    for role, style in STYLES.items():
        name = next(row.name for row in rows if row.role == role)
        wide = text_width(name, palette.TEXT) + 44
        if x > 8 and x + wide > sheet.canvas.width:
            x, sheet.top = 8.0, sheet.top + LEGEND
        y = sheet.top + LEGEND / 2
        days = [sheet.canvas.day_at(at).isoformat() for at in (x - 8, x + 4, x + 16)]
        line = {"color": style["color"], "width": 2, "dash": style["dash"]}
        sheet.figure.add_scatter(x=[days[0], days[2]], y=[y, y], mode="lines", line=line, hoverinfo="skip")
        marker = {"size": 7, "symbol": style["symbol"], "color": style["color"]}
        sheet.figure.add_scatter(x=[days[1]], y=[y], mode="markers", marker=marker, hoverinfo="skip")
        sheet.write(escape(name, quote=False), sheet.canvas.day_at(x + 16), y)
        x += wide
    sheet.top += LEGEND


def _windows(sheet: Sheet, rows: list[Any], scale: Scale) -> None:
    """The days of both windows, shaded and named."""
    for name, text in (("before", sheet.t("före")), ("after", sheet.t("efter"))):
        days = window(rows, name)
        if days is not None:
            a, b = days.first.isoformat(), (days.last + DAY).isoformat()
            line = {"width": 0}
            sheet.figure.add_rectangle(a, scale.top, b, scale.bottom, fillcolor=SHADES[name], line=line, layer="below")
            middle = sheet.canvas.day_at((sheet.canvas.x(days.first) + sheet.canvas.x(days.last)) / 2)
            sheet.write(text, middle, scale.top + 10, anchor="center", size=12, color=palette.MUTED)


def _mark(sheet: Sheet, scale: Scale, value: int) -> None:
    """A line of the axis with its number; that of the time before is darker."""
    y = scale.y(value)
    line = {"color": palette.MUTED if value == INDEX else palette.RULE, "width": 1}
    sheet.figure.add_line(0, y, 1, y, xref="paper", line=line, layer="below")
    number = format_number(value, sheet.lang)
    sheet.write(number, sheet.canvas.first, y, anchor="right", size=12, color=palette.MUTED, shift=5)


def _series(sheet: Sheet, rows: list[Any], scale: Scale, chart: Chart) -> None:
    """One place: a line with a mark for each period."""
    style = STYLES[rows[0].role]
    sheet.figure.add_scatter(
        x=[middle_of(row) for row in rows],
        y=[scale.y(row.scaled * INDEX) for row in rows],
        mode="lines+markers",
        line={"color": style["color"], "width": 2, "dash": style["dash"]},
        marker={"size": 6, "symbol": style["symbol"], "color": style["color"], "opacity": 1},
        text=[_hover(row, chart.lang) for row in rows],
        hoverinfo="text",
    )


def _hover(row: Any, lang: str) -> str:
    t, number = translator(lang), format_number(row.reports, lang)
    when = span_words(Period(row.first, row.last), lang)
    scaled = t("{value}, där {n} är snittet före", value=format_number(row.scaled * INDEX, lang), n=INDEX)
    return f"{escape(row.name, quote=False)}, {when}: {t('{n} rapporter', n=number)}<br>{scaled}"


def _start(sheet: Sheet, rows: list[Any], scale: Scale) -> None:
    """The start: a line through the plot, or as wide a band as it is known, with its date above."""
    for row in rows:
        a, b = row.date.first.isoformat(), row.date.end.isoformat()
        line = {"color": palette.PLUM, "width": 2, "dash": "dash"}
        if sheet.canvas.x(row.date.end) - sheet.canvas.x(row.date.first) > 6:
            sheet.figure.add_rectangle(a, scale.top, b, scale.bottom, fillcolor=palette.PALE_PLUM, line={"width": 0})
            sheet.figure.shapes[-1]["layer"] = "below"
            sheet.figure.add_line(b, scale.top, b, scale.bottom, line=line)
        sheet.figure.add_line(a, scale.top, a, scale.bottom, line=line)
        label = sheet.t("Start {day}", day=row.date.label(sheet.lang))
        middle = sheet.canvas.inside(sheet.canvas.x(row.date.first), text_width(label, sheet.canvas.size))
        style = {"anchor": "center", "color": palette.PLUM, "bgcolor": palette.WHITE}
        sheet.write(f"<b>{label}</b>", sheet.canvas.day_at(middle), scale.top - START / 2, **style)
