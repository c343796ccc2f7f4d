"""A real browser before a real server: what the tests of the pages and the benchmarks stand on."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import IO, Literal

from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).parents[2]
NAMES = ("chromium", "google-chrome", "chromium-browser")
# No graphics card, as on a machine without a screen, and no way out to another host.
FLAGS = [
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-gpu",
    "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE localhost , EXCLUDE 127.0.0.1",
]
# Streamlit's own marks, and a quarter of a second in which nothing in the page has changed: between a click
# and the run it asks for, and between a run's end and its drawing, the marks alone say "ready".
SETTLED = """() => new Promise((settled) => {
  const busy = '[data-testid="stSkeleton"], [data-testid="stAppSkeleton"]'
  let since = performance.now()
  const observer = new MutationObserver(() => { since = performance.now() })
  observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true })
  const look = () => {
    const app = document.querySelector('[data-testid="stApp"]')
    const charts = [...document.querySelectorAll(".jarfalla-plot")]
    // A chart out of sight is drawn anew some time after its width has changed.
    const fits = ({ chart, clientWidth }) => matchMedia("print").matches || chart.wanted?.startsWith(`${clientWidth} `)
    const drawn = (chart) => chart.querySelector("svg") && (!chart.chart || fits(chart))
    const begun = document.querySelector('[data-testid="stMain"] .stElementContainer')
    const ready = app && begun && !document.querySelector(busy) &&
      charts.every((chart) => !(chart.clientWidth && chart.checkVisibility()) || drawn(chart)) &&
      app.dataset.testScriptState === "notRunning" && app.dataset.testConnectionState === "CONNECTED"
    if (!ready) since = performance.now()
    if (performance.now() - since < 250) return setTimeout(look, 50)
    observer.disconnect()
    settled(true)
  }
  look()
})"""


@contextlib.contextmanager
def open_browser() -> Iterator[Browser]:
    """Chromium without a window; says how to get it where it is missing."""
    program = next(filter(None, map(shutil.which, NAMES)), None)
    if program is None:
        raise FileNotFoundError("no Chromium here: apt-get install -y chromium")
    # Chromium cannot put its processes in a sandbox when root starts it, as in a container.
    root = ["--no-sandbox"] if os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=FLAGS + root)
        try:
            yield browser
        finally:
            browser.close()


@contextlib.contextmanager
def serve(
    data_dir: Path | None = None,
    audience: Literal["internal", "public"] = "internal",
    env: Mapping[str, str] | None = None,
    script: Path = ROOT / "dashboard.py",
) -> Iterator[str]:
    """The dashboard on a free port of this machine, stopped at the end; yields its address."""
    port = free_port()
    surroundings = {"JARFALLA_AUDIENCE": audience, **(env or {})}
    if data_dir is not None:
        surroundings["JARFALLA_DATA_DIR"] = str(data_dir)
    server = start_server(port, surroundings, script)
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        stop_server(server)


def start_server(port: int, env: Mapping[str, str], script: Path = ROOT / "dashboard.py") -> subprocess.Popen[bytes]:
    """The dashboard on a port of this machine, once it answers; whoever starts it stops it."""
    command = [sys.executable, "-m", "streamlit", "run", script.name, "--server.headless", "true"]
    command += ["--server.address", "127.0.0.1", "--server.port", str(port)]
    with tempfile.TemporaryFile() as log:
        server = subprocess.Popen(command, cwd=script.parent, env={**os.environ, **env}, stdout=log, stderr=log)
        try:
            _wait_until_up(f"http://127.0.0.1:{port}/_stcore/health", server, log)
        except BaseException:
            stop_server(server)
            raise
    return server


def settled(page: Page, limit: float = 60) -> None:
    """Wait until Streamlit has run the script and the browser has drawn what came of it.

    The page's Content-Security-Policy forbids eval: give `page.wait_for_function` a function, "() => …", and
    not a bare expression.
    """
    page.set_default_timeout(limit * 1000)
    page.wait_for_function(SETTLED)


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def _wait_until_up(url: str, server: subprocess.Popen[bytes], log: IO[bytes], limit: float = 60) -> None:
    end = time.monotonic() + limit
    while time.monotonic() < end and server.poll() is None:
        with contextlib.suppress(OSError), urllib.request.urlopen(url, timeout=2) as answer:  # noqa: S310
            if answer.status == 200:
                return
        time.sleep(0.1)
    log.seek(0)
    raise RuntimeError("the server did not come up:\n" + log.read().decode("utf-8", "replace"))


def stop_server(server: subprocess.Popen[bytes]) -> None:
    """Ask the server to end, and end it."""
    server.send_signal(signal.SIGTERM)
    try:
        server.wait(10)
    except subprocess.TimeoutExpired:
        server.kill()
        server.wait()
