"""A chart as vectors for paper, from the very drawing that the pages show: its numbers are the same because it is."""

from __future__ import annotations

import re
from dataclasses import dataclass

from jarfalla_data.charts import palette
from jarfalla_data.charts.drawing import draw, wide_width
from jarfalla_data.charts.model import Chart
from jarfalla_data.charts.paint import paint
from jarfalla_data.charts.svg import laid_out

WIDTH = 720
"""Pixels that a figure is laid out for, so that its smallest texts are read on a sheet of A4."""
_HALOED = re.compile(r'<[^>]* paint-order="stroke"[^>]*>')
_WIDTH = re.compile(r' stroke-width="[^"]*"')
THIN = 2.5
"""Pixels of the ground around letters: paper takes letter by letter, and a broad one would lie on the letter before."""


@dataclass(frozen=True)
class Picture:
    """A figure as SVG, and its size in pixels."""

    svg: str
    width: float
    height: float


def picture(chart: Chart, key: str, family: str) -> Picture:
    """The figure of a chart; `key` is its own in the file, `family` the font of its texts."""
    width = max(WIDTH, wide_width(chart))
    drawn = draw(chart, width)
    svg = drawn.spec if isinstance(drawn.spec, str) else paint(drawn.spec, key, pointed=False)
    size = f'width="{width}" viewBox="0 0 {width} {drawn.height}"'
    svg = laid_out(svg, width).replace('width="100%"', size, 1).replace(palette.FONT, family)
    thin = _HALOED.sub(lambda tag: _WIDTH.sub(f' stroke-width="{THIN}"', tag[0]), svg)
    return Picture(thin, width, drawn.height)
