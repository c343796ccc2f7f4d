"""The server around the pages: language of the page itself, security headers, own routes, calm errors.

Nothing here knows the data; pages/ui/audience.py holds the gate for the internal audience, pages/ui/gates.py the rest.
"""

from __future__ import annotations

import gzip
import importlib.util
import re
from base64 import b64encode
from functools import cache
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from urllib.parse import parse_qs

import streamlit as st
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import FileResponse, PlainTextResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from pages.screen import route as screen
from pages.ui import access, mode, style
from pages.ui.audience import LoopbackOnly
from pages.ui.gates import ClosedDoors, SafeAnswers

PLOTLY_URL = f"/diagram/plotly-{version('plotly')}.min.js"

# Not through gettext: these must be said where nothing else may work.
_TITLE = {"sv": "Lokala problembilder i Järfälla", "en": "Local problem pictures of Järfälla"}
_NO_SCRIPT = {
    "sv": "Sidan behöver JavaScript för att visas.",
    "en": "This page needs JavaScript to be shown.",
}
_SORRY = {
    "sv": "Det här kunde inte visas. Felet är noterat i serverns logg. Ladda om sidan, eller välj en annan.",
    "en": "This could not be shown. The error is in the server's log. Reload the page or choose another.",
}

_ASSETS = {"static", "media", "component", "_stcore"}
_SCREEN = "skarm"  # answers with pages of its own
_CONDITIONAL = {b"if-none-match", b"if-modified-since", b"range"}
_REPLACED = {
    b"content-length",
    b"content-encoding",
    b"cache-control",
    b"etag",
    b"last-modified",
    b"accept-ranges",
}
# The backstop of "nothing leaves the machine". Streamlit loads a component's script from blob: and writes
# its styles into the page; the inline scripts, its own and ours, are let in by their hashes.
_POLICY = (
    "default-src 'self'; script-src 'self' blob: {inline}; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; media-src 'self' data: blob:; font-src 'self' data:; "
    "worker-src 'self' blob:; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'self'"
)


class PageLanguage:
    """Serves Streamlit's page with the language of its URL, our title and the policy that lets its scripts in."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let Streamlit answer, and put the prepared page in the place of its own."""
        if scope["type"] != "http" or _ASSETS & set(parts := scope["path"].split("/")) or _SCREEN in parts[1:2]:
            await self._app(scope, receive, send)
            return
        # A browser's copy from before an upgrade must not be confirmed, nor a part of the page be asked for.
        asked = [header for header in scope["headers"] if header[0] not in _CONDITIONAL]
        page = b""

        async def send_page(message: Message) -> None:
            nonlocal page
            if message["type"] == "http.response.start" and _is_page(message):
                page, added = _page(_language(scope["query_string"]))
                kept = [header for header in message["headers"] if header[0] not in _REPLACED]
                message = {**message, "headers": kept + added}
            elif page and message["type"] == "http.response.body":
                if message.get("more_body"):
                    return
                message = {**message, "body": b"" if scope["method"] == "HEAD" else page}
            await send(message)

        await self._app({**scope, "headers": asked}, receive, send_page)


def _is_page(start: Message) -> bool:
    kind = next((value for name, value in start["headers"] if name == b"content-type"), b"")
    return start["status"] == 200 and kind.startswith(b"text/html")


def _language(query: bytes) -> str:
    return "en" if parse_qs(query.decode("latin-1")).get("lang", [""])[-1] == "en" else "sv"


@cache
def _page(lang: str) -> tuple[bytes, list[tuple[bytes, bytes]]]:
    """Streamlit's own page in a language, and the headers that go with it."""
    html = (Path(st.__file__).parent / "static" / "index.html").read_text("utf-8")
    html = re.sub(r'<html lang="[^"]*"', f'<html lang="{lang}"', html)
    html = re.sub(r"<title>.*?</title>", f"<title>{_TITLE[lang]}</title>", html)
    html = re.sub(r"(?s)<noscript>.*?</noscript>", f"<noscript><p>{_NO_SCRIPT[lang]}</p></noscript>", html)
    scripts = (mode.SCRIPT, access.SCRIPT, *((style.SWEDISH,) if lang == "sv" else ()))
    styles = f"<style>{mode.CSS}{style.CSS}{access.CSS}</style>"
    ours = "".join((styles, *(f"<script>{script}</script>" for script in scripts)))
    html = html.replace("</head>", f"{ours}</head>")
    inline = [sha256(script.encode()).digest() for script in re.findall(r"(?s)<script>(.*?)</script>", html)]
    hashes = " ".join(f"'sha256-{b64encode(digest).decode()}'" for digest in inline)
    page = html.encode()
    headers = {
        "content-length": str(len(page)),
        "content-language": lang,
        # The language follows the query, which some shared caches leave out of their key.
        "cache-control": "private, no-cache",
        "content-security-policy": _POLICY.format(inline=hashes),
    }
    return page, [(name.encode(), value.encode()) for name, value in headers.items()]


def _ready(_request: Request) -> Response:
    return PlainTextResponse("redo", headers={"Cache-Control": "no-store"})


def _drawing_library(request: Request) -> Response:
    headers = {"Cache-Control": "public, max-age=31536000, immutable", "Vary": "Accept-Encoding"}
    if "gzip" not in request.headers.get("Accept-Encoding", ""):
        return FileResponse(_plotly(), media_type="text/javascript", headers=headers)
    headers["Content-Encoding"] = "gzip"
    return Response(_compressed(), media_type="text/javascript", headers=headers)


def _plotly() -> Path:
    spec = importlib.util.find_spec("plotly")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("plotly")
    return Path(spec.origin).parent / "package_data" / "plotly.min.js"


@cache
def _compressed() -> bytes:
    """The drawing library compressed once for all readers: 4.8 MB become 1.4 MB."""
    return gzip.compress(_plotly().read_bytes(), mtime=0)


def say_sorry(_error: Exception) -> bool:
    """Say calmly that something failed; the traceback, which Streamlit has put in the log, is never shown."""
    st.error(_SORRY["en" if st.query_params.get("lang") == "en" else "sv"])
    return True


MIDDLEWARE = [Middleware(SafeAnswers), Middleware(LoopbackOnly), Middleware(ClosedDoors), Middleware(PageLanguage)]
ROUTES = [Route("/redo", _ready), Route(PLOTLY_URL, _drawing_library), *screen.ROUTES]
