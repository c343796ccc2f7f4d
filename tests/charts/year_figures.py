"""Where the texts of a figure laid out in pixels stand, for the tests of its layout."""

from __future__ import annotations

import datetime as dt
import re
from itertools import combinations
from typing import Any

from jarfalla_data.charts.canvas import text_width
from jarfalla_data.charts.sheet import LINE

Box = tuple[str, float, float, float, float]


def boxes(figure: dict[str, Any], width: int) -> list[Box]:
    """Each text with the pixels from where to where it reaches, across (from the plot's left edge) and down.

    The mark of examples, which stands above everything, is left out.
    """
    axis, margin = figure["layout"]["xaxis"], figure["layout"]["margin"]
    inside = width - margin["l"] - margin["r"]
    first, end = map(_number, axis["range"])
    found = []
    for text in figure["layout"]["annotations"]:
        if text.get("yref") == "paper":
            continue
        written = [re.sub("<[^>]+>", "", line) for line in text["text"].split("<br>")]
        size = text.get("font", {}).get("size", 13)
        across, down = max(text_width(line, size) for line in written), size + LINE * (len(written) - 1)
        x = inside * (_number(text["x"]) - first) / (end - first) + text.get("xshift", 0)
        left = {"left": x, "center": x - across / 2, "right": x - across}[text.get("xanchor", "center")]
        found.append((" ".join(written), left, left + across, text["y"] - down / 2, text["y"] + down / 2))
    return found


def _number(place: Any) -> float:
    return dt.date.fromisoformat(place[:10]).toordinal() if isinstance(place, str) else float(place)


def meeting(placed: list[Box]) -> list[tuple[str, str]]:
    """The texts that share more than a pixel in both directions."""
    return [
        (one[0], other[0])
        for one, other in combinations(placed, 2)
        if one[1] < other[2] - 1 and other[1] < one[2] - 1 and one[3] < other[4] - 1 and other[3] < one[4] - 1
    ]


def outside(placed: list[Box], figure: dict[str, Any], width: int) -> list[str]:
    """The texts that reach beyond the figure's edges."""
    margin, height = figure["layout"]["margin"], figure["layout"]["height"]
    right, bottom = width - margin["l"], height - margin["t"]
    return [t for t, a, b, top, low in placed if a < -margin["l"] - 1 or b > right + 1 or top < -1 or low > bottom + 1]
