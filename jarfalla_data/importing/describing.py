"""What datapackage.json says of tables that the user has brought rows to: they are the user's own."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from jarfalla_data.reading.descriptor import Origin
from jarfalla_data.schemas.columns import Table

_OF_THE_OLD = ("licenses", "sources", "next_update_note_sv", "next_update_note_en")
"""What was true of the rows that the project brought: their licence, their sources, when they are next expected."""


def as_own(descriptor: bytes, tables: Iterable[Table]) -> bytes | None:
    """The descriptor with these tables as the user's own CSV files; None where it says so already, or is broken."""
    try:
        package = json.loads(descriptor)
        resources = [_described(resource, tuple(tables)) for resource in package["resources"]]
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None  # then every file counts as the user's own
    if resources == package["resources"]:
        return None
    return (json.dumps(package | {"resources": resources}, ensure_ascii=False, indent=2) + "\n").encode("utf-8")


def _described(resource: dict[str, Any], tables: tuple[Table, ...]) -> dict[str, Any]:
    table = next((t for t in tables if resource["path"].rpartition(".")[0] == t.name), None)
    if table is None:
        return resource
    form = {"path": f"{table.name}.csv", "format": "csv", "mediatype": "text/csv", "encoding": "utf-8"}
    if resource.get("origin", Origin.OWN) == Origin.OWN:
        return resource if resource["path"] == form["path"] else resource | form
    kept = {name: value for name, value in resource.items() if name not in _OF_THE_OLD}
    return kept | form | {"origin": str(Origin.OWN), "next_update": None}
