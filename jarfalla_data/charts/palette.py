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
PALE_GREY = "#EEF1F4"

FONT = "Source Sans, sans-serif"
