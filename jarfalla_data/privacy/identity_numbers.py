"""Personnummer and samordningsnummer in text, in all the forms in which people write them.

The method is that of Skatteverket (SKV 704 and SKV 707; folkbokföringslagen 1991:481, 18 §, and lagen 2022:1697 om
samordningsnummer): the date of birth (day + 60 in a samordningsnummer), a birth number of three digits and a check
digit by the modulus 10 method over the nine digits before it. A + instead of - is written from the year in which a
person turns 100.
"""

from __future__ import annotations

import datetime as dt
import re

from personnummer import personnummer

from jarfalla_data.privacy.hits import Hit, HitKind, Span

_DATE = r"(?<!\d)(?P<century>18|19|20)?(?P<year>\d\d)%s(?P<month>\d\d)%s(?P<day>\d\d)"
_PLAIN = re.compile(_DATE % ("", "") + r"(?P<mark>[\s+_-]{0,3})(?P<number>\d{4})(?!\d)")
_DATED = re.compile(
    r"(?<!\d[-/.])" + _DATE % ("(?P<between>[-/.])", "(?P=between)") + r"(?P<mark>[\s+-])(?P<number>\d{4})"
    r"(?![-/.:]?\d)"  # 2018-01-01-2018-12-31 is a stretch of time
)
_CLOCK = re.compile(r"(?:[01]\d|2[0-3])[0-5]\d")
_WITHIN_A_WORD = re.compile(r"[\w-]")
_AFTER_THE_POINT = re.compile(r"(?<!\d)\d{1,3}[.,]$")


def find_identity_numbers(text: str) -> list[Span]:
    """All numbers of ten or twelve digits whose date exists; those whose check digit is right are certain.

    With or without century (18, 19, 20); -, +, _, spaces or nothing before the last four; dates also as 1964-08-23.
    The date keeps organisation numbers out: the third digit of theirs is 2 or more, which is no month.
    """
    spans = (_judge(match) for form in (_PLAIN, _DATED) for match in form.finditer(text))
    return [span for span in spans if span]


def _judge(match: re.Match[str]) -> Span | None:
    day = int(match["day"])
    if not _is_date(match, day % 60) or _is_decimal(match):
        return None
    right = _check_digit_is_right(match)
    if not right and _may_be_something_else(match):
        return None
    kind = HitKind.SAMORDNINGSNUMMER if day > 60 else HitKind.PERSONNUMMER
    return Span(*match.span(), Hit(kind, certain=right and not _is_moment(match)))


def _is_date(match: re.Match[str], day: int) -> bool:
    """Without a century the year counts as 20xx: every 29 February that there is in 19xx is also there."""
    try:
        dt.date(int((match["century"] or "20") + match["year"]), int(match["month"]), day)
    except ValueError:
        return False
    return True


def _check_digit_is_right(match: re.Match[str]) -> bool:
    """By the library `personnummer`, given one form only: twelve digits with a century of 18, 19 or 20.

    By itself it accepts any century (4564…), guesses a missing one from today's date, knows no spaces, and its parse
    error repeats the number; `valid` does not. It rejects the birth number 000, as Skatteverket does: possible only.
    """
    digits = (match["century"] or "20") + "".join(match.group("year", "month", "day", "number"))
    return bool(personnummer.valid(digits))


def _may_be_something_else(match: re.Match[str]) -> bool:
    """A date and four more digits, or an id that ends in ten digits (offence-2308150012)."""
    before = match.string[max(0, match.start() - 1) : match.start()]
    return _is_dated(match) or (not match["mark"] and bool(_WITHIN_A_WORD.match(before)))


def _is_moment(match: re.Match[str]) -> bool:
    """A day and a clock time (2023-03-04 2100): one in ten has a right check digit by chance."""
    return _is_dated(match) and match["mark"].isspace() and bool(_CLOCK.fullmatch(match["number"]))


def _is_dated(match: re.Match[str]) -> bool:
    return "between" in match.groupdict()


def _is_decimal(match: re.Match[str]) -> bool:
    """The decimals of a number (17.8312151234)."""
    before = match.string[max(0, match.start() - 5) : match.start()]
    return not match["mark"] and bool(_AFTER_THE_POINT.search(before))
