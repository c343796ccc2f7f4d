"""The internal audience of this computer behind a real nginx: whoever comes through it is refused."""

from __future__ import annotations

import contextlib
import shutil
import socket
import subprocess
import time
from urllib.parse import urlsplit

import httpx
import pytest
from websockets.exceptions import InvalidStatus
from websockets.sync.client import connect

from tests.browser.chromium import serve
from tests.provider import free_port

NGINX = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")
pytestmark = [
    pytest.mark.skipif(NGINX is None, reason="no nginx here: apt-get install -y nginx-light (tests/run does it)"),
    pytest.mark.xdist_group("nginx"),
]

SITE = "dator.jarfalla.se"
UPGRADE = 'proxy_http_version 1.1; proxy_set_header Upgrade $http_upgrade; proxy_set_header Connection "upgrade";'
# How nginx may be told to pass requests on, from nothing at all to all that its manual advises.
TOLD = {
    "nothing": "",
    "address": "proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;",
    "real address": "proxy_set_header X-Real-IP $remote_addr;",
    "standard": 'proxy_set_header Forwarded "for=$remote_addr";',
    "host": "proxy_set_header Host $host;",
    "all": "proxy_set_header Host $host; proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;",
}
WAYS = TOLD | {f"{name}, websocket": UPGRADE + told for name, told in TOLD.items()}


@pytest.fixture(scope="module")
def inside():
    """The dashboard with the internal audience."""
    with serve(audience="internal") as address:
        yield address


@pytest.fixture(scope="module")
def ways(inside, tmp_path_factory):
    """The address of nginx for each way of passing on."""
    folder = tmp_path_factory.mktemp("nginx")
    ports = {name: free_port() for name in WAYS}
    servers = "".join(
        f"server {{ listen 127.0.0.1:{ports[name]}; location / {{ proxy_pass {inside}; {told} }} }}\n"
        for name, told in WAYS.items()
    )
    places = "".join(f"{kind}_temp_path {folder};\n" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))
    (folder / "nginx.conf").write_text(
        f"daemon off; worker_processes 1; pid {folder}/pid; error_log {folder}/errors;\n"
        f"events {{}}\nhttp {{ access_log off;\n{places}{servers}}}\n"
    )
    nginx = subprocess.Popen([NGINX, "-p", folder, "-c", folder / "nginx.conf"], stderr=subprocess.DEVNULL)
    try:
        wait_for(ports["nothing"], nginx)
        yield {name: f"http://127.0.0.1:{port}" for name, port in ports.items()}
    finally:
        nginx.terminate()
        nginx.wait()


def wait_for(port, nginx):
    end = time.monotonic() + 30
    while time.monotonic() < end and nginx.poll() is None:
        with contextlib.suppress(httpx.TransportError):
            httpx.get(f"http://127.0.0.1:{port}")
            return
        time.sleep(0.05)
    raise RuntimeError("nginx did not come up")


def open_socket(base, host="127.0.0.1", origin=None):
    """Open the connection that a page gets its content over, to a server that the reader knows by such a name."""
    port = urlsplit(base).port
    with (
        socket.create_connection(("127.0.0.1", port)) as way,
        connect(f"ws://{host}:{port}/_stcore/stream", sock=way, origin=origin, proxy=None),
    ):
        pass


def test_the_dashboard_itself_is_there_for_who_comes_straight_to_it(inside):
    assert httpx.get(inside).status_code == 200
    open_socket(inside, origin=inside)


@pytest.mark.parametrize("name", [name for name in WAYS if name != "nothing, websocket"])
@pytest.mark.parametrize("path", ["", "brott-och-handelser", "_stcore/health", "_stcore/host-config", "redo"])
def test_a_request_through_nginx_is_refused(ways, name, path):
    answer = httpx.get(f"{ways[name]}/{path}", headers={"Host": SITE})
    assert answer.status_code == 403
    assert "bara på den dator" in answer.text
    assert "frame-ancestors" in answer.headers["content-security-policy"]


@pytest.mark.parametrize("name", [name for name in WAYS if "websocket" in name])
def test_a_browser_that_comes_through_nginx_gets_no_content(ways, name):
    with pytest.raises(InvalidStatus) as refused:
        open_socket(ways[name], host=SITE, origin=f"https://{SITE}")
    assert refused.value.response.status_code == 403


@pytest.mark.parametrize("name", [name for name in WAYS if "websocket" in name and name != "nothing, websocket"])
def test_a_program_that_names_no_origin_gets_no_content_through_nginx_either(ways, name):
    with pytest.raises(InvalidStatus) as refused:
        open_socket(ways[name], host=SITE)
    assert refused.value.response.status_code == 403
