"""Drawing the narcotics work: a row of yearly bars for each step, dealing beside possession and use."""

from __future__ import annotations

import itertools
from typing import Any

import pandas as pd

from jarfalla_data.charts import palette
from jarfalla_data.charts.canvas import text_width
from jarfalla_data.charts.model import Chart
from jarfalla_data.charts.spec import Json, Spec
from jarfalla_data.charts.year_panels import BETWEEN, HEADING, NARROW_BELOW, SMALL, YEARS, Panel, finish, name_row
from jarfalla_data.measures.narcotics import NO_KIND
from jarfalla_data.vocabulary.work import NARCOTICS_KINDS, NARCOTICS_STEPS
from jarfalla_data.wording import Translator, format_number, translator

BAR, NUMBER, GAP, LABEL = 34, 17, 8, 18  # heights: the longest bar, the number above it, air, the name of a row
NOTHING = "–"


def draw(chart: Chart, width: int) -> Json:
    """The figure for a place at least `width` pixels wide."""
    rows, t, spec = chart.layers["rows"].rows, translator(chart.lang), Spec()
    narrow = width < NARROW_BELOW
    years = range(min(row.year for row in rows), max(row.year for row in rows) + 1)
    names = [NARCOTICS_STEPS.label(row.step, chart.lang) for row in rows]
    left = 0.0 if narrow else max(text_width(name, palette.TEXT) for name in names) + 16
    whole = Panel(left, width - 6 - left, years)
    y = 0.0
    for kinds in ((NO_KIND,), *(((k,) for k in NARCOTICS_KINDS.codes) if narrow else (NARCOTICS_KINDS.codes,))):
        shown = [row for row in rows if row.kind in kinds]
        if shown:
            y = _band(spec, shown, kinds, whole, y, chart.lang)
    return finish(spec, width, y, _note(rows, years, t))


def _band(spec: Spec, rows: list[Any], kinds: tuple[str, ...], whole: Panel, top: float, lang: str) -> float:
    """Panels side by side, a row of bars for each step; answers where the band ends."""
    each = (whole.width - BETWEEN * (len(kinds) - 1)) / len(kinds)
    panels = {kind: Panel(whole.left + (each + BETWEEN) * i, each, whole.years) for i, kind in enumerate(kinds)}
    for kind, panel in panels.items():
        panel.heading(spec, _kind(kind, lang), top)
    y, above = top + HEADING, LABEL if whole.left == 0 else 0
    steps = [step for step in NARCOTICS_STEPS.codes if any(row.step == step for row in rows)]
    for step in steps:
        y += above + NUMBER + BAR
        at = y - BAR - NUMBER - above / 2 if above else y - BAR / 2
        name_row(spec, whole, NARCOTICS_STEPS.label(step, lang), at, above=bool(above))
        for kind, panel in panels.items():
            of_kind = [row for row in rows if row.kind == kind]
            _row(spec, [row for row in of_kind if row.step == step], panel, y, _scale(of_kind), lang)
        y += GAP
    for panel in panels.values():
        panel.name_years(spec, y - GAP)
    return y - GAP + YEARS + GAP


def _kind(kind: str, lang: str) -> str:
    return NARCOTICS_KINDS.label(kind, lang) if kind else translator(lang)("Alla slag")


def _scale(rows: list[Any]) -> float:
    """Pixels for each case: all steps of a kind share one scale."""
    return BAR / max((int(row.cases) for row in rows if pd.notna(row.cases)), default=1) if rows else 0.0


def _row(spec: Spec, rows: list[Any], panel: Panel, y: float, scale: float, lang: str) -> None:
    """The bars of one step and kind: numbers above them, hatched where a number is not shown."""
    t = translator(lang)
    panel.base_line(spec, y)
    shown, hidden = [row for row in rows if pd.notna(row.cases)], [row for row in rows if pd.isna(row.cases)]
    texts = {row.year: format_number(int(row.cases), lang) for row in shown}
    if shown:
        hover = [_hover(row, texts[row.year], lang) for row in shown]
        pattern = {"shape": ["/" if _is_unfinished(row) else "" for row in shown], "size": 5, "solidity": 0.35}
        spec.data.append(
            _bars(shown, panel, y, [scale * int(row.cases) for row in shown], hover, palette.NAVY, pattern)
        )
    if hidden:
        hover = [_hover(row, t("visas inte"), lang) for row in hidden]
        pattern = {"shape": "/", "fgcolor": palette.HATCH, "bgcolor": palette.WHITE, "size": 5, "solidity": 0.2}
        spec.data.append(_bars(hidden, panel, y, [float(BAR)] * len(hidden), hover, palette.WHITE, pattern))
    missing = set(panel.years) - {row.year for row in rows}
    if panel.has_room([*texts.values()]):
        for row in shown:
            at = y - scale * int(row.cases) - NUMBER / 2
            spec.add_text(texts[row.year], panel.x(row.year), at, font={"size": SMALL})
    for year in missing:
        spec.add_text(NOTHING, panel.x(year), y - NUMBER / 2, font={"size": SMALL, "color": palette.MUTED})


def _bars(
    rows: list[Any], panel: Panel, y: float, heights: list[float], hover: list[str], color: str, pattern: Json
) -> Json:
    return {
        "type": "bar",
        "x": [panel.x(row.year) for row in rows],
        "width": panel.column * 0.62,
        "base": y,
        "y": [-height for height in heights],
        "marker": {"color": color, "line": {"width": 0}, "pattern": pattern},
        "hovertext": hover,
        "hoverinfo": "text",
    }


def _hover(row: Any, said: str, lang: str) -> str:
    kind = f", {_kind(row.kind, lang).lower()}" if row.kind else ""
    return f"{NARCOTICS_STEPS.label(row.step, lang)}{kind}<br>{row.year}: {said}"


def _is_unfinished(row: Any) -> bool:
    """Only the internal audience sees such years."""
    return bool(getattr(row, "unfinished", False))


def _note(rows: list[Any], years: range, t: Translator) -> str:
    """What the marks mean, where there are any."""
    there = {(row.year, row.step, row.kind) for row in rows}
    series = {(step, kind) for _, step, kind in there}
    missing = any((year, *one) not in there for year, one in itertools.product(years, series))
    said = (
        t("Randigt grått: visas inte, små antal.") if any(pd.isna(row.cases) for row in rows) else "",
        t("Randigt: ofullständig.") if any(_is_unfinished(row) for row in rows) else "",
        t("–: uppgift saknas.") if missing else "",
    )
    return " ".join(filter(None, said))
