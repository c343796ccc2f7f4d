"""Delimited text as a frame of text cells, every record accounted for."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import dataclass

import pandas as pd
import pyarrow as pa
from pyarrow import csv as arrow_csv

from jarfalla_data.errors import UnreadableFileError
from jarfalla_data.wording import message

DELIMITERS = (",", ";")
_BLOCK = 1 << 24  # bytes read at a time; no record may be longer
_NOTHING_ABOVE = re.compile(rb"(?:[ \t;,]*(?:\r\n|\r|\n))*")
_END = b"\x1f"  # a record of these cells is put last: when it is not read, a quote before it was never closed


@dataclass(frozen=True)
class TextTable:
    """A file's records as text.

    `frame` has the file's own headers as columns (str cells, NA where the cell is empty) and is indexed by the row
    number that a spreadsheet shows: the header is row 1. `ragged` are the rows whose number of cells is not the
    header's, with that number; they are not in `frame`.
    """

    frame: pd.DataFrame
    ragged: dict[int, int]
    delimiter: str

    @property
    def rows(self) -> int:
        """Records in the file, the header and wholly empty rows not counted."""
        return len(self.frame) + len(self.ragged)


def read_delimited(utf8: bytes) -> TextTable:
    """Read comma- or semicolon-separated UTF-8 text; UnreadableFileError when it holds no header or is broken."""
    nothing = _NOTHING_ABOVE.match(utf8)
    body = utf8[nothing.end() :] if nothing else utf8
    above = len(utf8[: len(utf8) - len(body)].splitlines())  # empty lines above the header
    if not body.strip():
        raise UnreadableFileError(message("Filen är tom. Den ska ha en rubrikrad och en rad per uppgift."))
    skipped: list[arrow_csv.InvalidRow] = []
    try:
        delimiter, header = _header(body)
        records = _records(_with_end(body, delimiter, len(header)), delimiter, len(header), skipped)
    except (csv.Error, pa.ArrowInvalid):
        raise UnreadableFileError(message("Filen går inte att läsa som en tabell med kommatecken.")) from None
    records = _without_end(records, above + len(skipped))
    wrong = {row.number for row in skipped}
    numbers = [n + above for n in range(1, len(records) + len(wrong) + 1) if n not in wrong]
    frame = records.set_axis(numbers).set_axis(header, axis="columns").iloc[1:]
    # An empty line counts as one empty cell: it is no record, however many columns there are.
    ragged = {row.number + above: row.actual_columns for row in skipped if row.text and row.text.strip()}
    return TextTable(frame[frame.notna().any(axis="columns")], ragged, delimiter)


def _header(utf8: bytes) -> tuple[str, list[str]]:
    """The delimiter (the one that splits the first record into most cells) and the headers."""
    first = utf8[:_BLOCK].decode("utf-8", errors="ignore")
    rows = {d: next(csv.reader(io.StringIO(first, newline=None), delimiter=d), []) for d in DELIMITERS}
    delimiter = max(DELIMITERS, key=lambda d: len(rows[d]))
    return delimiter, [cell.strip() for cell in rows[delimiter]]


def _with_end(body: bytes, delimiter: str, width: int) -> bytes:
    newline = b"" if body.endswith((b"\n", b"\r")) else b"\n"
    return body + newline + delimiter.encode().join([_END] * width) + b"\n"


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


def _records(utf8: bytes, delimiter: str, width: int, skipped: list[arrow_csv.InvalidRow]) -> pd.DataFrame:
    """All records as str, the header first, empty cells NA; records of another width go to `skipped`."""

    def skip(row: arrow_csv.InvalidRow) -> str:
        skipped.append(row)
        return "skip"

    table = arrow_csv.read_csv(
        io.BytesIO(utf8),
        # One thread: only then do skipped rows know their number.
        read_options=arrow_csv.ReadOptions(
            use_threads=False, block_size=_BLOCK, column_names=[str(i) for i in range(width)]
        ),
        parse_options=arrow_csv.ParseOptions(
            delimiter=delimiter,
            newlines_in_values=True,
            ignore_empty_lines=False,
            invalid_row_handler=skip,
        ),
        convert_options=arrow_csv.ConvertOptions(
            column_types={str(i): pa.string() for i in range(width)},
            strings_can_be_null=True,
            null_values=[""],
        ),
    )
    frame: pd.DataFrame = table.to_pandas()
    return frame.astype("str")
