"""The colours of charts in the light theme, on pure white."""

WHITE = "#FFFFFF"
INK = "#1F2A37"  # text, 14:1 on white
MUTED = "#56616F"  # secondary text, 6:1
RULE = "#DDE2E8"  # grid lines
NAVY = "#12436D"
TURQUOISE = "#28A197"  # never text
PLUM = "#801650"
ORANGE = "#F46A25"  # never text
PALE_TURQUOISE = "#DDEFED"
PALE_PLUM = "#F3E4EC"
EXAMPLE = "#8A4B00"  # the mark of invented numbers, 6.5:1 on white
PALE_GREY = "#EEF1F4"

TEXT = 13  # size of a chart's texts in pixels
FONT = "Source Sans, sans-serif"
