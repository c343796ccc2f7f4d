"""How quick the pages are with the bundled incidents and with 1,000,000 of them, measured in one run.

    .venv/bin/python -m tests.benchmarks.pages [public]

Two servers stand on this machine, and every measurement is made of the one and the other in turn. Told are:
start → charts: from the start of the server to the first charts drawn in Chromium.
rerun: from a change sent on an open websocket to "the script has finished", without any browser.
click → repainted: in Chromium, from the release of the mouse button (the event's own time) to the second frame after
the last change of text or drawing within the window. Each is a median of CLICKS, with the 90th percentile, after
WARM_UP clicks in which the browser compiles what it runs often.
Figures depend on what else the machine does: its load stands below the table.
"""

from __future__ import annotations

import os
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from itertools import product
from pathlib import Path

import pandas as pd
from playwright.sync_api import Browser, Page
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import ClientConnection, connect

from tests.browser.chromium import ROOT, open_browser, serve, settled

CLICKS, WARM_UP, TURN, MANY = 24, 8, 8, 1_000_000
WINDOW = {"width": 1366, "height": 768}
SAFETY, INCIDENTS = "otrygghet", "brott-och-handelser"
WATCH = """() => {
  window.repainted = new Promise((done, failed) => {
    const main = document.querySelector('[data-testid="stMain"]')
    const app = document.querySelector('[data-testid="stApp"]')
    let start, painted, since = performance.now()
    const inside = (node) => {
      const element = node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement
      if (!element?.isConnected || element.closest(".hoverlayer")) return false
      const { top, bottom, height } = element.getBoundingClientRect()
      return height > 0 && bottom > 0 && top < innerHeight
    }
    const observer = new MutationObserver((changes) => {
      since = performance.now()
      if (start === undefined) return
      const nodes = new Set(changes.flatMap(({ target, addedNodes }) => addedNodes.length ? [...addedNodes] : [target]))
      requestAnimationFrame(() => requestAnimationFrame(() => {
        if ([...nodes].some(inside)) painted = performance.now()
      }))
    })
    observer.observe(main, { subtree: true, childList: true, characterData: true, attributeFilter: ["d", "transform"] })
    addEventListener("mouseup", ({ timeStamp }) => { start = timeStamp }, { capture: true, once: true })
    const end = performance.now() + 10000
    const look = () => {
      if (performance.now() > end) return failed(new Error(`not repainted: ${start}, ${painted}`))
      const quiet = performance.now() - Math.max(since, start ?? Infinity) > 400
      if (!(quiet && painted && app.dataset.testScriptState === "notRunning")) return setTimeout(look, 50)
      observer.disconnect()
      done(painted - start)
    }
    look()
  })
}"""
SHOWN = """() => [...document.querySelectorAll(".j-subtitle, .j-finding, .jarfalla-plot")]
  .map((node) => node.getAttribute("aria-label") ?? node.textContent).join("\\n")"""
AREAS = """() => [...document.querySelectorAll(".jarfalla-plot svg tspan:last-child")].map((label) => {
  const { left, top, width, height } = label.getBoundingClientRect()
  return { x: left + width / 2, y: top + height / 2 }
}).filter(({ x, y }) => document.elementFromPoint(x, y)?.dataset.code)"""


@dataclass(frozen=True)
class Clicks:
    """A row of the table: on which page, and what is clicked: an entry of a list, by turns, or areas of the map."""

    name: str
    address: str
    filter: str
    choices: tuple[str, ...]


MAP = "map"
CLICKED = (
    Clicks("Otrygghet: time of day", SAFETY, "tid", ("Dag (06–18)", "Kväll (18–22)")),
    Clicks("Otrygghet: area on the map", SAFETY, MAP, ()),
    Clicks("Otrygghet: period", SAFETY, "till", ("2019", "2021")),
    Clicks(
        "Brott och händelser: area", INCIDENTS, "omrade", ("Jakobsberg", "Viksjö", "Barkarby-Skälby", "Kallhäll-Stäket")
    ),
    Clicks("Brott och händelser: period", INCIDENTS, "fran", ("2018", "2019")),
    Clicks("Brott och händelser: time of day", INCIDENTS, "tid", ("Dag (06–18)", "Kväll (18–22)")),
)


def main() -> None:
    """Make the large folder, start both servers, measure, print the table."""
    audience = "public" if "public" in sys.argv[1:] else "internal"
    clicked = CLICKED if audience == "internal" else CLICKED[:-1]  # the public sees incidents at all hours only
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        browser = stack.enter_context(open_browser())
        folders = {"25 000": None, "1 000 000": many(folder)}
        started = {name: start(stack, browser, data, audience) for name, data in folders.items()}
        pages = {name: page for name, (_, page, _) in started.items()}
        rows = [("Start → charts, s", [[seconds] for _, _, seconds in started.values()], 1)]
        for address in (SAFETY, INCIDENTS):
            rows.append((f"Rerun of /{address}, ms", reruns([url for url, _, _ in started.values()], address), 0))
        told = [(f"{clicks.name}, ms", list(click(clicks, pages)), 0) for clicks in clicked]
        together = [[ms for _, both, _ in told for ms in both[i]] for i in range(len(folders))]
        rows += [*told, ("All these clicks together, ms", together, 0)]
        rows.append(("Memory of the server, MB", [[memory(url)] for url, _, _ in started.values()], 0))
    report(rows, audience)


def many(folder: Path) -> Path:
    """A data folder with 1,000,000 incidents drawn from the bundled ones, under new ids; all else as bundled."""
    there = folder / "data"
    shutil.copytree(ROOT / "data", there)
    rows = pd.read_csv(there / "incidents.csv", dtype="str", keep_default_na=False)
    drawn = rows.sample(MANY, replace=True, random_state=1).sort_values("occurred_at", kind="stable")
    drawn = drawn.assign(incident_id=[f"offence-{number}" for number in range(1_000_000, 1_000_000 + MANY)])
    drawn.to_csv(there / "incidents.csv", index=False)
    return there


def start(stack: ExitStack, browser: Browser, data: Path | None, audience: str) -> tuple[str, Page, float]:
    """A server and a page that shows its first charts: address, page, and the seconds that both took."""
    began = time.monotonic()
    url = stack.enter_context(serve(data, audience))
    page = browser.new_context(viewport=WINDOW, locale="sv-SE").new_page()
    page.goto(f"{url}/{SAFETY}")
    page.locator(".jarfalla-plot svg").first.wait_for(state="attached")
    return url, page, time.monotonic() - began


def reruns(urls: list[str], address: str) -> list[list[float]]:
    """Milliseconds from a change of the period, sent on an open websocket, to the end of the script."""
    told: list[list[float]] = [[] for _ in urls]
    with ExitStack() as stack:
        sockets = [stack.enter_context(connect(f"ws{url.removeprefix('http')}/_stcore/stream")) for url in urls]
        lists = [run(socket, address) for socket in sockets]
        for n in range(WARM_UP + CLICKS):
            for socket, found, times in zip(sockets, lists, told, strict=True):
                began = time.perf_counter()
                run(socket, address, {found["till"]: ("2019", "2021", "2024")[n % 3]})
                times.append((time.perf_counter() - began) * 1000)
    return [times[WARM_UP:] for times in told]


def run(socket: ClientConnection, address: str, chosen: dict[str, str] | None = None) -> dict[str, str]:
    """Ask for one run of the script and read until it has finished: the lists of the page by their key, with ids."""
    asked, lists = BackMsg(), {}
    asked.rerun_script.page_name = address
    for widget, value in (chosen or {}).items():
        asked.rerun_script.widget_states.widgets.add(id=widget, string_value=value)
    socket.send(asked.SerializeToString())
    while True:
        said = ForwardMsg.FromString(socket.recv(30))
        if said.WhichOneof("type") == "script_finished":
            return lists
        widget = said.delta.new_element.selectbox.id
        if widget:
            lists[widget.rsplit("-", 1)[-1]] = widget


def click(clicks: Clicks, pages: dict[str, Page]) -> Iterator[list[float]]:
    """Milliseconds from click to repainted page, in each page by turns; each click must change what is said."""
    told: dict[str, list[float]] = {name: [] for name in pages}
    urls = {name: page.url.split("/")[2] for name, page in pages.items()}
    for name, page in pages.items():
        page.goto(f"http://{urls[name]}/{clicks.address}")
        settled(page)
    turns = [range(first, first + TURN) for first in range(0, WARM_UP + CLICKS, TURN)]
    for turn, (name, page) in product(turns, pages.items()):
        page.bring_to_front()
        for n in turn:
            before = page.evaluate(SHOWN)
            aim(page, clicks, n)
            page.evaluate(WATCH)
            page.mouse.down()
            page.mouse.up()
            told[name].append(page.evaluate("() => window.repainted"))
            assert page.evaluate(SHOWN) != before, f"nothing has changed: {clicks.name}"
    yield from (times[WARM_UP:] for times in told.values())


def aim(page: Page, clicks: Clicks, n: int) -> None:
    """Bring the mouse to what is clicked: an area of the map, or an entry of a list that has been opened."""
    if clicks.filter == MAP:
        areas = page.evaluate(AREAS)
        at = areas[n % len(areas)]
        page.mouse.move(at["x"] - 3, at["y"])
        page.mouse.move(at["x"], at["y"])
        page.wait_for_selector(".j-said-here")
        return
    page.locator(f".st-key-{clicks.filter} input").click()
    choice = clicks.choices[n % len(clicks.choices)]
    page.get_by_role("option", name=choice, exact=True).hover()


def memory(url: str) -> float:
    """Megabytes that the server behind an address holds in memory."""
    port = url.rsplit(":", 1)[-1].encode()
    for process in Path("/proc").glob("[0-9]*"):
        if b"--server.port\0" + port in (process / "cmdline").read_bytes():
            status = (process / "status").read_text()
            return int(status.split("VmRSS:")[1].split()[0]) / 1024
    raise ProcessLookupError(url)


def report(rows: list[tuple[str, list[list[float]], int]], audience: str) -> None:
    """Print the table; every number of several is a median with its 90th percentile in brackets."""
    print(f"\nAudience: {audience}. Median (90th percentile) of {CLICKS}.\n")
    print("| | 25 000 incidents | 1 000 000 incidents | ratio |\n|---|---:|---:|---:|")
    for name, both, decimals in rows:
        said = [told(values, decimals) for values in both]
        middle = [statistics.median(values) for values in both]
        print(f"| {name} | {said[0]} | {said[1]} | {middle[1] / middle[0]:.2f} |")
    load = ", ".join(f"{load:.1f}" for load in os.getloadavg())
    print(f"\nLoad of the machine's {os.cpu_count()} processors over 1, 5 and 15 minutes: {load}.")


def told(values: list[float], decimals: int) -> str:
    """One value, or the median of several and their 90th percentile."""
    middle = f"{statistics.median(values):.{decimals}f}"
    return middle if len(values) == 1 else f"{middle} ({statistics.quantiles(values, n=10)[-1]:.{decimals}f})"


if __name__ == "__main__":
    main()
