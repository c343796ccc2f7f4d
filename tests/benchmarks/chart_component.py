"""Which chart to draw with: st.plotly_chart or our own component, measured in a real browser.

    python tests/benchmarks/chart_component.py

The same figure of 25 points with intervals is changed by clicks, in turn in the one and the other. Told are the
milliseconds from click to the frame with the new chart, whether the chart's place in the page survives,
whether any frame was without a chart, and whether a click on a filled area reaches Python.
"""

from __future__ import annotations

import shutil
import statistics
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Page
from playwright.sync_api import TimeoutError as TooLate

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "tests" / "browser"))
from chromium import open_browser, serve, settled  # noqa: E402

CLICKS = 15
VARIANTS = ("st.plotly_chart", "component")
APP = """
import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx
from pages.ui import server, start
from pages.ui.plot import Figure, content, plot

app = st.App(__file__, lifespan=start.lifespan, middleware=server.MIDDLEWARE, routes=server.ROUTES)


def points(round_):
    shares = [20 + (7 * i + 11 * round_) % 50 for i in range(25)]
    data = {
        "type": "scatter", "mode": "markers", "x": shares, "y": [f"Område {i}" for i in range(25)],
        "error_x": {"type": "data", "array": [4] * 25},
    }
    layout = {"title": {"text": f"Omgång {round_}"}, "height": 600, "xaxis": {"range": [0, 80]}}
    return {"data": [data], "layout": layout}


def areas():
    data = [
        {
            "type": "scatter", "mode": "lines", "fill": "toself", "hoveron": "fills",
            "x": [i, i + 1, i + 1, i, i], "y": [0, 0, 1, 1, 0], "customdata": [f"yta {i}"] * 5,
        }
        for i in range(3)
    ]
    return {"data": data, "layout": {"height": 300, "showlegend": False}}


def draw(figure, height):
    if st.query_params["variant"] == "component":
        shown = Figure(figure, figure, wide_from=0, height=height, narrow_height=height, alt="Mätning")
        return plot("chart", content("", shown, "", label="", tables=()), st.session_state.get)
    chosen = st.plotly_chart(
        figure, theme=None, key="chart", on_select="rerun", selection_mode="points", config={"displayModeBar": False}
    )
    return chosen.selection.points or None


if get_script_run_ctx(suppress_warning=True):
    if "areas" in st.query_params:
        st.text(f"Vald: {draw(areas(), 300)}")
    else:
        st.session_state.round = st.session_state.get("round", 0) + st.button("Nästa")
        draw(points(st.session_state.round), 600)
"""
CLICK = """(wanted) => new Promise((done) => {
  const chart = () => document.querySelector(".js-plotly-plot .gtitle")
  const kept = document.querySelector(".js-plotly-plot")
  const start = performance.now()
  let empty = 0
  const look = () => {
    if (!chart()) empty += 1
    if (chart()?.textContent !== wanted) return requestAnimationFrame(look)
    const took = performance.now() - start
    done({ took, empty, same: kept === document.querySelector(".js-plotly-plot") })
  }
  document.querySelector('[data-testid="stButton"] button').click()
  requestAnimationFrame(look)
})"""


def measure(pages: dict[str, Page]) -> dict[str, list[dict[str, float]]]:
    """Click in turn in each page; the first click of each warms up and is not told."""
    told: dict[str, list[dict[str, float]]] = {variant: [] for variant in pages}
    for n in range(CLICKS + 1):
        for variant, page in pages.items():
            page.bring_to_front()
            answer = page.evaluate(CLICK, f"Omgång {n + 1}")
            settled(page)
            if n:
                told[variant].append(answer)
    return told


def area_is_heard(page: Page, url: str) -> bool:
    """Whether a click in the middle of a filled area comes back from Python."""
    page.goto(url)
    settled(page)
    page.wait_for_selector(".js-plotly-plot .nsewdrag")
    box = page.locator(".js-plotly-plot .nsewdrag").bounding_box()
    assert box is not None
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x - 5, y)
    page.mouse.move(x, y)
    page.wait_for_selector(".hovertext", state="attached")
    page.mouse.click(x, y)
    try:
        page.wait_for_selector("text=Vald: yta 1", timeout=3000)
    except TooLate:
        return "yta 1" in page.inner_text('[data-testid="stMain"]')
    return True


def main() -> None:
    """Start the little app, measure, print the table."""
    with tempfile.TemporaryDirectory() as folder:
        script = Path(folder, "measured.py")
        script.write_text(APP, "utf-8")
        shutil.copytree(ROOT / ".streamlit", Path(folder, ".streamlit"))
        with serve(script=script, env={"PYTHONPATH": str(ROOT)}) as base, open_browser() as browser:
            urls = {variant: f"{base}/?variant={variant}" for variant in VARIANTS}
            pages = {variant: browser.new_context().new_page() for variant in VARIANTS}
            for variant, page in pages.items():
                page.goto(urls[variant])
                page.wait_for_selector(".js-plotly-plot .gtitle", state="attached")
                settled(page)
            told = measure(pages)
            heard = {v: area_is_heard(page, urls[v] + "&areas=1") for v, page in pages.items()}
    report(told, heard)


def report(told: dict[str, list[dict[str, float]]], heard: dict[str, bool]) -> None:
    """Print one line for each way of drawing, and how they compare."""
    middle = {variant: statistics.median(a["took"] for a in answers) for variant, answers in told.items()}
    print(f"{'':16} {'median ms':>10} {'min':>6} {'max':>6} {'same node':>10} {'without':>8} {'area click':>11}")
    for variant, answers in told.items():
        times = [a["took"] for a in answers]
        same, empty = sum(a["same"] for a in answers), sum(a["empty"] > 0 for a in answers)
        print(
            f"{variant:16} {middle[variant]:10.0f} {min(times):6.0f} {max(times):6.0f} "
            f"{f'{same:.0f}/{len(times)}':>10} {f'{empty}/{len(times)}':>8} {'yes' if heard[variant] else 'no':>11}"
        )
    print(f"ratio {middle[VARIANTS[0]] / middle[VARIANTS[1]]:.2f} : 1")


if __name__ == "__main__":
    main()
