"""What holds for every answer of the server, Streamlit's own routes too, and which of those routes stay closed."""

from __future__ import annotations

import re

from google.protobuf.message import DecodeError
from starlette.datastructures import MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.proto.BackMsg_pb2 import BackMsg

from pages.ui.audience import audience_of_request

_HEADERS = {
    # The page brings its own policy, which lets its scripts in.
    "content-security-policy": (
        "default-src 'self'; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'self'"
    ),
    "referrer-policy": "same-origin",
    "x-content-type-options": "nosniff",
}
_FAILED = "Något gick fel. Felet är noterat i serverns logg.\nSomething failed. The error is in the server's log.\n"
_CLOSED = re.compile(r"/_stcore/(metrics|agent|script-health-check)(/|$)")
_UPLOAD = re.compile(r"/_stcore/upload_file(/|$)")
_ASKED_BY_PAGES = {"rerun_script", "stop_script", "app_heartbeat", "file_urls_request", "backend_operation_request"}


class SafeAnswers:
    """Puts the security headers on every answer, refusals and errors included."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on; an error is answered here, because the answer of the layer above has no headers."""
        started = False

        async def send_safely(message: Message) -> None:
            nonlocal started
            if message["type"] == "http.response.start":
                started = True
                headers = MutableHeaders(scope=message)
                for name, value in _HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        try:
            await self._app(scope, receive, send_safely)
        except Exception:
            if scope["type"] == "http" and not started:
                await PlainTextResponse(_FAILED, 500)(scope, receive, send_safely)
            raise


class ClosedDoors:
    """Answers 404 where Streamlit tells of itself, and 403 to a file from someone who is not inside."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on what may pass; of a websocket, the messages that pages send."""
        if scope["type"] == "websocket":
            await self._app(scope, _only_asked_by_pages(receive), send)
        elif scope["type"] == "http" and (refusal := _refusal(scope)):
            await refusal(scope, receive, send)
        else:
            await self._app(scope, receive, send)


def _refusal(scope: Scope) -> PlainTextResponse | None:
    if _CLOSED.search(scope["path"]):
        return PlainTextResponse("Not Found", 404)
    # Streamlit takes a file into every session that is open, whether or not its page has a place for one.
    if _UPLOAD.search(scope["path"]) and audience_of_request(scope) != "internal":
        return PlainTextResponse("Forbidden", 403)
    return None


def _only_asked_by_pages(receive: Receive) -> Receive:
    """Leave out what only Streamlit's menu for developers sends.

    The server obeys it from anyone: it empties the cache of all readers, and tells the names of files that are not
    committed.
    """

    async def receive_asked() -> Message:
        while True:
            message = await receive()
            if message["type"] != "websocket.receive" or _is_asked_by_pages(message.get("bytes")):
                return message

    return receive_asked


def _is_asked_by_pages(sent: bytes | None) -> bool:
    try:
        kind = BackMsg.FromString(sent or b"").WhichOneof("type")
    except DecodeError:  # Streamlit closes the connection
        return True
    return kind is None or kind in _ASKED_BY_PAGES
