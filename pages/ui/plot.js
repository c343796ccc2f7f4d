// A chart block: words, a plotly figure, tables behind "show table" with their downloads. All of it is one piece, as each
// piece of a page costs time at every click; what stays the same is left as it stands.
// The figures come as texts, SVG or plotly's JSON: two of them are the same when their texts are.

// Narrow figures are laid out for a place of at least so many pixels (NARROW in charts/drawing.py). In a smaller one, as on
// a page enlarged four times, they are drawn so wide and made smaller: nothing is cut.
const LEAST = 330

const CONFIG = { displayModeBar: false, scrollZoom: false, doubleClick: false, showTips: false }

// What is in sight is drawn at once. The rest waits until one scrolls within a screen of it, prints, or no figure has
// come for so many milliseconds.
const CALM = 200
const waiting = new Set()
let calm

// On paper each figure is as wide as the sheet, and the tables stand open. Figures are not laid out anew while a page is
// printed: so it is done before, and undone after.
const PAPER = 900 // pixels at the size that look.css prints in
const hosts = new Set()
let onPaper = false

function print(now) {
  if (now === onPaper) return
  onPaper = now
  for (const host of hosts) {
    host.chart.width = now ? PAPER : host.clientWidth
    if (!host.chart.width) continue
    host.style.height = `${fitting(host.chart).height}px`
    draw(host)
  }
  document.querySelectorAll(".j-tables:not([hidden])").forEach((details) => {
    if (!now) details.open = details.wasOpen
    else {
      details.wasOpen = details.open
      fill(details.lastChild)
      details.open = true
    }
  })
}
addEventListener("beforeprint", () => print(true))
addEventListener("afterprint", () => print(false))
matchMedia("print").addEventListener("change", ({ matches }) => print(matches))

// Figures are sent in the colours of the light theme. On a dark page each one is replaced by its own (pages/ui/mode.py);
// paper is always light.
const DEVICE = matchMedia("(prefers-color-scheme: dark)")
const COLOR = /#[0-9A-F]{6}|rgba\([^)]*\)/g
DEVICE.addEventListener("change", () => hosts.forEach((host) => host.chart.width && show(host)))

const isDark = () => DEVICE.matches && !onPaper
const darkened = (figure) => figure.replace(COLOR, (color) => window.jarfallaDark[color] ?? color)

// Words and tables ----------------------------------------------------------------------------------------------------

// The texts are made by the server, which has escaped all that comes from files.
function write(place, html) {
  if (place.written === html) return
  place.written = html
  place.innerHTML = html
}

function writeTables(details, tables, label) {
  details.hidden = !tables.length
  details.firstChild.textContent = label
  const place = details.lastChild
  place.tables = tables
  if (details.open) fill(place)
}

// A closed table is not built: most are never opened.
function fill(place) {
  write(place, place.tables.map(({ html }) => `${html}<button class="j-download" type="button"></button>`).join(""))
  place.querySelectorAll(".j-download").forEach((button, i) => {
    button.textContent = place.tables[i].button
    button.onclick = () => save(place.tables[i])
  })
}

function save({ csv, file }) {
  const link = document.createElement("a")
  link.href = URL.createObjectURL(new Blob([csv], { type: "text/csv;charset=utf-8" }))
  link.download = file
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 60000)
}

// The figure ----------------------------------------------------------------------------------------------------------

function library(source) {
  window.jarfallaPlotly ??= new Promise((resolve, reject) => {
    const script = document.createElement("script")
    script.src = source
    script.onload = () => {
      rememberLists(window.Plotly.PlotSchema)
      resolve(window.Plotly)
    }
    script.onerror = () => {
      window.jarfallaPlotly = undefined // the next drawing tries again
      reject(new Error(source))
    }
    document.head.append(script)
  })
  return window.jarfallaPlotly
}

// At each drawing plotly asks for each trace which of its attributes are lists, and walks its whole schema for the
// answer, which takes longer than drawing. The answer is the same for a trace that has the same lists.
function rememberLists(schema) {
  const { findArrayAttributes } = schema
  const known = new Map()
  schema.findArrayAttributes = (trace) => {
    const about = lists(trace)
    if (about === undefined) return findArrayAttributes(trace)
    if (!known.has(about)) known.set(about, findArrayAttributes(trace))
    return [...known.get(about)]
  }
}

// The names of all lists in a trace, or nothing where there are lists of objects, which have lists of their own.
function lists(part, path = "") {
  let found = path ? "" : `${part.type} `
  for (const [name, value] of Object.entries(part)) {
    if (name[0] === "_") continue
    if (ArrayBuffer.isView(value)) found += `${path}${name} `
    else if (Array.isArray(value)) {
      if (value.some((item) => item && typeof item === "object" && !Array.isArray(item))) return undefined
      found += `${path}${name} `
    } else if (value && Object.getPrototypeOf(value) === Object.prototype) {
      const inside = lists(value, `${path}${name}.`)
      if (inside === undefined) return undefined
      found += inside
    }
  }
  return found
}

function show(host) {
  const { chart } = host
  if (!chart.width) return // in a closed tab or expander; the observer calls again when it opens
  // Kept free before anything is drawn, so that what stands below does not move.
  host.style.height = `${fitting(chart).height}px`
  if (chart.inSight) return draw(host)
  waiting.add(host)
  clearTimeout(calm)
  calm = setTimeout(drawNext, CALM)
}

function drawNext() {
  const [host] = waiting
  if (!host) return
  draw(host)
  calm = setTimeout(drawNext) // one at a time, so that a click in between is heard
}

function fitting({ data, width }) {
  const narrow = width < data.wideFrom && data.narrow
  const smaller = Math.min(1, width / LEAST)
  const height = narrow ? data.narrowHeight : data.height
  return { figure: narrow || data.wide, height: Math.ceil(height * smaller), drawn: height, smaller }
}

function shrink(host, smaller) {
  const drawing = host.querySelector(":scope > svg, :scope > .plot-container")
  Object.assign(
    drawing.style,
    smaller < 1
      ? { width: `${LEAST}px`, transform: `scale(${smaller})`, transformOrigin: "0 0" }
      : { width: "", transform: "", transformOrigin: "" },
  )
}

function draw(host) {
  waiting.delete(host)
  const { chart } = host
  const { figure, drawn, smaller } = fitting(chart)
  const width = Math.max(chart.width, LEAST)
  const dark = isDark()
  const wanted = `${chart.width} ${drawn} ${dark} ${figure}`
  if (wanted === chart.wanted) return
  chart.wanted = wanted
  const colored = dark ? darkened(figure) : figure
  if (figure.startsWith("<svg")) {
    paint(host, laidOut(colored, width))
    return shrink(host, smaller)
  }
  library(chart.data.source).then(
    (Plotly) => {
      if (wanted !== chart.wanted || !host.isConnected) return
      react(Plotly, host, colored, width, drawn)
      shrink(host, smaller)
    },
    () => {
      chart.wanted = undefined
      host.textContent = chart.data.alt
    },
  )
}

// Places that follow the width stand as {pixels share}: so many pixels, and a share of the whole width.
function laidOut(svg, width) {
  return svg.replace(/\{(-?[\d.e-]+) (-?[\d.e-]+)\}/g, (_, pixels, share) => Number(pixels) + share * width)
}

// SVG is put in place when its width is known. What has a code can be clicked; what has something to say says it beside the pointer.
function paint(host, svg) {
  write(host, svg)
  const { chart } = host
  if (!chart.said) {
    chart.said = document.createElement("div")
    chart.said.className = "j-said-here"
    host.onclick = ({ target }) => chart.data.clickable && target.dataset.code && chart.send(target.dataset.code)
    host.onpointermove = (event) => say(host, event)
    host.onpointerleave = () => chart.said.remove()
  }
  host.classList.toggle("clickable", Boolean(chart.data.clickable))
}

function say(host, { target, clientX, clientY }) {
  const { said } = host.chart
  if (!target.dataset.said) return said.remove()
  if (said.textContent !== target.dataset.said) said.textContent = target.dataset.said
  if (!said.isConnected) host.append(said)
  const { left, top } = host.getBoundingClientRect()
  const [x, y] = [clientX - left, clientY - top]
  const above = y - said.offsetHeight - 8
  said.style.left = `${Math.max(0, Math.min(x + 8, host.clientWidth - said.offsetWidth))}px`
  said.style.top = `${above < 0 ? y + 16 : above}px`
}

// What is the same as before stays the same object: plotly draws anew only what it does not know.
function shared(before, now) {
  if (typeof now !== "object" || typeof before !== "object" || !now || !before) return now
  if (Array.isArray(now) !== Array.isArray(before)) return now
  let same = Object.keys(now).length === Object.keys(before).length
  for (const [name, value] of Object.entries(now)) {
    now[name] = shared(before[name], value)
    same &&= now[name] === before[name]
  }
  return same ? before : now
}

function react(Plotly, host, figure, width, height) {
  host.figure = shared(host.figure, JSON.parse(figure))
  const { data, layout } = host.figure
  if (!host.querySelector(".plot-container")) host.textContent = ""
  // Without dragmode: false a finger that starts on a chart cannot scroll the page.
  Plotly.react(host, data, { dragmode: false, ...layout, width, height, autosize: false }, CONFIG)
  if (host.chart.data.clickable && !host.chart.listening) listen(host)
}

function listen(host) {
  host.chart.listening = true
  host.on("plotly_click", ({ points }) => {
    const chosen = named(points[0])
    if (chosen !== undefined) host.chart.send(chosen)
  })
  host.on("plotly_hover", ({ points }) => host.classList.toggle("over", named(points[0]) !== undefined))
  host.on("plotly_unhover", () => host.classList.remove("over"))
}

// A filled area is hit as a whole and has no point of its own: its trace's first value stands for it.
function named(point) {
  let value = point?.customdata ?? point?.data.customdata
  while (Array.isArray(value)) value = value[0]
  return value ?? undefined
}

function mount(parentElement, { wide }) {
  const block = document.createElement("div")
  block.className = "jarfalla-block"
  block.innerHTML = `<div></div><div ${wide ? 'class="jarfalla-plot" role="img"' : "hidden"}></div><div></div>
    <details class="j-tables"><summary></summary><div></div></details>`
  const details = block.querySelector("details")
  details.ontoggle = () => details.open && fill(details.lastChild)
  block.children[1].chart = {}
  parentElement.append(block)
  return block
}

function observe(host) {
  const { chart } = host
  const size = new ResizeObserver(() => {
    if (onPaper) return
    chart.width = host.clientWidth
    show(host)
  })
  const root = host.closest('[data-testid="stMain"]')
  const near = ([...entries]) => entries.at(-1).isIntersecting && waiting.has(host) && draw(host)
  const sight = ([...entries]) => {
    chart.inSight = entries.at(-1).isIntersecting
  }
  const places = [new IntersectionObserver(sight, { root }), new IntersectionObserver(near, { root, rootMargin: "100% 0%" })]
  chart.observers = [size, ...places]
  chart.observers.forEach((observer) => observer.observe(host))
  hosts.add(host)
}

export default function ({ data, parentElement, setTriggerValue }) {
  const block = parentElement.querySelector(":scope > .jarfalla-block") ?? mount(parentElement, data)
  const [before, host, after, details] = block.children
  write(before, data.before)
  write(after, data.after)
  writeTables(details, data.tables, data.label)
  if (data.wide) {
    host.chart.data = data
    host.chart.send = (value) => setTriggerValue("clicked", value)
    host.setAttribute("aria-label", data.alt)
    if (host.chart.observers) show(host)
    else observe(host)
  }
  return () => {
    host.chart.observers?.forEach((observer) => observer.disconnect())
    waiting.delete(host)
    hosts.delete(host)
    window.Plotly?.purge(host)
    block.remove()
  }
}
