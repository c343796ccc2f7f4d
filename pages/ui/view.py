"""What a page is asked to show: which data, to whom, in which language, and what of it."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from jarfalla_data import Selection, Store
from jarfalla_data.privacy import Audience
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

    @property
    def t(self) -> Translator:
        """Says texts in the view's language."""
        return translator(self.lang)


def current() -> View:
    """The view as the URL says it; DataError when nothing can be loaded."""
    return View(data.store(), Audience(audience()), language(), filters.selection())


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
