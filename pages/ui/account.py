"""The log-in's place in the frame: the button, the sentence to who is not inside, the end of a log-in."""

from __future__ import annotations

import time

import streamlit as st

from jarfalla_data.wording import Translator
from pages.ui import blocks, login


def draw_button(t: Translator) -> None:
    """The button to log in or out."""
    if login.standing(login.claims_of_session()) in ("out", "ended"):
        st.button(t("Logga in"), on_click=st.login, type="tertiary", key="log-in")
    else:
        st.button(t("Logga ut"), on_click=login.log_out, type="tertiary", key="log-out")


def tell(t: Translator) -> None:
    """Say to whoever has logged in and is not inside why the public view is shown."""
    now = login.standing(login.claims_of_session())
    if now == "ended":
        blocks.notice(t("Inloggningen har gått ut. De offentliga sidorna visas. Logga in igen för att se de interna."))
    if now == "outside":
        blocks.notice(
            t("Du är inloggad men hör inte till gruppen för de interna sidorna. De offentliga sidorna visas.")
        )


def close_at_the_end() -> None:
    """Draw the page anew when the log-in ends, so that nothing internal stays on a screen that nobody touches."""
    left = login.ends_at(login.claims_of_session()) - time.time()

    @st.fragment(run_every=max(1.0, left + 1))
    def look() -> None:
        if login.standing(login.claims_of_session()) != "inside":
            st.rerun()

    look()
