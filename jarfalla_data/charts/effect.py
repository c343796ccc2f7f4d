"""The picture of a follow-up: the place and its comparison over time, scaled to the time before."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from jarfalla_data.charts import effect_words as words
from jarfalla_data.charts.describe import describe
from jarfalla_data.charts.effect_about import Effect
from jarfalla_data.charts.incident_words import span_words
from jarfalla_data.charts.model import Chart, Table
from jarfalla_data.privacy.suppression import Released
from jarfalla_data.selection import Period

INDEX = 100
"""What the mean of the time before is drawn as."""


def trends(
    months: Released, counted: Released, estimates: Released, obstacles: Released, begun: Released, told: Effect
) -> Chart:
    """Both places by month or quarter, the windows and the start, with the sentence of what may be concluded.

    The released frames are those of the measures of the same names in `effect` and `effect_cautions`.
    """
    headline = words.headline(estimates, told)
    lead = words.conclusion(estimates, counted, obstacles, told)
    drawn = not months.frame.empty
    named = replace(months, frame=months.frame.assign(name=[told.names[place] for place in months.frame["place"]]))
    return describe(
        key="effect-trends",
        kind="effect_trends",
        lang=told.lang,
        headline=headline,
        lead=lead,
        subtitle=_subtitle(months, told),
        alt=" ".join([f"{headline}.", lead, _subtitle(months, told)]),
        layers={"months": named, "begun": begun} if drawn else {"months": named},
        tables=(*((_counts(counted, told),) if counted.rows else ()), _months(months, told)) if drawn else (),
        freshness=told.freshness,
    )


def _subtitle(months: Released, told: Effect) -> str:
    """What is counted, how it is scaled, since when, and the windows."""
    t = told.t
    if not months.rows:
        return " · ".join(filter(None, (told.what, told.start)))
    unit = t("Rapporter per månad") if is_monthly(months.rows) else t("Rapporter per kvartal räknat från starten")
    scale = t("{n} är snittet före", n=INDEX)
    before, after = (window_words(months.rows, window, told.lang) for window in ("before", "after"))
    spans = (
        t("före: {span}", span=before) if before else "",
        t("efter: {span}", span=after) if after else "",
    )
    return " · ".join(filter(None, (f"{unit}, {scale}", told.what, told.start, *spans)))


def is_monthly(rows: list[Any]) -> bool:
    """Whether months are shown, and not quarters."""
    return all((row.last - row.first).days < 31 for row in rows if row.window)


def window(rows: list[Any], name: str) -> Period | None:
    """The days of a window, as far as it is shown."""
    inside = [row for row in rows if row.window == name]
    return Period(min(row.first for row in inside), max(row.last for row in inside)) if inside else None


def window_words(rows: list[Any], name: str, lang: str) -> str:
    """The days of a window in words; empty when none of it is shown."""
    return span_words(window(rows, name), lang)


def _counts(counted: Released, told: Effect) -> Table:
    t = told.t
    roles = {
        "treated": t("Platsen"),
        "control": t("Jämförelsen"),
        "beside": t("Området intill"),
        "beside_control": t("Jämförelsen för området intill"),
    }
    numeric = (t("Rapporter före"), t("Rapporter efter"), t("Månader före"), t("Månader efter"))
    rows = tuple(
        (
            roles[row.role],
            told.names[row.place],
            *map(told.number, (row.before, row.after, row.months_before, row.months_after)),
        )
        for row in counted.rows
    )
    return Table(
        t("uppfoljning-antal"), t("Rapporter före och efter"), (t("Roll"), t("Plats"), *numeric), rows, numeric
    )


def _months(months: Released, told: Effect) -> Table:
    t = told.t
    windows = {"before": t("före"), "after": t("efter"), "": "–"}
    numeric = (t("Rapporter"), t("{n} är snittet före", n=INDEX))
    rows = tuple(
        (
            told.names[row.place],
            span_words(Period(row.first, row.last), told.lang),
            windows[row.window],
            told.number(row.reports),
            told.number(row.scaled * INDEX),
        )
        for row in months.rows
    )
    return Table(
        t("uppfoljning-over-tid"),
        t("Platsen och jämförelsen över tid"),
        (t("Plats"), t("Period"), t("Fönster"), *numeric),
        rows,
        numeric,
    )
