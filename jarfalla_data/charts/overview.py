"""The four answers of the overview, each a sentence with its number, n or source."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import pandas as pd

from jarfalla_data.charts import drug_scene_words, insecurity_words
from jarfalla_data.charts.describe import example_headline
from jarfalla_data.charts.dots import SUPPRESSED, interval_text, labelled
from jarfalla_data.charts.insecurity_change_words import shares_words
from jarfalla_data.charts.insecurity_questions import TO_FILL_IN
from jarfalla_data.charts.model import Link
from jarfalla_data.charts.sources import source_link
from jarfalla_data.privacy.suppression import Released
from jarfalla_data.reading.descriptor import Origin
from jarfalla_data.vocabulary.published import PROMISE_OUTCOME
from jarfalla_data.wording import format_number, format_share, translator


@dataclass(frozen=True)
class Answer:
    """One question: the answer in a few words, what to know of it, and what it rests on.

    `page` is the address of the page that tells more, empty where there is none; `area`, by its name, is chosen there.
    """

    question: str
    answer: str
    detail: str
    rests_on: str
    page: str
    source: Link | None = None
    example: bool = False
    area: str | None = None


def insecurity_answer(shares: Released, asked: Released, names: dict[str, str], time: str, lang: str) -> Answer:
    """How insecure do people feel, and where most?"""
    t = translator(lang)
    every = labelled(shares, names, ranked=True)
    whole: Any = insecurity_words.rows_of(every, "municipality").rows[0]
    when = insecurity_words.when(time, lang)
    if whole.state == SUPPRESSED:
        answer, rests_on = t("Andelen visas inte"), ""
    elif pd.isna(whole.value):
        answer, rests_on = t("Går inte att säga: för få svar"), ""
    else:
        answer = t("{share} är otrygga {when}", share=format_share(whole.value, lang), when=when)
        interval = interval_text(whole, lang)
        name = insecurity_words.round_label(asked, lang)
        rests_on = t("{interval}, {n} svar, {round}", interval=interval, n=format_number(whole.n, lang), round=name)
    detail = insecurity_words.highest(
        insecurity_words.rows_of(every, "area"),
        t("Störst andel: {place}, {share}", **TO_FILL_IN),
        lang,
    )
    return marked(Answer(t("Hur otrygga är invånarna?"), answer, detail, rests_on, "otrygghet"), shares, lang)


def drug_scene_answer(said: Released, lang: str) -> Answer:
    """Is Jakobsberg an open drug scene according to the latest known statement, and since when?"""
    t = translator(lang)
    question, page = t("Är Jakobsberg en öppen drogscen?"), "oppen-drogscen"
    if said.frame.empty:
        return Answer(question, t("Inga uppgifter"), "", "", page)
    last: Any = said.rows[-1]
    answer = (
        t("Ja, enligt senaste uppgift")
        if last.status_after == drug_scene_words.OPEN
        else t("Nej, enligt senaste uppgift")
    )
    return Answer(
        question,
        answer,
        drug_scene_words.lead(said, lang),
        t("Senaste uppgift: {when}.", when=last.date.label(lang)),
        page,
        source_link(last.source_url),
    )


def promises_answer(outcomes: Released, lang: str) -> Answer:
    """How are the promises of the latest period in the material reported?"""
    t = translator(lang)
    question, page = t("Hur redovisas medborgarlöftet?"), "medborgarlofte"
    if outcomes.frame.empty:
        return Answer(question, t("Inga uppgifter"), "", "", page)
    rows = outcomes.rows
    total = sum(row.items for row in rows)
    kept = sum(row.items for row in rows if row.outcome == "kept")
    reported = total - sum(row.items for row in rows if row.outcome == "not_reported")
    if reported == 0:
        answer = t("Inget av {total} löften är redovisat", total=total)
    else:
        answer = t("{kept} av {total} löften redovisas som hållna", kept=kept, total=total)
    years = drug_scene_words.period_label(rows[0].first, rows[0].last)
    if reported == 0 or kept == total:  # the answer has said it of all
        detail = t("Löftet för {years}.", years=years)
    else:
        listed = ", ".join(f"{PROMISE_OUTCOME.label(r.outcome, lang).lower()}: {r.items}" for r in rows)
        detail = t("Löftet för {years}. {listed}.", years=years, listed=listed[:1].upper() + listed[1:])
    return Answer(question, answer, detail, t("Senaste löfte i materialet."), page, source_link(rows[0].source_url))


def changed_since(asked: Released, lang: str) -> str:
    """The heading of what has changed, with the round that the answers are compared with."""
    t, before = translator(lang), insecurity_words.earlier_round_label(asked, lang)
    return t("Vad som har ändrats sedan {round}", round=before) if before else t("Vad som har ändrats")


def changes_told(changes: Released, names: dict[str, str], time: str, lang: str) -> tuple[str, ...]:
    """What has changed since last time: only the verdicts that can be told, as sentences."""
    t, when = translator(lang), insecurity_words.when(time, lang)
    rows = labelled(changes, names, ranked=True, value="difference").rows
    told = [row for row in rows if row.verdict in ("increases", "decreases")]
    sentences = [
        t("{place}: otryggheten {when} {change}", place=row.label, when=when, change=shares_words(row, lang))
        for row in told
    ]
    return tuple(example_sentences(sentences, changes, lang))


def example_sentences(sentences: Sequence[str], layer: Released, lang: str) -> Sequence[str]:
    """Sentences that rest on invented numbers begin with the word."""
    if layer.origin is not Origin.EXAMPLE:
        return sentences
    return [example_headline(sentence, lang) for sentence in sentences]


def marked(answer: Answer, layer: Released, lang: str) -> Answer:
    """An answer that rests on invented numbers begins with the word."""
    if layer.origin is not Origin.EXAMPLE:
        return answer
    return replace(answer, answer=example_headline(answer.answer, lang), example=True)
