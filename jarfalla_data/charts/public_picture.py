"""The answers of one area's problem picture for the public: what the closed list tells, and of where it tells it.

Rows of the extract are as they were published; a sum over rows of which one is hidden is hidden too.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pandas as pd

from jarfalla_data.charts import feelings, insecurity_words
from jarfalla_data.charts import problem_picture as answers
from jarfalla_data.charts.incident_words import About, any_hidden, series_label
from jarfalla_data.charts.overview import Answer, marked
from jarfalla_data.charts.picture_cards import MOST_NAMED
from jarfalla_data.measures.incident_terms import DETECTION_DRIVEN
from jarfalla_data.privacy.suppression import Released
from jarfalla_data.wording import format_share

QUARTERS = 4
PROMISES = "medborgarlofte"
Counts = Mapping[int, Mapping[str, "int | None"]]
"""Year → series → reports of the whole year; None where any of it is hidden."""


def concerns(named: Released, where: str, told: About) -> Answer:
    """Which problems do most people name, in the part of the municipality that the public may read?"""
    said = feelings.concerns(named, told)
    return replace(said, rests_on=_joined(f"{where}.", said.rests_on, _some_hidden(named, told)))


def unsafe_when(by_time: Released, where: str, told: About) -> Answer:
    """At which time of day do most people feel unsafe?"""
    t = told.t
    rows = sorted((row for row in by_time.rows if pd.notna(row.share)), key=lambda row: -row.share)
    said = [
        t(
            "{share} {when}",
            share=format_share(row.share, told.lang),
            when=insecurity_words.when(row.code, told.lang),
        )
        for row in rows
    ]
    first, *others = said or [t("Går inte att säga: för få svar")]
    rests_on = _joined(f"{where}.", _some_hidden(by_time, told))
    answer = Answer(t("När är flest otrygga?"), first, _sentence(others), rests_on, feelings.SAFETY)
    return _here(answer, by_time, told)


def reports(counted: Released, told: About) -> Answer:
    """How much is reported in the last whole year, and the year before?"""
    t, question = told.t, told.t("Vad anmäls?")
    years = _by_year(counted, told)
    if not years:
        return _here(Answer(question, t("Inget helt år att visa"), "", "", answers.INCIDENTS), counted, told)
    last = max(years)
    now, before = (_sum(years.get(year, {})) for year in (last, last - 1))
    answer = (
        t("Antalet visas inte")
        if now is None
        else t("{n} anmälningar och händelser {when}", n=told.number(now), when=last)
    )
    detail = "" if before is None else t("Året före: {n}.", n=told.number(before))
    rests_on = t("Utan brott som upptäcks genom kontroller.")
    return _here(Answer(question, answer, detail, rests_on, answers.INCIDENTS), counted, told)


def kinds(quarters: Released, told: About) -> Answer:
    """Which broad group has the most reports in the last whole year, in all of the municipality?"""
    t, question = told.t, told.t("Vad är vanligast?")
    years = _by_year(quarters, replace(told, selection=replace(told.selection, area=None, area_ids=None)))
    known = {code: n for code, n in years[max(years)].items() if n is not None} if years else {}
    ranked = sorted(known, key=lambda code: -known[code])
    said = [f"{series_label(code, told)}: {told.number(known[code])}" for code in ranked]
    first, *others = said[:MOST_NAMED] or [t("Antalet visas inte")]
    where = t("Hela Järfälla, {year}.", year=max(years)) if years else ""
    hidden = t("Några visas inte.") if years and len(known) < len(years[max(years)]) else ""
    answer = Answer(question, first, _sentence(others), _joined(where, hidden), answers.INCIDENTS)
    return replace(_here(answer, quarters, told), area=None)


def done(activities: Released, told: About) -> Answer:
    """How many activities were carried out for the promise in the last whole year, in all of the municipality?"""
    t, question, rows = told.t, told.t("Vad görs?"), activities.rows
    last = max((row.year for row in rows), default=None)
    numbers = [row.done for row in rows if row.year == last]
    if last is None or any(pd.isna(n) for n in numbers):
        answer = t("Inga uppgifter") if last is None else t("Antalet visas inte")
        return marked(Answer(question, answer, "", "", PROMISES), activities, told.lang)
    total = int(sum(numbers))
    answer = t.plural(
        "{number} insats för löftet {year}",
        "{number} insatser för löftet {year}",
        total,
        number=told.number(total),
        year=last,
    )
    return marked(Answer(question, answer, "", t("Hela Järfälla."), PROMISES), activities, told.lang)


def mended(inspections: Released, told: About) -> Answer:
    """How many faults were mended in the last whole year, in all of the municipality?"""
    t, question = told.t, told.t("Vad har åtgärdats?")
    row: Any = inspections.rows[-1] if inspections.rows else None
    if row is None or pd.isna(row.fixed):
        answer = t("Inga uppgifter") if row is None else t("Antalet visas inte")
        return marked(Answer(question, answer, "", "", answers.INSPECTIONS), inspections, told.lang)
    n = int(row.fixed)
    answer = t.plural(
        "{number} brist åtgärdad {year}",
        "{number} brister åtgärdade {year}",
        n,
        number=told.number(n),
        year=row.year,
    )
    detail = "" if pd.isna(row.found) else t("Funna samma år: {n}.", n=told.number(row.found))
    rests_on = t("Hela Järfälla. Utan lås, entréer, kameror och larm.")
    return marked(Answer(question, answer, detail, rests_on, answers.INSPECTIONS), inspections, told.lang)


def _by_year(counted: Released, told: About) -> Counts:
    """Whole years: of the chosen part or area as one series, else of each broad group as the sum of its quarters."""
    area, found = told.selection.area, dict[int, dict[str, list[Any]]]()
    for row in counted.rows:
        if row.complete and row.series != DETECTION_DRIVEN and area in (None, row.series):
            found.setdefault(row.first.year, {}).setdefault(row.series, []).append(row.reports)
    needed = 1 if area else QUARTERS
    return {
        year: {code: None if any(pd.isna(n) for n in numbers) else int(sum(numbers)) for code, numbers in of.items()}
        for year, of in found.items()
        if all(len(numbers) == needed for numbers in of.values())
    }


def _sum(series: Mapping[str, int | None]) -> int | None:
    known = [n for n in series.values() if n is not None]
    return sum(known) if known and len(known) == len(series) else None


def _some_hidden(layer: Released, told: About) -> str:
    return told.t("Några visas inte.") if any_hidden(layer) else ""


def _joined(*parts: str) -> str:
    return " ".join(filter(None, parts))


def _sentence(parts: list[str]) -> str:
    return f"{', '.join(parts)}." if parts else ""


def _here(answer: Answer, layer: Released, told: About) -> Answer:
    """The answer with its mark, and a link that keeps the place."""
    return replace(marked(answer, layer, told.lang), area=told.place if told.selection.area else None)
