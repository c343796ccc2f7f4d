"""The server around the pages: in which language the page comes, and what the server brings itself."""

from __future__ import annotations

import asyncio
import gzip
import importlib.util
import re
from base64 import b64encode
from concurrent.futures import ThreadPoolExecutor
from hashlib import sha256
from pathlib import Path

import pytest
import streamlit as st
from starlette.applications import Starlette
from starlette.middleware.gzip import GZipMiddleware
from starlette.responses import HTMLResponse, JSONResponse, Response
from streamlit.testing.v1 import AppTest

from pages.ui import server
from pages.ui.plot import Figure, content

PAGE = HTMLResponse("<html lang='en'>Streamlit's own</html>" * 50, headers={"ETag": '"1"', "Set-Cookie": "a=1"})


def finish(coroutine):
    """Run a coroutine to its end, in its own thread: an open browser holds the loop of this one."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, coroutine).result()


def ask(app, path="/", headers=(), method="GET"):
    """What an ASGI app answers to one request: status, headers and body."""
    path, _, query = path.partition("?")
    sent = []
    scope = {
        "type": "http",
        "method": method,
        "path": path,
        "query_string": query.encode(),
        "headers": [(name.lower().encode(), value.encode()) for name, value in headers],
    }

    async def receive():
        await asyncio.Event().wait()  # the other side says nothing and stays

    async def send(message):
        sent.append(message)

    finish(app(scope, receive, send))
    start, *parts = sent
    found = {name.decode(): value.decode() for name, value in start["headers"]}
    return start["status"], found, b"".join(part["body"] for part in parts)


@pytest.mark.parametrize(
    ("path", "lang"),
    [("/", "sv"), ("/otrygghet?omrade=1", "sv"), ("/?lang=en", "en"), ("/?lang=de", "sv"), ("/?lang=sv&lang=en", "en")],
)
def test_the_page_comes_in_the_language_of_its_address(path, lang):
    _, headers, body = ask(server.PageLanguage(PAGE), path)
    html = body.decode()
    assert html.count(f'<html lang="{lang}">') == 1
    assert headers["content-language"] == lang
    assert server._TITLE[lang] in html
    assert server._NO_SCRIPT[lang] in html
    assert "<title>Streamlit" not in html
    assert "You need to enable" not in html
    assert '<div id="root">' in html


@pytest.mark.parametrize("app", [PAGE, GZipMiddleware(PAGE)], ids=["plain", "compressed"])
@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_the_page_tells_its_true_length_and_keeps_no_sign_of_the_one_it_replaces(app, method):
    asked = [("Accept-Encoding", "gzip")]
    _, headers, body = ask(server.PageLanguage(app), "/otrygghet", asked, method)
    whole = ask(server.PageLanguage(PAGE))[2]
    assert body == (whole if method == "GET" else b"")
    assert headers["content-length"] == str(len(whole))
    assert "content-encoding" not in headers
    assert "etag" not in headers
    assert headers["set-cookie"] == "a=1"


def test_no_shared_cache_keeps_the_page():
    assert ask(server.PageLanguage(PAGE))[1]["cache-control"] == "private, no-cache"


def test_an_old_copy_of_the_page_is_not_confirmed():
    async def answer(scope, receive, send):
        known = any(name == b"if-none-match" for name, _ in scope["headers"])
        await (Response(status_code=304) if known else PAGE)(scope, receive, send)

    assert ask(server.PageLanguage(answer), "/", [("If-None-Match", '"1"')])[0] == 200
    assert ask(server.PageLanguage(answer), "/static/js/a.js", [("If-None-Match", '"1"')])[0] == 304


@pytest.mark.parametrize("path", ["/static/a.html", "/component/a/index.html", "/media/a.html", "/_stcore/x"])
def test_other_html_is_left_alone(path):
    assert ask(server.PageLanguage(PAGE), path)[2] == PAGE.body


@pytest.mark.parametrize("answer", [JSONResponse({"a": 1}), HTMLResponse("fel", 500)], ids=["json", "error"])
def test_what_is_not_the_page_is_left_alone(answer):
    assert ask(server.PageLanguage(answer))[2] == answer.body


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_the_policy_lets_in_the_scripts_of_the_page_and_no_other_host(lang):
    _, headers, body = ask(server.PageLanguage(PAGE), f"/?lang={lang}")
    policy = headers["content-security-policy"]
    for script in re.findall(r"<script>(.*?)</script>", body.decode(), re.DOTALL):
        assert f"'sha256-{b64encode(sha256(script.encode()).digest()).decode()}'" in policy
    assert not re.search(r"https?:|\*|unsafe-eval|script-src[^;]*unsafe", policy)


def test_the_server_tells_that_it_is_ready():
    assert ask(Starlette(routes=server.ROUTES), "/redo")[::2] == (200, b"redo")


def test_the_drawing_library_is_the_installed_one_and_may_be_kept():
    app = Starlette(routes=server.ROUTES)
    spec = importlib.util.find_spec("plotly")
    installed = (Path(spec.origin).parent / "package_data" / "plotly.min.js").read_bytes()
    _, plain, body = ask(app, server.PLOTLY_URL)
    _, packed, small = ask(app, server.PLOTLY_URL, [("Accept-Encoding", "gzip, br")])
    assert body == gzip.decompress(small) == installed
    assert len(small) < len(body) / 3
    assert packed["content-encoding"] == "gzip"
    assert "immutable" in plain["cache-control"]
    assert plain["vary"] == packed["vary"] == "Accept-Encoding"


@pytest.mark.parametrize(("lang", "words"), [("sv", "kunde inte visas"), ("en", "could not be shown")])
def test_an_error_is_a_calm_sentence_in_the_language_of_the_page(lang, words):
    def script():
        from pages.ui import server

        assert server.say_sorry(ValueError("hemligt")) is True

    at = AppTest.from_function(script)
    at.query_params["lang"] = lang
    at.run()
    assert words in at.error[0].value
    assert "hemligt" not in at.error[0].value
    assert not at.exception


def test_a_chart_does_not_disturb_a_test_without_a_browser():
    def script():
        from pages.ui.plot import Figure, content, plot

        empty = {"data": [], "layout": {}}
        figure = Figure(empty, empty, wide_from=0, height=100, narrow_height=80, alt="Tom")
        plot("a", content("<p>Före</p>", figure, "", label="Visa tabell", tables=()), print)
        plot("b", content("", None, "", label="Visa tabell", tables=()))

    assert not AppTest.from_function(script).run().exception


def test_a_figure_that_no_browser_can_read_is_refused():
    nan = {"data": [{"y": [float("nan")]}]}
    figure = Figure(nan, nan, wide_from=0, height=100, narrow_height=100, alt="")
    with pytest.raises(ValueError, match="not JSON compliant"):
        content("", figure, "", label="", tables=())


def test_streamlit_is_the_one_that_the_server_was_written_for():
    assert st.__version__.startswith("1.67."), (
        "try the page, the connection strip and cold deep links, then change this"
    )
