// Draws a plotly figure and keeps it in place when its data change.
// The figures come as JSON texts: two of them are the same when their texts are.

const CONFIG = { displayModeBar: false, scrollZoom: false, doubleClick: false, showTips: false }

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

function draw(host) {
  const { chart, clientWidth: width } = host
  if (!width) return // in a closed tab or expander; the observer calls again when it opens
  const narrow = width < chart.data.wideFrom && chart.data.narrow
  const figure = narrow || chart.data.wide
  const height = narrow ? chart.data.narrowHeight : chart.data.height
  // Streamlit has kept the height of the wide drawing free, so that what stands below does not move.
  const place = host.closest('[data-testid="stElementContainer"]') ?? host
  place.style.height = place.style.flexBasis = host.style.height = `${height}px`
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
  host.chart.observer = new ResizeObserver(() => draw(host))
  parentElement.append(host)
  return host
}

export default function ({ data, parentElement, setTriggerValue }) {
  const host = parentElement.querySelector(":scope > .jarfalla-plot") ?? mount(parentElement)
  host.chart.data = data
  host.chart.send = (value) => setTriggerValue("clicked", value)
  host.setAttribute("aria-label", data.alt)
  draw(host)
  host.chart.observer.observe(host)
  return () => {
    host.chart.observer.disconnect()
    window.Plotly?.purge(host)
    host.remove()
  }
}
