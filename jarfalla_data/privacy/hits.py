"""What a search for personal data answers: that something is there and of what kind, never what it says."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple


class HitKind(StrEnum):
    """The kinds of personal data that are looked for."""

    PERSONNUMMER = "personnummer"
    SAMORDNINGSNUMMER = "samordningsnummer"
    EMAIL = "email"
    TELEPHONE = "telephone"
    PLATE = "vehicle_plate"
    COORDINATES = "coordinates"


IDENTITY_NUMBERS = frozenset({HitKind.PERSONNUMMER, HitKind.SAMORDNINGSNUMMER})
"""The kinds that name one person and no other."""


@dataclass(frozen=True)
class Hit:
    """One kind of personal data in a text. Not `certain`: it looks so, but may be something else."""

    kind: HitKind
    certain: bool


class Span(NamedTuple):
    """Where in a text a hit is: kept within this package, so that one number is not taken for two things."""

    start: int
    end: int
    hit: Hit
