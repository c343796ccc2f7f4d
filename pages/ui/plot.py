"""A chart that stays in place when its data change.

Streamlit's own plotly chart is built anew with each change: it blinks and its hover text is lost. This one
hands the new figure to the drawing that is there.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import streamlit as st

from pages.ui.server import PLOTLY_URL

# Styles are not isolated, because plotly puts its own into the page, where a shadow tree would not see them.
_draw = st.components.v2.component(
    "jarfalla_plot",
    css=".jarfalla-plot {\n  width: 100%;\n}\n.jarfalla-plot.over .nsewdrag {\n  cursor: pointer;\n}\n",
    js=Path(__file__).with_suffix(".js").read_text("utf-8"),
    isolate_styles=False,
)


def plot(
    wide: dict[str, Any],
    narrow: dict[str, Any] | None,
    *,
    key: str,
    alt: str,
    height: int,
    narrow_height: int | None = None,
    wide_from: int = 640,
    on_click: Callable[[str], None] | None = None,
) -> None:
    """Draw a figure, in its narrow form where its place is under `wide_from` pixels wide.

    Figures are plotly's JSON: {"data": …, "layout": …}. `on_click` is called, before the next run of the script, with
    the `customdata` of a point or a filled area that was clicked.
    """
    data = {
        "wide": _text(wide),
        "narrow": _text(narrow) if narrow else None,
        "height": height,
        "narrowHeight": narrow_height or height,
        "wideFrom": wide_from,
        "alt": alt,
        "clickable": on_click is not None,
        "source": PLOTLY_URL,
    }
    if on_click is None:
        _draw(key=key, data=data, height=height)
    else:
        _draw(key=key, data=data, height=height, on_clicked_change=partial(_tell, key, on_click))


def _tell(key: str, on_click: Callable[[str], None]) -> None:
    """Hand on what was clicked; the component also reports that a click is over, as nothing."""
    clicked = st.session_state[key].get("clicked")
    if clicked is not None:
        on_click(str(clicked))


def _text(figure: dict[str, Any]) -> str:
    # NaN is no JSON: the browser would show nothing at all. Better to fail here, where a test sees it.
    return json.dumps(figure, allow_nan=False, separators=(",", ":"))
