"""What is asked of the measures for each entry of the closed list, and what of the answer must be hidden further."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import product
from typing import Any

from jarfalla_data.figures import Figures
from jarfalla_data.geography import MUNICIPALITY, parts
from jarfalla_data.measures import (
    cooperation,
    incident_areas,
    incident_latest,
    incidents,
    insecurity,
    insecurity_change,
    inspections,
    narcotics,
    promise_activities,
    young_findings,
)
from jarfalla_data.measures.answers import INHABITANT, PROFESSIONAL
from jarfalla_data.measures.incident_periods import PUBLIC, Step, stretches
from jarfalla_data.publication.answer_cells import about, of_round
from jarfalla_data.publication.public_tables import PublicTable, name_of, public_tables
from jarfalla_data.publication.rounds import NO_TIME, periods
from jarfalla_data.selection import Period, Selection
from jarfalla_data.store import Store
from jarfalla_data.vocabulary.dialogue import TIME_OF_DAY

Key = tuple[str, ...]
"""Measure, the level of places where a measure has several tables, and one value for each `each` of the list."""
Measure = Callable[..., Figures]

MEASURES: Mapping[str, Measure] = {
    name_of(measure): measure
    for measure in (
        *(insecurity.by_area, insecurity.by_time_of_day, insecurity.by_concern, insecurity.by_age),
        *(insecurity.by_gender, insecurity.worried, insecurity.professionals, insecurity.asked),
        *(insecurity_change.changes, incidents.by_period, incidents.by_source),
        *(incident_areas.by_area, incident_areas.without_area, incident_latest.same_period_by_year),
        *(narcotics.by_year, promise_activities.by_year, inspections.by_year, young_findings.by_span),
        *(cooperation.with_persons, cooperation.without_persons),
    )
}
KINDS = (INHABITANT, PROFESSIONAL)
OF_WORK = tuple(
    name_of(measure)
    for measure in (
        *(narcotics.by_year, inspections.by_year, young_findings.by_span),
        *(cooperation.with_persons, cooperation.without_persons),
    )
)
"""Measures with one table of all whole years, or spans of years, of the municipality."""


@dataclass(frozen=True)
class Question:
    """One table of the closed list: where it is kept, and how its measure is asked for it."""

    key: Key
    asked: tuple[Any, ...]


def whole_years(store: Store) -> list[int]:
    """The years that the file covers whole and after which the reporting delay has passed."""
    return [stretch.first.year for stretch in stretches(store, Selection(), Step.YEAR) if stretch.complete]


def questions(store: Store) -> Iterator[Question]:
    """Each table that the closed list names, over what the files reach."""
    for table in public_tables():
        yield from (_of_round if table.period == "round" else _of_time)(store, table)


def answer(store: Store, question: Question) -> Figures:
    """What the measure says, all of it."""
    return MEASURES[question.key[0]](store, *question.asked)


def _of_round(store: Store, table: PublicTable) -> Iterator[Question]:
    values = {
        "time_of_day": TIME_OF_DAY.codes,
        "kind": KINDS,
        "place": (MUNICIPALITY, *parts(store)),
    }
    for round_id, each in product(periods(store), product(*(values[name] for name in table.each))):
        chosen = dict(zip(table.each, each, strict=True))
        selection = about(store, of_round(store, round_id), chosen.get("place", MUNICIPALITY))
        selection = replace(selection, time_of_day=chosen.get("time_of_day"))
        kind = (chosen["kind"],) if "kind" in chosen else ()
        yield Question((table.measure, round_id, *each), (selection, *kind))


def _of_time(store: Store, table: PublicTable) -> Iterator[Question]:
    if "year" in table.each:
        for year in ("", *map(str, whole_years(store))):
            period = Period.of_years(int(year), int(year)) if year else NO_TIME
            yield Question((table.measure, year), (Selection(period=period),))
    elif table.measure == name_of(incidents.by_period):
        everywhere = Selection() if MUNICIPALITY in table.places else _all_areas(store)
        yield Question((table.measure, table.places[0]), (everywhere, incidents.finest(PUBLIC, everywhere)))
    elif table.measure in OF_WORK:
        yield Question((table.measure,), (Selection(),))
    elif table.period == "quarter":
        yield Question((table.measure,), (Selection(), Step.QUARTER))
    else:
        yield Question((table.measure,), ())


def _all_areas(store: Store) -> Selection:
    return Selection(area="", area_ids=tuple(store.areas["area_id"]))
