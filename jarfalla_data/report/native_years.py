"""Series of yearly counts as native columns: what was done, and beside it what was planned."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pandas as pd

from jarfalla_data.charts import palette
from jarfalla_data.charts.draw_year_bars import has_plan
from jarfalla_data.charts.model import Chart
from jarfalla_data.report.native import Form, Look, Mark, Panel
from jarfalla_data.report.native_counts import HIDDEN, Column, bars
from jarfalla_data.wording import Translator, translator


def year_bars(chart: Chart) -> tuple[Panel, ...]:
    """A panel for each series."""
    t, rows = translator(chart.lang), chart.layers["rows"].rows
    years = range(min(row.year for row in rows), max(row.year for row in rows) + 1)
    names = dict.fromkeys(row.series for row in rows)
    unfinished = t("Randigt: ofullständig.") if any(getattr(row, "unfinished", False) for row in rows) else ""
    note = " ".join(filter(None, (unfinished, *_missing(rows, years, t))))
    return tuple(_series([row for row in rows if row.series == name], years, t, note) for name in names)


def _missing(rows: list[Any], years: range, t: Translator) -> Iterator[str]:
    """Of each series the years that nothing is known of: a column that is not there could be one of 0."""
    for name in dict.fromkeys(row.series for row in rows):
        known = {row.year for row in rows if row.series == name and _value(row, "value") is not None}
        gaps = [str(year) for year in years if year not in known]
        if gaps:
            yield t("{what} {years}: uppgift saknas.", what=name, years=", ".join(gaps))


def _series(rows: list[Any], years: range, t: Translator, note: str) -> Panel:
    by_year = {row.year: row for row in rows}
    unfinished = [bool(getattr(by_year.get(year), "unfinished", False)) for year in years]
    looks = {i: Look(palette.NAVY, Mark.HATCHED) for i, is_so in enumerate(unfinished) if is_so}
    columns = [Column(t("Genomfört"), [_value(by_year.get(year), "value") for year in years], looks=looks)]
    if any(has_plan(row) for row in rows):
        planned = [_value(by_year.get(year), "planned") for year in years]
        columns.append(Column(t("Planerat"), planned, palette.INTERVAL))
    return bars([str(year) for year in years], columns, t, Form.COLUMNS, title=str(rows[0].series), note=note)


def _value(row: Any, name: str) -> float | None:
    """The number of a year: hidden, missing or shown."""
    if row is None:
        return None
    if getattr(row, f"{name}_hidden"):
        return HIDDEN
    value = getattr(row, name)
    return None if pd.isna(value) else float(value)
