"""What each breakdown of the answers asks and finds, in words."""

from __future__ import annotations

from dataclasses import dataclass

from jarfalla_data.wording import translator

TO_FILL_IN = {"place": "{place}", "share": "{share}"}
"""Names that stay in a finding until it is known which row it is about."""


@dataclass(frozen=True)
class Question:
    """One breakdown: its finding ({place} and {share} are filled in), measure, column and file name."""

    finding: str
    measure: str
    what: str
    file: str


def question(name: str, where: str, lang: str) -> Question:
    """The words of a breakdown."""
    t = translator(lang)
    of_age = t("{where}: störst andel otrygga i åldern {place}, {share}", where=where, **TO_FILL_IN)
    of_gender = t("{where}: störst andel otrygga bland {place}, {share}", where=where, **TO_FILL_IN)
    at_time = t("{where}: störst andel otrygga {place}, {share}", where=where, **TO_FILL_IN)
    return {
        "time_of_day": Question(at_time, t("Andel otrygga efter tid på dygnet"), t("Tid"), t("otrygghet-tid")),
        "age_group": Question(of_age, t("Andel otrygga efter ålder"), t("Ålder"), t("otrygghet-alder")),
        "gender": Question(
            of_gender,
            t("Andel otrygga efter kön. Annat eller ej svar visas inte för sig"),
            t("Kön"),
            t("otrygghet-kon"),
        ),
        "concern": Question(
            t("{where}: vanligaste problemet är {place}, {share}", where=where, **TO_FILL_IN),
            t("Andel som nämner problemet i sitt område. Flera svar får ges"),
            t("Problem"),
            t("otrygghet-problem"),
        ),
        "worry": Question(
            t("Störst andel oroliga för att utsättas för brott: {place}, {share}", **TO_FILL_IN),
            t("Andel som ganska eller mycket ofta oroar sig för att utsättas för brott i området"),
            t("Kommundel"),
            t("otrygghet-oro"),
        ),
        "professional": Question(
            t("Medarbetare och samverkan: störst andel otrygga i {place}, {share}", **TO_FILL_IN),
            t("Svar från medarbetar- och samverkansdialoger. De räknas aldrig ihop med invånarnas"),
            t("Kommundel"),
            t("otrygghet-medarbetare"),
        ),
    }[name]
