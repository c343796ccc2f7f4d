"""From a data folder to a store: read, screen, validate, check references, account for every row."""

from __future__ import annotations

import contextlib
import datetime as dt
import hashlib
from collections.abc import Callable
from dataclasses import replace
from graphlib import TopologicalSorter
from pathlib import Path
from typing import TypeVar

import geopandas as gpd
import pandas as pd

from jarfalla_data.errors import DataError, UnreadableFileError
from jarfalla_data.findings import Effect, Finding
from jarfalla_data.loading import FileContent, load_file
from jarfalla_data.privacy.screening import screen_descriptions, screened_name
from jarfalla_data.reading.descriptor import DESCRIPTOR, FileDescription, read_descriptor
from jarfalla_data.reading.files import folder_signature, list_folder, read_bytes
from jarfalla_data.reading.journal import located
from jarfalla_data.schemas import TABLES
from jarfalla_data.schemas.columns import Table
from jarfalla_data.store import Store
from jarfalla_data.wording import Message, message
from jarfalla_data.wording.numbers import STOCKHOLM

Answer = TypeVar("Answer")
_TRIES = 20
FORMS = ("csv", "xlsx", "json")
"""Forms of the files that users bring: text, an Excel workbook, and for incidents the police's events."""
SETTINGS = ("public_tables.json", "reporting_delay.json", "priority_criteria.json")
"""What belongs to the dashboard and lies with the bundled tables."""


def open_store(path: str | Path, today: dt.date | None = None) -> Store:
    """Read every table of a folder.

    A file that is missing or broken leaves the others working; a faulty row is set aside. Both are in `findings`,
    and every row is counted in `files`. `today` (default: the day in Stockholm) decides what lies in the future.
    The store is the folder as it was at one moment: where files change while they are read, all are read again.

    DataError when the folder cannot be read or holds no table that can be loaded.
    """
    folder = Path(path)
    day = today or dt.datetime.now(STOCKHOLM).date()
    return unmixed(folder, lambda: _open(folder, day))


def unmixed(folder: Path, read: Callable[[], Answer]) -> Answer:
    """What is read of a folder, read again until no file has changed meanwhile; DataError when they never rest."""
    for _ in range(_TRIES):
        before = folder_signature(folder)
        try:
            answer = read()
        except DataError:
            if folder_signature(folder) == before:
                raise
        else:
            if folder_signature(folder) == before:
                return answer
    raise DataError(message("Filerna i mappen ändras hela tiden. Försök igen om en stund."))


def _open(folder: Path, day: dt.date) -> Store:
    contents, findings = read_tables(folder, day)
    if not any(content.report.loaded for content in contents.values()):
        raise _nothing(contents)
    return _store(folder, contents, findings)


def read_tables(folder: Path, day: dt.date) -> tuple[dict[str, FileContent], tuple[Finding, ...]]:
    """What the file of each table gave, also where there is none, and the findings about the folder as a whole."""
    names = list_folder(folder)
    descriptions, findings = _descriptions(folder, names)
    contents: dict[str, FileContent] = {}
    for table in in_order_of_reference(TABLES):
        frames = {name: content.frame for name, content in contents.items()}
        found = as_found(table, names)
        description = descriptions.get(found.file, FileDescription())
        contents[table.name] = load_file(located(folder, found.file), found, description, frames, day)
    return contents, findings


def in_order_of_reference(tables: tuple[Table, ...]) -> list[Table]:
    """The tables, each after those that it refers to."""
    by_name = {table.name: table for table in tables}
    needs = {
        table.name: {c.refers_to.split(".")[0] for c in table.columns if c.refers_to} - {table.name} for table in tables
    }
    needs["incidents"] = needs.get("incidents", set()) | {"deso_to_area", "offence_codes"}  # which layouts look up
    return [by_name[name] for name in TopologicalSorter(needs).static_order() if name in by_name]


def as_found(table: Table, names: set[str]) -> Table:
    """The table as the folder holds it: as CSV, else as a workbook, or incidents as events."""
    suffixes = (table.suffix,) if table.suffix != "csv" else FORMS if table.name == "incidents" else FORMS[:2]
    forms = [replace(table, suffix=suffix) for suffix in suffixes]
    return next((form for form in forms if form.file in names), table)


def _descriptions(folder: Path, names: set[str]) -> tuple[dict[str, FileDescription], tuple[Finding, ...]]:
    """What the folder's descriptor says; a broken one is told and the files are taken as the user's own."""
    known = {as_found(table, names).file for table in TABLES} | {DESCRIPTOR, *SETTINGS}
    strangers = sorted(n for n in names - known if n.lower().endswith((".csv", ".geojson", ".xlsx", ".xls", ".json")))
    notes = tuple(Finding(screened_name(n), _why_unread(n, names), Effect.NOTE) for n in strangers)
    try:
        descriptions, personal = screen_descriptions(read_descriptor(folder))
        return descriptions, (*notes, *personal)
    except UnreadableFileError as error:
        return {}, (*notes, Finding(DESCRIPTOR, error.message, Effect.NOTE))


def _why_unread(name: str, names: set[str]) -> Message:
    twin = next((as_found(t, names).file for t in TABLES if Path(name).stem == t.name), None)
    if twin in names:
        return message("Filen läses inte in, eftersom {file} finns. Ta bort den som inte gäller.", file=twin)
    return message("Filen hör inte till någon tabell och läses inte in.")


def _nothing(contents: dict[str, FileContent]) -> DataError:
    if all(c.report.missing for c in contents.values()):
        return DataError(message("I mappen finns ingen av de filer som översikten bygger på."))
    findings = tuple(f for c in contents.values() for f in c.findings if not c.report.missing)
    return DataError(message("Ingen av filerna i mappen gick att läsa in. Kör kontrollen för att se varför."), findings)


def _store(folder: Path, contents: dict[str, FileContent], findings: tuple[Finding, ...]) -> Store:
    frames: dict[str, pd.DataFrame] = {name: c.frame for name, c in contents.items()}
    areas = frames.pop("areas")
    return Store(
        **frames,
        areas=gpd.GeoDataFrame(areas),
        findings=(*findings, *(f for c in contents.values() for f in c.findings)),
        files={name: c.report for name, c in sorted(contents.items())},
        path=folder,
        version=_version(folder, contents),
    )


def _version(folder: Path, contents: dict[str, FileContent]) -> str:
    """The fingerprint of all files together: which file holds what, and what the descriptor says of them."""
    together = hashlib.sha256("\n".join(f"{n} {c.report.fingerprint}" for n, c in sorted(contents.items())).encode())
    with contextlib.suppress(UnreadableFileError):
        together.update(read_bytes(located(folder, DESCRIPTOR)))
    return together.hexdigest()[:12]
