"""Texts of a figure as SVG: lines, bold and coloured runs, and what they are written on."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from html import unescape

from jarfalla_data.charts.canvas import LINE
from jarfalla_data.charts.svg import Across, escaped

MIDDLE = 0.35
"""From the middle of a line down to the line that it stands on, in units of its size."""
SPACES = {"\u2007": 0.5, "\u2002": 0.5, "\u2003": 1.0, "\u00a0": 0.2, " ": 0.2}
"""Spaces that push a text away from its place, in units of its size."""
HALO = 5
_TAG = re.compile(r"<(/?)(br|b|span)([^>]*)>")
_STYLE = re.compile(r"(color|font-size):\s*([^;\"']+)")


@dataclass(frozen=True)
class Look:
    """How a text is written."""

    size: float
    color: str
    bold: bool = False


@dataclass(frozen=True)
class Run:
    """A piece of a line that is written in one way."""

    text: str
    look: Look


def written(
    text: str, at: tuple[Across, float], look: Look, anchor: str, upright: str, behind: str | None = None
) -> str:
    """A text at a place; `anchor` (left, center, right) and `upright` (top, middle, bottom) are the parts of
    it that stand there. `behind` is the colour around its letters."""
    lines = lines_of(text, look)
    step = LINE * look.size
    above = {"top": 0.0, "middle": len(lines) * step / 2, "bottom": len(lines) * step}[upright]
    y = at[1] - above + step / 2 + MIDDLE * look.size
    place = {"left": "start", "center": "middle", "right": "end"}[anchor]
    halo = f' stroke="{behind}" stroke-width="{HALO}" stroke-linejoin="round" paint-order="stroke"' if behind else ""
    said = "".join(_line(runs, at[0], y + step * i, place) for i, runs in enumerate(lines) if runs)
    return f'<g text-anchor="{place}" pointer-events="none"{halo}>{said}</g>' if said else ""


def lines_of(text: str, look: Look) -> list[list[Run]]:
    """The lines of a text in plotly's markup, each as its runs."""
    lines: list[list[Run]] = [[]]
    looks, at = [look], 0
    for tag in _TAG.finditer(text):
        _add(lines[-1], text[at : tag.start()], looks[-1])
        at = tag.end()
        if tag[2] == "br":
            lines.append([])
        elif tag[1]:
            looks = looks[:-1] or [look]
        else:
            looks.append(_changed(looks[-1], tag[2], tag[3]))
    _add(lines[-1], text[at:], looks[-1])
    return lines


def plain(text: str) -> str:
    """What is read of a text in plotly's markup."""
    return unescape(_TAG.sub(lambda tag: "\n" if tag[2] == "br" else "", text))


def _add(line: list[Run], text: str, look: Look) -> None:
    if text:
        line.append(Run(unescape(text), look))


def _changed(look: Look, tag: str, attributes: str) -> Look:
    if tag == "b":
        return replace(look, bold=True)
    style = dict(_STYLE.findall(attributes))
    size = float(style["font-size"].removesuffix("px")) if "font-size" in style else look.size
    return replace(look, size=size, color=style.get("color", look.color).strip())


def _line(runs: list[Run], x: Across, y: float, place: str) -> str:
    """One line; spaces at its near end move it, because those that have a width are not in every font."""
    whole = "".join(run.text for run in runs)
    near = whole[: len(whole) - len(whole.lstrip())] if place != "end" else whole[len(whole.rstrip()) :]
    away = sum(SPACES.get(space, 0.25) for space in near) * runs[0].look.size
    x += -away if place == "end" else away if place == "start" else 0
    spans = "".join(_span(run) for run in _stripped(runs))
    return f'<text x="{x}" y="{y:.6g}">{spans}</text>'


def _stripped(runs: list[Run]) -> list[Run]:
    """The runs without spaces at the ends of the line."""
    first, last = runs[0], runs[-1]
    if first is last:
        return [replace(first, text=first.text.strip())]
    return [replace(first, text=first.text.lstrip()), *runs[1:-1], replace(last, text=last.text.rstrip())]


def _span(run: Run) -> str:
    weight = ' font-weight="700"' if run.look.bold else ""
    return f'<tspan font-size="{run.look.size:g}" fill="{run.look.color}"{weight}>{escaped(run.text)}</tspan>'
