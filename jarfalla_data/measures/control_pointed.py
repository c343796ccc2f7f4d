"""The control charts of the series that the filters point at, one after the other.

Unit, states and limits: as in `control`. Internal only, as those.
"""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd

from jarfalla_data.figures import Figures
from jarfalla_data.geography import MUNICIPALITY
from jarfalla_data.measures import control
from jarfalla_data.measures.control_series import declared, series_name
from jarfalla_data.measures.incident_terms import SERIES
from jarfalla_data.measures.watched import MOST_WATCHED
from jarfalla_data.selection import Selection
from jarfalla_data.store import Store, kept


def pointed_at(store: Store, selection: Selection) -> tuple[str, ...]:
    """The names of the series, beside the one of all reports of the chosen place.

    For the municipality each broad group and what controls find, declared or not, then the watched series of parts,
    areas and named places. For a part or an area the declared ones of it, and of what lies in it.
    """
    where = selection.area or MUNICIPALITY
    if where == MUNICIPALITY:
        groups = [f"{where}:{code}" for code in SERIES]
        return (*groups, *(name for name in [*declared(store)][:MOST_WATCHED] if not name.startswith(f"{where}:")))
    inside = {where, *(selection.area_ids or ()), *_places_in(store, where)}
    whole = series_name(selection)
    return tuple(name for name, one in declared(store).items() if one.where in inside and name != whole)


def is_declared(store: Store, selection: Selection) -> bool:
    """Whether a baseline is declared for all reports of the chosen place, at all hours of the day."""
    return selection.time_of_day is None and series_name(selection) in declared(store)


def any_declared(store: Store, selection: Selection) -> bool:
    """Whether one is declared for any of `pointed_at`, at all hours of the day."""
    return selection.time_of_day is None and not declared(store).keys().isdisjoint(pointed_at(store, selection))


@kept
def points(store: Store, selection: Selection) -> Figures:
    """`control.points` of each series of `pointed_at`, with a column series before; in their order."""
    return _one_after_the_other(store, selection, control.points, control.POINTS)


@kept
def signals(store: Store, selection: Selection) -> Figures:
    """`control.signals` of each series of `pointed_at`, with a column series before; in their order."""
    return _one_after_the_other(store, selection, control.signals, control.SIGNALS)


def _places_in(store: Store, where: str) -> list[str]:
    """The named places in a part or an area."""
    inside = (store.places["municipal_part"] == where) | (store.places["area_id"] == where)
    return [str(place) for place in store.places.loc[inside, "place_id"]]


def _one_after_the_other(
    store: Store, selection: Selection, measure: Callable[..., Figures], columns: tuple[str, ...]
) -> Figures:
    found = [(series, measure(store, series, selection.period).frame) for series in pointed_at(store, selection)]
    frames = [frame.assign(series=series) for series, frame in found if len(frame)]
    none = pd.DataFrame(columns=["series", *columns])
    return control.internal(store, pd.concat(frames, ignore_index=True)[[*none.columns]] if frames else none)
