"""The log of imports: when, what, which files, how many rows. Never a row."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path

from jarfalla_data.errors import ImportRefusedError, MissingFileError
from jarfalla_data.importing.locking import why_not_written
from jarfalla_data.reading.files import read_bytes
from jarfalla_data.reading.journal import HISTORY, LOG, located
from jarfalla_data.wording import message


@dataclass(frozen=True)
class Brought:
    """One table of one file of an import: the file's name and SHA-256, and counts of its rows.

    rows = new + changed + same + set_aside + left_out.
    """

    file: str
    sha256: str
    table: str
    rows: int
    new: int
    changed: int
    same: int
    set_aside: int
    left_out: int


@dataclass(frozen=True)
class Entry:
    """One import or undo: `at` is the moment in UTC (ISO 8601), `undoes` the id of the import that was taken back.

    `before` and `after` are the files of the folder that it changed, each with its SHA-256, None where there was none.
    """

    id: str
    at: str
    what: str
    brought: tuple[Brought, ...] = ()
    before: Mapping[str, str | None] = field(default_factory=dict)
    after: Mapping[str, str | None] = field(default_factory=dict)
    undoes: str | None = None


def history_of(folder: Path) -> Path:
    """The history's own folder, made where there is none; ImportRefusedError when it cannot be."""
    try:
        (folder / HISTORY).mkdir(exist_ok=True)
    except OSError as error:
        raise ImportRefusedError(why_not_written(error)) from None
    return folder / HISTORY


def read_log(folder: Path) -> tuple[Entry, ...]:
    """All that was done, the oldest first; ImportRefusedError when the log is damaged."""
    try:
        lines = read_bytes(located(folder, LOG)).decode("utf-8").splitlines()
        return tuple(_entry(json.loads(line)) for line in lines)
    except MissingFileError:
        return ()
    except (ValueError, TypeError, KeyError, AttributeError):
        file = folder / HISTORY / LOG
        raise ImportRefusedError(message("Historiken är skadad: {file}. Flytta undan den.", file=file)) from None


def with_entry(entries: tuple[Entry, ...], entry: Entry) -> bytes:
    """The log with one entry more."""
    lines = [json.dumps(asdict(each), ensure_ascii=False) for each in (*entries, entry)]
    return "".join(f"{line}\n" for line in lines).encode("utf-8")


def latest(entries: tuple[Entry, ...]) -> Entry | None:
    """The last import that was not taken back."""
    undone = {entry.undoes for entry in entries}
    return next((e for e in reversed(entries) if e.what == "import" and e.id not in undone), None)


def last_import(folder: Path) -> Entry | None:
    """The import that `undo` would take back; None where there is none. ImportRefusedError when that cannot be told."""
    return latest(read_log(folder))


def fingerprint(content: bytes | None) -> str | None:
    """The SHA-256 of a file, None of one that is not there."""
    return None if content is None else hashlib.sha256(content).hexdigest()


def content_of(folder: Path, name: str) -> bytes | None:
    """What a file of the folder holds now, None where there is none."""
    try:
        return read_bytes(located(folder, name))
    except MissingFileError:
        return None


def _entry(cells: dict[str, object]) -> Entry:
    brought = tuple(Brought(**each) for each in cells.pop("brought"))  # type: ignore[attr-defined]
    return Entry(**cells, brought=brought)  # type: ignore[arg-type]
