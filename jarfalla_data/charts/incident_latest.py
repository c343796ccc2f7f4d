"""The overview's answer about the latest whole month or quarter of offences and incidents."""

from __future__ import annotations

from typing import Any

import pandas as pd
from babel.dates import format_date

from jarfalla_data.charts.overview import Answer, marked
from jarfalla_data.measures.incident_terms import DETECTION_DRIVEN, SERIES
from jarfalla_data.privacy.suppression import Released
from jarfalla_data.wording import format_number, translator

PAGE = "brott-och-handelser"


def incidents_answer(latest: Released, lang: str) -> Answer:
    """How many in the last whole period, and how many in the same period of each earlier year? No verdict."""
    t = translator(lang)
    question = t("Vad händer?")
    now = next((row for row in latest.rows if row.latest), None)
    if now is None:
        return Answer(question, t("Inga uppgifter"), "", "", PAGE)
    total = _total(now)
    if total is None:
        return marked(Answer(question, t("Små antal visas inte"), "", _period(now, lang), PAGE), latest, lang)
    answer = t("{n} anmälningar och händelser {period}", n=format_number(total, lang), period=_period(now, lang))
    rests_on = t(
        "Brott som upptäcks genom kontroller är inte medräknade. Talet säger inte om det är ovanligt många eller få."
    )
    return marked(Answer(question, answer, _earlier(latest, lang), rests_on, PAGE), latest, lang)


def described(latest: Released, lang: str) -> str:
    """How many in the last whole period, and how many in the same one of earlier years, as sentences.

    Beside the answer that no series is unusual, a sum outside all earlier ones would read as a contradiction.
    """
    t = translator(lang)
    now = next((row for row in latest.rows if row.latest), None)
    total = None if now is None else _total(now)
    if now is None or total is None:
        return t("Små antal visas inte")
    answer = t("{n} anmälningar och händelser {period}", n=format_number(total, lang), period=_period(now, lang))
    earlier = [total for _, total in _totals(latest)]
    beyond = bool(earlier) and not min(earlier) <= total <= max(earlier)
    beside = t("Summan bedöms inte, bara varje serie för sig.") if beyond else ""
    return f"{answer}. {_earlier(latest, lang)} {beside}".rstrip()


def _total(row: Any) -> int | None:
    """All reports but those that controls find; None when a part of them is not shown."""
    parts = [getattr(row, code) for code in SERIES if code != DETECTION_DRIVEN]
    return None if any(pd.isna(part) for part in parts) else int(sum(parts))


def _period(row: Any, lang: str) -> str:
    """The months of a period: "december 2024", "oktober–december 2024"."""
    first, last = (str(format_date(day, "MMMM", locale=lang)) for day in (row.first, row.last))
    return f"{first if first == last else f'{first}–{last}'} {row.year}"


def _totals(latest: Released) -> list[tuple[int, int]]:
    """The earlier years, each with its total, of those that can be told."""
    return [(row.year, total) for row in latest.rows if not row.latest and (total := _total(row)) is not None]


def _earlier(latest: Released, lang: str) -> str:
    """The lowest and highest of the same period in earlier years."""
    t = translator(lang)
    totals = _totals(latest)
    if not totals:
        return t("Inget tidigare år att jämföra med.")
    years = [year for year, _ in totals]
    low, high = (format_number(f(total for _, total in totals), lang) for f in (min, max))
    return t("Samma tid {first}–{last}: {low}–{high}.", first=min(years), last=max(years), low=low, high=high)
