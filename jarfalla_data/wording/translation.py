"""Reading the catalogue of translations and saying a text in one language."""

from __future__ import annotations

import gettext
import io
from functools import lru_cache
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

LANGUAGES = ("sv", "en")
"""The languages of the dashboard; the first is the source and the default."""

_CATALOGUES = Path(__file__).parent / "locale"


class Translator:
    """Says texts in one language: `t("Visa tabell")`, `t("{n} rader", n=3)`, `t.plural("{n} rad", "{n} rader", 3)`."""

    def __init__(self, lang: str, catalogue: gettext.NullTranslations) -> None:
        self.lang = lang
        self._catalogue = catalogue

    def __call__(self, text: str, /, **values: object) -> str:
        """The text in this language, its {names} filled in."""
        said = self._catalogue.gettext(text) if text else ""
        return said.format(**values) if values else said

    def plural(self, one: str, many: str, n: int, /, **values: object) -> str:
        """The singular or plural text for n, with {n} and the other {names} filled in."""
        return self._catalogue.ngettext(one, many, n).format(n=n, **values)


@lru_cache(maxsize=len(LANGUAGES))
def translator(lang: str) -> Translator:
    """The translator of a language; ValueError for a language that the dashboard does not have."""
    if lang not in LANGUAGES:
        raise ValueError(lang)
    return Translator(lang, gettext.NullTranslations() if lang == LANGUAGES[0] else _catalogue(lang))


def _catalogue(lang: str) -> gettext.GNUTranslations:
    with (_CATALOGUES / f"{lang}.po").open("rb") as file:
        catalogue = read_po(file, locale=lang)
    compiled = io.BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)
