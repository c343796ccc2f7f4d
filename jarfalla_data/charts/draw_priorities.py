"""Drawing the priorities: what each place owes its score to, one column a criterion, and the places it may have."""

from __future__ import annotations

from html import escape
from typing import Any

import pandas as pd

from jarfalla_data.charts import palette
from jarfalla_data.charts.canvas import text_width
from jarfalla_data.charts.draw_priority_cells import HEAD, SMALL, STRIP, Layout, draw_cells
from jarfalla_data.charts.model import Chart
from jarfalla_data.charts.priorities import criterion_head
from jarfalla_data.charts.priority_words import Priority, criterion_label, rank_words
from jarfalla_data.charts.spec import Json, Spec

NARROW_BELOW = 560
KEY, NARROW_KEY, RIGHT = 30, 46, 112


def draw(chart: Chart, width: int) -> Json:
    """The figure for a place at least `width` pixels wide."""
    rows, criteria = chart.layers["rows"].rows, chart.layers["criteria"].rows
    told = Priority("", {}, "", chart.lang)
    layout = Layout(width < NARROW_BELOW, len(criteria), len(rows))
    left = 4.0 if layout.narrow else max(text_width(row.label, palette.TEXT) for row in rows) + 14
    spec = Spec()
    _heads(spec, criteria, layout, told)
    draw_cells(spec, rows, criteria, layout, told)
    _strips(spec, rows, layout, told)
    _names(spec, rows, layout, told)
    key = NARROW_KEY if layout.narrow else KEY
    _key(spec, layout, key, left, told)
    height = layout.bottom + key
    return spec.finish(
        round(height),
        margin={"l": left, "r": 8 if layout.narrow else RIGHT, "t": 0, "b": 0},
        xaxis={"range": [0, 100], "visible": False, "fixedrange": True},
        yaxis={"range": [height, 0], "visible": False, "fixedrange": True},
        barmode="overlay",
    )


def _heads(spec: Spec, criteria: list[Any], layout: Layout, told: Priority) -> None:
    """The criteria with their weights; and the places in the list, from the first to the last."""
    font = {"size": SMALL, "color": palette.INK}
    for i, each in enumerate(criteria):
        words = criterion_label(each.code, told.t).replace(" ", "<br>", 1)
        head = f'{words}<br><span style="color:{palette.MUTED}">{criterion_head(each, told.t)}</span>'
        place = {"xanchor": "left", "yanchor": "bottom", "align": "left", "font": font}
        spec.add_text(head, layout.column * i, HEAD - 1, **place)
    grey = {"size": SMALL, "color": palette.MUTED}
    if layout.narrow:
        for x, words in ((1, "1"), ((1 + layout.places) / 2, told.t("Placering")), (layout.places, str(layout.places))):
            spec.add_text(words, layout.rank_x(x), layout.top - 9, yanchor="middle", font=grey)
        return
    spec.add_text(told.t("Placering"), STRIP[0], HEAD - 30, xanchor="left", yanchor="middle", font=font)
    for rank in sorted({1, *range(5, layout.places - 1, 5), layout.places}):
        x = layout.rank_x(rank)
        spec.add_text(str(rank), x, HEAD - 10, yanchor="middle", font=grey)
        spec.add_line(x, HEAD, x, layout.bottom, line={"color": palette.RULE, "width": 1}, layer="below")


def _strips(spec: Spec, rows: list[Any], layout: Layout, told: Priority) -> None:
    """From the first to the last place in the list that a place may have, and a mark where its score puts it."""
    ranked = [(i, row) for i, row in enumerate(rows) if pd.notna(row.rank_low)]
    if layout.narrow:
        _rails(spec, [layout.y(i, "strip") for i, _ in ranked], layout)
    for first in (False, True):
        there = [(i, row) for i, row in ranked if bool(row.first) == first]
        spec.add_scatter(
            x=[x for _, row in there for x in (layout.rank_x(row.rank_low), layout.rank_x(row.rank_high), None)],
            y=[v for i, _ in there for v in (layout.y(i, "strip"), layout.y(i, "strip"), None)],
            mode="lines",
            line={"color": palette.INTERVAL, "width": 5 if layout.narrow else 7},
            hoverinfo="skip",
        )
        spec.add_scatter(
            x=[layout.rank_x(i + 1) for i, _ in there],
            y=[layout.y(i, "strip") for i, _ in there],
            mode="markers",
            marker={
                "size": 11,
                "opacity": 1,
                "symbol": "diamond" if first else "circle",
                "color": palette.PLUM if first else palette.NAVY,
            },
            customdata=[row.code for _, row in there],
            text=[f"{escape(row.label, quote=False)}<br>{_place(row, told)}" for _, row in there],
            hoverinfo="text",
        )


def _rails(spec: Spec, down: list[float], layout: Layout) -> None:
    """Thin lines from the first to the last place in the list, against which each row is read."""
    ends = layout.rank_x(1), layout.rank_x(layout.places)
    x, y = [v for _ in down for v in (*ends, None)], [v for each in down for v in (each, each, None)]
    spec.add_scatter(x=x, y=y, mode="lines", line={"color": palette.RULE, "width": 1}, hoverinfo="skip")


def _place(row: Any, told: Priority) -> str:
    if pd.isna(row.score):
        return told.t("rangordnas inte")
    return told.t("placering {rank}", rank=rank_words(row, told))


def _names(spec: Spec, rows: list[Any], layout: Layout, told: Priority) -> None:
    """Names at the left or above; at the right the places in the list and the score."""
    down = [layout.y(i, "name") for i in range(len(rows))]
    names = [
        f"<b>{escape(row.label, quote=False)}</b>" if row.first else escape(row.label, quote=False) for row in rows
    ]
    font = {"size": palette.TEXT, "color": [palette.PLUM if row.first else palette.INK for row in rows]}
    said = [f"<b>{_place(row, told)}</b>" if row.first else _place(row, told) for row in rows]
    if layout.narrow:
        spec.add_texts(names, 0, down, gap="", side="right", font=font)
        spec.add_texts(said, 100, down, gap="", side="left", font={"size": SMALL, "color": palette.INK})
        return
    spec.add_texts(names, 0, down, gap="\u2002", side="left", font=font)
    spec.add_texts(said, 100, down, gap="\u2002", side="right", font={"size": palette.TEXT, "color": palette.INK})


def _key(spec: Spec, layout: Layout, height: float, left: float, told: Priority) -> None:
    """What the marks mean, below the rows."""
    first = told.t("Romb: går inte att skilja från den som har mest poäng.")
    bar = told.t("Stapel: del av poängen. Streck: tänkbara placeringar.")
    words = f"{bar}<br>{first}" if layout.narrow else f"{bar} {first}"
    font = {"size": SMALL, "color": palette.MUTED}
    place = {"xanchor": "left", "yanchor": "middle", "align": "left", "font": font}
    spec.add_text(words, 0, layout.bottom + height / 2, xshift=-left + 4, **place)
