"""One import into a folder at a time: the others wait."""

from __future__ import annotations

import errno
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from jarfalla_data.reading.journal import HISTORY
from jarfalla_data.wording import Message, message

_LOCK = "lock"


@contextmanager
def alone(folder: Path, on_wait: Callable[[], None]) -> Iterator[None]:
    """Hold the folder against other imports; `on_wait` is called once where another holds it.

    The system gives the lock back when its holder ends, however it ends. OSError when the folder cannot be written.
    """
    (folder / HISTORY).mkdir(exist_ok=True)
    lock = FileLock(folder / HISTORY / _LOCK)
    try:
        lock.acquire(blocking=False)
    except Timeout:
        on_wait()
        lock.acquire()
    try:
        yield
    finally:
        lock.release()


def why_not_written(error: OSError) -> Message:
    """The sentence about what the system did not let be written."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return message("Disken är full. Inget är skrivet; mappen är som den var.")
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return message("Mappen får inte ändras. Ge programmet skrivrättighet till den. Inget är skrivet.")
    if error.errno in (errno.ENOENT, errno.ENOTDIR):
        return message("Mappen finns inte längre. Inget är skrivet.")
    return message("Det gick inte att skriva i mappen ({why}). Inget är skrivet.", why=error.strerror or error)
