"""Drawing a map of areas: all of the municipality, central Jakobsberg enlarged, legend and key."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import Any

from jarfalla_data.charts import palette
from jarfalla_data.charts.area_labels import SIZE, Label
from jarfalla_data.charts.area_plan import Map, Plan, Wording, plan
from jarfalla_data.charts.area_shapes import Outline
from jarfalla_data.charts.area_station import MARK, Station
from jarfalla_data.charts.area_view import View
from jarfalla_data.charts.area_words import FEW, HIDDEN_STATES, REFUSED, SUPPRESSED, value_words, why_hidden
from jarfalla_data.charts.canvas import text_width
from jarfalla_data.charts.draw_area_legend import ROW, Item, draw_key, draw_legend, rows_of
from jarfalla_data.charts.model import Chart
from jarfalla_data.charts.spec import Json, Spec
from jarfalla_data.wording import translator

STRIPES = {"suppressed": "/", "refused": "\\", "none": "x"}
"""By why a value is not shown: the way the stripes run."""

PALE = 2
"""Levels below this are outlined: against white, or each other, they are hard to tell apart."""


def draw(chart: Chart, width: int) -> Json:
    """The figure for a place at least `width` pixels wide, its units pixels from the left and the top."""
    t, rows = translator(chart.lang), chart.layers["areas"].rows
    items = rows_of(_legend(chart, rows), width)
    outlines = tuple(Outline(row.area_id, row.name, row.number, row.x, row.y) for row in rows)
    if not any(outline.x for outline in outlines):
        return _without_outlines(t("Områdenas gränser saknas. Värdena står i tabellen."))
    widest = max((why_hidden(state, chart.lang) for state in (SUPPRESSED, REFUSED)), key=len)
    placed = plan(outlines, width, Wording(ROW * len(items), widest, t("Jakobsbergs station")))
    spec = Spec()
    if placed.inset:
        _frame_inset(spec, placed, placed.inset.view, chart.lang)
    maps = [drawn for drawn in (placed.main, placed.inset) if drawn]
    _draw_areas(spec, maps, rows, chart.lang)
    _write(spec, maps, {row.area_id: row for row in rows}, chart.lang)
    if placed.inset and placed.station:
        _draw_station(spec, placed.station, placed.inset.view)
    draw_legend(spec, items, placed.legend_top)
    draw_key(spec, placed.key, {row.area_id: _in_key(row, widest, chart.lang) for row in rows})
    return spec.finish(placed.height, **_plane(placed))


def _legend(chart: Chart, rows: Sequence[Any]) -> list[Item]:
    """A swatch for each level, for each reason why a value is not shown, and what the star means."""
    t, words = translator(chart.lang), chart.layers["levels"].frame["words"]
    states = {row.state for row in rows}
    levels = [Item(said, _level_fill(level)) for level, said in enumerate(words)]
    hidden = [Item(why_hidden(state, chart.lang), _stripes(state)) for state in HIDDEN_STATES if state in states]
    return [*levels, *hidden, *([Item(t("* bygger på få svar"), None)] if FEW in states else [])]


def _fill(row: Any) -> Json:
    return _stripes(row.state) if row.state in HIDDEN_STATES else _level_fill(row.level)


def _level_fill(level: int) -> Json:
    edge = palette.OUTLINE if level < PALE else palette.WHITE
    return {"fillcolor": palette.SEQUENTIAL[level], "line": {"color": edge, "width": 1}}


def _stripes(state: str) -> Json:
    pattern = {"shape": STRIPES[state], "fgcolor": palette.HATCH, "bgcolor": palette.WHITE, "size": 6, "solidity": 0.2}
    return {"fillpattern": pattern, "line": {"color": palette.OUTLINE, "width": 1}}


def _draw_areas(spec: Spec, maps: Sequence[Map], rows: Sequence[Any], lang: str) -> None:
    """The areas from north to south, each one trace for all maps; the chosen one is outlined above them.

    The outline is a shape: where nothing else has changed, plotly draws shapes alone anew.
    """
    for row in rows:
        lines = [drawn.areas[row.area_id] for drawn in maps if row.area_id in drawn.areas]
        if not lines:
            continue
        hover = f"<b>{escape(row.name)}</b><br>{escape(value_words(row, lang))}"
        spec.add_scatter(
            x=_joined([x for x, _ in lines]),
            y=_joined([y for _, y in lines]),
            mode="lines",
            fill="toself",
            hoveron="fills",
            customdata=[row.area_id],
            text=f"{hover}<br>{escape(row.detail)}" if row.detail else hover,
            hoverinfo="text",
            **_fill(row),
        )
        for x, y in lines if row.selected else ():
            for line in ({"color": palette.WHITE, "width": 5.5}, {"color": palette.INK, "width": 3}):
                spec.add_path(x, y, line=line)


def _joined(parts: Sequence[Sequence[float | None]]) -> list[float | None]:
    """Lines one after the other, with a gap between them."""
    return [value for part in parts for value in (None, *part)][1:]


def _write(spec: Spec, maps: Sequence[Map], rows: dict[str, Any], lang: str) -> None:
    """All names, values and numbers on the maps, as one trace."""
    labels = [(drawn.view.at(label.x, label.y), label) for drawn in maps for label in drawn.labels]
    of = [rows[label.area_id] for _, label in labels]
    spec.add_scatter(
        x=[x for (x, _), _ in labels],
        y=[y for (_, y), _ in labels],
        text=[_text(label, row, lang) for (_, label), row in zip(labels, of, strict=True)],
        mode="text",
        textfont={
            "size": SIZE,
            "color": [palette.INK if row.level is None else palette.ON_SEQUENTIAL[row.level] for row in of],
            "shadow": [_halo(label, row) for (_, label), row in zip(labels, of, strict=True)],
        },
        hoverinfo="skip",
        cliponaxis=False,
    )


def _halo(label: Label, row: Any) -> str:
    """White around a text on stripes, and the area's own colour around a number that reaches over its edge."""
    if label.inside and row.level is not None:
        return "none"
    color = palette.WHITE if row.level is None else palette.SEQUENTIAL[row.level]
    return ",".join(f"{x}px {y}px 1px {color}" for x in (-1.5, 0, 1.5) for y in (-1.5, 0, 1.5))


def _text(label: Label, row: Any, lang: str) -> str:
    """An area's name and below it its value, or why there is none where that has room; or its number."""
    name = "<br>".join(escape(line) for line in label.lines)
    if not label.named:
        return f"<b>{name}</b>"
    said = _short(row, lang)
    return f"{name}<br><b>{escape(said)}</b>" if text_width(said, SIZE) <= label.room else name


def _short(row: Any, lang: str) -> str:
    """The value on the map and in the key, or why there is none; a star says that few answers are behind it."""
    if row.state in HIDDEN_STATES:
        return why_hidden(row.state, lang)
    return f"{row.label}*" if row.state == FEW else str(row.label)


def _in_key(row: Any, widest: str, lang: str) -> str:
    said = _short(row, lang)
    return said if len(said) <= len(widest) else "–"


def _frame_inset(spec: Spec, placed: Plan, view: View, lang: str) -> None:
    """The inset's frame with what lies around its areas, and the same frame on the main map where it lies."""
    x, y = placed.around
    spec.add_scatter(x=x, y=y, mode="lines", line={"color": palette.RULE, "width": 1}, hoverinfo="skip")
    west, south, east, north = view.extent
    corners = (*placed.main.view.at(west, north), *placed.main.view.at(east, south))
    for frame in (corners, (view.left, view.top, view.right, view.bottom)):
        spec.add_rectangle(*frame, line={"color": palette.INK, "width": 1})
    heading = translator(lang)("Jakobsberg, förstorat")
    font = {"size": SIZE, "color": palette.MUTED}
    spec.add_text(heading, view.left, view.top, xanchor="left", yanchor="bottom", font=font)


def _draw_station(spec: Spec, station: Station, view: View) -> None:
    """A mark at the station, and its name with a line to the mark."""
    x, y = view.line([[station.line_from, (0, 0)]])
    spec.add_scatter(x=x, y=y, mode="lines", line={"color": palette.INK, "width": 1}, hoverinfo="skip")
    mark = {"symbol": "square", "size": MARK, "color": palette.PLUM, "line": {"color": palette.WHITE, "width": 1.5}}
    spec.add_scatter(x=x[-1:], y=y[-1:], mode="markers", marker=mark, hoverinfo="skip")
    across, down = view.at(station.x, station.y)
    font = {"size": SIZE, "color": palette.INK}
    name = "<br>".join(escape(line) for line in station.lines)
    spec.add_text(name, across, down, bgcolor=palette.WHITE, borderpad=1, font=font)


def _plane(placed: Plan) -> Json:
    """Axes without marks, as wide as they are high; where there is more room the figure stays at the left."""
    still = {"visible": False, "fixedrange": True, "constrain": "domain"}
    return {
        "margin": {"l": 0, "r": 0, "t": 0, "b": 0},
        "xaxis": {**still, "range": [0, placed.width], "constraintoward": "left"},
        "yaxis": {**still, "range": [placed.height, 0], "constraintoward": "top", "scaleanchor": "x", "scaleratio": 1},
    }


def _without_outlines(why: str) -> Json:
    spec = Spec()
    spec.add_text(why, 0, 1, xref="paper", yref="paper", xanchor="left", yanchor="top")
    return spec.finish(40, margin={"l": 0, "r": 0, "t": 0, "b": 0}, xaxis={"visible": False}, yaxis={"visible": False})
