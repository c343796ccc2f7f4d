"""What another layout than the canonical one becomes: the canonical columns as text, and what is left out of it."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from jarfalla_data.wording import Message, message


@dataclass(frozen=True)
class Adapted:
    """`frame` holds text under the table's own column names, indexed by the rows of the file.

    `left_out` counts the rows that are right but do not belong here; each reason is told in `notes`.
    """

    frame: pd.DataFrame
    left_out: int
    notes: tuple[Message, ...]


def counted(values: pd.Series) -> str:
    """Values and how many rows have each, the most frequent first: "9999 (3), 9998 (1)"."""
    numbers = values.value_counts().sort_index(kind="stable").sort_values(ascending=False, kind="stable")
    return ", ".join(f"{value} ({n})" for value, n in numbers.head(20).items()) + (" …" if len(numbers) > 20 else "")


def above_header(n: int) -> tuple[Message, ...]:
    """What is told of rows with content above the header."""
    told = message("Rader ovanför rubrikraden, som inte är inlästa: {n}.", n=n)
    return (told,) if n else ()
