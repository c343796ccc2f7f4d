"""Fields of cells as tables whose cells are shaded: the hours of the week, and the year's wheel."""

from __future__ import annotations

from bisect import bisect_right

from jarfalla_data.charts.draw_hours import scale_of
from jarfalla_data.charts.draw_year_wheel import LIMITS
from jarfalla_data.charts.incident_hours import day_names
from jarfalla_data.charts.model import Chart
from jarfalla_data.charts.year_wheel import level_words, month_names
from jarfalla_data.measures.statistics import Verdict
from jarfalla_data.report.native import Cell, Field
from jarfalla_data.vocabulary.incidents import CATEGORY_GROUPS
from jarfalla_data.wording import format_number


def week_hours(chart: Chart) -> Field:
    """Days below each other, hours beside each other, the number in each cell."""
    rows, lang = chart.layers["rows"].rows, chart.lang
    hours, scale = sorted({int(row.hour) for row in rows}), scale_of(rows, lang)
    counts = {(int(row.weekday), int(row.hour)): int(row.reports) for row in rows}
    days = (
        (name, tuple(Cell(format_number(counts[day, hour], lang), scale.of(counts[day, hour])) for hour in hours))
        for day, name in enumerate(day_names(lang, "abbreviated"))
    )
    return Field(tuple(f"{hour:02d}" for hour in hours), tuple(days), scale.words)


def year_wheel(chart: Chart) -> Field:
    """Groups below each other, months beside each other; a certain peak has its mark."""
    rows, lang = chart.layers["rows"].rows, chart.lang
    codes = list(dict.fromkeys(row.series for row in rows))
    cells = {
        (row.series, row.month): Cell(
            f"{'● ' if row.verdict == Verdict.INCREASES else ''}{format_number(row.reports, lang)}",
            bisect_right(LIMITS, row.index),
        )
        for row in rows
    }
    groups = (
        (CATEGORY_GROUPS.label(code, lang), tuple(cells[code, month] for month in range(1, 13))) for code in codes
    )
    return Field(month_names(lang, "abbreviated"), tuple(groups), level_words(lang))
