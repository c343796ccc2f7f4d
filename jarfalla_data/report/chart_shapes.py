"""A panel as a native chart on a slide, which can be edited; its sheet holds what is shown and the table beside it."""

from __future__ import annotations

import datetime as dt
import math
from typing import Any

from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE, XL_LEGEND_POSITION, XL_TICK_LABEL_POSITION, XL_TICK_MARK
from pptx.oxml.ns import qn

from jarfalla_data.charts import palette
from jarfalla_data.charts.model import Chart
from jarfalla_data.charts.tables import harmless
from jarfalla_data.report import chart_xml
from jarfalla_data.report.chart_books import NamesData, PointsData
from jarfalla_data.report.native import COUNT, TENTHS, Form, Mark, Panel, Series
from jarfalla_data.report.series_looks import look_like, write_words
from jarfalla_data.report.template import Box, emu, points

TYPES = {
    Form.ROWS: XL_CHART_TYPE.BAR_CLUSTERED,
    Form.COLUMNS: XL_CHART_TYPE.COLUMN_CLUSTERED,
    Form.LINES: XL_CHART_TYPE.LINE_MARKERS,
    Form.STEPS: XL_CHART_TYPE.XY_SCATTER_LINES_NO_MARKERS,
    Form.POINTS: XL_CHART_TYPE.XY_SCATTER,
}
SIZE, SMALL, TINY = 12, 11, 9
LETTER = 0.085
"""Inches that a letter of an axis takes, about."""
OF_NAMES, OF_NUMBERS = (Form.ROWS, Form.COLUMNS), (Form.STEPS, Form.POINTS)
PLACES = {Form.STEPS: COUNT, Form.POINTS: TENTHS}
"""The format of the numbers of the other axis: whole days, rates."""


def add_panel(shapes: Any, panel: Panel, box: Box, mark: str, told: Chart | None = None) -> Any:
    """The native chart in its place; `mark`, where its numbers are invented, stands inside it. Answers its frame.

    Of the chart `told` all tables are put beside the numbers that are drawn, in the workbook behind it.
    """
    kind = XL_CHART_TYPE.BAR_STACKED if panel.stacked else TYPES[panel.form]
    frame = shapes.add_chart(kind, *emu(box), _data(panel, told))
    chart = frame.chart
    chart.font.size, chart.font.color.rgb = points(SIZE if box[2] > 5 else SMALL), rgb(palette.INK)
    _title(chart, panel.title, mark, SIZE if box[2] > 5 else TINY)
    _legend(chart, panel)
    _values_axis(chart.value_axis, panel)
    _names_axis(chart, panel, box[2])
    if panel.form in OF_NAMES:
        plot = chart.plots[0]
        is_dated = isinstance(panel.names[0], dt.date)
        plot.gap_width, plot.overlap = 0 if is_dated else 45, 100 if panel.overlapping or panel.stacked else -5
    for drawn, series in zip(chart.plots[0].series, panel.series, strict=True):
        look_like(drawn, series, panel)
        write_words(drawn, series, panel)
        _errors(drawn, series, panel.form)
        if panel.form in OF_NUMBERS:
            chart_xml.format_places(drawn, PLACES[panel.form])
    return frame


def _errors(drawn: Any, series: Series, form: Form) -> None:
    """From where to where each value is uncertain, and each place on the other axis."""
    color = series.color if series.mark is Mark.UNSEEN else palette.INTERVAL if form is Form.POINTS else palette.INK
    if any(series.ends):
        chart_xml.add_errors(drawn, series.numbers, series.ends, color, "" if form in OF_NAMES else "y")
    if any(series.at_ends):
        chart_xml.add_errors(drawn, series.at, series.at_ends, color, "x")


def rgb(color: str) -> RGBColor:
    """A colour of the palette as python-pptx takes it."""
    return RGBColor.from_string(color.removeprefix("#"))


def _data(panel: Panel, told: Chart | None) -> Any:
    """What is written into the chart's own sheet. Texts that a sheet would run as formulas are made harmless."""
    if panel.form in OF_NUMBERS:
        steps = PointsData(PLACES[panel.form], told)
        for series in panel.series:
            line = steps.add_series(harmless(series.name), panel.number)
            for x, y in zip(series.at, series.numbers, strict=True):
                line.add_data_point(x, y)
        return steps
    data = NamesData(panel.number, told)
    data.categories = [name if isinstance(name, dt.date) else harmless(name) for name in panel.names]
    for series in panel.series:
        data.add_series(harmless(series.name), series.numbers)
    return data


def _title(chart: Any, title: str, mark: str, mark_size: int) -> None:
    """The panel's name, and the mark of invented numbers: it goes along when the chart is copied elsewhere."""
    chart.has_title = bool(title or mark)
    if not chart.has_title:
        return
    frame = chart.chart_title.text_frame
    texts = [one for one in ((title, palette.INK, SIZE), (mark, palette.EXAMPLE, mark_size)) if one[0]]
    for i, (text, color, size) in enumerate(texts):
        paragraph = frame.paragraphs[0] if i == 0 else frame.add_paragraph()
        run = paragraph.add_run()
        run.text, run.font.size, run.font.bold = text, points(size), True
        run.font.color.rgb = rgb(color)


def _legend(chart: Any, panel: Panel) -> None:
    """What each colour is, below the chart, unless there is only one."""
    seen = [series for series in panel.series if _in_legend(series)]
    chart.has_legend = panel.legend and len(seen) > 1
    if chart.has_legend:
        chart.legend.position = XL_LEGEND_POSITION.BOTTOM
        chart.legend.include_in_layout = False
        unseen = [i for i, series in enumerate(panel.series) if not _in_legend(series)]
        chart_xml.leave_out_of_legend(chart, unseen)


def _in_legend(series: Series) -> bool:
    return series.mark is not Mark.UNSEEN or any(series.ends)


def _values_axis(axis: Any, panel: Panel) -> None:
    """The numbers of the axis on pale lines, or no axis where each bar has its number."""
    axis.minimum_scale, axis.maximum_scale, axis.major_unit = panel.low, panel.high, panel.step
    axis.has_major_gridlines = panel.axis
    if panel.logarithmic:
        chart_xml.make_logarithmic(axis)
    if not panel.axis:
        axis.visible = False
        return
    axis.major_gridlines.format.line.color.rgb = rgb(palette.RULE)
    axis.format.line.fill.background()
    axis.major_tick_mark = XL_TICK_MARK.NONE
    axis.tick_labels.number_format, axis.tick_labels.number_format_is_linked = panel.number, False
    axis.tick_labels.font.color.rgb = rgb(palette.MUTED)


def _names_axis(chart: Any, panel: Panel, width: float) -> None:
    """Names beside or below, never turned and never cut; of days the years."""
    axis = chart.category_axis
    axis.has_major_gridlines = False
    axis.major_tick_mark = XL_TICK_MARK.NONE
    axis.format.line.color.rgb = rgb(palette.OUTLINE)
    axis.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    axis.tick_labels.font.color.rgb = rgb(palette.INK)
    if panel.form in OF_NUMBERS:
        axis.minimum_scale = 0
        axis.maximum_scale = panel.farthest or max(365.0, *(max(series.at) for series in panel.series))
        axis.tick_labels.number_format, axis.tick_labels.number_format_is_linked = "#,##0", False
        if panel.across:
            run = axis.axis_title.text_frame.paragraphs[0].add_run()
            run.text, run.font.size, run.font.bold = panel.across, points(SMALL), False
            run.font.color.rgb = rgb(palette.INK)
        return
    chart_xml.keep_words_level(axis)
    if panel.form is Form.ROWS:
        axis.reverse_order = True
        if panel.logarithmic:
            chart_xml.cross_at(chart.value_axis, panel.base)
        chart_xml.name_every(chart, 1)
        chart.value_axis._element.find(qn("c:crosses")).set("val", "max")  # below, as the first name stands above
    elif isinstance(panel.names[0], dt.date):
        years = len({day.year for day in panel.names if isinstance(day, dt.date)})
        axis.tick_labels.number_format, axis.tick_labels.number_format_is_linked = "yyyy", False
        chart_xml.name_years(chart, math.ceil(years * 0.6 / (width - 0.8)))
    else:
        longest = max(len(str(name)) for name in panel.names)
        chart_xml.name_every(chart, math.ceil(len(panel.names) * (longest + 2) * LETTER / (width - 0.4)))
