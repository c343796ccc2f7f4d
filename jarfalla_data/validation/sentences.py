"""What is wrong with a cell and what would be right, as a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from rapidfuzz import fuzz, process

from jarfalla_data.privacy.scanning import scan_text
from jarfalla_data.reading.dates import two_days
from jarfalla_data.schemas.columns import Column, Kind
from jarfalla_data.vocabulary.terms import fold
from jarfalla_data.wording import Message, message

_MAY_IDENTIFY = re.compile(r"\d{6}|@")

_NEAR = 70  # of 100: a letter or two of a short word

_DATES = (Kind.DATE, Kind.MOMENT, Kind.PARTIAL_DATE)

FIRST_YEAR, LAST_YEAR = 1900, 2100
"""Years that a date may lie in: 20233 and 9999 are slips."""

_RIGHT = {
    Kind.INTEGER: message("Skriv ett heltal, till exempel 12."),
    Kind.DECIMAL: message("Skriv ett tal, till exempel 1,5."),
    Kind.DATE: message("Skriv datumet som 2023-03-04."),
    Kind.MOMENT: message("Skriv tiden som 2023-03-04 21:00, eller bara 2023-03-04 om klockslaget inte är känt."),
    Kind.PARTIAL_DATE: message("Skriv 2023-03-04, 2023-03, 2023-autumn eller 2023."),
    Kind.CLOCK: message("Skriv klockslaget som 21:00."),
    Kind.YES_NO: message("Skriv yes eller no (ja eller nej)."),
    Kind.URL: message("Skriv hela webbadressen, med https://."),
}


def sentence(check: str, column: Column, value: object) -> Message:
    """The words for a failed check of `text_schema`; `value` is the faulty cell, or the names of the key's columns."""
    if check == "not_nullable":
        return message("Cellen är tom men måste vara ifylld.")
    if check == "duplicate":
        return message("Raden finns redan: {column} ska vara olika på varje rad.", column=value)
    if check == "minimum":
        return message("Talet är för litet. Det minsta som får stå här är {low}.", low=column.minimum)
    if check == "above":
        return message("Talet ska vara större än {low}.", low=column.above)
    if check == "year":
        return message("Året ska ligga mellan {first} och {last}.", first=FIRST_YEAR, last=LAST_YEAR)
    if check == "future":
        return message("Datumet ligger i framtiden.")
    if check == "precision":
        return message("Datumet och hur säkert det är känt (date_precision) stämmer inte med varandra.")
    return _unreadable(column, str(value))


def may_identify(text: str) -> bool:
    """Whether a header or a faulty cell may be about a person: then it is never repeated.

    Rows have been screened before; this also keeps what only resembles personal data out of sentences.
    """
    return bool(_MAY_IDENTIFY.search(text) or scan_text(text))


def _unreadable(column: Column, value: str) -> Message:
    if column.codes:
        return unknown_code(value, column.codes.named)
    if column.kind in _DATES and (days := two_days(value.strip())):
        return message(
            "”{value}” kan vara {one} eller {other}. Vilket? Skriv datumet så.",
            value=value.strip()[:10],
            one=days[0],
            other=days[1],
        )
    return _RIGHT[column.kind]


def unknown_code(value: str, named: Iterable[tuple[str, str]]) -> Message:
    """The words for a code or an id that nothing has; `named` are the known spellings, each with what it means.

    Names the value only when it cannot be about a person, and the nearest of the known ones.
    """
    if may_identify(value):
        return message("Värdet är inte känt. Det visas inte här eftersom det kan röra en person.")
    near = _nearest(value, dict(named))
    if not near:
        return message("”{value}” är inte känt.", value=value[:40])
    return message("”{value}” är inte känt. Menade du {near}?", value=value[:40], near=" / ".join(near))


def _nearest(value: str, named: Mapping[str, str]) -> list[str]:
    """At most three spellings of different things, the nearest first; without any, all things if they are few."""
    spellings = list(named)[::-1]  # of equally near ones the code itself
    close = process.extract(value, spellings, scorer=fuzz.ratio, processor=fold, score_cutoff=_NEAR, limit=12)
    near: dict[str, str] = {}
    for spelling, *_ in close:
        near.setdefault(named[spelling], spelling)
    things = sorted(set(named.values()))
    return list(near.values())[:3] or (things if len(things) <= 8 else [])
