"""The slide of the drug scene: was the station area one, since when, and what was promised?"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from typing import Any

from jarfalla_data.charts.draw_drug_scene import extent, goal_end, missed_goals, wordings
from jarfalla_data.charts.drug_scene import timeline
from jarfalla_data.charts.drug_scene_words import OPEN, period_label
from jarfalla_data.charts.model import Badge
from jarfalla_data.charts.sheet import DAY
from jarfalla_data.charts.slide import Band, Lane, Mark, Slide, Stretch
from jarfalla_data.charts.slide_foot import reach
from jarfalla_data.charts.sources import source_link
from jarfalla_data.measures import drug_scene
from jarfalla_data.publication.shown import Shown
from jarfalla_data.selection import Selection
from jarfalla_data.wording import format_day, translator

Across = Callable[[dt.date], float]
DAY_AND_MONTH = re.compile(r"(?<=\d) (?=[^\W\d])")
"""The space of a day that no line may end at."""


def history(told: Shown, name: str, lang: str) -> Slide:
    """Is Jakobsberg an open drug scene, and what came before?"""
    status, said, promises, milestones, counts = (
        told.figures(measure, Selection())
        for measure in (
            *(drug_scene.status_stretches, drug_scene.statements, drug_scene.promise_periods),
            *(drug_scene.milestones, drug_scene.county_counts),
        )
    )
    chart = timeline(
        status=status, said=said, promises=promises, milestones=milestones, counts=counts, freshness="", lang=lang
    )
    sites = dict.fromkeys(source_link(row.source_url).text for row in said.rows)
    return Slide(
        name,
        chart.headline,
        chart.lead,
        _band(status.rows, said.rows, promises.rows, extent(chart), lang) if len(status.frame) else None,
        chart.alt,
        translator(lang)("Källa: {site}", site=", ".join(sites)) if sites else "",
        reach(told, ("drug_scene_status",), lang),
        Badge.EXAMPLE in chart.badges,
        _note(status.rows, promises.rows, lang),
    )


def _note(status: list[Any], promises: list[Any], lang: str) -> str:
    """What a stretch means that is no common one."""
    t = translator(lang)
    hatched = t("Randigt: dagen för ändringen är inte känd.") if any(not row.certain for row in status) else ""
    derived = any(row.promised and not row.stated for row in promises)
    return f"{hatched} {t('Prickad ram: perioden är härledd.') if derived else ''}".strip()


def _band(status: list[Any], said: list[Any], promises: list[Any], ends: tuple[dt.date, dt.date], lang: str) -> Band:
    t = translator(lang)
    first, end = ends

    def across(day: dt.date) -> float:
        return round(100 * (day - first).days / (end - first).days, 2)

    goals = (
        Mark(t("Målet {day} nåddes inte", day=format_day(goal_end(row) - DAY, lang)), across(goal_end(row)))
        for row in missed_goals(said)
    )
    return Band(
        (
            Lane(t("Öppen drogscen i Jakobsberg"), tuple(_status(row, across, lang) for row in status)),
            Lane(t("Medborgarlöften"), tuple(_promise(row, across) for row in promises if row.promised)),
        ),
        tuple(Mark(str(year), across(dt.date(year, 7, 2))) for year in range(first.year, end.year)),
        tuple(goals),
    )


def _status(row: Any, across: Across, lang: str) -> Stretch:
    known = "open" if row.status == OPEN else "closed"
    words = DAY_AND_MONTH.sub("\u00a0", wordings(row, lang)[0])
    return _stretch(words, row, across, known if row.certain else "unsure")


def _promise(row: Any, across: Across) -> Stretch:
    return _stretch(period_label(row.first, row.last), row, across, "promise" if row.stated else "promise derived")


def _stretch(words: str, row: Any, across: Across, kind: str) -> Stretch:
    at = across(row.first)
    return Stretch(words, at, round(across(row.last + DAY) - at, 2), kind)
