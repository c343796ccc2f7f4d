"""One area after the other, by a click or an arrow key, as a meeting goes through them."""

from __future__ import annotations

import streamlit as st

from jarfalla_data import geography
from pages.ui import filters
from pages.ui.view import View


def steps(here: View) -> None:
    """Buttons for the place before and the next: all of Järfälla, its parts, its areas, and round again."""
    places = [filters.EVERYWHERE, *geography.choices(here.store)]
    at = places.index(here.selection.area or filters.EVERYWHERE)
    before, after = places[at - 1], places[(at + 1) % len(places)]
    names = [geography.name(here.store, place or None, here.lang) for place in (before, after)]
    with st.container(horizontal=True, horizontal_alignment="distribute", key="steps"):
        st.button(names[0], key="before", shortcut="Left", on_click=filters.step_area, args=(before,))
        st.button(names[1], key="after", shortcut="Right", on_click=filters.step_area, args=(after,))
