"""The chain of each promise: problem, promise, what was done, what it gave, how it went, what may be concluded."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from jarfalla_data.charts import promise_problem, promise_words, promise_work
from jarfalla_data.charts.drug_scene_words import period_label
from jarfalla_data.charts.model import Link
from jarfalla_data.charts.promise_conclusion import conclusion
from jarfalla_data.charts.promise_model import Promise, Promises, Step
from jarfalla_data.charts.sources import badges, source_link
from jarfalla_data.partial_dates import PartialDate
from jarfalla_data.privacy.suppression import HIDDEN, Released
from jarfalla_data.reading.descriptor import Origin
from jarfalla_data.vocabulary.published import OUTCOME_BY, OWNER, PROMISE_OUTCOME
from jarfalla_data.wording import Translator, translator

OUTPUT = "output"


@dataclass(frozen=True)
class Before:
    """What was known of the problem before a period: how unsafe people felt, problems by place, and in which round."""

    shares: Released
    concerns: Mapping[str, Released]
    asked: Released
    names: Mapping[str, str]


def promises(
    periods: Released, promised: Released, work: Released, before: Before, freshness: str, lang: str
) -> Promises:
    """The promises of one period, each with its chain."""
    t = translator(lang)
    if promised.frame.empty:
        return Promises(t("Inga medborgarlöften i materialet"), "", "", (), (), freshness)
    code = period_label(promised.rows[0].first, promised.rows[0].last)
    row = promise_words.of(periods, code)
    told = set(promised.frame["commitment_id"]) & set(work.frame["commitment_id"])
    return Promises(
        promise_words.headline(row, t),
        promise_words.lead(row, t),
        t("Löften, mål och utfall som de publicerats. Gjort: aktiviteter i materialet"),
        badges((promised, work) if told else (promised,)),
        tuple(_promise(one, work, before, t) for one in promised.rows),
        freshness,
    )


def _promise(row: Any, work: Released, before: Before, t: Translator) -> Promise:
    steps = (
        promise_problem.problem(row, before.shares, before.concerns, before.asked, before.names, t),
        _promised(row, t),
        _done(row, work, t),
        _told(row, t, t("Vad det gav"), OUTPUT),
        _told(row, t, t("Utfall"), "effect"),
        _concluded(row, t),
    )
    return Promise(
        row.commitment_id,
        getattr(row, f"title_{t.lang}"),
        promise_work.target_words(row, t),
        promise_work.done_words(work, row.commitment_id, t),
        row.outcome,
        _outcome(row, t),
        steps,
        _text(row, f"note_{t.lang}"),
    )


def _promised(row: Any, t: Translator) -> Step:
    """The promise and its target."""
    basis = "" if row.stated else t("perioden är härledd")
    about = (period_label(row.first, row.last), basis, OWNER.label(row.owner, t.lang))
    return Step(t("Löfte och mål"), promise_work.target_words(row, t), _joined(*about), source_link(row.source_url))


def _done(row: Any, work: Released, t: Translator) -> Step:
    """What was done of what was planned."""
    said, years = promise_work.done_words(work, row.commitment_id, t), promise_work.years_of(work, row.commitment_id)
    when = years or period_label(row.first, row.last)
    about = _joined(when, OWNER.label(row.owner, t.lang), t("filen activities.csv"))
    return Step(t("Gjort"), said, about, None, bool(years) and work.origin is Origin.EXAMPLE)


def _told(row: Any, t: Translator, name: str, scope: str) -> Step:
    """What is published of the work, or of the situation: the outcome stands with what it is about."""
    scopes = row.outcome_scope if isinstance(row.outcome_scope, str) else "effect"
    if scopes != scope:
        said = t("Om läget blev bättre är inte redovisat.") if scope != OUTPUT else t("Inget är publicerat.")
        return Step(name, said, _joined(period_label(row.first, row.last), OWNER.label(row.owner, t.lang)))
    text = _text(row, f"published_outcome_{t.lang}")
    said = f"{_outcome(row, t)}. {text}." if text else f"{_outcome(row, t)}."
    about = (period_label(row.first, row.last), _by(row, t))
    if getattr(row, f"published_outcome_sv{HIDDEN}", False):
        said += " " + t("Vad som publicerats visas inte, för det berättar om en enskild insats eller om vakters tider.")
        return Step(name, said, _joined(*about))
    return Step(name, said, _joined(*about, *_when_and_where(row, bool(text), t)), _source(row))


def _concluded(row: Any, t: Translator) -> Step:
    """What may be concluded: by nobody but the dashboard, from the links above."""
    about = _joined(period_label(row.first, row.last), t("bedömning gjord här, av uppgifterna ovan"))
    return Step(t("Slutsats"), conclusion(row, t), about)


def _when_and_where(row: Any, told: bool, t: Translator) -> tuple[str, ...]:
    """When an outcome was told, and what is not known of that; nothing where nobody told of one."""
    if not told and not isinstance(row.outcome_by, str):
        return ()
    linked = _source(row) is not None
    if isinstance(row.outcome_told_on, PartialDate):
        day = t("redovisat {day}", day=row.outcome_told_on.label(t.lang))
        return day, "" if linked else t("ingen länk till källan i materialet")
    return (t("dag för uppgiften framgår inte av källan") if linked else t("dag och källa för uppgiften saknas"),)


def _outcome(row: Any, t: Translator) -> str:
    return PROMISE_OUTCOME.label(row.outcome, t.lang)


def _by(row: Any, t: Translator) -> str:
    if not isinstance(row.outcome_by, str):
        return t("ingen har redovisat")
    if row.outcome_by == "inferred":
        return t("slutsats ur andra publicerade uppgifter")
    return t("uppgift: {who}", who=OUTCOME_BY.label(row.outcome_by, t.lang))


def _source(row: Any) -> Link | None:
    url = row.outcome_source_url
    return source_link(url) if isinstance(url, str) else None


def _text(row: Any, name: str) -> str:
    said = getattr(row, name)
    return "" if pd.isna(said) else str(said)


def _joined(*parts: str) -> str:
    return " · ".join(filter(None, parts))
