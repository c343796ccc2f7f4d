"""All dates of a table in one form before anything is checked, and what had to be decided is told."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pandas as pd

from jarfalla_data.findings import Effect, Finding
from jarfalla_data.reading.dates import does_not_exist, exists_twice, has_clock, read_day, read_moment, read_serial
from jarfalla_data.reading.headers import Matched
from jarfalla_data.schemas.columns import Column, Kind, Table
from jarfalla_data.wording import message

_KINDS = (Kind.DATE, Kind.MOMENT, Kind.PARTIAL_DATE)
_PLAIN = r"\d{4}-\d{2}-\d{2}(?: \d{2}:\d{2})?"
_CLOCK_CHANGES = r"\d{4}-(?:03|10)-(?:2[5-9]|3[01]) 0\d:"  # the last Sunday of March and of October


def plain_dates(matched: Matched, table: Table) -> tuple[Matched, tuple[Finding, ...]]:
    """The same text with its days as 2023-03-04 and its times as 2023-03-04 21:00.

    Cells that cannot be read, or that could mean two days, stay as they are. A time that the change to summer time
    left out keeps its day only; one that came twice is taken as it is written. Both are told, as are day numbers.
    """
    columns: dict[str, pd.Series[str]] = {}
    findings: list[Finding] = []
    for column in (c for c in table.columns if c.kind in _KINDS and c.name in matched.frame):
        text, told = _plain(matched.frame[column.name], column, table)
        columns[column.name] = text
        findings += told
    return replace(matched, frame=matched.frame.assign(**columns)), tuple(findings)


def _plain(text: pd.Series[str], column: Column, table: Table) -> tuple[pd.Series[str], list[Finding]]:
    odd = text[text.notna() & ~text.str.fullmatch(_PLAIN).fillna(False).astype(bool)]
    forms = {cell: plain for cell in odd.unique() if (plain := plain_date(cell.strip(), column.kind))}
    serials = odd.isin([cell for cell in forms if read_serial(cell.strip())])
    if forms:
        text = text.mask(text.isin(list(forms)), text.map(forms)).astype("str")
    told = [_serials(table, column, int(serials.sum()))] if serials.any() else []
    if column.kind is not Kind.MOMENT:
        return text, told
    text, changes = _clock_changes(text, column, table)
    return text, told + changes


def plain_date(cell: str, kind: Kind) -> str | None:
    """A cell's day, or its day and time in a column of moments, in the one form; None where it has none."""
    if day := read_day(cell):
        return day.isoformat()
    moment = read_moment(cell)
    serial = read_serial(cell)
    if kind is Kind.MOMENT and (moment or (serial and has_clock(cell))):
        return f"{moment or serial:%Y-%m-%d %H:%M}"
    if serial or (moment and (moment.hour, moment.minute) == (0, 0)):  # 2023-03-04 00:00:00 is how a day is exported
        return f"{serial or moment:%Y-%m-%d}"
    return None


def _clock_changes(text: pd.Series[str], column: Column, table: Table) -> tuple[pd.Series[str], list[Finding]]:
    """Times around the changes of the clock: those that never were keep their day, those that came twice are told."""
    near = text[text.str.match(_CLOCK_CHANGES).fillna(False).astype(bool)]
    moments = {row: moment for row, cell in near.items() if (moment := read_moment(cell))}
    never = [row for row, moment in moments.items() if does_not_exist(moment)]
    twice = sum(exists_twice(moment) for moment in moments.values())
    findings = [_never(table, column, row, moments[row]) for row in never]
    if twice:
        findings.append(_twice(table, column, twice))
    return text.mask(text.index.isin(never), text.str[:10]).astype("str") if never else text, findings


def _serials(table: Table, column: Column, n: int) -> Finding:
    what = message("Datum skrivna som dagnummer från Excel: {n}. De är lästa så att 44989 är 2023-03-04.", n=n)
    return Finding(table.file, what, Effect.NOTE, column=column.name)


def _twice(table: Table, column: Column, n: int) -> Finding:
    what = message("Tider i timmen som kom två gånger när sommartiden slutade: {n}. De räknas som de är skrivna.", n=n)
    return Finding(table.file, what, Effect.NOTE, column=column.name)


def _never(table: Table, column: Column, row: object, moment: dt.datetime) -> Finding:
    what = message(
        "Klockan {clock} den {day} fanns inte: då började sommartiden. Raden är inläst utan klockslag.",
        clock=f"{moment:%H:%M}",
        day=moment.date(),
    )
    return Finding(table.file, what, Effect.CELL_SET_ASIDE, int(str(row)), column.name)
