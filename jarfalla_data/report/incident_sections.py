"""The sections of offences and incidents, from the measures and charts of the page Brott och händelser."""

from __future__ import annotations

from collections.abc import Iterator

from jarfalla_data import Selection
from jarfalla_data.charts import incident_control as unusual
from jarfalla_data.charts import incident_notes as notes
from jarfalla_data.charts.control import basis_sentences, control_chart, signal_heading, signal_sentences
from jarfalla_data.charts.control_rows import any_judged, control_rows, quarter_rows, quarter_sentences, signals_in_rows
from jarfalla_data.charts.funnel import funnel
from jarfalla_data.charts.incident_areas import area_counts
from jarfalla_data.charts.incident_hours import week_hours
from jarfalla_data.charts.incident_mix import category_mix, group_mix
from jarfalla_data.charts.incident_periods import periods
from jarfalla_data.charts.incident_weeks import week_years
from jarfalla_data.charts.incident_words import About, about
from jarfalla_data.charts.model import Chart
from jarfalla_data.measures import control, control_pointed, control_quarters, incident_weeks, incidents, year_change
from jarfalla_data.measures.control_series import series_name
from jarfalla_data.measures.funnel import against_expected
from jarfalla_data.privacy import Audience, Released
from jarfalla_data.publication.view import View

Told = Iterator[str | Chart]


def over_time(here: View) -> Told:
    """How many are reported, is anything unusual, and what has changed?"""
    inside = here.audience is Audience.INTERNAL
    wanted = incidents.allowed(here.audience, here.selection)
    counted, told = _counted(here, wanted)
    some, whole = not counted.frame.empty, wanted.area_ids is None
    if inside and some:
        yield from _all_reports(here, wanted, told)
    rows = tuple(_pointed(here, wanted, told) if inside else _quarters(here, told) if whole else ()) if some else ()
    yield from rows
    if not (whole and rows):
        yield periods(counted, told)
    if inside:
        heading, changes = unusual.change_told(here.figures(year_change.changes, wanted), told)
        yield from (f"{heading}:" if changes else "", *changes)


def _counted(here: View, wanted: Selection) -> tuple[Released, About]:
    """What is counted over time as finely as the audience may see it, and what the charts are about."""
    counted = here.figures(incidents.by_period, wanted, incidents.finest(here.audience, wanted))
    return counted, about(here.store, wanted, here.periods, here.lang).over(counted)


def _all_reports(here: View, wanted: Selection, told: About) -> Told:
    """The control chart of all reports of the place, where a baseline is decided for them."""
    if not control_pointed.is_declared(here.store, wanted):
        yield unusual.not_judged(told)
        return
    series, all_told = series_name(wanted), unusual.about_all(told)
    points, signals = (here.figures(m, series, wanted.period) for m in (control.points, control.signals))
    basis = here.figures(control.basis, series)
    yield control_chart(points, signals, basis, all_told)
    yield from _numbered(signal_heading(points, all_told), signal_sentences(points, signals, basis, all_told))
    yield basis_sentences(basis, all_told)


def _pointed(here: View, wanted: Selection, told: About) -> Told:
    """The control charts of each series of the place that has a decided baseline."""
    if control_pointed.any_declared(here.store, wanted):
        points, signals = (here.figures(m, wanted) for m in (control_pointed.points, control_pointed.signals))
        yield control_rows(points, signals, told)
        yield from _numbered(signal_heading(points, told), signals_in_rows(points, signals, told))


def _quarters(here: View, told: About) -> Told:
    """What the public may know of what is unusual: published quarters against a decided baseline."""
    every = here.figures(incidents.by_period, Selection(), incidents.finest(here.audience, Selection()))
    baselines = here.figures(control_quarters.baselines)
    if any_judged(every, baselines, told):
        yield quarter_rows(every, baselines, told)
        yield from _numbered(signal_heading(every, told), quarter_sentences(every, baselines, told))
        yield unusual.quarter_limits(told)


def _numbered(heading: str, said: tuple[str, ...]) -> Iterator[str]:
    """Sentences with the numbers that a figure marks them with."""
    if said:
        yield f"{heading}:"
        yield from (f"{n}. {sentence}" for n, sentence in enumerate(said, 1))


def kinds_and_places(here: View) -> Told:
    """Of which kind, where and when, and where more than expected?"""
    who, store = here.audience, here.store
    wanted = incidents.allowed(who, here.selection)
    counted, told = _counted(here, wanted)
    if who is Audience.INTERNAL:
        clock = here.figures(incidents.with_clock, wanted)
        yield funnel(here.figures(against_expected, wanted), told)
        yield category_mix(here.figures(incidents.by_category, wanted), told)
        yield week_hours(here.figures(incidents.by_weekday_hour, wanted), clock, told)
        yield week_years(here.figures(incident_weeks.same_week_by_year, wanted), told)
    elif wanted.area_ids is None:
        yield group_mix(counted, told)
    compared = incidents.for_areas(who, store, wanted)
    yield area_counts(here.figures(incidents.by_area, compared), about(store, compared, here.periods, here.lang))


def how_to_read(here: View) -> Told:
    """What the numbers of offences and incidents do not tell."""
    who, store = here.audience, here.store
    compared = incidents.for_areas(who, store, incidents.allowed(who, here.selection))
    told = about(store, compared, here.periods, here.lang)
    clock = here.figures(incidents.with_clock, incidents.allowed(who, here.selection))
    yield notes.counted_apart(here.figures(incidents.without_area, compared), clock, told)
    yield from notes.limits(told, who)
    yield notes.sources(here.figures(incidents.by_source), told)
