"""All that a presentation screen shows: the extract, and beside it published facts about which nothing is to be hidden.

It is made of a store, or read from a folder that holds an extract and nothing else.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from jarfalla_data import geography
from jarfalla_data.figures import Figures
from jarfalla_data.measures import dialogue_ahead, drug_scene, promises
from jarfalla_data.measures.covered import Periods
from jarfalla_data.privacy.suppression import Audience, Released, release
from jarfalla_data.publication.covering import periods_of
from jarfalla_data.publication.current import current
from jarfalla_data.publication.extract import Extract
from jarfalla_data.publication.public_tables import name_of
from jarfalla_data.selection import Selection
from jarfalla_data.store import Store, kept
from jarfalla_data.wording import LANGUAGES

FACTS: Mapping[str, tuple[Callable[..., Figures], tuple[Any, ...]]] = {
    name_of(measure): (measure, asked)
    for measure, asked in (
        (drug_scene.status_stretches, (Selection(),)),
        (drug_scene.statements, (Selection(),)),
        (drug_scene.promise_periods, (Selection(),)),
        (drug_scene.milestones, (Selection(),)),
        (drug_scene.county_counts, (Selection(),)),
        (promises.latest_outcomes, ()),
        (promises.commitments, ()),
        (dialogue_ahead.announced, ()),
    )
}
"""Measures of published facts that the screen tells of, and how each is asked. None counts persons or single events."""


@dataclass(frozen=True, eq=False)  # one is itself: what is drawn of it is kept beside it
class Shown:
    """What the public may read of one state of the data.

    `facts`: FACTS by name. `names`: by language the name of each area, part and the municipality by code. `periods`: by
    table the days that the public may know that it tells of. `read_at`: when the files were read.
    """

    extract: Extract
    facts: Mapping[str, Released]
    names: Mapping[str, Mapping[str, str]]
    periods: Periods
    read_at: dt.datetime

    def figures(self, measure: Callable[..., Figures], *asked: Any) -> Released:
        """What the public may read of a measure; KeyError when it is neither in the extract nor one of FACTS."""
        name = name_of(measure)
        return self.facts[name] if name in self.facts else self.extract.released(name, *asked)


@kept
def shown(store: Store, k: int, made: Extract | None = None) -> Shown:
    """What the public may read of a store now, or of the extract that has been made of it.

    PublishError when the extract beside its data is broken.
    """
    extract = made or current(store, k)
    facts = {name: _fact(measure(store, *asked), k) for name, (measure, asked) in FACTS.items()}
    names = {lang: geography.names(store, lang) for lang in LANGUAGES}
    read_at = max(report.read_at for report in store.files.values())
    return Shown(extract, facts, names, periods_of(extract, store), read_at)


def _fact(figures: Figures, k: int) -> Released:
    if figures.personal:
        raise ValueError("what counts persons or single events leaves through the closed list")
    table = release(figures, Audience.PUBLIC, k)
    return replace(table, frame=table.frame.reset_index(drop=True))  # as it is read back from a file
