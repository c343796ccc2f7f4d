"""From a path to bytes; what cannot be read is told as a sentence."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from jarfalla_data.errors import DataError, MissingFileError, UnreadableFileError
from jarfalla_data.reading.journal import HISTORY, JOURNAL, LOG, located, read_journal
from jarfalla_data.wording import message

Signature = tuple[tuple[str, int, int], ...]
"""Name, size and time of change of every file of a folder: cheap to take, different when any of them changes."""
LIKE_DATA = (".csv", ".geojson", ".xlsx", ".xls", ".json")
"""Endings of the files that belong to a data folder, or look as if they did."""
_TRIES = 5


def list_folder(folder: Path) -> set[str]:
    """The names of the files in a folder; DataError when there is no such folder or it may not be read."""
    try:
        names = {entry.name for entry in folder.iterdir()}
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
    decided = {name: comes for name, comes in read_journal(folder).files.items() if name != LOG}
    return {name for name in names | decided.keys() if decided.get(name, True)}


def folder_signature(folder: Path) -> Signature:
    """The signature of a folder as it is now, with what is decided and not in place; empty when it cannot be told."""
    for _ in range(_TRIES):
        with suppress(OSError, DataError):  # a file may go to its place between one look and the next
            return _signature(folder)
    return ()


def _signature(folder: Path) -> Signature:
    pending = read_journal(folder)
    names = sorted(name for name in list_folder(folder) if name.lower().endswith(LIKE_DATA))
    found = [(name, located(folder, name, pending)) for name in names]
    found += [(name, folder / HISTORY / name) for name in (JOURNAL, LOG)]
    stats = [(name, path.stat()) for name, path in found if path.is_file()]
    return tuple((name, stat.st_size, stat.st_mtime_ns) for name, stat in stats)


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
