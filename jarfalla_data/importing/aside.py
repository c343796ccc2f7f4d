"""The rows that were set aside, as they were and each with its reason: to mend in Excel and to bring back."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

import pandas as pd

from jarfalla_data.charts.tables import harmless
from jarfalla_data.findings import Effect, Finding
from jarfalla_data.importing.plan import Part, Plan
from jarfalla_data.privacy.screening import without_personal
from jarfalla_data.reading.delimited import TextTable
from jarfalla_data.reading.headers import columns_of
from jarfalla_data.reading.recognising import Recognised
from jarfalla_data.reading.texts import read_as_it_stands
from jarfalla_data.schemas.columns import Column, Kind
from jarfalla_data.wording import Translator, message, translator

REASON = message("Skäl (läses inte in)")
"""The header of the column of reasons. It is no table's, and is not told when the file is brought back."""

_ANY = Column("", Kind.TEXT, "", "A column that the table does not have.")


def aside(plan: Plan, part: Part, lang: str) -> bytes | None:
    """The rows of one table that were set aside, for whoever brought them; None where there are none.

    Each stands as it was in its file, after its reason. A cell that holds or may hold personal data is empty, and the
    reason says which: the file is meant to be passed on, and the value is in the file that it came from. Semicolons and
    UTF-8 with a mark, as Excel opens it; what a spreadsheet would run is made harmless.
    """
    faults: dict[int, list[Finding]] = {}
    for fault in part.faults:
        if fault.effect is Effect.ROW_SET_ASIDE and fault.row is not None:
            faults.setdefault(fault.row, []).append(fault)
    if not faults:
        return None
    text = read_as_it_stands(plan.sources[part.source].raw, part.found.schema, {}, part.found.sheet)
    header, rows = _screened(text, part.found, list(faults))
    t = translator(lang)
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow([REASON.say(lang), *map(harmless, header)])
    for row, (cells, emptied) in sorted(rows.items()):
        writer.writerow([_reason(row, faults[row], emptied, t), *map(harmless, cells)])
    return out.getvalue().encode("utf-8-sig")


def _screened(
    text: TextTable, found: Recognised, wanted: Sequence[int]
) -> tuple[list[str], dict[int, tuple[list[str], list[str]]]]:
    """Headers, and for each row its cells and the headers of those that were emptied."""
    header = [str(name) for name in text.frame.columns]
    aside = text.frame[text.frame.index.isin(wanted)]
    whole = {n: [_cell(cell) for cell in cells] for n, *cells in aside.itertuples(name=None)}
    rows = whole | {n: cells for n, cells in text.torn.items() if n in wanted}
    known = [found.schema.column(name) if name else _ANY for name in columns_of(header, found.schema)]
    width = max(map(len, rows.values()), default=0)
    columns = [*known, *[_ANY] * (width - len(known))]
    named = [*header, *[""] * (width - len(header))]
    clean = {n: [""] * len(cells) for n, cells in rows.items()}
    for at, column in enumerate(columns):
        cells = pd.Series({n: cells[at] for n, cells in rows.items() if at < len(cells)}, dtype="str")
        for n, cell in without_personal(cells, column).fillna("").items():
            clean[int(str(n))][at] = cell
    titles = without_personal(pd.Series(named, dtype="str"), _ANY).fillna("").tolist()
    return titles, {n: (cells, _emptied(titles, rows[n], cells)) for n, cells in clean.items()}


def _cell(cell: object) -> str:
    return cell if isinstance(cell, str) else ""


def _emptied(titles: Sequence[str], before: Sequence[str], after: Sequence[str]) -> list[str]:
    return [title or "?" for title, was, now in zip(titles, before, after, strict=False) if was != now]


def _reason(row: int, faults: Sequence[Finding], emptied: Sequence[str], t: Translator) -> str:
    told = [_fault(fault, t) for fault in faults]
    if emptied:
        told.append(t("Lämnat tomt här: {columns}.", columns=", ".join(emptied)))
    return f"{t('rad {row}', row=row)}: {' '.join(told)}"


def _fault(fault: Finding, t: Translator) -> str:
    what = fault.what.say(t.lang)
    return f"{t('kolumn {column}', column=fault.column)}: {what}" if fault.column else what
