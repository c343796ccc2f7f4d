"""A map of the areas: how high a value is where, with central Jakobsberg enlarged.

What is not shown has no value from here on: no colour, no order, no text but why.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

import pandas as pd

from jarfalla_data.charts.area_levels import Levels, Unit, levels
from jarfalla_data.charts.area_words import (
    FEW,
    HIDDEN_STATES,
    NONE,
    REFUSED,
    SHOWN,
    SUPPRESSED,
    alternative,
    areas_table,
)
from jarfalla_data.charts.describe import describe
from jarfalla_data.charts.model import Badge, Chart
from jarfalla_data.privacy.suppression import Released


class Given(NamedTuple):
    """What there is to say of an area; where the value is not shown, only why."""

    state: str = NONE
    value: float | None = None
    label: str = ""
    detail: str = ""


class Area(NamedTuple):
    """A row of what is drawn: an area, its rings in metres, and its value where it is shown."""

    area_id: str
    name: str
    part: str
    number: int
    x: tuple[tuple[int, ...], ...]
    y: tuple[tuple[int, ...], ...]
    selected: bool
    level: int | None
    state: str
    value: float | None
    label: str
    detail: str


def area_map(
    values: Released,
    outlines: Released,
    *,
    key: str,
    headline: str,
    subtitle: str,
    lang: str,
    freshness: str,
    measure: str,
    selected: str | None = None,
    unit: Unit = Unit.SHARE,
    limits: Sequence[int] | None = None,
    lead: str = "",
    more_badges: Sequence[Badge] = (),
    withheld: bool = False,
) -> Chart:
    """One value an area as a level of a scale, written on the map or in its key.

    `values`: area_id, value (a share of 1 or a count, missing where it is not shown), label (the value as it is
    written), state (shown, few, refused, suppressed, none), perhaps detail (its interval, its answers). `measure` is
    the head of their column. `limits`: where the second and later of at most five levels begin, shares in per cent.
    """
    given = _given(values.frame)
    scale = levels(unit, [told.value for told in given.values() if told.value is not None], limits, lang)
    drawn, words = _layers(values, outlines, given, scale, selected)
    return describe(
        key=key,
        kind="area_map",
        lang=lang,
        headline=headline,
        lead=lead,
        subtitle=subtitle,
        alt=alternative(headline, measure, drawn, lang),
        layers={"areas": drawn, "levels": words},
        tables=(areas_table(drawn, lang, name=key, measure=measure),),
        freshness=freshness,
        more_badges=more_badges,
        withheld=withheld,
    )


def _layers(
    values: Released, outlines: Released, given: Mapping[str, Given], scale: Levels, selected: str | None
) -> tuple[Released, Released]:
    """The areas that are drawn, and the words of the levels; neither has rows where nothing is given."""
    areas = _areas(outlines.frame, given, scale, selected) if given else []
    drawn = replace(values, frame=pd.DataFrame(areas, columns=list(Area._fields), dtype="object"))
    return drawn, replace(values, frame=pd.DataFrame({"words": list(scale.words) if given else []}))


def _given(values: pd.DataFrame) -> dict[str, Given]:
    """What is given for each area; a value that is not shown is dropped here, whatever else its row holds."""
    details = values["detail"] if "detail" in values else [""] * len(values)
    columns = [values[name] for name in ("area_id", "state", "value", "label")]
    return {str(area_id): _one(*cells) for area_id, *cells in zip(*columns, details, strict=True)}


def _one(state: object, value: Any, label: object, detail: Any) -> Given:
    if pd.isna(value) or state not in (SHOWN, FEW):
        return Given(_why(state))
    return Given(str(state), float(value), str(label), "" if pd.isna(detail) else str(detail))


def _why(state: object) -> str:
    """The state of an area whose value is missing."""
    if state == FEW:
        return REFUSED
    return str(state) if state in HIDDEN_STATES else SUPPRESSED


def _areas(outlines: pd.DataFrame, given: Mapping[str, Given], scale: Levels, selected: str | None) -> list[Area]:
    """All areas that have an outline row, in their order, and after them values of areas that have none."""
    columns = [outlines[name] for name in ("area_id", "name", "municipal_part", "number", "x", "y")]
    places = [tuple(cells) for cells in zip(*columns, strict=True)]
    known = {place[0] for place in places}
    more = [(area_id, area_id, "", 0, (), ()) for area_id in given if area_id not in known]
    return [_area(place, given.get(place[0], Given()), scale, selected) for place in (*places, *more)]


def _area(place: tuple[Any, ...], given: Given, scale: Levels, selected: str | None) -> Area:
    level = None if given.value is None else scale.of(given.value)
    return Area._make((*place, place[0] == selected, level, *given))
