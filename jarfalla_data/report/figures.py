"""What stands on the slides of a chart: native charts in parts and beside each other, shaded tables, or drawings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from jarfalla_data.charts import palette
from jarfalla_data.charts.draw_counts import label_at_count
from jarfalla_data.charts.drug_scene_words import OPEN
from jarfalla_data.charts.model import Chart
from jarfalla_data.report.native import Field, Form, Look, Mark, Panel, Series, highest
from jarfalla_data.report.native_kinds import DRAWN, FIELDS, PANELS
from jarfalla_data.report.template import Box
from jarfalla_data.wording import translator

MOST_PARTS, MOST_PANELS = 2, 6
"""Parts of one chart, and small charts, that stand on a slide."""
BETWEEN = 0.15


@dataclass(frozen=True)
class Drawing:
    """A drawing by native shapes, for a place so many pixels wide."""

    chart: Chart
    width: int


Page = tuple[Panel, ...] | Field | Drawing


def pages(chart: Chart) -> tuple[Page, ...]:
    """What stands on each of the chart's slides; none where there is nothing to show."""
    if chart.is_empty:
        return ()
    if chart.kind in FIELDS:
        return (FIELDS[chart.kind](chart),)
    if chart.kind in PANELS:
        return _packed(PANELS[chart.kind](chart))
    if chart.kind == "drug_scene":
        return _drug_scene(chart)
    return (Drawing(chart, DRAWN[chart.kind]),)


def _packed(panels: Sequence[Panel]) -> tuple[Page, ...]:
    """A long chart in parts beside each other, or as many small charts as there is room for."""
    parts = [part for panel in panels for part in panel.parts()]
    most = MOST_PARTS if parts[0].form is Form.ROWS else MOST_PANELS
    count = -(-len(parts) // most)
    each = -(-len(parts) // count)
    return tuple(tuple(parts[i : i + each]) for i in range(0, len(parts), each))


def places(panels: int, box: Box) -> list[Box]:
    """Where so many panels stand in a place: beside each other, and from four on in two rows."""
    down = 1 if panels < 4 else 2
    across = -(-panels // down)
    left, top, width, height = box
    wide, high = (width - BETWEEN * (across - 1)) / across, (height - BETWEEN * (down - 1)) / down
    return [
        (left + (wide + BETWEEN) * (i % across), top + (high + BETWEEN) * (i // across), wide, high)
        for i in range(panels)
    ]


def _drug_scene(chart: Chart) -> tuple[Page, ...]:
    """The time axis as a drawing, and the county's counts as a chart of their own: together they would be too small."""
    counts = chart.layers["counts"]
    layers = {**chart.layers, "counts": replace(counts, frame=counts.frame.iloc[:0])}
    drawing = Drawing(replace(chart, layers=layers), DRAWN[chart.kind])
    return (drawing, (_county(chart),)) if counts.rows else (drawing,)


def _county(chart: Chart) -> Panel:
    t, rows = translator(chart.lang), chart.layers["counts"].rows
    looks = {i: Look(palette.PLUM, Mark.FILLED) for i, row in enumerate(rows) if row.status == OPEN}
    words = tuple(label_at_count(row, chart.lang) for row in rows)
    name = t("Öppna drogscener i länet (* Jakobsberg var en av dem)")
    series = Series(name, tuple(float(row.count) for row in rows), words=words, looks=looks)
    dates = tuple(row.date.label(chart.lang) for row in rows)
    return Panel(Form.COLUMNS, dates, (series,), name, low=0, high=highest((series,)) * 1.15)
