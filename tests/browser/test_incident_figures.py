"""In a real browser no two texts of a figure of incidents overlap, and none is cut."""

from __future__ import annotations

import base64
from pathlib import Path

import plotly
import pytest
import streamlit

from jarfalla_data import Period, Selection
from jarfalla_data.charts.drawing import NARROW, WIDE_DEFAULT, draw
from jarfalla_data.privacy import Audience
from tests.browser.chromium import open_browser
from tests.charts.incident_page import charts_of
from tests.factories import bundled_store

pytestmark = pytest.mark.browser

LIBRARY = Path(plotly.__file__).parent / "package_data" / "plotly.min.js"
FONT = next((Path(streamlit.__file__).parent / "static" / "static" / "media").glob("SourceSansVF-Upright*.woff2"))
FACE = "@font-face {{ font-family: 'Source Sans'; font-weight: 200 900; src: url(data:font/woff2;base64,{font}) }}"
PLACES = ((WIDE_DEFAULT, WIDE_DEFAULT), (WIDE_DEFAULT, 1060), (NARROW, NARROW), (NARROW, 360))
TEXTS = """([spec, width, height]) => {
  const host = document.getElementById("figure")
  const layout = { ...spec.layout, width, height, autosize: false }
  return document.fonts.load("13px 'Source Sans'").then(() => Plotly.newPlot(host, spec.data, layout)).then(() => {
    const edge = host.getBoundingClientRect()
    return [...host.querySelectorAll("text")].filter((t) => t.textContent.trim()).map((t) => {
      const box = t.getBoundingClientRect()
      return [t.textContent, box.left - edge.left, box.top - edge.top, box.right - edge.left, box.bottom - edge.top]
    })
  })
}"""
CASES = {
    "all": (Selection(), Audience.INTERNAL),
    "year": (Selection(period=Period.of_years(2023, 2023), area="0123R001", area_ids=("0123R001",)), Audience.INTERNAL),
    "evenings": (Selection(time_of_day="evening"), Audience.INTERNAL),
    "public": (Selection(), Audience.PUBLIC),
    "areas": (Selection(area="viksjo", area_ids=("0123R008", "0123R009", "0123R010", "0123R024")), Audience.PUBLIC),
}


@pytest.fixture(scope="module")
def page():
    with open_browser() as browser:
        sheet = browser.new_page(viewport={"width": 1366, "height": 768})
        font = base64.b64encode(FONT.read_bytes()).decode()
        sheet.set_content(f"<style>{FACE.format(font=font)}</style><div id='figure'></div>")
        sheet.add_script_tag(path=LIBRARY)
        yield sheet


def meet(one, other):
    """Whether two texts share more than a pixel's edge."""
    (_, left, top, right, bottom), (_, x0, y0, x1, y1) = one, other
    return min(right, x1) - max(left, x0) > 1 and min(bottom, y1) - max(top, y0) > 3


@pytest.mark.parametrize("lang", ["sv", "en"])
@pytest.mark.parametrize("case", CASES)
def test_no_text_overlaps_another_or_is_cut(page, case, lang):
    selection, audience = CASES[case]
    for chart in charts_of(bundled_store(), audience, selection, lang).values():
        for laid_out, width in PLACES if not chart.is_empty else ():
            drawing = draw(chart, laid_out)
            texts = page.evaluate(TEXTS, [drawing.spec, width, drawing.height])
            assert texts
            outside = [t for t in texts if t[1] < -1 or t[2] < -1 or t[3] > width + 1 or t[4] > drawing.height + 1]
            assert outside == [], (chart.key, width)
            assert [(a, b) for i, a in enumerate(texts) for b in texts[:i] if meet(a, b)] == [], (chart.key, width)
