"""The slides of how unsafe people feel: where, and what has changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pandas as pd

from jarfalla_data.charts import insecurity as charts
from jarfalla_data.charts.describe import example_mark
from jarfalla_data.charts.dot_axis import limits, ticks
from jarfalla_data.charts.dots import base_text, value_text, verdict_text
from jarfalla_data.charts.insecurity_words import chance, channels, earlier_round_label, round_label
from jarfalla_data.charts.model import Badge, Chart
from jarfalla_data.charts.overview import insecurity_answer
from jarfalla_data.charts.slide import Dot, Dots, Mark, Slide
from jarfalla_data.charts.slide_foot import reach
from jarfalla_data.measures import insecurity, insecurity_change
from jarfalla_data.measures.statistics import Verdict
from jarfalla_data.privacy.suppression import Released
from jarfalla_data.publication.covering import ANSWERS
from jarfalla_data.publication.shown import Shown
from jarfalla_data.selection import Selection
from jarfalla_data.wording import format_share, translator

MOST_CHANGED = 6
"""Places that have changed and have a row of their own."""


def feeling(told: Shown, name: str, lang: str) -> Slide:
    """How unsafe do people feel, in the municipality and in its parts?"""
    everything = Selection()
    shares, asked = told.figures(insecurity.by_area, everything), told.figures(insecurity.asked, everything)
    about = _about(told, lang)
    answer = insecurity_answer(shares, asked, about.names, about.time, lang)
    chart = charts.by_part(shares, asked, about)
    note = f"{translator(lang)('Streck: 95 % osäkerhet.')} {chance(lang)}"
    return _slide(told, name, replace(chart, headline=answer.answer, lead=f"{answer.detail}."), asked, note)


def changed(told: Shown, name: str, lang: str) -> Slide:
    """What has changed since the latest comparable round?"""
    everything = Selection()
    changes, asked = told.figures(insecurity_change.changes, everything), told.figures(insecurity.asked, everything)
    note = f"{translator(lang)('Procentenheter; strecken visar bedömningen.')} {chance(lang)}"
    chart = charts.change(changes, asked, _about(told, lang))
    return _slide(told, name, chart, asked, note, earlier_round_label(asked, lang))


def _slide(told: Shown, name: str, chart: Chart, asked: Released, note: str, before: str = "") -> Slide:
    rows, lang, example = chart.layers["rows"].rows, chart.lang, Badge.EXAMPLE in chart.badges
    dots = _dots(chart, _first_told(rows) if chart.axis.differences else rows)
    listed = "; ".join(", ".join(filter(None, (row.label, row.value, row.beside))) for row in dots.rows)
    return Slide(
        name,
        chart.headline,
        chart.lead,
        dots if any(pd.notna(row.value) for row in rows) else None,
        ". ".join(filter(None, (example_mark(lang) if example else "", chart.headline, listed))),
        _source(asked, before, lang),
        reach(told, (ANSWERS,), lang),
        example,
        note if dots.rows else "",
    )


def _about(told: Shown, lang: str) -> charts.About:
    return charts.About(dict(told.names[lang]), None, insecurity.STANDARD_TIME, "", lang)


def _source(asked: Released, before: str, lang: str) -> str:
    """The round that the numbers are from, with the one it is compared with, and how people were reached."""
    t = translator(lang)
    if asked.frame.empty:
        return ""
    rounds = t(" och ").join(filter(None, (before, round_label(asked, lang))))
    return t("Källa: dialogerna {round}, {channels}", round=rounds, channels=channels(asked, lang))


def _first_told(rows: Sequence[Any]) -> list[Any]:
    """Those with a change that can be told first, then the municipality and its parts."""
    told = [row for row in rows if row.verdict in (Verdict.INCREASES, Verdict.DECREASES)][:MOST_CHANGED]
    codes = {row.code for row in told}
    return [*told, *(row for row in rows if row.heavy and row.code not in codes)]


def _dots(chart: Chart, rows: Sequence[Any]) -> Dots:
    low, high = limits(chart, list(rows))
    signed, lang = chart.axis.differences, chart.lang

    def across(value: Any) -> float:
        return round(100 * (float(value) - low) / (high - low), 2)

    def dot(row: Any) -> Dot:
        value = value_text(row, lang, signed=signed)
        beside = verdict_text(row, lang) if signed else base_text(row, lang)
        there = pd.notna(row.value)
        at, start, end = (across(v) if there else 0.0 for v in (row.value, row.low, row.high))
        return Dot(row.label, value, beside, at if there else None, start, end, bool(row.heavy))

    marks = (Mark(format_share(tick, lang, signed=signed), across(tick)) for tick in ticks(low, high))
    return Dots(tuple(map(dot, rows)), tuple(marks), across(0), chart.axis.reference_label if signed else "")
