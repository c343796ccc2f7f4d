"""Charts of the bundled data as the pages make them, of every kind and for either audience, and reports of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import Any

import pandas as pd
import pytest

from jarfalla_data import Selection, geography
from jarfalla_data.charts import cooperation as agreed
from jarfalla_data.charts import insecurity, inspection_words, narcotics, priority_words, station
from jarfalla_data.charts.control import control_chart
from jarfalla_data.charts.control_rows import control_rows, quarter_rows
from jarfalla_data.charts.drug_scene import timeline
from jarfalla_data.charts.effect import trends
from jarfalla_data.charts.effect_about import about as about_effect
from jarfalla_data.charts.effect_further import variants
from jarfalla_data.charts.evenings import evenings
from jarfalla_data.charts.felt_reported import felt_reported
from jarfalla_data.charts.finding_states import states
from jarfalla_data.charts.funnel import funnel
from jarfalla_data.charts.incident_areas import area_counts
from jarfalla_data.charts.incident_hours import week_hours
from jarfalla_data.charts.incident_mix import category_mix, group_mix
from jarfalla_data.charts.incident_periods import periods
from jarfalla_data.charts.incident_weeks import week_years
from jarfalla_data.charts.incident_words import about
from jarfalla_data.charts.insecurity_map import insecurity_map
from jarfalla_data.charts.inspection_years import by_year
from jarfalla_data.charts.model import Chart, Table
from jarfalla_data.charts.narcotics_rates import rates
from jarfalla_data.charts.presence import presence
from jarfalla_data.charts.priorities import priority
from jarfalla_data.charts.repair import repair
from jarfalla_data.charts.sources import freshness
from jarfalla_data.charts.year_wheel import year_wheel
from jarfalla_data.charts.young_compared import young_compared
from jarfalla_data.charts.young_findings import young_findings
from jarfalla_data.measures import (
    control,
    control_pointed,
    control_quarters,
    cooperation,
    covered,
    drug_scene,
    effect,
    effect_cautions,
    effect_variants,
    incident_weeks,
    incidents,
    insecurity_change,
    inspections,
    outlines,
    priorities,
)
from jarfalla_data.measures import evenings as calendar
from jarfalla_data.measures import felt_reported as felt_beside
from jarfalla_data.measures import insecurity as felt
from jarfalla_data.measures import narcotics as work
from jarfalla_data.measures import presence as needed
from jarfalla_data.measures import repair as mending
from jarfalla_data.measures import year_wheel as by_month
from jarfalla_data.measures import young_findings as young
from jarfalla_data.measures.effect_question import Question, resolve
from jarfalla_data.measures.funnel import against_expected
from jarfalla_data.measures.planned import planned
from jarfalla_data.measures.priority_criteria import defaults
from jarfalla_data.measures.priority_values import AREA
from jarfalla_data.privacy import Audience, Released, release, smallest_count
from jarfalla_data.publication import public, public_periods
from jarfalla_data.report.content import Part, Report, Section
from jarfalla_data.vocabulary.dialogue import CONCERNS
from tests.factories import bundled_store

LATE = "late_evening_night"
STORE = bundled_store()
VIEWS = [(Audience.INTERNAL, "sv"), (Audience.PUBLIC, "en")]
views = pytest.mark.parametrize("view", VIEWS, ids=lambda view: f"{view[0]}-{view[1]}")
CANARY = 7_654_321
"""A number that is hidden, and that nothing else can be taken for."""


class Seen:
    """What an audience sees of the bundled data, for one selection and in one language."""

    def __init__(self, audience: Audience, lang: str, selection: Selection) -> None:
        self.audience, self.lang, self.wanted = audience, lang, selection
        inside = audience is Audience.INTERNAL
        self.days = covered.periods(STORE) if inside else public_periods(STORE, smallest_count())

    def figures(self, measure: Any, *asked: Any) -> Released:
        if self.audience is Audience.INTERNAL:
            return release(measure(STORE, *asked), self.audience)
        return public(STORE, smallest_count(), measure, asked)

    def charts(self) -> Iterator[Chart]:
        yield from self._of_feelings()
        yield from self._of_the_scene()
        yield from self._of_reports()
        if self.audience is Audience.INTERNAL:
            yield from self._judged()
            yield from self._work()
            yield from self._mending()
        else:
            yield from self._public()

    def _of_feelings(self) -> Iterator[Chart]:
        names, see, wanted = geography.names(STORE, self.lang), self.figures, self.wanted
        fresh = freshness(STORE, felt.TABLES, self.days, self.lang)
        told = insecurity.About(names, wanted.area, LATE, fresh, self.lang)
        shares, asked = see(felt.by_area, wanted), see(felt.asked, wanted)
        yield insecurity.by_area(shares, asked, told)
        yield insecurity_map(shares, see(outlines.outlines), asked, told)
        yield insecurity.by_part(shares, asked, told)
        yield insecurity.change(see(insecurity_change.changes, wanted), asked, told)
        labels = CONCERNS.labels(self.lang)
        concerns = see(felt.by_concern, Selection(time_of_day=wanted.time_of_day))
        yield insecurity.by_group(concerns, asked, key="concern", where="Järfälla", labels=labels, lang=self.lang)

    def _of_the_scene(self) -> Iterator[Chart]:
        see, wanted = self.figures, Selection()
        yield timeline(
            status=see(drug_scene.status_stretches, wanted),
            said=see(drug_scene.statements, wanted),
            promises=see(drug_scene.promise_periods, wanted),
            milestones=see(drug_scene.milestones, wanted),
            counts=see(drug_scene.county_counts, wanted),
            freshness=freshness(STORE, drug_scene.TABLES, self.days, self.lang),
            lang=self.lang,
        )
        yield narcotics.work(see(work.by_year, wanted), narcotics.about(STORE, self.days, self.lang))

    def _of_reports(self) -> Iterator[Chart]:
        see, wanted = self.figures, incidents.allowed(self.audience, Selection())
        over_time = see(incidents.by_period, wanted, incidents.finest(self.audience, wanted))
        told = about(STORE, wanted, self.days, self.lang).over(over_time)
        yield periods(over_time, told)
        yield group_mix(over_time, told)
        compared = incidents.for_areas(self.audience, STORE, wanted)
        yield area_counts(see(incidents.by_area, compared), about(STORE, compared, self.days, self.lang))
        measured = inspection_words.about(STORE, None, inspections.TABLES, self.days, self.lang)
        yield by_year(see(inspections.by_year, Selection()), measured)
        agreement = agreed.about(STORE, None, self.days, self.lang)
        with_persons, without = (
            see(measure, Selection()) for measure in (cooperation.with_persons, cooperation.without_persons)
        )
        yield agreed.planned_and_done(with_persons, without, agreement)

    def _judged(self) -> Iterator[Chart]:
        see, wanted = self.figures, Selection()
        told = about(STORE, wanted, self.days, self.lang)
        milestones = see(drug_scene.milestones, wanted)
        points, signals = see(control.points, station.SERIES, None), see(control.signals, station.SERIES, None)
        told_of_station = station.about(STORE, self.days, self.lang)
        yield control_chart(points, signals, see(control.basis, station.SERIES), told_of_station, milestones)
        yield control_rows(see(control_pointed.points, wanted), see(control_pointed.signals, wanted), told)
        yield funnel(see(against_expected, wanted), told)
        yield week_years(see(incident_weeks.same_week_by_year, wanted), told)
        yield week_hours(see(incidents.by_weekday_hour, wanted), see(incidents.with_clock, wanted), told)
        yield category_mix(see(incidents.by_category, wanted), told)
        yield year_wheel(see(by_month.year_wheel, wanted), see(planned, wanted), told)
        yield from self._ranked()

    def _ranked(self) -> Iterator[Chart]:
        told = priority_words.about(STORE, AREA, self.days, self.lang)
        used, by_score = (self.figures(m, AREA, defaults()) for m in (priorities.criteria_used, priorities.ranking))
        yield priority(by_score, used, told)
        yield felt_reported(self.figures(felt_beside.felt_and_reported), told)

    def _work(self) -> Iterator[Chart]:
        see, code = self.figures, "2024"
        of_work = narcotics.about(STORE, self.days, self.lang)
        yield rates(see(work.reports_per_control, Selection(), drug_scene.PLACE), of_work)
        fresh = freshness(STORE, calendar.TABLES, self.days, self.lang)
        yield evenings(see(calendar.calendar, code), code, fresh, self.lang)
        yield presence(see(needed.where_needed, code), code, fresh, self.lang)
        question = resolve(STORE, Question("motesplats_jakobsberg"))
        told = about_effect(STORE, question, self.days, self.lang)
        measures = (effect.months, effect.counted, effect.estimates, effect.obstacles, effect_cautions.begun)
        yield trends(*(see(measure, question) for measure in measures), told)
        yield variants(see(effect_variants.variants, question), told)

    def _mending(self) -> Iterator[Chart]:
        see, wanted = self.figures, Selection()
        told = inspection_words.about(STORE, None, inspections.TABLES, self.days, self.lang)
        yield repair(see(mending.mended_within, wanted), see(mending.curves, wanted), told)
        waiting = see(inspections.waiting, wanted)
        for group in inspections.GROUPS:
            yield states(see(inspections.by_group, wanted, group), waiting, told, group)
        yield young_compared(see(young.against_others, wanted), told)

    def _public(self) -> Iterator[Chart]:
        see, wanted = self.figures, Selection()
        told = inspection_words.about(STORE, None, inspections.TABLES, self.days, self.lang)
        yield young_findings(see(young.by_span, wanted), told)
        quarters = see(incidents.by_period, wanted, incidents.finest(self.audience, wanted))
        told_of_quarters = about(STORE, wanted, self.days, self.lang).over(quarters)
        yield quarter_rows(quarters, see(control_quarters.baselines), told_of_quarters)


@cache
def charts_of(audience: Audience, lang: str = "sv") -> tuple[Chart, ...]:
    """All charts that an audience sees."""
    return tuple(Seen(audience, lang, Selection()).charts())


def report_of(*charts: Chart, tables: tuple[Table, ...] = (), **given: Any) -> Report:
    """A report of some charts and tables in one part, in the language and for the audience of the first chart."""
    first = next((layer for chart in charts for layer in chart.layers.values()), None)
    section = Section("avsnitt", "Avsnittet", given.pop("sentences", ("En mening först.",)), charts, tables)
    return Report(
        **{
            "title": "Rapport om Järfälla",
            "lang": charts[0].lang if charts else "sv",
            "audience": first.audience if first else Audience.PUBLIC,
            "facts": (("Period", "2017–2024"), ("Fingeravtryck", "abc123")),
            "parts": (Part("Hela Järfälla", (section,)),),
            "is_example": any("example" in chart.badges for chart in charts),
            **given,
        }
    )


def hidden_counts() -> Chart:
    """The chart of areas in which one count is hidden, as the exit hides it."""
    wanted = incidents.for_areas(Audience.PUBLIC, STORE, Selection())
    figures = incidents.by_area(STORE, wanted)
    frame = figures.frame.copy()
    at = frame.index[3]
    hidden = pd.Series(frame.index == at, index=frame.index)
    frame.loc[at, "reported"] = CANARY
    released = release(replace(figures, frame=frame), Audience.PUBLIC, further={"reported": hidden})
    return area_counts(released, about(STORE, wanted, covered.periods(STORE), "sv"))


def hidden_shares() -> Chart:
    """The chart of shares in which one share and all that follows from it is hidden."""
    figures = felt.by_area(STORE, Selection())
    frame = figures.frame.copy()
    at = frame.index[frame["level"] == "area"][2]
    for column in ("share", "low", "high"):
        frame.loc[at, column] = CANARY / 10**7
    hidden = pd.Series(frame.index == at, index=frame.index)
    numerator = figures.shares[0].numerator
    shares = release(replace(figures, frame=frame), Audience.PUBLIC, further={numerator: hidden})
    asked = release(felt.asked(STORE, Selection()), Audience.PUBLIC)
    told = insecurity.About(geography.names(STORE, "sv"), None, "late_evening_night", "", "sv")
    return insecurity.by_area(shares, asked, told)
