// Shows one slide after the other, asks the server for new ones, and says so when it does not answer.
"use strict"

const ASK_EVERY = 5000 // milliseconds between questions while the server answers
const ASK_AGAIN = 2000 // and while it does not
const PATIENCE = 4000 // for one answer
const CONTROLS_SEEN = 6000 // after the pointer moved
const UNREAD_SEEN = 60000

const body = document.body
const main = document.querySelector("main")
const heard = document.querySelector(".heard")
const calm = matchMedia("(prefers-reduced-motion: reduce)")
const told = (name) => document.querySelector(`[data-tells="${name}"]`)
const button = (name) => document.querySelector(`[data-does="${name}"]`)

let at = 0
let paused = calm.matches
let timer = 0
let due = 0
let known = ""

const slides = () => [...main.querySelectorAll(".slide")]

function show(number) {
  const all = slides()
  at = (number + all.length) % all.length
  all.forEach((slide, i) => {
    slide.classList.toggle("shown", i === at)
    slide.inert = i !== at
  })
}

function say() {
  const headline = slides()[at].querySelector("h2").textContent
  heard.textContent = body.dataset.place
    .replace("{at}", at + 1)
    .replace("{n}", slides().length)
    .replace("{headline}", headline)
}

// Each slide is due a whole number of seconds after the one before, however late the timer comes.
function wait() {
  clearTimeout(timer)
  if (paused) return
  const each = Number(body.dataset.seconds) * 1000
  const now = performance.now()
  due = due && now - due < each ? due + each : now + each
  timer = setTimeout(() => {
    show(at + 1)
    wait()
  }, due - now)
}

function step(by) {
  show(at + by)
  say()
  due = 0
  wait()
}

function hold(on) {
  paused = on || calm.matches
  due = 0
  told("paused").hidden = !paused || calm.matches
  told("still").hidden = !calm.matches
  button("pause").hidden = calm.matches
  button("pause").textContent = paused ? body.dataset.play : body.dataset.pause
  body.classList.toggle("paused", paused)
  if (paused) say()
  else heard.textContent = ""
  wait()
}

const does = { back: () => step(-1), on: () => step(1), pause: () => hold(!paused) }
for (const [name, act] of Object.entries(does)) button(name).addEventListener("click", act)

const KEYS = { ArrowLeft: "back", PageUp: "back", ArrowRight: "on", PageDown: "on", " ": "pause" }
addEventListener("keydown", (event) => {
  const own = event.target.closest("button") && event.key === " "
  if (event.altKey || event.ctrlKey || event.metaKey || own || !(event.key in KEYS)) return
  event.preventDefault()
  does[KEYS[event.key]]()
})

// A click or a touch to the left goes back, to the right on, between them it holds.
main.addEventListener("click", (event) => {
  const part = event.clientX / innerWidth
  does[part < 1 / 3 ? "back" : part > 2 / 3 ? "on" : "pause"]()
})

let seen = 0
addEventListener("pointermove", () => {
  body.classList.add("near")
  clearTimeout(seen)
  seen = setTimeout(() => body.classList.remove("near"), CONTROLS_SEEN)
})

function age() {
  told("old").hidden = Date.now() / 1000 < Number(body.dataset.old) || body.dataset.old === "0"
}

function renew(text) {
  const page = new DOMParser().parseFromString(text, "text/html")
  if (page.documentElement.dataset.build !== document.documentElement.dataset.build) return location.reload()
  const name = slides()[at].dataset.name
  main.replaceChildren(...page.querySelector("main").children)
  body.dataset.old = page.body.dataset.old
  show(Math.max(0, slides().findIndex((slide) => slide.dataset.name === name)))
  age()
}

function lost(away) {
  told("lost").firstElementChild.hidden = !away
}

async function ask() {
  const end = new AbortController()
  const limit = setTimeout(() => end.abort(), PATIENCE)
  let answered = false
  try {
    const headers = known ? { "If-None-Match": known } : {}
    const answer = await fetch(location.href, { cache: "no-store", headers, signal: end.signal })
    answered = answer.status === 200 || answer.status === 304
    if (answer.status === 200) {
      const text = await answer.text()
      known = answer.headers.get("ETag") || ""
      renew(text)
    }
  } catch {
    answered = false
  }
  clearTimeout(limit)
  lost(!answered)
  age()
  setTimeout(ask, answered ? ASK_EVERY : ASK_AGAIN)
}

calm.addEventListener("change", () => hold(calm.matches))
setTimeout(() => told("unread").remove(), UNREAD_SEEN)
body.classList.add("moving")
show(0)
hold(paused)
age()
setTimeout(ask, slides()[0].dataset.name ? ASK_EVERY : ASK_AGAIN)
