"""What the charts of a follow-up are about: the question in words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from jarfalla_data.charts.sources import freshness
from jarfalla_data.measures import effect_places
from jarfalla_data.measures.control_series import ALL
from jarfalla_data.measures.covered import Periods
from jarfalla_data.measures.effect import TABLES
from jarfalla_data.measures.effect_question import OWN_DATE, Question
from jarfalla_data.measures.incident_terms import DETECTION_DRIVEN
from jarfalla_data.measures.interventions import Intervention, interventions
from jarfalla_data.store import Store
from jarfalla_data.vocabulary.incidents import CATEGORY_GROUPS
from jarfalla_data.wording import Translator, format_number, translator


@dataclass(frozen=True)
class Effect:
    """The question, and the names of places and interventions."""

    question: Question
    names: Mapping[str, str]
    interventions: Mapping[str, str]
    freshness: str
    lang: str

    @property
    def t(self) -> Translator:
        """Says texts in the chart's language."""
        return translator(self.lang)

    @property
    def place(self) -> str:
        """Where the intervention is followed up; empty when that is not chosen."""
        return self.names.get(self.question.treated or "", "")

    @property
    def comparison(self) -> str:
        """What it is held against; empty when there is nothing."""
        return self.names.get(self.question.control or "", "")

    @property
    def beside(self) -> str:
        """Where reports may have moved to; empty when that is not chosen."""
        return self.names.get(self.question.beside or "", "")

    @property
    def start(self) -> str:
        """The intervention and when it began: "Mötesplats Jakobsberg, senast 3 juli 2020"; empty without a start."""
        q = self.question
        if q.starts is None:
            return ""
        when = q.starts.label(self.lang)
        return self.interventions.get(q.intervention or "", self.t("Start {day}", day=when))

    @property
    def what(self) -> str:
        """What is counted."""
        return what_label(self.question.what, self.t)

    def number(self, value: float, decimals: int = 0) -> str:
        """A number in the chart's language, with a real minus."""
        return format_number(value, self.lang, decimals).replace("-", "−")


def about(store: Store, question: Question, told: Periods, lang: str) -> Effect:
    """The words of a question; `told`: the period of each table, as the audience may know it."""
    return Effect(
        question,
        MappingProxyType({code: effect_places.name(store, code, lang) for code in effect_places.choices(store)}),
        MappingProxyType({one.code: dated(one, lang) for one in interventions(store)}),
        freshness(store, TABLES, told, lang),
        lang,
    )


def dated(one: Intervention, lang: str) -> str:
    """An intervention with when it began."""
    return f"{one.name(lang)}, {one.date.label(lang)}"


def intervention_names(store: Store, t: Translator) -> dict[str, str]:
    """What can be chosen: every intervention, the latest first, and a date of one's own."""
    return {**{one.code: dated(one, t.lang) for one in interventions(store)}, OWN_DATE: t("Eget startdatum")}


def what_label(what: str, t: Translator) -> str:
    """The name of what is counted."""
    named = {ALL: t("Alla utom de som upptäcks genom kontroller"), DETECTION_DRIVEN: t("Upptäcks genom kontroller")}
    return named.get(what) or CATEGORY_GROUPS.label(what, t.lang)
