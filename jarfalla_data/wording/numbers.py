"""Numbers and dates in Swedish and English form."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

from babel.dates import format_date, format_datetime
from babel.numbers import format_decimal

STOCKHOLM = ZoneInfo("Europe/Stockholm")


def format_number(value: float, lang: str, decimals: int = 0) -> str:
    """A number with the language's thousands mark (a non-breaking space in Swedish) and decimal mark."""
    pattern = "#,##0" + ("." + "0" * decimals if decimals else "")
    return str(format_decimal(value, format=pattern, locale=lang))


def format_day(day: dt.date, lang: str) -> str:
    """A day in words: "27 maj 2019", "27 May 2019"."""
    return str(format_date(day, "d MMMM y", locale=lang))


def format_moment(moment: dt.datetime, lang: str) -> str:
    """A moment in Stockholm's time: "22 november 2026 kl. 16.05", "22 November 2026 16:05"."""
    local = moment.astimezone(STOCKHOLM)
    pattern = "d MMMM y HH:mm" if lang == "en" else "d MMMM y 'kl.' HH.mm"
    return str(format_datetime(local, pattern, locale=lang))
