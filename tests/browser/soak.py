"""Weeks of a presentation screen in some minutes: `tests/run --soak`, or `python -m tests.browser.soak MINUTES`.

Two seconds a slide. Equally long into each half the server is killed and started again, and then the connection is cut
and comes back. At the end it holds the screen to this: slides on time; memory of server and browser in the second half
within 5 % of the first; each loss over within 10 seconds of its cause, without a hand; no word of English; no complaint
in the console but of loads while the server was away.
"""

from __future__ import annotations

import itertools
import re
import statistics
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import CDPSession, Page

from tests.browser.chromium import free_port, open_browser, start_server, stop_server

EACH, EVERY = 2.0, 5.0
"""Seconds that a slide is shown, and between two readings of memory."""
RECOVERED, LATE, GROWN = 10.0, 0.25, 0.05
ENGLISH = re.compile(
    r"\b(the|of|and|with|this|that|not|are|from|connection|connecting|running|error|retry|reload|refused|offline|site)\b",
    re.IGNORECASE,
)
WATCH = """() => {
  window.changes = []
  let last = ""
  new MutationObserver(() => {
    const name = document.querySelector(".slide.shown")?.dataset.name
    if (name !== last) window.changes.push(performance.now())
    last = name
  }).observe(document.querySelector("main"), { subtree: true, childList: true, attributes: true })
}"""
LOST = """() => !document.querySelector('[data-tells="lost"] span').hidden"""


@dataclass
class Seen:
    """What was measured: memory in bytes by the seconds since the start, seconds to recover, complaints."""

    server: list[tuple[float, int]] = field(default_factory=list)
    browser: list[tuple[float, int]] = field(default_factory=list)
    recovered: dict[str, float] = field(default_factory=dict)
    complaints: list[str] = field(default_factory=list)
    english: set[str] = field(default_factory=set)
    away: bool = False


def memory_of(server: subprocess.Popen[bytes]) -> int:
    """Bytes that the server holds that are its own."""
    status = Path(f"/proc/{server.pid}/smaps_rollup").read_text("ascii")
    return sum(int(n) for n in re.findall(r"Private_(?:Clean|Dirty):\s+(\d+)", status)) * 1024


def heap_of(chrome: CDPSession) -> int:
    """Bytes of the page's heap after its garbage has been collected."""
    chrome.send("HeapProfiler.collectGarbage")
    return int(chrome.send("Runtime.getHeapUsage")["usedSize"])


def read(seen: Seen, page: Page, chrome: CDPSession, server: subprocess.Popen[bytes], since: float) -> None:
    """One reading of memory and words."""
    at = time.monotonic() - since
    seen.server.append((at, memory_of(server)))
    seen.browser.append((at, heap_of(chrome)))
    seen.english |= {word.lower() for word in ENGLISH.findall(page.locator("body").inner_text())}


def hear(seen: Seen, kind: str, text: str) -> None:
    """Keep an error of the console, but for a failed load while the server is away."""
    if kind == "error" and not (seen.away and "net::ERR_" in text):
        seen.complaints.append(text)


def back_again(seen: Seen, page: Page, name: str, came: float) -> None:
    """Wait until the page no longer says that the server is lost; no hand touches it."""
    page.wait_for_function(f"() => !({LOST})()", timeout=30_000)
    seen.recovered[name] = round(time.monotonic() - came, 1)
    page.wait_for_timeout(1000)
    seen.away = False


def lose_server(
    seen: Seen, page: Page, server: subprocess.Popen[bytes], port: int, name: str
) -> subprocess.Popen[bytes]:
    """Kill the server, wait until the page says so, and start it anew."""
    seen.away = True
    server.kill()
    server.wait()
    page.wait_for_function(LOST, timeout=30_000)
    seen.english |= {word.lower() for word in ENGLISH.findall(page.locator("body").inner_text())}
    started = start_server(port, {"JARFALLA_AUDIENCE": "public"})
    back_again(seen, page, name, time.monotonic())
    return started


def lose_connection(seen: Seen, page: Page, name: str) -> None:
    """Cut the browser's connection, wait until the page says so, and give it back."""
    seen.away = True
    page.context.set_offline(True)
    page.wait_for_function(LOST, timeout=30_000)
    page.context.set_offline(False)
    back_again(seen, page, name, time.monotonic())


def run(minutes: float) -> tuple[Seen, list[float]]:
    """The whole run; what was seen, and when slides changed, in seconds."""
    seen, port = Seen(), free_port()
    server = start_server(port, {"JARFALLA_AUDIENCE": "public"})
    try:
        with open_browser() as browser:
            page = browser.new_page(viewport={"width": 1920, "height": 1080})
            page.on("console", lambda m: hear(seen, m.type, m.text))
            page.on("pageerror", lambda error: seen.complaints.append(str(error)))
            page.goto(f"http://127.0.0.1:{port}/skarm?sek={EACH:.0f}")
            page.evaluate(WATCH)
            chrome, since = page.context.new_cdp_session(page), time.monotonic()
            events = {0.2: "server", 0.3: "connection", 0.7: "server again", 0.8: "connection again"}
            while (now := time.monotonic() - since) < 60 * minutes:
                due = [part for part in events if now >= part * 60 * minutes]
                for name in [events.pop(part) for part in due]:
                    if name.startswith("server"):
                        server = lose_server(seen, page, server, port, name)
                    else:
                        lose_connection(seen, page, name)
                read(seen, page, chrome, server, since)
                page.wait_for_timeout(EVERY * 1000)
            return seen, [at / 1000 for at in page.evaluate("() => window.changes")]
    finally:
        stop_server(server)


def halves(readings: list[tuple[float, int]], minutes: float) -> tuple[float, float]:
    """Median memory at the end of the first half and of the second: its last three tenths.

    Each half has a server that is started anew in it, as long before; what a process takes to begin with is no growth.
    """
    half = 30 * minutes
    parts = ((0.7 * half, half), (1.7 * half, 2 * half))
    first, second = (statistics.median([n for at, n in readings if a <= at <= b]) for a, b in parts)
    return first, second


def main(minutes: float) -> int:
    """Run, tell, and answer 1 when something is not as it is to be."""
    seen, changes = run(minutes)
    gaps = [b - a for a, b in itertools.pairwise(changes)]
    late = [gap for gap in gaps if abs(gap - EACH) > LATE]
    print(
        f"{minutes:g} minutes, {len(changes)} changes of slide, {statistics.mean(gaps):.3f} s between them on average,"
    )
    print(f"  from {min(gaps):.2f} to {max(gaps):.2f} s; more than {LATE} s beside their time: {len(late)}")
    ends = {"server": halves(seen.server, minutes), "browser": halves(seen.browser, minutes)}
    for name, (first, second) in ends.items():
        print(
            f"  memory of the {name}: {first / 1e6:.1f} → {second / 1e6:.1f} MB ({100 * (second / first - 1):+.1f} %)"
        )
    print(f"  seconds to recover: {seen.recovered}")
    print(f"  complaints: {seen.complaints}; English: {sorted(seen.english)}")
    grown = [name for name, (first, second) in ends.items() if second > first * (1 + GROWN)]
    slow = [name for name, took in seen.recovered.items() if took > RECOVERED]
    return int(bool(late or grown or slow or seen.complaints or seen.english or len(seen.recovered) < 4))


if __name__ == "__main__":
    sys.exit(main(float(sys.argv[1]) if len(sys.argv) > 1 else 20))
