"""The frame around every page: language, filters, menu."""

from __future__ import annotations

import logging
from html import escape
from pathlib import Path
from urllib.parse import urlencode

import streamlit as st
from streamlit.delta_generator import DeltaGenerator
from streamlit.navigation.page import Page

from jarfalla_data.errors import DataError, PublishError
from jarfalla_data.findings import Effect
from jarfalla_data.privacy import Audience
from jarfalla_data.wording import Translator, translator
from pages.ui import account, blocks, effect_choices, lists, login, mode, paper, picture, view
from pages.ui.audience import audience
from pages.ui.menu import MENU, Entry

_log = logging.getLogger(__name__)

AUDIENCE = "audience"
PAGES = Path(__file__).parents[1]
LOOK = Path(__file__).with_name("look.css")


def draw() -> None:
    """Set up the page, draw menu, language and filters, and run the chosen page."""
    who = Audience(audience())
    _forget_what_was_internal(who)
    lang = view.language()
    t = translator(lang)
    chosen, entry = _menu(t, who)
    if who is Audience.INTERNAL:
        _follow_up(lang)
    _open_picture(lang)
    st.set_page_config(layout="wide", page_title=f"{entry.title(t)} · {t('Lokala problembilder i Järfälla')}")
    st.html(LOOK)
    link = _corner(t, who)
    if view.unknown_language():
        blocks.notice(t("Språket i länken finns inte. Sidan visas på svenska."))
    try:
        _draw_filters(entry, link, lang)
        paper.head(lists.noted(), who, t)
        chosen.run()
    except (DataError, PublishError) as error:
        blocks.title(entry.title(t))
        _tell_failed(error, who, t)


def _draw_filters(entry: Entry, link: DeltaGenerator, lang: str) -> None:
    """The page's filters; and the corner, which leads to the other language, whatever becomes of them."""
    try:
        here = view.current()
        _tell_unread(here)
        lists.begin()
        for draw_filter in entry.filters:
            draw_filter(here)
        lists.keep_address()
    finally:
        _write_corner(link, lang)


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
    # On a telephone the menu stands in the sidebar, where it would hide its last pages behind "View 4 more".
    chosen = st.navigation(shown, position="top", expanded=True)
    known = {page.url_path: entry for pages in entries.values() for entry, page in pages}
    return chosen, known.get(chosen.url_path, first)


def _follow_up(lang: str) -> None:
    """Go to the follow-up of the intervention that was clicked on, if one was."""
    asked = effect_choices.clicked()
    if asked:
        spoken = {view.PARAMETER: lang} if lang == "en" else {}
        named = {effect_choices.INTERVENTION: effect_choices.named(asked, lang)}
        st.switch_page(PAGES / effect_choices.FILE, query_params={**named, **spoken})


def _open_picture(lang: str) -> None:
    """Go to the problem picture of the area that was clicked on, if one was."""
    area = picture.clicked()
    if area:
        spoken = {view.PARAMETER: lang} if lang == "en" else {}
        st.switch_page(PAGES / picture.FILE, query_params={**picture.turn_to(area, lang), **spoken})


def _tell_unread(here: view.View) -> None:
    """Name the files that are there but could not be read: a page without them must not look as if all were said."""
    files = sorted({found.file for found in here.store.findings if found.effect is Effect.FILE_SET_ASIDE})
    if files:
        told = here.t.plural("{n} fil gick inte att läsa", "{n} filer gick inte att läsa", len(files))
        blocks.notice(f"{told}: {', '.join(files)}")


def _page(entry: Entry, t: Translator) -> Page:
    return st.Page(PAGES / entry.file, title=entry.title(t), url_path=entry.address)


def _corner(t: Translator, who: Audience) -> DeltaGenerator:
    """The place of the mode and the other language, beside the button where log-in is set up."""
    if not login.is_set_up():
        return st.empty()
    with st.container(horizontal=True, horizontal_alignment="right", vertical_alignment="center", key="corner"):
        account.draw_button(t)
        link = st.empty()
        if who is Audience.INTERNAL:
            account.close_at_the_end()
    account.tell(t)
    return link


def _write_corner(place: DeltaGenerator, lang: str) -> None:
    """The button that turns the page light or dark, and the link that loads it anew in the other language.

    The other one has the same filters in its own words.
    """
    other, name = ("sv", "Svenska") if lang == "en" else ("en", "English")
    asked, named = {key: st.query_params.get_all(key) for key in st.query_params}, lists.in_the_other_language()
    query = urlencode({**{key: named.get(key, said) for key, said in asked.items()}, view.PARAMETER: other}, doseq=True)
    link = f'<a href="?{escape(query)}" target="_self" lang="{other}" hreflang="{other}">{name}</a>'
    corner = f'<div class="j-corner">{mode.button(translator(lang))}<p class="j-language">{link}</p></div>'
    place.html(corner, width="content" if login.is_set_up() else "stretch")
