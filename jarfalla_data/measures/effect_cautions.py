"""What must be said beside a comparison of before and after, so that it is not read for more than it tells."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from enum import StrEnum

import pandas as pd

from jarfalla_data.figures import Figures
from jarfalla_data.measures.control_series import is_found_by_controls
from jarfalla_data.measures.effect import by_month, internal, told_of
from jarfalla_data.measures.effect_obstacles import breaks, obstacle, span
from jarfalla_data.measures.effect_places import related
from jarfalla_data.measures.effect_question import OWN_DATE, Question, around, known_months
from jarfalla_data.measures.incident_cube import cube
from jarfalla_data.measures.interventions import Intervention, interventions
from jarfalla_data.measures.statistics import Unit
from jarfalla_data.partial_dates import Precision
from jarfalla_data.selection import Period
from jarfalla_data.store import Store, kept

PANDEMIC = Period(dt.date(2020, 3, 1), dt.date(2022, 2, 28))
LARGE = -0.3
"""A decrease beyond this is more than such interventions have been seen to give."""
COLUMNS = ("caution", "names", "low", "high")
BEGUN = ("milestone_id", "date", "label_sv", "label_en", "chosen")


class Caution(StrEnum):
    """What is warned of; `names` and `low`, `high` of its row hold what its sentence needs."""

    FOUND_BY_CONTROLS = "found_by_controls"
    START_UNKNOWN = "start_unknown"  # no later than: part of the time after may be in the time before
    PROVES_NOTHING = "proves_nothing"  # low, high: the ratio of trends, which includes 1
    AT_ITS_WORST = "at_its_worst"  # low: whole years before that are known
    LARGE_DECREASE = "large_decrease"
    PANDEMIC = "pandemic"
    OTHER_MEASURES = "other_measures"  # names: (id of the intervention, …)
    TOUCHED_METHOD = "touched_method"
    NO_BESIDE = "no_beside"  # there is nothing to hold the place beside against


@kept
def cautions(store: Store, question: Question) -> Figures:
    """What is to be warned of?

    One row = one caution: caution (of `Caution`), names (a tuple of ids of interventions), low, high (numbers or
    missing). Empty where an obstacle is.
    """
    rows = [] if obstacle(store, question) is not None else list(_found(store, question))
    return internal(store, pd.DataFrame(rows, columns=COLUMNS).astype({"low": "Float64", "high": "Float64"}))


@kept
def begun(store: Store, question: Question) -> Figures:
    """Which interventions began from the first day before to the last after, the chosen one among them?

    One row = one intervention, the earliest first: milestone_id (its id), date (`PartialDate`), label_sv, label_en,
    chosen (bool; a date of one's own has a row without a name). Empty without a start.
    """
    if question.starts is None or not known_months(store):
        return internal(store, pd.DataFrame(columns=BEGUN))
    chosen = [one for one in interventions(store) if one.code == question.intervention]
    every = sorted((*chosen, *others(store, question)), key=lambda one: (one.date, one.code))
    rows = [(one.code, one.date, one.sv, one.en, one in chosen) for one in every]
    if not chosen:
        rows = [(OWN_DATE, question.starts, "", "", True), *rows]
    return internal(store, pd.DataFrame(rows, columns=BEGUN))


def others(store: Store, question: Question) -> tuple[Intervention, ...]:
    """The other interventions that begin from the first day before to the last after, here or in the same part.

    The earliest first. One whose place is not told may be here.
    """
    days, places = Period(*span(store, question)), tuple(question.places.values())
    return tuple(
        one
        for one in reversed(interventions(store))
        if one.code != question.intervention
        and days.meets(one.date.first, one.date.last)
        and related(store, one.place, places)
    )


def is_worst(years: Sequence[float]) -> bool:
    """Whether the last of several years, which stands first, had more reports than any other."""
    return len(years) > 1 and years[0] > max(years[1:])


def _found(store: Store, question: Question) -> Iterator[tuple[Caution, tuple[str, ...], float | None, float | None]]:
    if is_found_by_controls(question.what):
        yield Caution.FOUND_BY_CONTROLS, (), None, None
    yield from _of_estimates(store, question)
    worst = _years_at_worst(store, question)
    if worst:
        yield Caution.AT_ITS_WORST, (), worst, None
    if question.starts is not None and question.starts.precision is Precision.NO_LATER_THAN:
        yield Caution.START_UNKNOWN, (), None, None
    if PANDEMIC.meets(*span(store, question)):
        yield Caution.PANDEMIC, (), None, None
    names = tuple(one.code for one in others(store, question))
    if names:
        yield Caution.OTHER_MEASURES, names, None, None
    if breaks(store, question):
        yield Caution.TOUCHED_METHOD, (), None, None
    if question.beside and not question.beside_control:
        yield Caution.NO_BESIDE, (), None, None


def _of_estimates(
    store: Store, question: Question
) -> Iterator[tuple[Caution, tuple[str, ...], float | None, float | None]]:
    """That an unseen difference before is no proof, and that a large decrease is more than one expects."""
    told = told_of(store, question)
    if told is None or told.change.value is None:
        return
    yield Caution.PROVES_NOTHING, (), told.trend.low, told.trend.high
    if told.change.unit is Unit.RELATIVE_CHANGE and told.change.value < LARGE:
        yield Caution.LARGE_DECREASE, (), None, None


def _years_at_worst(store: Store, question: Question) -> int:
    """How many whole years before the start are known, if the last of them had the most reports; otherwise 0."""
    if question.treated is None or question.starts is None:
        return 0
    end, first = around(question.starts)[0], cube(store).first_month
    reports = by_month(store, question.treated, question.what)
    starts = range(end - 12, known_months(store).start - 1, -12)
    years = [reports[start - first : start - first + 12].sum() for start in starts]
    return len(years) if is_worst(years) else 0
