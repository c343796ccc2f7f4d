"""What is asked: which intervention, where, held against what, and over which months.

Months are absolute (year · 12 + month − 1). Windows are whole years, or with less than a year after, the same months of
each year before.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace

from jarfalla_data.measures import effect_places
from jarfalla_data.measures.control_series import ALL, by_category_and_month
from jarfalla_data.measures.incident_cube import absolute_month, cube
from jarfalla_data.measures.incident_periods import Step, stretches
from jarfalla_data.measures.incident_terms import DETECTION_DRIVEN, SERIES
from jarfalla_data.measures.interventions import intervention, interventions
from jarfalla_data.partial_dates import PartialDate, Precision
from jarfalla_data.selection import Selection
from jarfalla_data.store import Store, kept

WHATS = (ALL, *(code for code in SERIES if code != DETECTION_DRIVEN), DETECTION_DRIVEN)
"""What can be counted: all but what controls find, each broad group, and what controls find."""
YEARS_BEFORE, MONTHS_AFTER = (2, 3, 4), (12, 24, 36, 6, 3)
"""Lengths of the windows that can be chosen, the usual one first."""
OWN_DATE = "own_date"


@dataclass(frozen=True)
class Question:
    """One follow-up. `intervention` is an id or OWN_DATE; None for what is not chosen and cannot be told.

    `beside` is where reports may have moved to, `beside_control` what that is held against.
    """

    intervention: str | None = None
    starts: PartialDate | None = None
    treated: str | None = None
    control: str | None = None
    beside: str | None = None
    beside_control: str | None = None
    what: str = ALL
    years_before: int = YEARS_BEFORE[0]
    months_after: int = MONTHS_AFTER[0]

    @property
    def places(self) -> dict[str, str]:
        """By role ("treated", "control", "beside", "beside_control") the place; only whole pairs."""
        chosen = {"treated": self.treated, "control": self.control}
        if self.beside and self.beside_control:
            chosen |= {"beside": self.beside, "beside_control": self.beside_control}
        return {role: place for role, place in chosen.items() if place}


@dataclass(frozen=True)
class Windows:
    """Months that the file holds whole, of those asked for.

    `before`: all of them, for the trend. `compared`: those of `before` in the same calendar months as `after`.
    `wanted`: how many there should be before and after.
    """

    before: range
    after: range
    wanted: tuple[int, int]

    @property
    def compared(self) -> tuple[int, ...]:
        """The months before that are counted."""
        calendar = {month % 12 for month in self.after}
        return tuple(month for month in self.before if month % 12 in calendar)

    @property
    def whole(self) -> bool:
        """Whether the file holds all that was asked for."""
        return (len(self.before), len(self.after)) == self.wanted


def windows(store: Store, question: Question) -> Windows:
    """The months before and after; ValueError without a start."""
    if question.starts is None:
        raise ValueError("no start, no windows")
    end, start = around(question.starts)
    known = known_months(store)
    before = range(max(end - 12 * question.years_before, known.start), max(known.start, min(end, known.stop)))
    after = range(max(start, known.start), max(start, known.start, min(start + question.months_after, known.stop)))
    return Windows(before, after, (12 * question.years_before, question.months_after))


def around(starts: PartialDate) -> tuple[int, int]:
    """The month in which the time before ends (not with it), and the first month that is wholly after.

    A start that is known as a year leaves that year out.
    """
    exact = starts.precision in (Precision.DAY, Precision.NO_LATER_THAN)
    day = starts.first if exact else starts.end
    return absolute_month(starts.first), absolute_month(day) + (day.day > 1)


@kept
def known_months(store: Store) -> range:
    """The months that the file covers whole and whose reports have come in."""
    whole = [absolute_month(s.first) for s in stretches(store, Selection(), Step.MONTH) if s.complete]
    return range(whole[0], whole[-1] + 1) if whole else range(0)


def month_start(month: int) -> dt.date:
    """The first day of an absolute month."""
    return dt.date(month // 12, month % 12 + 1, 1)


@kept
def reports_in(store: Store, place: str, what: str, months: tuple[int, ...]) -> float:
    """Reports of a place in some months of the file."""
    counts = by_category_and_month(store, place, what)
    first = cube(store).first_month
    return 0.0 if counts is None else float(counts.sum(axis=0)[[month - first for month in months]].sum())


def resolve(store: Store, asked: Question) -> Question:
    """The question with what was left open: start and place of the intervention, and the places most alike before.

    Nothing that came after the start has a part in it.
    """
    known = intervention(store, asked.intervention)
    starts, place = (known.date, known.place) if known else (None, None)
    placed = replace(asked, starts=asked.starts or starts, treated=asked.treated or _place_of(store, place))
    if placed.starts is None or placed.treated is None:
        return placed
    beside = [code for code in (placed.beside, placed.beside_control) if code]
    compared = replace(placed, control=placed.control or _first(most_alike(store, placed, placed.treated, beside)))
    if not compared.beside or compared.beside_control:
        return compared
    others = [code for code in (compared.treated, compared.control) if code]
    return replace(compared, beside_control=_first(most_alike(store, compared, compared.beside, others)))


def most_alike(store: Store, question: Question, to: str, but: list[str]) -> list[str]:
    """Places of the same kind by how similar their counts before are, without what overlaps with `to` or `but`."""
    months = windows(store, question).compared
    before = {code: reports_in(store, code, question.what, months) for code in effect_places.choices(store)}
    before.setdefault(to, 0.0)
    return effect_places.alike(store, to, but, before)


@kept
def usual(store: Store) -> str | None:
    """The intervention that is shown first: the latest at a place with reports whose usual windows the file holds."""
    for one in interventions(store):
        asked = Question(one.code, one.date, _place_of(store, one.place))
        if asked.treated and windows(store, asked).whole:
            return one.code
    return next((one.code for one in interventions(store)), None)


def _place_of(store: Store, place: str | None) -> str | None:
    """A place where reports can be counted; None for one that no report names."""
    return place if place in effect_places.choices(store) else None


def _first(codes: list[str]) -> str | None:
    return codes[0] if codes else None
