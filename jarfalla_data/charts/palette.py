"""The colours of charts in the light theme, on pure white."""

WHITE = "#FFFFFF"
INK = "#1F2A37"  # text, 14:1 on white
MUTED = "#56616F"  # secondary text, 6:1
RULE = "#DDE2E8"  # grid lines
NAVY = "#12436D"
TURQUOISE = "#28A197"  # never text
PLUM = "#801650"
ORANGE = "#F46A25"  # never text
INTERVAL = "#8FA8C2"  # the bar of an interval; the dot on it is navy, 3.2:1
HATCH = "#8A94A0"  # stripes where a value is not shown
PALE_TURQUOISE = "#DDEFED"
PALE_PLUM = "#F3E4EC"
EXAMPLE = "#8A4B00"  # the mark of invented numbers, 6.5:1 on white
PALE_GREY = "#EEF1F4"

SEQUENTIAL = ("#E2EDF8", "#A9C6E2", "#6E9BC8", "#3A70A4", "#0E3C65")
"""Levels, light to dark: each 1.5:1 or more against the next; the lightest two need an outline on white."""
ON_SEQUENTIAL = (INK, INK, INK, WHITE, WHITE)
"""The colour of text on each level, 4.9:1 or more."""
OUTLINE = "#66788C"  # edges of pale and hatched areas, 3.8:1 on the palest level

TEXT = 13  # size of a chart's texts in pixels
FONT = "Source Sans, sans-serif"
