"""What was done for each promise by year, in words and as a table."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd

from jarfalla_data.charts.describe import example_headline, example_table
from jarfalla_data.charts.model import Table
from jarfalla_data.privacy.suppression import Audience, Released
from jarfalla_data.reading.descriptor import Origin
from jarfalla_data.wording import Translator, format_number, from_to, translator


def done_words(work: Released, commitment_id: str, t: Translator) -> str:
    """What was done for a promise, year by year; marked where it is invented."""
    rows = [row for row in work.rows if row.commitment_id == commitment_id]
    if not rows:
        return t("Inga aktiviteter i materialet")
    years = ", ".join(_year(row, t) for row in rows)
    planned = any(hasattr(row, "planned") for row in rows)
    said = t("{years} planerade", years=years) if planned else years
    return example_headline(said, t.lang) if work.origin is Origin.EXAMPLE else said


def years_of(work: Released, commitment_id: str) -> str:
    """The years that are told of: "2019–2020"."""
    years = [row.year for row in work.rows if row.commitment_id == commitment_id]
    return "–".join(map(str, dict.fromkeys((min(years), max(years))))) if years else ""


def _year(row: Any, t: Translator) -> str:
    """ "2019: 81 av 105"; the public reads what was done only."""
    said = f"{_name(row, t)}: {_number(row.done, t)}"
    return t("{done} av {planned}", done=said, planned=_number(row.planned, t)) if hasattr(row, "planned") else said


def _name(row: Any, t: Translator) -> str:
    """The year; one that is not over, or that the file does not cover whole, says so."""
    return t("{year} (inte hela)", year=row.year) if getattr(row, "unfinished", False) else str(row.year)


def _number(value: Any, t: Translator) -> str:
    return t("visas inte") if pd.isna(value) else format_number(int(value), t.lang)


def work_table(work: Released, promised: Released, lang: str) -> Table | None:
    """One row a promise and year of a period, with its target; None where nothing is told."""
    t = translator(lang)
    named = {row.commitment_id: row for row in promised.rows}
    rows = [row for row in work.rows if row.commitment_id in named]
    inside = work.audience is Audience.INTERNAL
    numeric: Sequence[str] = (t("Planerade"), t("Gjorda")) if inside else (t("Gjorda"),)
    if not rows:
        return None
    table = Table(
        name=t("aktiviteter-per-lofte"),
        caption=t("Aktiviteter per år för varje löfte, {years}", years=_span(rows)),
        columns=(t("Löfte"), t("Mål"), t("År"), *numeric),
        rows=tuple(
            (
                str(getattr(named[row.commitment_id], f"title_{lang}")),
                target_words(named[row.commitment_id], t),
                _name(row, t),
                *((_number(row.planned, t),) if inside else ()),
                _number(row.done, t),
            )
            for row in rows
        ),
        numeric=tuple(numeric),
        internal=inside,
    )
    return example_table(table, lang) if work.origin is Origin.EXAMPLE else table


def _span(rows: Sequence[Any]) -> str:
    return from_to(*(str(pick(row.year for row in rows)) for pick in (min, max)))


def public_limits(t: Translator) -> str:
    """What the public is shown of what was done, and why not more."""
    return t(
        "Offentligt visas hur många aktiviteter som gjorts för varje löfte under hela år. Dagar, tider och vad som "
        "planerats men inte blivit av visas inte, inte heller i efterhand, eftersom det skulle visa när en plats är "
        "obevakad."
    )


def target_words(row: Any, t: Translator) -> str:
    """The target as it was published, or that none was stated."""
    said = getattr(row, f"target_{t.lang}")
    return t("Inget mått angavs") if pd.isna(said) else str(said)
