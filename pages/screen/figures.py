"""The figures of slides as HTML: places and sizes come ready in per cent, the stylesheet does the rest."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from html import escape
from typing import Any

from jarfalla_data.charts.slide import Band, Bar, Bars, Dot, Dots, Figure, Lane, Mark, Slide, Tile, Tiles, Words


def figure(slide: Slide) -> str:
    """The slide's figure, one picture with its text alternative."""
    if slide.figure is None:
        return '<div class="figure"></div>'
    inside = _DRAWN[type(slide.figure)](slide.figure)
    kind = type(slide.figure).__name__.lower()
    return (
        f'<div class="figure" role="img" aria-label="{escape(slide.alt)}">'
        f'<div class="{kind}" aria-hidden="true">{inside}</div></div>'
    )


def _all(made: Callable[[Any], str], parts: Iterable[Any]) -> str:
    return "".join(map(made, parts))


def _at(name: str, at: float, size: float | None = None) -> str:
    return f'class="{name}" style="--at:{at:g}' + (f';--size:{size:g}"' if size is not None else '"')


def _mark(name: str) -> Callable[[Mark], str]:
    return lambda mark: f"<span {_at(name, mark.at)}>{escape(mark.words)}</span>"


def _dots(dots: Dots) -> str:
    lines = _all(lambda tick: f"<i {_at('line', tick.at)}></i>", dots.ticks)
    rows = _all(_dot, dots.rows)
    ends = f"<span {_at('ends', dots.zero)}>{escape(dots.ends)}</span>" if dots.ends else ""
    zero = f"<i {_at('zero', dots.zero)}></i>"
    axis = f'<div class="axis"><div class="track">{_all(_mark("tick"), dots.ticks)}{ends}</div></div>'
    return f'<div class="grid"><div class="track">{lines}{zero}</div></div>{rows}{axis}'


def _dot(row: Dot) -> str:
    beside = f"<small>{escape(row.beside)}</small>" if row.beside else ""
    return (
        f'<div class="row{" heavy" if row.heavy else ""}"><span class="label">{escape(row.label)}</span>'
        f'<div class="track">{_interval(row)}</div><span class="value"><b>{escape(row.value)}</b> {beside}</span></div>'
    )


def _interval(row: Dot) -> str:
    if row.at is None:
        return '<i class="hidden"></i>'
    return f'<i class="from" style="--low:{row.low:g};--high:{row.high:g}"></i><i {_at("dot", row.at)}></i>'


def _band(band: Band) -> str:
    main, *others = band.lanes
    goals = _all(lambda goal: f"<i {_at('goal', goal.at)}></i>", band.goals)
    names = _all(_mark("goal-name"), band.goals)
    return (
        f'<div class="goals">{names}</div>{_lane(main, "main", goals)}{_all(lambda lane: _lane(lane, ""), others)}'
        f'<div class="years">{_all(_mark("year"), band.years)}</div>'
    )


def _lane(lane: Lane, kind: str, more: str = "") -> str:
    parts = (
        f"<div {_at(f'stretch {one.kind}', one.at, one.size)}><span>{escape(one.words)}</span></div>"
        for one in lane.stretches
    )
    return f'<p class="lane-name">{escape(lane.name)}</p><div class="lane {kind}">{"".join(parts)}{more}</div>'


def _tiles(tiles: Tiles) -> str:
    return _all(_tile, tiles.tiles)


def _tile(tile: Tile) -> str:
    return f'<div class="tile {tile.kind}"><p>{escape(tile.text)}</p><b>{escape(tile.state)}</b></div>'


def _bars(bars: Bars) -> str:
    panels = ((escape(name), _all(_bar, found)) for name, found in bars.panels)
    return "".join(
        f'<div class="panel"><p class="panel-name">{name}</p><div class="columns">{columns}</div></div>'
        for name, columns in panels
    )


def _bar(bar: Bar) -> str:
    look = "hidden" if bar.hidden else "bar" if bar.size is not None else "none"
    number = f"<b>{escape(bar.words)}</b>"
    size = 0 if bar.size is None else bar.size
    return (
        f'<div class="column"><div class="rise">{number}<i {_at(look, 0, size)}></i></div>'
        f"<span>{escape(bar.name)}</span></div>"
    )


def _words(words: Words) -> str:
    return f'<p class="small">{escape(words.small)}</p><p class="big">{escape(words.big)}</p>'


_DRAWN: dict[type[Figure], Callable[[Any], str]] = {
    Dots: _dots,
    Band: _band,
    Tiles: _tiles,
    Bars: _bars,
    Words: _words,
}
