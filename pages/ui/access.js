// What Streamlit leaves out for those who do not see the page or do not use a mouse: how its menu and its file field are
// built, and that something has changed.
(() => {
  // Roles ---------------------------------------------------------------------------------------------------------------

  const word = (name) => JSON.parse(getComputedStyle(document.documentElement).getPropertyValue(name))
  const set = (element, name, value) => element.getAttribute(name) !== value && element.setAttribute(name, value)

  // On a telephone the menu is a list whose items lie one level too deep, under headings that are no items. Said as what
  // it is: groups of links, each under its name.
  function menu() {
    for (const list of document.querySelectorAll('[data-testid="stSidebarNavItems"]')) {
      set(list, "role", "none")
      list.querySelectorAll("li").forEach((item) => set(item, "role", "none"))
      for (const group of list.children) {
        const name = group.querySelector('[data-testid="stNavSectionHeader"] p')
        if (!name) continue
        set(group, "role", "group")
        set(group, "aria-label", name.textContent)
      }
    }
  }

  // What opens it is called what it says (style.py).
  function opener() {
    const button = document.querySelector('[data-testid="stExpandSidebarButton"]')
    if (button && getComputedStyle(button, "::after").content !== "none") set(button, "aria-label", word("--menu"))
  }

  // Its place to drop files has a name and says that it is nothing.
  function files() {
    document.querySelectorAll('[data-testid="stFileUploaderDropzone"]').forEach((place) => set(place, "role", "group"))
  }

  // What is said aloud ---------------------------------------------------------------------------------------------------

  const CALM = 400 // milliseconds: words and figures come in pieces
  const LATE = 2000 // as the strip that says the same (style.py)
  const heard = document.createElement("div")
  heard.className = "j-heard"
  heard.setAttribute("role", "status")
  let before, waiting, away, said

  const app = () => document.querySelector('[data-testid="stApp"]')
  const texts = (selector) =>
    [...document.querySelectorAll(`[data-testid="stMain"] :is(${selector})`)].map((e) => e.textContent.trim())

  function say(text) {
    if (heard.textContent !== text) heard.textContent = text
  }

  // Of a new page its name, and of a page that has changed the first finding that is new: once for each run, or what
  // comes in late would take the place of what nobody has heard yet.
  function changed() {
    waiting = undefined
    if (app()?.dataset.testScriptState !== "notRunning") return
    const now = { title: texts("h1").join(), findings: texts(".j-finding, .j-said") }
    if (!now.title) return
    if (before && !said) {
      const found = now.findings.find((finding) => !before.findings.includes(finding))
      said = now.title !== before.title ? now.title : found
      if (said) say(said)
    }
    before = now
  }

  function connection() {
    const lost = ["PINGING_SERVER", "CONNECTING"].includes(app()?.dataset.testConnectionState)
    if (!lost) {
      clearTimeout(away)
      away = undefined
    } else {
      away ??= setTimeout(() => say(word("--lost")), LATE)
    }
  }

  new MutationObserver((changes) => {
    if (!heard.isConnected && document.body) document.body.append(heard)
    if (changes.every(({ target }) => heard.contains(target))) return
    if (changes.some(({ type }) => type === "childList")) {
      menu()
      opener()
      files()
    }
    connection()
    if (app()?.dataset.testScriptState !== "notRunning") said = undefined
    waiting ??= setTimeout(changed, CALM)
  }).observe(document, {
    subtree: true,
    childList: true,
    characterData: true,
    attributes: true,
    attributeFilter: ["data-test-script-state", "data-test-connection-state"],
  })
})()
