"""What is laid over Streamlit's own words and habits, which it has no settings for.

The server puts it into the page itself (pages/ui/server.py), so that it is there before the first run of the
script and stays when the connection is lost.
"""

from __future__ import annotations

import json

CSS = """
/* A lost connection is an English dialog over the whole page. It comes back by itself: a strip says so
   instead, when it has lasted two seconds. */
:root { --lost: "Ingen kontakt med servern just nu. Sidan återkommer av sig själv." }
:root[lang="en"] { --lost: "No contact with the server at the moment. The page comes back by itself." }
body:has([data-testid="stApp"]:is(
  [data-test-connection-state="PINGING_SERVER"], [data-test-connection-state="CONNECTING"])) {
  [data-testid="stDialog"] { display: none }
  &::after {
    content: var(--lost);
    position: fixed; inset: auto 0 0 0; z-index: 1000000; padding: 0.75rem 1.5rem;
    background: var(--navy); color: var(--on-fill); font: 600 clamp(1rem, 1.4vw, 1.75rem) "Source Sans", sans-serif;
    animation: said-late 2s step-end;
  }
}
/* On a telephone the menu and the filters lie behind an arrow: it says so. */
:root { --menu: "Meny och val" }
:root[lang="en"] { --menu: "Menu and filters" }
@media (max-width: 767px) {
  [data-testid="stExpandSidebarButton"] { width: auto; gap: 0.4rem; padding-inline: 0.25rem 0.6rem }
  [data-testid="stExpandSidebarButton"]::after {
    content: var(--menu); color: var(--ink); font: 600 1rem "Source Sans", sans-serif; white-space: nowrap
  }
}
@keyframes said-late { from { visibility: hidden } }

/* While the script runs, parts that are not drawn yet fade. What stands there is still true: no blinking. */
[data-stale="true"] { opacity: 1 !important; transition: none !important }

/* "Press Enter to apply" covers what was written, and leaving the field applies it too. */
[data-testid="InputInstructions"] { display: none }
"""

_WORDS = {
    "Skip to main content": "Hoppa till innehållet",
    "Sidebar": "Sidopanel",
    "Expand sidebar": "Visa sidopanelen",
    "Collapse sidebar": "Dölj sidopanelen",
    "App pages": "Sidor",
    "Link to heading": "Länk till rubriken",
    "Close": "Stäng",
    "Open": "Öppna",
    "Delete": "Ta bort",
    "Choose an option": "Välj",
    "Choose options": "Välj",
    "Selectbox options": "Val",
    "Multiselect options": "Val",
    "Selected values": "Valda",
    "Select all": "Välj alla",
    "Clear all": "Rensa",
    "Clear value": "Rensa",
    "Clear entry": "Rensa",
    "Clear date": "Rensa",
    "Clear dates": "Rensa",
    "No results": "Inga träffar",
    "No options to select.": "Det finns inget att välja.",
    "Increment": "Öka",
    "Decrement": "Minska",
    "Choose date": "Välj dag",
    "Choose date range": "Välj period",
    "Previous month": "Föregående månad",
    "Next month": "Nästa månad",
    "Upload": "Välj fil",
    "Add files": "Lägg till filer",
    "file upload": "filval",
    "Drag and drop a file here": "Släpp en fil här",
    "Drag and drop files here": "Släpp filer här",
    "Network error": "Nätverksfel",
    "Scrollable table": "Tabell som kan rullas",
    "Show/hide columns": "Visa eller dölj kolumner",
    "Dataframe column menu": "Kolumnens meny",
    "Download as CSV": "Hämta som CSV",
    "Search": "Sök",
    "Type to search": "Skriv för att söka",
    "Close Search": "Stäng sökningen",
    "Previous Result": "Föregående träff",
    "Next Result": "Nästa träff",
    "Sort ascending": "Sortera stigande",
    "Sort descending": "Sortera fallande",
    "Pin column": "Lås kolumnen",
    "Unpin column": "Lås upp kolumnen",
    "Hide column": "Dölj kolumnen",
    "Copy column name": "Kopiera kolumnens namn",
    "Fullscreen": "Helskärm",
    "Close fullscreen": "Lämna helskärm",
    "Scroll tabs left": "Rulla flikarna åt vänster",
    "Scroll tabs right": "Rulla flikarna åt höger",
    "Download failed": "Hämtningen misslyckades",
    "Loading...": "Läser in …",
    "Running...": "Arbetar …",
    "Stop": "Avbryt",
    "Page not found": "Sidan finns inte",
    "The page that you have requested does not seem to exist. Running the app's main page.": (
        "Adressen leder inte till någon sida. Startsidan visas i stället."
    ),
}

_PATTERNS = {
    r"^(\d+) options? available\.$": "$1 val finns.",
    r"^Remove (.+)$": "Ta bort $1",
    r"^(\d+)MB per file.*$": "högst $1 MB per fil",
    r"^option (.+), selected\.$": "$1 är vald.",
    r"^Choose date, (.+)$": "Välj dag, $1",
    r"^Shortcut (.+)$": "tangent $1",
}

_TRANSLATE = """
(() => {
  const words = new Map(Object.entries(WORDS))
  const patterns = Object.entries(PATTERNS).map(([from, to]) => [new RegExp(from), to])
  const attributes = ["aria-label", "title", "placeholder"]
  const say = (text) => {
    const word = words.get(text.trim())
    if (word) return word
    const pattern = patterns.find(([from]) => from.test(text))
    return pattern ? text.replace(...pattern) : text
  }
  const text = (node) => {
    const said = say(node.data)
    if (said !== node.data) node.data = said
  }
  const element = (node) => {
    for (const name of attributes) {
      const old = node.getAttribute(name)
      const said = old && say(old)
      if (said !== old) node.setAttribute(name, said)
    }
  }
  const tree = (node) => {
    if (node.nodeType === Node.TEXT_NODE) return text(node)
    // Drawings and our own charts hold thousands of nodes and none of Streamlit's words.
    if (node.nodeType !== Node.ELEMENT_NODE || node.closest("svg, style, script, .jarfalla-plot")) return
    element(node)
    node.childNodes.forEach(tree)
  }
  new MutationObserver((changes) => {
    for (const { type, target, addedNodes } of changes) {
      if (type === "childList") addedNodes.forEach(tree)
      else if (type === "attributes") element(target)
      else text(target)
    }
  }).observe(document, {
    subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: attributes,
  })
})()
"""

SWEDISH = _TRANSLATE.replace("WORDS", json.dumps(_WORDS, ensure_ascii=False)).replace(
    "PATTERNS", json.dumps(_PATTERNS, ensure_ascii=False)
)
"""A script that says Streamlit's English words, seen or read aloud, in Swedish; Streamlit cannot."""
