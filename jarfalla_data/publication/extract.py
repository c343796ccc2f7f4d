"""The extract: every table of the closed list, protected together, without rows. It is all that the public reads."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from jarfalla_data.privacy.suppression import Released
from jarfalla_data.publication.asking import key_of, narrowed
from jarfalla_data.publication.questions import Key
from jarfalla_data.publication.rounds import Round


@dataclass(frozen=True, eq=False)
class Extract:
    """Public tables by key.

    `version`: fingerprint of the data they were made from; `k`: the smallest count shown; `rules`: fingerprint of the
    closed list and of the reporting delay.
    """

    version: str
    k: int
    rules: str
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
