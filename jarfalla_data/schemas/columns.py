"""What a table and a column are: the one description that reading, validation and documentation share."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from jarfalla_data.vocabulary.terms import CodeList


class Kind(StrEnum):
    """What a cell holds, and the type of its column in a typed frame."""

    TEXT = "text"  # str
    CODE = "code"  # category: one code of a list
    CODES = "codes"  # str: codes joined by |, in the order given
    REFERENCES = "references"  # str: ids of another table joined by |
    INTEGER = "integer"  # Int64
    DECIMAL = "decimal"  # Float64
    DATE = "date"  # datetime64[s]
    PARTIAL_DATE = "partial_date"  # object: PartialDate
    MOMENT = "moment"  # datetime64[s], local time; its hour may be unknown: <name>_has_hour, boolean
    CLOCK = "clock"  # str HH:MM
    YES_NO = "yes_no"  # boolean
    URL = "url"  # str


@dataclass(frozen=True)
class Column:
    """One column of a table.

    `sv` is the Swedish header, `description` one English sentence with unit and meaning. `required` means that
    no cell may be empty; an optional column may be missing altogether. `refers_to` is "table.column".
    """

    name: str
    kind: Kind
    sv: str
    description: str
    required: bool = True
    codes: CodeList | None = None
    refers_to: str | None = None
    minimum: float | None = None
    above: float | None = None
    may_be_future: bool = True
    spellings: tuple[str, ...] = ()


@dataclass(frozen=True)
class Table:
    """One file of the data folder.

    `key` are the columns that together name a row (no two rows alike); `period` the date columns that tell which
    time the file covers. `personal`: about persons or single events, so the public sees only protected sums.
    """

    name: str
    sv: str
    en: str
    description: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    period: tuple[str, ...] = ()
    personal: bool = False
    suffix: str = "csv"

    @property
    def file(self) -> str:
        """The file's name in the data folder."""
        return f"{self.name}.{self.suffix}"

    def column(self, name: str) -> Column:
        """The column of that name; KeyError when there is none."""
        return {c.name: c for c in self.columns}[name]

    def title(self, lang: str) -> str:
        """The table's name for people, Swedish ("sv") or English ("en")."""
        return self.en if lang == "en" else self.sv
