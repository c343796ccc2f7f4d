"""Gate 1: no personal data enters. What a file holds is screened before any of it is checked, told or kept.

The rules of a table say what is wrong by the text of the cell. They therefore see only what has passed here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from jarfalla_data.findings import Effect, Finding
from jarfalla_data.privacy.hits import IDENTITY_NUMBERS, Hit, HitKind
from jarfalla_data.privacy.scanning import WORTH_SCANNING, scan_text
from jarfalla_data.reading.descriptor import DESCRIPTOR, FileDescription
from jarfalla_data.reading.headers import Matched
from jarfalla_data.schemas.columns import Column, Kind, Table
from jarfalla_data.validation.cells import typed
from jarfalla_data.wording import Message, message

_WHAT = {
    HitKind.PERSONNUMMER: message("ett personnummer"),
    HitKind.SAMORDNINGSNUMMER: message("ett samordningsnummer"),
    HitKind.EMAIL: message("en e-postadress"),
    HitKind.TELEPHONE: message("ett telefonnummer"),
    HitKind.PLATE: message("ett registreringsnummer för fordon"),
    HitKind.COORDINATES: message("koordinater för en exakt plats"),
}
_LONG_NUMBER = re.compile(r"\s*-?\d{10}")


def screen(matched: Matched, table: Table) -> tuple[Matched, tuple[Finding, ...]]:
    """The file's text without personal data, and what was found: file, row and column, never the value.

    A row with a certain hit is left out. A possible hit leaves the cell empty, or the row out where the column may not
    be empty. Every cell is looked at but those that are what their column says: a date, a code, a number, an address.
    """
    hits = {column.name: _hits(matched.frame[column.name], column) for column in table.columns}
    findings = [
        _finding(table, table.column(name), row, hit) for name, found in hits.items() for row, hit in found.items()
    ]
    if not findings:
        return matched, ()
    frame = matched.frame.assign(
        **{name: matched.frame[name].mask(matched.frame.index.isin(found)) for name, found in hits.items() if found}
    )
    aside = {finding.row for finding in findings if finding.effect is Effect.ROW_SET_ASIDE}
    told = tuple(sorted(findings, key=lambda finding: finding.row or 0))
    return replace(matched, frame=frame.drop(index=list(aside))), told


def without_personal(cells: pd.Series[str], column: Column) -> pd.Series[str]:
    """A column's cells, those empty that hold or may hold personal data, also where the column is no table's."""
    return cells.mask(cells.index.isin(_hits(cells, column)))


def screen_descriptions(
    descriptions: Mapping[str, FileDescription],
) -> tuple[dict[str, FileDescription], tuple[Finding, ...]]:
    """The descriptor's texts that pages show, empty where they hold personal data, and a finding for each such file."""
    clean = {name: _screened(description) for name, description in descriptions.items()}
    what = message("Texten om en fil kan innehålla personuppgifter och visas inte.")
    changed = [name for name in clean if clean[name] != descriptions[name]]
    return clean, tuple(Finding(DESCRIPTOR, what, Effect.NOTE) for _ in changed)


def screened_name(name: str) -> str:
    """The name of a file that nobody asked for, as it may be told."""
    return "…" + name[name.rfind(".") :] if scan_text(name) else name


def _screened(description: FileDescription) -> FileDescription:
    notes = {lang: text for lang, text in description.next_update_note.items() if not scan_text(text)}
    licence = "" if scan_text(description.licence) else description.licence
    return replace(description, next_update_note=notes, licence=licence)


def _hits(text: pd.Series[str], column: Column) -> dict[int, Hit]:
    """Row → the most certain hit of its cell."""
    different = pa.array(text).unique().drop_null()
    worth = different.filter(pc.match_substring_regex(different, WORTH_SCANNING)).to_pylist()
    found = dict(_found(_unread(worth, column), column)) if worth else {}
    where = text[text.isin(list(found))] if found else text.iloc[:0]
    return {row: found[cell] for row, cell in zip(where.index.tolist(), where.tolist(), strict=True)}


def _found(cells: Iterable[str], column: Column) -> Iterator[tuple[str, Hit]]:
    for cell in cells:
        hits = [hit for hit in scan_text(cell) if not (_is_id(column) and _may_be_an_id(hit))]
        if hits:
            yield cell, hits[0]


def _unread(cells: list[str], column: Column) -> list[str]:
    """The cells that are not what their column says. A number of ten digits is never only a number."""
    if column.kind in (Kind.TEXT, Kind.REFERENCES):
        return cells
    read = typed(pd.Series(cells, dtype="str"), column).notna()
    numbers = column.kind in (Kind.INTEGER, Kind.DECIMAL)
    return [c for c, r in zip(cells, read, strict=True) if not r or (numbers and _LONG_NUMBER.match(c))]


def _is_id(column: Column) -> bool:
    return column.name.endswith("_id") or column.refers_to is not None


def _may_be_an_id(hit: Hit) -> bool:
    """OBS001 has the form of a plate and 081234567 that of a telephone number: as ids they are let in."""
    return not hit.certain and hit.kind not in IDENTITY_NUMBERS


def _finding(table: Table, column: Column, row: int, hit: Hit) -> Finding:
    effect = Effect.ROW_SET_ASIDE if hit.certain or column.required else Effect.CELL_SET_ASIDE
    return Finding(table.file, _sentence(hit), effect, row, column.name)


def _sentence(hit: Hit) -> Message:
    if hit.certain:
        return message("Cellen innehåller {what}. Ta bort uppgiften ur filen.", what=_WHAT[hit.kind])
    return message(
        "Cellen kan innehålla {what}. Ta bort uppgiften ur filen, eller skriv den på ett annat sätt om den är något "
        "annat.",
        what=_WHAT[hit.kind],
    )
