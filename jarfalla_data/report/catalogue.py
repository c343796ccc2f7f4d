"""Every section that a report may have: what it is called, what builds it, for whom, and where the law has it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from jarfalla_data.charts.model import Chart, Table
from jarfalla_data.errors import ReportError
from jarfalla_data.privacy import Audience
from jarfalla_data.publication.view import View
from jarfalla_data.report import incident_sections as incidents
from jarfalla_data.report import insecurity_sections as insecurity
from jarfalla_data.report import meeting_sections as meeting
from jarfalla_data.report import priority_sections as priorities
from jarfalla_data.report import work_sections as work
from jarfalla_data.report.asked import Asked, Order
from jarfalla_data.report.content import Section
from jarfalla_data.wording import Translator, message


class Stage(StrEnum):
    """The parts of a statutory situation picture, in order, and the plan that follows from it."""

    MAPPING = "mapping"
    OTHER = "other"
    ANALYSIS = "analysis"
    PLAN = "plan"


Build = Callable[[View], Iterator[str | Chart | Table]]


@dataclass(frozen=True)
class Several:
    """What builds a section in a report of several places: in the part of each, and once in that of all of them."""

    each: Build
    once: Build


@dataclass(frozen=True)
class Entry:
    """A section: its key in links and commands, its name, what builds it, and the stage where the law has it.

    `by_place`: it is about the chosen place; the others are about the whole municipality. `internal`: only for those
    inside. `several`: where a part of it is the same for every place.
    """

    key: str
    title: Callable[[Translator], str]
    build: Build
    stage: Stage
    by_place: bool = False
    internal: bool = False
    several: Several | None = None

    def of_each(self) -> Entry:
        """The section in the part of one place among several."""
        return replace(self, build=self.several.each) if self.several else self

    def of_all(self) -> Entry:
        """What of the section stands once, about the whole municipality, in a report of several places."""
        return replace(self, build=self.several.once) if self.several else self


SECTIONS: tuple[Entry, ...] = (
    Entry("korthet", lambda t: t("Läget i korthet"), meeting.in_short, Stage.ANALYSIS),
    Entry("problembild", lambda t: t("Problembild"), meeting.picture, Stage.ANALYSIS, by_place=True, internal=True),
    Entry("prioritering", lambda t: t("Prioritering"), priorities.ranked, Stage.ANALYSIS, internal=True),
    Entry(
        "otrygghet",
        lambda t: t("Otrygghet"),
        insecurity.where,
        Stage.OTHER,
        by_place=True,
        several=Several(insecurity.where_among_others, insecurity.on_map),
    ),
    Entry(
        "nar-och-vem", lambda t: t("När, vem och vad som oroar"), insecurity.when_and_who, Stage.OTHER, by_place=True
    ),
    Entry("undersokningar", lambda t: t("Publicerade undersökningar"), insecurity.published, Stage.OTHER),
    Entry("brott", lambda t: t("Brott och händelser över tid"), incidents.over_time, Stage.MAPPING, by_place=True),
    Entry("slag", lambda t: t("Slag, platser och tider"), incidents.kinds_and_places, Stage.MAPPING, by_place=True),
    Entry("drogscen", lambda t: t("Öppen drogscen – Jakobsberg"), work.scene, Stage.MAPPING),
    Entry("lofte", lambda t: t("Medborgarlöfte"), work.citizen_promise, Stage.OTHER),
    Entry("besiktning", lambda t: t("Trygghetsbesiktning"), work.safety_inspections, Stage.OTHER),
    Entry("samverkan", lambda t: t("Samverkansöverenskommelsen"), work.cooperation, Stage.OTHER),
    Entry("lasning", lambda t: t("Så ska talen läsas"), incidents.how_to_read, Stage.ANALYSIS),
    Entry("beslut", lambda t: t("Beslut och åtgärdsplan"), meeting.plan, Stage.PLAN, by_place=True, internal=True),
)
"""In the order of the menu."""


def stage_name(stage: Stage, t: Translator) -> str:
    """What the law calls a part of the situation picture."""
    return {
        Stage.MAPPING: t("Kartläggning"),
        Stage.OTHER: t("Övriga uppgifter"),
        Stage.ANALYSIS: t("Analys"),
        Stage.PLAN: t("Åtgärdsplan"),
    }[stage]


def open_to(audience: Audience) -> tuple[Entry, ...]:
    """The sections that an audience may read."""
    return tuple(one for one in SECTIONS if audience is Audience.INTERNAL or not one.internal)


def left_out(audience: Audience, t: Translator) -> str:
    """What stands on the pages and in no report."""
    if audience is Audience.INTERNAL:
        return t(
            "Bara på sidorna: Gjorde det skillnad?, egna vikter i prioriteringen, bemannade kvällar, närvaro när det "
            "behövs och varje löftes kedja från problem till slutsats."
        )
    return t("Bara på sidorna: varje löftes kedja från problem till slutsats.")


def chosen(asked: Asked) -> tuple[Entry, ...]:
    """The sections that are asked for, in the order that is asked for; ReportError for one that there is not."""
    known = {one.key: one for one in open_to(asked.audience)}
    strange = [key for key in asked.sections if key not in known]
    if strange:
        said = message("Avsnittet {key} finns inte. Det finns: {keys}.", key=strange[0][:40], keys=", ".join(known))
        raise ReportError(said)
    entries = [one for key, one in known.items() if not asked.sections or key in asked.sections]
    if asked.order is Order.LAW:
        entries.sort(key=lambda one: [*Stage].index(one.stage))
    return tuple(entries)


def built(entry: Entry, here: View) -> Section:
    """A section of what a view sees."""
    told = [part for part in entry.build(here) if part]
    return Section(
        entry.key,
        entry.title(here.t),
        tuple(part for part in told if isinstance(part, str)),
        tuple(part for part in told if isinstance(part, Chart)),
        tuple(part for part in told if isinstance(part, Table)),
    )
