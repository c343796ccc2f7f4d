"""What a printed page says of itself: for whom it is, what the filters chose, and on each sheet that it is internal."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

import streamlit as st

from jarfalla_data.privacy import Audience
from jarfalla_data.wording import Translator


def head(chosen: Mapping[str, str], who: Audience, t: Translator) -> None:
    """A line above the page that is seen on paper only, and words in the margin of each sheet."""
    inside = who is Audience.INTERNAL
    mark = t("Intern") if inside else t("Offentlig")
    said = [mark, *(f"{label}: {name}" for label, name in chosen.items()), t("Lokala problembilder i Järfälla")]
    margin = f'@top-right {{ content: "{mark}"; font-weight: bold; }}' if inside else ""
    st.html(
        f"<style>@page {{ {margin} @bottom-right {{ content: counter(page) }} }}</style>"
        f'<p class="j-printed">{escape(" · ".join(said))}</p>'
    )
