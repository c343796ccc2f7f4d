"""What is done before the first visitor."""

from __future__ import annotations

import asyncio
import socket
from asyncio import base_events
from concurrent.futures import ThreadPoolExecutor

import pytest
from streamlit.runtime.pages_manager import PagesManager

from jarfalla_data.measures import incident_cube, insecurity
from jarfalla_data.privacy import Audience
from jarfalla_data.publication.view import released
from jarfalla_data.selection import Selection
from pages.ui import chart_block, data, start
from tests.factories import data_folder


@pytest.fixture
def done(monkeypatch):
    """What the start does to garbage collection."""
    steps = []
    monkeypatch.setattr(start.gc, "collect", lambda: steps.append("collect"))
    monkeypatch.setattr(start.gc, "freeze", lambda: steps.append("freeze"))
    return steps


def started():
    """What holds while the server is up. In a thread of its own: an open browser holds the loop of this one."""

    async def run():
        async with start.lifespan(None):
            return PagesManager.uses_pages_directory

    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, run()).result()


def test_the_folder_of_pages_is_not_streamlits_menu(monkeypatch, done):
    monkeypatch.setattr(PagesManager, "uses_pages_directory", None)
    assert started() is False


def test_before_the_first_visitor_files_are_read_rows_are_counted_and_then_garbage_is_frozen(monkeypatch, done):
    counted = []
    monkeypatch.setattr(start, "cube", lambda store: counted.append((store, tuple(done))))
    started()
    assert counted == [(data.store(), ())]
    assert done == ["collect", "freeze"]


def test_a_message_of_the_server_does_not_wait_for_the_one_before(monkeypatch):
    monkeypatch.setattr(base_events, "_set_nodelay", lambda _: None)
    start.send_at_once()

    async def ask():
        accepted = asyncio.get_running_loop().create_future()
        opened = socket.socket()  # as Streamlit opens it: no protocol is named
        opened.bind(("127.0.0.1", 0))
        server = await asyncio.start_server(lambda _, to: accepted.set_result(to), sock=opened)
        async with server:
            _, to = await asyncio.open_connection(*opened.getsockname())
            connection = (await accepted).get_extra_info("socket")
            told = connection.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)
            to.close()
            (await accepted).close()
        return bool(told)

    with ThreadPoolExecutor(1) as thread:
        assert thread.submit(asyncio.run, ask()).result()


def test_the_first_visitor_finds_the_answers_worked_out(monkeypatch, done):
    started()
    store = data.store()
    monkeypatch.setattr(incident_cube, "encode", None)  # counting anew would fail
    monkeypatch.setattr(insecurity, "levels", None)
    assert incident_cube.cube(store).reports.any()
    assert len(released(store, Audience.PUBLIC, 5, insecurity.by_area, (Selection(),)).frame)


def test_a_folder_that_cannot_be_read_does_not_stop_the_start(monkeypatch, tmp_path, done):
    monkeypatch.setenv("JARFALLA_DATA_DIR", str(tmp_path / "none"))
    started()
    assert done == []


def test_an_empty_folder_does_not_stop_the_start(monkeypatch, tmp_path, done):
    monkeypatch.setenv("JARFALLA_DATA_DIR", str(data_folder(tmp_path)))
    started()
    assert done == ["collect", "freeze"]


def test_a_broken_extract_does_not_stop_the_start(monkeypatch, tmp_path, done):
    monkeypatch.setenv("JARFALLA_DATA_DIR", str(data_folder(tmp_path)))
    (tmp_path / "published").mkdir()
    (tmp_path / "published" / "extract.json").write_text("{", "utf-8")
    started()
    assert done == ["collect", "freeze"]


# What is kept ---------------------------------------------------------------------------------------------------------


@pytest.fixture
def described(monkeypatch):
    """Shows a made-up chart; gives what it was made of, each time that it was made."""
    made = []
    monkeypatch.setattr(chart_block, "_kept", {})
    monkeypatch.setattr(chart_block, "_block", lambda chart, given, minor: made.append(chart) or _Nothing)
    monkeypatch.setattr(chart_block.st, "html", lambda html: None)

    def show(*given, **named):
        chart_block.chart(lambda_of, *given, **named)
        return len(made)

    return show


class _Nothing:
    content, headline = None, ""


def lambda_of(*given, **named):
    return given, named


def test_a_block_is_made_once_for_the_same_things(described):
    assert described("a", {"x": 1}, lang="sv") == described("a", {"x": 1}, lang="sv") == 1


@pytest.mark.parametrize(
    ("given", "named"),
    [(("b", {"x": 1}), {"lang": "sv"}), (("a", {"x": 2}), {"lang": "sv"}), (("a", {"x": 1}), {"lang": "en"})],
)
def test_a_block_is_made_anew_for_anything_else(described, given, named):
    described("a", {"x": 1}, lang="sv")
    assert described(*given, **named) == 2


def test_a_minor_block_is_another_than_a_large_one(described):
    described("a")
    assert described("a", minor=True) == 2


def test_blocks_of_one_release_are_not_shown_for_another(described):
    store = data.store()
    one, other = (released(store, who, 5, insecurity.asked, (Selection(),)) for who in Audience)
    assert one is not other
    described(one)
    assert described(other) == 2
    assert described(one) == 2
