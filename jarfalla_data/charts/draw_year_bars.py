"""Drawing series of yearly counts: a panel of bars for each, with its number, and what was planned as an outline."""

from __future__ import annotations

from html import escape
from typing import Any

import pandas as pd

from jarfalla_data.charts import palette
from jarfalla_data.charts.model import Chart
from jarfalla_data.charts.spec import Json, Spec
from jarfalla_data.charts.year_panels import BETWEEN, HEADING, NARROW_BELOW, SMALL, YEARS, Panel, finish
from jarfalla_data.wording import Translator, format_number, translator

BAR, NUMBER, GAP = 64, 18, 14  # heights: the longest bar, the number above it, air below the years
FILLED, OUTLINE = 0.46, 0.72  # of the width of a year


def draw(chart: Chart, width: int) -> Json:
    """The figure for a place at least `width` pixels wide.

    The layer "rows" has a row for each series and year: series (its name), year, value and planned (Int64, missing
    where hidden or not known), value_hidden, planned_hidden, unfinished (bool).
    """
    rows, spec = chart.layers["rows"].rows, Spec()
    years = range(min(row.year for row in rows), max(row.year for row in rows) + 1)
    names = list(dict.fromkeys(row.series for row in rows))
    across = 1 if width < NARROW_BELOW else 2 if len(names) in (1, 2, 4) else 3
    each = (width - 6 - BETWEEN * (across - 1)) / across
    down = HEADING + NUMBER + BAR + YEARS + GAP
    for at, name in enumerate(names):
        panel = Panel((each + BETWEEN) * (at % across), each, years)
        _panel(spec, [row for row in rows if row.series == name], panel, down * (at // across), chart.lang)
    height = down * -(-len(names) // across) - GAP
    return finish(spec, width, height, _note(rows, len(names) * len(years), translator(chart.lang)))


def _panel(spec: Spec, rows: list[Any], panel: Panel, top: float, lang: str) -> None:
    panel.heading(spec, escape(rows[0].series, quote=False), top)
    y = top + HEADING + NUMBER + BAR
    panel.base_line(spec, y)
    panel.name_years(spec, y)
    counts = [int(n) for row in rows for n in (row.value, row.planned) if pd.notna(n)]
    scale = BAR / (max(counts, default=0) or 1)
    _outlines(spec, [row for row in rows if pd.notna(row.planned)], panel, y, scale)
    _bars(spec, [row for row in rows if pd.notna(row.value)], panel, y, scale, lang)
    _hidden(spec, [row for row in rows if row.value_hidden], panel, y, lang)
    _numbers(spec, rows, panel, y, scale, lang)


def _outlines(spec: Spec, rows: list[Any], panel: Panel, y: float, scale: float) -> None:
    """What was planned, around what was done."""
    for row in rows:
        half, top = panel.column * OUTLINE / 2, y - scale * int(row.planned)
        line = {"color": palette.OUTLINE, "width": 1.5}
        spec.add_rectangle(panel.x(row.year) - half, y, panel.x(row.year) + half, top, line=line, layer="below")


def _bars(spec: Spec, rows: list[Any], panel: Panel, y: float, scale: float, lang: str) -> None:
    if rows:
        pattern = {"shape": ["/" if getattr(row, "unfinished", False) else "" for row in rows], "size": 5}
        marker = {"color": palette.NAVY, "line": {"width": 0}, "pattern": {**pattern, "solidity": 0.35}}
        heights = [scale * int(row.value) for row in rows]
        spec.data.append(_trace(rows, panel, y, heights, [_hover(row, lang) for row in rows], marker))


def _hidden(spec: Spec, rows: list[Any], panel: Panel, y: float, lang: str) -> None:
    """Hatched, all as high: what is hidden says nothing of its size."""
    if rows:
        pattern = {"shape": "/", "fgcolor": palette.HATCH, "bgcolor": palette.WHITE, "size": 5, "solidity": 0.2}
        marker = {"color": palette.WHITE, "line": {"width": 0}, "pattern": pattern}
        heights = [float(BAR)] * len(rows)
        spec.data.append(_trace(rows, panel, y, heights, [_hover(row, lang) for row in rows], marker))


def _trace(
    rows: list[Any], panel: Panel, y: float, heights: list[float], hover: list[str], marker: dict[str, Any]
) -> Json:
    return {
        "type": "bar",
        "x": [panel.x(row.year) for row in rows],
        "width": panel.column * FILLED,
        "base": y,
        "y": [-height for height in heights],
        "marker": marker,
        "hovertext": hover,
        "hoverinfo": "text",
    }


def _hover(row: Any, lang: str) -> str:
    return f"{escape(row.series, quote=False)}<br>{row.year}: {count_words(row, lang)}"


def count_words(row: Any, lang: str) -> str:
    """What a year's bar says: "12", "12 av 13" where 13 were planned, "visas inte" or "inte redovisat"."""
    t = translator(lang)
    value = count(row.value, t, hidden=row.value_hidden)
    if not has_plan(row):
        return value
    return t("{done} av {planned}", done=value, planned=count(row.planned, t, hidden=row.planned_hidden))


def has_plan(row: Any) -> bool:
    """Whether a number was planned, shown or not."""
    return bool(pd.notna(row.planned) or row.planned_hidden)


def count(value: Any, t: Translator, *, hidden: bool) -> str:
    """A number, or why there is none."""
    if hidden:
        return t("visas inte")
    return t("inte redovisat") if pd.isna(value) else format_number(int(value), t.lang)


def _numbers(spec: Spec, rows: list[Any], panel: Panel, y: float, scale: float, lang: str) -> None:
    """Each number above its bar and outline; without the plan where there is no room; a dash where it is missing."""
    shown = [row for row in rows if pd.notna(row.value)]
    texts = [count_words(row, lang) if pd.notna(row.planned) else format_number(int(row.value), lang) for row in shown]
    if not panel.has_room(texts):
        texts = [format_number(int(row.value), lang) for row in shown]
    if panel.has_room(texts):
        for row, text in zip(shown, texts, strict=True):
            highest = max(int(n) for n in (row.value, row.planned) if pd.notna(n))
            spec.add_text(text, panel.x(row.year), y - scale * highest - NUMBER / 2, font={"size": SMALL})
    told = {row.year for row in rows if pd.notna(row.value) or row.value_hidden}
    for year in set(panel.years) - told:
        spec.add_text("–", panel.x(year), y - NUMBER / 2, font={"size": SMALL, "color": palette.MUTED})


def _note(rows: list[Any], cells: int, t: Translator) -> str:
    """What the marks mean, where there are any."""
    told = sum(bool(pd.notna(row.value) or row.value_hidden) for row in rows)
    said = (
        t("Fylld stapel: genomfört. Ram: planerat.") if any(pd.notna(row.planned) for row in rows) else "",
        t("Randigt grått: visas inte, små antal.") if any(row.value_hidden for row in rows) else "",
        t("Randigt: ofullständig.") if any(getattr(row, "unfinished", False) for row in rows) else "",
        t("–: uppgift saknas.") if told < cells else "",
    )
    return " ".join(filter(None, said))
