"""The parts of the method page: each measure, and each statistical method with its example."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

import streamlit as st

from jarfalla_data.charts.method_entry import Entry
from jarfalla_data.charts.method_model import Method, Section
from jarfalla_data.wording import Translator


def method(told: Sequence[Entry], t: Translator) -> None:
    """Each measure under its name: what it is, out of what, source, limits."""
    for entry in told:
        lines = (
            (t("Vad"), entry.what),
            (t("Underlag"), entry.base),
            (t("Källa"), entry.source),
            (t("Begränsningar"), entry.limits),
        )
        rows = "".join(f"<dt>{escape(name)}</dt><dd>{escape(text)}</dd>" for name, text in lines)
        st.html(f'<h2 class="j-heading">{escape(entry.name)}</h2><dl class="j-method">{rows}</dl>')


def ways(told: Sequence[Section], t: Translator) -> None:
    """Each statistical method: its question and an example; formula and source are folded."""
    for section in told:
        parts = "".join(
            f"<h4>{escape(way.name)}</h4><p>{escape(way.question)}</p>"
            f'<p class="j-example"><span>{escape(t("Räkneexempel"))}</span> {escape(way.example)}</p>'
            f"<details><summary>{escape(t('Formel och källa'))}</summary>{_formula(way, t)}</details>"
            for way in section.methods
        )
        st.html(f'<h3 class="j-heading">{escape(section.name)}</h3><div class="j-ways">{parts}</div>')


def _formula(way: Method, t: Translator) -> str:
    lines = "<br/>".join(escape(line) for line in way.formula)
    formula = f'<p class="j-formula">{lines}</p>' if lines else ""
    return f"{formula}<p>{escape(way.where)}</p><p>{escape(t('Källa: {site}', site=way.source))}.</p>"
