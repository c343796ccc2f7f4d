"""The accessibility statement's settings, and its sentences that end in a link."""

from __future__ import annotations

import os
from html import escape

import streamlit as st

from jarfalla_data.charts.model import Link

CONTACT = "JARFALLA_ACCESSIBILITY_CONTACT"
RESPONSIBLE = "JARFALLA_RESPONSIBLE"


def contact() -> str:
    """Where readers report what they cannot use; empty when it is not set."""
    return os.environ.get(CONTACT, "")


def responsible() -> str:
    """The name of the public body that answers for the pages; empty when it is not set."""
    return os.environ.get(RESPONSIBLE, "")


def leading(sentence: str, link: Link) -> None:
    """A sentence and where it leads; words without an address are not a link."""
    shown = escape(link.text)
    if link.url:
        shown = f'<a href="{escape(link.url)}" rel="noreferrer">{shown}</a>'
    st.html(f'<p class="j-text j-onward">{escape(sentence)} {shown}</p>')
