"""The ways from an area on any page to its problem picture."""

from __future__ import annotations

import streamlit as st

from jarfalla_data import geography
from pages.ui import data, filters, links
from pages.ui.view import View

FILE = "meeting/problem_picture.py"
_CLICKED = "picture-of"


def draw_link(here: View) -> None:
    """A link to the problem picture of the area that is chosen, by the filters; none where no area is."""
    if here.selection.area:
        st.sidebar.html(f'<p class="j-picture">{links.to_picture(here.store, here.selection.area, here.lang)}</p>')


def link(here: View) -> None:
    """The same on the page itself, for a telephone: there the filters are out of sight.

    It has a place of its own also where there is none, so that what comes after it stays where it is.
    """
    with st.container():
        if here.selection.area:
            said = links.to_picture(here.store, here.selection.area, here.lang)
            st.html(f'<p class="j-picture j-narrow">{said}</p>')


def open_for(area: str) -> None:
    """Remember the area that was clicked on where there is no list of areas: the next run opens its picture."""
    st.session_state[_CLICKED] = area


def clicked() -> str | None:
    """The area that was clicked on since the last run; then it is forgotten."""
    area = st.session_state.pop(_CLICKED, None)
    return None if area is None else str(area)


def turn_to(area: str, lang: str) -> dict[str, str]:
    """Make the page be about an area; returns what its address has to ask for that, nothing for the municipality.

    A place that was looked at before is left, as it is by a choice in the list.
    """
    store = data.store()
    filters.go_to(filters.PLACE, filters.EVERYWHERE)
    return {links.AREA: geography.name(store, area, lang)} if area in geography.choices(store) else {}
