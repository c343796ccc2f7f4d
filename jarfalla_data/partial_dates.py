"""Dates that are known to a day, a month, a season, a year, or only as "no later than".

A fact known as "2018" stays a year from the file to the screen: it is drawn a year wide and said as a year.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from dataclasses import dataclass
from enum import StrEnum

from babel.dates import format_date

from jarfalla_data.wording import translator


class Precision(StrEnum):
    """How exactly a date is known."""

    DAY = "day"
    MONTH = "month"
    SEASON = "season"
    YEAR = "year"
    NO_LATER_THAN = "no_later_than"


SEASONS = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11)}
"""First and last month of the seasons that sources name. Winter spans two years and is not accepted."""

_FORM = re.compile(r"(?P<year>\d{4})(?:-(?:(?P<month>\d{2})(?:-(?P<day>\d{2}))?|(?P<season>[a-z]+)))?$")


@dataclass(frozen=True, order=True)
class PartialDate:
    """A stretch of days within which something happened; `first` and `last` are both inside it.

    Ordered by `first`, then `last`. For "no later than" both are the latest possible day: when it began is unknown.
    """

    first: dt.date
    last: dt.date
    precision: Precision

    @classmethod
    def parse(cls, text: str, precision: str | None = None) -> PartialDate:
        """Read "2018", "2020-05", "2024-autumn" or "2019-05-27"; `precision`, where given, must agree.

        ValueError when the text is no such date or says more or less than `precision` does.
        """
        match = _FORM.match(text.strip())
        if not match:
            raise ValueError(text)
        first, last, found = _stretch(**match.groupdict())
        stated = Precision(precision) if precision else found
        if stated is Precision.NO_LATER_THAN and found is Precision.DAY:
            found = stated
        if stated is not found:
            raise ValueError(text)
        return cls(first, last, found)

    @property
    def is_exact(self) -> bool:
        """Known to the day."""
        return self.precision is Precision.DAY

    @property
    def end(self) -> dt.date:
        """The first day after the stretch."""
        return self.last + dt.timedelta(days=1)

    @property
    def text(self) -> str:
        """The form in which files hold it."""
        if self.precision is Precision.SEASON:
            return f"{self.first.year}-{_season_of(self.first.month)}"
        length = {Precision.YEAR: 4, Precision.MONTH: 7}.get(self.precision, 10)
        return self.first.isoformat()[:length]

    def label(self, lang: str) -> str:
        """For people: "2018", "maj 2020", "hösten 2024", "27 maj 2019", "senast 2 maj 2023"."""
        t = translator(lang)
        if self.precision is Precision.SEASON:
            names = {"spring": t("våren"), "summer": t("sommaren"), "autumn": t("hösten")}
            return f"{names[_season_of(self.first.month)]} {self.first.year}"
        pattern = {Precision.YEAR: "y", Precision.MONTH: "MMMM y"}.get(self.precision, "d MMMM y")
        day = str(format_date(self.first, pattern, locale=lang))
        return t("senast {day}", day=day) if self.precision is Precision.NO_LATER_THAN else day


def _season_of(month: int) -> str:
    return next(name for name, (first, last) in SEASONS.items() if first <= month <= last)


def _stretch(year: str, month: str | None, day: str | None, season: str | None) -> tuple[dt.date, dt.date, Precision]:
    y = int(year)
    if day and month:
        date = dt.date(y, int(month), int(day))
        return date, date, Precision.DAY
    if month:
        return dt.date(y, int(month), 1), _month_end(y, int(month)), Precision.MONTH
    if season:
        if season not in SEASONS:
            raise ValueError(season)
        start, stop = SEASONS[season]
        return dt.date(y, start, 1), _month_end(y, stop), Precision.SEASON
    return dt.date(y, 1, 1), dt.date(y, 12, 31), Precision.YEAR


def _month_end(year: int, month: int) -> dt.date:
    if not 1 <= month <= 12:
        raise ValueError(month)
    return dt.date(year, month, calendar.monthrange(year, month)[1])
