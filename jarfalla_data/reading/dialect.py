"""What separates the cells of a text file: the header decides, and what it leaves open is asked."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from jarfalla_data.errors import UnreadableFileError
from jarfalla_data.reading.heading import BLANK, TOP, find_heading, known_headers
from jarfalla_data.wording import Message, message

DELIMITERS = {",": message("kommatecken"), ";": message("semikolon"), "\t": message("tabb")}

_SEP_LINE = re.compile(rb'[ \t]*"?sep=([^\r\n"]{1,4})"?[ ]*(?:\r\n|\r|\n|$)', re.IGNORECASE)
_PREFIX = 1 << 16  # bytes in which the header must end
_ROWS = 20  # rows below the header that are asked when the header alone leaves it open


@dataclass(frozen=True)
class Dialect:
    """How a file is written: `delimiter`, `header` (its cells), and `width`, the cells of a row with empty ones at
    the end. `body` are the bytes from the header on, `above` the rows before it, `titles` those of them with content; a
    line `sep=` is in none of these.
    """

    delimiter: str
    header: tuple[str, ...]
    width: int
    body: bytes
    above: int
    titles: int


@dataclass(frozen=True)
class _Top:
    """The first rows of a text as one delimiter splits them: what is above the header, and the rows from it on."""

    above: list[list[str]]
    rows: list[list[str]]
    start: int  # characters before the header

    @property
    def header(self) -> list[str]:
        return self.rows[0] if self.rows else []


def find_dialect(utf8: bytes) -> Dialect:
    """The dialect of a text; UnreadableFileError when it holds no header or two delimiters are equally likely.

    A line `sep=;` at the top is obeyed. Otherwise it is the delimiter that splits the header into most headers that are
    known, then into most cells: texts below may hold the others.
    """
    told = _SEP_LINE.match(utf8)
    rest = utf8[told.end() :] if told else utf8
    prefix = rest[:_PREFIX].decode("utf-8", errors="ignore")
    tops = {d: _top(prefix, d) for d in ([_told(told[1])] if told else DELIMITERS)}
    if not any(_filled(top.header) for top in tops.values()):
        raise UnreadableFileError(message("Filen är tom. Den ska ha en rubrikrad och en rad per uppgift."))
    delimiter = _likely(tops)
    top = tops[delimiter]
    header = (*_row_numbers(top, delimiter), *(cell.strip() for cell in top.header))
    second = top.rows[1] if len(top.rows) > 1 else []
    empty_at_end = len(second) > len(header) and not _filled(second[len(header) :])
    width = len(second) if empty_at_end else len(header)
    body = rest[len(prefix[: top.start].encode()) :]
    return Dialect(delimiter, header, width, body, len(top.above), sum(map(_filled, top.above)))


def _top(prefix: str, delimiter: str) -> _Top:
    lines: list[str] = []
    rows, starts = [], [0]
    for row in csv.reader(_kept(prefix, lines), delimiter=delimiter):
        rows.append(row)
        starts.append(sum(map(len, lines)))
        if len(rows) == TOP + _ROWS:
            break
    n = find_heading(rows)
    return _Top(rows[:n], rows[n:], starts[n])


def _kept(text: str, lines: list[str]) -> Iterator[str]:
    """The lines of a text, each put into `lines` as it is asked for."""
    for line in io.StringIO(text, newline=""):
        lines.append(line)
        yield line


def _row_numbers(top: _Top, delimiter: str) -> tuple[str, ...]:
    """The empty header of row numbers that R writes in front without one; none where every row is as the header says.

    Not between commas: there a number with a decimal comma would look the same.
    """
    rows = [row for row in top.rows[1:_ROWS] if _filled(row)]
    numbered = all(len(row) == len(top.header) + 1 and row[0] == str(n) for n, row in enumerate(rows, start=1))
    return ("",) if rows and numbered and delimiter != "," else ()


def _filled(row: Sequence[str]) -> bool:
    return any(cell.strip(BLANK) for cell in row)


def _told(byte: bytes) -> str:
    told = byte.decode("latin-1").strip(" ") or " "
    if told not in DELIMITERS:
        raise UnreadableFileError(
            message("Överst i filen står sep= och ett tecken som inte kan skilja celler åt. Skriv sep=; eller sep=,")
        )
    return told


def _likely(tops: Mapping[str, _Top]) -> str:
    """The delimiter that splits the header into most; of equals, the one that all of the first rows agree on."""
    parts = {d: (known_headers(top.header), len(top.header)) for d, top in tops.items()}
    most = max(parts.values())
    best = [d for d in tops if parts[d] == most]
    if most[1] == 1 or len(best) == 1:
        return best[0]
    agreed = [d for d in best if {len(row) for row in tops[d].rows[1:_ROWS] if any(row)} == {most[1]}]
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
