"""What was found wrong or worth knowing when the files were read."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from jarfalla_data.wording import Message, translator


class Effect(StrEnum):
    """What a finding led to."""

    NOTE = "note"  # told, nothing left out
    CELL_SET_ASIDE = "cell_set_aside"  # the row was loaded without this cell
    ROW_SET_ASIDE = "row_set_aside"  # this row was not loaded
    FILE_SET_ASIDE = "file_set_aside"  # no row of this file was loaded


@dataclass(frozen=True)
class Finding:
    """One finding: where (file, row counted with the header as row 1, column), what is wrong, what would be right."""

    file: str
    what: Message
    effect: Effect
    row: int | None = None
    column: str | None = None

    def place(self, lang: str) -> str:
        """File, row and column in words."""
        t = translator(lang)
        row = t("rad {row}", row=self.row) if self.row is not None else ""
        column = t("kolumn {column}", column=self.column) if self.column else ""
        return ", ".join(part for part in (self.file, row, column) if part)

    def say(self, lang: str) -> str:
        """The whole finding as one sentence."""
        return f"{self.place(lang)}: {self.what.say(lang)}"
