"""A control chart: each period of a series beside what its declared baseline leads one to expect."""

from __future__ import annotations

from jarfalla_data.charts import control_words as words
from jarfalla_data.charts.control_words import Series
from jarfalla_data.charts.describe import describe, example_headline
from jarfalla_data.charts.incident_words import About
from jarfalla_data.charts.model import Badge, Chart
from jarfalla_data.measures.control_chart import NOT_FINAL, State
from jarfalla_data.privacy.suppression import Released
from jarfalla_data.reading.descriptor import Origin


def control_chart(
    points: Released, signals: Released, basis: Released, told: Series, milestones: Released | None = None
) -> Chart:
    """The chart of a series from the measures of `measures.control`: its finding is the latest judged period.

    `milestones`, rows with `date` and `label_sv` or `label_en`, are marked on the same time axis.
    """
    shown, found = points.rows, signals.rows
    rests_on = basis.rows[0] if basis.rows else None
    headline = words.finding(shown, found, rests_on, told)
    lead = words.lead(shown, found, rests_on, told)
    return describe(
        key=told.key,
        kind="control",
        lang=told.lang,
        headline=headline,
        lead=lead,
        subtitle=f"{told.measure} · {words.shown_period(shown, told)}" if shown else told.measure,
        alt=" ".join([f"{headline}.", lead, *signal_sentences(points, signals, basis, told)]),
        layers=_layers(points, signals, basis, milestones),
        tables=(words.table(shown, found, told),),
        freshness=told.freshness,
        more_badges=_badges(points, basis),
    )


def signal_sentences(points: Released, signals: Released, basis: Released, told: Series) -> tuple[str, ...]:
    """Each signal of the shown period, in the order of the numbers that mark them in the figure."""
    said = (words.signal_words(signal, points.rows, basis.rows[0].step, told) for signal in signals.rows)
    return tuple(sentence[:1].upper() + sentence[1:] for sentence in said)


def signal_heading(points: Released, told: Series | About) -> str:
    """What stands above the sentences: of invented numbers, that they are."""
    name = told.t("Signalerna i figuren")
    return example_headline(name, told.lang) if points.origin is Origin.EXAMPLE else name


def basis_sentences(basis: Released, told: Series) -> str:
    """What the chart rests on, as one paragraph."""
    return " ".join(sentence for row in basis.rows for sentence in words.basis_words(row, told) if sentence)


def _layers(points: Released, signals: Released, basis: Released, milestones: Released | None) -> dict[str, Released]:
    """What is drawn: nothing at all without points."""
    if points.frame.empty:
        return {"points": points}
    layers = {"points": points, "signals": signals, "basis": basis}
    return layers if milestones is None else {**layers, "milestones": milestones}


def _badges(points: Released, basis: Released) -> tuple[Badge, ...]:
    states = set(points.frame["state"])
    preliminary = not states.isdisjoint(NOT_FINAL) or any(row.preliminary for row in basis.rows)
    cut = State.CHANGED_METHOD in states
    return (*((Badge.PRELIMINARY,) if preliminary else ()), *((Badge.METHOD_BREAK,) if cut else ()))
