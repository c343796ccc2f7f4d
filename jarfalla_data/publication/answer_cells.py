"""The dialogue answers that are public, as shares that hang together: municipality, parts, areas, age, gender."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd

from jarfalla_data import geography
from jarfalla_data.figures import rows
from jarfalla_data.geography import MUNICIPALITY, parts
from jarfalla_data.measures import insecurity
from jarfalla_data.publication.linked import LinkedShares, Name
from jarfalla_data.publication.rounds import periods
from jarfalla_data.selection import Selection
from jarfalla_data.store import Store, kept

PLACE, AGE, GENDER = "place", "age", "gender"
MEASURES = {"worried": insecurity.worried, "professionals": insecurity.professionals}


@kept
def hidden_of_insecurity(store: Store, k: int, round_id: str, time: str) -> frozenset[Name]:
    """Which shares that feel unsafe, in one round at one time of day, must not be shown.

    Names: (PLACE, code) of municipality, parts and areas; (AGE, code) and (GENDER, code) of the whole municipality.
    """
    asked = replace(of_round(store, round_id), time_of_day=time)
    shares = _shares(PLACE, insecurity.by_area(store, asked).frame)
    groups = {
        AGE: _shares(AGE, insecurity.by_age(store, asked).frame),
        GENDER: _shares(GENDER, insecurity.by_gender(store, asked).frame),
    }
    linked = LinkedShares(shares | groups[AGE] | groups[GENDER])
    _divide_places(linked, store)
    for of_group in groups.values():
        linked.divide((PLACE, MUNICIPALITY), of_group)
    return linked.hidden(k)


@kept
def hidden_of_parts(store: Store, k: int, round_id: str, name: str) -> frozenset[Name]:
    """Which shares of one of MEASURES, in one round, must not be shown. Names: (PLACE, code)."""
    linked = LinkedShares(_shares(PLACE, MEASURES[name](store, of_round(store, round_id)).frame))
    _divide_places(linked, store)
    return linked.hidden(k)


@kept
def hidden_of_concerns(store: Store, k: int, round_id: str) -> frozenset[Name]:
    """Which shares that name a problem, in one round, must not be shown. Names: (place, problem)."""
    shares: dict[Name, tuple[int, int]] = {}
    for place in (MUNICIPALITY, *parts(store)):
        asked = about(store, of_round(store, round_id), place)
        shares |= _shares(place, insecurity.by_concern(store, asked).frame)
    linked = LinkedShares(shares)
    for place, problem in [name for name in shares if isinstance(name, tuple) and name[0] == MUNICIPALITY]:
        linked.divide((place, problem), [name for part in parts(store) if (name := (part, problem)) in shares])
    return linked.hidden(k)


def of_round(store: Store, round_id: str) -> Selection:
    """A selection that is about this round."""
    return Selection(period=periods(store)[round_id])


def about(store: Store, selection: Selection, place: str) -> Selection:
    """The same selection within a part, or in the whole municipality."""
    area = None if place == MUNICIPALITY else place
    return replace(selection, area=area, area_ids=geography.area_ids(store, area))


def _shares(kind: str, frame: pd.DataFrame) -> dict[Name, tuple[int, int]]:
    """Numerator and base of each row."""
    return {(kind, row.code): (int(row.x), int(row.n)) for row in rows(frame)}


def _divide_places(linked: LinkedShares, store: Store) -> None:
    """The municipality into its parts, and each part into its areas, as far as they are there."""
    linked.divide((PLACE, MUNICIPALITY), [(PLACE, part) for part in parts(store)])
    for part in parts(store):
        areas = geography.area_ids(store, part) or ()
        inside: list[Name] = [(PLACE, area) for area in areas if (PLACE, area) in linked.shares]
        if inside:
            linked.divide((PLACE, part), inside)
