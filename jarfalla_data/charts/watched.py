"""Whether the last whole month is unusual in any watched series, and which of them have changed, for the overview."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from jarfalla_data.charts.control_rows import judged_quarters
from jarfalla_data.charts.control_rows_words import label, latest_by_series
from jarfalla_data.charts.incident_latest import described, incidents_answer
from jarfalla_data.charts.incident_words import About, period_label
from jarfalla_data.charts.overview import Answer, example_sentences, marked
from jarfalla_data.privacy.suppression import Released
from jarfalla_data.wording import format_number

MOST_NAMED = 2


def watched_answer(watched: Released, chance: Released, latest: Released, told: About) -> Answer:
    """How many of the watched series are outside their limits in the latest judged period?

    From `watched.watched` and `watched.false_signals`; where no series is judged, the answer of `incidents_answer`.
    """
    t, otherwise = told.t, incidents_answer(latest, told.lang)
    judged = [row for row in watched.rows if not row.refused and row.last is not None]
    if not judged or not latest.rows:
        return otherwise
    row = chance.rows[0]
    by_chance = t(
        "Slumpen ensam ger en falsk signal ungefär en gång av {times} i {judged} serier.",
        times=format_number(round(1 / row.by_chance), told.lang),
        judged=row.judged,
    )
    answer = _unusual([row for row in judged if row.outside], judged, told)
    said = replace(otherwise, answer=answer, detail=described(latest, told.lang), rests_on=by_chance)
    return marked(said, watched, told.lang)


def quarters_answer(quarters: Released, baselines: Released, latest: Released, told: About) -> Answer:
    """The same from published quarters; where none has limits, the answer of `incidents_answer`."""
    otherwise = incidents_answer(latest, told.lang)
    rows = judged_quarters(quarters, baselines, told)[0].rows
    judged = [*latest_by_series(rows).values()]
    if not judged or not latest.rows:
        return otherwise
    rests_on = told.t("Gränser ur publicerade kvartal: bara stora förändringar hamnar utanför.")
    answer = _unusual([row for row in judged if row.rules], judged, told)
    said = replace(otherwise, answer=answer, detail=described(latest, told.lang), rests_on=rests_on)
    return marked(said, quarters, told.lang)


def signals_told(signals: Released, told: About) -> tuple[str, ...]:
    """The control signals of `change_list.signals` that can be told, as sentences."""
    t = told.t
    said = {
        "increases": t("{series}: fler anmälningar än väntat {when}, {n} mot omkring {expected}"),
        "decreases": t("{series}: färre anmälningar än väntat {when}, {n} mot omkring {expected}"),
    }
    sentences = [
        said[row.verdict].format(
            series=label(row.series, told),
            when=period_label(row.first, row.last, told.lang),
            n=told.number(row.reports),
            expected=told.number(round(row.expected)),
        )
        for row in signals.rows
        if row.verdict in said
    ]
    return tuple(example_sentences(sentences, signals, told.lang))


def _unusual(outside: list[Any], judged: list[Any], told: About) -> str:
    """How many are outside, named where they are few, and of which period."""
    t = told.t
    end = max(row.last for row in judged)
    when = period_label(max(row.first for row in judged if row.last == end), end, told.lang)
    if not outside:
        return t("Inget ovanligt {when} i de {n} serier som följs", when=when, n=len(judged))
    if len(outside) > MOST_NAMED:
        return t("Ovanligt {when} i {n} av de {judged} serier som följs", when=when, n=len(outside), judged=len(judged))
    return t("Ovanligt {when}: {names}", when=when, names=", ".join(_directed(row, told) for row in outside))


def _directed(row: Any, told: About) -> str:
    """A series, and whether there are more or fewer than expected."""
    more = told.t("fler än väntat") if row.reports > row.expected else told.t("färre än väntat")
    return f"{label(row.series, told)} ({more})"
