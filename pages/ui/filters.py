"""The filters: drawn in the sidebar for the pages that they act on, kept in the URL, read as one Selection."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence

import streamlit as st

from jarfalla_data import Period, Selection, Store, geography
from jarfalla_data.measures import promises
from jarfalla_data.measures.at_place import named_places
from jarfalla_data.vocabulary.dialogue import TIME_OF_DAY
from jarfalla_data.wording import Translator
from pages.ui import blocks, lists
from pages.ui.links import AREA

FIRST, LAST, TIME = "fran", "till", "tid"
MEETING, PROMISE, PLACE = "mote", "lofte", "platsnamn"
EVERYWHERE, WHOLE_DAY, STANDARD_TIME = "", "", "late_evening_night"


def draw_period(t: Translator, years: range) -> None:
    """Two lists, from year and to year; years the wrong way round are said in a sentence."""
    if not years:
        return
    options = [str(year) for year in years]
    _keep_at_end(FIRST, options[0])
    _keep_at_end(LAST, options[-1])
    lists.one_of(t, t("Från år"), FIRST, lambda _: dict(zip(options, options, strict=True)), options[0])
    lists.one_of(t, t("Till år"), LAST, lambda _: dict(zip(options, options, strict=True)), options[-1])
    if _reversed():
        blocks.notice(t("Från år är senare än till år. Hela perioden visas."))


def draw_area(t: Translator, store: Store, changed: Callable[[], None] | None = None) -> None:
    """All of Järfälla, its parts and its areas, in one list; `changed` is called when another one is chosen."""

    def names(t: Translator) -> dict[str, str]:
        known = geography.names(store, t.lang)
        named = {code: known[code] for code in geography.choices(store)}
        return {EVERYWHERE: geography.name(store, None, t.lang), **named}

    lists.one_of(t, t("Område"), AREA, names, EVERYWHERE, changed)


def draw_area_and_place(t: Translator, store: Store) -> None:
    """The areas, and below them the named places: a choice in one list takes back that in the other."""

    def names(t: Translator) -> dict[str, str]:
        known = dict(zip(store.places["place_id"], store.places["name"], strict=True))
        return {EVERYWHERE: t("Ingen plats vald"), **{code: known[code] for code in named_places(store)}}

    draw_area(t, store, lambda: go_to(PLACE, EVERYWHERE))
    lists.one_of(t, t("Plats"), PLACE, names, EVERYWHERE, lambda: go_to(AREA, EVERYWHERE))


def draw_time(t: Translator, *, all_day: bool) -> None:
    """The part of the day; first of all the whole day, where a page can add its parts up."""

    def names(t: Translator) -> dict[str, str]:
        return {**({WHOLE_DAY: t("Hela dygnet")} if all_day else {}), **TIME_OF_DAY.labels(t.lang)}

    lists.one_of(t, t("Tid på dygnet"), TIME, names, WHOLE_DAY if all_day else STANDARD_TIME)


def draw_promise(t: Translator, store: Store) -> None:
    """The periods of the citizen promises, the latest first."""
    codes = [one.code for one in promises.periods(store)]
    if codes:
        lists.one_of(t, t("Löftesperiod"), PROMISE, lambda _: dict(zip(codes, codes, strict=True)), codes[0])


def promise(store: Store) -> str:
    """The code of the promise's period that is looked at; "" when nothing is promised in the material."""
    asked = promises.period(store, lists.said(PROMISE) or None)
    return asked.code if asked else ""


def draw_meeting(t: Translator, days: Sequence[dt.date]) -> None:
    """The day of the meeting since which news are told: one of those that decided something, or the URL's own."""
    known = [day.isoformat() for day in days]
    asked = st.query_params.get(MEETING, "")
    if _is_day(asked):
        known = sorted({*known, asked})
    if known:
        lists.one_of(t, t("Förra mötet"), MEETING, lambda _: dict(zip(known, known, strict=True)), days[-1].isoformat())


def meeting() -> dt.date | None:
    """The day of the meeting since which news are told; None where none is known."""
    chosen = lists.said(MEETING)
    return dt.date.fromisoformat(chosen) if _is_day(chosen) else None


def place() -> str | None:
    """The named place that is looked at; None where none is chosen."""
    return lists.said(PLACE) or None


def go_to(key: str, code: str) -> None:
    """Set the area or the named place (AREA or PLACE), as the buttons for the next and the one before do."""
    st.session_state[key] = code


def choose_area(area_id: str) -> None:
    """Set the area, as a click on it does; a second click on the same takes it back."""
    st.session_state[AREA] = EVERYWHERE if st.session_state.get(AREA) == area_id else area_id


def period() -> Period | None:
    """The whole years that are chosen; None where a page has no years, or they are the wrong way round."""
    first, last = lists.said(FIRST), lists.said(LAST)
    return None if not first or not last or _reversed() else Period.of_years(int(first), int(last))


def selection(store: Store) -> Selection:
    """What the filters say now; what a page does not filter by means all of it."""
    area = lists.said(AREA) or None
    return Selection(period(), area, geography.area_ids(store, area), lists.said(TIME) or None)


def _keep_at_end(key: str, end: str) -> None:
    """Who looks at the whole period goes on doing so when the files come to reach further."""
    before = st.session_state.get(f"{key}-end", end)
    if before != end and st.session_state.get(key) == before:
        st.session_state[key] = end
    st.session_state[f"{key}-end"] = end


def _is_day(text: str) -> bool:
    try:
        return dt.date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _reversed() -> bool:
    first, last = lists.said(FIRST), lists.said(LAST)
    return bool(first and last) and int(first) > int(last)
