"""Who is looking, everyone or those inside: the one place that decides it, and the gate that holds it."""

from __future__ import annotations

import ipaddress
import logging
import os
import re
from functools import cache
from typing import Literal

from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send
from streamlit import config

from pages.ui import login

Audience = Literal["public", "internal"]

_LOG = logging.getLogger(__name__)
_HOST = re.compile(r"(?:\[(?P<six>[0-9a-f:.]+)\]|(?P<name>[a-z0-9.-]+))(?::\d{1,5})?", re.IGNORECASE)
_PROXIES = {b"forwarded", b"via", b"x-real-ip"}
_POLICY_VIOLATION = 1008
_REFUSED = (
    "Den interna delen visas bara på den dator där den körs.\n"
    "The internal part is shown only on the computer where it runs.\n"
)


def audience() -> Audience:
    """Whom this run is for. In a fragment or a callback ask anew: the log-in may have ended since."""
    if not login.is_set_up():
        return _of_this_computer()
    if _is_wished_for():
        _warn("JARFALLA_AUDIENCE=internal is refused: log-in is set up here, and it alone tells who is inside")
    return _of_log_in(login.claims_of_session())


def audience_of_request(scope: Scope) -> Audience:
    """Whom a single request comes from."""
    return _of_log_in(login.claims_of_request(scope)) if login.is_set_up() else _of_this_computer()


def _of_log_in(claims: login.Claims) -> Audience:
    if not os.environ.get(login.GROUP, "").strip():
        _warn(f"Nobody is inside: {login.GROUP} does not name the group of the log-in that is")
    return "internal" if login.standing(claims) == "inside" else "public"


def _is_here() -> bool:
    """Whether being on this computer is what makes a reader one of those inside."""
    return not login.is_set_up() and _of_this_computer() == "internal"


def _of_this_computer() -> Audience:
    """Without log-in: internal only where it is wished for and the server is bound to loopback."""
    if not _is_wished_for():
        return "public"
    address = config.get_option("server.address")
    if not is_loopback(address):
        _warn(
            f"JARFALLA_AUDIENCE=internal is refused: the server is bound to {address or 'every address'}, where others "
            "can reach it. Start it with --server.address 127.0.0.1 to see the internal pages"
        )
        return "public"
    return "internal"


def _is_wished_for() -> bool:
    return os.environ.get("JARFALLA_AUDIENCE", "").strip().lower() == "internal"


@cache
def _warn(why: str) -> None:
    """Say once for each reason why nobody is inside who might be meant to be."""
    _LOG.warning("%s. The public pages are shown.", why)


def is_loopback(address: str | None) -> bool:
    """Whether an address or name can only mean this computer: localhost, 127.0.0.0/8, ::1."""
    if not address:
        return False
    if address.lower() == "localhost":
        return True
    try:
        parsed = ipaddress.ip_address(address.strip("[]"))
    except ValueError:
        return False
    # A socket for both families reports its IPv4 clients as ::ffff:127.0.0.1.
    mapped = parsed.ipv4_mapped if isinstance(parsed, ipaddress.IPv6Address) else None
    return (mapped or parsed).is_loopback


class LoopbackOnly:
    """Refuses, while the internal audience is served, every request that may come from another computer.

    Behind a proxy every connection comes from loopback, so the binding alone protects nothing there.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, or answer 403; a websocket is closed before it is accepted."""
        if scope["type"] not in {"http", "websocket"} or not _is_here() or _from_this_computer(scope):
            await self._app(scope, receive, send)
        elif scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": _POLICY_VIOLATION})
        else:
            refusal = PlainTextResponse(_REFUSED, 403, headers={"Cache-Control": "no-store"})
            await refusal(scope, receive, send)


def _from_this_computer(scope: Scope) -> bool:
    headers: list[tuple[bytes, bytes]] = scope["headers"]
    # No browser speaks HTTP/1.0; nginx does to what is behind it, and otherwise tells nothing of itself.
    if scope.get("http_version") == "1.0":
        return False
    if any(name in _PROXIES or name.startswith(b"x-forwarded") for name, _ in headers):
        return False
    # The address that --server.address promised is not the one in use where another program starts the app.
    client = scope.get("client")
    if client and not is_loopback(client[0]):
        return False
    hosts = [value.decode("latin-1") for name, value in headers if name == b"host"]
    # A proxy may put the server's own name in Host and say nothing of itself; the browser's Origin tells.
    origins = [value.decode("latin-1").partition("://")[2] for name, value in headers if name == b"origin"]
    return bool(hosts) and all(_names_loopback(host) for host in hosts + origins)


def _names_loopback(host: str) -> bool:
    match = _HOST.fullmatch(host)
    return match is not None and is_loopback(match["six"] or match["name"])
