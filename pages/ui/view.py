"""What a page is asked to show: which data, to whom, in which language, and what of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import streamlit as st

from jarfalla_data import Selection, Store, geography
from jarfalla_data.figures import Figures
from jarfalla_data.measures.at_place import at_place
from jarfalla_data.measures.covered import Periods
from jarfalla_data.privacy import Audience, Released, smallest_count
from jarfalla_data.wording import LANGUAGES, Translator, translator
from pages.ui import data, filters
from pages.ui.audience import audience

PARAMETER = "lang"


@dataclass(frozen=True)
class View:
    """One visitor's view at one moment."""

    store: Store
    audience: Audience
    lang: str
    selection: Selection

    def figures(self, measure: Callable[..., Figures], *asked: Any) -> Released:
        """What a measure says when it is asked so, as this audience may see it."""
        return data.released(self.store, self.audience, smallest_count(), measure, asked)

    def at(self, place: str | None) -> View:
        """The same about a named place, of what names it only; for the public as it is, for it overlaps areas."""
        if place is None or self.audience is not Audience.INTERNAL:
            return self
        about = replace(self.selection, area=place, area_ids=(place,))
        return replace(self, store=at_place(self.store, place), selection=about)

    @property
    def periods(self) -> Periods:
        """By table the days that it tells of, as this audience may know them."""
        return data.periods(self.store, self.audience, smallest_count())

    def at_most(self, finest: str) -> Selection:
        """The selection for a breakdown: as chosen, for the public no finer than "part" or "municipality"."""
        internal = self.audience is Audience.INTERNAL
        return self.selection if internal else geography.widen(self.store, self.selection, finest)

    @property
    def time(self) -> str:
        """The part of the day that is looked at."""
        return self.selection.time_of_day or filters.STANDARD_TIME

    @property
    def t(self) -> Translator:
        """Says texts in the view's language."""
        return translator(self.lang)


def current() -> View:
    """The view as the URL says it; DataError when nothing can be loaded."""
    store = data.store()
    return View(store, Audience(audience()), language(), filters.selection(store))


def language() -> str:
    """The language of the URL, or the one that this visitor chose before going to another page."""
    asked = st.query_params.get(PARAMETER)
    if asked in LANGUAGES:
        st.session_state[PARAMETER] = asked
    chosen = str(st.session_state.get(PARAMETER, LANGUAGES[0]))
    if chosen != LANGUAGES[0] and asked != chosen:
        st.query_params[PARAMETER] = chosen  # the menu drops it; a copied link must hold it
    return chosen


def unknown_language() -> str | None:
    """The language that the URL asks for and the dashboard does not have."""
    asked = st.query_params.get(PARAMETER)
    return None if asked is None or asked in LANGUAGES else asked
