"""From a path to bytes, and from bytes to text; what cannot be read is told as a sentence."""

from __future__ import annotations

import codecs
from dataclasses import dataclass
from pathlib import Path

from jarfalla_data.errors import DataError, MissingFileError, UnreadableFileError
from jarfalla_data.wording import message

Signature = tuple[tuple[str, int, int], ...]
"""Name, size and time of change of every file of a folder: cheap to take, different when any of them changes."""


@dataclass(frozen=True)
class Decoded:
    """The text of a file as UTF-8 bytes without byte-order mark, and the encoding that it had."""

    utf8: bytes
    encoding: str


def list_folder(folder: Path) -> set[str]:
    """The names of the files in a folder; DataError when there is no such folder or it may not be read."""
    try:
        return {entry.name for entry in folder.iterdir()}
    except FileNotFoundError:
        raise DataError(message("Mappen finns inte: {folder}", folder=folder)) from None
    except NotADirectoryError:
        raise DataError(message("Det är en fil, inte en mapp: {folder}", folder=folder)) from None
    except PermissionError:
        raise DataError(
            message("Mappen får inte läsas: {folder}. Ge programmet läsrättighet till den.", folder=folder)
        ) from None
    except OSError as error:
        why = error.strerror or error
        raise DataError(message("Mappen gick inte att läsa: {folder} ({why}).", folder=folder, why=why)) from None


def folder_signature(folder: Path) -> Signature:
    """The signature of a folder as it is now; empty when it cannot be looked into."""
    try:
        found = [(entry.name, entry.stat()) for entry in sorted(folder.iterdir()) if entry.is_file()]
    except OSError:
        return ()
    return tuple((name, stat.st_size, stat.st_mtime_ns) for name, stat in found)


def read_bytes(path: Path) -> bytes:
    """The bytes of a file; UnreadableFileError when the system does not give them."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise MissingFileError(message("Filen saknas.")) from None
    except PermissionError:
        raise UnreadableFileError(message("Filen får inte läsas. Ge programmet läsrättighet till den.")) from None
    except OSError as error:
        raise UnreadableFileError(message("Filen gick inte att läsa: {why}.", why=error.strerror or error)) from None


def decode(raw: bytes) -> Decoded:
    """The bytes as UTF-8 text, with or without byte-order mark; UnreadableFileError for anything else."""
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or b"\0" in raw:
        raise UnreadableFileError(
            message("Filen är inte text i UTF-8. Spara om den som ”CSV UTF-8 (kommaavgränsad)” i Excel.")
        )
    encoding = "UTF-8 (BOM)" if raw.startswith(codecs.BOM_UTF8) else "UTF-8"
    body = raw.removeprefix(codecs.BOM_UTF8)
    try:
        body.decode("utf-8")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise UnreadableFileError(
            message(
                "Filen är inte text i UTF-8 (första felet på rad {line}). "
                "Spara om den som ”CSV UTF-8 (kommaavgränsad)” i Excel.",
                line=line,
            )
        ) from None
    return Decoded(body, encoding)
