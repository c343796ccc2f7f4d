"""What an import would do, all of it known before anything is written."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from jarfalla_data.findings import Effect, Finding
from jarfalla_data.importing.history import Brought
from jarfalla_data.reading.files import Signature
from jarfalla_data.reading.recognising import Recognised
from jarfalla_data.wording import Message


@dataclass(frozen=True)
class Source:
    """A file that somebody brings: its name and what it holds. It never stands in what is printed of it."""

    name: str
    raw: bytes

    def __repr__(self) -> str:
        return f"Source({len(self.raw)} bytes)"


@dataclass(frozen=True)
class Part:
    """One table in one brought file: what it was read as, the account of its rows, and what was found.

    `source` is the number of its file in the plan.
    """

    source: int
    found: Recognised
    brought: Brought
    encoding: str
    delimiter: str
    findings: tuple[Finding, ...]

    @property
    def notes(self) -> tuple[Finding, ...]:
        """What is told of the file without leaving anything out."""
        return tuple(f for f in self.findings if f.effect is Effect.NOTE)

    @property
    def faults(self) -> tuple[Finding, ...]:
        """What of the file is not loaded: cells and rows."""
        return tuple(f for f in self.findings if f.effect is not Effect.NOTE)


@dataclass(frozen=True)
class Plan:
    """What an import of these files into a folder would do.

    `refused` are the files that cannot be imported, and with them none. `told` is what must be known before: what is
    replaced, what does not go along. `tables` are those that would be written, as canonical text; `gone` the files that
    would go. `signature` is the folder's when this was worked out.
    """

    folder: Path
    today: dt.date
    sources: tuple[Source, ...]
    parts: tuple[Part, ...]
    refused: tuple[Finding, ...]
    told: tuple[Message, ...]
    tables: Mapping[str, pd.DataFrame]
    gone: tuple[str, ...]
    signature: Signature

    @property
    def changes_anything(self) -> bool:
        """Whether there is anything to write, and nothing that hinders it."""
        return bool(self.tables) and not self.refused

    @property
    def sets_aside(self) -> bool:
        """Whether any row, cell or file would not be loaded."""
        return bool(self.refused) or any(part.faults for part in self.parts)

    def does_the_same_as(self, other: Plan) -> bool:
        """Whether it says the same to whoever is asked: another import may have come between."""
        said, also = ((p.refused, p.told, p.gone, [part.brought for part in p.parts]) for p in (self, other))
        return said == also
