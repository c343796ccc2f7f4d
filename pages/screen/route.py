"""The presentation screen's own addresses. Streamlit has no part in them, so none of its words can ever be seen there.

Whoever asks is the public, on an internal server too: the screen hangs where everyone passes.
"""

from __future__ import annotations

import datetime as dt
import logging
import os
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

import streamlit as st
from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from jarfalla_data.errors import DataError, PublishError
from jarfalla_data.publication.shown import Shown
from jarfalla_data.wording.numbers import STOCKHOLM
from pages.screen import page
from pages.screen.asked import Asked, asked
from pages.ui import data

SETTING = "JARFALLA_SCREEN_OLD_DAYS"
OLD_AFTER = 100
"""Days after which data that have not been read anew are called old."""

_LOG = logging.getLogger(__name__)
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; font-src 'self'; img-src data:; "
    "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'"
)
_FOR_GOOD = {"Cache-Control": "public, max-age=31536000, immutable"}


def old_after() -> int:
    """Days until data are called old, from the setting; one that is no whole number from 1 is told and left."""
    text = os.environ.get(SETTING, str(OLD_AFTER)).strip()
    if text.isascii() and text.isdecimal() and 1 <= int(text) <= 36500:
        return int(text)
    _LOG.warning("%s is not a whole number of days from 1: data are called old after %d", SETTING, OLD_AFTER)
    return OLD_AFTER


def _screen(request: Request) -> Response:
    want = asked(request.query_params)
    try:
        told = data.shown()
        text, tag = _written(told, want, old_after(), dt.datetime.now(STOCKHOLM).date())
    except (DataError, PublishError) as error:
        _LOG.error("The screen has nothing to show: %s", error)
        return HTMLResponse(page.failed(want), 503, _headers(want, ""))
    if request.headers.get("If-None-Match") == tag:
        return Response(status_code=304, headers=_headers(want, tag))
    return HTMLResponse(text, headers=_headers(want, tag))


@lru_cache(maxsize=8)  # a screen asks every few seconds, day and night
def _written(told: Shown, want: Asked, old: int, today: dt.date) -> tuple[str, str]:
    text = page.page(told, want, old, today)
    return text, f'"{sha256(text.encode()).hexdigest()[:24]}"'


def _headers(want: Asked, tag: str) -> dict[str, str]:
    told = {"Cache-Control": "no-store", "Content-Language": want.lang, "Content-Security-Policy": _POLICY}
    return told | ({"ETag": tag} if tag else {})


def _script(_request: Request) -> Response:
    return Response(page.SCRIPT, media_type="text/javascript", headers=_FOR_GOOD)


def _style(_request: Request) -> Response:
    return Response(page.STYLE, media_type="text/css", headers=_FOR_GOOD)


def _letters(_request: Request) -> Response:
    """Streamlit's bundled font, under a name that does not change with it."""
    found = next((Path(st.__file__).parent / "static" / "static" / "media").glob("SourceSansVF-Upright*.woff2"))
    return FileResponse(found, media_type="font/woff2", headers=_FOR_GOOD)


def _start(request: Request) -> Response:
    """The page that a screen opens from its own disk, with this server's address in it, to be saved there."""
    text = page.start(str(request.url_for("skarm").include_query_params(**request.query_params)))
    return HTMLResponse(text, headers={"Content-Disposition": 'attachment; filename="skarm-start.html"'})


def _answers(_request: Request) -> Response:
    """That it is the dashboard that answers: read by the start page, which no server of another's is to lead away."""
    return Response(status_code=204, headers={"Access-Control-Allow-Origin": "*", "Cache-Control": "no-store"})


def _elsewhere(request: Request) -> Response:
    """From a mistyped address to the screen: Streamlit would answer it with a page in English."""
    query = f"?{request.url.query}" if request.url.query else ""
    return RedirectResponse(request.url_for("skarm").path + query)


ROUTES = [
    Route("/skarm", _screen, name="skarm"),
    Route("/skarm/start.html", _start),
    Route("/skarm/svarar", _answers),
    Route("/skarm/letters.woff2", _letters),
    Route(f"/skarm/{page.BUILD}.js", _script),
    Route(f"/skarm/{page.BUILD}.css", _style),
    Route("/skarm/{rest:path}", _elsewhere),
]
