"""Lines of horizontal bars: a label, and one or two bars from 0 on the same scale, each with its number."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

from jarfalla_data.charts import palette
from jarfalla_data.charts.canvas import text_width
from jarfalla_data.charts.spec import Json, Spec

NARROW_BELOW = 480
LINE, NARROW_LINE, HEADING, BAR = 20, 40, 32, 12
NUMBER = 56  # pixels kept free for the number after the longest bar
HIDDEN_NUMBER = 72  # the same for the word that stands instead


@dataclass(frozen=True)
class Bar:
    """A number as a bar; `text` is written after it. A hidden one has no number and is hatched.

    `code` is what a click on it tells, where it has one.
    """

    value: int | None
    text: str
    color: str
    hover: str = ""
    code: str | None = None


@dataclass(frozen=True)
class Line:
    """A label and its bars; without bars it is a heading."""

    label: str
    bars: tuple[Bar, ...] = ()
    strong: bool = False


@dataclass(frozen=True)
class Heading:
    """The name of a column of bars, and a shorter one where it is narrow."""

    long: str
    short: str


@dataclass(frozen=True)
class Columns:
    """Where each column of bars begins and how long its longest bar is, in the units of the values.

    `scale`: pixels for each unit.
    """

    starts: tuple[float, ...]
    longest: tuple[float, ...]
    end: float
    scale: float


def draw_lines(lines: list[Line], width: int, headings: tuple[Heading, ...] = ()) -> Json:
    """The figure for a place at least `width` pixels wide; `headings` name the columns of bars."""
    narrow = width < NARROW_BELOW
    left = 4.0 if narrow else max(text_width(line.label, palette.TEXT) for line in lines if line.bars) + 16
    columns, spec = _columns(lines, width - left - 8), Spec()
    y: float = HEADING if headings else 4
    for column, heading in enumerate(headings):
        _column_heading(spec, heading.short if narrow else heading.long, column, columns)
    for line in lines:
        height = HEADING if not line.bars else NARROW_LINE if narrow else LINE
        _label(spec, line, y, height, left, narrow=narrow)
        middle = y + (height - 12 if narrow else height / 2)
        for bar, start, longest in zip(line.bars, columns.starts, columns.longest, strict=False):
            _bar(spec, bar, start, longest, middle)
        y += height
    for start in columns.starts:
        spec.add_line(start, HEADING if headings else 4, start, y, line={"color": palette.OUTLINE, "width": 1})
    return spec.finish(
        round(y) + 8,
        margin={"l": left, "r": 8, "t": 0, "b": 8},
        xaxis={"range": [0, columns.end], "visible": False, "fixedrange": True},
        yaxis={"range": [y, 0], "visible": False, "fixedrange": True},
        barmode="overlay",
    )


def _columns(lines: list[Line], width: float) -> Columns:
    """All columns on one scale, each with room for its longest number."""
    count = max(len(line.bars) for line in lines)
    bars = [[line.bars[i] for line in lines if len(line.bars) > i] for i in range(count)]
    longest = [float(max((bar.value or 0 for bar in column), default=0)) or 1.0 for column in bars]
    room = [HIDDEN_NUMBER if any(bar.value is None for bar in column) else NUMBER for column in bars]
    scale = (width - sum(room)) / sum(longest)
    starts = [sum(longest[:i]) + sum(room[:i]) / scale for i in range(count)]
    return Columns(tuple(starts), tuple(longest), width / scale, scale)


def _column_heading(spec: Spec, text: str, column: int, columns: Columns) -> None:
    """At the start of its column, or where that is too narrow for it, so that it ends at the right edge."""
    font, start = {"size": palette.TEXT, "color": palette.MUTED}, columns.starts[column]
    if text_width(text, palette.TEXT) <= (columns.end - start) * columns.scale:
        spec.add_text(text, start, HEADING / 2 - 2, xanchor="left", xshift=-1, font=font)
    else:
        spec.add_text(text, columns.end, HEADING / 2 - 2, xanchor="right", font=font)


def _label(spec: Spec, line: Line, y: float, height: int, left: float, *, narrow: bool) -> None:
    if not line.bars:
        bold = f"<b>{escape(line.label, quote=False)}</b>"
        spec.add_text(bold, 0, y + height / 2 + 3, xref="paper", xanchor="left", xshift=-left, bgcolor=palette.WHITE)
        return
    name = escape(line.label, quote=False)  # plotly reads markup in texts
    text = f"<b>{name}</b>" if line.strong else name
    font = {"size": palette.TEXT, "color": palette.PLUM if line.strong else palette.INK}
    if narrow:
        spec.add_text(text, 0, y + 10, xref="paper", xanchor="left", xshift=2, font=font)
    else:
        spec.add_text(text, 0, y + height / 2, xref="paper", xanchor="right", xshift=-8, font=font)


def _bar(spec: Spec, bar: Bar, start: float, longest: float, y: float) -> None:
    """The bar as a filled shape that can be pointed at, and its number."""
    length = longest if bar.value is None else float(bar.value)
    style: Json = {"fillcolor": bar.color}
    if bar.value is None:
        style = {"fillpattern": {"shape": "/", "fgcolor": palette.HATCH, "bgcolor": palette.WHITE, "size": 5}}
    if bar.code is not None:
        style["customdata"] = [bar.code]
    top, bottom = y - BAR / 2, y + BAR / 2
    spec.add_scatter(
        x=[start, start + length, start + length, start],
        y=[top, top, bottom, bottom],
        mode="lines",
        fill="toself",
        line={"width": 0},
        hoveron="fills",
        text=escape(bar.hover or bar.text, quote=False),
        hoverinfo="text",
        **style,
    )
    spec.add_text(bar.text, start + length, y, xanchor="left", xshift=4)
