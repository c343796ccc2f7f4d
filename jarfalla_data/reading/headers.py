"""The file's headers, Swedish or English in any case, to the schema's column names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from jarfalla_data.schemas.columns import Table
from jarfalla_data.vocabulary.terms import Spellings


@dataclass(frozen=True)
class Matched:
    """A text frame with the schema's columns in its order, and what did not fit.

    `missing` are required columns that the file lacks, `unknown` headers that no column has (not loaded),
    `repeated` columns that the file holds more than once, `unnamed` the number of columns with cells but no header.
    """

    frame: pd.DataFrame
    missing: tuple[str, ...]
    unknown: tuple[str, ...]
    repeated: tuple[str, ...]
    unnamed: int = 0


def columns_of(headers: Sequence[str], table: Table) -> list[str | None]:
    """The column of the table that each header names, or None."""
    accepted = Spellings((s, c.name) for c in table.columns for s in (c.name, c.sv, *c.spellings))
    return [accepted.find(header) for header in headers]


def lacking(headers: Sequence[str], table: Table) -> tuple[str, ...]:
    """The columns that the table must have and the headers do not name."""
    found = columns_of(headers, table)
    return tuple(column.name for column in table.columns if column.required and column.name not in found)


def match_headers(frame: pd.DataFrame, table: Table) -> Matched:
    """Rename the frame's columns to the schema's; optional columns that are missing become empty ones."""
    found = columns_of([str(header) for header in frame.columns], table)
    names = [name for name in found if name]
    known = frame.loc[:, [name is not None for name in found]].set_axis(names, axis="columns")
    return Matched(
        frame=known.loc[:, ~known.columns.duplicated()].reindex(columns=[c.name for c in table.columns]).astype("str"),
        missing=lacking([str(header) for header in frame.columns], table),
        unknown=tuple(str(h) for h, name in zip(frame.columns, found, strict=True) if name is None),
        repeated=tuple(sorted({name for name in names if names.count(name) > 1})),
        unnamed=sum(_holds_cells(frame.iloc[:, n]) for n, h in enumerate(frame.columns) if not str(h)),
    )


def _holds_cells(column: pd.Series) -> bool:
    """Whether a column holds more than nothing, or the row numbers that some programs put first."""
    return not column.dropna().str.strip().str.fullmatch(r"\d*").all()
