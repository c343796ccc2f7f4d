"""Delimited text as a frame of text cells, every record accounted for."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass, field

import pandas as pd
import pyarrow as pa
from pyarrow import csv as arrow_csv

from jarfalla_data.errors import UnreadableFileError
from jarfalla_data.reading.dialect import Dialect, find_dialect
from jarfalla_data.reading.layouts import above_header
from jarfalla_data.wording import Message, message

_BLOCK = 1 << 24  # bytes read at a time; no record may be longer
_END = b"\x1f"  # a record of these cells is put last: when it is not read, a quote before it was never closed


@dataclass(frozen=True)
class TextTable:
    """A file's records as text.

    `frame` has the file's own headers as columns (str cells, NA where the cell is empty) and is indexed by the row
    number that a spreadsheet shows: the header is row 1. `ragged` are the rows whose number of cells is not the
    header's (`width`), with that number; they are not in `frame`, and `torn` holds their cells. `left_out`
    counts the rows of the file that are right but do not belong here; they are not in `frame` either, and `notes` tell
    why.
    """

    frame: pd.DataFrame
    ragged: dict[int, int] = field(default_factory=dict)
    delimiter: str = ""
    width: int = 0
    left_out: int = 0
    notes: tuple[Message, ...] = ()
    encoding: str = ""
    torn: dict[int, list[str]] = field(default_factory=dict)

    @property
    def rows(self) -> int:
        """Records in the file, the header and wholly empty rows not counted."""
        return len(self.frame) + len(self.ragged) + self.left_out


def read_delimited(utf8: bytes) -> TextTable:
    """Read UTF-8 text with commas, semicolons or tabs between the cells.

    Cells that are empty at the end of a row, beyond the header, are no cells. UnreadableFileError when the text holds
    no header, is broken, or does not tell what separates its cells.
    """
    skipped: list[arrow_csv.InvalidRow] = []
    try:
        dialect = find_dialect(utf8)
        records = _records(dialect, skipped)
    except (csv.Error, pa.ArrowInvalid):
        raise UnreadableFileError(
            message("Filen går inte att läsa som en tabell med kommatecken, semikolon eller tabbar.")
        ) from None
    records = _without_end(records, dialect.above + len(skipped))
    wrong = {row.number for row in skipped}
    numbers = [n for n in range(1, len(records) + len(wrong) + 1) if n not in wrong]
    return _table(records.set_axis(numbers), skipped, dialect)


def _table(records: pd.DataFrame, skipped: list[arrow_csv.InvalidRow], dialect: Dialect) -> TextTable:
    """The records below the header, those with too many or too few empty cells at the end among them."""
    # A line without content is no record, however many cells it has.
    blank = f" \t\r\n{dialect.delimiter}"
    below = [row for row in skipped if row.number != 1]
    odd = {row.number: _cells(row, dialect) for row in below if row.text and row.text.strip(blank)}
    named = max((n for n, name in enumerate(dialect.header, start=1) if name), default=0)
    fitting = {n: _fitted(cells, dialect.width) for n, cells in odd.items() if _fits(cells, named, dialect.width)}
    ragged = {row.number: row.actual_columns for row in below if row.number in odd and row.number not in fitting}
    whole = records[records.index > 1]
    if fitting:
        more = pd.DataFrame.from_dict(fitting, orient="index", columns=records.columns).astype("str")
        whole = pd.concat([whole, more]).sort_index()
    header = [*dialect.header, *[""] * (dialect.width - len(dialect.header))]
    frame = whole.set_axis(whole.index + dialect.above).set_axis(header, axis="columns")
    torn = {n + dialect.above: odd[n] for n in ragged}
    ragged = {n + dialect.above: cells for n, cells in ragged.items()}
    return TextTable(
        frame[frame.notna().any(axis="columns")],
        ragged,
        dialect.delimiter,
        len(dialect.header),
        notes=above_header(dialect.titles),
        torn=torn,
    )


def _cells(row: arrow_csv.InvalidRow, dialect: Dialect) -> list[str]:
    """The cells of one record; none where a cell is too long to be one."""
    try:
        return next(csv.reader(io.StringIO(row.text, newline=""), delimiter=dialect.delimiter), [])
    except csv.Error:
        return []


def _fits(cells: list[str], named: int, width: int) -> bool:
    """Whether every column with a header has its cell, and cells beyond the columns are empty."""
    return len(cells) >= named and not any(cell.strip() for cell in cells[width:])


def _fitted(cells: list[str], width: int) -> list[str | None]:
    return [cell or None for cell in cells[:width]] + [None] * (width - len(cells))


def _with_end(dialect: Dialect) -> bytes:
    newline = b"" if dialect.body.endswith((b"\n", b"\r")) else b"\n"
    return dialect.body + newline + dialect.delimiter.encode().join([_END] * dialect.width) + b"\n"


def _without_end(records: pd.DataFrame, before: int) -> pd.DataFrame:
    """The records without the last; UnreadableFileError when that is not the end, but held by an open quote."""
    if len(records) and (records.iloc[-1] == _END.decode()).all():
        return records.iloc[:-1]
    raise UnreadableFileError(
        message(
            "Ett citattecken öppnas men stängs inte, senast på rad {row}. Raderna går inte att skilja åt.",
            row=len(records) + before,
        )
    )


def _records(dialect: Dialect, skipped: list[arrow_csv.InvalidRow]) -> pd.DataFrame:
    """All records as str, the header first, empty cells NA; records of another width go to `skipped`."""

    def skip(row: arrow_csv.InvalidRow) -> str:
        skipped.append(row)
        return "skip"

    names = [str(i) for i in range(dialect.width)]
    table = arrow_csv.read_csv(
        io.BytesIO(_with_end(dialect)),
        # One thread: only then do skipped rows know their number.
        read_options=arrow_csv.ReadOptions(use_threads=False, block_size=_BLOCK, column_names=names),
        parse_options=arrow_csv.ParseOptions(
            delimiter=dialect.delimiter,
            newlines_in_values=True,
            ignore_empty_lines=False,
            invalid_row_handler=skip,
        ),
        convert_options=arrow_csv.ConvertOptions(
            column_types=dict.fromkeys(names, pa.string()), strings_can_be_null=True, null_values=[""]
        ),
    )
    frame: pd.DataFrame = table.to_pandas()
    return frame.astype("str")
