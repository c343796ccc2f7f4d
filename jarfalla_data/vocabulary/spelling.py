"""Spellings of one thing, found in any case and also where å, ä and ö were lost on the way."""

from __future__ import annotations

import re
from collections.abc import Iterable

from jarfalla_data.vocabulary.terms import fold

_BARE = str.maketrans("åäöéü", "aaoeu")
_LOST = str.maketrans("åäöéü\N{REPLACEMENT CHARACTER}", "??????")
_BETWEEN = re.compile(r"[\s._-]+")


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
