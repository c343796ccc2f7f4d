"""Drawing reports per 100 controls: a point and its interval for each year, dealing beside possession and use."""

from __future__ import annotations

import math
from typing import Any

import pandas as pd

from jarfalla_data.charts import palette
from jarfalla_data.charts.model import Chart
from jarfalla_data.charts.spec import Json, Spec
from jarfalla_data.charts.year_panels import BETWEEN, GREY, HEADING, NARROW_BELOW, SMALL, YEARS, Panel, finish, name_row
from jarfalla_data.vocabulary.work import NARCOTICS_KINDS
from jarfalla_data.wording import format_number, translator

PLOT, NUMBER, LABEL, GAP = 84, 18, 22, 12
AXIS = 26  # pixels left of a panel, for the numbers of its axis


def draw(chart: Chart, width: int) -> Json:
    """The figure for a place at least `width` pixels wide."""
    rows, spec, t = chart.layers["rows"].rows, Spec(), translator(chart.lang)
    years = range(min(row.year for row in rows), max(row.year for row in rows) + 1)
    kinds = [kind for kind in NARCOTICS_KINDS.codes if any(row.kind == kind for row in rows)]
    side_by_side = [kinds] if width >= NARROW_BELOW else [[kind] for kind in kinds]
    y = 0.0
    for group in side_by_side:
        each = (width - 6 - BETWEEN * (len(group) - 1)) / len(group)
        panels = [Panel(i * (each + BETWEEN) + AXIS, each - AXIS, years) for i in range(len(group))]
        of_kinds = [[row for row in rows if row.kind == kind] for kind in group]
        y = max(_panel(spec, of_kind, panel, y, chart) for of_kind, panel in zip(of_kinds, panels, strict=True))
    refused = any(pd.isna(row.value) for row in rows)
    return finish(spec, width, y, t("–: går inte att räkna ut, inga kontroller.") if refused else "")


def _panel(spec: Spec, rows: list[Any], panel: Panel, top: float, chart: Chart) -> float:
    """One kind: a plot for each place, all on one scale from 0; answers where the panel ends."""
    panel.heading(spec, NARCOTICS_KINDS.label(rows[0].kind, chart.lang), top)
    step, highest = _ticks([float(row.high) for row in rows if pd.notna(row.high)])
    y = top + HEADING
    for label in dict.fromkeys(row.label for row in rows):
        y += LABEL + NUMBER + PLOT
        name_row(spec, panel, label, y - PLOT - NUMBER - LABEL / 2, above=True)
        for i in range(round(highest / step) + 1):
            _mark(spec, panel, y - PLOT * i * step / highest, format_number(i * step, chart.lang))
        _points(spec, [row for row in rows if row.label == label], panel, y, PLOT / highest, chart.lang)
        y += GAP
    panel.name_years(spec, y - GAP)
    return y - GAP + YEARS + GAP


def _ticks(highs: list[float]) -> tuple[int, int]:
    """The step between the marks of the axis, and the highest of them."""
    highest = max([1.0, *highs])
    step = next(n for n in (1, 2, 5, 10, 20, 50, 100) if highest / n <= 4 or n == 100)
    return step, step * math.ceil(highest / step)


def _mark(spec: Spec, panel: Panel, y: float, number: str) -> None:
    line = {"color": palette.RULE, "width": 1}
    spec.add_line(panel.left, y, panel.left + panel.width, y, line=line, layer="below")
    spec.add_text(number, panel.left, y, xanchor="right", xshift=-4, font=GREY)


def _points(spec: Spec, rows: list[Any], panel: Panel, y: float, scale: float, lang: str) -> None:
    """Each year's point on its interval, its number above it; a dash where it is refused."""
    told = [row for row in rows if pd.notna(row.value)]
    texts = {row.year: format_number(float(row.value), lang, 1) for row in told}
    spec.add_scatter(
        x=[panel.x(row.year) for row in told for _ in range(3)],
        y=[end for row in told for end in (y - scale * float(row.low), y - scale * float(row.high), None)],
        mode="lines",
        line={"color": palette.INTERVAL, "width": 6},
        hoverinfo="skip",
    )
    spec.add_scatter(
        x=[panel.x(row.year) for row in told],
        y=[y - scale * float(row.value) for row in told],
        mode="markers",
        marker={"size": 8, "color": palette.NAVY},
        text=[_hover(row, texts[row.year], lang) for row in told],
        hoverinfo="text",
    )
    if panel.has_room([*texts.values()]):
        for row in told:
            at = y - scale * float(row.high) - NUMBER / 2
            spec.add_text(texts[row.year], panel.x(row.year), at, font={"size": SMALL})
    for year in {row.year for row in rows} - texts.keys():
        spec.add_text("–", panel.x(year), y - NUMBER / 2, font=GREY)


def _hover(row: Any, value: str, lang: str) -> str:
    low, high = (format_number(float(end), lang, 1) for end in (row.low, row.high))
    counts = {"reports": format_number(row.reports, lang), "controls": format_number(row.controls, lang)}
    said = translator(lang)("{reports} anmälda brott, {controls} kontroller", **counts)
    return f"{row.year}: {value} ({low}–{high})<br>{said}"
