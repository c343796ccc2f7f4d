"""What the tests of imports share: small folders, brought files, and what a folder then holds."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from jarfalla_data import open_store
from jarfalla_data.importing import Plan, Source, plan
from jarfalla_data.reading.descriptor import DESCRIPTOR
from jarfalla_data.reading.journal import HISTORY
from jarfalla_data.schemas import table
from tests.factories import TODAY, Row, data_folder, table_text

FEW = ("areas", "places")


def own_folder(path: Path, **tables: Any) -> Path:
    """A folder with few facts whose other tables are the user's own."""
    return data_folder(path, facts=FEW, descriptor=False, **tables)


def example_folder(path: Path, **tables: Any) -> Path:
    """A folder with few facts whose other tables are described as examples."""
    return data_folder(path, facts=FEW, **tables)


def brought(name: str, rows: Sequence[Row], file: str = "", delimiter: str = ",") -> Source:
    """A file of a table's rows, as somebody brings it."""
    return Source(file or table(name).file, table_text(name, rows, delimiter).encode())


def planned(folder: Path, *sources: Source) -> Plan:
    """The plan of an import on the day of the tests."""
    return plan(sources, folder, TODAY)


def counts(made: Plan) -> list[tuple[int, ...]]:
    """Rows, new, changed, same, set aside and left out of each part."""
    return [(b.rows, b.new, b.changed, b.same, b.set_aside, b.left_out) for b in (part.brought for part in made.parts)]


def ids(folder: Path, name: str = "incidents") -> list[str]:
    """The first column of a table as the folder is read."""
    frame = getattr(open_store(folder, TODAY), name)
    return frame.iloc[:, 0].tolist()


def visible(folder: Path) -> dict[str, bytes]:
    """File name → content of all that does not belong to the history."""
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir()) if path.is_file()}


def history(folder: Path) -> list[str]:
    """The paths of all that lies in the history, the lock aside."""
    root = folder / HISTORY
    return sorted(str(path.relative_to(root)) for path in root.rglob("*") if path.is_file() and path.name != "lock")


def described(folder: Path, name: str) -> dict[str, Any]:
    """What the folder's descriptor says of a table."""
    package = json.loads((folder / DESCRIPTOR).read_bytes())
    return next(resource for resource in package["resources"] if resource["name"] == name)
