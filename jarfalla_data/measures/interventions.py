"""Which interventions are known, and since when?

Published milestones that are something done, and beside them the kinds of activity that were begun at a place.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import pandas as pd

from jarfalla_data.figures import rows
from jarfalla_data.partial_dates import PartialDate, Precision
from jarfalla_data.store import Store, kept
from jarfalla_data.vocabulary.work import ACTIVITY_KINDS

TABLES = ("milestones", "activities")
NOTHING_DONE = ("promise", "agreement", "drug_scene", "vulnerable_area", "target", "mapping")
"""Categories of milestones that are words about the place, and no work in it."""
SURELY_NEW = dt.timedelta(days=365)
"""So long after the file's first day a first activity is a beginning; before that it may have gone on unseen."""


@dataclass(frozen=True)
class Intervention:
    """Something done: its id, when it began, its place (an id, or None: several or none) and its name."""

    code: str
    date: PartialDate
    place: str | None
    sv: str
    en: str

    def name(self, lang: str) -> str:
        """Its name in a language."""
        return self.en if lang == "en" else self.sv


@kept
def interventions(store: Store) -> tuple[Intervention, ...]:
    """All that are known, the latest first."""
    found = [*_of_milestones(store), *_of_activities(store)]
    return tuple(sorted(found, key=lambda one: (one.date, one.code), reverse=True))


def intervention(store: Store, code: str | None) -> Intervention | None:
    """The one with this id; None when there is none."""
    return next((one for one in interventions(store) if one.code == code), None)


def _of_milestones(store: Store) -> list[Intervention]:
    return [
        Intervention(str(row.milestone_id), row.date, _place(row.place_id), str(row.label_sv), str(row.label_en))
        for row in rows(store.milestones)
        if row.category not in NOTHING_DONE
    ]


def _of_activities(store: Store) -> list[Intervention]:
    """The first done activity of each kind at each named place, where it is surely the first."""
    done = store.activities[(store.activities["status"] == "done") & store.activities["place_id"].notna()]
    if done.empty:
        return []
    first = done.groupby(["kind", "place_id"], observed=True)["date"].min()
    first = first[first >= store.activities["date"].min() + pd.Timedelta(SURELY_NEW)]
    names = dict(zip(store.places["place_id"], store.places["name"], strict=True))
    return [
        Intervention(
            f"{kind}:{place}",
            PartialDate(day.date(), day.date(), Precision.DAY),
            str(place),
            *(f"{ACTIVITY_KINDS.label(str(kind), lang)}, {names.get(place, place)}" for lang in ("sv", "en")),
        )
        for (kind, place), day in first.items()
    ]


def _place(cell: object) -> str | None:
    return cell if isinstance(cell, str) else None
