"""Which public table answers what a page asks, and which of its rows."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

import pandas as pd

from jarfalla_data.geography import MUNICIPALITY
from jarfalla_data.measures.answers import INHABITANT
from jarfalla_data.measures.incident_periods import PUBLIC, Grain, Step, allowed, finest
from jarfalla_data.measures.insecurity import STANDARD_TIME
from jarfalla_data.privacy.suppression import Released
from jarfalla_data.publication.public_tables import PublicTable, public_tables
from jarfalla_data.publication.questions import OF_WORK, Key
from jarfalla_data.publication.rounds import Round, round_in
from jarfalla_data.selection import Period, Selection

ABOUT_MUNICIPALITY = ("insecurity.by_age", "insecurity.by_gender")
"""Measures that a chosen area narrows, and that the public reads for the whole municipality only."""


def key_of(known: tuple[Round, ...], name: str, asked: tuple[Any, ...]) -> Key | None:
    """The key of the table that answers a measure asked so; None when no public table does."""
    found = [table for table in public_tables() if table.measure == name]
    if not found:
        return None
    if found[0].period == "round":
        return _of_round(known, found[0], asked)
    return _OF_TIME[name](*asked)


def _of_round(known: tuple[Round, ...], table: PublicTable, asked: tuple[Any, ...]) -> Key | None:
    selection: Selection = asked[0]
    if table.measure in ABOUT_MUNICIPALITY and selection.area is not None:
        return None
    values = {
        "time_of_day": selection.time_of_day or STANDARD_TIME,
        "place": selection.area or MUNICIPALITY,
        "kind": asked[1] if len(asked) > 1 else INHABITANT,
    }
    return (table.measure, round_in(known, selection.period), *(values[name] for name in table.each))


def _by_period(selection: Selection, grain: Grain) -> Key | None:
    if selection != allowed(PUBLIC, selection) or grain != finest(PUBLIC, selection):
        return None
    return "incidents.by_period", "area" if grain.by_area else MUNICIPALITY


def _of_year(name: str) -> Callable[[Selection], Key | None]:
    def key(selection: Selection) -> Key | None:
        period = selection.period
        if period is None or selection.time_of_day or period != Period.of_years(period.first.year, period.first.year):
            return None
        return name, "" if period.first.year == 1 else str(period.first.year)

    return key


def _of_work(name: str) -> Callable[[Selection], Key]:
    return lambda _: (name,)


def _same_period(selection: Selection, step: Step) -> Key | None:
    return ("incident_latest.same_period_by_year",) if (selection, step) == (Selection(), Step.QUARTER) else None


_OF_TIME: Mapping[str, Callable[..., Key | None]] = {
    "incidents.by_period": _by_period,
    "incidents.by_source": lambda: ("incidents.by_source",),
    "incident_areas.by_area": _of_year("incident_areas.by_area"),
    "incident_areas.without_area": _of_year("incident_areas.without_area"),
    "incident_latest.same_period_by_year": _same_period,
    **{name: _of_work(name) for name in OF_WORK},
    "promise_activities.by_year": lambda: ("promise_activities.by_year",),
}


def narrowed(table: Released, name: str, asked: tuple[Any, ...]) -> Released:
    """The rows of a public table that are asked for; nothing in them is added up."""
    if name == "incidents.by_period":
        return replace(table, frame=_of_period(table.frame, asked[0]))
    if name == "incident_areas.by_area":
        return replace(table, frame=table.frame.assign(chosen=table.frame["code"].isin(asked[0].area_ids or ())))
    if name in OF_WORK and asked[0].period is not None:
        return replace(table, frame=_within(table.frame, asked[0].period))
    return table


def _of_period(frame: pd.DataFrame, selection: Selection) -> pd.DataFrame:
    """The part, areas and whole periods of the selection; no rows when nothing was reported in them."""
    rows, period = frame, selection.period
    if selection.area_ids is not None:
        rows = rows[rows["series"].isin((selection.area, *selection.area_ids))]
    if period is not None:
        rows = _within(rows, period)
    told = rows["reports"].isna().any() or rows["reports"].sum() > 0
    return (rows if told else rows.iloc[:0]).reset_index(drop=True)


def _within(rows: pd.DataFrame, period: Period) -> pd.DataFrame:
    """The rows whose days are all in the period."""
    inside = [period.holds(first, last) for first, last in zip(rows["first"], rows["last"], strict=True)]
    return rows[pd.Series(inside, index=rows.index, dtype=bool)]
