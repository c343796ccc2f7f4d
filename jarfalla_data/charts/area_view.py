"""A window on the plane of the areas: which metres are drawn at which pixels of the figure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

import shapely
from shapely.geometry.base import BaseGeometry

Extent = tuple[float, float, float, float]
"""West, south, east, north, in metres."""

Line = tuple[tuple[float | None, ...], tuple[float | None, ...]]
"""The x and y of a line with gaps."""


@dataclass(frozen=True)
class View:
    """A window `width` by `height` pixels, its corner so many pixels from the figure's left and top."""

    left: float
    top: float
    width: float
    height: float
    extent: Extent

    @property
    def pixel(self) -> float:
        """Metres that a pixel takes, the same across as down."""
        return (self.extent[2] - self.extent[0]) / self.width

    @property
    def right(self) -> float:
        """Its right edge in pixels."""
        return self.left + self.width

    @property
    def bottom(self) -> float:
        """Its lower edge in pixels."""
        return self.top + self.height

    @property
    def frame(self) -> BaseGeometry:
        """What it shows, as a surface in metres."""
        return shapely.box(*self.extent)

    def at(self, x: float, y: float) -> tuple[float, float]:
        """The pixels, to the half, from the figure's left and top at which a point is drawn."""
        across, down = self.left + (x - self.extent[0]) / self.pixel, self.top + (self.extent[3] - y) / self.pixel
        return round(across * 2) / 2, round(down * 2) / 2

    def line(self, parts: Iterable[Iterable[tuple[float, float]]]) -> Line:
        """Several lines as one with gaps, in pixels, without points that fall on the one before."""
        x: list[float | None] = []
        y: list[float | None] = []
        for part in parts:
            if x:
                x, y = [*x, None], [*y, None]
            for (across, down), _ in groupby(self.at(*point) for point in part):
                x.append(across)
                y.append(down)
        return tuple(x), tuple(y)


def fitting(extent: Extent, left: float, top: float, width: float, height: float, edge: float) -> View:
    """A window that shows the extent and `edge` pixels around it in all of a place; what is left over is shared."""
    west, south, east, north = extent
    pixel = _pixel(extent, width, height, edge)
    x, y, w, h = (west + east) / 2, (south + north) / 2, width * pixel / 2, height * pixel / 2
    return View(left, top, width, height, (x - w, y - h, x + w, y + h))


def snug(extent: Extent, left: float, top: float, width: float, height: float, edge: float) -> View:
    """A window that shows the extent and `edge` pixels around it, no larger than a place and no larger than needed."""
    west, south, east, north = extent
    pixel = _pixel(extent, width, height, edge)
    needed = ((east - west) / pixel + 2 * edge, (north - south) / pixel + 2 * edge)
    return fitting(extent, left, top, *needed, edge)


def _pixel(extent: Extent, width: float, height: float, edge: float) -> float:
    west, south, east, north = extent
    return max((east - west) / (width - 2 * edge), (north - south) / (height - 2 * edge))
