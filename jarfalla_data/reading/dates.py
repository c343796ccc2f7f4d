"""The ways in which dates are written, to one: 2023-03-04, or 2023-03-04 21:00. What could mean two days is left."""

from __future__ import annotations

import datetime as dt
import re

from jarfalla_data.wording.numbers import STOCKHOLM

_ISO = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})$")  # the year first: month before day
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})$")
_SWEDISH = re.compile(r"(\d{1,2})/(\d{1,2})[ -](\d{4})$")  # 4/3 2023: day before month, as it is said
_NAMED = re.compile(r"(\d{1,2})[ .-]{0,2}([a-z]{3,9})\.?[ -]?(\d{4})$", re.IGNORECASE)  # 4 mars 2023, 04-MAR-2023
_MONTHS = (
    ("januari", "january"),
    ("februari", "february"),
    ("mars", "march"),
    ("april",),
    ("maj", "may"),
    ("juni", "june"),
    ("juli", "july"),
    ("augusti", "august"),
    ("september",),
    ("oktober", "october"),
    ("november",),
    ("december",),
)
_TIMED = re.compile(
    r"(?P<day>.+?)(?:T| +| kl\.? *)"
    r"(?P<hour>\d{1,2})[:.](?P<minute>[0-5]\d)(?:[:.][0-5]\d(?:\.\d{1,9})?)?\s?(?P<offset>Z|[+-]\d{2}:?\d{2})?$"
)
_SERIAL = re.compile(r"(\d{5})(?:[.,](\d{1,12}))?$")
_TWO_WAYS = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?:[ T]|$)")

_FIRST_SERIAL, _LAST_SERIAL = 36526, 55153  # 2000 to 2050: other numbers of five digits are slips
_SERIAL_DAY_0 = dt.datetime(1899, 12, 30)  # noqa: DTZ001 spreadsheets know no time zone


def read_day(cell: str) -> dt.date | None:
    """The day that a cell names in one of the forms that can mean one day only; None for anything else."""
    for pattern, order in ((_ISO, (1, 3, 4)), (_COMPACT, (1, 2, 3)), (_SWEDISH, (3, 2, 1))):
        if match := pattern.match(cell):
            return _day(*(int(match[n]) for n in order))
    match = _NAMED.match(cell)
    month = _month(match[2]) if match else None
    return _day(int(match[3]), month, int(match[1])) if match and month else None


def _month(word: str) -> int | None:
    """The number of the month that a word, whole or cut, Swedish or English, names."""
    named = (n for n, names in enumerate(_MONTHS, start=1) if any(name.startswith(word.lower()) for name in names))
    return next(named, None)


def read_moment(cell: str) -> dt.datetime | None:
    """The local time in Stockholm that a cell names, with a clock time; None for anything else.

    A time with an offset from UTC is moved to local time.
    """
    match = _TIMED.match(cell)
    day = read_day(match["day"]) if match else None
    if not match or day is None or int(match["hour"]) > 23:
        return None
    clock = dt.time(int(match["hour"]), int(match["minute"]))
    if not match["offset"]:
        return dt.datetime.combine(day, clock)
    offset = match["offset"].replace("Z", "+00:00")
    try:
        return dt.datetime.fromisoformat(f"{day}T{clock}{offset}").astimezone(STOCKHOLM).replace(tzinfo=None)
    except (ValueError, OverflowError):
        return None


def read_serial(cell: str) -> dt.datetime | None:
    """The moment of a spreadsheet's day number (44989 is 2023-03-04, 44989.875 is 21:00), of 2000 to 2050."""
    match = _SERIAL.match(cell)
    if not match or not _FIRST_SERIAL <= int(match[1]) < _LAST_SERIAL:
        return None
    part = dt.timedelta(minutes=round(float(f"0.{match[2] or 0}") * 24 * 60))
    return _SERIAL_DAY_0 + dt.timedelta(days=int(match[1])) + part


def has_clock(serial: str) -> bool:
    """Whether a day number has a fraction, and so a clock time."""
    return "." in serial or "," in serial


def two_days(cell: str) -> tuple[dt.date, dt.date] | None:
    """The two days that a cell such as 04/03/2023 could mean; None where it cannot."""
    match = _TWO_WAYS.match(cell)
    if not match:
        return None
    one, other, year = (int(part) for part in match.groups())
    first, second = _day(year, other, one), _day(year, one, other)
    return (first, second) if first and second and first != second else None


def does_not_exist(moment: dt.datetime) -> bool:
    """Whether the clock was put forward over a local time."""
    local = moment.replace(tzinfo=STOCKHOLM)
    return local.astimezone(dt.UTC).astimezone(STOCKHOLM).replace(tzinfo=None) != moment


def exists_twice(moment: dt.datetime) -> bool:
    """Whether a local time came twice, before and after the clock was put back."""
    first, second = (moment.replace(tzinfo=STOCKHOLM, fold=fold) for fold in (0, 1))
    return first.utcoffset() != second.utcoffset() and not does_not_exist(moment)


def _day(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None
