"""The priorities as native charts: scores, places in the list, and what is felt beside what is reported."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations, product
from typing import Any

import pandas as pd

from jarfalla_data.charts import palette
from jarfalla_data.charts.felt_reported import side_words
from jarfalla_data.charts.model import Chart
from jarfalla_data.charts.priorities import criterion_head
from jarfalla_data.charts.priority_words import Priority, criterion_label, rank_words
from jarfalla_data.measures.felt_reported import MORE_FELT, MORE_REPORTED, PER
from jarfalla_data.report.native import Ends, Form, Mark, Panel, Series, Side, as_written, share_format
from jarfalla_data.report.native_counts import NOTHING_OF_ZERO
from jarfalla_data.wording import Translator

COLORS = (palette.NAVY, palette.TURQUOISE, palette.PLUM, palette.INTERVAL, palette.ORANGE)
PLOT = (11.3, 2.8)
"""Inches to the right and upwards that the points of a slide lie within, about."""
LETTER, LINE, AWAY = 0.1, 0.2, 0.1
"""Inches: a bold letter of a name, its line, and from the middle of a point to its name."""

TRIED = 5
"""Names whose sides are tried together."""

Point = tuple[float, float]
Place = tuple[float, float, float, float]


def priority(chart: Chart) -> tuple[Panel, ...]:
    """The parts of each place's score after each other, and the places in the list that it may have."""
    told, rows = Priority("", {}, "", chart.lang), chart.layers["rows"].rows
    names = tuple(_name(row, told) for row in rows)
    return _scores(rows, chart.layers["criteria"].rows, names, told), _places(rows, names, told)


def _name(row: Any, told: Priority) -> str:
    """A place; with a mark where it cannot be told apart from the first."""
    if pd.isna(row.score):
        return f"{row.label} ({told.t('rangordnas inte')})"
    return f"◆ {row.label}" if row.first else str(row.label)


def _scores(rows: list[Any], criteria: list[Any], names: tuple[str, ...], told: Priority) -> Panel:
    """A bar for each place, a colour for each criterion that counts; what is unknown is said below."""
    t, counted = told.t, [(each, color) for each, color in zip(criteria, COLORS, strict=True) if each.counts]
    series = tuple(
        Series(
            f"{criterion_label(each.code, t)} ({criterion_head(each, t)})",
            tuple(_part(row, each.code) for row in rows),
            color,
            labelled=True,
        )
        for each, color in counted
    )
    unknown = [
        f"{row.label} ({', '.join(criterion_label(code, t).lower() for code in row.missing.split('|'))})"
        for row in rows
        if row.missing
    ]
    note = t("Okänt, räknas inte som 0: {places}.", places="; ".join(unknown)) if unknown else ""
    title = t("Poäng, 0–100")
    return Panel(Form.ROWS, names, series, title, NOTHING_OF_ZERO, 0, 100, axis=True, stacked=True, step=20, note=note)


def _part(row: Any, code: str) -> float | None:
    part = getattr(row, f"part_{code}")
    return None if pd.isna(part) else as_written(float(part), 1)


def _places(rows: list[Any], names: tuple[str, ...], told: Priority) -> Panel:
    """From the first to the last place in the list that each may have; the ends are series, which are not seen."""
    t = told.t
    ends: tuple[Ends, ...] = tuple(
        None if pd.isna(row.rank_low) else (float(row.rank_low), float(row.rank_high)) for row in rows
    )
    at = tuple(float(i) if end else None for i, end in enumerate(ends, 1))
    words = tuple(rank_words(row, told) for row in rows)
    low, high = (tuple(end[side] if end else None for end in ends) for side in (0, 1))
    series = (
        Series(t("Placering efter poäng"), at, mark=Mark.UNSEEN, ends=ends),
        Series(t("Sista tänkbara placering"), high, mark=Mark.UNSEEN, words=words),
        Series(t("Första tänkbara placering"), low, mark=Mark.UNSEEN),
    )
    said = (t("Streck: tänkbara placeringar."), t("◆: går inte att skilja från det som har mest poäng."))
    scale: dict[str, Any] = {"low": 0, "high": math.ceil(len(rows) * 1.15), "axis": True, "overlapping": True}
    return Panel(Form.ROWS, names, series, t("Placering"), note=" ".join(said), **scale)


def felt_reported(chart: Chart) -> tuple[Panel, ...]:
    """A point for each area: up is felt, to the right is reported; those that part ways have names and intervals."""
    told, rows = Priority("", {}, "", chart.lang), [row for row in chart.layers["rows"].rows if not row.untold]
    t, apart = told.t, [row for row in rows if row.side]
    right = 10 * math.ceil(max(*(float(row.rate) for row in rows), *(_rates(row)[1] for row in apart)) * 1.05 / 10)
    top = math.ceil(max(*(float(row.share) for row in rows), *(_shares(row)[1] for row in apart)) * 10 + 0.2) / 10
    sides = _sides_of(rows, (PLOT[0] / right, PLOT[1] / top))
    looks = (("", palette.NAVY), (MORE_FELT, palette.PLUM), (MORE_REPORTED, palette.PLUM))
    groups = (([row for row in rows if row.side == side], side, color) for side, color in looks)
    scale: dict[str, Any] = {"number": share_format(chart.lang), "low": 0, "high": top, "step": 0.1, "axis": True}
    series = (
        *(_points(some, side_words(side, told), color, sides) for some, side, color in groups if some),
        *_middles(rows[0], float(right), top, t),
    )
    across = t("Händelser per {per} invånare", per=told.number(PER))
    return (Panel(Form.POINTS, (), series, t("Andel otrygga"), across=across, farthest=float(right), **scale),)


def _middles(any_row: Any, right: float, top: float, t: Translator) -> tuple[Series, Series]:
    """Lines through the area in the middle of each."""
    rate, share = as_written(any_row.middle_rate, 1), as_written(any_row.middle_share, 2)
    felt, reported = t("Mittersta värdet, otrygghet"), t("Mittersta värdet, händelser")
    return (
        Series(felt, (share, share), palette.OUTLINE, Mark.DASHED, at=(0.0, right)),
        Series(reported, (0.0, top), palette.OUTLINE, Mark.DASHED, at=(rate, rate)),
    )


def _points(rows: list[Any], name: str, color: str, sides: Mapping[str, Side]) -> Series:
    return Series(
        name[:1].upper() + name[1:],
        tuple(as_written(row.share, 2) for row in rows),
        color,
        Mark.POINT,
        tuple(_shares(row) if row.side else None for row in rows),
        tuple(str(row.label) if row.side else "" for row in rows),
        at=tuple(as_written(row.rate, 1) for row in rows),
        at_ends=tuple(_rates(row) if row.side else None for row in rows),
        sides=tuple(sides.get(row.code, Side.RIGHT) for row in rows),
    )


def _sides_of(rows: list[Any], scale: tuple[float, float]) -> dict[str, Side]:
    """By area that has its name: the side of its point, so that names lie on no other names and on few points.

    `scale`: inches for each unit to the right and upwards. All sides of a few names are tried, then of the next few.
    """
    at = {row.code: (float(row.rate) * scale[0], float(row.share) * scale[1]) for row in rows}
    named = sorted((row for row in rows if row.side), key=lambda row: -float(row.share))
    found: dict[str, Side] = {}
    taken: list[Place] = []
    for first in range(0, len(named), TRIED):
        some = named[first : first + TRIED]
        each = [{side: _place(at[row.code], len(row.label), side) for side in Side} for row in some]
        tried = product(*(places.values() for places in each))
        best = min(tried, key=lambda lying: _in_the_way(lying, taken, at.values()))
        for row, places, place in zip(some, each, best, strict=True):
            found[row.code] = next(side for side, other in places.items() if other == place)
        taken += best
    return found


def _in_the_way(lying: Sequence[Place], taken: Sequence[Place], points: Iterable[Point]) -> tuple[int, int]:
    """How many names lie on each other, and how many points below them."""
    others = (*combinations(lying, 2), *product(lying, taken))
    return sum(_meet(a, b) for a, b in others), sum(_holds(place, point) for place in lying for point in points)


def _place(at: Point, letters: int, side: Side) -> Place:
    """Left, bottom, right and top of a name, in inches."""
    (x, y), wide = at, letters * LETTER
    left = {Side.RIGHT: x + AWAY, Side.LEFT: x - AWAY - wide}.get(side, x - wide / 2)
    low = {Side.ABOVE: y + AWAY, Side.BELOW: y - AWAY - LINE}.get(side, y - LINE / 2)
    return left, low, left + wide, low + LINE


def _meet(one: Place, other: Place) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _holds(place: Place, point: Point) -> bool:
    return place[0] < point[0] < place[2] and place[1] < point[1] < place[3]


def _shares(row: Any) -> tuple[float, float]:
    return as_written(row.share_low, 2), as_written(row.share_high, 2)


def _rates(row: Any) -> tuple[float, float]:
    return as_written(row.rate_low, 1), as_written(row.rate_high, 1)
