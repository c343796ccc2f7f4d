"""What is planned month by month, in words."""

from __future__ import annotations

from typing import Any

from jarfalla_data.charts.incident_words import About
from jarfalla_data.charts.model import Table
from jarfalla_data.measures.planned import DUE, FOLLOW_UP, MEND
from jarfalla_data.partial_dates import PartialDate, Precision
from jarfalla_data.privacy.suppression import Released
from jarfalla_data.vocabulary.activities import ACTIVITY_KINDS
from jarfalla_data.wording import format_number, translator


def plan_word(what: str, lang: str) -> str:
    """One kind of plan."""
    t = translator(lang)
    own = {
        FOLLOW_UP: t("Beslut att följa upp"),
        DUE: t("Beslut som ska vara klara"),
        MEND: t("Brister som ska vara åtgärdade"),
    }
    return own.get(what) or ACTIVITY_KINDS.label(what, lang)


def plans_by_month(plans: list[Any]) -> dict[int, int]:
    """Calendar month → how much is planned in it, in the order of the year; months without plans are not there."""
    months = sorted({row.month for row in plans})
    return {month: sum(row.n for row in plans if row.month == month) for month in months}


def plan_sentence(plans: list[Any], month: int, lang: str) -> str:
    """All that is planned in a month: "Beslut att följa upp: 3, Krogtillsyn: 1"."""
    return ", ".join(
        f"{plan_word(row.what, lang)}: {format_number(row.n, lang)}" for row in plans if row.month == month
    )


def plans_table(planned: Released, told: About) -> Table:
    """One row per month and kind of plan, the next month first."""
    t, lang = told.t, told.lang
    return Table(
        name=t("planerat"),
        caption=t("Planerat: {place}", place=told.place),
        columns=(t("Månad"), t("Vad"), t("Antal")),
        rows=tuple((_month(row.first, lang), plan_word(row.what, lang), told.number(row.n)) for row in planned.rows),
        numeric=(t("Antal"),),
    )


def _month(first: Any, lang: str) -> str:
    words = PartialDate(first, first, Precision.MONTH).label(lang)
    return words[:1].upper() + words[1:]
