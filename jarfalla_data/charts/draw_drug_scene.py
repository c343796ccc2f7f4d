"""Drawing the drug scene: goal, status, promises, milestones and counts on one time axis."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pandas as pd

from jarfalla_data.charts import palette
from jarfalla_data.charts.canvas import TimeCanvas, text_width
from jarfalla_data.charts.draw_counts import draw_counts
from jarfalla_data.charts.draw_milestones import draw_milestones
from jarfalla_data.charts.drug_scene_words import OPEN, period_label
from jarfalla_data.charts.model import Chart
from jarfalla_data.charts.sheet import DAY, MARGIN_LEFT, Sheet
from jarfalla_data.charts.spec import Json, Spec
from jarfalla_data.wording import Translator, format_day, translator

BAND, PROMISE, GAP, GOAL = 42, 28, 14, 20


def draw(chart: Chart, width: int) -> Json:
    """The figure for a page at least `width` pixels wide; its height follows from its rows."""
    first, end = extent(chart)
    canvas = TimeCanvas(first, end, width - MARGIN_LEFT, palette.TEXT)
    sheet = Sheet(Spec(), canvas, translator(chart.lang), chart.lang)
    rows = {name: layer.rows for name, layer in chart.layers.items()}
    _goals(sheet, rows["said"])
    _status(sheet, rows["status"])
    _promises(sheet, rows["promises"])
    _goal_lines(sheet, rows["said"])
    draw_milestones(sheet, rows["milestones"])
    draw_counts(sheet, rows["counts"])
    return sheet.finish()


def extent(chart: Chart) -> tuple[dt.date, dt.date]:
    """Whole years around everything that is drawn."""
    days: list[dt.date] = []
    for layer in chart.layers.values():
        for name in ("first", "last"):
            days += list(layer.frame.get(name, ()))
        days += [day for date in layer.frame.get("date", ()) for day in (date.first, date.last)]
    return dt.date(min(days).year, 1, 1), dt.date(max(days).year + 1, 1, 1)


def _goals(sheet: Sheet, rows: list[Any]) -> None:
    """The label of each missed goal, above all rows."""
    for row in missed_goals(rows):
        label = sheet.t("Målet {day} nåddes inte", day=format_day(goal_end(row) - DAY, sheet.lang))
        middle = sheet.canvas.inside(sheet.canvas.x(goal_end(row)), text_width(label, sheet.canvas.size))
        sheet.write(f"<b>{label}</b>", sheet.canvas.day_at(middle), GOAL / 2, anchor="center", bgcolor=palette.WHITE)
    sheet.top += GOAL if missed_goals(rows) else 0


def _goal_lines(sheet: Sheet, rows: list[Any]) -> None:
    """A dashed line from the label of each missed goal through status and promises."""
    for row in missed_goals(rows):
        day, line = goal_end(row).isoformat(), {"color": palette.ORANGE, "width": 3, "dash": "dash"}
        sheet.figure.add_line(day, GOAL, day, sheet.top - GAP + 6, line=line)


def missed_goals(rows: list[Any]) -> list[Any]:
    """The statements that a goal was not reached."""
    return [row for row in rows if row.event == "goal_missed"]


def goal_end(row: Any) -> dt.date:
    """The start of the day after the goal's; a goal without a day of its own is missed when it is said to be."""
    last: dt.date = row.date.last if pd.isna(row.goal_on) else row.goal_on.date()
    return last + DAY


def _status(sheet: Sheet, rows: list[Any]) -> None:
    sheet.heading(sheet.t("Öppen drogscen i Jakobsberg (randigt: dagen för ändringen är inte känd)"))
    for row in rows:
        _stretch(sheet, row)
    sheet.top += BAND + GAP


def _stretch(sheet: Sheet, row: Any) -> None:
    """One stretch of the band: filled where the status is certain, hatched where it changed some day in it."""
    end, dark = row.last + DAY, row.certain and row.status == OPEN
    color = palette.PLUM if row.status == OPEN else palette.TURQUOISE
    said = wordings(row, sheet.lang)
    if row.certain:
        fill: dict[str, Any] = {"fillcolor": palette.PLUM if dark else palette.PALE_TURQUOISE}
    else:
        fill = {
            "fillpattern": {
                "shape": "/",
                "fgcolor": color,
                "bgcolor": palette.PALE_PLUM,
                "size": 7,
                "solidity": 0.25,
            }
        }
    first, last = format_day(row.first, sheet.lang), format_day(row.last, sheet.lang)
    hover = sheet.t("{what}<br>{first} – {last}", what=said[0], first=first, last=last)
    sheet.block(row.first, end, BAND, hover, line={"color": color, "width": 1.5}, **fill)
    text = sheet.canvas.first_fitting(said, row.first, end)
    sheet.write(
        f"<b>{text}</b>" if text else "",
        row.first,
        sheet.top + BAND / 2,
        color=palette.ON_FILL if dark else palette.INK,
        bgcolor=None if row.certain else palette.PALE_PLUM,
        align="left",
    )


def wordings(row: Any, lang: str) -> tuple[str, ...]:
    """What stands in a stretch, the longest wording first; the band is high enough for two lines."""
    t = translator(lang)
    if row.certain and row.status == OPEN:
        return t("Öppen drogscen"), t("Öppen")
    if row.certain:
        short = t("Inte öppen")
        return t("Inte öppen drogscen"), short, short.replace(" ", "<br>")
    when = row.known_by.label(lang)
    if row.known_by.first == row.first:
        return t("Klassad {when}", when=when), when
    years = _short(period_label(row.first, row.last))
    whole = t("Borttagen {when}", when=when)
    return whole, whole.replace(f" {when}", f"<br>{when}"), t("Ändrad<br>{years}", years=years)


def _short(years: str) -> str:
    """Years of one century: "2021–22"."""
    return years.replace("–20", "–")


def _promises(sheet: Sheet, rows: list[Any]) -> None:
    name, told = sheet.t("Medborgarlöften"), ", ".join(_explained(sheet.t, rows))
    sheet.heading(f"{name} ({told})" if told else name)
    for row in rows:
        _promise(sheet, row)
    sheet.top += PROMISE + GAP


def _explained(t: Translator, rows: list[Any]) -> list[str]:
    """What a frame that is no common one means; a gap may have no room for words of its own."""
    gap = t("lucka: inget löfte") if any(not row.promised for row in rows) else ""
    dotted = t("prickad ram: perioden är härledd") if any(row.promised and not row.stated for row in rows) else ""
    return [words for words in (gap, dotted) if words]


def _promise(sheet: Sheet, row: Any) -> None:
    """One period with a promise, dotted where the period itself is inferred; a gap between two says so."""
    years, end = period_label(row.first, row.last), row.last + DAY
    if row.promised:
        hover = sheet.t.plural(
            "Medborgarlöfte {years}: {n} löfte", "Medborgarlöfte {years}: {n} löften", row.items, years=years
        )
        wordings: tuple[str, ...] = (years, _short(years))
        line = {"color": palette.MUTED, "width": 1.5, "dash": "solid" if row.stated else "dot"}
        fill, color = palette.PALE_GREY, palette.INK
    else:
        hover = sheet.t("Inget medborgarlöfte")
        wordings = (sheet.t("inget löfte"), sheet.t("inget"), "–")
        line = {"color": palette.RULE, "width": 1}
        fill, color = palette.WHITE, palette.MUTED
    sheet.block(row.first, end, PROMISE, hover, fillcolor=fill, line=line)
    text = sheet.canvas.first_fitting(wordings, row.first, end)
    sheet.write(text, row.first, sheet.top + PROMISE / 2, color=color)
