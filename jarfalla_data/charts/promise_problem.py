"""The problem that a promise answers to: what people said in the dialogues before it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from jarfalla_data.charts.describe import example_headline
from jarfalla_data.charts.dots import SUPPRESSED, interval_text, labelled, value_text
from jarfalla_data.charts.insecurity_words import round_label, when
from jarfalla_data.charts.model import Link
from jarfalla_data.charts.promise_model import Step
from jarfalla_data.geography import MUNICIPALITY
from jarfalla_data.measures.insecurity import STANDARD_TIME
from jarfalla_data.privacy.suppression import Released
from jarfalla_data.reading.descriptor import Origin
from jarfalla_data.vocabulary.dialogue import CONCERNS
from jarfalla_data.wording import Translator, format_day, format_number

PAGE = "otrygghet"


def problem(
    row: Any,
    shares: Released,
    concerns: Mapping[str, Released],
    asked: Released,
    names: Mapping[str, str],
    t: Translator,
) -> Step:
    """How large a share felt unsafe, or named the problem, where the promise is about, in the last round before it."""
    where = row.where if row.where in concerns or not row.problem else MUNICIPALITY
    found = _found(row, shares, concerns, where)
    if asked.frame.empty or found is None:
        day = t("före den {day}", day=format_day(row.first, t.lang))
        about = " · ".join((day, t("polisens och kommunens dialoger"), t("filen dialogues.csv")))
        return Step(t("Problem"), t("Ingen dialogomgång före löftet i materialet."), about)
    what = CONCERNS.label(row.problem, t.lang) if row.problem else ""
    said = _share(found, what, names.get(where, where), t)
    example = shares.origin is Origin.EXAMPLE
    about = " · ".join((round_label(asked, t.lang), t("svar från invånare i polisens och kommunens dialoger")))
    return Step(
        t("Problem"),
        example_headline(said, t.lang) if example else said,
        about,
        Link(t("Otrygghet"), PAGE),
        example,
    )


def _found(row: Any, shares: Released, concerns: Mapping[str, Released], where: str) -> Any | None:
    """The share that is told, as dots have it; None when there is none."""
    released, code = (concerns[where], row.problem) if row.problem else (shares, where)
    if released.frame.empty or code not in set(released.frame["code"]):
        return None
    drawn = labelled(released, {name: name for name in released.frame["code"]}, ranked=False)
    return next(one for one in drawn.rows if one.code == code)


def _share(found: Any, what: str, place: str, t: Translator) -> str:
    """ "45 % otrygga sent på kvällen i Jakobsberg (39–51 %, 310 svar)"; or why there is no share."""
    subject = {"what": what or t("Otrygga {when}", when=when(STANDARD_TIME, t.lang)), "place": place}
    value = value_text(found, t.lang)
    if found.state == SUPPRESSED or not _is_told(found):
        return t("{what}, {place}: {value}", value=value, **subject)
    more = {"interval": interval_text(found, t.lang), "n": format_number(found.n, t.lang)}
    return t("{what}, {place}: {value} ({interval}, {n} svar)", value=value, **subject, **more)


def _is_told(found: Any) -> bool:
    return bool(found.value == found.value)  # a missing share is no number
