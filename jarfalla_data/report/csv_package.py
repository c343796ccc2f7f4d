"""A report's tables as CSV files in one zip, with a description of each (a Frictionless data package)."""

from __future__ import annotations

import csv
import io
import json
import re
import unicodedata
import zipfile
from collections.abc import Iterator
from typing import Any

from jarfalla_data.charts.describe import example_mark
from jarfalla_data.charts.model import Link, Table
from jarfalla_data.charts.tables import to_csv
from jarfalla_data.privacy import Audience
from jarfalla_data.report.content import Part, Report
from jarfalla_data.wording import translator

DESCRIPTION = "datapackage.json"
_NUMBER = re.compile(r"-?\d[\d\u00a0\u202f,.]*")
_EARLIEST = (1980, 1, 1, 0, 0, 0)  # the first moment that a zip file can tell


def to_zip(report: Report) -> bytes:
    """The file: a folder for each part, a CSV file for each table, none of them twice."""
    out = io.BytesIO()
    moment = report.made.timetuple()[:6] if report.made else _EARLIEST
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:

        def put(name: str, content: bytes) -> None:
            info = zipfile.ZipInfo(name, moment)
            info.compress_type, info.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
            packed.writestr(info, content)

        found = list(_files(report))
        for path, table in found:
            put(path, to_csv(table, report.lang))
        about = _about(report, found)
        put(DESCRIPTION, json.dumps(about, ensure_ascii=False, indent=2).encode())
    return out.getvalue()


def tables_of(part: Part) -> Iterator[Table]:
    """All tables of a part with rows, in their order: those of its figures, and those that stand alone."""
    for section in part.sections:
        for table in (*(table for chart in section.charts for table in chart.tables), *section.tables):
            if table.rows:
                yield table


def _files(report: Report) -> Iterator[tuple[str, Table]]:
    """Path and table; a table that another part has had already is not written again."""
    seen, taken = set[Table](), set[str]()
    inside = translator(report.lang)("intern-") if report.audience is Audience.INTERNAL else ""
    for part in report.parts:
        for table in tables_of(part):
            if table in seen:
                continue
            seen.add(table)
            mark = inside if table.internal else ""
            base = f"{slug(part.title)}/{mark}{slug(table.name)}"
            path = next(p for n in range(1, 1000) if (p := f"{base}{'' if n == 1 else f'-{n}'}.csv") not in taken)
            taken.add(path)
            yield path, table


def slug(text: str) -> str:
    """A text as part of a file's name: small letters without marks, digits and hyphens."""
    plain = unicodedata.normalize("NFKD", text.lower()).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def _about(report: Report, found: list[tuple[str, Table]]) -> dict[str, Any]:
    """What the package holds, and what page one of the report says."""
    said = [f"{label}: {value}" for label, value in report.facts]
    if report.is_example and example_mark(report.lang) not in said[0]:
        said.insert(0, example_mark(report.lang))
    return {
        "profile": "tabular-data-package",
        "name": slug(report.title),
        "title": report.title,
        "description": "\n".join(said),
        **({"created": report.made.isoformat()} if report.made else {}),
        "resources": [_resource(path, table, report.lang) for path, table in found],
    }


def _resource(path: str, table: Table, lang: str) -> dict[str, Any]:
    delimiter = "," if lang == "en" else ";"
    heads, *rows = csv.reader(io.StringIO(to_csv(table, lang).decode("utf-8-sig")), delimiter=delimiter)
    return {
        "profile": "tabular-data-resource",
        "name": path.removesuffix(".csv").replace("/", "."),
        "path": path,
        "title": table.caption,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8-sig",
        "dialect": {"delimiter": delimiter, "lineTerminator": "\r\n", "header": True},
        "schema": {"fields": [_field(name, [row[i] for row in rows], table, lang) for i, name in enumerate(heads)]},
    }


def _field(name: str, cells: list[str], table: Table, lang: str) -> dict[str, Any]:
    """A column: of numbers where each cell is one, else of texts, as they stand in the report."""
    if name in table.numeric and all(_NUMBER.fullmatch(cell) for cell in cells):
        marks = {"decimalChar": ".", "groupChar": ","} if lang == "en" else {"decimalChar": ",", "groupChar": "\u00a0"}
        return {"name": name, "type": "number", **marks}
    links = any(
        isinstance(row[i], Link) for i, column in enumerate(table.columns) if column == name for row in table.rows
    )
    return {"name": name, "type": "string", **({"format": "uri"} if links else {})}
