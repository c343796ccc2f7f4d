"""What is ranked and what each criterion weighs: the filters of that page, kept in the URL."""

from __future__ import annotations

from html import escape

import streamlit as st

from jarfalla_data.charts.priority_words import criterion_label, level_label
from jarfalla_data.measures.priority_criteria import DECISIONS, FINDINGS, INSECURITY, TREND, WORRY, criteria, highest
from jarfalla_data.measures.priority_values import LEVELS
from jarfalla_data.wording import Translator
from pages.ui import blocks, links, lists, view

ADDRESS, LEVEL = "prioritering", "niva"
KEYS = {
    INSECURITY: "viktotrygghet",
    WORRY: "viktoro",
    TREND: "vikthandelser",
    FINDINGS: "viktbrister",
    DECISIONS: "viktbeslut",
}
"""By criterion what its weight is called in the address."""


def draw(here: view.View) -> None:
    """All filters of the page, in the sidebar."""
    t = here.t
    lists.one_of(t, t("Rangordna"), LEVEL, lambda t: {code: level_label(code, t) for code in LEVELS}, LEVELS[0])
    for criterion in criteria():
        _draw_weight(t, criterion.code, criterion.weight)
    if weights() != tuple(criterion.weight for criterion in criteria()):
        chosen = {LEVEL: st.session_state[LEVEL]} if st.session_state[LEVEL] != LEVELS[0] else {}
        address = escape(links.within(ADDRESS, t.lang, **chosen))
        st.sidebar.html(f'<p class="j-picture"><a href="{address}" target="_self">{t("Återställ vikterna")}</a></p>')


def level() -> str:
    """Whether areas or parts are ranked."""
    return str(st.session_state.get(LEVEL) or LEVELS[0])


def weights() -> tuple[int, ...]:
    """The weights as they stand, in the order of the criteria."""
    return tuple(int(st.session_state.get(KEYS[each.code], each.weight)) for each in criteria())


def _draw_weight(t: Translator, code: str, declared: int) -> None:
    """One weight, from 0 to the highest; what the URL says that is no such weight is told."""
    asked, label = st.query_params.get(KEYS[code]), t("Vikt: {what}", what=criterion_label(code, t).lower())
    known = [str(n) for n in range(highest() + 1)]
    if asked is not None and asked not in known:
        blocks.notice(t("”{asked}” i länken är ingen vikt. Vikter går från 0 till {n}.", asked=asked[:40], n=highest()))
    st.sidebar.slider(label, 0, highest(), declared, key=KEYS[code], bind="query-params")
