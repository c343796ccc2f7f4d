"""What separates the cells of a text file: the header decides, and what it leaves open is asked."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from jarfalla_data.errors import UnreadableFileError
from jarfalla_data.wording import Message, message

DELIMITERS = {",": message("kommatecken"), ";": message("semikolon"), "\t": message("tabb")}

_SEP_LINE = re.compile(rb'[ \t]*"?sep=([^\r\n"]{1,4})"?[ ]*(?:\r\n|\r|\n|$)', re.IGNORECASE)
_NOTHING_ABOVE = re.compile(rb"(?:[ \t;,]*(?:\r\n|\r|\n))*")
_PREFIX = 1 << 16  # bytes in which the header must end
_ROWS = 20  # rows below the header that are asked when the header alone leaves it open


@dataclass(frozen=True)
class Dialect:
    """How a file is written: `delimiter`, `header` (its cells), and `width`, the cells of a row with empty ones at
    the end. `body` are the bytes from the header on, `above` the empty lines before it; a line `sep=` is in neither.
    """

    delimiter: str
    header: tuple[str, ...]
    width: int
    body: bytes
    above: int


def find_dialect(utf8: bytes) -> Dialect:
    """The dialect of a text; UnreadableFileError when it holds no header or two delimiters are equally likely.

    A line `sep=;` at the top is obeyed. Otherwise it is the delimiter that splits the header into most cells: texts
    below may hold the others.
    """
    told = _SEP_LINE.match(utf8)
    rest = utf8[told.end() :] if told else utf8
    nothing = _NOTHING_ABOVE.match(rest)
    body = rest[nothing.end() :] if nothing else rest
    if not body.strip():
        raise UnreadableFileError(message("Filen är tom. Den ska ha en rubrikrad och en rad per uppgift."))
    prefix = body[:_PREFIX].decode("utf-8", errors="ignore")
    delimiter = _told(told[1]) if told else _likely(prefix)
    first, second = ([*islice(_rows(prefix, delimiter), 2), []])[:2]
    header = tuple(cell.strip() for cell in first)
    empty_at_end = len(second) > len(header) and not any(cell.strip() for cell in second[len(header) :])
    width = len(second) if empty_at_end else len(header)
    above = len(rest[: len(rest) - len(body)].splitlines())
    return Dialect(delimiter, header, width, body, above)


def _told(byte: bytes) -> str:
    told = byte.decode("latin-1").strip(" ") or " "
    if told not in DELIMITERS:
        raise UnreadableFileError(
            message("Överst i filen står sep= och ett tecken som inte kan skilja celler åt. Skriv sep=; eller sep=,")
        )
    return told


def _likely(prefix: str) -> str:
    """The delimiter that splits the header into most cells; of equals, the one that all of the first rows agree on."""
    cells = {d: len(next(_rows(prefix, d), [])) for d in DELIMITERS}
    most = max(cells.values())
    best = [d for d in DELIMITERS if cells[d] == most]
    if most == 1 or len(best) == 1:
        return best[0]
    agreed = [d for d in best if {len(row) for row in islice(_rows(prefix, d), 1, _ROWS) if any(row)} == {most}]
    if len(agreed) != 1:
        raise UnreadableFileError(_question(best))
    return agreed[0]


def _question(best: list[str]) -> Message:
    return message(
        "Rubrikraden kan delas vid {one} och vid {other}. Vilket gäller? Svara genom att skriva sep={sign} överst i "
        "filen, med det tecken som gäller.",
        one=DELIMITERS[best[0]],
        other=DELIMITERS[best[1]],
        sign=best[1].replace("\t", ";"),
    )


def _rows(prefix: str, delimiter: str) -> Iterator[list[str]]:
    return csv.reader(io.StringIO(prefix, newline=None), delimiter=delimiter)
