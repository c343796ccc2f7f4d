"""Personal data that belong to nobody: identity numbers with a check digit worked out here, and the like."""

from __future__ import annotations

import datetime as dt

from hypothesis import strategies as st

MARKS = ("-", "+", " ", "", "–", "\u00a0", " - ", "\u2011")


def check_digit(nine: str) -> int:
    """Modulus 10: every other digit twice, beginning with the first, and the digits of all products added."""
    products = "".join(str(int(digit) * (2 - place % 2)) for place, digit in enumerate(nine))
    return -sum(map(int, products)) % 10


def identity_number(day: dt.date, birth_number: int, *, coordination: bool = False) -> str:
    """Twelve digits with the right check digit."""
    front = f"{day:%Y%m}{day.day + 60 * coordination:02}{birth_number:03}"
    return f"{front}{check_digit(front[2:])}"


def written(twelve: str, century: bool, mark: str) -> str:
    """The twelve digits with or without century, with a mark before the last four."""
    return f"{twelve[0 if century else 2 : 8]}{mark}{twelve[8:]}"


births = st.dates(dt.date(1900, 1, 1), dt.date(2029, 12, 31))
identity_numbers = st.builds(identity_number, births, st.integers(1, 999), coordination=st.booleans())

# A certain and a possible one of each kind: invented, or set aside by the authorities for examples and films.
CERTAIN = {
    "personnummer": "640823-3234",
    "samordningsnummer": "701063-2391",
    "email": "asa@example.org",
    "telephone": "070-174 06 05",
    "vehicle_plate": "ABC12A",
    "coordinates": "59.42345, 17.83456",
}
POSSIBLE = {
    "personnummer": "640823-3235",
    "samordningsnummer": "701063-2392",
    "telephone": "08 465 004 00",
    "vehicle_plate": "ABC 123",
    "coordinates": "59,42345",
}
