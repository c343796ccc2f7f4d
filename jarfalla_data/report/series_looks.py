"""How a series of a native chart looks, and the words at its values."""

from __future__ import annotations

from typing import Any

from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_LABEL_POSITION, XL_MARKER_STYLE
from pptx.enum.dml import MSO_LINE, MSO_PATTERN

from jarfalla_data.charts import palette
from jarfalla_data.report.native import Form, Mark, Panel, Series, Side
from jarfalla_data.report.template import points

WITH_MARKS = (Form.LINES, Form.POINTS)
LINE, THIN, MARKER, LARGE, LITTLE = 1.75, 1.25, 6, 10, 3
SIDES = {
    Side.RIGHT: XL_LABEL_POSITION.RIGHT,
    Side.LEFT: XL_LABEL_POSITION.LEFT,
    Side.ABOVE: XL_LABEL_POSITION.ABOVE,
    Side.BELOW: XL_LABEL_POSITION.BELOW,
}
DARK = (palette.NAVY, palette.PLUM)
"""What white letters can be read on."""
CROWDED = 36
"""Of more values each has a little mark."""


def look_like(drawn: Any, series: Series, panel: Panel) -> None:
    """Draw a series, and those of its values that look otherwise, in their colours and forms."""
    if panel.form in (Form.ROWS, Form.COLUMNS):
        drawn.invert_if_negative = False
        _fill(drawn.format, series.mark, series.color)
        for i, look in series.looks.items():
            _fill(drawn.points[i].format, look.mark, look.color)
        return
    _line(drawn.format.line, series.mark, series.color)
    if panel.form is Form.LINES:
        drawn.smooth = False
    if panel.form in WITH_MARKS:
        crowded = len(panel.names) > CROWDED
        _point(drawn.marker, series.mark, series.color, size=LITTLE if crowded else MARKER)
        for i, look in series.looks.items():
            _point(drawn.points[i].marker, look.mark, look.color, size=LARGE if look.mark is Mark.POINT else MARKER)


def _fill(shape: Any, mark: Mark, color: str) -> None:
    """The inside of a bar and its edge."""
    fill, line = shape.fill, shape.line
    if mark is Mark.UNSEEN:
        fill.background()
        line.fill.background()
    elif mark is Mark.HATCHED:
        fill.patterned()
        fill.pattern = MSO_PATTERN.WIDE_UPWARD_DIAGONAL
        fill.fore_color.rgb, fill.back_color.rgb = _rgb(color), _rgb(palette.WHITE)
    else:
        fill.solid()
        fill.fore_color.rgb = _rgb(color)
    if mark is Mark.FRAMED:
        line.color.rgb, line.width = _rgb(palette.PLUM), points(THIN)


def _line(line: Any, mark: Mark, color: str) -> None:
    if mark in (Mark.POINT, Mark.HOLLOW, Mark.UNSEEN):
        line.fill.background()
        return
    line.color.rgb, line.width = _rgb(color), points(LINE if mark is Mark.LINE else THIN)
    if mark is Mark.DASHED:
        line.dash_style = MSO_LINE.DASH


def _point(marker: Any, mark: Mark, color: str, size: int = MARKER) -> None:
    """A circle, a diamond for what stands out or is compared with, hollow where it is not final."""
    if mark in (Mark.PLAIN, Mark.DASHED, Mark.UNSEEN):
        marker.style = XL_MARKER_STYLE.NONE
        return
    stands_out = size == LARGE or color == palette.PLUM
    marker.style = XL_MARKER_STYLE.DIAMOND if stands_out else XL_MARKER_STYLE.CIRCLE
    marker.size = LARGE if mark in (Mark.POINT, Mark.HOLLOW) else size
    marker.format.fill.solid()
    marker.format.fill.fore_color.rgb = _rgb(palette.WHITE if mark is Mark.HOLLOW else color)
    marker.format.line.color.rgb = _rgb(color)


def write_words(drawn: Any, series: Series, panel: Panel) -> None:
    """The numbers at the values in the format of the panel, and words where there are some."""
    position = _position(series, panel)
    if series.labelled:
        labels = drawn.data_labels
        labels.show_value, labels.number_format, labels.number_format_is_linked = True, panel.number, False
        labels.position = position
        if panel.stacked:
            labels.font.color.rgb = _rgb(palette.WHITE if series.color in DARK else palette.INK)
    if not any(series.words):
        return
    for i, words in enumerate(series.words):
        if words and series.numbers[i] is not None:
            label = drawn.points[i].data_label
            label.text_frame.text = words
            label.position = SIDES[series.sides[i]] if series.sides else position
            if panel.form in WITH_MARKS:
                _strong(label.text_frame)
    if not series.labelled and panel.form is not Form.POINTS:  # there, nothing is written unless it is asked for
        drawn.data_labels.show_value = False


def _position(series: Series, panel: Panel) -> Any:
    """Beside a point, beyond a bar, within its part of a stacked one or over its stripes."""
    if panel.form is Form.LINES:
        return XL_LABEL_POSITION.ABOVE if any(series.words) else XL_LABEL_POSITION.RIGHT
    if panel.stacked:
        return XL_LABEL_POSITION.CENTER
    return XL_LABEL_POSITION.INSIDE_BASE if series.mark is Mark.HATCHED else XL_LABEL_POSITION.OUTSIDE_END


def _strong(frame: Any) -> None:
    font = frame.paragraphs[0].runs[0].font
    font.bold, font.color.rgb = True, _rgb(palette.PLUM)


def _rgb(color: str) -> RGBColor:
    return RGBColor.from_string(color.removeprefix("#"))
