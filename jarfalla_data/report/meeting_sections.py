"""The sections for the meeting: the situation in short, the problem picture of a place, and the plan of what to do."""

from __future__ import annotations

from collections.abc import Iterator

from jarfalla_data import Selection, geography
from jarfalla_data.charts import feelings
from jarfalla_data.charts import meeting_tables as lists
from jarfalla_data.charts import overview as words
from jarfalla_data.charts import problem_picture as answers
from jarfalla_data.charts.incident_words import About, about
from jarfalla_data.charts.model import Chart, Table
from jarfalla_data.charts.overview import Answer
from jarfalla_data.charts.watched import quarters_answer, signals_told, watched_answer
from jarfalla_data.charts.year_wheel import year_wheel
from jarfalla_data.measures import (
    change_list,
    drug_scene,
    incident_latest,
    incidents,
    insecurity,
    insecurity_change,
    meeting,
    promises,
    watched,
    year_change,
)
from jarfalla_data.measures import year_wheel as by_month
from jarfalla_data.measures.control_quarters import baselines
from jarfalla_data.measures.funnel import against_expected
from jarfalla_data.measures.planned import planned
from jarfalla_data.privacy import Audience, Released
from jarfalla_data.publication.view import View
from jarfalla_data.report.days import of_all_days
from jarfalla_data.report.tables import answers_table

Told = Iterator[str | Chart | Table]


def in_short(here: View) -> Told:
    """The four answers of the overview, and what has changed: of all days, as on its page."""
    lang, store, everything = here.lang, here.store, Selection()
    names, inside = geography.names(store, lang), here.audience is Audience.INTERNAL
    told = about(store, everything, here.periods, lang)
    shares, asked = here.figures(insecurity.by_area, everything), here.figures(insecurity.asked, everything)
    said = (
        words.insecurity_answer(shares, asked, names, insecurity.STANDARD_TIME, lang),
        words.drug_scene_answer(here.figures(drug_scene.statements, everything), lang),
        _unusual(here, told),
        words.promises_answer(here.figures(promises.latest_outcomes), lang),
    )
    yield from of_all_days(here)
    yield answers_table(said, here.t("Läget i korthet"), lang, internal=inside)
    changes = here.figures(change_list.changes if inside else insecurity_change.changes, everything)
    signals = here.figures(change_list.signals, everything)
    changed = (*words.changes_told(changes, names, insecurity.STANDARD_TIME, lang), *signals_told(signals, told))
    if changed:
        yield f"{words.changed_since(asked, lang)}:"
    yield from changed


def _unusual(here: View, told: About) -> Answer:
    """Whether the latest period is unusual: of watched series, for the public of published quarters."""
    everything = Selection()
    grain = incidents.finest(here.audience, everything)
    latest = here.figures(incident_latest.same_period_by_year, everything, grain.step)
    if here.audience is Audience.INTERNAL:
        return watched_answer(here.figures(watched.watched), here.figures(watched.false_signals), latest, told)
    return quarters_answer(here.figures(incidents.by_period, everything, grain), here.figures(baselines), latest, told)


def picture(here: View) -> Told:
    """The eight answers of the problem picture, what inspections left, and when in the year problems peak."""
    wanted, lang = here.selection, here.lang
    told = about(here.store, wanted, here.periods, lang)
    findings = here.figures(meeting.left_to_fix, wanted)
    caption = here.t("Problembild: {place}", place=told.place)
    yield answers_table(_answers(here, told, findings), caption, lang, internal=True)
    yield year_wheel(here.figures(by_month.year_wheel, wanted), here.figures(planned, wanted), told)
    if findings.rows:
        yield lists.findings_list(findings, told).whole


def _answers(here: View, told: About, findings: Released) -> tuple[Answer, ...]:
    wanted = here.selection
    shares, changes = here.figures(insecurity.by_area, wanted), here.figures(insecurity_change.changes, wanted)
    counts, expected = here.figures(year_change.changes, wanted), here.figures(against_expected, wanted)
    hours, clock = here.figures(incidents.by_weekday_hour, wanted), here.figures(incidents.with_clock, wanted)
    by_age, by_gender = here.figures(insecurity.by_age, wanted), here.figures(insecurity.by_gender, wanted)
    affected = feelings.affected(by_age, by_gender, told)
    return (
        feelings.insecurity(shares, shares, changes, here.figures(insecurity.asked, wanted), affected, here.time, told),
        feelings.concerns(here.figures(insecurity.by_concern, wanted), told),
        answers.reports(counts, expected, told),
        answers.kinds(here.figures(incidents.by_category, wanted), told),
        answers.when(hours, clock, told),
        answers.done(here.figures(meeting.work_done, wanted), told),
        answers.left(findings, told),
        answers.decided(here.figures(meeting.decisions, wanted), told),
    )


def plan(here: View) -> Told:
    """The meeting's decisions as a plan: who does what by when, overdue first."""
    told = about(here.store, here.selection, here.periods, here.lang)
    decided = lists.decisions_list(here.figures(meeting.decisions, here.selection), told)
    yield decided.lead
    if decided.whole.rows:
        yield decided.whole
