"""What the method page says of one measure."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Entry:
    """One measure, in words that anyone follows."""

    name: str
    what: str
    base: str
    source: str
    limits: str
