"""Numbers and dates in Swedish and English form."""

from __future__ import annotations

import datetime as dt
from functools import lru_cache
from zoneinfo import ZoneInfo

from babel.dates import format_date, format_datetime
from babel.numbers import format_decimal, format_percent

STOCKHOLM = ZoneInfo("Europe/Stockholm")


@lru_cache(maxsize=4096)  # a page says hundreds of numbers at every click, most of them again
def format_number(value: float, lang: str, decimals: int = 0) -> str:
    """A number with the language's thousands mark (a non-breaking space in Swedish) and decimal mark."""
    pattern = "#,##0" + ("." + "0" * decimals if decimals else "")
    return str(format_decimal(value, format=pattern, locale=lang))


@lru_cache(maxsize=4096)
def format_share(share: float, lang: str, *, signed: bool = False) -> str:
    """A share of 1 in whole per cent: "39 %", "39%"; a difference, signed, in percentage points: "+5", "−5"."""
    if not signed:
        return str(format_percent(share, format="#,##0\u00a0%" if lang == "sv" else "#,##0%", locale=lang))
    points = round(share * 100)
    return f"{'+' if points > 0 else '−' if points < 0 else ''}{abs(points)}"


@lru_cache(maxsize=4096)
def format_day(day: dt.date, lang: str) -> str:
    """A day in words: "27 maj 2019", "27 May 2019"."""
    return str(format_date(day, "d MMMM y", locale=lang))


def format_moment(moment: dt.datetime, lang: str) -> str:
    """A moment in Stockholm's time: "22 november 2026 kl. 16.05", "22 November 2026 16:05"."""
    local = moment.astimezone(STOCKHOLM)
    pattern = "d MMMM y HH:mm" if lang == "en" else "d MMMM y 'kl.' HH.mm"
    return str(format_datetime(local, pattern, locale=lang))


def from_to(first: str, last: str) -> str:
    """From one day, month or year to another, what their ends share said once: "23–29 december 2024"."""
    if first == last:
        return last
    start, end = first.split(), last.split()
    while start and end and start[-1] == end[-1]:
        del start[-1], end[-1]
    return f"{' '.join(start)}–{last}" if start and end else f"{first}–{last}"
