"""Ids that refer to another table: a row whose area, place, round … is not known is set aside and told."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from jarfalla_data.findings import Effect, Finding
from jarfalla_data.schemas.columns import Column, Kind, Table
from jarfalla_data.validation.cells import SEPARATOR
from jarfalla_data.validation.sentences import unknown_code
from jarfalla_data.validation.tables import Validated
from jarfalla_data.vocabulary.terms import Spellings


def check_references(checked: Validated, table: Table, loaded: Mapping[str, pd.DataFrame]) -> Validated:
    """Replace names by ids ("Nibble" → "0123R016") and set aside rows that refer to nothing.

    A table that could not be loaded, or is empty, is not held against the rows that refer to it: its own finding
    already tells that.
    """
    frame, findings = checked.frame, list(checked.findings)
    for column in table.columns:
        target = _target(column, table, loaded, frame)
        if target is None:
            continue
        resolved = _resolve(frame[column.name], column, target)
        unknown = frame.index[resolved.isna() & frame[column.name].notna()]
        findings += [_finding(table, column, int(row), frame[column.name], target) for row in unknown]
        frame = frame.assign(**{column.name: resolved}).drop(index=unknown)
    return Validated(frame, tuple(findings))


def _target(
    column: Column, table: Table, loaded: Mapping[str, pd.DataFrame], frame: pd.DataFrame
) -> list[tuple[str, str]] | None:
    """Accepted spellings (name or id), each with its id, of the table that the column refers to."""
    if column.refers_to is None:
        return None
    name, key = column.refers_to.split(".")
    other = frame if name == table.name else loaded.get(name)
    if other is None or other.empty:
        return None
    ids = other[key].astype("str")
    named = zip(other["name"].astype("str"), ids, strict=True) if "name" in other.columns else ()
    return [*named, *zip(ids, ids, strict=True)]


def _resolve(cells: pd.Series[str], column: Column, target: list[tuple[str, str]]) -> pd.Series[str]:
    spellings = Spellings(target)
    if column.kind is not Kind.REFERENCES:
        return cells.map({c: spellings.find(c) for c in cells.dropna().unique()}).astype("str")
    lists = {c: [spellings.find(part) for part in c.split(SEPARATOR)] for c in cells.dropna().unique()}
    joined = {c: None if None in ids else SEPARATOR.join(map(str, ids)) for c, ids in lists.items()}
    return cells.map(joined).astype("str")


def _finding(table: Table, column: Column, row: int, cells: pd.Series[str], known: list[tuple[str, str]]) -> Finding:
    what = unknown_code(str(cells.loc[row]), known)
    return Finding(table.file, what, Effect.ROW_SET_ASIDE, row, column.name)
