"""What an address asks of the screen: which slides, how many seconds each, in which language; a bad value is told."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from jarfalla_data.charts.slides import chosen
from jarfalla_data.wording import LANGUAGES

USUAL, LEAST, MOST = 20, 2, 600
"""Seconds that a slide is shown: when nothing is asked for, at least, at most."""


@dataclass(frozen=True)
class Asked:
    """Slides by name in their order, seconds for each, the language, and whether all of it was understood."""

    names: tuple[str, ...]
    seconds: int
    lang: str
    understood: bool


def asked(query: Mapping[str, str]) -> Asked:
    """What a query asks for; what cannot be read falls back to what is usual."""
    names, known = chosen(query.get("bilder"))
    lang, seconds = query.get("lang", LANGUAGES[0]), query.get("sek", str(USUAL))
    whole = seconds.isascii() and seconds.isdecimal() and len(seconds) < 4 and LEAST <= int(seconds) <= MOST
    spoken = lang in LANGUAGES
    return Asked(names, int(seconds) if whole else USUAL, lang if spoken else LANGUAGES[0], known and whole and spoken)
