"""The information screen in Chromium: legible at five metres, steered by key, click and touch, and never left alone."""

from __future__ import annotations

import contextlib
import itertools
import re
import shutil
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.chromium import free_port, serve, start_server, stop_server
from tests.browser.forced_colours import PALE
from tests.browser.tab import Tab
from tests.factories import BUNDLED

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("chromium-3")]

SIZES = {"lies": (1920, 1080), "stands": (1080, 1920)}
LEAST = 24
ENGLISH = re.compile(r"\b(the|of|and|with|not|are|from|connection|connecting|running|error|retry|refused)\b", re.I)
# Every piece of text that is seen: its size, and the boxes of its lines.
TEXTS = """() => {
  const found = []
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  while (walk.nextNode()) {
    const node = walk.currentNode, holder = node.parentElement
    if (!node.textContent.trim() || !holder.checkVisibility({ visibilityProperty: true })) continue
    if (holder.closest(".heard, nav, noscript, script")) continue
    const range = document.createRange()
    range.selectNodeContents(node)
    const boxes = [...range.getClientRects()].map((b) => [b.left, b.top, b.right, b.bottom])
    found.push({ text: node.textContent.trim(), size: parseFloat(getComputedStyle(holder).fontSize), boxes })
  }
  return found
}"""
# Words of which a part stands on the next line, elsewhere than at a hyphen.
BROKEN = """() => {
  const found = []
  const walk = document.createTreeWalker(document.querySelector(".shown"), NodeFilter.SHOW_TEXT)
  while (walk.nextNode()) {
    for (const word of walk.currentNode.textContent.matchAll(/[\\p{L}\\d]+/gu)) {
      const range = document.createRange()
      range.setStart(walk.currentNode, word.index)
      range.setEnd(walk.currentNode, word.index + word[0].length)
      if (range.getClientRects().length > 1) found.push(word[0])
    }
  }
  return found
}"""
CUT = """() => [...document.querySelectorAll(".shown *")]
  .filter((e) => e.scrollWidth > e.clientWidth + 1 && e.clientWidth && getComputedStyle(e).display !== "inline")
  .filter((e) => !e.closest(".goals, .years, .track") && !e.matches(".lane"))
  .map((e) => `${e.className}: ${e.textContent.slice(0, 40)}`)"""
FILLED = """() => {
  const figure = document.querySelector(".shown .figure > *").getBoundingClientRect()
  const foot = document.querySelector(".shown .foot").getBoundingClientRect()
  const note = document.querySelector(".shown .note")?.getBoundingClientRect()
  return [figure.top, figure.bottom, (note ?? foot).top, note ? foot.top - note.bottom : 0, foot.bottom]
}"""
AT = """() => document.querySelector(".slide.shown").dataset.name"""
LOST = """() => !document.querySelector('[data-tells="lost"] span').hidden"""
FOUND = """() => document.querySelector('[data-tells="lost"] span').hidden"""


@pytest.fixture(scope="module")
def ahead(tmp_path_factory):
    """The bundled data with a dialogue that is announced, so that all slides are there."""
    folder = shutil.copytree(BUNDLED, tmp_path_factory.mktemp("ahead") / "data")
    with (folder / "dialogue_rounds.csv").open("a", encoding="utf-8") as file:
        file.write("autumn_2099,Hösten 2099,2099-09-07,2099-12-04,ordinary_dialogues,\n")
    return folder


@pytest.fixture(scope="module")
def served(ahead):
    with serve(ahead, "public") as address:
        yield address


@pytest.fixture
def screen(browser, served):
    """Opens the screen in a browser of its own: screen(size, sek="600", …)."""
    opened = []

    def open_one(size=SIZES["lies"], reduced_motion="no-preference", touch=False, base=served, **query):
        context = browser.new_context(locale="sv-SE", reduced_motion=reduced_motion, has_touch=touch)
        opened.append(context)
        tab = Tab(context.new_page(), size)
        tab.page.goto(f"{base}/skarm?" + "&".join(f"{k}={v}" for k, v in {"sek": "600", **query}.items()))
        tab.page.evaluate("() => document.fonts.ready")
        return tab

    yield open_one
    for context in opened:
        context.close()


def overlap(one, other):
    return min(one[2], other[2]) - max(one[0], other[0]) > 2 and min(one[3], other[3]) - max(one[1], other[1]) > 6


@pytest.mark.parametrize("lang", ["sv", "en"])
@pytest.mark.parametrize("size", SIZES)
def test_nothing_is_small_cut_or_over_something_else_and_the_whole_screen_is_used(screen, size, lang):
    tab, (width, height) = screen(SIZES[size], lang=lang), SIZES[size]
    for _ in range(6):
        name = tab.page.evaluate(AT)
        texts = tab.page.evaluate(TEXTS)
        assert [t["text"] for t in texts if t["size"] < LEAST] == [], name
        boxes = [(t["text"], box) for t in texts for box in t["boxes"]]
        outside = [text for text, b in boxes if b[0] < 0 or b[1] < 0 or b[2] > width or b[3] > height]
        assert outside == [], name
        pairs = itertools.combinations(boxes, 2)
        over = [(a, b) for (a, one), (b, other) in pairs if a != b and overlap(one, other)]
        assert over == [], name
        assert tab.page.evaluate(CUT) == [], name
        assert tab.page.evaluate(BROKEN) == [], name
        top, bottom, below, gap, end = tab.page.evaluate(FILLED)
        assert bottom - top > 0.4 * height, name
        assert max(below - bottom, gap) < 0.04 * height, name
        assert height - end < 0.03 * height, name
        tab.page.keyboard.press("ArrowRight")
    assert tab.complaints == []
    assert tab.hosts == {tab.page.url.split("/")[2]}


@pytest.mark.parametrize("lang", ["sv", "en"])
@pytest.mark.parametrize("size", [*SIZES.values(), (480, 270)], ids=[*SIZES, "enlarged"])
def test_axe_finds_nothing(screen, size, lang):
    tab = screen(size, lang=lang)
    for _ in range(6):
        found = Axe().run(tab.page).response["violations"]
        assert [(one["id"], [node["html"][:120] for node in one["nodes"]]) for one in found] == []
        tab.page.keyboard.press("ArrowRight")


def test_letters_four_times_as_large_are_read_without_sideways_scrolling(screen):
    tab = screen((480, 270))
    for _ in range(6):
        assert tab.page.evaluate("() => document.scrollingElement.scrollWidth") <= 480
        tab.page.keyboard.press("ArrowRight")


def test_slides_change_by_themselves_in_their_order_and_begin_again(screen):
    tab = screen(sek="2", bilder="lofte,drogscen")
    for name in ("drogscen", "lofte", "drogscen"):
        tab.page.wait_for_function(f"(name) => ({AT})() === name", arg=name, timeout=3000)
    assert tab.page.locator(".heard").inner_text() == ""


def test_arrows_step_space_pauses_and_says_so(screen):
    tab = screen(sek="2", bilder="lofte,drogscen,besiktning")
    tab.page.keyboard.press(" ")
    assert tab.texts('[data-tells="paused"]') == ["Pausad"]
    tab.page.keyboard.press("ArrowLeft")
    assert tab.page.evaluate(AT) == "besiktning"
    tab.page.wait_for_timeout(2500)
    assert tab.page.evaluate(AT) == "besiktning"
    assert tab.page.locator(".heard").text_content().startswith("Bild 3 av 3: Exempel: 2024 hittades")
    tab.page.keyboard.press(" ")
    assert not tab.page.locator('[data-tells="paused"]').is_visible()
    tab.page.wait_for_function(f"() => ({AT})() === 'lofte'", timeout=3000)


def test_a_click_steps_to_the_left_and_right_and_pauses_between(screen):
    tab = screen(bilder="lofte,drogscen,besiktning")
    for x, name in ((1800, "drogscen"), (1800, "besiktning"), (100, "drogscen")):
        tab.page.mouse.click(x, 600)
        assert tab.page.evaluate(AT) == name
    tab.page.mouse.click(960, 600)
    assert tab.texts('[data-tells="paused"]') == ["Pausad"]


def test_a_touch_steps_too(screen):
    tab = screen(touch=True, bilder="lofte,drogscen")
    tab.page.touchscreen.tap(1800, 600)
    assert tab.page.evaluate(AT) == "drogscen"


def test_the_buttons_are_reached_by_keyboard_large_enough_and_their_focus_is_seen(screen):
    tab = screen(bilder="lofte,drogscen")
    tab.page.keyboard.press("Tab")
    for name in ("Föregående bild", "Pausa", "Nästa bild"):
        button = tab.page.locator("button:focus")
        assert (button.get_attribute("aria-label") or button.inner_text()) == name
        box = button.bounding_box()
        assert min(box["width"], box["height"]) >= 44
        assert button.evaluate("(b) => parseFloat(getComputedStyle(b).outlineWidth)") >= 4
        tab.page.keyboard.press("Tab")
    tab.page.keyboard.press("Shift+Tab")
    tab.page.keyboard.press("Enter")
    assert tab.page.evaluate(AT) == "drogscen"


def test_a_button_pauses_and_goes_on_by_the_keyboard_and_the_tab_key_leaves_the_buttons(screen):
    tab = screen(bilder="lofte,drogscen,besiktning")
    for _ in ("Föregående bild", "Pausa"):
        tab.page.keyboard.press("Tab")
    for key, paused in (("Enter", True), (" ", False)):
        tab.page.keyboard.press(key)
        assert tab.page.locator('[data-tells="paused"]').is_visible() == paused
        assert tab.page.locator("button:focus").count() == 1
    tab.page.keyboard.press("Tab")
    tab.page.keyboard.press("Enter")
    assert tab.page.evaluate(AT) == "drogscen"
    assert tab.page.locator(".heard").text_content().startswith("Bild 2 av 3")
    tab.page.keyboard.press("Tab")
    assert tab.page.locator("button:focus").count() == 0


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_in_forced_colours_each_slide_is_read_and_the_focus_is_seen(screen, lang):
    tab = screen(lang=lang)
    tab.page.emulate_media(forced_colors="active", color_scheme="dark")
    tab.page.keyboard.press("Tab")
    assert tab.page.locator("button:focus").evaluate("(b) => parseFloat(getComputedStyle(b).outlineWidth)") >= 4
    for _ in range(6):
        assert tab.page.evaluate(PALE, ".shown") == [], tab.page.evaluate(AT)
        tab.page.keyboard.press("ArrowRight")


def test_nothing_moves_for_who_prefers_reduced_motion(screen):
    tab = screen(reduced_motion="reduce", sek="2", bilder="lofte,drogscen")
    tab.page.wait_for_timeout(2500)
    assert tab.page.evaluate(AT) == "lofte"
    assert tab.texts('[data-tells="still"]') == ["Bilderna byts inte av sig själva"]
    tab.page.keyboard.press(" ")
    tab.page.keyboard.press("ArrowRight")
    assert tab.page.evaluate(AT) == "drogscen"


def test_new_data_come_without_a_new_page_and_the_slide_stays(ahead, browser):
    context, folder = browser.new_context(), ahead.parent / "changing"
    shutil.copytree(ahead, folder)
    with serve(folder, "public") as base:
        tab = Tab(context.new_page())
        tab.page.goto(f"{base}/skarm?sek=600&bilder=lofte,dialog")
        tab.page.keyboard.press("ArrowRight")
        tab.page.evaluate("() => { window.same = true }")
        rounds = folder / "dialogue_rounds.csv"
        rounds.write_text(rounds.read_text("utf-8").replace("2099-09-07", "2099-09-14"), "utf-8")
        tab.page.wait_for_function("() => document.querySelector('.shown').innerText.includes('14 september')")
        assert tab.page.evaluate("() => window.same") is True
    context.close()


def test_killed_and_started_anew_the_server_is_found_again_in_swedish_and_without_a_hand(screen):
    port = free_port()
    server = start_server(port, {"JARFALLA_AUDIENCE": "public"})
    try:
        tab = screen(base=f"http://127.0.0.1:{port}", sek="2")
        server.kill()
        server.wait()
        tab.page.wait_for_function(LOST, timeout=15_000)
        seen = tab.page.locator("body").inner_text()
        assert "Ingen kontakt med servern. Bilderna visas som de var senast." in seen
        assert ENGLISH.findall(seen) == []
        before = tab.page.evaluate(AT)
        tab.page.wait_for_function(f"(name) => ({AT})() !== name", arg=before, timeout=3000)
        server = start_server(port, {"JARFALLA_AUDIENCE": "public"})
        tab.page.wait_for_function(FOUND, timeout=10_000)
        assert [text for text in tab.complaints if "ERR_CONNECTION_REFUSED" not in text] == []
    finally:
        stop_server(server)


def test_the_extract_alone_is_enough_and_an_old_one_is_called_old(screen, tmp_path):
    alone = shutil.copytree(BUNDLED / "published", tmp_path / "alone")
    facts = alone / "exempeldata-facts.json"
    with serve(alone, "public") as base:
        tab = screen(base=base)
        assert tab.page.locator(".slide").count() == 5
        assert "39 % är otrygga" in tab.page.locator(".shown h2").inner_text().replace("\xa0", " ")
        assert not tab.page.locator('[data-tells="old"]').is_visible()
        facts.write_text(
            re.sub('"read_at": "[^"]*"', '"read_at": "2020-01-02T12:00:00+00:00"', facts.read_text("utf-8"))
        )
        tab.page.wait_for_function("""() => !document.querySelector('[data-tells="old"]').hidden""", timeout=15_000)
        assert tab.texts('[data-tells="old"]') == ["Uppgifterna är gamla"]
        assert "lästa 2 januari 2020" in tab.page.locator(".shown .age").inner_text()
        assert tab.complaints == []


@contextlib.contextmanager
def error_pages(port):
    """A proxy before a server that is down; yields the addresses that it is asked for."""
    asked = []

    class Proxy(BaseHTTPRequestHandler):
        def do_GET(self):
            asked.append(self.path)
            self.send_error(502)

    with ThreadingHTTPServer(("127.0.0.1", port), Proxy) as proxy:
        threading.Thread(target=proxy.serve_forever, daemon=True).start()
        yield asked
        proxy.shutdown()


def test_the_start_page_waits_and_then_opens_the_screen(browser, tmp_path):
    port = free_port()
    with serve(audience="public") as base:
        given = browser.new_page()
        answer = given.request.get(f"{base}/skarm/start.html?sek=25").text()
        given.close()
    page = tmp_path / "skarm-start.html"
    page.write_text(re.sub(r"127\.0\.0\.1:\d+", f"127.0.0.1:{port}", answer), "utf-8")
    tab = Tab(browser.new_page())
    with error_pages(port) as asked:
        tab.page.goto(page.as_uri())
        for _ in range(100):
            tab.page.wait_for_timeout(100 if len(asked) < 2 else 0)
    assert len(asked) >= 2
    assert tab.page.url == page.as_uri()
    assert "Väntar på informationsskärmens server" in tab.page.locator("body").inner_text()
    server = start_server(port, {"JARFALLA_AUDIENCE": "public"})
    try:
        tab.page.wait_for_url(f"http://127.0.0.1:{port}/skarm?sek=25", timeout=10_000)
        assert tab.page.locator(".slide.shown").count() == 1
    finally:
        stop_server(server)
        tab.page.close()
