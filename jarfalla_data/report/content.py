"""What a report says, before it is PDF, PowerPoint or workbook: one content, and every form of it says the same."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from jarfalla_data.charts.model import Chart, Table
from jarfalla_data.privacy import Audience


@dataclass(frozen=True)
class Section:
    """One question of a report: its heading, sentences that stand before the figures, charts, and further tables.

    A chart brings its own headline, subtitle, alternative text and tables; `tables` are those without a chart.
    """

    key: str
    title: str
    sentences: tuple[str, ...] = ()
    charts: tuple[Chart, ...] = ()
    tables: tuple[Table, ...] = ()


@dataclass(frozen=True)
class Part:
    """One place of a report: the whole municipality, a municipal part, an area or a named place."""

    title: str
    sections: tuple[Section, ...]


@dataclass(frozen=True)
class Report:
    """A whole report in one language for one audience.

    `facts` stand on page one as pairs of a label and what it says: the filters, period, audience, rule for hiding,
    the data's fingerprint and the time of making. `parts` are in the order in which they are printed.
    """

    title: str
    lang: str
    audience: Audience
    facts: tuple[tuple[str, str], ...]
    parts: tuple[Part, ...]
    is_example: bool  # whether any figure in it rests on example data
    made: dt.datetime | None = None  # when; the files carry it, so that the same report at the same time is the same
