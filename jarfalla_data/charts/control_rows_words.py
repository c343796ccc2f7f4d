"""What several control charts above each other say: their finding, each series, each signal, and their tables."""

from __future__ import annotations

from typing import Any

import pandas as pd

from jarfalla_data.charts import control_words
from jarfalla_data.charts.control_words import Series
from jarfalla_data.charts.incident_words import About, cell, period_label, series_label, span_words
from jarfalla_data.charts.model import Table
from jarfalla_data.charts.signal_counts import signals_found
from jarfalla_data.geography import MUNICIPALITY
from jarfalla_data.measures.control_chart import State
from jarfalla_data.measures.control_series import ALL
from jarfalla_data.measures.incident_terms import DETECTION_DRIVEN, SERIES
from jarfalla_data.selection import Period
from jarfalla_data.vocabulary.incidents import INCIDENT_CATEGORIES
from jarfalla_data.wording import format_number

MOST_NAMED = 3


def label(series: str, told: About) -> str:
    """The name of a series (where:what); its place only where that is another than the chosen one."""
    where, _, what = series.partition(":")
    place = told.names.get(where, where)
    if what == ALL:
        return place
    kind = series_label(what, told) if what in SERIES else INCIDENT_CATEGORIES.label(what, told.lang)
    return kind if where == (told.selection.area or MUNICIPALITY) else f"{place}: {kind[:1].lower()}{kind[1:]}"


def latest_by_series(rows: list[Any]) -> dict[str, Any]:
    """By series its last judged period; without those where nothing is judged."""
    return {row.series: row for row in rows if row.state == State.JUDGED}


def beside(row: Any | None, told: About) -> str:
    """The latest judged number and what was expected, to stand beside the series."""
    if row is None:
        return told.t("bedöms inte")
    return told.t("{n}, väntat {expected}", n=told.number(row.reports), expected=told.number(round(row.expected)))


def finding(latest: dict[str, Any], told: About) -> str:
    """Which of the latest judged points are part of a signal."""
    t = told.t
    if not latest:
        return t("Vad som är ovanligt går inte att säga")
    end = max(row.last for row in latest.values())
    now = [row for row in latest.values() if row.last == end]
    when = period_label(max(row.first for row in now), end, told.lang)
    when = when[:1].upper() + when[1:]
    found = [label(row.series, told) for row in now if row.rules]
    if not found:
        return t("{when}: inget ovanligt i någon serie", when=when)
    if len(found) > MOST_NAMED:
        return t("{when}: signal i {n} av {total} serier", when=when, n=len(found), total=len(now))
    return t("{when}: signal för {names}", when=when, names=t(" och ").join(filter(None, _joined(found))))


def _joined(names: list[str]) -> tuple[str, str]:
    return ", ".join(names[:-1]), names[-1]


def lead(rows: list[Any], signals: list[Any], told: About, rate: float) -> str:
    """How many series are judged, how many signals there are beside those of chance, and what is not judged."""
    t, judged = told.t, latest_by_series(rows)
    if not rows:
        return ""
    series = t.plural("{n} serie bedöms.", "{n} serier bedöms.", len(judged))
    found = signals_found(len(signals), sum(row.state == State.JUDGED for row in rows), rate, told.lang)
    apart = any(row.series.endswith(f":{DETECTION_DRIVEN}") for row in rows)
    controls = t("Brott som upptäcks genom kontroller bedöms inte: de följer hur mycket som kontrolleras.")
    return " ".join(filter(None, (series, found, controls if apart else "")))


def subtitle(rows: list[Any], told: About) -> str:
    """Measure, place, period, and what the field means."""
    t = told.t
    if not rows:
        return told.place
    unit = {"month": t("per månad"), "quarter": t("per kvartal")}.get(_step(rows[0]), t("per år"))
    measure = t("Antal anmälningar och händelser {step}", step=unit)
    shown = span_words(Period(min(row.first for row in rows), max(row.last for row in rows)), told.lang)
    limits = t("fältet rymmer 99,8 % av slumpens variation, årstiden inräknad")
    return " · ".join((measure, told.place, shown, limits, t("egen skala i varje rad, skalans topp till höger")))


def in_words(row: Any, told: About) -> str:
    """A series for the text alternative: its latest judged period."""
    when = period_label(row.first, row.last, told.lang)
    return told.t("{label}, {when}: {said}.", label=label(row.series, told), when=when, said=beside(row, told))


def signal_in(signal: Any, rows: list[Any], told: About) -> str:
    """One signal as a sentence that begins with its series."""
    of_series = [row for row in rows if row.series == signal.series]
    said = control_words.signal_words(signal, of_series, _step(of_series[0]), _said(told))
    return f"{label(signal.series, told)}, {said}"


def _said(told: About) -> Series:
    """The same view for the words of a single chart."""
    return Series("", "", "", "", told.freshness, told.lang)


def _step(row: Any) -> str:
    return {1: "month", 3: "quarter"}.get(row.last.month - row.first.month + 1, "year")


def tables(rows: list[Any], signals: list[Any], told: About) -> tuple[Table, ...]:
    """One row per period, one column per series: the numbers, and what is expected with its limits."""
    t = told.t
    judged = {row.series for row in rows if pd.notna(row.expected)}
    numbered: dict[tuple[str, Any], list[str]] = {}
    for n, signal in enumerate(signals, 1):
        for row in rows:
            if row.series == signal.series and signal.first <= row.first and row.last <= signal.last:
                numbered.setdefault((row.series, row.first), []).append(str(n))

    def number(row: Any) -> str:
        text, marks = cell(row.reports, told), numbered.get((row.series, row.first))
        text = f"{text} ({t('signal')} {', '.join(marks)})" if marks else text
        return f"{text} ({control_words.state_words(row.state, t)})" if row.state in _SAID else text

    counted = _table(rows, number, told, t("brott-och-handelser-over-tid"), t("Anmälda brott och händelser över tid"))
    if not judged:
        return (counted,)
    caption = t("Väntat antal och gränser över tid")
    of_judged = [row for row in rows if row.series in judged]
    limits = _table(of_judged, lambda row: _limits(row, told), told, t("brott-och-handelser-granser"), caption)
    return counted, limits


_SAID = (State.UNFINISHED, State.UNSETTLED, State.CHANGED_METHOD)


def _limits(row: Any, told: About) -> str:
    """What is expected, and from where to where chance reaches."""
    if pd.isna(row.expected):
        return "–"
    ends = (row.expected, 0 if pd.isna(row.low) else row.low, row.high)
    expected, low, high = (format_number(float(end), told.lang, 1) for end in ends)
    return f"{expected} ({low}–{high})"


def _table(rows: list[Any], text: Any, told: About, name: str, caption: str) -> Table:
    cells = {(row.first, row.last, row.series): text(row) for row in rows}
    series = tuple(dict.fromkeys(row.series for row in rows))
    spans = sorted({(row.first, row.last) for row in rows})
    labels = tuple(label(code, told) for code in series)
    return Table(
        name=name,
        caption=f"{caption}: {told.place}",
        columns=(told.t("Period"), *labels),
        rows=tuple(
            (period_label(*span, told.lang), *(cells.get((*span, code), "–") for code in series)) for span in spans
        ),
        numeric=labels,
    )
