"""E-mail addresses, telephone numbers, vehicle plates and exact positions in text.

Telephone numbers by Post- och telestyrelsen's plan (an area code of two to four digits with its 0, eight to ten digits
in all; mobile 070, 072, 073, 076, 079), plates by Transportstyrelsen's two forms (ABC123; since 2019 ABC12A; never the
letters I, Q, V, and not O at the end), positions as degrees within Sweden with more than three decimals.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from jarfalla_data.privacy.hits import Hit, HitKind, Span

_AREA_CODE = r"0(?:8|[1-69]\d{1,2})"
_GROUPS = r"(?:\d{5,8}|\d{2,3}(?:\s\d{2,3}){1,3}|\d{2,3}(?:-\d{2,3}){1,3})"
_NOT_INSIDE = r"(?<!\d)(?<!\d[.,])"
_NO_DATE = r"(?!\d\d?[\s/-]+(?:19|20)\d\d(?!\d))"  # 08/12 2023, 08-12-2023

_EMAIL = re.compile(r"(?<![\w.+%-])[\w.+%-]+@[\w-]+(?:\.[\w-]+)+")
_ABROAD = re.compile(r"(?:\+|(?<!\w)00)\s?46[\s-]?(?:\(0\)|0)?[\s-]?[1-9](?:[\s-]?\d){6,8}(?!\d)")
_MOBILE = re.compile(_NOT_INSIDE + r"\(?07[02369]\)?(?:[\s/-]{0,3}\d){7}(?!\d)")
_FIXED = re.compile(
    _NOT_INSIDE + rf"(?<!\d-)\(?{_AREA_CODE}(?:\)\s?|\s?[-/]\s?)" + _NO_DATE + _GROUPS + r"(?!\d|[-\s]\d)"
)
_FIXED_SPACED = re.compile(_NOT_INSIDE + rf"(?<!\d[-\s]){_AREA_CODE}\s{_GROUPS}(?!\d|[-\s]\d)")
_FIXED_BARE = re.compile(_NOT_INSIDE + r"0[1-689]\d{7,8}(?!\d)")
_LETTERS = "[A-HJ-PR-UW-Z]{3}"
_PLATE = re.compile(rf"(?<![\w-])(?:{_LETTERS}\s|(?i:{_LETTERS}))\d\d(?i:[0-9A-HJ-NPR-UW-Z])(?![\w-])")
_SURELY_A_PLATE = re.compile(r"[A-Z]{3}\d\d[A-Z]")  # neither a word and a number (HUS 100) nor an id (obs001)
_NORTH = r"(?:5[5-9]|6\d)[.,]\d{4,}"
_EAST = r"(?:1[1-9]|2[0-4])[.,]\d{4,}"
_POSITION = re.compile(rf"(?<!\d)(?:{_NORTH}[^\d]{{1,12}}{_EAST}|{_EAST}[^\d]{{1,12}}{_NORTH})")
_HALF_POSITION = re.compile(rf"(?<![\d.,])(?:{_NORTH}|{_EAST})(?![.\d])")
_END_OF_ID = re.compile(r"\w-?$")


def find_contacts(text: str) -> Iterator[Span]:
    """Everything that leads to a person or a home; what may as well be something else is possible only.

    Certain: whole e-mail addresses, mobile numbers, numbers with +46, 0046 or a mark after the area code, plates in
    the new form in capitals, pairs of degrees. Possible: other fixed numbers and plates, a degree that stands alone.
    """
    yield from _all(_EMAIL, text, HitKind.EMAIL)
    yield from _telephones(text)
    for match in _PLATE.finditer(text):
        yield Span(*match.span(), Hit(HitKind.PLATE, bool(_SURELY_A_PLATE.fullmatch(match[0]))))
    yield from _all(_POSITION, text, HitKind.COORDINATES)
    yield from _all(_HALF_POSITION, text, HitKind.COORDINATES, certain=False)


def _telephones(text: str) -> Iterator[Span]:
    yield from _all(_ABROAD, text, HitKind.TELEPHONE)
    for form, certain in ((_MOBILE, True), (_FIXED, True), (_FIXED_SPACED, False), (_FIXED_BARE, False)):
        for match in form.finditer(text):
            if 8 <= sum(map(str.isdigit, match[0])) <= 10 and not _is_id(match):
                yield Span(*match.span(), Hit(HitKind.TELEPHONE, certain))


def _is_id(match: re.Match[str]) -> bool:
    """Digits without any mark at the end of an id (event-0812345678)."""
    return match[0].isdigit() and bool(_END_OF_ID.search(match.string[max(0, match.start() - 2) : match.start()]))


def _all(form: re.Pattern[str], text: str, kind: HitKind, *, certain: bool = True) -> Iterator[Span]:
    return (Span(*match.span(), Hit(kind, certain)) for match in form.finditer(text))
