"""Every table of the data folder, described once for reading, validation and documentation."""

from __future__ import annotations

from jarfalla_data.schemas.brought import BROUGHT
from jarfalla_data.schemas.columns import Column, Kind, Table
from jarfalla_data.schemas.published import PUBLISHED
from jarfalla_data.schemas.reference import REFERENCE

__all__ = ["TABLES", "Column", "Kind", "Table", "table"]

TABLES: tuple[Table, ...] = (*REFERENCE, *PUBLISHED, *BROUGHT)


def table(name: str) -> Table:
    """The table of that name; KeyError when there is none."""
    return {t.name: t for t in TABLES}[name]
