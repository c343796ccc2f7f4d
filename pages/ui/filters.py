"""The filters: drawn in the sidebar for the pages that they act on, kept in the URL, read as one Selection."""

from __future__ import annotations

import streamlit as st

from jarfalla_data import Period, Selection
from jarfalla_data.wording import Translator

FIRST, LAST = "fran", "till"


def draw_period(t: Translator, years: range) -> None:
    """Two lists, from year and to year, in the sidebar; what the URL asks wrongly is said in a sentence."""
    if not years:
        return
    options = [str(year) for year in years]
    problems = [p for key in (FIRST, LAST) if (p := _unknown(t, key, options))]
    with st.sidebar:
        st.markdown(f"**{t('Period')}**")
        st.selectbox(t("Från år"), options, index=0, key=FIRST, bind="query-params")
        st.selectbox(t("Till år"), options, index=len(options) - 1, key=LAST, bind="query-params")
    if _reversed():
        problems.append(t("Från år är senare än till år. Hela perioden visas."))
    for problem in problems:
        st.info(problem)


def selection() -> Selection:
    """What the filters say now; years that the page does not filter by mean the whole period."""
    first, last = st.session_state.get(FIRST), st.session_state.get(LAST)
    if first is None or last is None or _reversed():
        return Selection()
    return Selection(period=Period.of_years(int(first), int(last)))


def _reversed() -> bool:
    first, last = st.session_state.get(FIRST), st.session_state.get(LAST)
    return first is not None and last is not None and int(first) > int(last)


def _unknown(t: Translator, key: str, options: list[str]) -> str | None:
    asked = st.query_params.get(key)
    if asked is None or asked in options:
        return None
    return t(
        "Året i länken ({asked}) finns inte. Välj ett år från {first} till {last}.",
        asked=asked[:20],
        first=options[0],
        last=options[-1],
    )
