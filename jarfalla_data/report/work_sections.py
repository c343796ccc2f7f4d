"""The sections of what is done: drug scene, promises, inspections and cooperation, as on their pages."""

from __future__ import annotations

from collections.abc import Iterator

from jarfalla_data import geography
from jarfalla_data.charts import cooperation as agreed
from jarfalla_data.charts import narcotics as work
from jarfalla_data.charts import promise_words, station
from jarfalla_data.charts.control import basis_sentences, control_chart, signal_sentences
from jarfalla_data.charts.drug_scene import timeline
from jarfalla_data.charts.finding_states import states
from jarfalla_data.charts.inspection_words import about as about_inspections
from jarfalla_data.charts.inspection_years import by_year
from jarfalla_data.charts.model import Chart, Table
from jarfalla_data.charts.narcotics_rates import rates
from jarfalla_data.charts.promise_chain import Before, promises
from jarfalla_data.charts.promise_work import public_limits, work_table
from jarfalla_data.charts.repair import repair
from jarfalla_data.charts.sources import freshness
from jarfalla_data.charts.young_compared import young_compared
from jarfalla_data.charts.young_findings import young_findings
from jarfalla_data.measures import control, drug_scene, insecurity, inspections, narcotics
from jarfalla_data.measures import cooperation as agreement
from jarfalla_data.measures import promise_activities as done
from jarfalla_data.measures import promise_counts as counts
from jarfalla_data.measures import promises as promised
from jarfalla_data.measures import repair as mending
from jarfalla_data.measures import young_findings as young
from jarfalla_data.privacy import Audience, Released
from jarfalla_data.publication.view import View
from jarfalla_data.report.tables import promises_table

Told = Iterator[str | Chart | Table]


def scene(here: View) -> Told:
    """Is the station area an open drug scene, since when, and what was done?"""
    wanted, lang = here.selection, here.lang
    milestones = here.figures(drug_scene.milestones, wanted)
    yield timeline(
        status=here.figures(drug_scene.status_stretches, wanted),
        said=here.figures(drug_scene.statements, wanted),
        promises=here.figures(drug_scene.promise_periods, wanted),
        milestones=milestones,
        counts=here.figures(drug_scene.county_counts, wanted),
        freshness=freshness(here.store, drug_scene.TABLES, here.periods, lang),
        lang=lang,
    )
    by_year_ = here.figures(narcotics.by_year, wanted)
    yield work.work(by_year_, work.about(here.store, here.periods, lang))
    if here.audience is not Audience.INTERNAL:
        yield work.public_limits(here.t)
        return
    at_station = here.figures(narcotics.at_place, wanted, drug_scene.PLACE)
    per_control = here.figures(narcotics.reports_per_control, wanted, drug_scene.PLACE)
    yield work.work(at_station, work.about(here.store, here.periods, lang, drug_scene.PLACE))
    yield rates(per_control, work.about(here.store, here.periods, lang))
    points, signals = (here.figures(m, station.SERIES, wanted.period) for m in (control.points, control.signals))
    basis, told = here.figures(control.basis, station.SERIES), station.about(here.store, here.periods, lang)
    yield control_chart(points, signals, basis, told, milestones)
    yield from (f"{n}. {said}" for n, said in enumerate(signal_sentences(points, signals, basis, told), 1))
    yield basis_sentences(basis, told)
    yield station.reading(points, lang)


def citizen_promise(here: View) -> Told:
    """What was promised, what was done, and what came of it? Of all promises that meet the period, latest first."""
    periods, lang = here.figures(counts.by_period), here.lang
    for code in _met(here) or ("",):
        yield from _promises_of(here, code, periods)
    if here.audience is not Audience.INTERNAL:
        yield public_limits(here.t)
    yield from promise_words.history(periods, lang)
    yield promise_words.periods_table(periods, lang)


def _promises_of(here: View, code: str, periods: Released) -> Told:
    """The promises of one period."""
    lang, store = here.lang, here.store
    earlier = promised.before_in_parts(store, code)
    items, work_done = here.figures(promised.commitments, code), here.figures(done.by_year)
    before = Before(
        here.figures(insecurity.by_area, earlier[geography.MUNICIPALITY]),
        {place: here.figures(insecurity.by_concern, asked) for place, asked in earlier.items()},
        here.figures(insecurity.asked, earlier[geography.MUNICIPALITY]),
        geography.names(store, lang),
    )
    fresh = freshness(store, done.TABLES, here.periods, lang)
    told = promises(periods, items, work_done, before, fresh, lang)
    yield f"{told.headline}."
    yield told.lead
    if told.promises:
        yield promises_table(told, code, work_done, lang)
    table = work_table(work_done, items, lang)
    if table:
        yield table


def _met(here: View) -> tuple[str, ...]:
    """The codes of the promises whose days meet the period; of the latest one, where none does."""
    known, period = promised.periods(here.store), here.selection.period
    met = [one for one in known if period is None or period.meets(one.first, one.last)]
    return tuple(one.code for one in met or known[:1])


def safety_inspections(here: View) -> Told:
    """What was found, how fast it is mended, what waits, and what young people found."""
    wanted = here.selection
    told = about_inspections(here.store, wanted.period, inspections.TABLES, here.periods, here.lang)
    if here.audience is Audience.INTERNAL:
        mended, curves = (here.figures(measure, wanted) for measure in (mending.mended_within, mending.curves))
        waiting = here.figures(inspections.waiting, wanted)
        yield repair(mended, curves, told)
        for group in inspections.GROUPS:
            counted = here.figures(inspections.by_group, wanted, group)
            yield states(counted, waiting, told, group)
        yield young_compared(here.figures(young.against_others, wanted), told)
    yield by_year(here.figures(inspections.by_year, wanted), told)
    if here.audience is not Audience.INTERNAL:
        yield young_findings(here.figures(young.by_span, wanted), told)


def cooperation(here: View) -> Told:
    """What was planned and done in the four parts of the agreement, and what is published of it?"""
    wanted, lang = here.selection, here.lang
    told = agreed.about(here.store, wanted.period, here.periods, lang)
    yield agreed.planned_and_done(
        here.figures(agreement.with_persons, wanted), here.figures(agreement.without_persons, wanted), told
    )
    if here.audience is not Audience.INTERNAL:
        yield agreed.public_limits(here.t)
    yield agreed.commitments_table(here.figures(agreement.commitments), lang)
