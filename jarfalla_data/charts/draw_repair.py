"""Drawing how fast faults are mended: a small panel for each responsible, a step for each day on which one was."""

from __future__ import annotations

import textwrap
from dataclasses import dataclass
from html import escape
from typing import Any

from jarfalla_data.charts import palette
from jarfalla_data.charts.canvas import letters_across
from jarfalla_data.charts.model import Chart
from jarfalla_data.charts.spec import Json, Spec
from jarfalla_data.charts.year_panels import GREY, NARROW_BELOW, SMALL, finish
from jarfalla_data.measures.repair import LEADING
from jarfalla_data.wording import format_number, format_share, translator

HEADING, SAID, PLOT, TICKS, GAP, BETWEEN = 20, 26, 92, 20, 16, 28
AXIS = 42  # pixels left of a panel, for the numbers of its axis
LONGEST = 730
"""Days that the axis reaches."""
SHARES, MARKS = (0.0, 0.5, 1.0), (0, LEADING, 365, LONGEST)


@dataclass(frozen=True)
class Place:
    """Where a panel stands, in pixels."""

    left: float
    width: float
    top: float

    def x(self, day: float) -> float:
        """Where a day stands."""
        return self.left + AXIS + (self.width - AXIS) * min(day, LONGEST) / LONGEST

    def y(self, share: float) -> float:
        """Where a share stands."""
        return self.top + HEADING + SAID + PLOT * (1 - share)


def draw(chart: Chart, width: int) -> Json:
    """The figure for a place at least `width` pixels wide."""
    rows, steps, spec = chart.layers["rows"].rows, chart.layers["curves"].rows, Spec()
    across = 1 if width < NARROW_BELOW else 3 if len(rows) > 2 else len(rows)
    each, down = (width - 6 - BETWEEN * (across - 1)) / across, HEADING + SAID + PLOT + TICKS + GAP
    for at, row in enumerate(rows):
        place = Place((each + BETWEEN) * (at % across), each, down * (at // across))
        _panel(spec, row, [step for step in steps if step.code == row.code], place, chart.lang)
    return finish(spec, width, down * -(-len(rows) // across) - GAP, "")


def _panel(spec: Spec, row: Any, steps: list[Any], place: Place, lang: str) -> None:
    spec.add_text(f"<b>{escape(row.label, quote=False)}</b>", place.left, place.top + HEADING / 2, xanchor="left")
    _axes(spec, place, lang)
    if steps:
        _curve(spec, row, steps, place, lang)
    if row.why:
        _refused(spec, row, place)
        return
    t, share = translator(lang), format_share(float(row.value), lang)
    interval = f"{format_number(float(row.low) * 100, lang)}–{format_share(float(row.high), lang)}"
    said = t("<b>{share}</b> inom {n} dagar ({interval})", share=share, n=LEADING, interval=interval)
    spec.add_text(said, place.left, place.top + HEADING + SAID / 2 - 4, xanchor="left")
    x, low, high = place.x(LEADING), place.y(float(row.low)), place.y(float(row.high))
    spec.add_line(x, low, x, high, line={"color": palette.PLUM, "width": 3})
    spec.add_scatter(
        x=[x],
        y=[place.y(float(row.value))],
        mode="markers",
        marker={"size": 9, "color": palette.PLUM},
        text=f"{escape(row.label, quote=False)}<br>{said}",
        hoverinfo="text",
    )


def _axes(spec: Spec, place: Place, lang: str) -> None:
    t = translator(lang)
    names = {0: "0", LEADING: t("{n} dagar", n=LEADING), 365: t("1 år"), LONGEST: t("2 år")}
    for share in SHARES:
        line = {"color": palette.RULE if share else palette.OUTLINE, "width": 1}
        spec.add_line(place.x(0), place.y(share), place.x(LONGEST), place.y(share), line=line, layer="below")
        spec.add_text(format_share(share, lang), place.x(0), place.y(share), xanchor="right", xshift=-4, font=GREY)
    for day in MARKS:
        dash = {"dash": "dot"} if day == LEADING else {}
        line = {"color": palette.MUTED if day == LEADING else palette.RULE, "width": 1, **dash}
        spec.add_line(place.x(day), place.y(0), place.x(day), place.y(1), line=line, layer="below")
        if day:
            anchor = "right" if day == LONGEST else "center"
            spec.add_text(names[day], place.x(day), place.y(0) + TICKS / 2, xanchor=anchor, font=GREY)


def _curve(spec: Spec, row: Any, steps: list[Any], place: Place, lang: str) -> None:
    """The interval as a band with the steps on it; each step can be pointed at."""
    shown = [step for step in steps if step.day <= LONGEST]
    days = [0, *(int(step.day) for step in shown)]
    # A step keeps its value until the next one, and to the end of the axis only where that has been followed so long.
    ends = [*days[1:], LONGEST if len(shown) < len(steps) else days[-1]]
    across = [place.x(x) for pair in zip(days, ends, strict=True) for x in pair]
    low, high, middle = (
        [place.y(y) for y in (0.0, *(float(getattr(step, name)) for step in shown)) for _ in range(2)]
        for name in ("low", "high", "share")
    )
    style = {"mode": "lines", "hoverinfo": "skip"}
    band = {"fill": "toself", "fillcolor": palette.SEQUENTIAL[0], "line": {"color": palette.INTERVAL, "width": 1}}
    spec.add_scatter(x=across + across[::-1], y=high + low[::-1], **band, **style)
    spec.add_scatter(x=across, y=middle, line={"color": palette.NAVY, "width": 2}, **style)
    spec.add_scatter(
        x=[place.x(int(step.day)) for step in shown],
        y=[place.y(float(step.share)) for step in shown],
        mode="markers",
        marker={"size": 6, "opacity": 0, "color": palette.NAVY},
        text=[_hover(row, step, lang) for step in shown],
        hoverinfo="text",
    )


def _hover(row: Any, step: Any, lang: str) -> str:
    values = {"share": format_share(float(step.share), lang), "n": format_number(int(step.day), lang)}
    return f"{escape(row.label, quote=False)}<br>{translator(lang)('{share} inom {n} dagar', **values)}"


def _refused(spec: Spec, row: Any, place: Place) -> None:
    """The reason in the place of the curve."""
    text = "<br>".join(textwrap.wrap(str(row.why), letters_across(place.width - AXIS - 16, SMALL)))
    middle = (place.x(0) + place.x(LONGEST)) / 2
    style = {"font": GREY, "bgcolor": palette.WHITE, "align": "left"}
    spec.add_text(escape(text, quote=False).replace("&lt;br&gt;", "<br>"), middle, place.y(0.5), **style)
