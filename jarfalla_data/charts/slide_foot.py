"""What stands at the foot of each slide: how far its data reach, when they were read, and whether they are old."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from jarfalla_data.publication.shown import Shown
from jarfalla_data.wording import format_day, format_moment, translator


def reach(told: Shown, tables: Iterable[str], lang: str) -> str:
    """The last day that the tables tell of, as a sentence's beginning; empty where none is told."""
    ends = [told.periods[name].last for name in tables if name in told.periods]
    return translator(lang)("Uppgifter till {day}", day=format_day(max(ends), lang)) if ends else ""


def read_words(told: Shown, lang: str) -> str:
    """When the data were read."""
    return translator(lang)("inlästa {moment}", moment=format_moment(told.read_at, lang))


def old_from(told: Shown, days: int) -> dt.datetime:
    """The moment from which data are old that are not read anew for so many days."""
    return told.read_at + dt.timedelta(days=days)
