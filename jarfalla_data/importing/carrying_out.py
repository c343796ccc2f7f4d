"""A plan carried out, and the last one taken back: all of it or nothing, one at a time."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from jarfalla_data.errors import ImportRefusedError
from jarfalla_data.importing import transaction
from jarfalla_data.importing.canonical import to_bytes
from jarfalla_data.importing.describing import as_own
from jarfalla_data.importing.history import Entry, content_of, fingerprint, latest, read_log, with_entry
from jarfalla_data.importing.locking import alone, why_not_written
from jarfalla_data.importing.plan import Plan
from jarfalla_data.importing.planning import plan as plan_anew
from jarfalla_data.reading.descriptor import DESCRIPTOR
from jarfalla_data.reading.files import folder_signature, read_bytes
from jarfalla_data.reading.journal import LOG
from jarfalla_data.schemas import table as schema
from jarfalla_data.wording import Message, message

Told = Callable[[Message], None]


def _quiet(_: Message) -> None:
    """Tell nobody."""


def carry_out(plan: Plan, agreed: Callable[[Plan], bool] = lambda _: True, tell: Told = _quiet) -> Entry | None:
    """Write what a plan says; None where nothing is to be written.

    Where the folder has changed since, it is planned anew, and `agreed` is asked about the new plan when that says
    something else. `tell` is told that it waits for another import. ImportRefusedError: nothing was written, and why.
    """
    if not plan.changes_anything:
        return None
    with _alone(plan.folder, tell):
        now = plan
        if folder_signature(plan.folder) != plan.signature:
            now = plan_anew(plan.sources, plan.folder, plan.today)
            if not now.changes_anything or not (now.does_the_same_as(plan) or agreed(now)):
                return None
        return _do("import", plan.folder, _files(now), tell, brought=tuple(part.brought for part in now.parts))


def undo(folder: Path, expected: str, tell: Told = _quiet) -> Entry:
    """Take the last import back that was not taken back, and answer its entry; `expected` is its id.

    ImportRefusedError: it is no longer the last, its files have been changed since, or what they were is not kept.
    """
    with _alone(folder, tell):
        last = latest(read_log(folder))
        if last is None or last.id != expected:
            raise ImportRefusedError(message("Inget är ångrat, eftersom en annan inläsning eller ångring kom emellan."))
        changed = [name for name, after in last.after.items() if fingerprint(content_of(folder, name)) != after]
        if changed:
            files = ", ".join(changed)
            raise ImportRefusedError(
                message("Inläsningen ångras inte, eftersom filer har ändrats efter den: {files}.", files=files)
            )
        _do("undo", folder, {name: _kept(folder, last, name) for name in last.before}, tell, undoes=last.id)
        return last


@contextmanager
def _alone(folder: Path, tell: Told) -> Iterator[None]:
    """Alone in the folder, and what a stopped import left there brought to its end."""
    try:
        with alone(folder, lambda: tell(message("En annan inläsning pågår i mappen. Väntar på den …"))):
            transaction.carry_through(folder)
            transaction.clean(folder, {entry.id for entry in read_log(folder)})
            yield
    except OSError as error:
        raise ImportRefusedError(why_not_written(error)) from None


def _files(plan: Plan) -> dict[str, bytes | None]:
    """What the plan writes: file name → content, None for one that goes."""
    files: dict[str, bytes | None] = {f"{name}.csv": to_bytes(text) for name, text in plan.tables.items()}
    files |= dict.fromkeys(plan.gone)
    descriptor = content_of(plan.folder, DESCRIPTOR)
    own = descriptor and as_own(descriptor, [schema(name) for name in plan.tables])
    return files | ({DESCRIPTOR: own} if own else {})


def _kept(folder: Path, last: Entry, name: str) -> bytes | None:
    """What a file was before an import; ImportRefusedError when that is no longer kept as it was."""
    if last.before[name] is None:
        return None
    path = transaction.kept(folder, last.id, name)
    content = read_bytes(path) if path.is_file() else None
    if fingerprint(content) != last.before[name]:
        raise ImportRefusedError(message("Det gamla innehållet finns inte kvar i historiken: {file}.", file=path))
    return content


def _do(what: str, folder: Path, files: Mapping[str, bytes | None], tell: Told, **more: object) -> Entry:
    """Do it and tell it in the log, in one."""
    now = dt.datetime.now(dt.UTC)
    entry = Entry(
        id=f"{now:%Y%m%dT%H%M%S%f}",
        at=now.isoformat(timespec="seconds"),
        what=what,
        before={name: fingerprint(content_of(folder, name)) for name in files},
        after={name: fingerprint(content) for name, content in files.items()},
        **more,  # type: ignore[arg-type]
    )
    transaction.decide(folder, entry.id, {**files, LOG: with_entry(read_log(folder), entry)})
    try:
        transaction.carry_through(folder)
    except OSError:  # it is decided, and every reader sees it
        tell(message("Inläsningen gäller, men alla filer kunde inte flyttas på plats. Det görs vid nästa inläsning."))
    return entry
