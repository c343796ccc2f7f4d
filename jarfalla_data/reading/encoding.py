"""From bytes to text: which encoding a file has, and when that was a choice, which."""

from __future__ import annotations

import codecs
from dataclasses import dataclass

from jarfalla_data.errors import UnreadableFileError
from jarfalla_data.wording import Message, message

WINDOWS = "Windows-1252"

_MARKS = (
    (codecs.BOM_UTF8, "utf-8", "UTF-8 (BOM)"),
    (codecs.BOM_UTF16_LE, "utf-16-le", "UTF-16 (BOM)"),
    (codecs.BOM_UTF16_BE, "utf-16-be", "UTF-16 (BOM)"),
)
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # .xls, and any workbook with a password
_OTHERS = {"MS-DOS": "cp850", "Macintosh": "mac_roman"}
"""Code pages in which spreadsheets also save; any bytes are text in them, so they are told and never taken."""
_SWEDISH = "åäöÅÄÖéÉüÜ"
_LEAD = b"\xc2\xc3"  # the first half of each of those letters in UTF-8


@dataclass(frozen=True)
class Decoded:
    """The text of a file as UTF-8 bytes without byte-order mark, and the encoding that it had.

    `note` says what was taken to be so where the bytes alone do not prove it.
    """

    utf8: bytes
    encoding: str
    note: Message | None = None


def decode(raw: bytes) -> Decoded:
    """The bytes as text in UTF-8, UTF-16 or Windows-1252; UnreadableFileError for anything else.

    A byte-order mark proves an encoding, and so does a whole file that is valid UTF-8. Without them, UTF-16 is taken
    where every other byte is empty, and Windows-1252 where its reading looks most like Swedish. Between those few code
    pages that is right more often than general detection is: tests/reading/test_encoding.py compares both.
    """
    if raw.startswith(_OLD_OFFICE):
        text = message("Filen är en äldre Excel-fil (.xls) eller har lösenord. Spara om den som .xlsx utan lösenord.")
        raise UnreadableFileError(text)
    for mark, codec, name in _MARKS:
        if raw.startswith(mark):
            return Decoded(_utf8(raw[len(mark) :], codec), name)
    if b"\0" in raw:
        return _unmarked_utf16(raw)
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError as error:
        return _windows(raw, error)
    return Decoded(raw, "UTF-8")


def _utf8(raw: bytes, codec: str) -> bytes:
    try:
        text = raw.decode(codec)
    except UnicodeDecodeError as error:
        raise _broken(raw, error) from None
    if "\0" in text:
        raise UnreadableFileError(_NO_TEXT)
    return text.encode()


def _unmarked_utf16(raw: bytes) -> Decoded:
    """Mostly Latin letters: in UTF-16 their second (LE) or first (BE) byte is empty."""
    little, big = (raw[start::2].count(0) > len(raw) // 4 for start in (1, 0))
    if little == big:
        raise UnreadableFileError(_NO_TEXT)
    note = message("Filen säger inte hur den är kodad och är läst som {encoding}.", encoding="UTF-16")
    return Decoded(_utf8(raw, "utf-16-le" if little else "utf-16-be"), "UTF-16", note)


def _windows(raw: bytes, error: UnicodeDecodeError) -> Decoded:
    """As Windows-1252, unless the bytes make better sense as something else."""
    cut = error.end == len(raw) and raw[-1] in _LEAD
    above_ascii = raw.translate(None, delete=bytes(range(128)))
    windows = _swedish(above_ascii, "cp1252")
    if cut or max(windows, 0) < _swedish(above_ascii, "utf-8"):
        raise _broken(raw, error)
    other = max(_OTHERS, key=lambda name: _swedish(above_ascii, _OTHERS[name]))
    if windows < _swedish(above_ascii, _OTHERS[other]):
        raise UnreadableFileError(
            message(
                "Filen är inte sparad i UTF-8 eller Windows-1252. Är den sparad för {other}? "
                "Spara om den som ”CSV UTF-8 (kommaavgränsad)” i Excel.",
                other=other,
            )
        )
    try:
        text = raw.decode("cp1252")
    except UnicodeDecodeError:
        raise _broken(raw, error) from None
    note = message(
        "Filen är läst som {encoding}. Kontrollera att å, ä och ö ser rätt ut; spara annars om den som "
        "”CSV UTF-8 (kommaavgränsad)” i Excel.",
        encoding=WINDOWS,
    )
    return Decoded(text.encode(), WINDOWS, note)


def _swedish(above_ascii: bytes, codec: str) -> int:
    """How much bytes look like Swedish in an encoding: its letters, less the letters that it does not have."""
    text = above_ascii.decode(codec, errors="ignore")
    ours = sum(map(text.count, _SWEDISH))
    return ours - (sum(map(str.isalpha, text)) - ours)


def _broken(raw: bytes, error: UnicodeDecodeError) -> UnreadableFileError:
    return UnreadableFileError(
        message(
            "Filen är skadad eller inte text i UTF-8 (första felet på rad {line}). "
            "Spara om den som ”CSV UTF-8 (kommaavgränsad)” i Excel.",
            line=raw.count(b"\n", 0, error.start) + 1,
        )
    )


_NO_TEXT = message("Filen är inte text. Spara om den som ”CSV UTF-8 (kommaavgränsad)” i Excel.")
