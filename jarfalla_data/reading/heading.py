"""Which row of a table holds the headers: programs write titles, dates and empty rows above it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from jarfalla_data.reading.offences import HEADERS
from jarfalla_data.schemas import TABLES
from jarfalla_data.vocabulary.terms import Spellings

TOP = 20
"""Rows at the top of a table in which its headers must stand."""
BLANK = " \t\r\n,;"
"""What an empty row may hold, whatever separates its cells."""


def find_heading(top: Sequence[Sequence[str | None]]) -> int:
    """The index of the header row among the first rows of a table.

    It is the first row with two headers that some table has, else the first with a filled cell, else 0.
    """
    known = [n for n, row in enumerate(top[:TOP]) if known_headers(row) > 1]
    filled = [n for n, row in enumerate(top) if any(cell and cell.strip(BLANK) for cell in row)]
    return [*known, *filled, 0][0]


def known_headers(cells: Sequence[str | None]) -> int:
    """How many cells are headers of some table or layout, each counted once."""
    return sum(_spellings().find(cell) is not None for cell in {*cells} if cell)


@cache
def _spellings() -> Spellings:
    columns = [column for table in TABLES for column in table.columns]
    named = [s for c in columns for s in (c.name, c.sv, *c.spellings)]
    return Spellings((spelling, "header") for spelling in (*named, *HEADERS))
