"""Areas against expectation as native bars: the number of each beside what is expected of it."""

from __future__ import annotations

from typing import Any

import pandas as pd

from jarfalla_data.charts import palette
from jarfalla_data.charts.funnel import standing_words
from jarfalla_data.charts.model import Chart
from jarfalla_data.measures.funnel import Standing
from jarfalla_data.report.native import Form, Look, Mark, Panel, Series, as_written, highest
from jarfalla_data.wording import Translator, format_number, translator

OUTSIDE = Look(palette.PLUM, Mark.FILLED)


def funnel(chart: Chart) -> tuple[Panel, ...]:
    """The number of each area beside what is expected of it, with the limits of chance around the latter."""
    t, rows = translator(chart.lang), chart.layers["rows"].rows
    judged = [row.standing != Standing.TOO_FEW for row in rows]
    apart = {i: OUTSIDE for i, row in enumerate(rows) if row.standing not in (Standing.AS_EXPECTED, Standing.TOO_FEW)}
    said = tuple(_said(row, t) for row in rows)
    ends = tuple(
        (0.0 if pd.isna(row.low) else as_written(row.low, 1), as_written(row.high, 1))
        if is_judged and pd.notna(row.high)
        else None
        for row, is_judged in zip(rows, judged, strict=True)
    )
    counted = Series(t("Antal"), tuple(float(row.reports) for row in rows), words=said, looks=apart)
    expected = tuple(as_written(row.expected, 1) for row in rows)
    awaited = Series(t("Väntat"), expected, palette.INTERVAL, ends=ends)
    note = t("Streck: gränserna för 99,8 %. Lila: utanför gränserna för 95 % eller 99,8 %.")
    names = tuple(str(row.label) for row in rows)
    top = highest((counted, awaited)) * 1.6
    return (Panel(Form.ROWS, names, (counted, awaited), low=0, high=top, note=note),)


def _said(row: Any, t: Translator) -> str:
    """An area's number, and what may be said of it where that is not the usual."""
    number = format_number(row.reports, t.lang)
    usual = row.standing == Standing.AS_EXPECTED
    return number if usual else f"{number}, {standing_words(row.standing, t)}"
