"""Reports of the bundled data and of small folders, each made once."""

from __future__ import annotations

import datetime as dt
from functools import cache
from pathlib import Path
from typing import Any

from jarfalla_data import open_store
from jarfalla_data.privacy import Audience
from jarfalla_data.report.asked import Asked
from jarfalla_data.report.content import Report
from jarfalla_data.report.making import make
from jarfalla_data.report.pdf import to_pdf
from jarfalla_data.wording.numbers import STOCKHOLM
from tests.factories import BUNDLED
from tests.report.reading import Pdf

NOW = dt.datetime(2026, 11, 27, 15, 4, tzinfo=STOCKHOLM)
FEW = ("otrygghet", "brott", "lofte")


@cache
def store_of(folder: Path = BUNDLED) -> Any:
    return open_store(folder)


@cache
def report_of(folder: Path = BUNDLED, **asked: Any) -> Report:
    """A report of a folder; for those inside where nothing else is asked."""
    return make(store_of(folder), Asked(**{"audience": Audience.INTERNAL, **asked}), NOW)


@cache
def pdf_of(folder: Path = BUNDLED, **asked: Any) -> Pdf:
    return Pdf(to_pdf(report_of(folder, **asked)))
