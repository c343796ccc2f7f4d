"""A page as the tab key goes through it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Page

from tests.browser.tab import Tab

# What can be pressed or scrolled. Of a field for files the button beside it is what a reader sees.
CONTROLS = (
    "a[href], button:not([disabled]), summary, textarea, select, [tabindex='0'], "
    "input:not([disabled], [type=file], [type=hidden])"
)
NAMED = """(e) => {
  const label = e.ariaLabel ?? (e.id && document.querySelector(`label[for="${CSS.escape(e.id)}"]`)?.textContent)
  return `${e.tagName}: ${(label || e.innerText || e.textContent).trim().replace(/\\s+/g, " ").slice(0, 60)}`
}"""
# The frame may be drawn by the field around an input. Shadows do not count: forced colours take them away.
STOP = """() => {
  const e = document.activeElement
  if (!e || e === document.body || e === window.passed[0]) return null
  window.passed.push(e)
  const field = e.tagName === "INPUT" && e.closest("[role=group]")
  const framed = [e, field || e].map((part) => getComputedStyle(part))
  const width = Math.max(...framed.map((s) => (s.outlineStyle === "none" ? 0 : parseFloat(s.outlineWidth))))
  const box = e.getBoundingClientRect()
  const [left, right] = [Math.max(0, box.left), Math.min(innerWidth, box.right)]
  const [top, bottom] = [Math.max(0, box.top), Math.min(innerHeight, box.bottom)]
  const over = document.elementFromPoint((left + right) / 2, (top + bottom) / 2)
  const seen = right > left && bottom > top && over &&
    (e.contains(over) || over.contains(e) || over.closest("[role=group]")?.contains(e))
  return { name: (NAMED)(e), frame: width, seen: Boolean(seen) }
}""".replace("NAMED", NAMED)
# An element that loses the focus is still where the tab key goes on from; one that is taken away leaves its place.
FROM_THE_TOP = """() => {
  window.passed = []
  const first = document.createElement("span")
  first.tabIndex = -1
  document.body.prepend(first)
  first.focus()
  first.remove()
  document.querySelector("[data-testid=stMain]").scrollTo(0, 0)
}"""
# Asked for when all are passed: what is added to the page in the meantime moves every place after it.
PLACES = """() => {
  const all = [...document.querySelectorAll("*")]
  return window.passed.map((e) => all.indexOf(e))
}"""
MISSED = """(controls) => [...document.querySelectorAll(controls)].filter((e) => {
  const { width, height } = e.getBoundingClientRect()
  const inside = e.closest("details:not([open])")
  return width && height && e.checkVisibility({ visibilityProperty: true }) && e.tabIndex >= 0 &&
    !e.closest("[inert], [aria-hidden=true]") && (!inside || e.closest("summary")) && !window.passed.includes(e)
}).map(NAMED)""".replace("NAMED", NAMED)


@dataclass(frozen=True)
class Stop:
    """Where the tab key stops: how wide its frame is, whether it is in sight, its place in the document."""

    name: str
    frame: float
    seen: bool
    place: int


def stops(page: Page, most: int = 400) -> list[Stop]:
    """All that the tab key stops at, from the page's beginning until it leaves the page.

    It has left when nothing in the page has the focus, or when the first stop has it again: a browser window without
    controls of its own may hand the focus straight back to the page.
    """
    page.evaluate(FROM_THE_TOP)
    passed: list[dict[str, Any]] = []
    for _ in range(most):
        page.keyboard.press("Tab")
        told: dict[str, Any] | None = page.evaluate(STOP)
        if told is None:
            return [Stop(**stop, place=place) for stop, place in zip(passed, page.evaluate(PLACES), strict=True)]
        passed.append(told)
    raise AssertionError(f"the tab key does not leave the page: {[stop['name'] for stop in passed[-5:]]}")


def missed(page: Page) -> list[str]:
    """The names of all that a reader with a mouse can press and that `stops` did not stop at."""
    return list(page.evaluate(MISSED, CONTROLS))


def reach(tab: Tab, wanted: str, most: int = 120) -> list[str]:
    """Go on with the tab key until what is in focus is wanted; what was passed."""
    passed: list[str] = []
    for _ in range(most):
        tab.page.keyboard.press("Tab")
        passed.append(tab.page.evaluate(f"() => ({NAMED})(document.activeElement)"))
        if passed[-1].startswith(wanted):
            return passed
    raise AssertionError(f"the tab key does not lead to {wanted}, only to {passed}")
