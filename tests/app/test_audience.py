"""Who is inside, and who is kept out."""

from __future__ import annotations

import ast
import asyncio
from concurrent.futures import ThreadPoolExecutor

import pytest
from starlette.responses import PlainTextResponse

from pages.ui import audience
from tests.browser.chromium import ROOT

LOCAL = [("Host", "localhost:8501")]
EVERYWHERE = "0.0.0.0"  # noqa: S104 nothing is bound to it here
PAGE = PlainTextResponse("det interna")


def finish(coroutine):
    """Run a coroutine to its end, in its own thread: an open browser holds the loop of this one."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, coroutine).result()


def ask(headers, *, kind="http", client="127.0.0.1", version="1.1"):
    """What the gate sends to one request: the status, or for a websocket what became of it, and the body."""
    sent = []
    scope = {
        "type": kind,
        "http_version": version,
        "method": "GET",
        "path": "/",
        "query_string": b"",
        "headers": [(name.lower().encode(), value.encode()) for name, value in headers],
        "client": (client, 50000) if client else None,
    }

    async def behind(scope, receive, send):
        if kind == "websocket":
            await send({"type": "websocket.accept"})
        else:
            await PAGE(scope, receive, send)

    async def receive():
        await asyncio.Event().wait()  # the other side says nothing and stays

    async def send(message):
        sent.append(message)

    finish(audience.LoopbackOnly(behind)(scope, receive, send))
    if kind == "websocket":
        return [message["type"] for message in sent], b""
    return sent[0]["status"], sent[1]["body"]


@pytest.fixture
def bound(monkeypatch):
    """Sets what JARFALLA_AUDIENCE and server.address say."""

    def set_to(wish, address):
        monkeypatch.delenv("JARFALLA_AUDIENCE", raising=False)
        if wish is not None:
            monkeypatch.setenv("JARFALLA_AUDIENCE", wish)
        monkeypatch.setattr(audience.config, "get_option", {"server.address": address, "secrets.files": []}.get)

    return set_to


@pytest.mark.parametrize("wish", ["internal", " Internal ", "INTERNAL"])
@pytest.mark.parametrize("address", ["localhost", "127.0.0.1", "127.8.9.10", "::1", "[::1]"])
def test_those_inside_are_served_where_it_is_wished_for_and_bound_to_loopback(bound, wish, address):
    bound(wish, address)
    assert audience.audience() == "internal"


@pytest.mark.parametrize("wish", [None, "", "public", "internal!", "true", "1"])
def test_any_other_wish_is_the_public(bound, wish):
    bound(wish, "127.0.0.1")
    assert audience.audience() == "public"


@pytest.mark.parametrize("address", [None, "", EVERYWHERE, "::", "10.0.0.5", "127.evil.example", "unix:///tmp/a"])
def test_a_server_that_others_reach_is_public_and_says_why_once(bound, address, caplog):
    audience._warn.cache_clear()
    bound("internal", address)
    assert [audience.audience(), audience.audience()] == ["public", "public"]
    (record,) = caplog.records
    assert record.levelname == "WARNING"
    assert "JARFALLA_AUDIENCE=internal is refused" in record.getMessage()


FROM_HERE = ["localhost", "LOCALHOST:8501", "127.0.0.1", "127.0.0.1:80", "127.1.2.3", "[::1]", "[::1]:8501"]
FROM_ELSEWHERE = [
    [],
    [("Host", "")],
    [("Host", "dator.jarfalla.se")],
    [("Host", "10.0.0.5:8501")],
    [("Host", "127.0.0.1.evil.example")],
    [("Host", "localhost.evil.example:8501")],
    [("Host", "localhost@evil.example")],
    [("Host", "evil.example:80#localhost")],
    [("Host", "::1")],
    [("Host", "[fe80::1]")],
    [("Host", EVERYWHERE)],
    [*LOCAL, ("Host", "evil.example")],
    [*LOCAL, ("Forwarded", "for=192.0.2.1")],
    [*LOCAL, ("X-Forwarded-For", "127.0.0.1")],
    [*LOCAL, ("x-forwarded-proto", "https")],
    [*LOCAL, ("X-FORWARDED-HOST", "localhost")],
    [*LOCAL, ("X-Forwarded-Anything", "")],
    [*LOCAL, ("X-Real-IP", "127.0.0.1")],
    [*LOCAL, ("Via", "1.1 proxy")],
    [*LOCAL, ("Origin", "https://dator.jarfalla.se")],
    [*LOCAL, ("Origin", "null")],
]


@pytest.mark.parametrize("headers", FROM_ELSEWHERE, ids=str)
@pytest.mark.parametrize("kind", ["http", "websocket"])
def test_a_request_that_may_come_from_another_computer_is_refused_to_those_inside(bound, kind, headers):
    bound("internal", "127.0.0.1")
    answer, body = ask(headers, kind=kind)
    assert answer == (403 if kind == "http" else ["websocket.close"])
    assert b"det interna" not in body


def test_a_refusal_says_why_in_both_languages(bound):
    bound("internal", "127.0.0.1")
    _, body = ask([])
    assert "bara på den dator" in body.decode()
    assert "only on the computer" in body.decode()


@pytest.mark.parametrize("headers", [*FROM_ELSEWHERE, LOCAL], ids=str)
@pytest.mark.parametrize("wish", ["public", "internal on every address"])
def test_no_request_is_refused_to_the_public(bound, wish, headers):
    bound(wish.split()[0], "127.0.0.1" if wish == "public" else EVERYWHERE)
    assert ask(headers, client="192.0.2.1") == (200, b"det interna")
    assert ask(headers, client="192.0.2.1", kind="websocket")[0] == ["websocket.accept"]


@pytest.mark.parametrize("host", FROM_HERE)
@pytest.mark.parametrize("client", ["127.0.0.1", "::1", "::ffff:127.0.0.1", None])
def test_a_request_from_this_computer_is_let_in(bound, host, client):
    bound("internal", "127.0.0.1")
    headers = [("Host", host), ("Origin", f"http://{host}")]
    assert ask(headers, client=client)[0] == 200
    assert ask(headers, client=client, kind="websocket")[0] == ["websocket.accept"]


def test_a_client_on_another_computer_is_refused_whatever_its_headers_say(bound):
    bound("internal", "127.0.0.1")
    assert ask(LOCAL, client="192.0.2.1")[0] == 403


def test_a_request_in_the_language_that_only_proxies_speak_is_refused(bound):
    bound("internal", "127.0.0.1")
    assert ask(LOCAL, version="1.0")[0] == 403


@pytest.mark.parametrize("headers", [*FROM_ELSEWHERE, LOCAL], ids=str)
def test_where_log_in_is_set_up_no_request_is_refused_for_its_way_here(bound, monkeypatch, headers):
    bound("internal", "127.0.0.1")
    monkeypatch.setattr(audience.login, "is_set_up", lambda: True)
    assert ask(headers, client="192.0.2.1") == (200, b"det interna")


def caches():
    """Every function that keeps its answers, with its file; publication knows one audience only, the public."""
    files = (*ROOT.glob("jarfalla_data/**/*.py"), *ROOT.glob("pages/**/*.py"))
    for path in (file for file in files if file.parent.name != "publication"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.FunctionDef) and any(
                word in ast.unparse(decorator) for decorator in node.decorator_list for word in ("cache", "kept")
            ):
                yield path, node


@pytest.mark.parametrize(("path", "cache"), list(caches()), ids=lambda part: getattr(part, "name", None))
def test_what_is_kept_of_released_figures_is_kept_for_each_audience(path, cache):
    names = {word for node in ast.walk(cache) for word in (getattr(node, "id", ""), getattr(node, "attr", ""))}
    taken = {argument.arg for argument in cache.args.args + cache.args.kwonlyargs}
    if names & {"release", "Released", "Audience", "audience"}:
        assert taken & {"audience", "who", "here", "view"}
