"""A term of the field: its code, its labels in both languages, and the spellings that files may hold."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

_BARE = str.maketrans("åäöéü", "aaoeu")
_LOST = str.maketrans("åäöéü\N{REPLACEMENT CHARACTER}", "??????")
_BETWEEN = re.compile(r"[\s._-]+")


def fold(text: str) -> str:
    """The form in which two spellings are compared: composed, lower case, single spaces, none around."""
    return " ".join(unicodedata.normalize("NFC", text).casefold().split())


class Spellings:
    """Spelling → what it means. Exact ones (but for case and spaces) come first.

    Then dots, hyphens and underscores count as spaces, å and ä as a, ö as o ("omrade"), and a question mark as a
    letter that was lost ("omr?de"); only where it can mean one thing.
    """

    def __init__(self, pairs: Iterable[tuple[str, str]]) -> None:
        listed = list(pairs)
        self._exact = {fold(spelling): meaning for spelling, meaning in listed}
        self._loose: dict[str, str | None] = {}
        for spelling, meaning in listed:
            for key in {_key(spelling, _BARE), _key(spelling, _LOST)}:
                self._loose[key] = meaning if self._loose.get(key, meaning) == meaning else None

    def find(self, text: str) -> str | None:
        """What a text means, or None when that is unknown or could be several things."""
        exact = self._exact.get(fold(text))
        return exact or self._loose.get(_key(text, _BARE)) or self._loose.get(_key(text, _LOST))


def _key(text: str, letters: dict[int, int]) -> str:
    return _BETWEEN.sub(" ", fold(text).translate(letters)).strip()


@dataclass(frozen=True)
class Term:
    """One code of a code list.

    `marks` are the properties of a term that rules ask for, e.g. "unsafe", "detection_driven",
    "municipality_only", "security_sensitive", "internal_only".
    """

    code: str
    sv: str
    en: str
    definition: str = ""
    spellings: tuple[str, ...] = ()
    marks: frozenset[str] = frozenset()

    def label(self, lang: str) -> str:
        """The Swedish ("sv") or English ("en") label."""
        return self.en if lang == "en" else self.sv


@dataclass(frozen=True)
class CodeList:
    """An ordered list of terms; the order is the one in which pages show them."""

    name: str
    terms: tuple[Term, ...]

    def __iter__(self) -> Iterator[Term]:
        return iter(self.terms)

    def __getitem__(self, code: str) -> Term:
        return self._by_code[code]

    @cached_property
    def _by_code(self) -> dict[str, Term]:
        return {term.code: term for term in self.terms}

    @cached_property
    def codes(self) -> tuple[str, ...]:
        """All codes, in order."""
        return tuple(self._by_code)

    @cached_property
    def _spellings(self) -> Spellings:
        return Spellings((spelling, code) for spelling, code in self.named)

    @cached_property
    def named(self) -> tuple[tuple[str, str], ...]:
        """Every accepted spelling (further ones, labels, code) with its code; of equal spellings the last counts."""
        pairs = [(s, t.code) for t in self.terms for s in (*t.spellings, t.en, t.sv)]
        return (*pairs, *((code, code) for code in self.codes))

    def find(self, text: str) -> str | None:
        """The code that a cell's text means, or None."""
        return self._spellings.find(text)

    def label(self, code: str, lang: str) -> str:
        """The label of a code; KeyError for a code that is not in the list."""
        return self._by_code[code].label(lang)

    def marked(self, mark: str) -> frozenset[str]:
        """The codes that carry a mark."""
        return frozenset(term.code for term in self.terms if mark in term.marks)

    def labels(self, lang: str) -> dict[str, str]:
        """All labels in one language, by code."""
        return {term.code: term.label(lang) for term in self.terms}
