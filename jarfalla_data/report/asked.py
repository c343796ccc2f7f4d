"""What a report is asked to hold: which places, which days, which sections in which order, for whom."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from jarfalla_data import geography
from jarfalla_data.errors import ReportError
from jarfalla_data.measures import covered
from jarfalla_data.measures.covered import Periods
from jarfalla_data.privacy import Audience
from jarfalla_data.selection import Period
from jarfalla_data.store import Store
from jarfalla_data.wording import LANGUAGES, from_to, message


class Order(StrEnum):
    """How the sections follow on each other."""

    PAGES = "pages"  # as the pages of the menu
    LAW = "law"  # as the statutory situation picture: law 2023:196, 4 §


@dataclass(frozen=True)
class Asked:
    """One wish for a report.

    `areas`: ids of areas and codes of parts, none for the whole municipality. `period`: None for all days that are
    told of. `sections`: keys of `catalogue.SECTIONS`, none for all that the audience may read.
    """

    areas: tuple[str, ...] = ()
    period: Period | None = None
    sections: tuple[str, ...] = ()
    order: Order = Order.PAGES
    audience: Audience = Audience.PUBLIC
    lang: str = LANGUAGES[0]


def area_named(store: Store, text: str) -> str:
    """The code of an area or part that is named in any language, or by its code; ReportError for what is neither."""
    wanted = text.strip().casefold()
    for code in geography.choices(store):
        if wanted in (code.casefold(), *(geography.name(store, code, lang).casefold() for lang in LANGUAGES)):
            return code
    raise ReportError(
        message(
            "{area} är inget område och ingen kommundel. Till exempel: {others}.",
            area=text[:40],
            others=", ".join(geography.name(store, code, LANGUAGES[0]) for code in geography.choices(store)[:6]),
        )
    )


def period_named(text: str, told: Periods) -> Period:
    """The whole years "2019-2021" or "2019"; ReportError for what is no such period, or lies outside what is told."""
    first, _, last = text.strip().replace("–", "-").partition("-")
    ends = (first.strip(), (last or first).strip())
    if not all(end.isdecimal() and len(end) == 4 for end in ends) or ends[0] > ends[1]:
        raise ReportError(
            message("{period} är ingen period. Skriv 2019-2021, eller 2021 för ett år.", period=text[:40])
        )
    period, years = Period.of_years(int(ends[0]), int(ends[1])), covered.years(told)
    if years and (period.first.year > years[-1] or period.last.year < years[0]):
        span = from_to(str(years[0]), str(years[-1]))
        raise ReportError(message("Det finns inga uppgifter för {period}. De gäller {years}.", period=text, years=span))
    return period
