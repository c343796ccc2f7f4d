"""The drawn year: its names stand on one line wherever they have room on it."""

from __future__ import annotations

import pytest

from jarfalla_data import Selection
from jarfalla_data.charts import palette
from jarfalla_data.charts.canvas import text_width
from jarfalla_data.charts.drawing import NARROW, draw, wide_width
from jarfalla_data.charts.incident_words import about
from jarfalla_data.charts.year_wheel import year_wheel
from jarfalla_data.measures import covered
from jarfalla_data.measures import year_wheel as measured
from jarfalla_data.measures.planned import planned
from jarfalla_data.privacy import Audience, release
from tests.factories import bundled_store

HALF = 516
"""Pixels of a figure that stands beside another on a laptop."""


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_beside_another_figure_on_a_laptop_all_names_stand_on_one_line(lang):
    store, everywhere = bundled_store(), Selection()
    told = about(store, everywhere, covered.periods(store), lang)
    shown = (release(of(store, everywhere), Audience.INTERNAL) for of in (measured.year_wheel, planned))
    chart = year_wheel(*shown, told)
    assert NARROW < wide_width(chart) <= HALF
    layout = draw(chart, wide_width(chart)).spec["layout"]
    names, margin = layout["xaxis"]["ticktext"], layout["margin"]
    column = (wide_width(chart) - margin["l"] - margin["r"]) / len(names)
    assert len(names) == 12
    assert [name for name in names if "<br>" in name or text_width(name, palette.TEXT) > column] == []
