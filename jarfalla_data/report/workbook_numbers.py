"""Cells as a workbook holds them: numbers as numbers that look as they are written, and texts that never run."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

from jarfalla_data.charts.tables import harmless

LANGUAGES = {"sv": "sv-SE", "en": "en-GB"}
"""By language, what files call it."""
POINTS = '+0;"−"0;0'
"""The format of differences in percentage points."""
WRITTEN = {
    "sv": re.compile(r"(● )?([+−]?)(\d{1,3}(?:\u00a0\d{3})+|\d+)(?:,(\d+))?(\u00a0%)?((?: [^\W\d]+,?)*)"),
    "en": re.compile(r"(● )?([+−]?)(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d+))?(%)?((?: [^\W\d]+,?)*)"),
}
"""By language, a number as it is written: mark, sign, whole part, decimals, per cent, and words behind it."""


@dataclass(frozen=True)
class Number:
    """A number and the format in which a workbook writes it as the pages do."""

    value: int | float
    format: str


def number_in(text: str, lang: str) -> Number | None:
    """The number that a cell says; None where it says something else."""
    found = WRITTEN[lang].fullmatch(text)
    if not found:
        return None
    mark, sign, whole, decimals, percent, words = (part or "" for part in found.groups())
    exact = Decimal(re.sub(r"\D", "", whole) + (f".{decimals}" if decimals else ""))
    exact = -exact if sign == "−" else exact
    exact = exact / 100 if percent else exact
    written = _format(whole, decimals) + {"": "", "%": "%"}.get(percent, '"\u00a0"%')
    if sign:
        written = POINTS if written == "#,##0" else f'+{written};"−"{written}'
    if mark:
        written = f'"{mark}"{written}'
    if words:
        written = ";".join(f'{part}"{words}"' for part in written.split(";"))
    return Number(int(exact) if exact == exact.to_integral_value() else float(exact), written)


def _format(whole: str, decimals: str) -> str:
    """With marks for thousands where there are any, or could be none."""
    thousands = len(whole) < 4 or not whole.isdecimal()
    return ("#,##0" if thousands else "0") + (f".{'0' * len(decimals)}" if decimals else "")


def safe(text: str) -> str:
    """A text that no spreadsheet runs, without characters that its file cannot hold."""
    return harmless(ILLEGAL_CHARACTERS_RE.sub("", text))
