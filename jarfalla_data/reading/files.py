"""From a path to bytes; what cannot be read is told as a sentence."""

from __future__ import annotations

from pathlib import Path

from jarfalla_data.errors import DataError, MissingFileError, UnreadableFileError
from jarfalla_data.wording import message

Signature = tuple[tuple[str, int, int], ...]
"""Name, size and time of change of every file of a folder: cheap to take, different when any of them changes."""


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
