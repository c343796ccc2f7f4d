"""From brought files to a plan: each is read as opening does, against what the folder will hold."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from jarfalla_data.errors import UnreadableFileError
from jarfalla_data.findings import Effect, Finding
from jarfalla_data.importing.aside import REASON
from jarfalla_data.importing.canonical import canonical
from jarfalla_data.importing.history import Brought
from jarfalla_data.importing.holding import Holding
from jarfalla_data.importing.plan import Part, Plan, Source
from jarfalla_data.loading import FileContent, load_bytes
from jarfalla_data.opening import in_order_of_reference
from jarfalla_data.privacy import scan_text
from jarfalla_data.privacy.screening import screened_name
from jarfalla_data.reading.descriptor import FileDescription
from jarfalla_data.reading.files import Signature, folder_signature
from jarfalla_data.reading.recognising import Recognised, recognise
from jarfalla_data.schemas import TABLES
from jarfalla_data.schemas.brought import BROUGHT
from jarfalla_data.store import Store
from jarfalla_data.wording import Message, message
from jarfalla_data.wording.numbers import STOCKHOLM


@dataclass(frozen=True)
class _Table:
    """One table in one file, before it is read; `name` may be told."""

    source: int
    name: str
    raw: bytes
    found: Recognised


def plan(
    sources: Sequence[Source],
    folder: Path,
    today: dt.date | None = None,
    progress: Callable[[Message], None] = lambda _: None,
    opened: tuple[Signature, Store] | None = None,
) -> Plan:
    """What an import of these files into a folder would do; nothing is written.

    Several files of one table are put in after each other. `opened` is the store of the folder where there is one, and
    the signature that the folder had before it was opened. DataError when the folder cannot be read.
    """
    day = today or dt.datetime.now(STOCKHOLM).date()
    signature = opened[0] if opened else folder_signature(folder)
    progress(message("Läser mappen …"))
    holding = Holding.of_store(opened[1]) if opened else Holding.of_folder(folder, day)
    tables, refused = _recognised(sources)
    parts = []
    for table in tables:
        progress(message("Läser {file} …", file=table.name))
        part = _part(table, holding, day)
        parts.append(part)
        refused += [f for f in part.faults if f.effect is Effect.FILE_SET_ASIDE]
    written = {name: held.text for name, held in holding.tables.items() if held.written and held.text is not None}
    return Plan(
        folder=folder,
        today=day,
        sources=tuple(sources),
        parts=tuple(parts),
        refused=tuple(refused),
        told=holding.told(),
        tables=written,
        gone=_gone(holding),
        signature=signature,
    )


def _recognised(sources: Sequence[Source]) -> tuple[list[_Table], list[Finding]]:
    """The tables of all files, each after those that it refers to, and the files that cannot be imported."""
    tables, refused = [], []
    for n, source in enumerate(sources):
        name = screened_name(source.name)
        try:
            found = recognise(source.raw, source.name)
        except UnreadableFileError as error:
            refused.append(Finding(name, error.message, Effect.FILE_SET_ASIDE))
            continue
        several = len(found) > 1
        tables += [_Table(n, _of_sheet(name, one) if several else name, source.raw, one) for one in found]
        refused += [Finding(name, _published(), Effect.FILE_SET_ASIDE) for one in found if not _may_be_brought(one)]
    order = [table.name for table in in_order_of_reference(TABLES)]
    mine = [table for table in tables if _may_be_brought(table.found)]
    return sorted(mine, key=lambda table: order.index(table.found.table)), refused


def _of_sheet(name: str, found: Recognised) -> str:
    return f"{name} [{'…' if scan_text(found.sheet) else found.sheet}]"


def _may_be_brought(found: Recognised) -> bool:
    return found.table in {table.name for table in BROUGHT}


def _published() -> Message:
    return message(
        "Filen hör till de uppgifter som följer med översikten, med källa för varje rad. De läses inte in här: "
        "byt filen i mappen om den ska ändras."
    )


def _part(table: _Table, holding: Holding, day: dt.date) -> Part:
    found = table.found
    content = load_bytes(table.raw, found.schema, FileDescription(), holding.frames, day, found.sheet)
    merged = holding.put(found.table, canonical(content.frame, found.schema))
    report = content.report
    brought = Brought(
        file=table.name,
        sha256=hashlib.sha256(table.raw).hexdigest(),
        table=found.table,
        rows=report.rows,
        new=merged.new,
        changed=merged.changed,
        same=merged.same,
        set_aside=report.set_aside,
        left_out=report.left_out,
    )
    return Part(table.source, found, brought, report.encoding, report.delimiter, _findings(content, table))


def _findings(content: FileContent, table: _Table) -> tuple[Finding, ...]:
    """What was found, under the file's own name; the reasons in a file of rows set aside are no unknown column."""
    notes = [Finding(table.name, note, Effect.NOTE) for note in table.found.notes]
    reasons = {REASON.say("sv"), REASON.say("en")}
    return (*notes, *(replace(f, file=table.name) for f in content.findings if f.column not in reasons))


def _gone(holding: Holding) -> tuple[str, ...]:
    """The files that make way: other forms of what is written as CSV, and examples that belong to replaced ones."""
    others = [held.file for held in holding.tables.values() if held.written and held.file != f"{held.table.name}.csv"]
    return (*others, *(held.file for held in holding.orphaned()))
