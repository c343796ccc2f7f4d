"""Where an intervention can be followed up, and what it can be held against.

A place is a named place, an area or a municipal part. Two of them may be compared only where no report is in both.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import pandas as pd

from jarfalla_data import geography
from jarfalla_data.store import Store, kept


@kept
def choices(store: Store) -> tuple[str, ...]:
    """All named places that reports tell of, then all parts, then all areas."""
    return (*_places(store), *geography.choices(store))


def name(store: Store, code: str, lang: str) -> str:
    """The name of a place, an area or a part."""
    named = dict(zip(store.places["place_id"], store.places["name"], strict=True))
    return str(named[code]) if code in named else geography.name(store, code, lang)


@kept
def overlap(store: Store, one: str, other: str) -> bool:
    """Whether a report can be in both places."""
    areas = [geography.area_ids(store, code) for code in (one, other)]
    if one == other:
        return True
    if areas[0] and areas[1]:
        return not set(areas[0]).isdisjoint(areas[1])
    if not areas[0] and not areas[1]:
        return False  # a report names one place at most
    place, within = (one, areas[1]) if areas[1] else (other, areas[0])
    return bool(set(within or ()) & _areas_of_place(store, place))


def related(store: Store, place: str | None, to: tuple[str, ...]) -> bool:
    """Whether what is done at a place is done at one of others, or in their part; None: it may be anywhere."""
    parts = {_part(store, code) for code in to}
    return place is None or any(overlap(store, place, code) for code in to) or _part(store, place) in parts


def alike(store: Store, to: str, but: Sequence[str], before: dict[str, float]) -> list[str]:
    """Places of the same kind that overlap with none of `but`, those with the most similar count before first.

    `before`: reports before, by place. Those without any cannot be compared.
    """
    kind = _kind(store, to)
    free = [
        code
        for code in choices(store)
        if _kind(store, code) == kind and before[code] > 0 and not any(overlap(store, code, one) for one in (to, *but))
    ]
    return sorted(free, key=lambda code: abs(math.log(before[code] / max(before[to], 0.5))))


def asked_about(store: Store, code: str) -> str:
    """The area or part whose dialogues tell of a place: for a named place its part."""
    return code if _kind(store, code) != "place" else _part(store, code)


@kept
def _places(store: Store) -> tuple[str, ...]:
    told = set(store.incidents["place_id"].dropna())
    return tuple(str(code) for code in store.places["place_id"] if code in told)


@kept
def _areas_of_place(store: Store, place: str) -> set[str]:
    """The areas that a named place lies in, as the list of places or the reports have it."""
    listed = store.places.loc[store.places["place_id"] == place, "area_id"]
    told = store.incidents.loc[store.incidents["place_id"] == place, "area_id"]
    return {str(area) for area in pd.concat([listed, told]).dropna().unique()}


def _kind(store: Store, code: str) -> str:
    areas = geography.area_ids(store, code)
    if areas is None:
        return "place"
    return "area" if areas == (code,) else "part"


@kept
def _part(store: Store, code: str) -> str:
    """The municipal part of a place, an area or a part."""
    listed = store.places.dropna(subset=["municipal_part"]).set_index("place_id")["municipal_part"]
    return str(listed.get(code) or geography.part_of_area(store).get(code, code))
