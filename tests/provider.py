"""A log-in provider on this machine, the dashboard that uses it, and readers who log in there with an HTTP client."""

from __future__ import annotations

import contextlib
import json
import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import httpx
from streamlit.web.server.starlette.starlette_app_utils import create_signed_value

from tests.browser.chromium import ROOT, serve
from tests.messages import Socket

SECRET = "only-for-tests-and-nowhere-else"  # noqa: S105
GROUP = "trygghet-intern"
INSIDER, STRANGER = "anna", "bo"
GROUPS = {INSIDER: ["alla", GROUP], STRANGER: ["alla", "trygghet"]}


@contextlib.contextmanager
def provider() -> Iterator[str]:
    """An OpenID provider that asks for nothing but a name; yields its address."""
    port = free_port()
    command = [sys.executable, "-m", "oidc_provider_mock", "--port", str(port)]
    for name, groups in GROUPS.items():
        command += ["--user-claims", json.dumps({"sub": name, "groups": groups})]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        _wait_for(f"http://127.0.0.1:{port}/.well-known/openid-configuration")
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait()


def free_port() -> int:
    """A port of this machine that nothing uses now."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def _wait_for(address: str, limit: float = 60) -> None:
    end = time.monotonic() + limit
    while True:
        try:
            httpx.get(address).raise_for_status()
            return
        except httpx.TransportError:
            if time.monotonic() > end:
                raise
        time.sleep(0.1)


def secrets(folder: Path, issuer: str) -> Path:
    """The file that sets up log-in, as README describes it."""
    file = folder / "secrets.toml"
    file.write_text(
        f"""[auth]
redirect_uri = "http://127.0.0.1:{{port}}/oauth2callback"
cookie_secret = "{SECRET}"
client_id = "dashboard"
client_secret = "not-checked-by-this-provider"
server_metadata_url = "{issuer}/.well-known/openid-configuration"
"""
    )
    return file


@contextlib.contextmanager
def serve_with_log_in(
    folder: Path, issuer: str, env: Mapping[str, str] | None = None, script: Path = ROOT / "dashboard.py"
) -> Iterator[str]:
    """The dashboard with log-in, and with a wish for the internal audience that must not count."""
    settings = {"STREAMLIT_SECRETS_FILES": str(secrets(folder, issuer)), "JARFALLA_INTERNAL_GROUP": GROUP}
    with serve(audience="internal", env={**settings, "PYTHONPATH": str(ROOT), **(env or {})}, script=script) as base:
        yield base


class Reader:
    """Someone with a browser's cookies and without a browser."""

    def __init__(self, base: str, cookies: Mapping[str, str] | None = None) -> None:
        self.base = base
        self.client = httpx.Client(
            base_url=base,
            cookies={k: v for k, v in (cookies or {}).items() if k.startswith("_streamlit_user")},
            follow_redirects=True,
            timeout=30,
        )
        self.client.get("/_stcore/health")  # as a browser does first: it gives the token against forged requests

    def open(self, address: str = "", *, resume: str = "", origin: str | None = None) -> Socket:
        """A session on a page, after its first run."""
        token = self.client.cookies["_streamlit_xsrf"]
        cookies = "; ".join(f"{name}={value}" for name, value in self.client.cookies.items())
        headers = {"Cookie": cookies}
        return Socket(self.base, address, headers, self.base if origin is None else origin, token, resume)

    def log_in(self, name: str) -> Reader:
        """Press the button, give one's name to the provider and come back."""
        with self.open() as socket:
            asked = self.client.get(socket.press("Logga in"))
        back = self.client.post(asked.url, data={"sub": name})
        assert (back.status_code, str(back.url)) == (200, f"{self.base}/")
        return self

    def log_out(self) -> Reader:
        """Press the button in a new session and follow where it leads."""
        with self.open() as socket:
            asked = self.client.get(socket.press("Logga ut"))
        (action,) = re.findall(r'action="([^"]+)"', asked.text)
        (back,) = re.findall(r'name="redirect_uri"\s+value="([^"]+)"', asked.text)
        self.client.post(asked.url.join(action), data={"redirect_uri": back})
        return self

    def upload(self, session: Socket) -> tuple[int, int]:
        """Send a file to a session and take it back, as a page with a place for files would: both answers."""
        address = f"/_stcore/upload_file/{session.session}/file-1"
        headers = {"X-Xsrftoken": self.client.cookies["_streamlit_xsrf"], "Origin": self.base}
        sent = self.client.put(address, files={"file": ("a.csv", b"a,b\n")}, headers=headers)
        return sent.status_code, self.client.delete(address, headers=headers).status_code


def cookie(base: str, claims: Mapping[str, Any], secret: str = SECRET) -> dict[str, str]:
    """The cookie that Streamlit sets after a log-in with such claims."""
    told = json.dumps({"is_logged_in": True, "provider": "default", "origin": base, **claims})
    return {"_streamlit_user": create_signed_value(secret, "_streamlit_user", told).decode()}


def claims(**other: Any) -> dict[str, Any]:
    """Claims of an insider whose log-in has an hour left."""
    now = int(time.time())
    return {"sub": "eva", "iss": "provider", "iat": now, "nonce": os.urandom(4).hex(), "exp": now + 3600} | {
        "groups": [GROUP],
        **other,
    }
