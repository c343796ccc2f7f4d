"""The frame around every page: language, filters, menu."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from html import escape
from pathlib import Path
from urllib.parse import urlencode

import streamlit as st
from streamlit.navigation.page import Page

from jarfalla_data.errors import DataError, PublishError
from jarfalla_data.findings import Effect
from jarfalla_data.measures import covered
from jarfalla_data.measures.meeting import meetings
from jarfalla_data.privacy import Audience
from jarfalla_data.wording import Translator, translator
from pages.ui import account, blocks, filters, login, view
from pages.ui.audience import audience

_log = logging.getLogger(__name__)

AUDIENCE, PICTURE = "audience", "problembild"
PAGES = Path(__file__).parents[1]
LOOK = Path(__file__).with_name("look.css")


@dataclass(frozen=True)
class Entry:
    """A page of the menu: its file under pages/, address, the filters that act on it, and whether only some see it."""

    file: str
    address: str
    title: Callable[[Translator], str]
    filters: tuple[Callable[[view.View], None], ...] = ()
    internal: bool = False


def _period(here: view.View) -> None:
    filters.draw_period(here.t, covered.years(here.periods))


def _area(here: view.View) -> None:
    filters.draw_area(here.t, here.store)
    if here.audience is Audience.INTERNAL:
        filters.draw_picture_link(here.t, PICTURE)


def _area_of_picture(here: view.View) -> None:
    filters.draw_area(here.t, here.store)


def _time(here: view.View) -> None:
    filters.draw_time(here.t, all_day=False)


def _time_of_incidents(here: view.View) -> None:
    if here.audience is Audience.INTERNAL:  # the public sees incidents at all hours only
        filters.draw_time(here.t, all_day=True)


def _meeting(here: view.View) -> None:
    filters.draw_meeting(here.t, meetings(here.store))


MENU: dict[Callable[[Translator], str], tuple[Entry, ...]] = {
    lambda t: t("Läget"): (
        Entry("situation/overview.py", "oversikt", lambda t: t("Översikt")),
        Entry("situation/insecurity.py", "otrygghet", lambda t: t("Otrygghet"), (_period, _area, _time)),
        Entry(
            "situation/incidents.py",
            "brott-och-handelser",
            lambda t: t("Brott och händelser"),
            (_period, _area, _time_of_incidents),
        ),
        Entry("situation/drug_scene.py", "oppen-drogscen", lambda t: t("Öppen drogscen – Jakobsberg"), (_period,)),
    ),
    lambda t: t("Till mötet"): (
        Entry(
            "meeting/problem_picture.py",
            PICTURE,
            lambda t: t("Problembild"),
            (_area_of_picture, _period, _meeting),
            internal=True,
        ),
    ),
    lambda t: t("Om"): (
        Entry("about/method.py", "metod", lambda t: t("Metod")),
        Entry("about/data_quality.py", "datakvalitet", lambda t: t("Datakvalitet")),
        Entry("about/import_data.py", "las-in-data", lambda t: t("Läs in data"), internal=True),
    ),
}
"""The menu's groups and pages, in order. The first page is also what the bare address opens."""


def draw() -> None:
    """Set up the page, draw menu, language and filters, and run the chosen page."""
    who = Audience(audience())
    _forget_what_was_internal(who)
    lang = view.language()
    t = translator(lang)
    st.set_page_config(layout="wide")
    chosen, entry = _menu(t, who)
    st.set_page_config(page_title=f"{entry.title(t)} · {t('Lokala problembilder i Järfälla')}")
    st.html(LOOK)
    _corner(lang, t, who)
    if view.unknown_language():
        blocks.notice(t("Språket i länken finns inte. Sidan visas på svenska."))
    try:
        here = view.current()
        _tell_unread(here)
        for draw_filter in entry.filters:
            draw_filter(here)
        chosen.run()
    except (DataError, PublishError) as error:
        blocks.title(entry.title(t))
        _tell_failed(error, who, t)


def _tell_failed(error: DataError | PublishError, who: Audience, t: Translator) -> None:
    """Why there is nothing to show; to the public without the reason, whose words may name a folder of the server."""
    if isinstance(error, DataError) and who is Audience.INTERNAL:
        blocks.nothing(error.say(t.lang), t)
    else:
        _log.error("The public pages are closed: %s", error)
        blocks.notice(t("Det publicerade underlaget går inte att läsa just nu. Felet är noterat i serverns logg."))


def _forget_what_was_internal(who: Audience) -> None:
    """Start anew where a session has become public: what it chose while it was internal may be what only those see."""
    if st.session_state.get(AUDIENCE, who) != who:
        st.session_state.clear()
    st.session_state[AUDIENCE] = who


def _menu(t: Translator, who: Audience) -> tuple[Page, Entry]:
    """Streamlit's menu on top; the page to run and what we know of it. For the public internal pages do not exist."""
    seen = {group(t): [e for e in pages if who is Audience.INTERNAL or not e.internal] for group, pages in MENU.items()}
    entries = {group: [(e, _page(e, t)) for e in pages] for group, pages in seen.items() if pages}
    first = next(iter(MENU.values()))[0]
    start = st.Page(PAGES / first.file, title=first.title(t), default=True, visibility="hidden")
    shown = {group: [page for _, page in pages] for group, pages in entries.items()}
    next(iter(shown.values())).insert(0, start)
    chosen = st.navigation(shown, position="top")
    known = {page.url_path: entry for pages in entries.values() for entry, page in pages}
    return chosen, known.get(chosen.url_path, first)


def _tell_unread(here: view.View) -> None:
    """Name the files that are there but could not be read: a page without them must not look as if all were said."""
    files = sorted({found.file for found in here.store.findings if found.effect is Effect.FILE_SET_ASIDE})
    if files:
        told = here.t.plural("{n} fil gick inte att läsa", "{n} filer gick inte att läsa", len(files))
        blocks.notice(f"{told}: {', '.join(files)}")


def _page(entry: Entry, t: Translator) -> Page:
    return st.Page(PAGES / entry.file, title=entry.title(t), url_path=entry.address)


def _corner(lang: str, t: Translator, who: Audience) -> None:
    """The other language, and where log-in is set up its button."""
    if not login.is_set_up():
        _language_link(lang)
        return
    with st.container(horizontal=True, horizontal_alignment="right", vertical_alignment="center", key="corner"):
        account.draw_button(t)
        _language_link(lang)
        if who is Audience.INTERNAL:
            account.close_at_the_end()
    account.tell(t)


def _language_link(lang: str) -> None:
    """A link that loads the page anew in the other language, with the same filters."""
    other, name = ("sv", "Svenska") if lang == "en" else ("en", "English")
    query = urlencode({**st.query_params.to_dict(), view.PARAMETER: other})
    link = f'<a href="?{escape(query)}" target="_self" lang="{other}" hreflang="{other}">{name}</a>'
    st.html(f'<p class="j-language">{link}</p>', width="content" if login.is_set_up() else "stretch")
