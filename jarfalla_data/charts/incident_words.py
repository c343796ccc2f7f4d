"""What the charts of incidents share: what they are about, sums of what is shown, and the names of series and periods.

All numbers come from released frames: a sum over cells of which one is hidden is hidden too.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from types import MappingProxyType
from typing import Any

import pandas as pd

from jarfalla_data import geography
from jarfalla_data.charts.sources import freshness
from jarfalla_data.measures.covered import Periods
from jarfalla_data.measures.incident_periods import counted_period
from jarfalla_data.measures.incident_terms import DETECTION_DRIVEN, TABLES
from jarfalla_data.partial_dates import PartialDate, Precision
from jarfalla_data.privacy.suppression import HIDDEN, Released
from jarfalla_data.selection import Period, Selection
from jarfalla_data.store import Store
from jarfalla_data.vocabulary.dialogue import TIME_OF_DAY
from jarfalla_data.vocabulary.incidents import CATEGORY_GROUPS
from jarfalla_data.vocabulary.published import MUNICIPAL_PARTS
from jarfalla_data.wording import Translator, format_day, format_number, from_to, translator


@dataclass(frozen=True)
class About:
    """What a chart is about: the selection, the days in it that the file covers, and all names of places."""

    selection: Selection
    period: Period | None
    covered: Period | None  # by all that is told of the file
    names: Mapping[str, str]
    freshness: str
    lang: str
    named_places: frozenset[str] = frozenset()

    @property
    def is_place(self) -> bool:
        """Whether it is about a named place, which other pages cannot be asked for."""
        return self.selection.area in self.named_places

    @property
    def t(self) -> Translator:
        """Says texts in the chart's language."""
        return translator(self.lang)

    @property
    def place(self) -> str:
        """The area, the part or the municipality."""
        return self.names.get(self.selection.area or geography.MUNICIPALITY, "")

    @property
    def when(self) -> str:
        """The period, and the part of the day where one is chosen; empty without a period."""
        days = span_words(self.period, self.lang)
        return " · ".join(filter(None, (days, self.part_of_day))) if days else ""

    @property
    def part_of_day(self) -> str:
        """The part of the day where one is chosen."""
        part = TIME_OF_DAY.label(self.selection.time_of_day, self.lang) if self.selection.time_of_day else ""
        return self.t("bara {part}, där klockslag är känt", part=part[:1].lower() + part[1:]) if part else ""

    @property
    def caution(self) -> str:
        """What to know when only reports with a clock time are counted."""
        whole_day = self.selection.time_of_day is None
        return "" if whole_day else self.t("Anmälda brott saknar ofta klockslag: de som har ett speglar inte alla.")

    def over(self, periods: Released) -> About:
        """The same about the days from the first to the last period that is shown, or about none.

        The file's own first and last day, in `period`, are days of single events.
        """
        frame = periods.frame
        shown = None if frame.empty else Period(min(frame["first"]), max(frame["last"]))
        return replace(self, period=shown)

    def number(self, value: Any) -> str:
        """A whole number in the chart's language."""
        return format_number(int(value), self.lang)


@dataclass(frozen=True)
class Total:
    """A series added up; `reports` is None when any of its periods is hidden."""

    code: str
    label: str
    reports: int | None


def about(store: Store, selection: Selection, told: Periods, lang: str) -> About:
    """What charts of a selection are about; `told`: the period of each table, as the audience may know it."""
    places = dict(zip(store.places["place_id"], store.places["name"], strict=True))
    names, period = MappingProxyType({**geography.names(store, lang), **places}), counted_period(store, selection)
    fresh, covered = freshness(store, TABLES, told, lang), told.get("incidents")
    return About(selection, period, covered, names, fresh, lang, frozenset(places))


def span_words(period: Period | None, lang: str) -> str:
    """The shortest way to say it: "2024", "mars–maj 2022", "mars 2022–maj 2024", or both days; empty for none."""
    if period is None:
        return ""
    first, last = period.first, period.last
    if period == Period.of_years(first.year, last.year):
        ends = [str(first.year), str(last.year)]
    elif first.day == 1 and (last + dt.timedelta(days=1)).day == 1:
        ends = [PartialDate(day, day, Precision.MONTH).label(lang) for day in (first, last)]
    else:
        ends = [format_day(first, lang), format_day(last, lang)]
    return from_to(*ends)


def series_label(code: str, told: About) -> str:
    """The name of a broad group, of what controls find, or of an area."""
    if code == DETECTION_DRIVEN:
        return told.t("Upptäcks genom kontroller")
    return CATEGORY_GROUPS.label(code, told.lang) if code in CATEGORY_GROUPS.codes else told.names[code]


@lru_cache(maxsize=2048)
def period_label(first: dt.date, last: dt.date, lang: str) -> str:
    """A month, a quarter or a year in words: "mars 2019", "kvartal 1 2019", "2019"."""
    months = last.month - first.month + 1
    if months == 3:
        return translator(lang)("kvartal {n} {year}", n=last.month // 3, year=first.year)
    precision = Precision.YEAR if months == 12 else Precision.MONTH
    return PartialDate(first, last, precision).label(lang)


def totals(periods: Released, told: About) -> list[Total]:
    """Each series added up, in the order of the frame."""
    numbers: dict[str, list[Any]] = {}
    for row in periods.rows:
        numbers.setdefault(row.series, []).append(row.reports)
    sums = {code: None if any(pd.isna(n) for n in of_it) else int(sum(of_it)) for code, of_it in numbers.items()}
    return [Total(code, series_label(code, told), reports) for code, reports in sums.items()]


def together(sums: list[Total]) -> int | None:
    """All series together, without what controls find and sums of the others; None when any is hidden."""
    known = [total.reports for total in sums if not _apart(total.code)]
    return None if None in known else sum(n for n in known if n is not None)


def largest(sums: list[Total]) -> Total | None:
    """The series with the most reports among those of `together`; None on a tie or when any is hidden."""
    ranked = [total for total in sums if not _apart(total.code)]
    if together(ranked) is None or not ranked:
        return None
    first, *others = sorted(ranked, key=lambda total: -(total.reports or 0))
    return None if others and others[0].reports == first.reports else first


def _apart(code: str) -> bool:
    """Whether a series is not to be added to the others: what controls find, or a part, which adds up its areas."""
    return code == DETECTION_DRIVEN or code in MUNICIPAL_PARTS.codes


def controlled(sums: list[Total], told: About) -> str:
    """How many controls found, apart from the rest, and what that number follows."""
    found = next((total.reports for total in sums if total.code == DETECTION_DRIVEN), None)
    if not found:
        return ""
    return told.t(
        "Därutöver {n} brott som upptäcks genom kontroller. De följer hur mycket som kontrolleras.",
        n=told.number(found),
    )


def elsewhere(told: About) -> str:
    """Where there is something to see, when the selection holds nothing."""
    if told.covered is None:
        return told.t("Det finns inga brott eller händelser inlästa.")
    first, last = told.covered.first.year, told.covered.last.year  # its days are days of single events
    years = span_words(Period.of_years(first, last), told.lang)
    return told.t("Inlästa uppgifter gäller {period}. Pröva en annan period eller ett annat område.", period=years)


def cell(value: Any, told: About) -> str:
    """A number in a table, or why there is none."""
    return told.t("visas inte") if pd.isna(value) else told.number(value)


def withheld(released: Released, value: str) -> bool:
    """Whether a released frame has rows and each value in them is hidden."""
    return len(released.frame) > 0 and bool(released.frame[value].isna().all())


def any_hidden(released: Released) -> bool:
    """Whether any cell of a released frame is hidden."""
    return any(bool(released.frame[name].any()) for name in released.frame if str(name).endswith(HIDDEN))
