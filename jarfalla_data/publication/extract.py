"""The extract: every table of the closed list, protected together, without rows. It is all that the public reads."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from jarfalla_data.figures import Figures
from jarfalla_data.privacy.suppression import Audience, Released, release
from jarfalla_data.publication.asking import key_of, narrowed
from jarfalla_data.publication.further import further_hidden
from jarfalla_data.publication.public_tables import name_of
from jarfalla_data.publication.questions import Key, answer, questions
from jarfalla_data.publication.rounds import Round, rounds
from jarfalla_data.store import Store, kept


@dataclass(frozen=True, eq=False)
class Extract:
    """Public tables by key. `version`: fingerprint of the data they were made from; `k`: the smallest count shown."""

    version: str
    k: int
    rounds: tuple[Round, ...]
    tables: Mapping[Key, Released]

    def holds(self, name: str) -> bool:
        """Whether any table of this measure ("module.measure") is public."""
        return any(key[0] == name for key in self.tables)

    def released(self, name: str, *asked: Any) -> Released:
        """What the public may read of a measure that is asked so: no rows where that is not in the closed list.

        KeyError when no table of the measure is public.
        """
        key = key_of(self.rounds, name, asked)
        if key is not None and key in self.tables:
            return narrowed(self.tables[key], name, asked)
        other = next((table for other, table in self.tables.items() if other[0] == name), None)
        if other is None:
            raise KeyError(name)
        return replace(other, frame=other.frame.iloc[:0])


@kept
def extract(store: Store, k: int) -> Extract:
    """The extract of a store, made once for it: counts from 1 to k − 1 are hidden, and what would give them away."""
    return Extract(store.version, k, rounds(store), _tables(store, k))


def _tables(store: Store, k: int) -> dict[Key, Released]:
    made = {}
    for question in questions(store):
        figures = answer(store, question)
        hidden = further_hidden(store, k, question.key, figures.frame)
        made[question.key] = release(figures, Audience.PUBLIC, k, hidden)
    return made


def public(store: Store, k: int, measure: Callable[..., Figures], asked: tuple[Any, ...]) -> Released:
    """What the public may read of a measure: of persons and single events the extract only, else what is published.

    Figures about persons that are not in the closed list have no rows.
    """
    made, name = extract(store, k), name_of(measure)
    if made.holds(name):
        return made.released(name, *asked)
    figures = measure(store, *asked)
    return release(replace(figures, internal_only=True) if figures.personal else figures, Audience.PUBLIC, k)
