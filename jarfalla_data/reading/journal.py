"""What an import has decided and not yet put in place: whoever reads a folder reads through it.

An import lays all new files ready below `.history` and then renames a journal into place. From that moment on the
folder *is* the new one, wherever its files lie: no reader ever sees a mixture.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from jarfalla_data.errors import DataError
from jarfalla_data.wording import message

HISTORY = ".history"
"""The folder, within the data folder, that holds what imports replaced, their log and their journal."""
JOURNAL = "pending.json"
LOG = "log.jsonl"


@dataclass(frozen=True)
class Pending:
    """A decided import whose files may not be in place: its id, and file name → whether it comes (else it goes)."""

    id: str = ""
    files: Mapping[str, bool] = field(default_factory=dict)


def read_journal(folder: Path) -> Pending:
    """What is decided and pending in a folder, mostly nothing; DataError when that cannot be told."""
    try:
        journal = json.loads((folder / HISTORY / JOURNAL).read_bytes())
        return Pending(str(journal["id"]), {str(name): bool(comes) for name, comes in journal["files"].items()})
    except (FileNotFoundError, NotADirectoryError):
        return Pending()
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        if isinstance(error, PermissionError) and not _has_history(folder):
            return Pending()  # a folder that may be listed and not entered
        file = folder / HISTORY / JOURNAL
        raise DataError(
            message("Det går inte att se om en inläsning pågår: {file} kan inte läsas.", file=file)
        ) from None


def _has_history(folder: Path) -> bool:
    return any(entry.name == HISTORY for entry in folder.iterdir())


def ready(folder: Path, pending: Pending, name: str) -> Path:
    """Where the new content of a file lies until it is in place."""
    return folder / HISTORY / pending.id / "new" / name


def place(folder: Path, name: str) -> Path:
    """Where a file belongs: in the folder, the log beside what it tells of."""
    return folder / HISTORY / LOG if name == LOG else folder / name


def located(folder: Path, name: str, pending: Pending | None = None) -> Path:
    """Where the content of a file of the folder lies now; there is none there when the file is missing."""
    known = read_journal(folder) if pending is None else pending
    if name not in known.files:
        return place(folder, name)
    waiting = ready(folder, known, name)
    # What is to go has nothing ready, and is seen no more.
    return waiting if not known.files[name] or waiting.exists() else place(folder, name)
