"""The dialogue answers that are public, as shares that hang together: municipality, parts, areas, age, gender."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pandas as pd

from jarfalla_data import geography
from jarfalla_data.figures import rows
from jarfalla_data.geography import MUNICIPALITY, parts
from jarfalla_data.measures import insecurity
from jarfalla_data.measures.answers import INHABITANT, PROFESSIONAL, Cells, concern_cells, safety_cells, worry_cells
from jarfalla_data.measures.insecurity import cells_of
from jarfalla_data.measures.weighted_shares import living_in
from jarfalla_data.publication.linked import LinkedShares, Name
from jarfalla_data.publication.rounds import periods
from jarfalla_data.publication.weighted import Answers, Division, Weighted
from jarfalla_data.selection import Selection
from jarfalla_data.store import Store, kept

PLACE, AGE, GENDER = "place", "age", "gender"
MEASURES = {
    "worried": (insecurity.worried, worry_cells, INHABITANT),
    "professionals": (insecurity.professionals, safety_cells, PROFESSIONAL),
}
"""Of shares that the public reads of parts only: the measure, and the answers that it adds up."""


@kept
def hidden_of_insecurity(store: Store, k: int, round_id: str, time: str) -> frozenset[Name]:
    """Which shares that feel unsafe, in one round at one time of day, must not be shown.

    Names: (PLACE, code) of municipality, parts and areas; (AGE, code) and (GENDER, code) of the whole municipality.
    """
    asked = replace(of_round(store, round_id), time_of_day=time)
    frame = insecurity.by_area(store, asked).frame
    groups = {
        AGE: _shares(AGE, insecurity.by_age(store, asked).frame),
        GENDER: _shares(GENDER, insecurity.by_gender(store, asked).frame),
    }
    linked = LinkedShares(_shares(PLACE, frame) | groups[AGE] | groups[GENDER])
    divisions = _divided_places(store, linked.shares)
    for total, inside in [*divisions, *(((PLACE, MUNICIPALITY), [*of_group]) for of_group in groups.values())]:
        linked.divide(total, inside)
    cells = cells_of(safety_cells(store), round_id, INHABITANT).where("time_of_day", (time,))
    places = _answers(PLACE, frame, people_of(store, cells, round_id))
    return Weighted(places, divisions).hidden_with(linked.hidden(k), k)


@kept
def hidden_of_parts(store: Store, k: int, round_id: str, name: str) -> frozenset[Name]:
    """Which shares of one of MEASURES, in one round, must not be shown. Names: (PLACE, code)."""
    measure, cells, kind = MEASURES[name]
    frame = measure(store, of_round(store, round_id)).frame
    linked = LinkedShares(_shares(PLACE, frame))
    divisions = _divided_places(store, linked.shares)
    for total, inside in divisions:
        linked.divide(total, inside)
    places = _answers(PLACE, frame, people_of(store, cells_of(cells(store), round_id, kind), round_id))
    return Weighted(places, divisions).hidden_with(linked.hidden(k), k)


@kept
def hidden_of_concerns(store: Store, k: int, round_id: str) -> frozenset[Name]:
    """Which shares that name a problem, in one round, must not be shown. Names: (place, problem)."""
    asked = {place: about(store, of_round(store, round_id), place) for place in (MUNICIPALITY, *parts(store))}
    frames = {place: insecurity.by_concern(store, one).frame for place, one in asked.items()}
    linked = LinkedShares(
        {name: share for place, frame in frames.items() for name, share in _shares(place, frame).items()}
    )
    divisions: list[Division] = [
        ((MUNICIPALITY, problem), [name for part in parts(store) if (name := (part, problem)) in linked.shares])
        for problem in frames[MUNICIPALITY]["code"]
    ]
    for total, inside in divisions:
        linked.divide(total, inside)
    hidden = linked.hidden(k)
    people = people_of(store, cells_of(concern_cells(store), round_id, INHABITANT), round_id)
    answers: dict[Name, Answers] = {}
    for place, frame in frames.items():
        answers |= _answers(place, frame, people)
    for division in divisions:  # each problem by itself: no answer to one is an answer to another
        of_problem = {name: answers[name] for name in (division[0], *division[1]) if name in answers}
        hidden = Weighted(of_problem, [division]).hidden_with(hidden, k)
    return hidden


def of_round(store: Store, round_id: str) -> Selection:
    """A selection that is about this round."""
    return Selection(period=periods(store)[round_id])


def about(store: Store, selection: Selection, place: str) -> Selection:
    """The same selection within a part, or in the whole municipality."""
    area = None if place == MUNICIPALITY else place
    return replace(selection, area=area, area_ids=geography.area_ids(store, area))


def people_of(store: Store, cells: Cells, round_id: str) -> dict[str, float]:
    """By code of municipality, parts and areas: how many live in those areas that have answers."""
    areas = [cells.labels["area_id"][at] for at in sorted(set(cells.codes["area_id"].tolist()))]
    part_of, people = geography.part_of_area(store), dict[str, float]()
    for area, living in zip(areas, living_in(store, areas, round_id), strict=True):
        for code in (MUNICIPALITY, part_of.get(area, ""), area):
            people[code] = people.get(code, 0) + living
    return people


def _shares(kind: str, frame: pd.DataFrame) -> dict[Name, tuple[int, int]]:
    """Numerator and base of each row."""
    return {(kind, row.code): (int(row.x), int(row.n)) for row in rows(frame)}


def _answers(kind: str, frame: pd.DataFrame, people: Mapping[str, float]) -> dict[Name, Answers]:
    """The rows that have answers; `kind` is PLACE, or the place whose problems they are."""
    return {
        (kind, row.code): Answers(
            int(row.x),
            int(row.n),
            None if pd.isna(row.share) else row.share,
            people[row.code if kind == PLACE else kind],
        )
        for row in rows(frame)
        if row.n > 0
    }


def _divided_places(store: Store, shares: Mapping[Name, object]) -> list[Division]:
    """The municipality into its parts, and each part into its areas, as far as they are there."""
    inside: dict[Name, list[Name]] = {(PLACE, MUNICIPALITY): [(PLACE, part) for part in parts(store)]}
    for part in parts(store):
        areas = geography.area_ids(store, part) or ()
        inside[PLACE, part] = [(PLACE, area) for area in areas if (PLACE, area) in shares]
    return [(total, names) for total, names in inside.items() if names]
