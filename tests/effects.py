"""Folders made for the follow-up of interventions: so many reports before and after, evenly over the months."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from pathlib import Path

from jarfalla_data.charts import effect_words as words
from jarfalla_data.charts.effect_about import about
from jarfalla_data.measures import covered, effect, effect_cautions
from jarfalla_data.measures.effect_question import Question, resolve
from jarfalla_data.privacy import Audience, release
from tests.factories import FACTS, Row, data_folder, incident

FEW_FACTS = tuple(name for name in FACTS if name not in ("deso_to_area", "population_areas"))
FIRST_YEAR, START, YEARS = 2017, "2019-01-01", 2
"""Two years before the start and two after it."""
TREATED, CONTROL, BESIDE, BESIDE_CONTROL = "0123R001", "0123R006", "0123R003", "0123R009"
PUBLISHED = {TREATED: (207, 110), CONTROL: (308, 318), BESIDE: (178, 157), BESIDE_CONTROL: (150, 140)}
"""Wheeler & Ratcliffe 2018: by area the reports before and after."""
ASKED = {"insats": "own_date", "datum": START, "plats": TREATED, "jamforelse": CONTROL, "efter": "24"}
WITH_BESIDE = {**ASKED, "intill": BESIDE, "intilljamforelse": BESIDE_CONTROL}


def spread(reports: int, months: int) -> list[int]:
    """So many reports over so many months, as evenly as whole numbers can be."""
    return [reports * (i + 1) // months - reports * i // months for i in range(months)]


def reports_of(area: str, by_month: list[int], first_year: int = FIRST_YEAR, **cells: str) -> list[Row]:
    """Reports of an area, month by month from January of a year."""
    days = [
        f"{first_year + i // 12}-{i % 12 + 1:02d}-{n % 28 + 1:02d}"
        for i, reports in enumerate(by_month)
        for n in range(reports)
    ]
    return [incident(**{"area_id": area, "occurred_at": day, "category": "vandalism", **cells}) for day in days]


def before_and_after(counts: Mapping[str, tuple[int, int]], **cells: str) -> list[Row]:
    """Reports of each area, evenly before and after, and those that make the file cover the whole time and more."""
    months = 12 * YEARS
    rows = [
        row
        for area, (before, after) in counts.items()
        for row in reports_of(area, [*spread(before, months), *spread(after, months)], **cells)
    ]
    ends = ("2017-01-01", "2021-06-30")
    return [*rows, *(incident(area_id="0123R025", occurred_at=day, category="graffiti") for day in ends)]


def folder_of(path: Path, rows: list[Row], **tables: object) -> Path:
    """A folder with these reports and the published facts."""
    return data_folder(path, facts=FEW_FACTS, incidents=rows, **tables)  # type: ignore[arg-type]


def asking(store, **asked):
    """What a question says, in a language: its headline, its conclusion, and the sentences that go with it."""
    question = resolve(store, Question(**asked))
    ask = partial(_released, store, question)
    estimates, obstacles = ask(effect.estimates), ask(effect.obstacles)

    def said(lang: str) -> tuple[str, str, tuple[str, ...]]:
        told = about(store, question, covered.periods(store), lang)
        return (
            words.headline(estimates, told),
            words.conclusion(estimates, ask(effect.counted), obstacles, told).replace("\u00a0", " "),
            tuple(
                text.replace("\u00a0", " ")
                for text in words.what_to_know(ask(effect_cautions.cautions), estimates, told)
            ),
        )

    return said


def _released(store, question, measure):
    return release(measure(store, question), Audience.INTERNAL)


def _plain(text):
    return text.replace("\u00a0", " ")
