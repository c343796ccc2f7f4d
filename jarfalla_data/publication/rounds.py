"""The dialogue rounds of an extract, and which of them a period is about."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from jarfalla_data.measures import rounds as measured
from jarfalla_data.reporting_delay import is_settled
from jarfalla_data.selection import Period
from jarfalla_data.store import Store, kept

NO_ROUND = ""
"""The key of what is said of a period without a round."""
NO_TIME = Period.of_years(1, 1)


@dataclass(frozen=True)
class Round:
    """A round that has answers, and the days that it ran, both inside."""

    round_id: str
    first: dt.date
    last: dt.date


@kept
def rounds(store: Store) -> tuple[Round, ...]:
    """The rounds that have answers and after whose last day the reporting delay has passed, the earliest first."""
    return tuple(one for one in _answered(store) if is_settled(one.last, store.files["dialogues"]))


def _answered(store: Store) -> tuple[Round, ...]:
    rows = measured.answered(store)
    named = zip(rows["round_id"], rows["starts_on"], rows["ends_on"], strict=True)
    return tuple(Round(str(name), first.date(), last.date()) for name, first, last in named)


def round_in(known: tuple[Round, ...], period: Period | None) -> str:
    """The latest round that ran in the period; NO_ROUND when there is none."""
    ran = [one.round_id for one in known if period is None or period.meets(one.first, one.last)]
    return ran[-1] if ran else NO_ROUND


@kept
def periods(store: Store) -> dict[str, Period]:
    """For each of `rounds` that any choice of years is about: years in which it is the latest; for none, no time."""
    known = _answered(store)
    years = sorted({day.year for one in known for day in (one.first, one.last)})
    chosen = [Period.of_years(first, last) for first in years for last in years if first <= last]
    found = {round_in(known, period): period for period in chosen}
    return {one.round_id: found[one.round_id] for one in rounds(store) if one.round_id in found} | {NO_ROUND: NO_TIME}
