"""One area after the other, by a click or an arrow key, as a meeting goes through them."""

from __future__ import annotations

import streamlit as st

from jarfalla_data import geography
from jarfalla_data.measures.at_place import named_places
from jarfalla_data.measures.effect_places import name as place_name
from jarfalla_data.privacy import Audience
from pages.ui import filters
from pages.ui.links import AREA
from pages.ui.view import View


def steps(here: View) -> None:
    """Buttons for the one before and the next: all of Järfälla, its parts, its areas, and round again.

    From a named place they go through the named places.
    """
    chosen = filters.place() if here.audience is Audience.INTERNAL else None
    if chosen:
        ring, step = [*named_places(here.store)], filters.PLACE
    else:
        ring, step = [filters.EVERYWHERE, *geography.choices(here.store)], AREA
    i = ring.index(chosen or here.selection.area or filters.EVERYWHERE)
    before, after = ring[i - 1], ring[(i + 1) % len(ring)]
    names = [place_name(here.store, code or geography.MUNICIPALITY, here.lang) for code in (before, after)]
    with st.container(horizontal=True, horizontal_alignment="distribute", key="steps"):
        st.button(names[0], key="before", shortcut="Left", on_click=filters.go_to, args=(step, before))
        st.button(names[1], key="after", shortcut="Right", on_click=filters.go_to, args=(step, after))
