"""The answers of one area's problem picture that inhabitants gave: how it feels, and which problems they name."""

from __future__ import annotations

from typing import Any

import pandas as pd

from jarfalla_data.charts import insecurity_words
from jarfalla_data.charts.dots import SUPPRESSED, interval_text, labelled
from jarfalla_data.charts.estimate_words import verdict_word
from jarfalla_data.charts.incident_words import About
from jarfalla_data.charts.overview import Answer
from jarfalla_data.charts.picture_cards import MOST_NAMED, card, sentence
from jarfalla_data.geography import MUNICIPALITY
from jarfalla_data.measures.statistics import Verdict
from jarfalla_data.privacy.suppression import Released
from jarfalla_data.vocabulary.dialogue import AGE_GROUP, CONCERNS, GENDER
from jarfalla_data.wording import format_share

SAFETY = "otrygghet"


def insecurity(
    shares: Released, everywhere: Released, changes: Released, asked: Released, affected: str, time: str, told: About
) -> Answer:
    """How large a share feels unsafe here, against the municipality (in `everywhere`), has it changed, and for whom?"""
    t, place = told.t, told.selection.area or MUNICIPALITY
    every, whole_of = (labelled(layer, dict(told.names), ranked=False) for layer in (shares, everywhere))
    row: Any = next((row for row in every.rows if row.code == place), None)
    question = t("Hur tryggt är det, enligt dem som svarat?") if told.is_place else t("Hur otrygga är de som bor här?")
    if told.is_place and (row is None or row.n == 0):
        return card(Answer(question, t("Inga svar om platsen"), "", "", SAFETY), shares, told)
    if row is None or row.state == SUPPRESSED or pd.isna(row.value):
        return card(Answer(question, t("Går inte att säga: för få svar"), "", "", SAFETY), shares, told)
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
    detail = " ".join(filter(None, (_changed(changes, asked, place, told), affected, compared)))
    return card(Answer(question, answer, detail, rests_on, SAFETY), shares, told)


def _whole(row: Any, told: About) -> str:
    return told.t("Hela Järfälla: {share}.", share=format_share(row.value, told.lang))


def _changed(changes: Released, asked: Released, place: str, told: About) -> str:
    """The verdict since the latest comparable round, as it was judged among all places.

    The round has its name: one that cannot be compared may lie between.
    """
    row: Any = next((row for row in changes.rows if row.code == place and pd.notna(row.difference)), None)
    if row is None:
        return told.t("Inget att jämföra med.")
    word, before = verdict_word(Verdict(row.verdict), told.lang), format_share(row.share_before, told.lang)
    since = insecurity_words.earlier_round_label(asked, told.lang) or told.t("senaste jämförbara omgång")
    return told.t("Sedan {round}, då {before}: {verdict}.", round=since, before=before, verdict=word)


def affected(by_age: Released, by_gender: Released, told: About, *, here: bool = True) -> str:
    """Which age and which gender has the largest share that feels unsafe, here or in all of the municipality?

    Nothing of a breakdown in which fewer than two shares are told: there is nothing to be larger than.
    """
    t, lang = told.t, told.lang
    every = ((by_age, AGE_GROUP.labels(lang)), (by_gender, GENDER.labels(lang)))
    drawn = [labelled(layer, dict(labels), ranked=False) for layer, labels in every]
    said = [
        insecurity_words.highest(rows, "{place}, {share}", lang)
        for rows in drawn
        if sum(pd.notna(row.value) for row in rows.rows) > 1
    ]
    groups = "; ".join(said)
    largest = (
        t("Störst andel: {groups}.", groups=groups)
        if here
        else t("Störst andel i hela Järfälla: {groups}.", groups=groups)
    )
    return largest if said else ""


def concerns(named: Released, told: About) -> Answer:
    """Which problems do most people name here?"""
    t = told.t
    rows = sorted((row for row in named.rows if pd.notna(row.share)), key=lambda row: -row.share)[:MOST_NAMED]
    said = [f"{CONCERNS.label(row.code, told.lang)}: {format_share(row.share, told.lang)}" for row in rows]
    few = t("Inga svar om platsen") if told.is_place and not named.rows else t("Går inte att säga: för få svar")
    answer = said[0] if said else few
    rests_on = t("{n} svar. Flera problem får nämnas.", n=told.number(rows[0].n)) if rows else ""
    return card(Answer(t("Vilka problem nämns mest?"), answer, sentence(said[1:]), rests_on, SAFETY), named, told)
