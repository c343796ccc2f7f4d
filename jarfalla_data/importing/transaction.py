"""Files of a folder replaced all together or not at all, whenever the process or the machine stops.

1. All new files are written below `.history/ID/new` and forced to the disk. Until now nothing has happened.
2. A journal that names them is renamed to `.history/pending.json`. This one step decides: from here on readers see the
   new files (`reading.journal`).
3. What is replaced goes to `.history/ID/old`, the new files go to their places, and the journal is removed. Whoever is
   stopped here leaves a journal that the next import carries through.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from jarfalla_data.reading.journal import HISTORY, JOURNAL, LOG, Pending, place, read_journal, ready

_PART = ".part"


def decide(folder: Path, at: str, files: Mapping[str, bytes | None]) -> None:
    """Steps 1 and 2: file name → its new content, None for a file that goes. OSError: nothing has happened."""
    own = folder / HISTORY / at
    try:
        own.mkdir()
        (own / "new").mkdir()
        for name, content in files.items():
            if content is not None:
                _write(own / "new" / name, content)
                with suppress(FileNotFoundError):  # who may read the old one, and nobody else, may read the new one
                    shutil.copymode(place(folder, name), own / "new" / name)
        for directory in (own / "new", own, folder / HISTORY, folder):
            _sync(directory)
        journal = {"id": at, "files": {name: content is not None for name, content in files.items()}}
        part = folder / HISTORY / (JOURNAL + _PART)
        _write(part, json.dumps(journal).encode())
        part.replace(folder / HISTORY / JOURNAL)
    except OSError:
        with suppress(OSError):
            shutil.rmtree(own)
        raise
    with suppress(OSError):  # it is decided: every reader sees it
        _sync(folder / HISTORY)


def carry_through(folder: Path) -> None:
    """Step 3, from wherever it was stopped; nothing where nothing is decided. OSError: it can be tried again."""
    pending = read_journal(folder)
    if not pending.id:
        return
    old = folder / HISTORY / pending.id / "old"
    old.mkdir(exist_ok=True)
    for name in pending.files:
        _put(folder, pending, name)
    for directory in (folder, old, folder / HISTORY):
        _sync(directory)
    (folder / HISTORY / JOURNAL).unlink()
    with suppress(OSError):  # all is in place; a journal that comes back after a power cut is carried through again
        _sync(folder / HISTORY)
    shutil.rmtree(folder / HISTORY / pending.id / "new", ignore_errors=True)


def clean(folder: Path, known: set[str]) -> None:
    """Remove what imports that never were left behind; `known` are the ids of those that were."""
    for entry in (folder / HISTORY).iterdir():
        if entry.name.endswith(_PART):
            entry.unlink()
        elif entry.is_dir() and entry.name not in known:
            shutil.rmtree(entry)


def kept(folder: Path, at: str, name: str) -> Path:
    """Where a file lies that an import replaced."""
    return folder / HISTORY / at / "old" / name


def _put(folder: Path, pending: Pending, name: str) -> None:
    waiting, target, old = ready(folder, pending, name), place(folder, name), kept(folder, pending.id, name)
    comes = pending.files[name]
    if comes and not waiting.exists():
        return  # it went there before the stop
    if name != LOG and target.exists():
        target.replace(_free(old))
    if comes:
        waiting.replace(target)


def _free(path: Path) -> Path:
    """A name that no file has: one that somebody put in place after a stop is kept beside the one before it."""
    n = 1
    while path.exists():
        path, n = path.with_name(f"{n}-{path.name}"), n + 1
    return path


def _write(path: Path, content: bytes) -> None:
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _sync(directory: Path) -> None:
    """Force the names in a directory to the disk, where the system knows how."""
    if os.name != "posix":
        return
    handle = os.open(directory, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
