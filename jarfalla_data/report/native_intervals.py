"""Values with their uncertainty as native charts: shares, differences, ratios and rates."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from jarfalla_data.charts import palette
from jarfalla_data.charts.dots import base_text, value_text, verdict_text
from jarfalla_data.charts.draw_effect_variants import TICKS
from jarfalla_data.charts.model import Chart
from jarfalla_data.charts.presence import why_refused
from jarfalla_data.report.native import (
    RATIO,
    TENTHS,
    Form,
    Look,
    Mark,
    Panel,
    Series,
    as_written,
    highest,
    share_format,
)
from jarfalla_data.report.workbook_numbers import POINTS
from jarfalla_data.vocabulary.work import NARCOTICS_KINDS
from jarfalla_data.wording import Translator, format_number, translator

CHOSEN = Look(palette.PALE_PLUM, Mark.FRAMED)
ROOM = 1.15


@dataclass(frozen=True)
class Told:
    """A row: its value and interval, or why it has none, in `words`."""

    name: str
    value: float | None
    low: float | None
    high: float | None
    words: str
    chosen: bool = False


def ranked(told: Sequence[Told], measure: str, t: Translator, base: float = 0, **more: Any) -> Panel:
    """A bar for each row with its interval, the words beyond the interval's end; hatched where there is no value.

    The ends of the intervals are series of their own, which are not seen: so they can be read in the sheet.
    """
    rows = tuple((row.value, row.low, row.high) for row in told)
    ends = tuple(None if value is None or low is None or high is None else (low, high) for value, low, high in rows)
    looks = {i: CHOSEN for i, row in enumerate(told) if row.chosen and row.value is not None}
    right = tuple(row.words if row.value is not None and row.value >= base else "" for row in told)
    left = tuple(row.words if row.value is not None and row.value < base else "" for row in told)
    shown = (
        Series(measure, tuple(row.value for row in told), palette.INTERVAL, ends=ends, looks=looks),
        Series(t("Övre gräns, 95 %"), tuple(row.high for row in told), mark=Mark.UNSEEN, words=right),
        Series(t("Nedre gräns, 95 %"), tuple(row.low for row in told), mark=Mark.UNSEEN, words=left),
    )
    high = float(more.pop("high", highest(shown)))
    unshown = tuple(high if row.value is None else None for row in told)
    words = tuple(row.words if row.value is None else "" for row in told)
    hatched = Series(t("Utan siffra (längden säger inget)"), unshown, palette.HATCH, Mark.HATCHED, words=words)
    series = (*shown, hatched) if any(words) else shown
    names = tuple(row.name for row in told)
    return Panel(Form.ROWS, names, series, base=base, high=high, overlapping=True, **more)


def dots(chart: Chart) -> tuple[Panel, ...]:
    """Shares of a group each, or differences in percentage points."""
    t, rows, signed = translator(chart.lang), chart.layers["rows"].rows, chart.axis.differences
    times = 100 if signed else 1
    beside = {_beside(row, chart) for row in rows}
    told = [_dot(row, chart, times, named=len(beside) > 1) for row in rows]
    farthest = max([0.1 * times, *(abs(v) for row in told for v in (row.low, row.high) if v is not None)])
    step = 0.1 * times
    high = step * math.ceil(farthest * ROOM / step)
    if not signed and farthest <= 1:
        high = min(high, 1.0)
    compared = chart.axis.reference_label if chart.axis.reference is not None else ""
    said = (compared[:1].upper() + compared[1:], "" if len(beside) > 1 else " ".join(beside))
    note = ". ".join(filter(None, said))
    number, measure = (POINTS, t("Skillnad")) if signed else (share_format(chart.lang), t("Andel"))
    return (
        ranked(
            told,
            measure,
            t,
            high=high,
            low=-high if signed else 0,
            number=number,
            axis=True,
            note=note,
            step=_step(high),
        ),
    )


def _beside(row: Any, chart: Chart) -> str:
    """What stands after a name: the verdict of a difference, else how many answers there are."""
    return verdict_text(row, chart.lang) if chart.axis.differences else base_text(row, chart.lang)


def _step(high: float) -> float:
    """Between the numbers of the axis: at most five of them from 0 up."""
    return next(step for step in (0.1, 0.2, 0.5, 10, 20, 50) if high / step <= 5)


def _dot(row: Any, chart: Chart, times: int, *, named: bool) -> Told:
    signed = chart.axis.differences
    beside = _beside(row, chart) if named else ""
    name = f"{row.label} ({beside})" if beside else str(row.label)
    decimals = 0 if signed else 2
    value, low, high = (_number(v, decimals, times) for v in (row.value, row.low, row.high))
    if value is None:
        low = high = None
    return Told(name, value, low, high, value_text(row, chart.lang, signed=signed), bool(row.strong))


def _number(value: Any, decimals: int = 2, times: int = 1) -> float | None:
    return None if pd.isna(value) else as_written(float(value) * times, decimals)


def effect_variants(chart: Chart) -> tuple[Panel, ...]:
    """Ratios on a logarithmic axis around 1; the chosen way of counting in another colour."""
    t, rows = translator(chart.lang), chart.layers["rows"].rows
    told = []
    for row in rows:
        value, low, high = (_number(v) for v in (row.value, row.low, row.high))
        words = t("räknas inte")
        if value is not None:
            said = [format_number(float(end), chart.lang, 2) for end in (row.value, row.low, row.high)]
            words = f"{said[0]} ({said[1]}–{said[2]})"
        name = str(row.label) if value is None else f"{row.label}: {words}"
        told.append(Told(name, value, low, high, "" if value is not None else words, bool(row.chosen)))
    ends = [0.5, 2.0, *(v for row in told if row.value is not None for v in (row.low, row.high) if v)]
    bottom = next((tick for tick in reversed(TICKS) if tick <= min(ends) / 2), TICKS[0])
    top = next((tick for tick in TICKS if tick >= max(ends) * 2), TICKS[-1])
    measure = t("Kvot")
    scale: dict[str, Any] = {"low": bottom, "high": float(top), "number": RATIO, "logarithmic": True}
    return (ranked(told, measure, t, 1, axis=True, **scale),)


def presence(chart: Chart) -> tuple[Panel, ...]:
    """The share of each year with its interval, and what an even spread would give."""
    t, rows = translator(chart.lang), chart.layers["rows"].rows
    values = tuple(_number(row.value) for row in rows)
    series = (
        Series(t("Andel"), values, mark=Mark.POINT, ends=_ends(rows, 2), labelled=True),
        Series(
            t("Jämnt spritt"),
            tuple(None if pd.isna(row.value) else _number(row.even) for row in rows),
            palette.PLUM,
            Mark.POINT,
            labelled=True,
        ),
    )
    refused = [f"{row.year}: {why_refused(row, chart.lang)}" for row in rows if pd.isna(row.value)]
    years, top = tuple(str(row.year) for row in rows), min(1.0, highest(series) * 1.2)
    number = share_format(chart.lang)
    return (Panel(Form.LINES, years, series, number=number, low=0, high=top, axis=True, note="; ".join(refused)),)


def narcotics_rates(chart: Chart) -> tuple[Panel, ...]:
    """Reports per 100 controls: a panel for each kind and place, on one scale for each kind."""
    t, rows = translator(chart.lang), chart.layers["rows"].rows
    note = t("–: går inte att räkna ut, inga kontroller.") if any(pd.isna(row.value) for row in rows) else ""
    panels = []
    for kind in (kind for kind in NARCOTICS_KINDS.codes if any(row.kind == kind for row in rows)):
        of_kind = [row for row in rows if row.kind == kind]
        top = max((float(row.high) for row in of_kind if pd.notna(row.high)), default=1.0) * 1.1
        for label in dict.fromkeys(row.label for row in of_kind):
            there = [row for row in of_kind if row.label == label]
            values = tuple(_number(row.value, 1) for row in there)
            name = NARCOTICS_KINDS.label(kind, chart.lang)
            series = Series(name, values, mark=Mark.POINT, ends=_ends(there, 1), labelled=True)
            years = tuple(f"{row.year} –" if pd.isna(row.value) else str(row.year) for row in there)
            scale: dict[str, Any] = {"number": TENTHS, "low": 0, "high": top, "axis": True}
            panels.append(Panel(Form.LINES, years, (series,), f"{name}: {label}", note=note, **scale))
    return tuple(panels)


def _ends(rows: list[Any], decimals: int) -> tuple[tuple[float, float] | None, ...]:
    ends = ((_number(row.low, decimals), _number(row.high, decimals), pd.isna(row.value)) for row in rows)
    return tuple(None if refused or low is None or high is None else (low, high) for low, high, refused in ends)
