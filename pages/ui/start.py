"""What is done before the first visitor, so that nobody waits for it: files read, rows counted, the map laid out."""

from __future__ import annotations

import gc
import socket
import sys
from asyncio import base_events
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

import streamlit as st
from anyio import to_thread
from streamlit.runtime.pages_manager import PagesManager

from jarfalla_data import Selection
from jarfalla_data.charts.drawing import NARROW, draw, wide_width
from jarfalla_data.charts.insecurity import About
from jarfalla_data.charts.insecurity_map import insecurity_map
from jarfalla_data.charts.sources import freshness
from jarfalla_data.errors import DataError, PublishError
from jarfalla_data.geography import names
from jarfalla_data.measures import insecurity, outlines
from jarfalla_data.measures.answers import concern_cells, safety_cells, worry_cells
from jarfalla_data.measures.incident_cube import cube
from jarfalla_data.privacy import Audience
from jarfalla_data.wording import LANGUAGES
from pages.ui import data
from pages.ui.view import View

TURN = 0.0005
"""Seconds that one thread of the server keeps another one waiting, a tenth of what is usual: a page's first chart
leaves while the script works out the second one."""


@asynccontextmanager
async def lifespan(_app: st.App) -> AsyncIterator[None]:
    """What must be true before the first visitor: the folder pages/ is not Streamlit's own page menu, all is warm."""
    # Private, so Streamlit is pinned and a browser test holds it. Left to itself a fresh server sees the
    # folder pages/ beside dashboard.py, takes it for its old page menu, and answers the first visitor who
    # follows a link to an inner page with an English "Page not found".
    PagesManager.uses_pages_directory = False
    send_at_once()
    sys.setswitchinterval(TURN)
    await to_thread.run_sync(warm_up)
    yield


def send_at_once() -> None:
    """Let each message of the server leave when it is written.

    Streamlit opens its socket without naming the protocol, and asyncio sets TCP_NODELAY only where TCP is named: a
    message then waits until the browser's system has confirmed the one before, which it puts off for up to 40 ms.
    What asyncio calls for each connection is private; a test holds that it does.
    """
    base_events._set_nodelay = _set_no_delay  # type: ignore[attr-defined]


def _set_no_delay(connection: socket.socket) -> None:
    if connection.family in (socket.AF_INET, socket.AF_INET6) and connection.type == socket.SOCK_STREAM:
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)


def warm_up() -> None:
    """Open the store and work out what the pages begin with. What cannot be read is told by the pages.

    Then all of it is taken out of garbage collection, once for the process: Streamlit collects fully after every run,
    and would walk through every module and every kept answer each time.
    """
    try:
        store = data.store()
    except DataError:
        return
    for prepare in (cube, safety_cells, worry_cells, concern_cells):
        prepare(store)
    with suppress(PublishError):  # the pages tell the public, and the log why; those inside need no extract
        for lang in LANGUAGES:
            _lay_out(View(store, Audience.PUBLIC, lang, Selection()))
    gc.collect()
    gc.freeze()


def _lay_out(here: View) -> None:
    """Draw the map once for each width: to find room for its names takes longest."""
    shares, asked = (here.figures(measure, here.selection) for measure in (insecurity.by_area, insecurity.asked))
    told = freshness(here.store, insecurity.TABLES, here.periods, here.lang)
    about = About(names(here.store, here.lang), None, here.time, told, here.lang)
    described = insecurity_map(shares, here.figures(outlines.outlines), asked, about)
    for width in (wide_width(described), NARROW):
        draw(described, width)
