"""A file's rows under headers that its table knows, in whatever form and layout they came."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pandas as pd

from jarfalla_data.reading.delimited import TextTable, read_delimited
from jarfalla_data.reading.encoding import decode
from jarfalla_data.reading.events import read_events
from jarfalla_data.reading.offences import adapt_offences
from jarfalla_data.reading.workbook import SUFFIX, read_workbook
from jarfalla_data.schemas.columns import Table


def read_text(raw: bytes, table: Table, loaded: Mapping[str, pd.DataFrame], sheet: str = "") -> TextTable:
    """The rows as text; `loaded` are the tables that layouts look up. UnreadableFileError when they cannot be read.

    Of a workbook it is the sheet with that title, else the one that has the table's name, else the only one.
    """
    text = _workbook(raw, table, sheet) if table.suffix == SUFFIX else _plain_text(raw, table, loaded)
    offences = adapt_offences(text.frame, loaded) if table.name == "incidents" else None
    if offences is None:
        return text
    notes = (*text.notes, *offences.notes)
    return replace(text, frame=offences.frame, left_out=offences.left_out, notes=notes)


def _workbook(raw: bytes, table: Table, sheet: str) -> TextTable:
    return read_workbook(raw, (sheet,) if sheet else (table.name, table.sv, table.en))


def _plain_text(raw: bytes, table: Table, loaded: Mapping[str, pd.DataFrame]) -> TextTable:
    decoded = decode(raw)
    notes = (decoded.note,) if decoded.note else ()
    if table.suffix == "json":
        events = read_events(decoded.utf8, _parts(loaded))
        notes = (*notes, *events.notes)
        return TextTable(events.frame, left_out=events.left_out, notes=notes, encoding=decoded.encoding)
    text = read_delimited(decoded.utf8)
    return replace(text, notes=(*notes, *text.notes), encoding=decoded.encoding)


def _parts(loaded: Mapping[str, pd.DataFrame]) -> dict[str, str]:
    """Names of areas → code of their municipal part."""
    areas = loaded.get("areas")
    if areas is None or "municipal_part" not in areas:
        return {}
    return dict(zip(areas["name"].astype("str"), areas["municipal_part"].astype("str"), strict=True))
