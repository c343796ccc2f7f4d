"""A chart block that stays in place when its data change.

Streamlit's own plotly chart is built anew with each change: it blinks and its hover text is lost. This one
hands the new figure to the drawing that is there. Words, figure and tables are one component, because a page takes
longer to change the more components it has.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path
from typing import Any

import streamlit as st

from pages.ui.server import PLOTLY_URL

# Styles are not isolated, because plotly puts its own into the page, where a shadow tree would not see them.
_draw = st.components.v2.component(
    "jarfalla_plot",
    js=Path(__file__).with_suffix(".js").read_text("utf-8"),
    isolate_styles=False,
)


@dataclass(frozen=True)
class Figure:
    """A figure as plotly's JSON, {"data": …, "layout": …}, or as SVG: wide, and narrow for a place under `wide_from`
    pixels wide.

    Heights are in pixels; `alt` says in words what it shows.
    """

    wide: dict[str, Any] | str
    narrow: dict[str, Any] | str
    wide_from: int
    height: int
    narrow_height: int
    alt: str


@dataclass(frozen=True)
class File:
    """A table as HTML, and its download: the words of the button, the text of the file, its name."""

    html: str
    button: str
    csv: str
    file: str


def content(before: str, figure: Figure | None, after: str, *, label: str, tables: Sequence[File]) -> dict[str, Any]:
    """What is sent to the browser: HTML, a figure, HTML, and tables under a label that opens them."""
    words = {"before": before, "after": after, "label": label, "tables": list(map(asdict, tables))}
    if figure is None:
        return words
    return {
        **words,
        "wide": _text(figure.wide),
        "narrow": _text(figure.narrow),
        "height": figure.height,
        "narrowHeight": figure.narrow_height,
        "wideFrom": figure.wide_from,
        "alt": figure.alt,
        "source": PLOTLY_URL,
    }


def plot(key: str, sent: dict[str, Any], on_click: Callable[[str], None] | None = None) -> None:
    """Show a block.

    `on_click` is called, before the next run of the script, with the `customdata` of a point of plotly's that was
    clicked, or the `data-code` of a part of an SVG.
    """
    if on_click is None:
        _draw(key=key, data=sent)
    else:
        _draw(key=key, data={**sent, "clickable": True}, on_clicked_change=partial(_tell, key, on_click))


def _tell(key: str, on_click: Callable[[str], None]) -> None:
    """Hand on what was clicked; the component also reports that a click is over, as nothing."""
    clicked = st.session_state[key].get("clicked")
    if clicked is not None:
        on_click(str(clicked))


def _text(figure: dict[str, Any] | str) -> str:
    if isinstance(figure, str):
        return figure
    # NaN is no JSON: the browser would show nothing at all. Better to fail here, where a test sees it.
    return json.dumps(figure, allow_nan=False, ensure_ascii=False, separators=(",", ":"))
