"""What is followed up: the filters of that page, kept in the URL, read as one question."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import streamlit as st

from jarfalla_data import Store
from jarfalla_data.charts.effect_about import intervention_names, what_label
from jarfalla_data.measures import effect_places
from jarfalla_data.measures.effect_question import (
    MONTHS_AFTER,
    OWN_DATE,
    WHATS,
    YEARS_BEFORE,
    Question,
    resolve,
    usual,
)
from jarfalla_data.partial_dates import PartialDate
from jarfalla_data.wording import Translator, translator
from pages.ui import blocks, data, lists, view

FILE, ADDRESS = "work/effect.py", "uppfoljning"
INTERVENTION, DATE, PLACE, COMPARISON = "insats", "datum", "plats", "jamforelse"
BESIDE, BESIDE_COMPARISON, WHAT, BEFORE, AFTER = "intill", "intilljamforelse", "slag", "fore", "efter"
BY_ITSELF = ""
"""What the page finds out: the intervention's own place, the comparison most alike before, no place beside."""
_CLICKED = "follow-up"


def draw(here: view.View) -> None:
    """All filters of the page, in the sidebar."""
    store, t = here.store, here.t
    asked = st.query_params.get(INTERVENTION)
    if asked is None and st.query_params.get(DATE) and INTERVENTION not in st.session_state:
        st.session_state[INTERVENTION] = OWN_DATE
    first = usual(store) or OWN_DATE
    lists.one_of(t, t("Insats"), INTERVENTION, lambda t: intervention_names(store, t), first)
    if st.session_state[INTERVENTION] == OWN_DATE:
        _draw_date(t)
    _place(store, t, t("Plats"), PLACE, lambda t: t("Insatsens plats"))
    _place(store, t, t("Jämförelse"), COMPARISON, lambda t: t("Den mest lika före"))
    _place(store, t, t("Område intill"), BESIDE, lambda t: t("Inget"))
    if st.session_state[BESIDE]:
        _place(store, t, t("Jämförelse för området intill"), BESIDE_COMPARISON, lambda t: t("Den mest lika före"))
    lists.one_of(t, t("Slag"), WHAT, lambda t: {code: what_label(code, t) for code in WHATS}, WHATS[0])
    lists.one_of(t, t("Tid före"), BEFORE, lambda t: {str(n): _years(n, t) for n in YEARS_BEFORE}, str(YEARS_BEFORE[0]))
    lists.one_of(
        t, t("Tid efter"), AFTER, lambda t: {str(n): _months(n, t) for n in MONTHS_AFTER}, str(MONTHS_AFTER[0])
    )


def question(store: Store) -> Question:
    """What the filters ask now, with what they leave open found out."""
    said = st.session_state
    own = said.get(INTERVENTION) == OWN_DATE
    return resolve(
        store,
        Question(
            said.get(INTERVENTION),
            _read(said.get(DATE) or "") if own else None,
            said.get(PLACE) or None,
            said.get(COMPARISON) or None,
            said.get(BESIDE) or None,
            said.get(BESIDE_COMPARISON) or None,
            said.get(WHAT) or WHATS[0],
            int(said.get(BEFORE) or YEARS_BEFORE[0]),
            int(said.get(AFTER) or MONTHS_AFTER[0]),
        ),
    )


def choose(code: str) -> None:
    """Follow up the intervention that was clicked on, on the page itself."""
    st.session_state[INTERVENTION] = code


def follow_up(code: str) -> None:
    """Remember, on another page, the intervention that was clicked on: the next run goes to its follow-up."""
    st.session_state[_CLICKED] = code


def clicked() -> str | None:
    """The intervention that was clicked on since the last run; then it is forgotten."""
    code = st.session_state.pop(_CLICKED, None)
    return None if code is None else str(code)


def named(code: str, lang: str) -> str:
    """An intervention as the address names it."""
    return intervention_names(data.store(), translator(lang)).get(code, code)


def _draw_date(t: Translator) -> None:
    st.sidebar.text_input(t("Startdatum"), key=DATE, bind="query-params", placeholder="2021-05-04", max_chars=20)
    said = st.session_state[DATE] or ""
    lists.note(t("Startdatum"), said)
    if said.strip() and _read(said) is None:
        blocks.notice(t("”{asked}” är inget datum. Skriv 2021-05-04, eller bara 2021-05 eller 2021.", asked=said[:40]))


def _read(text: str) -> PartialDate | None:
    """A day, a month, a season or a year; None for what is none."""
    try:
        date = PartialDate.parse(text)
    except ValueError:
        return None
    return date if date.first.year >= dt.MINYEAR + 1000 else None


def _place(store: Store, t: Translator, label: str, key: str, by_itself: Callable[[Translator], str]) -> None:
    """One list of places, after what the page finds out by itself."""

    def names(t: Translator) -> dict[str, str]:
        places = effect_places.choices(store)
        return {BY_ITSELF: by_itself(t), **{code: effect_places.name(store, code, t.lang) for code in places}}

    lists.one_of(t, label, key, names, BY_ITSELF)


def _years(n: int, t: Translator) -> str:
    return t.plural("{n} år", "{n} år", n)


def _months(n: int, t: Translator) -> str:
    return _years(n // 12, t) if n % 12 == 0 else t.plural("{n} månad", "{n} månader", n)
