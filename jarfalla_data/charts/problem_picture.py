"""The answers of one area's problem picture: how it feels, what is reported, what is done, what is left."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pandas as pd

from jarfalla_data.charts import insecurity_words
from jarfalla_data.charts.dots import SUPPRESSED, interval_text, labelled
from jarfalla_data.charts.estimate_words import verdict_word
from jarfalla_data.charts.funnel import standing_words
from jarfalla_data.charts.incident_hours import day_names, hour_words, known_words
from jarfalla_data.charts.incident_words import About, series_label, span_words
from jarfalla_data.charts.overview import Answer, marked
from jarfalla_data.geography import MUNICIPALITY
from jarfalla_data.measures.incident_terms import DETECTION_DRIVEN
from jarfalla_data.measures.meeting import State
from jarfalla_data.measures.statistics import Verdict
from jarfalla_data.privacy.suppression import Released
from jarfalla_data.selection import Period
from jarfalla_data.vocabulary.activities import ACTIVITY_KINDS
from jarfalla_data.vocabulary.dialogue import CONCERNS
from jarfalla_data.vocabulary.incidents import INCIDENT_CATEGORIES
from jarfalla_data.wording import format_share

MOST_NAMED = 3
SAFETY, INCIDENTS, INSPECTIONS = "otrygghet", "brott-och-handelser", "trygghetsbesiktning"


def insecurity(
    shares: Released, everywhere: Released, changes: Released, asked: Released, time: str, told: About
) -> Answer:
    """How large a share feels unsafe here, against the municipality (in `everywhere`), and has it changed?"""
    t, place = told.t, told.selection.area or MUNICIPALITY
    every, whole_of = (labelled(layer, dict(told.names), ranked=False) for layer in (shares, everywhere))
    row: Any = next((row for row in every.rows if row.code == place), None)
    question = t("Hur tryggt är det, enligt dem som svarat?") if told.is_place else t("Hur otrygga är de som bor här?")
    if told.is_place and (row is None or row.n == 0):
        return _here(Answer(question, t("Inga svar om platsen"), "", "", SAFETY), shares, told)
    if row is None or row.state == SUPPRESSED or pd.isna(row.value):
        return _here(Answer(question, t("Går inte att säga: för få svar"), "", "", SAFETY), shares, told)
    when = insecurity_words.when(time, told.lang)
    whole: Any = next(row for row in whole_of.rows if row.code == MUNICIPALITY)
    compared = "" if place == MUNICIPALITY or pd.isna(whole.value) else _whole(whole, told)
    rests_on = t(
        "{interval}, {n} svar, {round}",
        interval=interval_text(row, told.lang),
        n=told.number(row.n),
        round=insecurity_words.round_label(asked, told.lang),
    )
    answer = t("{share} är otrygga {when}", share=format_share(row.value, told.lang), when=when)
    detail = " ".join(filter(None, (_changed(changes, place, told), compared)))
    return _here(Answer(question, answer, detail, rests_on, SAFETY), shares, told)


def _whole(row: Any, told: About) -> str:
    return told.t("Hela Järfälla: {share}.", share=format_share(row.value, told.lang))


def _changed(changes: Released, place: str, told: About) -> str:
    """The verdict since the last comparable round, as it was judged among all places."""
    row: Any = next((row for row in changes.rows if row.code == place and pd.notna(row.difference)), None)
    if row is None:
        return told.t("Inget att jämföra med.")
    word, before = verdict_word(Verdict(row.verdict), told.lang), format_share(row.share_before, told.lang)
    return told.t("Sedan förra omgången, {before}: {verdict}.", before=before, verdict=word)


def concerns(named: Released, told: About) -> Answer:
    """Which problems do most people name here?"""
    t = told.t
    rows = sorted((row for row in named.rows if pd.notna(row.share)), key=lambda row: -row.share)[:MOST_NAMED]
    said = [f"{CONCERNS.label(row.code, told.lang)}: {format_share(row.share, told.lang)}" for row in rows]
    few = t("Inga svar om platsen") if told.is_place and not named.rows else t("Går inte att säga: för få svar")
    answer = said[0] if said else few
    rests_on = t("{n} svar. Flera problem får nämnas.", n=told.number(rows[0].n)) if rows else ""
    return _here(Answer(t("Vilka problem nämns mest?"), answer, _sentence(said[1:]), rests_on, SAFETY), named, told)


def reports(changes: Released, expected: Released, told: About) -> Answer:
    """How much is reported here, is that more or less than a year ago, and than expected?"""
    t, question = told.t, told.t("Vad anmäls?")
    rows = [row for row in changes.rows if row.series != DETECTION_DRIVEN]
    if not rows:
        return _here(Answer(question, t("Går inte att säga: mindre än två hela år"), "", "", INCIDENTS), changes, told)
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
    return _here(Answer(question, answer, " ".join(filter(None, said)), rests_on, INCIDENTS), changes, told)


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
    return _sentence(changed) or t("Om någon grupp har ändrats går inte att avgöra.")


def kinds(by_category: Released, told: About) -> Answer:
    """What is reported most here, without what controls find?"""
    t = told.t
    rows = [row for row in by_category.rows if row.kind == "reported"][:MOST_NAMED]
    said = [f"{INCIDENT_CATEGORIES.label(row.category, told.lang)}: {told.number(row.reports)}" for row in rows]
    answer = said[0] if said else t("Inget anmält")
    return _here(Answer(t("Vad är vanligast?"), answer, _sentence(said[1:]), told.when, INCIDENTS), by_category, told)


def when(hours: Released, clock: Released, told: About) -> Answer:
    """On which weekday and at which hour does most happen?"""
    t, question = told.t, told.t("När händer det?")
    if not hours.rows:
        return _here(Answer(question, t("Inga klockslag är kända"), "", "", INCIDENTS), hours, told)
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
    return _here(Answer(question, answer, detail, known_words(clock, told), INCIDENTS), hours, told)


def done(work: Released, told: About) -> Answer:
    """What is being done here?"""
    t, question = told.t, told.t("Vad görs?")
    rows = [row for row in work.rows if row.done]
    if not rows:
        return _here(Answer(question, t("Inga insatser redovisade det senaste året"), "", "", ""), work, told)
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
    return _here(Answer(question, answer, f"{_sentence(said[:MOST_NAMED])} {plans}", span, ""), work, told)


def left(findings: Released, told: About) -> Answer:
    """What is left of what inspections found?"""
    t, question = told.t, told.t("Vad är kvar efter besiktningar?")
    rows = findings.rows
    late = sum(bool(row.overdue) for row in rows)
    if not rows:
        return _here(Answer(question, t("Inga brister är kvar"), "", "", INSPECTIONS), findings, told)
    answer = t.plural("{n} brist är kvar", "{n} brister är kvar", len(rows))
    detail = t.plural("{n} borde redan vara åtgärdad.", "{n} borde redan vara åtgärdade.", late) if late else ""
    return _here(Answer(question, answer, detail, t("Öppna och beställda."), INSPECTIONS), findings, told)


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
    return _here(Answer(question, answer, detail if rows else "", "", ""), decisions, told)


def _sentence(parts: list[str]) -> str:
    """Parts as one sentence; nothing for none."""
    first, *others = parts or [""]
    return ", ".join([first, *(part[:1].lower() + part[1:] for part in others)]) + "." if parts else ""


def _here(answer: Answer, layer: Released, told: About) -> Answer:
    """The answer with its mark, and a link that keeps the place."""
    keeps = told.selection.area and not told.is_place
    return replace(marked(answer, layer, told.lang), area=told.place if keeps else None)
