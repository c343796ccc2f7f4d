"""Reading what is drawn: texts of figures as one sees them."""

from __future__ import annotations

import re


def plain(text):
    """A text without marks, but with its line breaks."""
    return re.sub("<(?!br)[^>]*>", "", text)


def key_of(spec):
    """The key's rows: number, name and value; a name may go on in a second line."""
    _, *columns = [t for t in spec["data"] if t.get("mode") == "text" and "textposition" in t]
    numbers, names, values = ([*zip(t["text"], t["x"], t["y"], strict=True)] for t in columns)
    starts = {y: [] for _, _, y in numbers}
    for (number, x, y), (value, _, beside) in zip(numbers, values, strict=True):
        assert y == beside
        starts[y].append((x, plain(number), value))
    rows = []
    for name, x, y in names:
        begun = [(number, value) for at, number, value in starts.get(y, []) if 0 < x - at < 10]
        if begun:
            rows.append([begun[0][0], name, begun[0][1]])
        else:
            rows[-1][1] += ("" if rows[-1][1].endswith("-") else " ") + name
    return rows
