"""What holds for every answer, and which doors of Streamlit stay closed."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor

import pytest
from starlette.responses import PlainTextResponse
from streamlit.proto.BackMsg_pb2 import BackMsg

from pages.ui import gates

HEADERS = {"content-security-policy", "referrer-policy", "x-content-type-options"}


def finish(coroutine):
    """Run a coroutine to its end, in its own thread: an open browser holds the loop of this one."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, coroutine).result()


def answer(app, path="/", kind="http"):
    """What an app sends to a request."""
    sent = []

    async def send(message):
        sent.append(message)

    scope = {"type": kind, "method": "GET", "path": path, "query_string": b"", "headers": []}
    failed = None
    try:
        finish(app(scope, None, send))
    except ZeroDivisionError as error:
        failed = error
    return sent, failed


async def fails(scope, receive, send):
    raise ZeroDivisionError


def test_an_error_of_the_server_is_a_calm_sentence_with_the_headers_and_stays_an_error():
    (start, body), failed = answer(gates.SafeAnswers(fails))
    assert start["status"] == 500
    assert {name.decode() for name, _ in start["headers"]} >= HEADERS
    assert "Något gick fel." in body["body"].decode()
    assert "Something failed." in body["body"].decode()
    assert isinstance(failed, ZeroDivisionError)


def test_an_answer_that_has_begun_is_not_begun_again():
    async def fails_late(scope, receive, send):
        await PlainTextResponse("halv")(scope, receive, send)
        raise ZeroDivisionError

    sent, failed = answer(gates.SafeAnswers(fails_late))
    assert [message["type"] for message in sent] == ["http.response.start", "http.response.body"]
    assert failed


def test_an_error_of_a_websocket_gets_no_page():
    sent, failed = answer(gates.SafeAnswers(fails), kind="websocket")
    assert sent == []
    assert failed


def test_an_answer_keeps_the_policy_that_it_brings():
    page = PlainTextResponse("sida", headers={"Content-Security-Policy": "default-src 'none'"})
    (start, _), _ = answer(gates.SafeAnswers(page))
    assert [value for name, value in start["headers"] if name == b"content-security-policy"] == [b"default-src 'none'"]


@pytest.mark.parametrize(
    "path", ["/_stcore/metrics", "/_stcore/metrics/", "/bas/_stcore/metrics", "/_stcore/agent/mcp", "/_stcore/agent"]
)
def test_what_streamlit_tells_of_itself_is_not_found(path):
    (start, body), _ = answer(gates.ClosedDoors(PlainTextResponse("siffror")), path)
    assert start["status"] == 404
    assert b"siffror" not in body["body"]


@pytest.mark.parametrize("path", ["/", "/metrics", "/_stcore/health", "/_stcore/metricsandmore", "/media/metrics"])
def test_other_addresses_stay_open(path):
    assert answer(gates.ClosedDoors(PlainTextResponse("sida")), path)[0][0]["status"] == 200


@pytest.mark.parametrize(("audience", "status"), [("public", 403), ("internal", 200)])
def test_files_come_from_those_inside_only(monkeypatch, audience, status):
    monkeypatch.setattr(gates, "audience_of_request", lambda _: audience)
    assert answer(gates.ClosedDoors(PlainTextResponse("tack")), "/_stcore/upload_file/a/b")[0][0]["status"] == status


def passed_on(*messages):
    """The messages of a websocket that reach Streamlit."""
    coming, reached = list(messages), []

    async def receive():
        return coming.pop(0) if coming else {"type": "websocket.disconnect"}

    async def streamlit(scope, receive, send):
        while not reached or reached[-1]["type"] != "websocket.disconnect":
            reached.append(await receive())

    finish(gates.ClosedDoors(streamlit)({"type": "websocket"}, receive, None))
    return reached[:-1]


def message(**fields):
    return {"type": "websocket.receive", "bytes": BackMsg(**fields).SerializeToString()}


@pytest.mark.parametrize(
    "fields", [{"clear_cache": True}, {"load_git_info": True}, {"set_run_on_save": True}], ids=lambda f: next(iter(f))
)
def test_what_only_streamlits_menu_for_developers_sends_is_left_out(fields):
    run = message(rerun_script={"page_name": "otrygghet"})
    assert passed_on(message(**fields), run, message(**fields), message(**fields), run) == [run, run]


@pytest.mark.parametrize(
    "sent",
    [
        {"type": "websocket.connect"},
        message(rerun_script={}),
        message(stop_script=True),
        message(app_heartbeat=True),
        message(file_urls_request={"request_id": "a"}),
        {"type": "websocket.receive", "text": "a"},
        {"type": "websocket.receive", "bytes": b"\xff\xff"},
        {"type": "websocket.receive", "bytes": b""},
    ],
    ids=str,
)
def test_what_pages_send_and_what_is_no_message_reaches_streamlit(sent):
    assert passed_on(sent) == [sent]
