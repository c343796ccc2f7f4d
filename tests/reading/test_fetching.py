"""The live address of the police's events: called only when asked, seldom, and every fault told as a sentence."""

from __future__ import annotations

import ast
import json
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from jarfalla_data.errors import FetchError
from jarfalla_data.reading import fetching
from jarfalla_data.reading.fetching import USER_AGENT, fetch_events
from jarfalla_data.reading.recognising import recognise

EVENTS = json.dumps([{"id": 1, "name": "24 mars 00:10, Brand, Järfälla"}]).encode()
PAUSE = fetching._PAUSE
PACKAGE = Path(fetching.__file__).parents[1]


@dataclass
class Site:
    """A server on this computer: what it answers, and what it was asked."""

    address: str = ""
    status: int = 200
    body: bytes = EVENTS
    location: str = ""
    wait: float = 0.0
    asked: list[dict[str, str]] = field(default_factory=list)
    when: list[float] = field(default_factory=list)


@pytest.fixture
def site() -> Iterator[Site]:
    made = Site()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            made.asked.append({"path": self.path, **self.headers})
            made.when.append(time.time())
            time.sleep(made.wait)
            moved = made.location and self.path != "/moved"
            self.send_response(302 if moved else made.status)
            if moved:
                self.send_header("Location", made.location)
            self.send_header("Content-Length", str(0 if moved else len(made.body)))
            self.end_headers()
            self.wfile.write(b"" if moved else made.body)

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    made.address = f"http://127.0.0.1:{server.server_port}/api/events"
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield made
    server.shutdown()
    server.server_close()


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetching, "_PAUSE", 0.0)
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)


def said(address: str, folder: Path) -> str:
    with pytest.raises(FetchError) as caught:
        fetch_events(address, folder / "called")
    assert caught.value.say("en") != caught.value.say("sv")
    return caught.value.say("sv")


def test_the_address_gives_the_bytes_that_a_downloaded_file_would_hold(site, tmp_path):
    raw = fetch_events(site.address, tmp_path / "called")
    assert raw == EVENTS
    assert [(one.table, one.layout) for one in recognise(raw, "events")] == [("incidents", "police_events")]


def test_the_call_says_who_calls(site, tmp_path):
    fetch_events(site.address, tmp_path / "called")
    assert [asked["User-Agent"] for asked in site.asked] == [USER_AGENT]


def test_calls_of_one_process_keep_their_distance(site, tmp_path, monkeypatch):
    monkeypatch.setattr(fetching, "_PAUSE", 0.5)
    for _ in range(2):
        fetch_events(site.address, tmp_path / "called")
    assert site.when[1] - site.when[0] >= 0.45


def test_calls_of_several_processes_keep_their_distance(site, tmp_path):
    code = (
        "import sys; from pathlib import Path; from jarfalla_data.reading import fetching as f; f._PAUSE = 0.5; "
        "f.fetch_events(sys.argv[1], Path(sys.argv[2]))"
    )
    command = [sys.executable, "-c", code, site.address, str(tmp_path / "called")]
    running = [subprocess.Popen(command, cwd=PACKAGE.parent) for _ in range(3)]
    assert [one.wait(60) for one in running] == [0, 0, 0]
    first, second, third = sorted(site.when)
    assert min(second - first, third - second) >= 0.45


def test_a_failed_call_counts_as_one(site, tmp_path, monkeypatch):
    monkeypatch.setattr(fetching, "_PAUSE", 0.5)
    site.status = 500
    said(site.address, tmp_path)
    began = time.monotonic()
    said(site.address, tmp_path)
    assert time.monotonic() - began >= 0.4


def test_the_pause_is_ten_seconds():
    assert PAUSE == 10


@pytest.mark.parametrize("content", ["", "x", "nan", "99999999999", "-5"])
def test_a_stamp_that_is_damaged_or_of_another_clock_never_holds_a_call_back_for_long(tmp_path, monkeypatch, content):
    monkeypatch.setattr(fetching, "_PAUSE", 10.0)
    (tmp_path / "called").write_text(content)
    assert 0 <= fetching._left(tmp_path / "called") <= 10


def test_a_stamp_that_cannot_be_written_is_told_and_nothing_is_called(site, tmp_path):
    (tmp_path / "file").touch()
    assert "anropades" in said(site.address, tmp_path / "file")
    assert site.asked == []


@pytest.mark.parametrize(
    "address", ["", "x", "ftp://127.0.0.1/", "file:///etc/hosts", "http://polisen.example/api", "https://", "http://["]
)
def test_what_is_no_safe_address_is_told(tmp_path, address):
    assert "https://" in said(address, tmp_path)


def test_an_address_where_nobody_is_is_told(tmp_path):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    assert "Det går inte att få kontakt med 127.0.0.1." in said(f"http://127.0.0.1:{port}/", tmp_path)


def test_an_answer_that_does_not_come_is_told(site, tmp_path, monkeypatch):
    monkeypatch.setattr(fetching, "_TIMEOUT", 0.2)
    site.wait = 1.0
    assert "svarade inte i tid" in said(site.address, tmp_path)


@pytest.mark.parametrize(("status", "words"), [(404, "felet 404"), (500, "felet 500"), (429, "inte emot fler anrop")])
def test_a_refusal_is_told_with_its_number(site, tmp_path, status, words):
    site.status = status
    assert words in said(site.address, tmp_path)


@pytest.mark.parametrize("body", [b"<html>", b"{}", b"", b"\xff\xfe\x00", b"[" * 100_000])
def test_an_answer_that_is_no_list_of_events_is_told(site, tmp_path, body):
    site.body = body
    assert "något annat än en lista" in said(site.address, tmp_path)


def test_too_large_an_answer_is_told_and_not_kept(site, tmp_path, monkeypatch):
    monkeypatch.setattr(fetching, "_LARGEST", 10)
    assert "för stort" in said(site.address, tmp_path)


def test_an_answer_that_never_ends_is_told(site, tmp_path, monkeypatch):
    monkeypatch.setattr(fetching, "_LONGEST", -1.0)
    assert "svarade inte i tid" in said(site.address, tmp_path)


def test_the_same_host_may_point_on_to_another_address(site, tmp_path):
    site.location = "/moved"
    assert fetch_events(site.address, tmp_path / "called") == EVENTS
    assert [asked["path"] for asked in site.asked] == ["/api/events", "/moved"]


@pytest.mark.parametrize("elsewhere", ["http://localhost:1/", "https://polisen.example/", "//polisen.example/"])
def test_another_host_is_never_called_and_is_told(site, tmp_path, elsewhere):
    site.location = elsewhere
    assert "hänvisar till en annan dator" in said(site.address, tmp_path)
    assert len(site.asked) == 1


def test_a_host_that_points_in_a_circle_is_told(site, tmp_path):
    site.location = "/again"
    assert "gång på gång" in said(site.address, tmp_path)


def test_no_other_module_of_the_package_can_call_any_address():
    calling = {"httpx", "requests", "urllib3", "urllib.request", "http.client", "socket", "aiohttp"}
    found = {
        path.name
        for path in PACKAGE.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        for name in imported(node)
        if name in calling
    }
    assert found == {"fetching.py"}


def test_only_who_imports_a_file_can_ask_for_it():
    """Nothing is called otherwise: no other module so much as imports the call."""
    asking = {
        path.relative_to(PACKAGE.parent).parts[:2]
        for folder in (PACKAGE, PACKAGE.parent / "pages", PACKAGE.parent)
        for path in (folder.glob("*.py") if folder == PACKAGE.parent else folder.rglob("*.py"))
        if "reading.fetching import" in path.read_text(encoding="utf-8")
    }
    assert asking <= {("jarfalla_data", "importing")}


def imported(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    return [node.module or ""] if isinstance(node, ast.ImportFrom) else []
