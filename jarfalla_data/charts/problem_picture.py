"""The answers of one area's problem picture: what is reported, what is done, what is left. See `feelings` too."""

from __future__ import annotations

from typing import Any

from jarfalla_data.charts.estimate_words import verdict_word
from jarfalla_data.charts.funnel import standing_words
from jarfalla_data.charts.incident_hours import day_names, hour_words, known_words
from jarfalla_data.charts.incident_words import About, series_label, span_words
from jarfalla_data.charts.overview import Answer
from jarfalla_data.charts.picture_cards import MOST_NAMED, as_of, card, sentence
from jarfalla_data.measures.incident_terms import DETECTION_DRIVEN
from jarfalla_data.measures.meeting import State
from jarfalla_data.measures.statistics import Verdict
from jarfalla_data.privacy.suppression import Released
from jarfalla_data.selection import Period
from jarfalla_data.vocabulary.activities import ACTIVITY_KINDS
from jarfalla_data.vocabulary.incidents import INCIDENT_CATEGORIES
from jarfalla_data.wording import format_share

INCIDENTS, INSPECTIONS = "brott-och-handelser", "trygghetsbesiktning"


def reports(changes: Released, expected: Released, told: About) -> Answer:
    """How much is reported here, is that more or less than a year ago, and than expected?"""
    t, question = told.t, told.t("Vad anmäls?")
    rows = [row for row in changes.rows if row.series != DETECTION_DRIVEN]
    if not rows:
        return card(Answer(question, t("Går inte att säga: mindre än två hela år"), "", "", INCIDENTS), changes, told)
    now, before = (told.number(sum(row[at] for row in _counts(rows))) for at in (0, 1))
    span = span_words(Period(rows[0].first, rows[0].last), told.lang)
    answer = t("{n} anmälningar och händelser {when}", n=now, when=span)
    standing = next((one.standing for one in expected.rows if one.code == told.selection.area), None)
    said = (
        t("Året före: {n}.", n=before),
        _changed_groups(rows, told),
        f"{t('Mot väntat')}: {standing_words(standing, t)}." if standing else "",
    )
    rests_on = t("Utan brott som upptäcks genom kontroller.")
    return card(Answer(question, answer, " ".join(filter(None, said)), rests_on, INCIDENTS), changes, told)


def _counts(rows: list[Any]) -> list[tuple[int, int]]:
    return [(int(row.reports), int(row.before)) for row in rows]


def _changed_groups(rows: list[Any], told: About) -> str:
    """The broad groups that have changed since the year before, as they were judged in one list."""
    t = told.t
    changed = [
        f"{series_label(row.series, told)}: {verdict_word(Verdict(row.verdict), told.lang)}"
        for row in rows
        if row.verdict in (Verdict.INCREASES, Verdict.DECREASES)
    ]
    return sentence(changed) or t("Om någon grupp har ändrats går inte att avgöra.")


def kinds(by_category: Released, told: About) -> Answer:
    """What is reported most here, without what controls find?"""
    t = told.t
    rows = [row for row in by_category.rows if row.kind == "reported"][:MOST_NAMED]
    said = [f"{INCIDENT_CATEGORIES.label(row.category, told.lang)}: {told.number(row.reports)}" for row in rows]
    answer = said[0] if said else t("Inget anmält")
    return card(Answer(t("Vad är vanligast?"), answer, sentence(said[1:]), told.when, INCIDENTS), by_category, told)


def when(hours: Released, clock: Released, told: About) -> Answer:
    """On which weekday and at which hour does most happen?"""
    t, question = told.t, told.t("När händer det?")
    if not hours.rows:
        return card(Answer(question, t("Inga klockslag är kända"), "", "", INCIDENTS), hours, told)
    most = max(row.reports for row in hours.rows)
    top = [row for row in hours.rows if row.reports == most]
    if len(top) > 1:
        answer = t("Flera timmar i veckan har lika många")
    else:
        day = day_names(told.lang)[top[0].weekday]
        answer = t("Mest {day} kl. {hour}", day=day, hour=hour_words(top[0].hour))
    late = sum(row.reports for row in hours.rows if row.weekday in (4, 5) and row.hour >= 18)
    share = format_share(late / sum(row.reports for row in hours.rows), told.lang)
    detail = t("Fredag och lördag efter kl. 18: {share} av dem med klockslag.", share=share)
    return card(Answer(question, answer, detail, known_words(clock, told), INCIDENTS), hours, told)


def done(work: Released, told: About) -> Answer:
    """What is being done here?"""
    t, question = told.t, told.t("Vad görs?")
    rows = [row for row in work.rows if row.done]
    if not rows:
        return card(Answer(question, t("Inga insatser redovisade det senaste året"), "", "", ""), work, told)
    said = [f"{ACTIVITY_KINDS.label(row.kind, told.lang)}: {told.number(row.done)}" for row in rows]
    answer = t.plural(
        "{count} insats på ett år",
        "{count} insatser på ett år",
        total := sum(r.done for r in rows),
        count=told.number(total),
    )
    ahead = sum(row.planned for row in work.rows)
    plans = t("Planerade framåt: {n}.", n=told.number(ahead))
    span = span_words(Period(rows[0].first, rows[0].last), told.lang)
    return card(Answer(question, answer, f"{sentence(said[:MOST_NAMED])} {plans}", span, ""), work, told)


def left(findings: Released, told: About) -> Answer:
    """What is left of what inspections found?"""
    t, question = told.t, told.t("Vad är kvar efter besiktningar?")
    rows = findings.rows
    late = sum(bool(row.overdue) for row in rows)
    if not rows:
        return card(Answer(question, t("Inga brister är kvar"), "", "", INSPECTIONS), findings, told)
    answer = t.plural("{n} brist är kvar", "{n} brister är kvar", len(rows))
    detail = t.plural("{n} borde redan vara åtgärdad.", "{n} borde redan vara åtgärdade.", late) if late else ""
    rests_on = f"{t('Öppna och beställda.')} {as_of(findings, told)}"
    return card(Answer(question, answer, detail, rests_on, INSPECTIONS), findings, told)


def decided(decisions: Released, told: About) -> Answer:
    """What was decided, and is it done?"""
    t, question, rows = told.t, told.t("Vad är beslutat?"), decisions.rows
    number = {state: sum(row.state == state for row in rows) for state in State}
    waiting = number[State.OVERDUE] + number[State.OPEN]
    if number[State.OVERDUE]:
        answer = t.plural("{n} beslut är försenat", "{n} beslut är försenade", number[State.OVERDUE])
    elif waiting:
        answer = t.plural("{n} beslut är på gång", "{n} beslut är på gång", waiting)
    else:
        answer = t("Inga beslut väntar")
    detail = t("Att följa upp: {n}. Avslutade: {closed}.", n=number[State.FOLLOW_UP], closed=number[State.CLOSED])
    return card(Answer(question, answer, detail if rows else "", as_of(decisions, told), ""), decisions, told)
