"""What is read when the reader has colours of their own."""

# Text and ground of what is written outside figures, whose contrast is lower than 4.5. axe asks for the colour of the
# text's filling, which Chromium tells as it was before it was forced.
PALE = """(within) => {
  const light = (colour) => {
    const [r, g, b] = colour.match(/[\\d.]+/g).map((c) => c / 255).map((c) =>
      c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b
  }
  const ground = (e) => {
    for (; e; e = e.parentElement) {
      const { backgroundColor } = getComputedStyle(e)
      if (!/^rgba.*, 0\\)$/.test(backgroundColor)) return backgroundColor
    }
  }
  return [...document.querySelectorAll(`${within} *`)].filter((e) => e.checkVisibility({ visibilityProperty: true }) &&
    [...e.childNodes].some((n) => n.nodeType === Node.TEXT_NODE && n.data.trim()) &&
    !e.closest(".jarfalla-plot, style, script")
  ).map((e) => [e.textContent.trim().slice(0, 40), getComputedStyle(e).color, ground(e)]).filter(([, text, below]) => {
    const [dark, bright] = [light(text), light(below)].sort((a, b) => a - b)
    return (bright + 0.05) / (dark + 0.05) < 4.5
  })
}"""
