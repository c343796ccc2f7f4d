"""What a measure hands to the exit: a tidy frame, and all that the exit must know to protect it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any

import pandas as pd

from jarfalla_data.reading.descriptor import Origin


@dataclass(frozen=True)
class Share:
    """A share in a tidy frame: the columns of its numerator and base, the numbers and the words that follow from it."""

    numerator: str
    base: str
    follows: tuple[str, ...]
    words: tuple[str, ...] = ()


@dataclass(frozen=True)
class Figures:
    """A tidy frame that a measure made.

    `tables` are the tables it rests on. `personal`: it counts persons or single events. `personal_rows`, where only
    some rows do, names a boolean column that says which. `counts` and `shares` name the columns that small groups
    could be told from. `internal_columns` and `internal_rows` (a boolean column), or all of it with
    `internal_only`, never reach the public audience: they would tell how police or guards work. `internal_cells` are
    columns that the public does not read in rows about persons, whatever they hold. `smallest_count`: the smallest
    count that is public, where the table asks for a higher one than the setting. `judge`: where rows are
    judged as one list, gives verdicts and limits of some of them anew, as a frame of those columns with their index.
    """

    frame: pd.DataFrame
    tables: tuple[str, ...]
    origin: Origin
    personal: bool = False
    personal_rows: str | None = None
    counts: tuple[str, ...] = ()
    shares: tuple[Share, ...] = ()
    internal_columns: tuple[str, ...] = field(default=())
    internal_rows: str | None = None
    internal_only: bool = False
    smallest_count: int = 0
    internal_cells: tuple[str, ...] = field(default=())
    judge: Callable[[pd.DataFrame], pd.DataFrame] | None = None


def rows(frame: pd.DataFrame) -> list[Any]:
    """The frame's rows, each with the columns as attributes (their types are the frame's, which types cannot say)."""
    names = [str(name) for name in frame.columns]
    columns = [frame[name].tolist() for name in frame.columns]
    return [SimpleNamespace(**dict(zip(names, cells, strict=True))) for cells in zip(*columns, strict=True)]
