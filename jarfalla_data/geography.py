"""Areas, municipal parts and the municipality: their names, which holds which, and how many live there."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd

from jarfalla_data.selection import Selection
from jarfalla_data.store import Store, kept
from jarfalla_data.vocabulary.published import MUNICIPAL_PARTS
from jarfalla_data.wording import translator

MUNICIPALITY = "municipality"
"""The code that stands for all of Järfälla in frames that hold municipality, parts and areas together."""


@kept
def area_ids(store: Store, choice: str | None) -> tuple[str, ...] | None:
    """The areas that an area id or a part's code stands for; None for the whole municipality or what is unknown."""
    areas = store.areas
    if choice in set(areas["area_id"]):
        return (str(choice),)
    inside = areas.loc[areas["municipal_part"] == choice, "area_id"]
    return tuple(inside) or None


@kept
def choices(store: Store) -> list[str]:
    """All parts, in the vocabulary's order, then all areas by name."""
    there = set(store.areas["municipal_part"])
    parts = [code for code in MUNICIPAL_PARTS.codes if code in there]
    return [*parts, *store.areas.sort_values("name", key=swedish)["area_id"]]


def parts(store: Store) -> list[str]:
    """The codes of the municipal parts that have areas, in the vocabulary's order."""
    areas = part_of_area(store)
    return [code for code in choices(store) if code not in areas]


def name(store: Store, choice: str | None, lang: str) -> str:
    """The name of an area, a part or, for None and MUNICIPALITY, the whole municipality."""
    if choice is None or choice == MUNICIPALITY:
        return translator(lang)("Hela Järfälla")
    if choice in MUNICIPAL_PARTS.codes:
        return MUNICIPAL_PARTS.label(choice, lang)
    return _area_names(store).get(choice, choice)


@kept
def _area_names(store: Store) -> dict[str, str]:
    return {str(a): str(name) for a, name in zip(store.areas["area_id"], store.areas["name"], strict=True)}


@kept
def part_of_area(store: Store) -> dict[str, str]:
    """Area id → code of its municipal part."""
    return {str(a): str(p) for a, p in zip(store.areas["area_id"], store.areas["municipal_part"], strict=True)}


@kept
def inhabitants(store: Store, year: int) -> dict[str, int]:
    """Area id → inhabitants at the count nearest to the end of a year; empty when none are known.

    Source: population_areas (Statistics Sweden). As weights they may be from another year; as denominators of a rate
    only within one.
    """
    counted = store.population_areas
    if counted.empty:
        return {}
    distance = (counted["date"].dt.year - year).abs()
    nearest = counted[distance == distance.min()]
    return {str(a): int(n) for a, n in zip(nearest["area_id"], nearest["inhabitants"], strict=True)}


def swedish(names: pd.Series) -> pd.Series:
    """Names in the order of the Swedish alphabet, whatever the machine's own is."""
    letters = str.maketrans({"å": "z1", "ä": "z2", "ö": "z3"})
    return names.str.lower().map(lambda text: text.translate(letters))


@kept
def names(store: Store, lang: str) -> dict[str, str]:
    """The names of the municipality, all parts and all areas, by code. Kept: never change it."""
    return {code: name(store, code, lang) for code in (MUNICIPALITY, *choices(store))}


def widen(store: Store, selection: Selection, finest: str) -> Selection:
    """The same selection about the chosen area's part ("part") or the whole municipality ("municipality").

    The public may not look at small areas in every way that the internal audience may.
    """
    part = part_of_area(store).get(selection.area or "", selection.area)
    wider = part if finest == "part" else None
    return replace(selection, area=wider, area_ids=area_ids(store, wider))
