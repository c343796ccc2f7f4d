"""Log-in: who this session's reader is, and whether what the log-in said makes them one of those inside.

Streamlit hands over the claims of the id token and looks at nothing in them: when they end, which groups they name
and whether the reader has logged out elsewhere is looked at here, anew in every run.
"""

from __future__ import annotations

import os
import time
from collections.abc import Mapping
from typing import Any, Literal

import streamlit as st
from starlette.requests import HTTPConnection
from starlette.types import Scope
from streamlit import config
from streamlit.errors import StreamlitSecretNotFoundError
from streamlit.web.server.starlette import starlette_websocket
from streamlit.web.server.starlette.starlette_server_config import USER_COOKIE_NAME

GROUP, CLAIM = "JARFALLA_INTERNAL_GROUP", "JARFALLA_GROUP_CLAIM"
USUAL_CLAIM = "groups"

Claims = Mapping[str, Any]
Standing = Literal["out", "ended", "outside", "inside"]

_left: dict[tuple[str, ...], float] = {}
"""Log-ins that were logged out of, until they end by themselves: a cookie that was copied stays valid otherwise."""


def is_set_up() -> bool:
    """Whether this server has log-in. Secrets that cannot be read count as one: then nobody is inside."""
    try:
        return "auth" in st.secrets
    except StreamlitSecretNotFoundError as error:
        return error.error_id != "no-secrets-found"


def standing(claims: Claims) -> Standing:
    """What the claims of a log-in make of its reader now."""
    if claims.get("is_logged_in") is not True:
        return "out"
    if not ends_at(claims) > time.time() or _name(claims) in _left:  # so that NaN has ended too
        return "ended"
    return "inside" if _in_group(claims) else "outside"


def claims_of_session() -> Claims:
    """What the log-in said of this session's reader; nothing where a header could have said it."""
    return {} if config.get_option("server.trustedUserHeaders") else st.user


def claims_of_request(scope: Scope) -> Claims:
    """What the log-in said of whoever sends a request, by its signed cookie."""
    request = HTTPConnection(scope)
    # Private, so Streamlit is pinned and a test holds it: the same two steps as when a session is opened.
    signed = starlette_websocket._get_signed_cookie_with_chunks(request.cookies, USER_COOKIE_NAME)
    origin = request.headers.get("origin", "")
    return starlette_websocket._parse_decoded_user_cookie(signed, origin) if signed else {}


def log_out() -> None:
    """End this log-in here: in this session, in the browser's other tabs, and for every copy of its cookie."""
    claims, now = claims_of_session(), time.time()
    for name, end in list(_left.items()):
        if end <= now:
            _left.pop(name, None)
    _left[_name(claims)] = ends_at(claims)
    st.logout()


def ends_at(claims: Claims) -> float:
    """When the id token ends, in seconds; a token that does not say has ended."""
    end = claims.get("exp")
    return float(end) if isinstance(end, int | float) and not isinstance(end, bool) else 0.0


def _name(claims: Claims) -> tuple[str, ...]:
    """What tells one log-in from every other."""
    return tuple(str(claims.get(part)) for part in ("iss", "sub", "iat", "nonce"))


def _in_group(claims: Claims) -> bool:
    group = os.environ.get(GROUP, "").strip()
    named = claims.get(os.environ.get(CLAIM, "").strip() or USUAL_CLAIM)
    groups = named if isinstance(named, list) else [named]
    return bool(group) and group in groups
