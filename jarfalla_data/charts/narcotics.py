"""The narcotics work by year: what is done in each step, and no verdict on it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

import pandas as pd

from jarfalla_data import geography
from jarfalla_data.charts.describe import describe
from jarfalla_data.charts.incident_words import any_hidden
from jarfalla_data.charts.model import Badge, Chart, Table
from jarfalla_data.charts.sources import freshness
from jarfalla_data.measures.covered import Periods
from jarfalla_data.measures.narcotics import CONTROL, EVERYWHERE, NO_KIND, REPORT, SMALLEST_COUNT, TABLES
from jarfalla_data.partial_dates import PartialDate, Precision
from jarfalla_data.privacy.suppression import Released
from jarfalla_data.store import Store
from jarfalla_data.vocabulary.work import NARCOTICS_KINDS, NARCOTICS_STEPS
from jarfalla_data.wording import Translator, format_number, translator


@dataclass(frozen=True)
class Work:
    """What a chart of narcotics work is about: the names of places by id ("": the municipality), and the one shown."""

    names: Mapping[str, str]
    place: str
    freshness: str
    lang: str

    @property
    def t(self) -> Translator:
        """Says texts in the chart's language."""
        return translator(self.lang)

    @property
    def name(self) -> str:
        """The name of the place that is shown."""
        return self.names.get(self.place, self.place)

    def number(self, value: Any) -> str:
        """A whole number, or why there is none."""
        return self.t("visas inte") if pd.isna(value) else format_number(int(value), self.lang)


def about(store: Store, told: Periods, lang: str, place_id: str = EVERYWHERE) -> Work:
    """What charts of the municipality, or of a place, are about; `told`: as of `freshness`."""
    names = dict(zip(store.places["place_id"], store.places["name"], strict=True))
    names[EVERYWHERE] = geography.name(store, None, lang)
    return Work(MappingProxyType(names), place_id, freshness(store, TABLES, told, lang), lang)


def work(counted: Released, told: Work, months: Released | None = None) -> Chart:
    """Steps by year of the municipality or of a place; `months`, where the file has them, as a table."""
    headline = _headline(counted, told)
    lead = "" if counted.frame.empty else " ".join(_lead(told))
    tables = [_table(counted, told)]
    if months is not None and not months.frame.empty:
        tables.append(_months_table(months, told))
    return describe(
        key=f"narcotics-{told.place or 'work'}",
        kind="narcotics_work",
        lang=told.lang,
        headline=headline,
        lead=lead,
        subtitle=_subtitle(counted, told),
        alt=" ".join([f"{headline}.", lead, *_in_words(counted, told)]),
        layers={"rows": counted},
        tables=tables,
        freshness=told.freshness,
        more_badges=(Badge.SUPPRESSED,) if any_hidden(counted) else (),
    )


def _lead(told: Work) -> tuple[str, ...]:
    """How the figures are to be read; of a place, which comes after the municipality, in short."""
    return (_follows_controls(told.t), *((_different_cases(told.t),) if told.place == EVERYWHERE else ()))


def _follows_controls(t: Translator) -> str:
    return t("Talen följer hur mycket som kontrolleras: fler är varken bättre eller sämre.")


def public_limits(t: Translator) -> str:
    """What the public is shown of the narcotics work, and why not more."""
    return t(
        "Offentligt visas hela år för hela kommunen. Antal under {n}, platser, månader och kvoter visas inte, "
        "eftersom de kan peka ut någon eller visa hur polisen arbetar.",
        n=SMALLEST_COUNT,
    )


def _different_cases(t: Translator) -> str:
    return t(
        "Stegen under ett år är olika ärenden: ett åtal kan gälla ett brott från ett tidigare år. Därför går stegen "
        "inte att dela med varandra."
    )


def _headline(counted: Released, told: Work) -> str:
    """The numbers of the latest year; no comparison, which would read as better or worse."""
    t, place = told.t, told.name
    if counted.frame.empty:
        return t("{place}: inga uppgifter om arbetet mot narkotika för perioden", place=place)
    year = max(row.year for row in counted.rows)
    latest = {(row.step, row.kind): row.cases for row in counted.rows if row.year == year}
    keys = (CONTROL, NO_KIND), *((REPORT, kind) for kind in NARCOTICS_KINDS.codes)
    if any(pd.isna(latest.get(key, pd.NA)) for key in keys):
        return t("{place}: arbetet mot narkotika till och med {year}", place=place, year=year)
    controls, dealing, possession = (told.number(latest[key]) for key in keys)
    return t(
        "{place} {year}: {controls} kontroller. Anmälda brott: {dealing} försäljning, {possession} innehav",
        **{"place": place, "year": year, "controls": controls, "dealing": dealing, "possession": possession},
    )


def _subtitle(counted: Released, told: Work) -> str:
    t, years = told.t, [row.year for row in counted.rows]
    if not years:
        return told.name
    between = "–".join(dict.fromkeys(map(str, (min(years), max(years)))))
    parts = (t("Antal ärenden per år i varje steg"), told.name, between, t("egen skala för varje slag"))
    return " · ".join(parts)


def _series(counted: Released) -> dict[tuple[str, str], list[Any]]:
    found: dict[tuple[str, str], list[Any]] = {}
    for row in counted.rows:
        found.setdefault((row.step, row.kind), []).append(row)
    return dict(sorted(found.items(), key=lambda item: _order(*item[0])))


def _order(step: str, kind: str) -> tuple[int, int]:
    kinds = (NO_KIND, *NARCOTICS_KINDS.codes)
    return kinds.index(kind), NARCOTICS_STEPS.codes.index(step)


def _series_label(step: str, kind: str, lang: str) -> str:
    name = NARCOTICS_STEPS.label(step, lang)
    return f"{name}, {NARCOTICS_KINDS.label(kind, lang).lower()}" if kind else name


def _in_words(counted: Released, told: Work) -> list[str]:
    """Each series as a sentence of its years."""
    return [
        f"{_series_label(*key, told.lang)}: " + ", ".join(f"{r.year} {told.number(r.cases)}" for r in of_it) + "."
        for key, of_it in _series(counted).items()
    ]


def _table(counted: Released, told: Work) -> Table:
    """One row per year, one column per step and kind; no sums."""
    t, series = told.t, _series(counted)
    cells = {(row.year, row.step, row.kind): told.number(row.cases) for row in counted.rows}
    labels = tuple(_series_label(*key, told.lang) for key in series)
    years = sorted({row.year for row in counted.rows})
    open_years = {row.year for row in counted.rows if getattr(row, "unfinished", False)}
    return Table(
        name=t("arbete-mot-narkotika") + (f"-{told.place}" if told.place else ""),
        caption=t("Arbete mot narkotika per år: {place}", place=told.name),
        columns=(t("År"), *labels),
        rows=tuple(
            (
                f"{year} ({t('ofullständig')})" if year in open_years else str(year),
                *(cells.get((year, *key), t("saknas")) for key in series),
            )
            for year in years
        ),
        numeric=labels,
    )


def _months_table(months: Released, told: Work) -> Table:
    t = told.t
    return Table(
        name=t("arbete-mot-narkotika-manader"),
        caption=t("Arbete mot narkotika per månad"),
        columns=(t("Månad"), t("Plats"), t("Steg"), t("Antal")),
        rows=tuple(
            (
                PartialDate(row.first, row.last, Precision.MONTH).label(told.lang),
                told.names.get(row.place_id, row.place_id),
                _series_label(row.step, row.kind, told.lang),
                told.number(row.cases),
            )
            for row in months.rows
        ),
        numeric=(t("Antal"),),
    )
