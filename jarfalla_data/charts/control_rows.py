"""Several control charts above each other: the series that the filters point at, or the public's broad groups."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pandas as pd

from jarfalla_data.charts import control_rows_words as words
from jarfalla_data.charts.describe import describe
from jarfalla_data.charts.incident_words import About, any_hidden, withheld
from jarfalla_data.charts.model import Badge, Chart
from jarfalla_data.geography import MUNICIPALITY
from jarfalla_data.measures.control_chart import NOT_FINAL, State
from jarfalla_data.measures.control_limits import OUTSIDE
from jarfalla_data.measures.control_quarters import of_published
from jarfalla_data.measures.control_rules import BY_CHANCE, Direction, Rule
from jarfalla_data.privacy.suppression import Released

LIMITS = ["series", "first", "expected", "low", "high", "outside"]
SIGNALS = ["series", "rule", "direction", "first", "last", "points"]


def control_rows(points: Released, signals: Released, told: About, rate: float = BY_CHANCE) -> Chart:
    """The chart of `control_pointed.points` and `signals`: the finding is which of their latest points are signals.

    rate: how many signals chance gives a point.
    """
    frame = points.frame.assign(label=[words.label(code, told) for code in points.frame["series"]])
    drawn = replace(points, frame=frame)
    rows = drawn.rows
    latest = words.latest_by_series(rows)
    totals = [words.beside(latest.get(row.series), told) for row in rows]
    drawn = replace(drawn, frame=frame.assign(total=totals))
    headline, lead = words.finding(latest, told), words.lead(rows, signals.rows, told, rate)
    sentences = signals_in_rows(drawn, signals, told)
    return describe(
        key="incident-series",
        kind="control_rows",
        lang=told.lang,
        headline=headline,
        lead=lead,
        subtitle=words.subtitle(rows, told),
        alt=" ".join([f"{headline}.", lead, *(words.in_words(row, told) for row in latest.values()), *sentences]),
        layers={"rows": drawn, "signals": signals} if rows else {"rows": drawn},
        tables=words.tables(rows, signals.rows, told),
        freshness=told.freshness,
        more_badges=_badges(drawn),
        withheld=withheld(drawn, "reports"),
    )


def quarter_rows(quarters: Released, baselines: Released, told: About) -> Chart:
    """The same of published quarters (`incidents.by_period` of the whole municipality) and declared `baselines`."""
    return control_rows(*judged_quarters(quarters, baselines, told), told, OUTSIDE)


def any_judged(quarters: Released, baselines: Released, told: About) -> bool:
    """Whether any quarter that is shown has limits."""
    return bool((judged_quarters(quarters, baselines, told)[0].frame["state"] == State.JUDGED).any())


def quarter_sentences(quarters: Released, baselines: Released, told: About) -> tuple[str, ...]:
    """The signals of `quarter_rows` in words."""
    return signals_in_rows(*judged_quarters(quarters, baselines, told), told)


def judged_quarters(quarters: Released, baselines: Released, told: About) -> tuple[Released, Released]:
    """The quarters of the chosen years with what is expected, and those that are outside their limits."""
    judged = of_published(quarters.frame, baselines.frame).reindex(columns=LIMITS)
    frame = (
        quarters.frame.reindex(columns=[*quarters.frame.columns, *LIMITS[2:]])
        if judged.empty
        else quarters.frame.merge(judged, how="left", on=["series", "first"])
    )
    period = told.selection.period
    if period is not None:
        inside = [period.holds(a, b) for a, b in zip(frame["first"], frame["last"], strict=True)]
        frame = frame[pd.Series(inside, index=frame.index, dtype=bool)]
    outside = frame["outside"].astype("boolean").fillna(value=False).astype(bool)
    told_of = frame["expected"].notna() & frame["reports"].notna()
    frame = frame.assign(
        series=[f"{MUNICIPALITY}:{code}" for code in frame["series"]],
        state=[str(State.JUDGED if is_told else State.REFUSED) for is_told in told_of],
        rules=[str(Rule.OUTSIDE) if is_outside else "" for is_outside in outside],
    ).reset_index(drop=True)
    found = frame[frame["rules"] != ""]
    higher = (found["reports"] > found["expected"]).astype(bool)
    signals = found.assign(
        rule=str(Rule.OUTSIDE),
        direction=[str(Direction.HIGHER if above else Direction.LOWER) for above in higher],
        points=1,
    )
    return replace(quarters, frame=frame), replace(quarters, frame=signals[SIGNALS])


def signals_in_rows(points: Released, signals: Released, told: About) -> tuple[str, ...]:
    """Each signal, in the order of the numbers that mark them in the figure."""
    rows = points.rows
    return tuple(words.signal_in(signal, rows, told) for signal in signals.rows)


def _badges(drawn: Released) -> tuple[Badge, ...]:
    states: set[Any] = set(drawn.frame["state"])
    return (
        *((Badge.PRELIMINARY,) if not states.isdisjoint(NOT_FINAL) else ()),
        *((Badge.METHOD_BREAK,) if State.CHANGED_METHOD in states else ()),
        *((Badge.SUPPRESSED,) if any_hidden(drawn) or bool(pd.isna(drawn.frame["reports"]).any()) else ()),
    )
