"""Whatever program writes a table, it is read back the same; whatever happens to a file, every row of it is told."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
import re
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jarfalla_data.errors import UnreadableFileError
from jarfalla_data.findings import Effect
from jarfalla_data.loading import FileContent, load_file
from jarfalla_data.reading.descriptor import FileDescription
from jarfalla_data.reading.recognising import recognise
from jarfalla_data.reading.texts import read_text
from jarfalla_data.schemas import table
from tests.factories import PROPERTY, SLOW_PROPERTY, TODAY
from tests.reading.test_programs import EVENTS, HEADER, ROWS, typed, workbook, written

ACTIVITIES = table("activities")
COLUMNS = ("activity_id", "date", "starts_at", "kind", "staff_hours", "status")
KINDS = ACTIVITIES.column("kind").codes
STATUS = ACTIVITIES.column("status").codes
assert KINDS is not None
assert STATUS is not None

ROW = st.fixed_dictionaries(
    {
        "activity_id": st.text("aåÄöé ;,\t\"'|", max_size=6),
        "date": st.dates(dt.date(2016, 1, 1), dt.date(2025, 5, 31)),
        "starts_at": st.none() | st.times().map(lambda time: f"{time:%H:%M}"),
        "kind": st.sampled_from(KINDS.codes),
        "staff_hours": st.none() | st.integers(0, 400).map(lambda quarters: quarters / 4),
        "status": st.sampled_from(STATUS.codes),
    }
)
DIALECT = st.fixed_dictionaries(
    {
        "form": st.sampled_from(["csv", "csv", "csv", "xlsx"]),
        "encoding": st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"]),
        "delimiter": st.sampled_from([",", ";", "\t"]),
        "end": st.sampled_from(["\n", "\r\n", "\r"]),
        "quoting": st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL, csv.QUOTE_NONNUMERIC]),
        "headers": st.sampled_from(["name", "sv", "upper", "bare"]),
        "labels": st.sampled_from(["code", "sv", "en"]),
        "decimal": st.sampled_from([".", ","]),
        "day": st.sampled_from(["%Y-%m-%d", "%Y%m%d", "%-d/%-m %Y", "%Y-%m-%d 00:00:00", "%d-%b-%Y"]),
    }
)


def header_of(name: str, form: str) -> str:
    sv = ACTIVITIES.column(name).sv
    bare = sv.replace("å", "a").replace("ä", "a").replace("ö", "o").replace(" ", ".")
    return {"name": name, "sv": sv, "upper": sv.upper(), "bare": bare}[form]


def file_of(rows: list[dict[str, Any]], how: dict[str, Any]) -> bytes:
    """The rows as a program with these habits writes them."""
    label = {"code": lambda codes, code: code}.get(how["labels"], lambda codes, code: codes.label(code, how["labels"]))
    header = [header_of(name, how["headers"]) for name in COLUMNS]
    if how["form"] == "xlsx":
        made = openpyxl.Workbook()
        made.active.append(header)
        for row in rows:
            cells = {**row, "kind": label(KINDS, row["kind"]), "status": label(STATUS, row["status"])}
            made.active.append([cells[name] for name in COLUMNS])
        out = io.BytesIO()
        made.save(out)
        return out.getvalue()
    texts = [
        [
            row["activity_id"],
            f"{row['date']:{how['day']}}",
            row["starts_at"] or "",
            label(KINDS, row["kind"]),
            "" if row["staff_hours"] is None else str(row["staff_hours"]).replace(".", how["decimal"]),
            label(STATUS, row["status"]),
        ]
        for row in rows
    ]
    text = written(header, texts, how["delimiter"], lineterminator=how["end"], quoting=how["quoting"])
    return text.encode(how["encoding"])


def load(folder: Path, raw: bytes, name: str = "fil") -> list[FileContent]:
    """The tables that a file holds, read as the import reads them; none where the file is refused with a sentence."""
    try:
        found = recognise(raw, name)
    except UnreadableFileError:
        return []
    contents = []
    for one in found:
        (folder / one.schema.file).write_bytes(raw)
        contents.append(load_file(folder / one.schema.file, one.schema, FileDescription(), {}, TODAY))
    return contents


@settings(SLOW_PROPERTY, max_examples=40)
@given(st.lists(ROW, min_size=1, max_size=6), DIALECT)
def test_a_table_is_read_back_the_same_from_any_dialect(tmp_path, rows, how):
    rows = [{**row, "activity_id": f"{row['activity_id']}x{n}".strip()} for n, row in enumerate(rows)]
    (found,) = load(tmp_path, file_of(rows, how))
    assert (found.report.table, found.report.loaded, found.report.set_aside) == ("activities", len(rows), 0)
    frame = found.frame.assign(date=found.frame["date"].dt.date)[list(COLUMNS)].astype("object")
    assert frame.where(frame.notna(), None).to_dict("records") == rows


WORKBOOK = workbook(("Blad1", [list(HEADER), *map(typed, ROWS)]))
SAMPLES = {
    "offences from Excel": written(HEADER, ROWS).encode("cp1252", "replace"),
    "offences in UTF-16": written(HEADER, ROWS, "\t").encode("utf-16"),
    "offences, all quoted": written(HEADER, ROWS, ",", quoting=csv.QUOTE_ALL).encode(),
    "a workbook": WORKBOOK,
    "events": json.dumps(EVENTS, ensure_ascii=False).encode(),
}


def accounted(found: FileContent) -> bool:
    """Whether every row that is set aside is told with its number, or the whole file is."""
    aside = {f.row for f in found.findings if f.effect is Effect.ROW_SET_ASIDE}
    whole = any(f.effect is Effect.FILE_SET_ASIDE for f in found.findings)
    return whole or len(aside) == found.report.set_aside


@settings(SLOW_PROPERTY, max_examples=60)
@given(
    st.sampled_from(sorted(SAMPLES)),
    st.lists(st.tuples(st.floats(0, 1, exclude_max=True), st.integers(0, 7)), max_size=4),
    st.just(1.0) | st.floats(0, 1),
)
def test_however_a_file_is_damaged_each_row_is_loaded_left_out_or_told(tmp_path, sample, flips, part):
    raw = bytearray(SAMPLES[sample])
    for place, bit in flips:
        raw[int(place * len(raw))] ^= 1 << bit
    for found in load(tmp_path, bytes(raw[: round(len(raw) * part)])):
        assert accounted(found)
        assert len(found.frame) == found.report.loaded


KINDS_OF_PLACE = {
    "in the header": b"Brottsd",
    "in a row": b"2023-03-0",
    "behind a delimiter": b"0123C1200;",
    "in a quoted cell": b'"Misshandel, inv',
    "behind a quote": b'"Misshandel',
    "in a letter": "inv\u00e4".encode()[:-1],
    "between the ends of a line": b"1\r",
    "behind a line": b"1\r\n",
}


@pytest.mark.parametrize("place", KINDS_OF_PLACE)
def test_a_text_cut_at_any_kind_of_place_gives_its_first_rows_as_they_were_or_a_sentence(place):
    incidents = table("incidents")
    raw = written(HEADER, ROWS, quoting=csv.QUOTE_MINIMAL).encode()
    whole = read_text(raw, incidents, {}).frame
    cuts = [found.end() for found in re.finditer(re.escape(KINDS_OF_PLACE[place]), raw)]
    assert cuts
    for cut in cuts:
        try:
            part = read_text(raw[:cut], incidents, {}).frame
        except UnreadableFileError:
            continue
        complete = part.iloc[:-1]
        assert complete.empty or complete.equals(whole.iloc[: len(complete)])


@PROPERTY
@given(st.binary(max_size=200), st.sampled_from([b"", b"PK\x03\x04", b"\xff\xfe", b"[{", b"sep=;\n", b"Id;Kommun\n"]))
def test_random_bytes_are_a_table_or_a_sentence(tmp_path, raw, start):
    for found in load(tmp_path, start + raw):
        assert accounted(found)
