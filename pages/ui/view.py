"""The view of a visitor: what the URL and the filters ask for, and who is asking."""

from __future__ import annotations

import streamlit as st

from jarfalla_data.privacy import Audience
from jarfalla_data.publication.view import View
from jarfalla_data.wording import LANGUAGES
from pages.ui import data, filters
from pages.ui.audience import audience

__all__ = ["PARAMETER", "View", "current", "language", "unknown_language"]

PARAMETER = "lang"


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
