"""What the folder holds while an import is worked out: each table as it would be after what was looked at so far."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from jarfalla_data.importing.canonical import canonical
from jarfalla_data.importing.merging import Merged, merge
from jarfalla_data.opening import in_order_of_reference, read_tables, unmixed
from jarfalla_data.reading.descriptor import Origin
from jarfalla_data.schemas import TABLES
from jarfalla_data.schemas import table as schema
from jarfalla_data.schemas.columns import Table
from jarfalla_data.store import FileReport, Store
from jarfalla_data.validation.references import check_references
from jarfalla_data.validation.tables import Validated, cast
from jarfalla_data.wording import Message, format_number, message


@dataclass(eq=False)
class Held:
    """One table: `frame` typed, `text` canonical once it was needed; `lost` the rows of its file that were not loaded.

    `replaced` counts the example rows that make way for brought ones.
    """

    table: Table
    file: str
    origin: Origin
    frame: pd.DataFrame
    missing: bool
    lost: int
    text: pd.DataFrame | None = None
    replaced: int = 0
    written: bool = False

    def put(self, brought: pd.DataFrame) -> Merged:
        """Merge brought rows (canonical text) into the table; own rows take the place of all example rows."""
        held = canonical(self.frame, self.table) if self.text is None else self.text
        merged = merge(held, brought, self.table.key)
        if not merged.new + merged.changed:
            return merged
        if self.origin is Origin.EXAMPLE and not self.written:
            self.replaced = len(held)
            merged = merge(held.iloc[:0], brought, self.table.key)
        self.text, self.written = merged.text, True
        return merged


class Holding:
    """All tables of a folder by name."""

    def __init__(self, contents: Mapping[str, tuple[pd.DataFrame, FileReport]]) -> None:
        self.tables = {name: _held(schema(name), frame, report) for name, (frame, report) in contents.items()}

    @classmethod
    def of_folder(cls, folder: Path, today: dt.date) -> Holding:
        """What lies in a folder; DataError when it cannot be read."""
        contents, _ = unmixed(folder, lambda: read_tables(folder, today))
        return cls({name: (content.frame, content.report) for name, content in contents.items()})

    @classmethod
    def of_store(cls, store: Store) -> Holding:
        """What an opened folder holds."""
        return cls({name: (getattr(store, name), report) for name, report in store.files.items()})

    def __getitem__(self, name: str) -> Held:
        return self.tables[name]

    @property
    def frames(self) -> dict[str, pd.DataFrame]:
        """The typed tables, as references are looked up in them."""
        return {name: held.frame for name, held in self.tables.items()}

    def put(self, name: str, brought: pd.DataFrame) -> Merged:
        """Merge rows into a table, so that tables that refer to it find them."""
        held = self.tables[name]
        merged = held.put(brought)
        if held.written and _users(name):
            held.frame = cast(merged.text.replace("", None).astype("str"), held.table)
        return merged

    def told(self) -> tuple[Message, ...]:
        """What must be known before: what is replaced, and what does not go along."""
        return tuple(said for held in self.tables.values() for said in self._told(held))

    def orphaned(self) -> list[Held]:
        """Example tables, not brought, whose rows belong to example rows that make way: they go with them."""
        return [held for held in self._losing() if held.origin is Origin.EXAMPLE]

    def _losing(self) -> list[Held]:
        replaced = {name for name, held in self.tables.items() if held.replaced}
        users = {user for name in replaced for user in _users(name)}
        rest = [held for name, held in self.tables.items() if name in users and not held.written]
        return [held for held in rest if self._without_target(held)]

    def _without_target(self, held: Held) -> int:
        return len(held.frame) - len(check_references(Validated(held.frame, ()), held.table, self.frames).frame)

    def _told(self, held: Held) -> list[Message]:
        if held.written:
            return [*_of_written(held), *self._of_examples(held)]
        if held not in self._losing():
            return []
        if held.origin is Origin.EXAMPLE:
            return [message("{table}: exempelraderna hör till dem som ersätts, och tas bort.", table=_title(held))]
        n, table = self._without_target(held), _title(held)
        return [
            message(
                "{table}: rader som hör till exempel som ersätts läses inte längre in ({n}).",
                table=table,
                n=_Count(str(n)),
            )
        ]

    def _of_examples(self, held: Held) -> list[Message]:
        """Own rows that belong to example rows: the figures are still marked."""
        names = [c.refers_to.split(".")[0] for c in held.table.columns if c.refers_to]
        others = [self.tables[name] for name in dict.fromkeys(names) if name != held.table.name]
        return [
            message(
                "{table}: raderna hör till {other}, som är exempel. Siffrorna märks fortfarande som exempel.",
                table=_title(held),
                other=_title(other),
            )
            for other in others
            if other.origin is Origin.EXAMPLE and not other.written and len(other.frame)
        ]


def _held(table: Table, frame: pd.DataFrame, report: FileReport) -> Held:
    return Held(table, report.file, report.origin, frame, report.missing, report.set_aside + report.left_out)


def _users(name: str) -> list[str]:
    """The tables that refer to a table."""
    return [
        t.name
        for t in in_order_of_reference(TABLES)
        if t.name != name and any(c.refers_to and c.refers_to.split(".")[0] == name for c in t.columns)
    ]


class _Title(Message):
    """The name of a table for people."""

    def say(self, lang: str) -> str:
        return schema(self.text).title(lang)


class _Count(Message):
    """A number for people."""

    def say(self, lang: str) -> str:
        return format_number(int(self.text), lang)


def _count(n: int) -> Message:
    return _Count(str(n))


def _title(held: Held) -> Message:
    return _Title(held.table.name)


def _of_written(held: Held) -> list[Message]:
    table, csv = _title(held), f"{held.table.name}.csv"
    told = []
    if n := held.replaced:
        told.append(
            message(
                "{table}: alla exempelrader ersätts ({n}). De blandas aldrig med egna.", table=table, n=_Count(str(n))
            )
        )
    if held.origin is Origin.PUBLIC and not held.missing:
        told.append(message("{table}: raderna läggs till översiktens. Tabellen räknas sedan som egen.", table=table))
    if held.lost and not held.replaced:
        text = message(
            "{table}: rader i mappens fil som inte läses in följer inte med ({n}). De finns kvar i historiken.",
            table=table,
            n=_count(held.lost),
        )
        told.append(text)
    if not held.missing and held.file != csv:
        told.append(message("{table}: {file} blir {csv}.", table=table, file=held.file, csv=csv))
    return told
