"""A report as PDF for paper and for screen readers: A4, tagged (PDF/UA-1), with bookmarks, and its own fonts only."""

from __future__ import annotations

import json
from importlib.util import find_spec
from pathlib import Path
from typing import Literal

from jarfalla_data.report.content import Report
from jarfalla_data.report.sheets import told

SHEETS = Path(__file__).with_name("sheets.typ")
FAMILY, OTHER = "Source Sans Pro", "DejaVu Sans Mono"
"""The font of all texts, and the one of signs that it does not have, which comes with the typesetter."""
STANDARD: Literal["ua-1"] = "ua-1"
FONTS = "font_source_sans_pro"
"""The package that holds the font as files; the pages' own is in a form that no typesetter reads."""


def to_pdf(report: Report) -> bytes:
    """The file; the same bytes for the same report made at the same moment."""
    import typst  # loads its own machinery: only who makes a PDF waits for it

    content = json.dumps(told(report, (FAMILY, OTHER)), ensure_ascii=False)
    return typst.compile(
        SHEETS,
        root=SHEETS.parent,  # it reads nothing, and could read no more than this folder
        font_paths=[_fonts()],
        ignore_system_fonts=True,
        format="pdf",
        pdf_standards=[STANDARD],
        sys_inputs={"told": content},
    )


def _fonts() -> Path:
    """The folder of the font's files."""
    found = find_spec(FONTS)
    if found is None or found.origin is None:
        raise ModuleNotFoundError(FONTS)
    return Path(found.origin).with_name("files")
