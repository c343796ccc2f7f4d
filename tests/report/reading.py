"""Reading a PDF back: its text page by page, bookmarks, language, and what its structure tells a screen reader."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any

import pypdf


class Pdf:
    """A PDF as another program reads it."""

    def __init__(self, content: bytes) -> None:
        self.reader = pypdf.PdfReader(io.BytesIO(content))
        self.root: Any = self.reader.trailer["/Root"]
        self.pages = [page.extract_text() for page in self.reader.pages]

    @property
    def text(self) -> str:
        return "\n".join(self.pages)

    @property
    def lang(self) -> str:
        return str(self.root["/Lang"])

    @property
    def metadata(self) -> str:
        return self.root["/Metadata"].get_object().get_data().decode("utf-8")

    @property
    def bookmarks(self) -> list[tuple[int, str]]:
        """Each with how deep it lies."""
        return list(_bookmarks(self.reader.outline, 1))

    @property
    def elements(self) -> list[tuple[str, str]]:
        """Each element of the structure: its role, and its alternative text."""
        return list(_elements(self.root["/StructTreeRoot"].get_object()["/K"]))

    @property
    def alternatives(self) -> list[str]:
        return [tidy(alt) for role, alt in self.elements if role == "/Figure"]

    @property
    def fonts(self) -> dict[str, bool]:
        """Name → whether the font itself is in the file."""
        found: dict[str, bool] = {}
        for i in range(1, int(self.reader.trailer["/Size"])):
            one = _object(self.reader, i)
            if isinstance(one, dict) and one.get("/Type") == "/FontDescriptor":
                found[str(one["/FontName"])] = any(f"/FontFile{n}" in one for n in ("", "2", "3"))
        return found


def _object(reader: pypdf.PdfReader, number: int) -> Any:
    """An object by its number; None for one that was freed."""
    try:
        return reader.get_object(number)
    except pypdf.errors.PdfReadError:
        return None


def _bookmarks(items: list[Any], depth: int) -> Iterator[tuple[int, str]]:
    for item in items:
        if isinstance(item, list):
            yield from _bookmarks(item, depth + 1)
        else:
            yield depth, tidy(str(item.title))


def _elements(kids: Any) -> Iterator[tuple[str, str]]:
    kids = kids.get_object() if hasattr(kids, "get_object") else kids
    for kid in kids if isinstance(kids, list) else [kids]:
        one = kid.get_object() if hasattr(kid, "get_object") else kid
        if isinstance(one, dict) and "/S" in one:
            yield str(one["/S"]), str(one.get("/Alt", ""))
            if "/K" in one:
                yield from _elements(one["/K"])


def tidy(text: str) -> str:
    """The text with single, ordinary spaces."""
    return " ".join(text.split())


def squeezed(text: str) -> str:
    """The text without spaces and hyphens: a line may end anywhere."""
    return re.sub(r"[\s\u00a0\u00ad\u2007\u2010\u202f-]+", "", text)
