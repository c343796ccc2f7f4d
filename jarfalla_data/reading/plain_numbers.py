"""Numbers and codes as programs write them, to one form: 1.00 and 1 000 as whole numbers, 365 as the code 0365."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

import pandas as pd

from jarfalla_data.reading.headers import Matched
from jarfalla_data.schemas.columns import Kind, Table

_WHOLE = re.compile(r"(-?\d+)[.,](?!000$)0+")  # 1,000 may be one or a thousand
_GROUPED = re.compile(r"(-?\d{1,3}(?:[ \u00a0\u202f]\d{3})+)([.,]\d+)?")
_SPACES = re.compile(r"[ \u00a0\u202f]")
_PLAIN = {Kind.INTEGER: r"-?\d+", Kind.DECIMAL: r"-?\d+(?:[.,]\d+)?"}
_CODES = ("offence_code",)  # columns of four digits
_EDITION = re.compile(r"_(?:RegSO|DeSO)\d{4}$", re.IGNORECASE)  # written behind the codes of Statistics Sweden
_AREAS = ("area_id", "deso_code")
_WITHOUT_EDITION = r"[^_]*"


def plain_numbers(matched: Matched, table: Table) -> Matched:
    """The same text with whole numbers without decimals or spaces in them, offence codes of four digits, and codes of
    areas without the edition behind them ("0123R001_RegSO2025").

    What could be two numbers, or is none, stays as it is.
    """
    frame = matched.frame
    plain = {c.name: mapped(frame[c.name], _PLAIN[c.kind], plain_number) for c in table.columns if c.kind in _PLAIN}
    plain |= {name: mapped(frame[name], r"\d{4}", plain_code) for name in _CODES if name in frame}
    plain |= {name: mapped(frame[name], _WITHOUT_EDITION, plain_area) for name in _AREAS if name in frame}
    return replace(matched, frame=frame.assign(**plain))


def plain_number(cell: str) -> str:
    """A number without spaces between its thousands, and without decimals that are zeros."""
    number = cell.strip()
    if _GROUPED.fullmatch(number):
        number = _SPACES.sub("", number)
    whole = _WHOLE.fullmatch(number)
    return whole[1] if whole else number


def plain_code(cell: str) -> str:
    """A code of digits with the zeros that spreadsheets and statistical programs take away at its beginning."""
    code = plain_number(cell)
    return code.zfill(4) if code.isdecimal() and code.isascii() else code


def plain_area(cell: str) -> str:
    """The code of an area, RegSO or DeSO, without the edition behind it."""
    return _EDITION.sub("", cell.strip())


def mapped(text: pd.Series[str], plain: str, to_plain: Callable[[str], str]) -> pd.Series[str]:
    """The cells, each that is not in the plain form put into it."""
    odd = text[text.notna() & ~text.str.fullmatch(plain).fillna(False).astype(bool)]
    forms = {cell: to_plain(cell) for cell in odd.unique()}
    return text.mask(text.isin(list(forms)), text.map(forms)).astype("str") if forms else text
