"""What was read, what was not and why: the account of every file."""

from __future__ import annotations

import pandas as pd

from jarfalla_data.figures import Figures
from jarfalla_data.findings import Effect
from jarfalla_data.reading.descriptor import Origin
from jarfalla_data.store import FileReport, Store


def files(store: Store) -> Figures:
    """How many rows of each file were read, loaded and set aside?

    One row = one file: table, file, missing, read (bool), rows, loaded, set_aside (counts of rows; the rest of rows is
    right but does not belong here), origin, personal (bool), fingerprint, next_update (date or missing), note_sv,
    note_en (when it is next expected, in words). The public does not get `rows`, and of files about persons or single
    events neither `loaded`, `set_aside` nor `fingerprint`: the files are read as they are now, and each of these would
    tell of one row more.
    """
    frame = pd.DataFrame([_row(report) for report in store.files.values()])
    return Figures(
        frame.astype({"rows": "Int64", "loaded": "Int64", "set_aside": "Int64"}),
        tuple(store.files),
        Origin.OWN,
        personal_rows="personal",
        internal_columns=("rows",),
        internal_cells=("loaded", "set_aside", "fingerprint"),
    )


def findings(store: Store, lang: str) -> Figures:
    """What was found wrong or worth knowing in the files?

    One row = one finding: file, row (in the file, the header is row 1; missing when it is about the whole file),
    column, what (the sentence, in `lang`), effect. Internal only: a finding points at single rows.
    """
    frame = pd.DataFrame(
        [(f.file, f.row, f.column, f.what.say(lang), str(f.effect)) for f in store.findings],
        columns=["file", "row", "column", "what", "effect"],
    )
    order = {str(effect): i for i, effect in enumerate(reversed(Effect))}
    frame = frame.astype({"row": "Int64"}).sort_values("effect", key=lambda e: e.map(order), kind="stable")
    return Figures(frame.reset_index(drop=True), tuple(store.files), Origin.OWN, personal=True, internal_only=True)


def _row(report: FileReport) -> dict[str, object]:
    return {
        "table": report.table,
        "file": report.file,
        "missing": report.missing,
        "read": report.read,
        "rows": report.rows,
        "loaded": report.loaded,
        "set_aside": report.set_aside,
        "origin": str(report.origin),
        "personal": report.personal,
        "fingerprint": report.fingerprint,
        "next_update": report.next_update,
        "note_sv": report.next_update_note.get("sv", ""),
        "note_en": report.next_update_note.get("en", ""),
    }
