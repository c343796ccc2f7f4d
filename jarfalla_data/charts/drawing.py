"""Charts as plotly figures, for a wide page and for a narrow one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from jarfalla_data.charts import palette
from jarfalla_data.charts.describe import example_mark
from jarfalla_data.charts.draw_area_map import draw as draw_area_map
from jarfalla_data.charts.draw_control import draw as draw_control
from jarfalla_data.charts.draw_control_rows import draw as draw_control_rows
from jarfalla_data.charts.draw_dots import draw as draw_dots
from jarfalla_data.charts.draw_drug_scene import draw as draw_drug_scene
from jarfalla_data.charts.draw_effect import draw as draw_effect
from jarfalla_data.charts.draw_effect_variants import draw as draw_effect_variants
from jarfalla_data.charts.draw_evenings import draw as draw_evenings
from jarfalla_data.charts.draw_felt_reported import draw as draw_felt_reported
from jarfalla_data.charts.draw_finding_states import draw as draw_finding_states
from jarfalla_data.charts.draw_funnel import draw as draw_funnel
from jarfalla_data.charts.draw_hours import draw as draw_week_hours
from jarfalla_data.charts.draw_narcotics import draw as draw_narcotics
from jarfalla_data.charts.draw_periods import draw as draw_periods
from jarfalla_data.charts.draw_presence import draw as draw_presence
from jarfalla_data.charts.draw_priorities import draw as draw_priorities
from jarfalla_data.charts.draw_rates import draw as draw_rates
from jarfalla_data.charts.draw_repair import draw as draw_repair
from jarfalla_data.charts.draw_year_bars import draw as draw_year_bars
from jarfalla_data.charts.draw_year_wheel import draw as draw_year_wheel
from jarfalla_data.charts.incident_areas import draw as draw_area_counts
from jarfalla_data.charts.incident_mix import draw as draw_category_mix
from jarfalla_data.charts.incident_weeks import draw as draw_week_years
from jarfalla_data.charts.model import Badge, Chart
from jarfalla_data.charts.paint import paint
from jarfalla_data.charts.spec import Json
from jarfalla_data.charts.svg import Svg
from jarfalla_data.charts.young_findings import draw as draw_found_by

MARK_HEIGHT = 18
NARROW = 330
"""The least width in pixels that narrow drawings are laid out for."""

WIDE = {"dots": 440, "area_map": 480, "evenings": 900, "finding_states": 440, "year_wheel": 480}
"""By kind of chart, the least width of its wide drawing; where there is less, the narrow one is shown."""
WIDE_DEFAULT = 720

DRAWINGS: dict[str, Callable[[Chart, int], Json | Svg]] = {
    "dots": draw_dots,
    "drug_scene": draw_drug_scene,
    "periods": draw_periods,
    "week_hours": draw_week_hours,
    "category_mix": draw_category_mix,
    "area_counts": draw_area_counts,
    "area_map": draw_area_map,
    "control": draw_control,
    "control_rows": draw_control_rows,
    "effect_trends": draw_effect,
    "effect_variants": draw_effect_variants,
    "funnel": draw_funnel,
    "week_years": draw_week_years,
    "narcotics_work": draw_narcotics,
    "narcotics_rates": draw_rates,
    "evenings": draw_evenings,
    "presence": draw_presence,
    "year_bars": draw_year_bars,
    "finding_states": draw_finding_states,
    "repair": draw_repair,
    "found_by": draw_found_by,
    "year_wheel": draw_year_wheel,
    "priority": draw_priorities,
    "felt_reported": draw_felt_reported,
}
"""By kind of chart: the function that draws it for a place at least so many pixels wide."""

PAINTED = frozenset({"control", "periods"})
"""Kinds that are SVG on screen, too: plotly takes 20 to 40 ms for each of them, at every click.

Rows of control charts have so many points that they would be a megabyte.
"""


@dataclass(frozen=True)
class Drawing:
    """A figure as plotly's JSON or as SVG, and its height in pixels."""

    spec: Json | str
    height: int


def wide_width(chart: Chart) -> int:
    """The least width of the chart's wide drawing."""
    return WIDE.get(chart.kind, WIDE_DEFAULT)


def draw(chart: Chart, width: int) -> Drawing:
    """Draw a chart for a place at least `width` pixels wide."""
    drawn, example = DRAWINGS[chart.kind](chart, width), Badge.EXAMPLE in chart.badges
    if isinstance(drawn, Svg):
        if example:
            drawn.mark(example_mark(chart.lang), MARK_HEIGHT)
        return Drawing(drawn.finish(), drawn.height)
    if example:
        _mark_as_example(drawn, chart.lang)
    return Drawing(drawn, int(drawn["layout"]["height"]))


def draw_on_screen(chart: Chart, width: int) -> Drawing:
    """The same as a page shows it."""
    drawing = draw(chart, width)
    if chart.kind in PAINTED and not isinstance(drawing.spec, str):
        return Drawing(paint(drawing.spec, chart.key), drawing.height)
    return drawing


def _mark_as_example(spec: Json, lang: str) -> None:
    """Write into the figure, above everything in it, that its numbers are invented."""
    layout = spec["layout"]
    margin = layout.setdefault("margin", {})
    margin["t"] = margin.get("t", 0) + MARK_HEIGHT
    layout["height"] += MARK_HEIGHT
    layout["annotations"].append(
        {
            "text": f"<b>{example_mark(lang)}</b>",
            "xref": "paper",
            "yref": "paper",
            "x": 1,
            "y": 1,
            "xanchor": "right",
            "yanchor": "bottom",
            "xshift": margin.get("r", 0),
            "yshift": margin["t"] - MARK_HEIGHT,
            "showarrow": False,
            "font": {"size": 12, "color": palette.EXAMPLE},
        }
    )
