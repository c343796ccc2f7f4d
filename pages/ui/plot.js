// Draws a plotly figure and keeps it in place when its data change.
// The figures come as JSON texts: two of them are the same when their texts are.

const CONFIG = { displayModeBar: false, scrollZoom: false, doubleClick: false, showTips: false }

// What is in sight is drawn at once. The rest waits until one scrolls within a screen of it, prints, or no figure has
// come for so many milliseconds.
const CALM = 200
const waiting = new Set()
let calm
addEventListener("beforeprint", () => waiting.forEach(draw))

function library(source) {
  window.jarfallaPlotly ??= new Promise((resolve, reject) => {
    const script = document.createElement("script")
    script.src = source
    script.onload = () => resolve(window.Plotly)
    script.onerror = () => {
      window.jarfallaPlotly = undefined // the next drawing tries again
      reject(new Error(source))
    }
    document.head.append(script)
  })
  return window.jarfallaPlotly
}

function show(host) {
  const { chart } = host
  if (!chart.width) return // in a closed tab or expander; the observer calls again when it opens
  // Streamlit has kept the height of the wide drawing free, so that what stands below does not move.
  const place = host.closest('[data-testid="stElementContainer"]') ?? host
  place.style.height = place.style.flexBasis = host.style.height = `${fitting(chart).height}px`
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
  return { figure: narrow || data.wide, height: narrow ? data.narrowHeight : data.height }
}

function draw(host) {
  waiting.delete(host)
  const { chart } = host
  const { width } = chart
  const { figure, height } = fitting(chart)
  const wanted = `${width} ${height} ${figure}`
  if (wanted === chart.wanted) return
  chart.wanted = wanted
  library(chart.data.source).then(
    (Plotly) => wanted === chart.wanted && host.isConnected && react(Plotly, host, figure, width, height),
    () => {
      chart.wanted = undefined
      host.textContent = chart.data.alt
    },
  )
}

function react(Plotly, host, figure, width, height) {
  const { data, layout } = JSON.parse(figure)
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

function mount(parentElement) {
  const host = document.createElement("div")
  host.className = "jarfalla-plot"
  host.setAttribute("role", "img")
  host.chart = {}
  parentElement.append(host)
  return host
}

function observe(host) {
  const { chart } = host
  const size = new ResizeObserver(() => {
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
}

export default function ({ data, parentElement, setTriggerValue }) {
  const host = parentElement.querySelector(":scope > .jarfalla-plot") ?? mount(parentElement)
  host.chart.data = data
  host.chart.send = (value) => setTriggerValue("clicked", value)
  host.setAttribute("aria-label", data.alt)
  if (host.chart.observers) show(host)
  else observe(host)
  return () => {
    host.chart.observers.forEach((observer) => observer.disconnect())
    waiting.delete(host)
    window.Plotly?.purge(host)
    host.remove()
  }
}
