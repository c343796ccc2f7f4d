"""The colours of charts: described and drawn in those of the light theme, on pure white, and on paper always so.

Each role has a colour of its own, also where two look the same on white, because each has its own in the dark theme.
tests/app/test_contrast.py computes the contrast of all pairs that stand together in a chart, in both themes.
"""

WHITE = "#FFFFFF"  # the page, and what is to look like it
INK = "#1F2A37"  # text
MUTED = "#56616F"  # secondary text
RULE = "#DDE2E8"  # grid lines
NAVY = "#12436D"
TURQUOISE = "#28A197"  # never text; text on it is ink
PLUM = "#801650"
ORANGE = "#F46A25"  # never text
ON_FILL = "#FEFEFE"  # text and marks on navy, plum and the two strongest levels
INTERVAL = "#7592B0"  # the bar of an interval: 3:1 against the page and against the dot on it
HATCH = "#8A94A0"  # stripes where a value is not shown
PALE_TURQUOISE = "#F3FCFB"
PALE_PLUM = "#FCF6FA"
PALE_GREY = "#F9FAFB"
EXAMPLE = "#8A4B00"  # the mark of invented numbers
OUTLINE = "#5B6C80"  # edges of pale and hatched areas
VEIL = "rgba(255, 255, 255, 0.8)"  # the page behind a text that lies over marks

SEQUENTIAL = ("#E2EDF8", "#A9C6E2", "#6E9BC8", "#3A70A4", "#0E3C65")
"""Levels, the strongest last: the two weakest need an outline on the page."""
ON_SEQUENTIAL = (INK, INK, INK, ON_FILL, ON_FILL)
"""The colour of text on each level."""

DARK = {
    WHITE: "#0F161D",
    INK: "#E6EBF0",
    MUTED: "#A7B3C0",
    RULE: "#2C3743",
    NAVY: "#A3CDF4",
    TURQUOISE: "#0F766E",
    PLUM: "#F7B9D5",
    ORANGE: "#B4480B",
    ON_FILL: "#0B1219",
    INTERVAL: "#56708B",
    HATCH: "#7F8B98",
    PALE_TURQUOISE: "#0F1F1E",
    PALE_PLUM: "#231821",
    PALE_GREY: "#141C24",
    EXAMPLE: "#F2B872",
    OUTLINE: "#8B9CAE",
    VEIL: "rgba(15, 22, 29, 0.8)",
    **dict(zip(SEQUENTIAL, ("#162D46", "#244A6B", "#356690", "#5F95C6", "#B5D8F6"), strict=True)),
}
"""The same roles on a dark page: what is strong is light there. The browser puts these in place of the others."""

TEXT = 13  # size of a chart's texts in pixels
FONT = "Source Sans, sans-serif"
