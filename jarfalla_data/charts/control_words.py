"""What a control chart says: its finding, each signal, why nothing is judged, and what it rests on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pandas as pd

from jarfalla_data.charts.incident_words import period_label, span_words
from jarfalla_data.charts.model import Table
from jarfalla_data.charts.signal_counts import signals_found
from jarfalla_data.measures.control_chart import State
from jarfalla_data.measures.control_limits import OUTSIDE
from jarfalla_data.measures.control_months import FEWEST_MONTHS, SMALLEST_MEAN, Refusal
from jarfalla_data.measures.control_rules import BY_CHANCE, Direction, Rule
from jarfalla_data.selection import Period
from jarfalla_data.wording import Translator, format_number, translator


@dataclass(frozen=True)
class Series:
    """What a control chart is about: a name to begin its finding with, and what it counts.

    `key` tells it from other charts of the page; `file` is the name of its downloaded table, without ending.
    """

    key: str
    name: str
    measure: str
    file: str
    freshness: str
    lang: str

    @property
    def t(self) -> Translator:
        """Says texts in the chart's language."""
        return translator(self.lang)

    def number(self, value: float) -> str:
        """A count in whole numbers; what is expected with one decimal where it is below 20."""
        return format_number(value, self.lang, 0 if float(value).is_integer() or value >= 20 else 1)


def finding(points: list[Any], signals: list[Any], basis: Any, told: Series) -> str:
    """Whether the latest judged period is unusual, or that this cannot be told."""
    t, last = told.t, latest(points)
    if not points:
        return t("{name}: inget att visa för perioden", name=told.name)
    if basis.refused or last is None:
        return t("{name}: vad som är ovanligt går inte att säga", name=told.name)
    here = [signal for signal in signals if signal.first <= last.first and last.last <= signal.last]
    outside = next((signal for signal in here if signal.rule == Rule.OUTSIDE), None)
    signal = outside or next(iter(here), None)
    when = period_label(last.first, last.last, told.lang)
    if signal is None:
        return t("{name}, {when}: inget ovanligt", name=told.name, when=when)
    if signal.rule == Rule.OUTSIDE:
        above = signal.direction == Direction.HIGHER
        said = t("{name}, {when}: ovanligt många") if above else t("{name}, {when}: ovanligt få")
        return said.format(name=told.name, when=when)
    return f"{told.name}, {signal_words(signal, points, basis.step, told).rstrip('.')}"


def latest(points: list[Any]) -> Any | None:
    """The last period that is judged."""
    return next((row for row in reversed(points) if row.state == State.JUDGED), None)


def lead(points: list[Any], signals: list[Any], basis: Any, told: Series) -> str:
    """The latest judged number beside what was expected, and how many signals there are; or why nothing is judged."""
    t, last = told.t, latest(points)
    if not points or basis.refused or last is None:
        return refusal_words(basis.refused, told) if points else ""
    judged = sum(row.state == State.JUDGED for row in points)
    found = signals_found(len(signals), judged, BY_CHANCE if basis.season else OUTSIDE, told.lang)
    compared = t(
        "{n} anmälningar och händelser, väntat omkring {expected}.",
        n=told.number(last.reports),
        expected=told.number(round(last.expected)),
    )
    return f"{compared} {found}"


def shown_period(points: list[Any], told: Series) -> str:
    """From the first to the last period that is shown, in words."""
    return span_words(Period(points[0].first, points[-1].last), told.lang)


def refusal_words(code: str, told: Series) -> str:
    """Why nothing is judged."""
    t = told.t
    said: dict[str, str] = {
        Refusal.UNKNOWN_SERIES: t("Platsen eller slaget av händelse finns inte i filerna."),
        Refusal.NO_BASELINE: t("Ingen jämförelseperiod är beslutad, så det finns inga gränser."),
        Refusal.FOUND_BY_CONTROLS: t("Talen följer hur mycket som kontrolleras. De bedöms inte."),
        Refusal.ACROSS_BREAK: t("Mätmetoden ändrades under jämförelseperioden. Därför finns inga gränser."),
        Refusal.SHORT_BASELINE: t("Jämförelseperioden är kortare än {n} månader.", n=FEWEST_MONTHS),
        Refusal.TOO_FEW: t(
            "Jämförelseperioden har färre än {n} anmälningar och händelser per år i snitt.", n=SMALLEST_MEAN
        ),
    }
    return said.get(code, t("Ingen hel period som går att bedöma finns i urvalet."))


def signal_words(signal: Any, points: list[Any], step: str, told: Series) -> str:
    """One signal as a sentence: when, and by which rule."""
    t = told.t
    said = {
        (Rule.OUTSIDE, Direction.HIGHER): t("{when}: {reports}, över den övre gränsen {limit}."),
        (Rule.OUTSIDE, Direction.LOWER): t("{when}: {reports}, under den nedre gränsen {limit}."),
        (Rule.ONE_SIDE, Direction.HIGHER): t("{when}: fler än väntat {n} {unit} i rad."),
        (Rule.ONE_SIDE, Direction.LOWER): t("{when}: färre än väntat {n} {unit} i rad."),
        (Rule.TREND, Direction.HIGHER): t("{when}: allt högre mot det väntade {n} {unit} i rad."),
        (Rule.TREND, Direction.LOWER): t("{when}: allt lägre mot det väntade {n} {unit} i rad."),
        (Rule.OUTER_THIRD, Direction.HIGHER): t("{when}: minst 2 av 3 {unit} nära övre gränsen."),
        (Rule.OUTER_THIRD, Direction.LOWER): t("{when}: minst 2 av 3 {unit} nära nedre gränsen."),
    }[Rule(signal.rule), Direction(signal.direction)]
    at = next((row for row in points if row.first == signal.first), None)
    numbers = {"reports": told.number(at.reports), "limit": _limit_passed(at, told)} if at else {}
    when = span_words(Period(signal.first, signal.last), told.lang)
    return said.format(when=when, n=signal.points, unit=unit_words(step, t), **numbers)


def _limit_passed(at: Any, told: Series) -> str:
    """The limit on the side of the number that was reported."""
    return _limit(at.high if at.reports >= at.expected else at.low, told)


def unit_words(step: str, t: Translator) -> str:
    """Months, quarters or years."""
    return {"month": t("månader"), "quarter": t("kvartal"), "year": t("år")}[step]


def basis_words(basis: Any, told: Series) -> tuple[str, ...]:
    """What the chart rests on, a short sentence each; none where nothing is judged."""
    t = told.t
    if basis.refused:
        return ()
    between = span_words(Period(basis.baseline_first, basis.baseline_last), told.lang)
    season = (
        t("Väntat antal räknas på jämförelseperioden {between}, med årstid och antal dagar.", between=between)
        if basis.season
        else t("Väntat antal räknas på jämförelseperioden {between}, med antal dagar.", between=between)
    )
    return (
        season,
        t("Gränserna rymmer 99,8 % av slumpens variation. De ligger fast tills en ny jämförelseperiod beslutas."),
        t("De senaste {n} dagarna bedöms inte: alla anmälningar har inte kommit in.", n=basis.delay_days),
        t("Preliminära gränser: jämförelseperioden har få mätpunkter.") if basis.preliminary else "",
        t("Sättet att räkna har ändrats för en mindre del av brotten under tiden.") if basis.touched_by else "",
    )


def table(points: list[Any], signals: list[Any], told: Series) -> Table:
    """Each period with its number, what was expected, its limits and the signals that it is part of."""
    t = told.t
    numeric = (t("Antal"), t("Väntat"), t("Nedre gräns"), t("Övre gräns"))
    return Table(
        name=told.file,
        caption=f"{told.name}: {told.measure}",
        columns=(t("Period"), *numeric, t("Läge"), t("Signal")),
        rows=tuple(
            (
                period_label(row.first, row.last, told.lang),
                told.number(row.reports),
                *(_limit(value, told) for value in (row.expected, row.low, row.high)),
                state_words(row.state, t),
                ", ".join(str(n) for n, s in enumerate(signals, 1) if s.first <= row.first and row.last <= s.last),
            )
            for row in points
        ),
        numeric=numeric,
    )


def _limit(value: Any, told: Series) -> str:
    return told.t("saknas") if pd.isna(value) else format_number(value, told.lang, 1)


def state_words(state: str, t: Translator) -> str:
    """Whether a period is judged, and if not, why."""
    return {
        State.JUDGED: t("bedöms"),
        State.UNFINISHED: t("ofullständig"),
        State.UNSETTLED: t("inte slutlig"),
        State.CHANGED_METHOD: t("ändrad mätmetod"),
    }.get(State(state), t("bedöms inte"))
