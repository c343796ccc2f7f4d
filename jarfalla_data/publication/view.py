"""What is looked at: which data, by whom, in which language, and what of it. Pages and reports see through the same."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from jarfalla_data import geography
from jarfalla_data.figures import Figures
from jarfalla_data.measures import covered
from jarfalla_data.measures.at_place import at_place
from jarfalla_data.measures.covered import Periods
from jarfalla_data.measures.insecurity import STANDARD_TIME
from jarfalla_data.privacy.suppression import Audience, Released, release, smallest_count
from jarfalla_data.publication.covering import public_periods
from jarfalla_data.publication.current import public
from jarfalla_data.selection import Selection
from jarfalla_data.store import Store, kept
from jarfalla_data.wording import Translator, translator


@kept
def released(
    store: Store, audience: Audience, k: int, measure: Callable[..., Figures], asked: tuple[Any, ...]
) -> Released:
    """What a measure says of a store when it is asked so, for an audience; k is the smallest count that is shown.

    Of persons and single events the public gets what is in the extract, and nothing else.
    """
    if audience is not Audience.INTERNAL:
        return public(store, k, measure, asked)
    return release(measure(store, *asked), audience, k)


@dataclass(frozen=True)
class View:
    """One reader's view at one moment."""

    store: Store
    audience: Audience
    lang: str
    selection: Selection

    def figures(self, measure: Callable[..., Figures], *asked: Any) -> Released:
        """What a measure says when it is asked so, as this audience may see it."""
        return released(self.store, self.audience, smallest_count(), measure, asked)

    def at(self, place: str | None) -> View:
        """The same about a named place, of what names it only; for the public as it is, for it overlaps areas."""
        if place is None or self.audience is not Audience.INTERNAL:
            return self
        about = replace(self.selection, area=place, area_ids=(place,))
        return replace(self, store=at_place(self.store, place), selection=about)

    @property
    def periods(self) -> Periods:
        """By table the days that it tells of: all that its file covers, for the public those that are published."""
        if self.audience is Audience.INTERNAL:
            return covered.periods(self.store)
        return public_periods(self.store, smallest_count())

    def at_most(self, finest: str) -> Selection:
        """The selection for a breakdown: as chosen, for the public no finer than "part" or "municipality"."""
        internal = self.audience is Audience.INTERNAL
        return self.selection if internal else geography.widen(self.store, self.selection, finest)

    @property
    def time(self) -> str:
        """The part of the day that is looked at."""
        return self.selection.time_of_day or STANDARD_TIME

    @property
    def t(self) -> Translator:
        """Says texts in the view's language."""
        return translator(self.lang)
