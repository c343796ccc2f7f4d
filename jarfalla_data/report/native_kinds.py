"""By kind of chart: as what PowerPoint gets it."""

from __future__ import annotations

from collections.abc import Callable

from jarfalla_data.charts.model import Chart
from jarfalla_data.report import native_counts as counts
from jarfalla_data.report import native_intervals as intervals
from jarfalla_data.report import native_lines as lines
from jarfalla_data.report.native import Field, Panel
from jarfalla_data.report.native_fields import week_hours, year_wheel
from jarfalla_data.report.native_funnel import funnel
from jarfalla_data.report.native_priorities import felt_reported, priority
from jarfalla_data.report.native_years import year_bars

PANELS: dict[str, Callable[[Chart], tuple[Panel, ...]]] = {
    "dots": intervals.dots,
    "periods": counts.periods,
    "category_mix": counts.category_mix,
    "area_counts": counts.area_counts,
    "control": lines.control,
    "control_rows": lines.control_rows,
    "effect_trends": lines.effect_trends,
    "effect_variants": intervals.effect_variants,
    "funnel": funnel,
    "week_years": counts.week_years,
    "narcotics_work": counts.narcotics_work,
    "narcotics_rates": intervals.narcotics_rates,
    "presence": intervals.presence,
    "year_bars": year_bars,
    "finding_states": counts.finding_states,
    "repair": lines.repair,
    "found_by": counts.found_by,
    "priority": priority,
    "felt_reported": felt_reported,
}
"""Native charts, whose numbers can be edited."""

FIELDS: dict[str, Callable[[Chart], Field]] = {"week_hours": week_hours, "year_wheel": year_wheel}
"""Shaded tables: PowerPoint has no chart of a field of cells."""

DRAWN: dict[str, int] = {"area_map": 720, "drug_scene": 900, "evenings": 900}
"""Native shapes, from the drawing of the pages this many pixels wide, because PowerPoint has no chart of that form:

areas of our own; days, months and seasons that are known no better, and words, on one time axis; a calendar.
"""
