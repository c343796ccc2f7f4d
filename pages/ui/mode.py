"""Light or dark: as the device is set, until the reader chooses the other with the button in the page's corner.

The server puts SCRIPT into the head of the page, before Streamlit's own (pages/ui/server.py). Streamlit and the figures
(plot.js) ask the browser whether the device is dark, and are told when that changes: what the reader has chosen
answers in its place. Streamlit has no other way to turn an open page. look.css goes by the mark on <html>.
"""

from __future__ import annotations

import json

from jarfalla_data.charts import palette
from jarfalla_data.wording import Translator


def _both(color: str) -> tuple[str, str]:
    return color, palette.DARK[color]


COLORS = {
    "page": _both(palette.WHITE),
    "ink": _both(palette.INK),
    "muted": _both(palette.MUTED),
    "rule": _both(palette.RULE),
    "navy": _both(palette.NAVY),
    "on-fill": _both(palette.ON_FILL),
    "published": ("#0F4F4A", "#86D3CA"),
    "published-pale": ("#E6F3F1", "#102B29"),
    "example": ("#6B3E00", "#F2C48F"),
    "example-pale": ("#FFF1DC", "#33240F"),
}
"""By the name that look.css calls it by: a colour in the light and in the dark theme."""


def _named(which: int) -> str:
    return " ".join(f"--{name}: {colors[which]};" for name, colors in COLORS.items())


CSS = f"""
:root {{ {_named(0)} }}
/* Paper is always light. */
@media screen {{ :root[data-mode="dark"] {{ color-scheme: dark; background: var(--page); {_named(1)} }} }}
"""

_SCRIPT = """
(() => {
  const QUERY = "(prefers-color-scheme: dark)", KEPT = "jarfalla-mode"
  const asked = window.matchMedia.bind(window), device = asked(QUERY)
  let chosen = read() // "dark", "light", or nothing: as the device
  const isDark = () => (chosen ? chosen === "dark" : device.matches)
  const answer = Object.defineProperties(new EventTarget(), { matches: { get: isDark }, media: { value: QUERY } })
  window.matchMedia = (query) => (query === QUERY ? answer : asked(query))
  window.jarfallaDark = COLORS

  // A browser may forbid to keep anything: the choice then lasts as long as the page.
  function read() {
    try { return localStorage.getItem(KEPT) } catch { return null }
  }
  function keep() {
    try { chosen ? localStorage.setItem(KEPT, chosen) : localStorage.removeItem(KEPT) } catch { /* as above */ }
  }

  function tell() {
    document.documentElement.dataset.mode = isDark() ? "dark" : "light"
    answer.dispatchEvent(new Event("change"))
  }
  function choose() {
    const other = isDark() ? "light" : "dark"
    chosen = (other === "dark") === device.matches ? null : other // what the device says needs no choice
    keep()
    tell()
  }

  device.addEventListener("change", tell)
  addEventListener("storage", ({ key }) => { // chosen in another tab
    if (key !== null && key !== KEPT) return
    chosen = read()
    tell()
  })
  document.addEventListener("click", ({ target }) => target.closest?.(".j-mode") && choose())
  tell()
})()
"""

SCRIPT = _SCRIPT.replace("COLORS", json.dumps(palette.DARK, separators=(",", ":")))


def button(t: Translator) -> str:
    """The button that turns the page, as HTML: it says what one gets. No click on it goes to the server."""
    dark, light = t("Mörkt läge"), t("Ljust läge")
    said = f'<span class="j-to-dark">{dark}</span><span class="j-to-light">{light}</span>'
    return f'<button type="button" class="j-mode">{said}</button>'
