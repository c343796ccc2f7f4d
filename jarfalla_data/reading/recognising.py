"""Which tables a file holds, told by its headers, and by its name where they leave it open."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import PurePath

from jarfalla_data.errors import UnreadableFileError
from jarfalla_data.reading.dialect import find_dialect
from jarfalla_data.reading.encoding import decode
from jarfalla_data.reading.headers import columns_of, lacking
from jarfalla_data.reading.offences import is_offences
from jarfalla_data.reading.workbook import SUFFIX, is_workbook, left_sheets, sheet_headers
from jarfalla_data.schemas import TABLES, table
from jarfalla_data.schemas.columns import Table
from jarfalla_data.vocabulary.terms import fold
from jarfalla_data.wording import Message, message

_TABLES = tuple(t for t in TABLES if t.suffix == "csv")  # areas come as a map only


class Layout(StrEnum):
    """How a table's rows are laid out."""

    CANONICAL = "canonical"  # the table's own columns
    OFFENCES = "reported_offences"  # Brottskod … DeSO-område
    EVENTS = "police_events"  # the JSON of the police's open interface


@dataclass(frozen=True)
class Recognised:
    """One table in a file: its name, its layout, and where it stands.

    `suffix` is the form of the file by its content (csv, xlsx, json, geojson), `sheet` the title of the sheet in a
    workbook ("" elsewhere). `notes` tell what of the file belongs to no table; those of a workbook stand with the first
    of its tables.
    """

    table: str
    layout: Layout
    suffix: str
    sheet: str = ""
    notes: tuple[Message, ...] = ()

    @property
    def schema(self) -> Table:
        """The table as this file holds it: `read_text(raw, found.schema, loaded, found.sheet)` reads its rows."""
        return replace(table(self.table), suffix=self.suffix)


def recognise(raw: bytes, name: str) -> tuple[Recognised, ...]:
    """The tables that a file holds, one for each sheet of a workbook and else one, in the order of the file.

    `name` is the file's name; it decides only what the headers leave open, as a sheet's title does. UnreadableFileError
    when the file cannot be read, holds no known table, could be two tables (with the question which), or has two
    sheets of the same table.
    """
    if is_workbook(raw):
        return _of_workbook(raw, name)
    utf8 = decode(raw).utf8
    start = utf8[:2000].lstrip()
    if start.startswith(b"{") and b'"FeatureCollection"' in start:
        return (Recognised("areas", Layout.CANONICAL, "geojson"),)
    if start.startswith((b"[", b"{")):
        return (Recognised("incidents", Layout.EVENTS, "json"),)
    header = find_dialect(utf8).header
    found = _of_headers(header, (name,))
    if not found:
        raise UnreadableFileError(_nearest(header))
    return (replace(found, suffix="csv"),)


def _of_workbook(raw: bytes, name: str) -> tuple[Recognised, ...]:
    book = sheet_headers(raw)
    names = (name,) if len(book.headers) == 1 else ()  # the name of a file with several sheets means none of them
    sheets = {title: _of_headers(header, (title, *names)) for title, header in book.headers.items()}
    found = [replace(one, suffix=SUFFIX, sheet=title) for title, one in sheets.items() if one]
    if not found:
        raise UnreadableFileError(_nearest(next(iter(book.headers.values()))))
    if twice := next((one for n, one in enumerate(found) if one.table in {f.table for f in found[:n]}), None):
        text = message("Flera blad är av samma tabell ({table}). Vilket gäller? Ta bort de andra.", table=twice.table)
        raise UnreadableFileError(text)
    return (replace(found[0], notes=left_sheets(len(sheets) - len(found), book.hidden)), *found[1:])


def _of_headers(header: Sequence[str], names: Sequence[str]) -> Recognised | None:
    """The table that headers and names tell; None when they tell none."""
    if is_offences(header):
        return Recognised("incidents", Layout.OFFENCES, "")
    fitting = [t for t in _TABLES if not lacking(header, t)]
    named = next((t for one in names for t in _TABLES if _names(one, t)), None)
    if named and (named in fitting or not fitting):
        return Recognised(named.name, Layout.CANONICAL, "")
    most = max((_known(header, t) for t in fitting), default=0)
    best = [t for t in fitting if _known(header, t) == most]
    if len(best) > 1:
        raise UnreadableFileError(_question(best))
    return Recognised(best[0].name, Layout.CANONICAL, "") if best else None


def _known(header: Sequence[str], of: Table) -> int:
    """How many of a table's columns the headers name."""
    return len({name for name in columns_of(header, of) if name})


def _names(name: str, of: Table) -> bool:
    """Whether a file or sheet is called as the table, with nothing but numbers and signs after it."""
    stem = PurePath(name).stem if PurePath(name).suffix.lower() in _SUFFIXES else name
    plain = fold(stem).replace("_", " ")
    return any(re.fullmatch(rf"{re.escape(fold(s).replace('_', ' '))}[\W\d]*", plain) for s in (of.name, of.sv, of.en))


_SUFFIXES = {".csv", ".txt", ".tsv", ".tab", ".skv", ".xlsx", ".json", ".geojson"}


def _question(best: Sequence[Table]) -> Message:
    return message(
        "Rubrikerna passar två tabeller: {one} och {other}. Vilken gäller? Svara genom att döpa filen eller bladet "
        "till den.",
        one=best[0].name,
        other=best[1].name,
    )


def _nearest(header: Sequence[str]) -> Message:
    """What is told of headers that are of no table: the table of which they name most, and what it lacks there."""
    near = max(_TABLES, key=lambda t: (_known(header, t), -len(lacking(header, t))))
    if not _known(header, near):
        return message("Rubrikerna passar ingen tabell. Tabellernas rubriker står i data/README.md.")
    return message(
        "Rubrikerna passar ingen tabell. Närmast är {table}, men där saknas: {columns}.",
        table=near.name,
        columns=", ".join(lacking(header, near)),
    )
