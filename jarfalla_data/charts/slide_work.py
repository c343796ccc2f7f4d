"""The slides of what is done: how promises are reported, what was mended after inspections, and the next dialogue."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

import pandas as pd

from jarfalla_data.charts.describe import example_headline
from jarfalla_data.charts.draw_year_bars import count_words
from jarfalla_data.charts.inspection_words import Told
from jarfalla_data.charts.inspection_years import by_year
from jarfalla_data.charts.model import Badge
from jarfalla_data.charts.overview import promises_answer
from jarfalla_data.charts.slide import Bar, Bars, Slide, Tile, Tiles, Words
from jarfalla_data.charts.slide_foot import reach
from jarfalla_data.measures import dialogue_ahead, inspections, promises
from jarfalla_data.publication.shown import Shown
from jarfalla_data.reading.descriptor import Origin
from jarfalla_data.selection import Selection
from jarfalla_data.vocabulary.published import PROMISE_OUTCOME
from jarfalla_data.wording import format_day, from_to, translator


def promised(told: Shown, name: str, lang: str) -> Slide:
    """How are the promises of the latest period reported?"""
    t = translator(lang)
    answer = promises_answer(told.figures(promises.latest_outcomes), lang)
    rows = told.figures(promises.commitments).rows
    tiles = tuple(
        Tile(getattr(row, f"title_{lang}"), PROMISE_OUTCOME.label(row.outcome, lang), str(row.outcome)) for row in rows
    )
    listed = "; ".join(f"{tile.text}: {tile.state}" for tile in tiles)
    return Slide(
        name,
        answer.answer,
        answer.detail,
        Tiles(tiles) if tiles else None,
        f"{answer.answer}. {listed}",
        t("Källa: {site}", site=answer.source.text) if answer.source else "",
        reach(told, promises.TABLES, lang),
        answer.example,
    )


def mended(told: Shown, name: str, lang: str) -> Slide:
    """What was found in inspections, and what was mended?"""
    t = translator(lang)
    chart = by_year(told.figures(inspections.by_year, Selection()), Told({}, "", "", lang))
    panels = list(dict.fromkeys(row.series for row in chart.layers["rows"].rows))[1:]  # not how many were held
    rows = [row for row in chart.layers["rows"].rows if row.series in panels]
    most = max((int(row.value) for row in rows if pd.notna(row.value)), default=0) or 1
    figure = Bars(tuple((one, _bars([row for row in rows if row.series == one], most, lang)) for one in panels))
    return Slide(
        name,
        chart.headline,
        chart.lead,
        figure if rows else None,
        chart.alt,
        t("Källa: trygghetsbesiktningar i Järfälla"),
        reach(told, inspections.TABLES, lang),
        Badge.EXAMPLE in chart.badges,
    )


def _bars(rows: Sequence[Any], most: int, lang: str) -> tuple[Bar, ...]:
    return tuple(
        Bar(
            str(row.year),
            count_words(row, lang) if pd.notna(row.value) or row.value_hidden else "–",
            round(100 * int(row.value) / most, 2) if pd.notna(row.value) else None,
            bool(row.value_hidden),
        )
        for row in rows
    )


def ahead(told: Shown, name: str, lang: str, today: dt.date) -> Slide | None:
    """When is the next dialogue that is announced? None when none is."""
    t = translator(lang)
    found = told.figures(dialogue_ahead.announced)
    coming = [row for row in found.rows if row.last >= today]
    if not coming:
        return None
    first, last = (format_day(day, lang) for day in (coming[0].first, coming[0].last))
    days, example = from_to(first, last), found.origin is Origin.EXAMPLE
    headline = t("Var känner du dig otrygg, och när? Berätta i nästa dialog")
    return Slide(
        name,
        example_headline(headline, lang) if example else headline,
        t("Polisen och kommunen frågar alla som bor i Järfälla. Svaren visar var det behövs mest."),
        Words(days, t("Nästa medborgardialog")),
        t("Nästa medborgardialog: {days}.", days=days),
        "" if example else t("Källa: Järfälla kommun och polisen"),
        "",
        example,
    )
